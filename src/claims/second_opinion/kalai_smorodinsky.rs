//! The Kalai-Smorodinsky text: everybody gains the same share of the most that it could gain.
//!
//! - Models: concessions in proportion to what each could hope for among the texts that give everybody enough.
//! - Equation: argmax of the least of surplus_i / a_i, a_i the largest surplus_i of such a text; of several texts the one
//!   with the largest sum of those shares.
//! - Source: Kalai, Smorodinsky (1975) "Other Solutions to Nash's Bargaining Problem"; the maximin of shares for more than
//!   two (Imai 1983).
//! - Units: shares of a surplus; no comparison between signatories.
//! - Leaves out: cases in which some signatory cannot gain: there is none.

use super::texts::{Found, best, least_and_sum};
use crate::games::talks::{CLOSE, Stakes};

/// None where no text gives everybody more than no deal.
pub(super) fn kalai_smorodinsky(stakes: &Stakes) -> Option<Found> {
    let most = |i: usize| {
        let own = |surplus: &[f64]| (surplus[i], surplus.iter().sum());
        let alone = |side: usize| if side == i { 1.0 } else { 0.0 };
        let found = best(stakes, own, |field| field.most_together(alone))?;
        (found.surplus[i] > CLOSE).then_some(1.0 / found.surplus[i])
    };
    let scale = (0..stakes.spare.len()).map(most).collect::<Option<Vec<f64>>>()?;
    let score = |surplus: &[f64]| {
        let shares: Vec<f64> =
            surplus.iter().zip(&scale).map(|(gain, scale)| gain * scale).collect();
        least_and_sum(&shares)
    };
    best(stakes, score, |field| field.maximin(&scale)).filter(|found| found.score.0 > CLOSE)
}
