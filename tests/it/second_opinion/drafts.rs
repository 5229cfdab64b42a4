//! The single negotiating text of a mediator (model, section 10).

use super::bounds;
use super::calls::Calls;
use super::curve;
use super::numbers::within;
use super::search::search;
use super::state::State;
use super::world::{Drafts, Role, World};

/// The draft of a mediator that believes these weights.
pub fn draft(
    world: &World,
    state: &State,
    mediator: usize,
    believed: &[Vec<f64>],
    calls: &Calls,
) -> Vec<f64> {
    let found = match world.parties[mediator].drafts {
        Drafts::Search => search(world, state, believed, calls),
        Drafts::No | Drafts::Mean => None,
    };
    let mean = |k: usize| mean_on(world, state, mediator, believed, k, calls);
    found.unwrap_or_else(|| (0..world.issues.len()).map(mean).collect())
}

fn mean_on(
    world: &World,
    state: &State,
    mediator: usize,
    believed: &[Vec<f64>],
    issue: usize,
    calls: &Calls,
) -> f64 {
    let mut sum = 0.0;
    let mut weight = 0.0;
    for (p, party) in world.parties.iter().enumerate() {
        let courted = state.courted[mediator][p];
        let say = party.influence * courted * believed[p][issue];
        if let Some(position) = position(world, state, p, issue) {
            sum += say * position;
            weight += say;
        }
    }
    let mean = if weight <= 0.0 { state.status_quo[issue] } else { sum / weight };
    let (low, high) =
        bounds::common(world, issue).unwrap_or_else(|| bounds::provided(world, issue));
    let inside = within(mean, low, high);
    match &world.issues[issue].levels {
        Some(levels) => calls.nearest_level(&bounds::levels_within(levels, (low, high)), inside),
        None => inside,
    }
}

/// The current offer of a signatory, the ideal of anyone else.
fn position(world: &World, state: &State, party: usize, issue: usize) -> Option<f64> {
    if world.parties[party].role == Role::Signatory {
        return state.last_offer[party].as_ref().map(|offer| offer[issue]);
    }
    world.parties[party].curve(issue).map(curve::ideal)
}
