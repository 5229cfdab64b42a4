//! The single negotiating text of a mediator (model, section 10).

use super::calls::Calls;
use super::curve;
use super::state::State;
use super::world::{Role, World};

/// The draft of a mediator that believes these weights.
pub fn draft(world: &World, state: &State, believed: &[Vec<f64>], calls: &Calls) -> Vec<f64> {
    (0..world.issues.len()).map(|k| draft_on(world, state, believed, k, calls)).collect()
}

// Reading: where nobody with influence cares, the issue stays at the status quo of the moment (interim deals included).
fn draft_on(
    world: &World,
    state: &State,
    believed: &[Vec<f64>],
    issue: usize,
    calls: &Calls,
) -> f64 {
    let mut sum = 0.0;
    let mut weight = 0.0;
    for (p, party) in world.parties.iter().enumerate() {
        let say = party.influence * believed[p][issue];
        if let Some(position) = position(world, state, p, issue) {
            sum += say * position;
            weight += say;
        }
    }
    if weight <= 0.0 {
        return state.status_quo[issue];
    }
    match &world.issues[issue].levels {
        Some(levels) => calls.nearest_level(levels, sum / weight),
        None => sum / weight,
    }
}

/// The current offer of a signatory, the ideal of anyone else.
fn position(world: &World, state: &State, party: usize, issue: usize) -> Option<f64> {
    if world.parties[party].role == Role::Signatory {
        return state.last_offer[party].as_ref().map(|offer| offer[issue]);
    }
    world.parties[party].curve(issue).map(curve::ideal)
}
