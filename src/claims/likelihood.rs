//! How likely something is, and how exactly the simulation knows it.
//!
//! - Models: the share of plays among draws that are independent, or weighed by how likely they make what was seen.
//! - Equation: the Wilson interval with the effective sample size p(1-p)/s^2, s^2 the variance of the mean over draws. Of
//!   weighed draws p = sum of w k / (M sum of w), with variance sum of w^2 (k/M - p)^2 / (sum of w)^2, times n / (n - 1);
//!   n = (sum of w)^2 / sum of w^2 is the effective number of draws.
//! - Source: Wilson (1927); Kong, Liu, Wong (1994) "Sequential Imputations and Bayesian Missing Data Problems"; Owen (2013)
//!   Monte Carlo theory, methods and examples, chapter 9.
//! - Units: shares 0..1.
//! - Leaves out: what the repeats of a weighed draw share of their past, which the scatter between draws shows.

use crate::engine::{Asked, Ledger, QuestionId, Weights};
use crate::stats::{Count, wilson};
use serde::Serialize;

/// A share of negotiations with its 95 % interval, clustered by draw: the repeats of a draw are not independent.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Likelihood {
    /// The share, 0..1.
    pub p: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
    /// Negotiations counted.
    pub n: u64,
}

impl Likelihood {
    /// The Wilson interval with the effective sample size. Where nothing was played nothing
    /// is known: 0 to 1.
    pub fn of(count: &Count, draws: u64, repeats: u64) -> Self {
        if draws == 0 || repeats == 0 {
            return Likelihood { p: 0.0, low: 0.0, high: 1.0, n: 0 };
        }
        let p = count.share(draws, repeats);
        let (low, high) = wilson(p, effective_negotiations(count, draws, repeats));
        Likelihood { p, low, high, n: draws * repeats }
    }

    /// How likely that is of which a ledger counted what is asked, whether or not its draws weigh alike; none where a mean
    /// is asked.
    pub fn in_ledger(ledger: &Ledger, asked: Asked) -> Option<Self> {
        let count = ledger.count_of(asked)?;
        Some(match ledger.weighed() {
            None => {
                let likelihood = Likelihood::of(&count, ledger.draws, ledger.repeats);
                Likelihood { n: ledger.answers(asked), ..likelihood }
            }
            Some((weights, squared)) => {
                Likelihood::by_weight(ledger, weights, [&count, &squared.count_of(asked)?], squared)
            }
        })
    }

    /// The same by round: how likely it is to have happened in it or before.
    pub(super) fn by_round(ledger: &Ledger, question: QuestionId) -> Vec<Self> {
        let counts = ledger.by_round(question);
        let Some((weights, squared)) = ledger.weighed() else {
            return counts
                .iter()
                .map(|one| Likelihood::of(one, ledger.draws, ledger.repeats))
                .collect();
        };
        let pairs = counts.iter().zip(squared.by_round(question));
        let of = |(count, square): (&Count, Count)| {
            Likelihood::by_weight(ledger, weights, [count, &square], squared)
        };
        pairs.map(of).collect()
    }

    /// A share of weighed draws; `square` counts the same by the squares of weights. `n` is what the plays are worth.
    fn by_weight(
        ledger: &Ledger,
        weights: &Weights,
        [count, square]: [&Count; 2],
        squared: &Ledger,
    ) -> Self {
        let effective = ledger.effective_draws();
        if ledger.draws == 0 {
            return Likelihood { p: 0.0, low: 0.0, high: 1.0, n: 0 };
        }
        let (sum, m) = (ledger.draws as f64, ledger.repeats as f64);
        let p = count.share(ledger.draws, ledger.repeats);
        let centre = p * m;
        let scatter = square.squares as f64 - 2.0 * centre * square.total as f64
            + centre * centre * squared.draws as f64;
        let few = if effective > 1.0 { effective / (effective - 1.0) } else { 1.0 };
        let variance = scatter * weights.unit as f64 / (m * m * sum * sum) * few;
        Likelihood::of_ratio(p, variance, effective, (effective * m + 0.5) as u64)
    }

    /// A share of weighed draws with its variance, worth so many draws.
    pub(super) fn of_ratio(p: f64, variance: f64, draws: f64, n: u64) -> Self {
        // Below this it is the rounding of the sums.
        let is_known = variance > 1e-12 * p * (1.0 - p);
        let trials = if is_known && p * (1.0 - p) > 0.0 { p * (1.0 - p) / variance } else { draws };
        let (low, high) = wilson(p, trials);
        Likelihood { p, low, high, n }
    }

    /// A share of which nobody counted the draws: every draw is taken to be all or nothing, which is the widest that
    /// its repeats can make the interval (the variance of a share between draws is at most p(1-p)). `n` negotiations
    /// were counted.
    pub fn at_widest(p: f64, draws: f64, n: u64) -> Self {
        let p = p.clamp(0.0, 1.0);
        let (low, high) = wilson(p, draws);
        Likelihood { p, low, high, n }
    }

    /// How likely the contrary is.
    pub fn contrary(&self) -> Self {
        Likelihood { p: 1.0 - self.p, low: 1.0 - self.high, high: 1.0 - self.low, n: self.n }
    }

    /// Whether it happened in none of the negotiations.
    pub fn is_never(&self) -> bool {
        self.p <= 0.0
    }

    /// Whether it happened in all of them.
    pub fn is_always(&self) -> bool {
        self.p >= 1.0
    }
}

/// How many independent negotiations would know the share as exactly: p(1-p)/s², s² the variance of the mean over
/// draws; the number of draws where that is 0.
pub(super) fn effective_negotiations(count: &Count, draws: u64, repeats: u64) -> f64 {
    let p = count.share(draws, repeats);
    let variance_of_mean = count.variance_between_draws(draws, repeats) / draws as f64;
    if variance_of_mean > 0.0 { p * (1.0 - p) / variance_of_mean } else { draws as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::luck::uniforms;

    fn count_of(draws: &[u64]) -> Count {
        let mut count = Count::default();
        draws.iter().for_each(|k| count.add(*k));
        count
    }

    #[test]
    fn repeats_that_agree_count_once() {
        // One hundred draws, half of them with four settlements in four: s² = 1/4 · 100/99 / 100, so 99 negotiations.
        let draws: Vec<u64> = (0..100).map(|i| if i < 50 { 4 } else { 0 }).collect();
        let count = count_of(&draws);
        assert!((effective_negotiations(&count, 100, 4) - 99.0).abs() < 1e-9);
        let found = Likelihood::of(&count, 100, 4);
        // Wilson by hand: z² = 3.841459, centre 1/2, half width sqrt(z²/(4 (99 + z²))) = 0.09663.
        assert_eq!((found.p, found.n), (0.5, 400));
        assert!((found.low - 0.403_37).abs() < 1e-4 && (found.high - 0.596_63).abs() < 1e-4);
    }

    #[test]
    fn what_never_happens_is_bounded_by_the_number_of_draws() {
        let found = Likelihood::of(&Count::default(), 25_000, 4);
        assert_eq!((found.p, found.low), (0.0, 0.0));
        assert!((found.high - 3.841_459 / 25_003.841_459).abs() < 1e-9);
        assert_eq!(Likelihood::of(&Count::default(), 0, 4).high, 1.0);
    }

    #[test]
    fn the_interval_covers_the_truth_in_95_of_100_runs() {
        // 2,000 runs of 200 draws with probability 0.1 or 0.5 (evenly), 5 repeats each; the truth is 0.3.
        // 0.95 ± 0.016 is ± 3.29 standard errors: α = 0.001.
        let mut uniform = uniforms(2_000 * 200 * 6);
        let mut covered = 0;
        for _ in 0..2_000 {
            let mut count = Count::default();
            for _ in 0..200 {
                let p = if uniform() < 0.5 { 0.1 } else { 0.5 };
                count.add((0..5).filter(|_| uniform() < p).count() as u64);
            }
            let found = Likelihood::of(&count, 200, 5);
            covered += u32::from(found.low <= 0.3 && 0.3 <= found.high);
        }
        assert!((1_868..=1_932).contains(&covered), "covered in {covered} of 2,000");
    }
}
