//! Trust among the signatories at the end of the talks, where they settled and where not.
//!
//! - Computes: the mean over all ordered pairs of signatories of how much one trusts the other at the end, and its mean over
//!   negotiations.
//! - Units: trust 0..1. Intervals 95 %, from the scatter of negotiations with each draw counted once: no narrower than the
//!   means of draws scatter.
//! - Leaves out: that trust also makes a settlement likelier: the difference is no effect of settling.

use crate::engine::{Ledger, Positions};
use crate::games::talks::Table;
use serde::Serialize;

/// The normal quantile of a 95 % interval.
const Z: f64 = 1.959_963_984_540_054;
/// Parts of the scale on which scatter is measured.
const PARTS: usize = 500;

/// A difference of trust that two decimals show.
const SHOWN: f64 = 0.01;

/// A mean with its 95 % interval, 0..1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Mean {
    /// The mean.
    pub mean: f64,
    /// Lower end of its interval.
    pub low: f64,
    /// Upper end of it.
    pub high: f64,
    /// Negotiations counted.
    pub n: u64,
}

/// Trust among the signatories at the end; none where there was no such end.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Trust {
    /// Where they settled.
    pub settled: Option<Mean>,
    /// Where they did not.
    pub unsettled: Option<Mean>,
}

/// None where nothing depends on trust.
pub(super) fn trust(table: &Table, ledger: &Ledger) -> Option<Trust> {
    let [settled, unsettled] = table.asks().at_end.trust?;
    let draws = ledger.draws as f64;
    let [settled, unsettled] =
        [settled, unsettled].map(|question| Mean::of(ledger.positions(question), draws));
    Some(Trust { settled, unsettled })
}

impl Mean {
    fn of(found: &Positions, draws: f64) -> Option<Self> {
        let (mean, n) = (found.mean()?, found.n());
        let part = |place: usize| (place as f64 + 0.5) / PARTS as f64;
        let squares = found.coarse(PARTS).into_iter().enumerate();
        let squares = squares.map(|(place, count)| {
            let off = part(place) - mean;
            count as f64 * off * off
        });
        let effective = if (n as f64) < draws { n as f64 } else { draws };
        let half = Z * (squares.sum::<f64>() / n as f64 / effective).sqrt();
        let (low, high) = ((mean - half).clamp(0.0, 1.0), (mean + half).clamp(0.0, 1.0));
        Some(Mean { mean, low, high, n })
    }
}

impl Trust {
    /// Whether trust where they settled and where they did not can be told apart, and by more than two decimals hide.
    pub fn is_apart(&self) -> bool {
        let (Some(settled), Some(unsettled)) = (self.settled, self.unsettled) else { return false };
        let is_shown = (settled.mean - unsettled.mean).abs() >= SHOWN;
        is_shown && (settled.low > unsettled.high || settled.high < unsettled.low)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_decimals_hide_is_no_difference() {
        let at = |mean: f64| Some(Mean { mean, low: mean - 0.001, high: mean + 0.001, n: 100 });
        let is_apart = |one, other| Trust { settled: at(one), unsettled: at(other) }.is_apart();
        assert!(is_apart(0.30, 0.25) && !is_apart(0.300, 0.295) && !is_apart(0.3, 0.3));
        assert!(!Trust { settled: at(0.3), unsettled: None }.is_apart());
    }

    #[test]
    fn a_mean_scatters_as_its_draws_do() {
        let mut found = Positions::default();
        [0.2, 0.4].iter().for_each(|at| found.add_times(*at, 50));
        let of = Mean::of(&found, 25.0).expect("it is not empty");
        // Half 0.2, half 0.4: a deviation of 0.1, over five.
        let half = Z * 0.1 / 5.0;
        assert!((of.mean - 0.3).abs() < 1e-9 && (of.high - of.mean - half).abs() < 2e-4, "{of:?}");
        assert_eq!(Mean::of(&Positions::default(), 25.0), None);
    }
}
