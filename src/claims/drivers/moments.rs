//! The repeats of one point, and of two: means and squared differences without the noise of the repeats.

/// The mean over the repeats that show something, and that mean's own sampling variance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Moments {
    pub mean: f64,
    /// s²/m with m repeats: an unbiased estimate.
    pub noise: f64,
}

impl Moments {
    /// Of one point; none where fewer than two repeats show something.
    pub fn of(repeats: &[f64]) -> Option<Self> {
        Moments::from(repeats.iter().copied())
    }

    /// Of occurrences among repeats that all show something; none below two repeats.
    pub fn of_count(occurrences: u64, repeats: u64) -> Option<Self> {
        let (k, m) = (occurrences as f64, repeats as f64);
        let mean = k / m;
        (repeats > 1).then(|| Moments { mean, noise: mean * (1.0 - mean) / (m - 1.0) })
    }

    /// Of the difference of two points played with the same luck, over the repeats that show something in both.
    pub fn of_difference(one: &[f64], other: &[f64]) -> Option<Self> {
        Moments::from(one.iter().zip(other).map(|(one, other)| one - other))
    }

    fn from(values: impl Iterator<Item = f64> + Clone) -> Option<Self> {
        let seen = || values.clone().filter(|value| !value.is_nan());
        let count = seen().count();
        if count < 2 {
            return None;
        }
        let m = count as f64;
        let mean = seen().sum::<f64>() / m;
        let squares: f64 = seen().map(|value| (value - mean) * (value - mean)).sum();
        Some(Moments { mean, noise: squares / (m * (m - 1.0)) })
    }

    /// The square of what the mean estimates: unbiased, so it may be negative.
    pub fn square(self) -> f64 {
        self.mean * self.mean - self.noise
    }

    /// Less another with luck of its own.
    pub fn less(self, other: Self) -> Self {
        Moments { mean: self.mean - other.mean, noise: self.noise + other.noise }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeats_that_agree_have_no_noise() {
        let found = Moments::of(&[0.5, f64::NAN, 0.5, 0.5]).expect("three repeats");
        assert_eq!((found.mean, found.noise, found.square()), (0.5, 0.0, 0.25));
        assert_eq!(Moments::of(&[0.5, f64::NAN]), None);
        let same = Moments::of_difference(&[0.0, 1.0, 1.0], &[0.0, 1.0, 1.0]).expect("three");
        assert_eq!(same.square(), 0.0);
        assert_eq!(Moments::of_difference(&[1.0, f64::NAN, 1.0], &[f64::NAN, 1.0, 1.0]), None);
    }

    #[test]
    fn the_square_is_unbiased() {
        // Every outcome of two repeats of a coin with probability 0.3, weighed by its probability: 0.09.
        let outcomes =
            [([0.0, 0.0], 0.49), ([0.0, 1.0], 0.21), ([1.0, 0.0], 0.21), ([1.0, 1.0], 0.09)];
        let of = |(repeats, weight): &([f64; 2], f64)| {
            weight * Moments::of(repeats).expect("two repeats").square()
        };
        assert!((outcomes.iter().map(of).sum::<f64>() - 0.09).abs() < 1e-15);
    }
}
