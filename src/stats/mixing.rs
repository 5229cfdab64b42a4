//! How a probability varies between draws, seen only through a few repeats of each: the
//! nonparametric mixing distribution (Laird 1978), fitted by the EM algorithm.

/// Probabilities 0, 1/200, .. 1.
const GRID: usize = 201;
const SPACING: f64 = 1.0 / (GRID - 1) as f64;
const STEPS: usize = 1_000;
/// Steps where only a mean distance is wanted: more of them gather the weight at a few points.
const FEWER_STEPS: usize = 100;
/// Into how many groups the numbers of occurrences are taken together where there are more.
const POOLS: usize = 1_000;

/// A distribution of the probability itself, on a grid of 201 points.
#[derive(Clone, Debug, PartialEq)]
pub struct Mixing {
    /// The share of draws at each point of the grid; they sum to 1.
    weights: Vec<f64>,
}

impl Mixing {
    /// Fitted to the numbers of draws with k = 0, 1, .. M occurrences among their M repeats (M at
    /// least 1): 1,000 steps from the uniform distribution. The uniform itself where there are no
    /// draws.
    pub fn fit(draws_by_settlements: &[u64]) -> Self {
        Mixing::fit_in(STEPS, draws_by_settlements)
    }

    /// The same in 100 steps: near enough where only a mean distance is wanted.
    pub fn rough(draws_by_settlements: &[u64]) -> Self {
        Mixing::fit_in(FEWER_STEPS, draws_by_settlements)
    }

    fn fit_in(steps: usize, draws_by_settlements: &[u64]) -> Self {
        let groups = groups(draws_by_settlements);
        let mut weights = vec![1.0 / GRID as f64; GRID];
        if !groups.is_empty() {
            (0..steps).for_each(|_| step(&groups, &mut weights));
        }
        Mixing { weights }
    }

    /// Quantiles of the distribution scaled about its mean to the variance, moved to the mean, and
    /// held within 0..1.
    pub fn quantiles(&self, mean: f64, variance: f64, ps: &[f64]) -> Vec<f64> {
        let scaled = self.scaled(mean, variance);
        ps.iter().map(|p| scaled(self.quantile(*p))).collect()
    }

    /// The share of the same distribution that lies below each of some points.
    pub fn below(&self, mean: f64, variance: f64, points: &[f64]) -> Vec<f64> {
        let scaled = self.scaled(mean, variance);
        let below = |point: f64| -> f64 {
            let part = |(i, weight): (usize, &f64)| {
                let ends = [-0.5, 0.5].map(|half| scaled((i as f64 + half) * SPACING));
                match ends {
                    [low, high] if high > low => {
                        weight * ((point - low) / (high - low)).clamp(0.0, 1.0)
                    }
                    [at, _] if at < point => *weight,
                    _ => 0.0,
                }
            };
            self.weights.iter().enumerate().map(part).sum()
        };
        points.iter().map(|point| below(*point)).collect()
    }

    /// Where the points of the distribution lie when it is scaled about its mean to the variance, moved to the mean, and
    /// held within 0..1.
    fn scaled(&self, mean: f64, variance: f64) -> impl Fn(f64) -> f64 + use<> {
        let (own_mean, own_variance) = self.moments();
        let scale = if own_variance > 0.0 && variance > 0.0 {
            (variance / own_variance).sqrt()
        } else {
            0.0
        };
        move |point| (mean + (point - own_mean) * scale).clamp(0.0, 1.0)
    }

    /// The points of its grid.
    pub fn points() -> impl Iterator<Item = f64> {
        (0..GRID).map(|point| point as f64 * SPACING)
    }

    /// How likely each point is for a draw of which so many repeats had it happen and so many had not.
    pub fn given(&self, hits: u64, misses: u64) -> Vec<f64> {
        let likelihoods = Group::new(hits as f64, misses as f64, 0.0).likelihoods;
        let joint = likelihoods.iter().zip(&self.weights).map(|(one, weight)| one * weight);
        let joint: Vec<f64> = joint.collect();
        let all: f64 = joint.iter().sum();
        let even = 1.0 / GRID as f64;
        joint.iter().map(|one| if all > 0.0 { one / all } else { even }).collect()
    }

    /// Mean and variance of the fitted distribution.
    fn moments(&self) -> (f64, f64) {
        let points = || self.weights.iter().enumerate().map(|(i, w)| (i as f64 * SPACING, *w));
        let mean: f64 = points().map(|(p, w)| w * p).sum();
        let variance = points().map(|(p, w)| w * (p - mean) * (p - mean)).sum();
        (mean, variance)
    }

    /// The point below which the share p lies; each point's share is spread evenly over its half of
    /// the way to the next ones.
    fn quantile(&self, p: f64) -> f64 {
        let mut below = 0.0;
        for (i, weight) in self.weights.iter().enumerate() {
            if below + weight >= p && *weight > 0.0 {
                return (i as f64 - 0.5 + (p - below) / weight) * SPACING;
            }
            below += weight;
        }
        1.0
    }
}

/// The draws with the same number of occurrences.
struct Group {
    /// Their share of all draws.
    share: f64,
    /// How likely their number is at each point, as a share of the likeliest point.
    likelihoods: Vec<f64>,
}

impl Group {
    fn new(hits: f64, misses: f64, share: f64) -> Self {
        let logs: Vec<f64> = (0..GRID).map(|i| log_likelihood(hits, misses, i)).collect();
        let most = logs.iter().copied().fold(f64::NEG_INFINITY, |a, b| if b > a { b } else { a });
        Group { share, likelihoods: logs.iter().map(|log| libm::exp(log - most)).collect() }
    }
}

/// The groups that have draws. Of many repeats, neighbouring numbers of occurrences are taken
/// together as their mean, so that the work is bounded: pools are a fifth of the grid's spacing.
/// None and all of the repeats stay by themselves.
fn groups(draws_by_settlements: &[u64]) -> Vec<Group> {
    let repeats = draws_by_settlements.len().saturating_sub(1);
    let pool = |k: usize| match k {
        0 => 0,
        _ if k == repeats => POOLS + 1,
        _ if repeats <= POOLS => k,
        _ => 1 + k * POOLS / repeats,
    };
    let mut pools = vec![(0, 0); POOLS + 2];
    for (k, draws) in draws_by_settlements.iter().enumerate() {
        let (n, hits) = &mut pools[pool(k)];
        *n += draws;
        *hits += u128::from(*draws) * k as u128;
    }
    let all: u64 = draws_by_settlements.iter().sum();
    let filled = pools.into_iter().filter(|(n, _)| *n > 0);
    let group = |(n, hits): (u64, u128)| {
        let mean = hits as f64 / n as f64;
        Group::new(mean, repeats as f64 - mean, n as f64 / all as f64)
    };
    filled.map(group).collect()
}

/// The logarithm of p^hits · (1-p)^misses at a point of the grid; exact at its ends.
fn log_likelihood(hits: f64, misses: f64, point: usize) -> f64 {
    let p = point as f64 * SPACING;
    let times_log = |n: f64, log: f64| if n > 0.0 { n * log } else { 0.0 };
    times_log(hits, libm::log(p))
        + times_log(misses, libm::log((GRID - 1 - point) as f64 * SPACING))
}

/// One step of EM: every group's share is dealt out among the points by their likelihood times
/// weight.
fn step(groups: &[Group], weights: &mut [f64]) {
    let mut factors = [0.0; GRID];
    for group in groups {
        let evidence = dot(&group.likelihoods, weights);
        // Weights may have shrunk to nothing where this group lies; it then says nothing more.
        if evidence > 0.0 {
            let share = group.share / evidence;
            for (factor, likelihood) in factors.iter_mut().zip(&group.likelihoods) {
                *factor += share * likelihood;
            }
        }
    }
    for (weight, factor) in weights.iter_mut().zip(factors) {
        *weight *= factor;
    }
}

/// The sum of products, in eight interleaved sums: quicker, and the same bits everywhere.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut sums = [0.0; 8];
    for (xs, ys) in a.chunks(8).zip(b.chunks(8)) {
        for (sum, (x, y)) in sums.iter_mut().zip(xs.iter().zip(ys)) {
            *sum += x * y;
        }
    }
    sums.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many of a million draws show k of M when the probability is uniform between draws: all k
    /// alike.
    #[test]
    fn uniform_probability_gives_its_quantiles() {
        for repeats in [2, 4, 16, 100] {
            let mixing = Mixing::fit(&vec![1_000; repeats + 1]);
            let quantiles = mixing.quantiles(0.5, 1.0 / 12.0, &[0.1, 0.5, 0.9]);
            for (found, expected) in quantiles.iter().zip([0.1, 0.5, 0.9]) {
                assert!((found - expected).abs() < 0.05, "{repeats} repeats: {quantiles:?}");
            }
        }
    }

    #[test]
    fn one_probability_for_all_gives_equal_quantiles() {
        // Binomial numbers of 4 at 0.3, of 1,000,000 draws: nothing varies between draws.
        let mixing = Mixing::fit(&[240_100, 411_600, 264_600, 75_600, 8_100]);
        let quantiles = mixing.quantiles(0.3, 0.0, &[0.1, 0.5, 0.9]);
        assert_eq!(quantiles, [0.3; 3]);
    }

    #[test]
    fn all_or_nothing_gives_both_ends() {
        let mixing = Mixing::fit(&[600, 0, 0, 0, 400]);
        let quantiles = mixing.quantiles(0.4, 0.24, &[0.1, 0.5, 0.7, 0.9]);
        for (found, expected) in quantiles.iter().zip([0.0, 0.0, 1.0, 1.0]) {
            assert!((found - expected).abs() < 0.02, "{quantiles:?}");
        }
        let never = Mixing::fit(&[100, 0, 0]).quantiles(0.0, 0.0, &[0.1, 0.9]);
        assert_eq!(never, [0.0, 0.0]);
    }

    #[test]
    fn many_repeats_are_as_good_as_the_probability_itself() {
        // Probabilities spread evenly over 0.2..0.6, seen through 65,536 repeats.
        let mut draws = vec![0; 65_537];
        (13_107..39_322).for_each(|k| draws[k] = 3);
        let mixing = Mixing::fit(&draws);
        assert!((mixing.weights.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        let quantiles = mixing.quantiles(0.4, 0.16 / 12.0, &[0.1, 0.5, 0.9]);
        for (found, expected) in quantiles.iter().zip([0.24, 0.4, 0.56]) {
            assert!((found - expected).abs() < 0.005, "{quantiles:?}");
        }
    }

    #[test]
    fn no_draws_leave_the_uniform() {
        assert_eq!(Mixing::fit(&[]).weights, [1.0 / 201.0; 201]);
    }
}
