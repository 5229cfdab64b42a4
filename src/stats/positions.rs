//! Where positions on 0..1 lie: an exact mean, and quantiles from fixed bins.

use serde::{Deserialize, Serialize};

/// Number of bins of equal width.
pub const BINS: usize = 2_000;
/// Positions are summed in units of 2^-40, so that any order of merging gives the same bits.
const UNITS: f64 = (1u64 << 40) as f64;

/// A histogram of positions on 0..1 with the exact mean of each bin. Memory does not grow with what
/// it holds; before there is any it takes none.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Positions {
    counts: Vec<u64>,
    sums: Vec<u128>,
}

impl Positions {
    /// Adds one position; what lies outside 0..1 (by rounding) counts at the end.
    #[inline]
    pub fn add(&mut self, position: f64) {
        self.add_times(position, 1);
    }

    /// Adds one position so many times.
    #[inline]
    pub fn add_times(&mut self, position: f64, times: u64) {
        self.open();
        let inside = position.clamp(0.0, 1.0);
        let bin = ((inside * BINS as f64) as usize).min(BINS - 1);
        self.counts[bin] += times;
        self.sums[bin] += u128::from((inside * UNITS + 0.5) as u64) * u128::from(times);
    }

    #[inline]
    fn open(&mut self) {
        if self.counts.is_empty() {
            *self = Positions { counts: vec![0; BINS], sums: vec![0; BINS] };
        }
    }

    /// Adds what another histogram holds.
    pub fn merge(&mut self, other: &Positions) {
        if other.counts.is_empty() {
            return;
        }
        self.open();
        for (mine, theirs) in self.counts.iter_mut().zip(&other.counts) {
            *mine += theirs;
        }
        for (mine, theirs) in self.sums.iter_mut().zip(&other.sums) {
            *mine += theirs;
        }
    }

    /// As many positions times `factor`, in the same places: whole numbers that add up to the rounded total.
    pub fn scaled(&self, factor: f64) -> Positions {
        let counts = scaled_row(&self.counts, factor);
        let sum = |((sum, count), scaled): ((&u128, &u64), &u64)| match count {
            0 => 0,
            _ => sum * u128::from(*scaled) / u128::from(*count),
        };
        let sums = self.sums.iter().zip(&self.counts).zip(&counts).map(sum).collect();
        Positions { counts, sums }
    }

    /// How many positions it holds.
    pub fn n(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// The mean; none where it is empty.
    pub fn mean(&self) -> Option<f64> {
        let n = self.n();
        let sum: u128 = self.sums.iter().sum();
        (n > 0).then(|| sum as f64 / UNITS / n as f64)
    }

    /// The position below which the share `p` lies: the mean of the bin that holds it; none where
    /// it is empty.
    pub fn quantile(&self, p: f64) -> Option<f64> {
        let n = self.n();
        let rank = ((p * n as f64).ceil() as u64).max(1);
        let mut seen = 0;
        for (count, sum) in self.counts.iter().zip(&self.sums) {
            seen += count;
            if *count > 0 && seen >= rank {
                return Some(*sum as f64 / UNITS / *count as f64);
            }
        }
        None
    }

    /// The counts by bin.
    pub(super) fn counts(&self) -> &[u64] {
        &self.counts
    }

    /// What lies below a bin, and the rest.
    pub(super) fn split(&self, bin: usize) -> [Positions; 2] {
        let part = |is_in: &dyn Fn(usize) -> bool| {
            let mut part = self.clone();
            for place in (0..self.counts.len()).filter(|place| !is_in(*place)) {
                (part.counts[place], part.sums[place]) = (0, 0);
            }
            part
        };
        [part(&|place| place < bin), part(&|place| place >= bin)]
    }

    /// The counts in `bins` wider bins of equal width; `bins` must divide 2,000.
    pub fn coarse(&self, bins: usize) -> Vec<u64> {
        let chunks = self.counts.chunks(BINS / bins);
        let mut coarse: Vec<u64> = chunks.map(|chunk| chunk.iter().sum()).collect();
        coarse.resize(bins, 0);
        coarse
    }
}

/// Counts times `factor`, each so rounded that all up to it add up to the rounded sum.
pub fn scaled_row(counts: &[u64], factor: f64) -> Vec<u64> {
    let (mut sum, mut given) = (0, 0);
    let scaled = |count: &u64| {
        sum += count;
        let until = (sum as f64 * factor + 0.5) as u64;
        let own = until - given;
        given = until;
        own
    };
    counts.iter().map(scaled).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_position_is_its_own_mean_and_quantiles() {
        let mut positions = Positions::default();
        for _ in 0..1_000 {
            positions.add(10.0 / 21.0);
        }
        assert!((positions.mean().expect("not empty") - 10.0 / 21.0).abs() < 1e-11);
        assert!((positions.quantile(0.1).expect("not empty") - 10.0 / 21.0).abs() < 1e-11);
        assert_eq!(Positions::default().quantile(0.5), None);
    }

    #[test]
    fn quantiles_of_an_even_spread_are_exact_to_a_bin() {
        let mut positions = Positions::default();
        for i in 0..100_000 {
            positions.add((f64::from(i) + 0.5) / 1e5);
        }
        for p in [0.1, 0.5, 0.9] {
            let quantile = positions.quantile(p).expect("not empty");
            assert!((quantile - p).abs() < 1.0 / BINS as f64);
        }
        assert_eq!(positions.coarse(20), vec![5_000; 20]);
    }
}
