//! First order from the survey: how far the answer's mean differs between narrow bins of one input.
//!
//! Models: V_i = variance between draws, less the mean variance between the draws of a bin, over 64 bins of equal
//! probability; its share is of the variance without the noise of the repeats. The same as a run's own drivers, for any
//! answer. Source: the correlation ratio (K. Pearson, On the general theory of skew correlation and non-linear
//! regression, 1905). Units: shares, 0..1. Leaves out: what differs within a bin. Together with the design's estimate each counts
//! by its precision, the inverse of its sampling variance.

use super::jackknife::{jackknife, ways};
use super::survey::Survey;
use crate::claims::Share;

/// Half an interval of 95 % in standard errors.
const Z: f64 = 1.96;

/// Draws of one bin: how many, and sums of their means and of the squares of these.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Bin {
    pub draws: f64,
    pub sum: f64,
    pub squares: f64,
}

impl Bin {
    pub fn add(&mut self, mean: f64) {
        self.merge(&Bin { draws: 1.0, sum: mean, squares: mean * mean });
    }

    pub fn merge(&mut self, other: &Bin) {
        self.draws += other.draws;
        self.sum += other.sum;
        self.squares += other.squares;
    }

    /// The variance between its draws, unbiased.
    fn variance(&self) -> f64 {
        (self.squares - self.sum * self.sum / self.draws) / (self.draws - 1.0)
    }
}

/// The share of every input, not held to 0..1; none where the inputs explain nothing.
pub(super) fn alone(survey: &Survey) -> Vec<Option<Share>> {
    let explained = survey.all.variance_of_expectation();
    let inputs = 0..survey.inputs();
    inputs.map(|input| share(&survey.bins(input, None), explained)).collect()
}

/// The sum of all these shares.
pub(super) fn sum_alone(survey: &Survey) -> Option<Share> {
    let of_way = |way| {
        let explained = survey.without(way).variance_of_expectation();
        let share = |input| share(&survey.bins(input, way), explained).map(|share| share.value);
        (0..survey.inputs()).map(share).sum::<Option<f64>>()
    };
    jackknife(&ways().into_iter().map(of_way).collect::<Vec<_>>())
}

/// Two estimates from different samples as one, each weighed by its precision.
pub(super) fn together(one: Option<Share>, other: Option<Share>) -> Option<Share> {
    let (Some(one), Some(other)) = (one, other) else { return one.or(other) };
    let precision = |share: &Share| {
        let error = (share.high - share.low) / (2.0 * Z);
        if error > 0.0 { 1.0 / (error * error) } else { 0.0 }
    };
    let (first, second) = (precision(&one), precision(&other));
    if first + second <= 0.0 {
        return Some(one);
    }
    let value = (first * one.value + second * other.value) / (first + second);
    let half = Z / (first + second).sqrt();
    Some(Share { value, low: value - half, high: value + half })
}

fn share(bins: &[Bin], explained_by_all: f64) -> Option<Share> {
    let mut all = Bin::default();
    bins.iter().for_each(|bin| all.merge(bin));
    let several = || bins.iter().filter(|bin| bin.draws > 1.5);
    let draws: f64 = several().map(|bin| bin.draws).sum();
    if !(explained_by_all > 0.0 && draws > 0.0) {
        return None;
    }
    let within = several().map(|bin| bin.draws * bin.variance()).sum::<f64>() / draws;
    let explained = all.variance() - within;
    let half = Z * variance_of_explained(bins, &all, within, explained).sqrt();
    let share = |variance: f64| variance / explained_by_all;
    Some(Share {
        value: share(explained),
        low: share(explained - half),
        high: share(explained + half),
    })
}

/// The sampling variance of what an input explains: from the scatter within bins, from that scatter times the bins' own
/// differences, and from which bins the draws fell into.
fn variance_of_explained(bins: &[Bin], all: &Bin, within: f64, explained: f64) -> f64 {
    let explained = explained.clamp(0.0, f64::INFINITY);
    let filled = || bins.iter().filter(|bin| bin.draws > 0.5);
    let of_bin = |bin: &Bin| {
        let off = bin.sum / bin.draws - all.sum / all.draws;
        let excess = off * off - explained;
        bin.draws / all.draws * excess * excess
    };
    let degrees = (filled().count() as f64 - 1.0).clamp(0.0, f64::INFINITY);
    let of_bins: f64 = filled().map(of_bin).sum();
    (2.0 * degrees * within * within / all.draws + 4.0 * within * explained + of_bins) / all.draws
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_more_precise_estimate_counts_more() {
        let share =
            |value: f64, half: f64| Some(Share { value, low: value - half, high: value + half });
        let found = together(share(0.1, 0.01), share(0.2, 0.03)).expect("two");
        // Weights 9 and 1; the half width is 0.01 · sqrt(0.9).
        assert!((found.value - 0.11).abs() < 1e-12);
        assert!((found.high - 0.11 - 0.01 * 0.9f64.sqrt()).abs() < 1e-12);
        assert_eq!(together(None, share(0.2, 0.03)), share(0.2, 0.03));
        assert_eq!(together(share(0.0, 0.0), share(0.0, 0.0)).expect("two").value, 0.0);
    }
}
