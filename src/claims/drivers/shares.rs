//! From the design's sums to shares of the variance, with bootstrap intervals.
//!
//! Models: first order S_i = V_i / V and total T_i / V. V is
//! the variance of P over all points A and B, without the noise of the repeats. Intervals: the 2.5 and 97.5 % points of
//! 1,000 samples of the rows, drawn with replacement. Source: B. Efron, Bootstrap Methods: Another Look at the Jackknife
//! (1979). Units: shares, 0..1. Leaves out: that Sobol points know the sums a little better than independent rows would;
//! the intervals are rather too wide than too narrow. The
//! interval of a total share always reaches as far as effects that so many rows may miss (Wilson's bound of nothing in n).

use super::design::{Group, PER_ENTRY, SHARED};
use super::sets::Sets;
use crate::claims::drivers::share::Share;
use crate::claims::parallel::each;
use crate::engine::Asked;
use crate::random::{Key, Kind, input_uniforms};
use crate::stats::wilson;

/// Samples of the rows.
const SAMPLES: usize = 1_000;
/// Fewer rows than this say nothing of an input.
const FEWEST_ROWS: f64 = 8.0;

/// Shares of the variance of what is expected given the inputs, as estimated: noise may put one slightly outside 0..1.
/// Where luck settles something once a draw, it stands last, as one more input.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shares {
    /// That variance itself, in squares of the study's units.
    pub variance: f64,
    /// By set of drivers: its own part, whatever the others are.
    pub first: Vec<Option<Share>>,
    /// By set: its part with all its interactions.
    pub total: Vec<Option<Share>>,
    /// By set: rows that say something about its total share.
    pub rows: Vec<u64>,
}

/// The shares of one sample of the rows.
struct Sample {
    variance: f64,
    /// By input, first and total; NaN where nothing can be said.
    shares: Vec<[f64; 2]>,
}

/// Of the design's groups; none where the inputs explain nothing.
pub(super) fn shares(groups: &[Group], seed: u64, asked: Asked) -> Option<Shares> {
    groups.first()?;
    let once = vec![1; groups.len()];
    let sums = weighted(groups, &once);
    let all = Sample::of(&sums)?;
    let samples: Vec<Sample> = samples(groups, seed);
    let interval = |value: f64, of: &dyn Fn(&Sample) -> f64, reach: f64| {
        let [low, high] = percentiles(samples.iter().map(of).filter(|x| x.is_finite()).collect())?;
        let high = if high < reach { reach } else { high };
        let inside = |share: f64| share.clamp(0.0, 1.0);
        value.is_finite().then(|| Share {
            value: inside(value),
            low: inside(low),
            high: inside(high),
        })
    };
    let missed = |input: usize| {
        let rows = sums[SHARED + PER_ENTRY * input + 2];
        0.5 * greatest_square(asked, all.variance) * wilson(0.0, rows).1 / all.variance
    };
    let of_inputs = |place: usize| {
        let share = |(input, both): (usize, &[f64; 2])| {
            interval(
                both[place],
                &|sample| sample.shares[input][place],
                if place == 1 { missed(input) } else { f64::NEG_INFINITY },
            )
        };
        all.shares.iter().enumerate().map(share).collect()
    };
    Some(Shares {
        variance: all.variance,
        first: of_inputs(0),
        total: of_inputs(1),
        rows: (0..all.shares.len())
            .map(|input| sums[SHARED + PER_ENTRY * input + 2] as u64)
            .collect(),
    })
}

/// The square of the greatest difference that two answers are thought to have: 1 for likelihoods; for means, which seldom
/// use the whole of their range, four standard deviations.
fn greatest_square(asked: Asked, variance: f64) -> f64 {
    if asked.is_likelihood() { 1.0 } else { 16.0 * variance }
}

impl Shares {
    /// First and total share of a driver. Of one moved together with others what it has on average, from nothing to as
    /// much as all of them have.
    pub fn of_driver(&self, sets: &Sets, driver: usize) -> [Option<Share>; 2] {
        let members = sets.members(driver) as f64;
        let own = |of_set: Share| match sets.members(driver) {
            1 => of_set,
            _ => Share { value: of_set.value / members, low: 0.0, high: of_set.high },
        };
        [&self.first, &self.total].map(|shares| shares[sets.of(driver)].map(own))
    }

    /// First and total share of the last entry.
    pub fn of_luck(&self) -> Option<[Share; 2]> {
        Some([self.first.last().copied()??, self.total.last().copied()??])
    }
}

impl Sample {
    /// None where the variance is not above 0.
    fn of(sums: &[f64]) -> Option<Self> {
        let (points, mean, square) = (sums[0], sums[1] / sums[0], sums[2] / sums[0]);
        let variance = square - mean * mean;
        let is_some = points >= FEWEST_ROWS && variance > 1e-12 * square.abs();
        let share =
            |rows: f64, sum: f64| if rows < FEWEST_ROWS { f64::NAN } else { sum / rows / variance };
        let of_input = |own: &[f64]| [share(own[0], own[1]), share(own[2], own[3])];
        let shares = sums[SHARED..].chunks(PER_ENTRY).map(of_input).collect();
        is_some.then_some(Sample { variance, shares })
    }
}

/// The sums over groups, each counted so often.
fn weighted(groups: &[Group], times: &[u32]) -> Vec<f64> {
    let mut sums = vec![0.0; groups.first().map_or(0, |group| group.0.len())];
    for (group, &times) in groups.iter().zip(times).filter(|(_, times)| **times > 0) {
        let times = f64::from(times);
        sums.iter_mut().zip(&group.0).for_each(|(sum, term)| *sum += times * term);
    }
    sums
}

/// As many groups as there are, drawn with replacement; again and again.
fn samples(groups: &[Group], seed: u64) -> Vec<Sample> {
    let key = Key::new(seed, "drivers.bootstrap", Kind::Input);
    let n = groups.len();
    let sample = |number: usize| {
        let mut uniforms = vec![0.0; n];
        input_uniforms(&key, (number * n) as u64, &mut uniforms);
        let mut times = vec![0; n];
        uniforms.iter().for_each(|u| times[((u * n as f64) as usize).min(n - 1)] += 1);
        Sample::of(&weighted(groups, &times))
    };
    each(SAMPLES, sample).into_iter().flatten().collect()
}

/// The 2.5 and the 97.5 % points; none of fewer than half the samples.
fn percentiles(mut values: Vec<f64>) -> Option<[f64; 2]> {
    values.sort_by(f64::total_cmp);
    let at = |p: f64| values[((p * values.len() as f64) as usize).min(values.len() - 1)];
    (2 * values.len() > SAMPLES).then(|| [at(0.025), at(0.975)])
}
