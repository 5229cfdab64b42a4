//! What each side holds out for (model, section 8).

use super::numbers::{larger, smaller, unit};
use super::state::State;
use super::value::{View, best_plain_value};
use super::world::World;

/// Updates r, h and A of a signatory in a round that takes place; credibility held at the reference text's.
pub fn aspire(world: &World, state: &mut State, view: &View, credibility: &[f64]) {
    let i = view.party;
    let p = &world.parties[i];
    let target = (1.0 - p.reciprocity) * pace(world, state, i)
        + p.reciprocity * answered(world, state, view, credibility);
    let conceded = larger(state.conceded[i], target);
    let least = larger(state.no_deal[i], state.seen_need[i]);
    let asked_first = p.opening * best_plain_value(world, i);
    let ask = least + (asked_first - least) * (1.0 - unit(conceded - state.hardened[i]));
    state.conceded[i] = conceded;
    state.least[i] = least;
    state.aspiration[i] = larger(least, ask);
}

/// s^(1/concession).
fn pace(world: &World, state: &State, i: usize) -> f64 {
    let p = &world.parties[i];
    if p.patience <= 1.0 {
        return 1.0;
    }
    let elapsed = f64::from(state.rounds_held) / (p.patience - 1.0);
    let s = unit(elapsed + p.urgency * (p.no_deal - state.no_deal[i]));
    if s <= 0.0 { 0.0 } else { libm::pow(s, 1.0 / p.concession) }
}

/// The least that the others were seen to concede.
fn answered(world: &World, state: &State, view: &View, credibility: &[f64]) -> f64 {
    if state.rounds_held < 2 {
        return 0.0;
    }
    let others = world.signatories().into_iter().filter(|&j| j != view.party);
    others.map(|j| conceded_by(world, state, view, credibility, j)).fold(1.0, smaller)
}

// Reading: a denominator below 1e-12 is 0.
fn conceded_by(world: &World, state: &State, view: &View, credibility: &[f64], j: usize) -> f64 {
    let (Some(first), Some(last)) = (&state.first_offer[j], &state.last_offer[j]) else {
        return 0.0;
    };
    let before = view.value_held(world, first, credibility);
    let now = view.value_held(world, last, credibility);
    if 1.0 - before <= 1e-12 { 0.0 } else { unit((now - before) / (1.0 - before)) }
}
