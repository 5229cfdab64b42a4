//! How far what is not known about the parties moves a likelihood.

use crate::engine::{Asked, Ledger, Slice};
use crate::stats::Mixing;
use serde::Serialize;

/// The distribution, over draws, of a probability: of the probability itself, not of the frequency
/// among a draw's repeats, which chance alone scatters.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Spread {
    /// One draw in ten has a probability below this.
    pub p10: f64,
    /// The median.
    pub p50: f64,
    /// One draw in ten has a probability above this.
    pub p90: f64,
    /// Share of the variance of the outcome that the inputs explain; the rest is chance within the talks.
    pub input_share: f64,
    /// Shares of draws by their probability, in twenty parts of equal width.
    pub histogram: Vec<f64>,
    /// Share of draws with a probability above one half.
    pub likelier_than_not: f64,
}

/// Parts of the histogram.
const BINS: usize = 20;

impl Spread {
    /// Of what the ledger's draws are told apart by. None where draws are not repeated: chance and ignorance cannot then
    /// be told apart.
    pub fn of(ledger: &Ledger, asked: Asked) -> Option<Self> {
        let all = Slice { draws: ledger.draws, answers: ledger.count_of(asked)? };
        Spread::from(&all, ledger.repeats, ledger.draws_by())
    }

    fn from(all: &Slice, repeats: u64, draws_by: &[u64]) -> Option<Self> {
        let between = all.answers.variance_of_probability(all.draws, repeats)?;
        let p = all.answers.share(all.draws, repeats);
        if !(p > 0.0 && p < 1.0) {
            return p.is_finite().then(|| Spread::certain(p));
        }
        let mixing = Mixing::fit(draws_by);
        let quantiles = mixing.quantiles(p, between, &[0.1, 0.5, 0.9]);
        let input_share = (between / (p * (1.0 - p))).clamp(0.0, 1.0);
        let edges: Vec<f64> = (1..BINS).map(|edge| edge as f64 / BINS as f64).collect();
        let below = mixing.below(p, between, &edges);
        let ends = below.iter().copied().chain([1.0]);
        let starts = [0.0].into_iter().chain(below.iter().copied());
        Some(Spread {
            p10: quantiles[0],
            p50: quantiles[1],
            p90: quantiles[2],
            input_share,
            histogram: ends.zip(starts).map(|(end, start)| end - start).collect(),
            likelier_than_not: 1.0 - below[BINS / 2 - 1],
        })
    }

    /// Whether what is not known hardly moves the probability: in nearly every draw it is the same.
    pub fn is_narrow(&self) -> bool {
        self.p90 - self.p10 < 0.02 && self.input_share < 0.05
    }

    /// Of what happens always, or never.
    fn certain(p: f64) -> Self {
        let mut histogram = vec![0.0; BINS];
        histogram[((p * BINS as f64) as usize).min(BINS - 1)] = 1.0;
        let likelier_than_not = if p > 0.5 { 1.0 } else { 0.0 };
        Spread { p10: p, p50: p, p90: p, input_share: 0.0, histogram, likelier_than_not }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::luck::uniforms;

    /// 25,000 draws of four negotiations; `probability` of a settlement by a uniform of the draw.
    fn spread(probability: impl Fn(f64) -> f64) -> Spread {
        let mut uniform = uniforms(25_000 * 5);
        let mut all = Slice::default();
        let mut draws_by = vec![0; 5];
        for _ in 0..25_000 {
            let p = probability(uniform());
            let settled = (0..4).filter(|_| uniform() < p).count();
            all.draws += 1;
            all.answers.add(settled as u64);
            draws_by[settled] += 1;
        }
        Spread::from(&all, 4, &draws_by).expect("four repeats")
    }

    #[test]
    fn inputs_that_move_nothing_show_no_spread() {
        let found = spread(|_| 0.3);
        assert!(found.input_share < 0.01, "{found:?}");
        assert!(found.p90 - found.p10 < 0.1, "{found:?}");
    }

    #[test]
    fn a_uniform_probability_is_seen_as_one() {
        let found = spread(|u| u);
        // Variance 1/12 of 1/4; the error of the share is 0.003, the one of the quantiles that of the model page.
        assert!((found.input_share - 1.0 / 3.0).abs() < 0.015, "{found:?}");
        let quantiles = [found.p10, found.p50, found.p90];
        for (quantile, expected) in quantiles.into_iter().zip([0.1, 0.5, 0.9]) {
            assert!((quantile - expected).abs() < 0.05, "{found:?}");
        }
        // Half of the draws; four repeats tell their tenths to a few percent.
        assert!((found.likelier_than_not - 0.5).abs() < 0.05, "{found:?}");
        let all: f64 = found.histogram.iter().sum();
        assert!((all - 1.0).abs() < 1e-9 && found.histogram.iter().all(|share| *share >= 0.0));
        let lower: f64 = found.histogram[..10].iter().sum();
        assert!((lower + found.likelier_than_not - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_few_draws_that_settle_always_are_no_narrow_spread() {
        let found = spread(|u| if u < 0.02 { 1.0 } else { 0.0 });
        assert!(found.p90 < 0.01 && found.input_share > 0.95 && !found.is_narrow(), "{found:?}");
        assert!((found.likelier_than_not - 0.02).abs() < 0.005, "{found:?}");
    }

    #[test]
    fn certainties_have_no_spread_and_single_repeats_no_answer() {
        let never = Slice { draws: 100, ..Slice::default() };
        let found = Spread::from(&never, 4, &[100, 0, 0, 0, 0]).expect("four repeats");
        assert_eq!((found.p10, found.p90, found.input_share), (0.0, 0.0, 0.0));
        assert_eq!((found.histogram[0], found.likelier_than_not), (1.0, 0.0));
        assert_eq!(Spread::from(&never, 1, &[100, 0]), None);
    }
}
