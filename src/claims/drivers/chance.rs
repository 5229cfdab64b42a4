//! The share that is chance within the talks.
//!
//! Models: E[p(1-p)] over the variance of the outcome, mean (1 - mean); for terms the mean variance between the repeats of
//! a draw over that of all. It is one less the share that the inputs explain. Interval: a jackknife over groups of draws.
//! Units: a share, 0..1. Leaves out: chance that is settled once a draw; `beyond_inputs` adds it.

use super::jackknife::{jackknife, ways};
use super::part::Part;
use super::survey::Survey;
use crate::claims::drivers::share::Share;

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
