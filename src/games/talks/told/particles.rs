//! The negotiations of one draw as particles: their pasts, their weights, and who goes on as a copy of whom.
//!
//! - Models: resampling with little variance.
//! - Equation: the points (u + i) of M equal steps through the sum of the weights; who holds a point goes on. Who holds
//!   more than one is copied into the places of those that hold none.
//! - Source: Kitagawa (1996) "Monte Carlo Filter and Smoother for Non-Gaussian Nonlinear State Space Models"; Carpenter,
//!   Clifford, Fearnhead (1999) "Improved particle filter for nonlinear problems".
//! - Units: weights relative to each other.
//! - Leaves out: what two copies have in common makes them less than two negotiations; the interval is by draw.

/// As many particles as a draw has repeats.
#[derive(Clone, Debug, Default)]
pub(crate) struct Particles {
    /// By particle: the repeats whose luck it has had, from one observed round to the next. The first is that of what is
    /// drawn once.
    pasts: Vec<Vec<u64>>,
    /// By particle: the logarithm of what the round at hand weighs.
    pub log_weights: Vec<f64>,
    weights: Vec<f64>,
    copies: Vec<usize>,
}

impl Particles {
    /// Every particle with the luck of its own repeat.
    pub fn begin(&mut self, count: usize) {
        self.pasts.resize(count, Vec::new());
        for (repeat, past) in self.pasts.iter_mut().enumerate() {
            past.clear();
            past.push(repeat as u64);
        }
        self.log_weights.clear();
        self.log_weights.resize(count, 0.0);
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.pasts.len()
    }

    /// The repeat whose luck a particle has in the stretch of that number.
    pub fn repeat(&self, particle: usize, stretch: usize) -> u64 {
        self.pasts[particle][stretch]
    }

    /// The logarithm of the mean weight; minus infinity where nobody weighs anything.
    pub fn log_mean_weight(&mut self) -> f64 {
        let greater = |a: f64, b: &f64| if *b > a { *b } else { a };
        let most = self.log_weights.iter().fold(f64::NEG_INFINITY, greater);
        if most == f64::NEG_INFINITY {
            return most;
        }
        self.weights.clear();
        self.weights.extend(self.log_weights.iter().map(|log| libm::exp(log - most)));
        most + libm::log(self.weights.iter().sum::<f64>() / self.count() as f64)
    }

    /// Goes on with the particles by the weights just averaged. A copy takes the place of one that does not go on, and
    /// with it that place's repeat number, free from here on: its fresh luck. Who goes on keeps its own.
    pub fn resample(&mut self, uniform: f64) {
        if self.weights.iter().any(|weight| *weight != self.weights[0]) {
            self.count_copies(uniform);
            self.copy();
        }
        for (repeat, past) in self.pasts.iter_mut().enumerate() {
            past.push(repeat as u64);
        }
    }

    fn count_copies(&mut self, uniform: f64) {
        let count = self.count();
        let step = self.weights.iter().sum::<f64>() / count as f64;
        self.copies.clear();
        let (mut sum, mut given) = (0.0, 0);
        for weight in &self.weights {
            sum += weight;
            let mut copies = 0;
            while given < count && (given as f64 + uniform) * step < sum {
                given += 1;
                copies += 1;
            }
            self.copies.push(copies);
        }
        // Rounding may leave the last point just beyond the sum: it is that of the last who weighs anything.
        let last = self.weights.iter().rposition(|weight| *weight > 0.0);
        self.copies[last.expect("some weight is positive")] += count - given;
    }

    fn copy(&mut self) {
        let mut free = 0;
        for particle in 0..self.count() {
            for _ in 1..self.copies[particle] {
                while self.copies[free] > 0 {
                    free += 1;
                }
                let past = self.pasts[particle].clone();
                self.pasts[free].clone_from(&past);
                free += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weighed(weights: &[f64]) -> Particles {
        let mut particles = Particles::default();
        particles.begin(weights.len());
        particles.log_weights = weights.iter().map(|weight| libm::log(*weight)).collect();
        particles
    }

    #[test]
    fn copies_take_the_places_of_those_who_do_not_go_on() {
        let mut particles = weighed(&[0.0, 3.0, 0.0, 1.0]);
        assert!((particles.log_mean_weight() - libm::log(1.0)).abs() < 1e-15);
        particles.resample(0.5);
        assert_eq!(particles.pasts, [[1, 0], [1, 1], [1, 2], [3, 3]]);
    }

    #[test]
    fn equals_go_on_as_they_are() {
        let mut particles = weighed(&[0.2; 5]);
        particles.log_mean_weight();
        particles.resample(0.999);
        assert_eq!(particles.pasts, [[0, 0], [1, 1], [2, 2], [3, 3], [4, 4]]);
    }

    #[test]
    fn everybody_goes_on_as_often_as_it_weighs_in_the_mean() {
        let mut kept = [0usize; 3];
        for step in 0..1_000 {
            let mut particles = weighed(&[0.5, 0.3, 0.7]);
            particles.log_mean_weight();
            particles.resample((f64::from(step) + 0.5) / 1_000.0);
            particles.pasts.iter().for_each(|past| kept[past[0] as usize] += 1);
        }
        for (kept, expected) in kept.into_iter().zip([1.0, 0.6, 1.4]) {
            assert!((kept as f64 / 1_000.0 - expected).abs() < 0.002, "{kept:?}");
        }
    }
}
