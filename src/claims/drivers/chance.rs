//! The share that is chance within the talks.
//!
//! Models: E[p(1-p)] over the variance of the outcome, mean (1 - mean); for terms the mean variance between the repeats of
//! a draw over that of all. It is one less the share that the inputs explain. Interval: a jackknife over groups of draws.
//! Units: a share, 0..1. Leaves out: chance that is settled once a draw; `beyond_inputs` adds it.

use super::jackknife::{jackknife, ways};
use super::part::Part;
use super::survey::Survey;
use crate::claims::drivers::share::Share;
use crate::engine::Asked;

/// None where the outcome does not vary.
pub(super) fn chance_share(survey: &Survey) -> Option<Share> {
    let of_way = |way| share_of(&survey.without(way), survey);
    let share = jackknife(&ways().into_iter().map(of_way).collect::<Vec<_>>())?;
    Some(share.inside())
}

fn share_of(part: &Part, survey: &Survey) -> Option<f64> {
    if part.draws < 2 {
        return None;
    }
    let between = part.variance_of_expectation();
    let all = match survey.asked.is_likelihood() {
        true => part.mean() * (1.0 - part.mean()),
        false => between + part.variance_within(),
    };
    (all > 0.0).then(|| (1.0 - between / all).clamp(0.0, 1.0))
}

/// Chance within the talks, and of the rest what the luck of draws is in: the two rest on different samples.
pub(super) fn beyond_inputs(
    chance: Option<Share>,
    luck: Option<Share>,
    has_luck: bool,
    asked: Asked,
) -> Option<Share> {
    let chance = chance?;
    if !has_luck {
        return Some(chance);
    }
    let luck = luck.filter(|_| asked.is_likelihood())?;
    let half = |share: &Share| 0.5 * (share.high - share.low);
    let value = chance.value + (1.0 - chance.value) * luck.value;
    let parts = [(1.0 - luck.value) * half(&chance), (1.0 - chance.value) * half(&luck)];
    let half = parts.map(|part| part * part).iter().sum::<f64>().sqrt();
    Some(Share { value, low: value - half, high: value + half }.inside())
}
