//! The share of what the inputs explain that belongs to none of them alone.
//!
//! Models: one less the first-order shares of all inputs, and of the luck of draws. Interval: a jackknife over groups of draws,
//! and that of the luck beside it. Units: a share, 0..1. Leaves out: which inputs combine.

use super::jackknife::{jackknife, ways};
use super::survey::Survey;
use crate::claims::drivers::share::Share;

/// One less what inputs, and the luck of draws, explain alone.
pub(super) fn combinations(survey: &Survey, luck: Option<[Share; 2]>) -> Option<Share> {
    if !survey.asked.is_likelihood() || survey.inputs() == 0 {
        return None;
    }
    let of_way = |way| {
        let share = |input| survey.first_order(input, way).map(|share| share.value);
        (0..survey.inputs()).map(share).sum::<Option<f64>>()
    };
    let singles = jackknife(&ways().into_iter().map(of_way).collect::<Vec<_>>())?;
    let half = |share: &Share| 0.5 * (share.high - share.low);
    let of_luck = luck.map_or((0.0, 0.0), |[first, _]| (first.value, half(&first)));
    let value = 1.0 - singles.value - of_luck.0;
    let half = (half(&singles) * half(&singles) + of_luck.1 * of_luck.1).sqrt();
    Some(Share { value, low: value - half, high: value + half }.inside())
}
