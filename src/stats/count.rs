//! How often something happened, by draw: enough for its share and its interval clustered by draw.

use serde::{Deserialize, Serialize};

/// Occurrences among the repeats of draws. Whole numbers, so any order of merging gives the same
/// bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// Occurrences in all: the sum over draws of k.
    pub total: u64,
    /// The sum over draws of k²: below 2^64 up to 2^32 draws of 65,536 repeats, all of them occurrences.
    pub squares: u64,
}

impl Count {
    /// Adds one draw with `k` occurrences among its repeats.
    #[inline(always)]
    pub fn add(&mut self, k: u64) {
        self.total += k;
        self.squares += k * k;
    }

    /// Adds so many draws that all have `k` occurrences among their repeats.
    #[inline(always)]
    pub fn add_times(&mut self, k: u64, times: u64) {
        self.total += k * times;
        self.squares += k * k * times;
    }

    /// Adds one more occurrence to a draw that had `before`, and counts as `times` draws: the square grows by 2k + 1.
    #[inline(always)]
    pub fn add_one_more(&mut self, before: usize, times: u64) {
        self.total += times;
        self.squares += times * (2 * before as u64 + 1);
    }

    /// Adds what another accumulator counted of other draws.
    pub fn merge(&mut self, other: &Count) {
        self.total += other.total;
        self.squares += other.squares;
    }

    /// The same share and scatter among another number of draws: every sum times `factor`, rounded; what happened at
    /// all stays above 0.
    pub fn scaled(&self, factor: f64) -> Count {
        let scaled = |sum: u64| match sum {
            0 => 0,
            _ => ((sum as f64 * factor + 0.5) as u64).max(1),
        };
        Count { total: scaled(self.total), squares: scaled(self.squares) }
    }

    /// How many independent occurrences the counted ones are worth at the least, were those of a draw all alike:
    /// (Σk)² / Σk² (Kish 1965, *Survey Sampling*). Not above the number of draws with any; 0 where there are none.
    pub fn effective(&self) -> f64 {
        let total = self.total as f64;
        if self.total == 0 { 0.0 } else { total * total / self.squares as f64 }
    }

    /// The same draws counted by what did not happen among their repeats.
    pub fn complement(&self, draws: u64, repeats: u64) -> Self {
        let (draws, repeats) = (u128::from(draws), u128::from(repeats));
        let all = draws * repeats;
        Count {
            total: all.saturating_sub(u128::from(self.total)) as u64,
            squares: (all * repeats + u128::from(self.squares))
                .saturating_sub(2 * repeats * u128::from(self.total)) as u64,
        }
    }

    /// The share of `draws * repeats`.
    pub fn share(&self, draws: u64, repeats: u64) -> f64 {
        self.total as f64 / (draws as f64 * repeats as f64)
    }

    /// The variance between draws of k / repeats, unbiased; 0 for one draw. Exact until the last
    /// division.
    pub fn variance_between_draws(&self, draws: u64, repeats: u64) -> f64 {
        if draws < 2 {
            return 0.0;
        }
        let total = u128::from(self.total);
        let squares = u128::from(draws) * u128::from(self.squares);
        // Counts that were scaled may miss by a rounding.
        let scatter = squares.saturating_sub(total * total);
        let draws = draws as f64;
        scatter as f64 / (draws * (draws - 1.0)) / (repeats as f64 * repeats as f64)
    }

    /// The variance between draws of the probability itself, without the chance within them: the
    /// variance of k/M less the mean of (k/M)(1-k/M)/(M-1), not below 0. None for a single repeat,
    /// which cannot tell the two apart.
    pub fn variance_of_probability(&self, draws: u64, repeats: u64) -> Option<f64> {
        if repeats < 2 || draws < 2 {
            return None;
        }
        // The sum of k(M-k) is exact in whole numbers.
        let all = u128::from(repeats) * u128::from(self.total);
        let chance = all.saturating_sub(u128::from(self.squares));
        let (n, m) = (draws as f64, repeats as f64);
        let within = chance as f64 / (n * m * m * (m - 1.0));
        let between = self.variance_between_draws(draws, repeats) - within;
        Some(if between > 0.0 { between } else { 0.0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variance_is_that_of_the_shares_of_draws() {
        let mut count = Count::default();
        for k in [0, 4, 2, 2] {
            count.add(k);
        }
        assert_eq!(count.share(4, 4), 0.5);
        // shares 0, 1, 1/2, 1/2: variance (1/4 + 1/4) / 3
        assert!((count.variance_between_draws(4, 4) - 1.0 / 6.0).abs() < 1e-15);
    }

    #[test]
    fn occurrences_of_a_draw_may_be_worth_one() {
        let mut count = Count::default();
        assert_eq!(count.effective(), 0.0);
        [4, 4, 0, 4].into_iter().for_each(|k| count.add(k));
        assert_eq!(count.effective(), 3.0);
        count.add(1);
        assert_eq!(count.effective(), 169.0 / 49.0);
    }

    #[test]
    fn what_did_not_happen_is_counted_by_draw_too() {
        let (mut count, mut other) = (Count::default(), Count::default());
        for k in [0, 4, 3, 1, 1] {
            count.add(k);
            other.add(4 - k);
        }
        assert_eq!(count.complement(5, 4), other);
    }

    #[test]
    fn chance_within_draws_is_taken_out() {
        // Every draw with probability 1/2, binomial numbers of 2 repeats: nothing varies between
        // draws ...
        let mut count = Count::default();
        [0, 1, 1, 2].repeat(1_000).into_iter().for_each(|k| count.add(k));
        assert!(count.variance_of_probability(4_000, 2).expect("two repeats") < 1e-4);
        // ... and with k = 0, 1, 2 alike, as from a uniform probability, 1/12.
        let mut count = Count::default();
        [0, 1, 2].repeat(1_000).into_iter().for_each(|k| count.add(k));
        let variance = count.variance_of_probability(3_000, 2).expect("two repeats");
        assert!((variance - 1.0 / 12.0).abs() < 1e-4);
        assert_eq!(count.variance_of_probability(3_000, 1), None);
    }
}
