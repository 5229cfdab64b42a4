//! First order: how far an answer's mean differs between narrow bins of one input.
//!
//! - Models: the part of what the inputs explain that one of them explains alone, whatever the others are.
//! - Equation: V_i = variance between draws, less the mean variance between the draws of a bin, over 64 bins of equal
//!   probability; its share is of the variance without the noise of the repeats.
//! - Source: the correlation ratio (K. Pearson, On the general theory of skew correlation and non-linear regression, 1905).
//! - Units: shares, 0..1.
//! - Leaves out: what differs within a bin.

use crate::engine::Slice;

/// Half an interval of 95 % in standard errors.
const Z: f64 = 1.96;

/// A share of what the inputs explain with its approximate 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// The share, 0..1.
    pub value: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of it.
    pub high: f64,
}

impl Share {
    /// Held to 0..1.
    pub(crate) fn inside(self) -> Self {
        let inside = |share: f64| share.clamp(0.0, 1.0);
        Share { value: inside(self.value), low: inside(self.low), high: inside(self.high) }
    }
}

/// The share of one input, by the bins of its distribution, of what all explain: not held to 0..1. Answers of draws count
/// in parts of `scale`. None where the inputs explain nothing, or no bin has two draws.
pub(crate) fn first_order(
    bins: &[Slice],
    all: &Slice,
    scale: u64,
    explained_by_all: f64,
) -> Option<Share> {
    let total = all.answers.variance_between_draws(all.draws, scale);
    let within = mean_variance_within(bins, scale)?;
    if !(explained_by_all > 0.0 && total > 0.0) {
        return None;
    }
    // What lies within a bin (the other inputs, chance) also scatters the bins' means; the total less the mean within is
    // free of it.
    let explained = total - within;
    let noise = Z * variance_of_explained(bins, scale, within, explained.clamp(0.0, total)).sqrt();
    let share = |variance: f64| variance / explained_by_all;
    Some(Share {
        value: share(explained),
        low: share(explained - noise),
        high: share(explained + noise),
    })
}

/// The variance between draws within a bin, averaged over draws; none where no bin has two draws.
fn mean_variance_within(bins: &[Slice], scale: u64) -> Option<f64> {
    let several = || bins.iter().filter(|bin| bin.draws > 1);
    let draws: u64 = several().map(|bin| bin.draws).sum();
    let of_bin =
        |bin: &Slice| bin.draws as f64 * bin.answers.variance_between_draws(bin.draws, scale);
    (draws > 0).then(|| several().map(of_bin).sum::<f64>() / draws as f64)
}

/// The sampling variance of what an input explains: from the scatter within bins, from that scatter times the bins' own
/// differences, and from which bins the draws fell into.
fn variance_of_explained(bins: &[Slice], scale: u64, within: f64, explained: f64) -> f64 {
    let n = bins.iter().map(|bin| bin.draws).sum::<u64>() as f64;
    let sum: u64 = bins.iter().map(|bin| bin.answers.total).sum();
    let mean = sum as f64 / (n * scale as f64);
    let filled = || bins.iter().filter(|bin| bin.draws > 0);
    let of_bin = |bin: &Slice| {
        let off = bin.answers.share(bin.draws, scale) - mean;
        let excess = off * off - explained;
        bin.draws as f64 / n * excess * excess
    };
    let of_bins: f64 = filled().map(of_bin).sum();
    let degrees = (filled().count() as f64 - 1.0).clamp(0.0, f64::MAX);
    (2.0 * degrees * within * within / n + 4.0 * within * explained + of_bins) / n
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::luck::uniforms;

    /// 64,000 draws of two inputs, of which the first is the probability of a settlement and the second does nothing:
    /// the bins of either, and all draws.
    fn two_inputs() -> ([Vec<Slice>; 2], Slice) {
        let mut uniform = uniforms(64_000 * 6);
        let mut bins = [vec![Slice::default(); 64], vec![Slice::default(); 64]];
        let mut all = Slice::default();
        for _ in 0..64_000 {
            let inputs = [uniform(), uniform()];
            let settled = (0..4).filter(|_| uniform() < inputs[0]).count() as u64;
            for (bins, input) in bins.iter_mut().zip(inputs) {
                count(&mut bins[(input * 64.0) as usize], settled);
            }
            count(&mut all, settled);
        }
        (bins, all)
    }

    fn count(slice: &mut Slice, settled: u64) {
        slice.draws += 1;
        slice.answers.add(settled);
    }

    #[test]
    fn one_input_carries_everything_and_the_other_nothing() {
        let (bins, all) = two_inputs();
        let explained = all.answers.variance_of_probability(all.draws, 4).expect("four repeats");
        let share = |bins: Vec<Slice>| first_order(&bins, &all, 4, explained).expect("it varies");
        let [first, second] = bins.map(share);
        // Of the variance 1/12 of a uniform the bins' means have 1 - 1/64²; the noise of the second is 0.003 at most.
        assert!(first.value > 0.98 && first.low > 0.95, "{first:?}");
        assert!(second.value < 0.005 && second.low <= 0.0, "{second:?}");
        assert!(second.high < 0.01, "{second:?}");
    }

    #[test]
    fn shares_need_something_to_explain() {
        let empty = vec![Slice { draws: 1_000, ..Slice::default() }; 64];
        let nothing = Slice { draws: 64_000, ..Slice::default() };
        assert_eq!(first_order(&empty, &nothing, 4, 0.0), None);
    }

    #[test]
    fn the_variance_within_bins_is_weighted_by_their_draws() {
        // Shares 0, 1 (variance 1/2) and 1, 1, 1 (none); a bin of one draw says nothing.
        let mut bins = [Slice::default(); 3];
        [0, 2].into_iter().for_each(|k| count(&mut bins[0], k));
        [2, 2, 2].into_iter().for_each(|k| count(&mut bins[1], k));
        count(&mut bins[2], 1);
        assert_eq!(mean_variance_within(&bins, 2), Some(0.2));
    }
}
