//! Deals ahead of the rest (model, section 13).

use super::calls::Calls;
use super::chance::Chance;
use super::luck::Luck;
use super::offers::on_levels;
use super::state::State;
use super::words;
use super::world::World;

/// The factor of the deals in force on what waiting costs.
pub fn relief_of_costs(world: &World, state: &State) -> f64 {
    let deals = world.interims.iter().zip(&state.in_force).filter(|(_, in_force)| **in_force);
    deals.map(|(deal, _)| deal.relief_of_costs).product()
}

/// Breaks deals in force; returns those that broke.
pub fn break_deals(
    world: &World,
    luck: &Luck,
    state: &mut State,
    round: u32,
    calls: &Calls,
) -> Vec<usize> {
    let mut broken = Vec::new();
    for (d, deal) in world.interims.iter().enumerate() {
        let breaks = 1.0 - libm::exp(-deal.fragility * world.months_a_round());
        let word = words::breaking(&deal.id);
        if state.in_force[d] && calls.below(luck.round(&word, round), breaks) {
            broken.push(d);
        }
    }
    for &d in &broken {
        state.in_force[d] = false;
        for &k in &world.interims[d].issues {
            state.status_quo[k] = world.issues[k].status_quo;
        }
        state.move_trust_among_signatories(world, 0.0, 1.0);
    }
    broken
}

/// Adopts what every signatory gains by, in the order listed; returns the deals adopted.
pub fn adopt_deals(
    world: &World,
    state: &mut State,
    chance: &Chance,
    broken: &[usize],
    calls: &Calls,
) -> Vec<usize> {
    let mut adopted = Vec::new();
    for d in 0..world.interims.len() {
        if state.in_force[d] || broken.contains(&d) {
            continue;
        }
        let text = interim_text(world, state, d, calls);
        if is_welcome(world, state, chance, d, &text, calls) {
            state.status_quo = text;
            state.in_force[d] = true;
            state.move_trust_among_signatories(world, 1.0, 0.0);
            adopted.push(d);
        }
    }
    adopted
}

// Reading: the reference text here includes this round's drafts, or offers.
/// The status quo with the deal's issues at the reference text's positions.
fn interim_text(world: &World, state: &State, deal: usize, calls: &Calls) -> Vec<f64> {
    let reference = on_levels(world, &state.reference(world), calls);
    let mut text = state.status_quo.clone();
    for &k in &world.interims[deal].issues {
        text[k] = reference[k];
    }
    text
}

/// Does every signatory, in good faith, gain enough? Without B: an interim deal leaves the guns where they are.
fn is_welcome(
    world: &World,
    state: &State,
    chance: &Chance,
    deal: usize,
    text: &[f64],
    calls: &Calls,
) -> bool {
    world.signatories().into_iter().all(|i| {
        let view = state.view(world, i).without_betrayal();
        let gain = view.value(world, text) - view.value(world, &state.status_quo);
        chance.good_faith(world, i) && calls.at_least(gain, world.interims[deal].least_gain)
    })
}
