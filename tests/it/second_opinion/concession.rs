//! What each side holds out for (model, section 8).

use super::beliefs::believed_value;
use super::calls::Calls;
use super::chance::Chance;
use super::interim::relief_of_costs;
use super::numbers::{larger, smaller, unit};
use super::state::State;
use super::value::{best_plain_value, best_text};
use super::world::World;

/// What every round does, held or not: the least that each could live with, and what waiting has worn down.
pub fn wait(world: &World, state: &mut State) {
    let reference = state.reference(world);
    let relief = relief_of_costs(world, state);
    for i in world.signatories() {
        state.least[i] = state.view(world, i).least(world, &reference);
        let p = &world.parties[i];
        let cost = (p.cost_per_month + world.pressure_on(i)) * relief;
        let stake = stake(world, state, i);
        state.borne[i] += world.months_a_round() * cost / (p.resolve * stake);
    }
}

/// What a side asks for first.
fn asked_first(world: &World, i: usize) -> f64 {
    world.parties[i].opening * best_plain_value(world, i)
}

/// What holding out may still bring.
fn stake(world: &World, state: &State, i: usize) -> f64 {
    let first = asked_first(world, i);
    larger(larger(1e-6, 0.1 * first), first - state.least[i])
}

/// Updates s, h and A of every signatory in a round that takes place.
pub fn aspire(
    world: &World,
    state: &mut State,
    chance: &Chance,
    believed: &[Vec<Vec<f64>>],
    calls: &Calls,
) {
    for i in world.signatories() {
        state.spent[i] = spent(world, state, chance, i);
        let pace = pace(world, state, i);
        let answered = answered(world, state, &believed[i], i);
        let target = pace + world.parties[i].reciprocity * larger(0.0, answered - pace);
        state.conceded[i] = larger(state.conceded[i], target);
        let first = asked_first(world, i);
        state.nothing_left[i] = has_nothing_left(state, i, first, calls);
        state.aspiration[i] = aspiration(state, i, first);
    }
}

/// s: plan and costs together.
fn spent(world: &World, state: &State, chance: &Chance, i: usize) -> f64 {
    if state.yielded[i] {
        return 1.0;
    }
    let held = world.months_a_round() * f64::from(state.rounds_held);
    unit(held / world.parties[i].patience + state.borne[i] / chance.firmness[i])
}

/// p = s^(1/concession).
fn pace(world: &World, state: &State, i: usize) -> f64 {
    let s = state.spent[i];
    if s <= 0.0 { 0.0 } else { libm::pow(s, 1.0 / world.parties[i].concession) }
}

fn has_nothing_left(state: &State, i: usize, asked_first: f64, calls: &Calls) -> bool {
    let spent = calls.at_least(state.spent[i], 1.0);
    calls.at_least(state.least[i], asked_first) || spent
}

fn aspiration(state: &State, i: usize, asked_first: f64) -> f64 {
    let least = state.least[i];
    if state.nothing_left[i] {
        return least;
    }
    let eased = 1.0 - unit(state.conceded[i] - state.hardened[i]);
    larger(least, least + (asked_first - least) * eased)
}

/// The least that the others have visibly given up, as i reads them.
fn answered(world: &World, state: &State, believed: &[Vec<f64>], i: usize) -> f64 {
    let others = world.other_signatories(i);
    others.into_iter().map(|j| given_up(world, state, believed, i, j)).fold(1.0, smaller)
}

fn given_up(world: &World, state: &State, believed: &[Vec<f64>], i: usize, j: usize) -> f64 {
    let Some(last) = &state.last_offer[j] else { return 0.0 };
    let worth = |text: &[f64]| believed_value(world, believed, j, text);
    let highest = worth(&best_text(world, j));
    let all = highest - worth(&best_text(world, i));
    if all < 1e-12 { 0.0 } else { unit((highest - worth(last)) / all) }
}

/// Has every signatory but one nothing left?
pub fn others_have_nothing_left(world: &World, state: &State, i: usize) -> bool {
    world.other_signatories(i).into_iter().all(|j| state.nothing_left[j])
}

/// Has nobody anything left?
pub fn nobody_has_anything_left(world: &World, state: &State) -> bool {
    world.signatories().into_iter().all(|i| state.nothing_left[i])
}
