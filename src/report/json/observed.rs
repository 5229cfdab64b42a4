//! What the rounds already held did to the forecast, for programs.

use super::object::{Keyed, object};
use crate::claims::{Before, Likelihood, Moved, Observed};
use crate::games::talks::End;
use serde::Serialize;

/// The key `observed` of a run.
pub fn observed(observed: &Observed) -> impl Serialize {
    object! {
        rounds: observed.rounds,
        effective_draws: observed.effective_draws,
        likelihood: observed.facts,
        before: before(&observed.before),
        moved: observed.moved.iter().map(moved).collect::<Vec<_>>(),
    }
}

fn moved(moved: &Moved) -> impl Serialize {
    object! {
        input: &moved.input,
        distance: moved.distance,
        before: moved.before,
        after: moved.after,
    }
}

/// Ends, steps of the funnel and interim deals, each by its word.
fn before(before: &Before) -> impl Serialize {
    let ends = End::ALL.iter().map(|end| end.word()).zip(&before.ends);
    let interim = before.interim.iter().map(|deal| (deal.id.as_str(), &deal.likelihood));
    object! {
        #[serde(flatten)]
        ends: Keyed::<&Likelihood>(ends.collect()),
        #[serde(flatten)]
        funnel: &before.funnel,
        #[serde(flatten)]
        interim: Keyed(interim.collect()),
    }
}
