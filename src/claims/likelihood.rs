//! How likely something is, and how exactly the simulation knows it.
//!
//! - Models: the share of plays among draws that are independent, or weighed by how likely they make what was seen.
//! - Equation: the Wilson interval with the effective sample size p(1-p)/s^2, s^2 the variance of the mean over draws, not
//!   above the number of plays; exact ends below ten effective events or non-events (`stats/exact.rs`). Where none are seen
//!   n is the number of draws; where every input is known and no luck is a draw's, it is the number of plays throughout.
//!   The upper end is no lower than that of any part of the same events: it never falls when one more is seen. Of weighed
//!   draws p = sum of w k / (M sum of w), with variance sum of w^2 (k/M - p)^2 / (sum of w)^2, times n / (n - 1);
//!   n = (sum of w)^2 / sum of w^2 is the effective number of draws.
//! - Source: Wilson (1927); Kong, Liu, Wong (1994) "Sequential Imputations and Bayesian Missing Data Problems"; Owen (2013)
//!   Monte Carlo theory, methods and examples, chapter 9.
//! - Units: shares 0..1.
//! - Leaves out: what the repeats of a weighed draw share of their past, which the scatter between draws shows.

use crate::engine::{Asked, Ledger, QuestionId, Weights};
use crate::stats::{Count, exact, interval};
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

/// A likelihood that belongs to somebody or something.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// The id of the scenario file.
    pub id: String,
    /// The name for a reader.
    pub name: String,
    /// How likely it is.
    pub likelihood: Likelihood,
}

impl Likelihood {
    /// With the effective sample size. Where nothing was played nothing is known: 0 to 1.
    pub fn of(count: &Count, draws: u64, repeats: u64) -> Self {
        if draws == 0 || repeats == 0 {
            return Likelihood { p: 0.0, low: 0.0, high: 1.0, n: 0 };
        }
        let others = count.complement(draws, repeats);
        Likelihood {
            p: count.share(draws, repeats),
            low: 1.0 - upper_end(&others, draws, repeats),
            high: upper_end(count, draws, repeats),
            n: draws * repeats,
        }
    }

    /// Of plays that have nothing in common: every input is known, and luck settles nothing once a draw.
    pub fn of_independent(count: &Count, draws: u64, repeats: u64) -> Self {
        if draws == 0 || repeats == 0 {
            return Likelihood { p: 0.0, low: 0.0, high: 1.0, n: 0 };
        }
        let (p, n) = (count.share(draws, repeats), draws * repeats);
        let (low, high) = interval(p, n as f64);
        Likelihood { p, low, high, n }
    }

    /// How likely that is of which a ledger counted what is asked, whether or not its draws weigh alike; none where a mean
    /// is asked.
    pub fn in_ledger(ledger: &Ledger, asked: Asked) -> Option<Self> {
        let count = ledger.count_of(asked)?;
        Some(match ledger.weighed() {
            None => {
                let likelihood = Likelihood::unweighed(ledger, asked.question(), &count);
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
            return counts.iter().map(|one| Likelihood::unweighed(ledger, question, one)).collect();
        };
        let pairs = counts.iter().zip(squared.by_round(question));
        let of = |(count, square): (&Count, Count)| {
            Likelihood::by_weight(ledger, weights, [count, &square], squared)
        };
        pairs.map(of).collect()
    }

    /// A share of draws that weigh alike.
    fn unweighed(ledger: &Ledger, question: QuestionId, count: &Count) -> Self {
        let of = match ledger.is_independent(question) {
            true => Likelihood::of_independent,
            false => Likelihood::of,
        };
        of(count, ledger.draws, ledger.repeats)
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
        let ((low, high), none) = (interval(p, trials), exact(0.0, draws).1);
        // What was seen once is not known better than what was never seen.
        let low = if low < 1.0 - none { low } else { 1.0 - none };
        let high = if high > none { high } else { none };
        Likelihood { p, low, high, n }
    }

    /// A share of which nobody counted the draws: every draw is taken to be all or nothing, which is the widest that
    /// its repeats can make the interval (the variance of a share between draws is at most p(1-p)). `n` negotiations
    /// were counted.
    pub fn at_widest(p: f64, draws: f64, n: u64) -> Self {
        let p = p.clamp(0.0, 1.0);
        let (low, high) = interval(p, draws);
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
/// draws, and no more than were played; the number of draws where s² is 0.
pub(super) fn effective_negotiations(count: &Count, draws: u64, repeats: u64) -> f64 {
    let p = count.share(draws, repeats);
    let variance_of_mean = count.variance_between_draws(draws, repeats) / draws as f64;
    let most = draws as f64 * repeats as f64;
    match variance_of_mean > 0.0 {
        true => (p * (1.0 - p) / variance_of_mean).clamp(0.0, most),
        false => draws as f64,
    }
}

/// The upper end of a share's interval, or of any part of the same events where that is higher. Of t of them, the sum of
/// the squares of their numbers by draw is at most t plus what the squares of all exceed their number by, and at most t²,
/// and at most t times the repeats. The end rises with t while one of the last two bounds holds; from there on it is
/// highest at either end.
fn upper_end(count: &Count, draws: u64, repeats: u64) -> f64 {
    let end = |count: &Count| {
        let n = effective_negotiations(count, draws, repeats);
        interval(count.share(draws, repeats), n).1
    };
    let excess = count.squares.saturating_sub(count.total);
    let part = |total: u64| {
        let squares =
            (excess + total).min(total.saturating_mul(repeats)).min(total.saturating_mul(total));
        end(&Count { total, squares })
    };
    let turn = turn(excess as f64, repeats as f64) as u64;
    let parts = [0, turn, turn + 1].into_iter().filter(|total| *total < count.total).map(part);
    parts.fold(end(count), |most, end| if end > most { end } else { most })
}

/// From how many events on none of the other bounds of their squares holds.
fn turn(excess: f64, repeats: f64) -> f64 {
    let by_square = 0.5 + (0.25 + excess).sqrt();
    let by_repeats = if repeats > 1.0 { excess / (repeats - 1.0) } else { 0.0 };
    if by_square > by_repeats { by_square } else { by_repeats }
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
        // 1 - 0.025^(1/25,000).
        assert!((found.high - 1.475_452e-4).abs() < 1e-9);
        assert_eq!(Likelihood::of(&Count::default(), 0, 4).high, 1.0);
    }

    #[test]
    fn of_known_inputs_every_negotiation_counts() {
        let found = Likelihood::of_independent(&Count::default(), 25_000, 4);
        // 1 - 0.025^(1/100,000).
        assert!((found.high - 3.688_811e-5).abs() < 1e-9 && found.low <= 0.0);
        let found = Likelihood::of_independent(&count_of(&[4, 1, 0, 4]), 4, 4);
        assert_eq!((found.p, found.n), (9.0 / 16.0, 16));
    }

    #[test]
    fn one_more_event_never_lowers_the_upper_end() {
        for (draws, repeats) in [(25_000, 4), (60, 4), (400, 2), (9_000, 16), (50, 1)] {
            // By draws with one event, two, .. and with as many as there are repeats.
            let sizes = [1, 2, 3, repeats].map(|size: u64| size.min(repeats));
            let high = |numbers: &[u64; 4]| {
                let mut count = Count::default();
                sizes.iter().zip(numbers).for_each(|(size, times)| count.add_times(*size, *times));
                Likelihood::of(&count, draws, repeats).high
            };
            for place in 0..7 * 7 * 5 * 4 {
                let numbers = [place % 7, place / 7 % 7, place / 49 % 5, place / 245];
                let before = high(&numbers);
                let mut more = numbers;
                more[0] += 1;
                let mut more = vec![more];
                for size in
                    (0..3).filter(|size| numbers[*size] > 0 && sizes[size + 1] == sizes[*size] + 1)
                {
                    let mut grown = numbers;
                    grown[size] -= 1;
                    grown[size + 1] += 1;
                    more.push(grown);
                }
                for one in more {
                    assert!(
                        high(&one) >= before - 1e-12,
                        "{draws} {repeats}: {numbers:?}, {one:?}"
                    );
                }
            }
        }
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
