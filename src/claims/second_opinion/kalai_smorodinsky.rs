//! The Kalai-Smorodinsky text: everybody gains the same share of the most that it could gain.
//!
//! - Models: concessions in proportion to what each could hope for among the texts that give everybody enough.
//! - Equation: argmax of the least of surplus_i / a_i, a_i the largest surplus_i of such a text; of several texts the one
//!   with the largest sum of those shares.
//! - Source: Kalai, Smorodinsky (1975) "Other Solutions to Nash's Bargaining Problem"; the maximin of shares for more than
//!   two (Imai 1983).
//! - Units: shares of a surplus; no comparison between signatories.
//! - Leaves out: cases in which some signatory cannot gain: there is none.

use super::texts::{Found, best, fields, least_and_sum, suits};
use crate::games::talks::{CLOSE, Stakes};

/// None where no text gives everybody more than no deal.
pub(super) fn kalai_smorodinsky(stakes: &Stakes) -> Option<Found> {
    let most = most(stakes)?;
    if most.iter().any(|most| *most <= CLOSE) {
        return None;
    }
    let scale: Vec<f64> = most.iter().map(|most| 1.0 / most).collect();
    let score = |surplus: &[f64]| {
        let shares: Vec<f64> =
            surplus.iter().zip(&scale).map(|(gain, scale)| gain * scale).collect();
        least_and_sum(&shares)
    };
    best(stakes, score, |field| field.maximin(&scale)).filter(|found| found.score.0 > CLOSE)
}

/// By signatory: the most that it has of a text that gives everybody enough; 0 where there is none.
fn most(stakes: &Stakes) -> Option<Vec<f64>> {
    let mut most = vec![0.0; stakes.spare.len()];
    for field in fields(stakes)? {
        let reach = field.most();
        if !suits(&reach) {
            continue;
        }
        let mut enough = None;
        for i in 0..most.len() {
            if reach[i] > most[i] {
                let enough = enough.get_or_insert_with(|| field.enough());
                let surplus = field.surplus(&enough.most(|side| if side == i { 1.0 } else { 0.0 }));
                if suits(&surplus) && surplus[i] > most[i] {
                    most[i] = surplus[i];
                }
            }
        }
    }
    Some(most)
}
