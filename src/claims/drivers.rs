//! Which unknowns move the likelihood of a settlement, one by one.

use super::Likelihood;
use crate::engine::Quantity;
use crate::games::talks::{End, InputTally, Slice, Table, Tally};

/// What one uncertain input does to the likelihood of a settlement.
#[derive(Clone, Debug, PartialEq)]
pub struct Driver {
    /// The input's path.
    pub input: String,
    /// The input's name.
    pub name: String,
    /// Its unit in words.
    pub unit: String,
    /// The value below which its lowest tenth lies.
    pub low_value: f64,
    /// The value above which its highest tenth lies.
    pub high_value: f64,
    /// Where the input is in the lowest tenth of its distribution; none where no draw was.
    pub low_tenth: Option<Likelihood>,
    /// Where it is in the highest tenth.
    pub high_tenth: Option<Likelihood>,
    /// Its first-order share of what the inputs explain; none where they explain nothing, or nobody can tell.
    pub share: Option<Share>,
}

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

impl Driver {
    /// How far apart the likelihoods in the two tenths are.
    pub fn swing(&self) -> f64 {
        match (&self.low_tenth, &self.high_tenth) {
            (Some(low), Some(high)) => (high.p - low.p).abs(),
            _ => 0.0,
        }
    }

    /// Whether it moves the likelihood by more than the simulation's own noise would.
    pub fn is_visible(&self) -> bool {
        match (&self.share, &self.low_tenth, &self.high_tenth) {
            (Some(share), _, _) => share.low > 0.0,
            (None, Some(low), Some(high)) => low.high < high.low || high.high < low.low,
            _ => false,
        }
    }

    fn strength(&self) -> (f64, f64) {
        (self.share.map_or(0.0, |share| share.value), self.swing())
    }
}

/// Every uncertain input: the strongest first, equals in the order of the file.
pub(super) fn drivers(table: &Table, tally: &Tally) -> Vec<Driver> {
    let inputs = table.uncertain().iter().zip(&tally.inputs);
    let mut found: Vec<Driver> = inputs
        .map(|(id, counted)| {
            let quantity = &table.quantities()[id.index()];
            of(quantity, counted, tally)
        })
        .collect();
    found.sort_by(|one, other| {
        let (one, other) = (one.strength(), other.strength());
        other.0.total_cmp(&one.0).then(other.1.total_cmp(&one.1))
    });
    found
}

fn of(quantity: &Quantity, counted: &InputTally, tally: &Tally) -> Driver {
    let likely = |slice: &Slice| {
        (slice.draws > 0).then(|| Likelihood::of(&slice.settled, slice.draws, tally.repeats))
    };
    let settled = tally.ends[End::Settled as usize];
    let all = Slice { draws: tally.draws, settled };
    Driver {
        input: quantity.path.clone(),
        name: quantity.name.clone(),
        unit: quantity.unit.clone(),
        low_value: quantity.distribution.quantile(0.1),
        high_value: quantity.distribution.quantile(0.9),
        low_tenth: likely(&counted.low_tenth),
        high_tenth: likely(&counted.high_tenth),
        share: Share::of(&counted.bins, &all, tally.repeats),
    }
}

impl Share {
    /// The variance between the bins' likelihoods, as a share of the variance that all inputs explain.
    fn of(bins: &[Slice], all: &Slice, repeats: u64) -> Option<Self> {
        let explained_by_all = all.settled.variance_of_probability(all.draws, repeats)?;
        let total = all.settled.variance_between_draws(all.draws, repeats);
        let within = mean_variance_within(bins, repeats)?;
        if !(explained_by_all > 0.0 && total > 0.0) {
            return None;
        }
        // What lies within a bin (the other inputs, chance) also scatters the bins' means; the total less the mean
        // within is free of it.
        let explained = (total - within).clamp(0.0, total);
        let noise = 1.96 * variance_of_explained(bins, repeats, within, explained).sqrt();
        let share = |variance: f64| (variance / explained_by_all).clamp(0.0, 1.0);
        Some(Share {
            value: share(explained),
            low: share(total - within - noise),
            high: share(total - within + noise),
        })
    }
}

/// The variance between draws within a bin, averaged over draws; none where no bin has two draws.
fn mean_variance_within(bins: &[Slice], repeats: u64) -> Option<f64> {
    let several = || bins.iter().filter(|bin| bin.draws > 1);
    let draws: u64 = several().map(|bin| bin.draws).sum();
    let of_bin =
        |bin: &Slice| bin.draws as f64 * bin.settled.variance_between_draws(bin.draws, repeats);
    (draws > 0).then(|| several().map(of_bin).sum::<f64>() / draws as f64)
}

/// The sampling variance of what an input explains: from the scatter within bins, from that scatter times the bins'
/// own differences, and from which bins the draws fell into.
fn variance_of_explained(bins: &[Slice], repeats: u64, within: f64, explained: f64) -> f64 {
    let n = bins.iter().map(|bin| bin.draws).sum::<u64>() as f64;
    let settled: u64 = bins.iter().map(|bin| bin.settled.total).sum();
    let mean = settled as f64 / (n * repeats as f64);
    let filled = || bins.iter().filter(|bin| bin.draws > 0);
    let of_bin = |bin: &Slice| {
        let off = bin.settled.share(bin.draws, repeats) - mean;
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
        slice.settled.add(settled);
    }

    #[test]
    fn one_input_carries_everything_and_the_other_nothing() {
        let (bins, all) = two_inputs();
        let [first, second] = bins.map(|bins| Share::of(&bins, &all, 4).expect("four repeats"));
        // Of the variance 1/12 of a uniform the bins' means have 1 - 1/64²; the noise of the second is 0.003 at most.
        assert!(first.value > 0.98 && first.low > 0.95, "{first:?}");
        assert!(second.value < 0.005 && second.low <= 0.0, "{second:?}");
        assert!(second.high < 0.01, "{second:?}");
    }

    #[test]
    fn shares_need_repeats_and_something_to_explain() {
        let (bins, all) = two_inputs();
        assert_eq!(Share::of(&bins[0], &all, 1), None);
        let nothing = Slice { draws: 64_000, ..Slice::default() };
        let empty = vec![Slice { draws: 1_000, ..Slice::default() }; 64];
        assert_eq!(Share::of(&empty, &nothing, 4), None);
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
