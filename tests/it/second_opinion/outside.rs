//! Outside the room: the balance, events and what they do to trust and temper, suspension and collapse (sections 5, 6, 7, 8, 12).

use super::calls::Calls;
use super::luck::Luck;
use super::numbers::{SLACK, normal_quantile, poisson_count};
use super::state::{Course, State};
use super::world::{Event, World};

/// One step of the balance over so many months.
pub fn step_balance(world: &World, luck: &Luck, balance: f64, months: f64, word: u32) -> f64 {
    let shock = normal_quantile(luck.round("balance", word));
    balance
        + world.balance.drift_per_month * months
        + world.balance.volatility * libm::sqrt(months) * shock
}

/// Is the conflict decided outside the room?
pub fn is_decided(world: &World, balance: f64, calls: &Calls) -> bool {
    let Some(decisive) = world.balance.decisive else { return false };
    calls.note((balance.abs() - decisive) / SLACK);
    balance.abs() >= decisive
}

/// The events before a round.
pub fn happen(world: &World, luck: &Luck, state: &mut State, round: u32, calls: &Calls) {
    for (e, event) in world.events.iter().enumerate() {
        let rate = event.per_month * world.months_a_round() * relief(world, state, e);
        let mean = rate + event.excitation * f64::from(state.counts[e]);
        let (count, distance) =
            poisson_count(mean, luck.round(&format!("event.{}", event.id), round));
        if mean > 0.0 {
            calls.note(distance / SLACK);
        }
        state.counts[e] = count;
    }
}

/// The factor of the deals in force on the rate of an event.
fn relief(world: &World, state: &State, event: usize) -> f64 {
    let deals = world.interims.iter().zip(&state.in_force).filter(|(_, in_force)| **in_force);
    deals.map(|(deal, _)| deal.relief.get(event).copied().unwrap_or(1.0)).product()
}

/// What the events do to trust and temper.
pub fn suffer(world: &World, state: &mut State) {
    for hardened in &mut state.hardened {
        *hardened *= world.talks.cooling;
    }
    for (e, event) in world.events.iter().enumerate() {
        let count = f64::from(state.counts[e]);
        for &target in &event.on {
            state.hardened[target] += event.hardening * count;
            if let Some(by) = event.by {
                state.beta[target][by] += event.distrust * count;
            }
        }
    }
}

/// What becomes of the talks in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meeting {
    /// They take place.
    Held,
    /// They do not.
    Suspended,
    /// They never will again.
    Collapsed,
}

/// Do the talks of the round take place?
pub fn meet(world: &World, luck: &Luck, state: &mut State, round: u32, calls: &Calls) -> Meeting {
    let held = match state.course {
        Course::Talking => {
            calls.below(luck.round("suspension", round), probability_of_meeting(world, state))
        }
        Course::Suspended(_) => calls.below(luck.round("resuming", round), world.talks.resume),
    };
    if held {
        state.course = Course::Talking;
        return Meeting::Held;
    }
    let waited = match state.course {
        Course::Talking => 0,
        Course::Suspended(before) => before + 1,
    };
    state.course = Course::Suspended(waited);
    if waited >= world.talks.collapse_after { Meeting::Collapsed } else { Meeting::Suspended }
}

/// The probability that nobody walks out and nothing postpones the round.
pub fn probability_of_meeting(world: &World, state: &State) -> f64 {
    let mut walkouts = 0.0;
    let mut not_postponed = 1.0;
    for (e, event) in world.events.iter().enumerate() {
        let count = f64::from(state.counts[e]);
        walkouts += event
            .on
            .iter()
            .map(|&target| event.walkout * count * distrust(state, event, target))
            .sum::<f64>();
        not_postponed *= libm::pow(1.0 - event.postpones, count);
    }
    libm::exp(-walkouts) * not_postponed
}

fn distrust(state: &State, event: &Event, target: usize) -> f64 {
    event.by.map_or(1.0, |by| 1.0 - state.trust(target, by))
}

/// Goodwill at the end of a round that took place.
pub fn bear_goodwill(world: &World, state: &mut State) {
    for i in world.signatories() {
        for j in world.signatories().into_iter().filter(|&j| j != i) {
            if !was_hostile(world, state, j, i) {
                state.alpha[i][j] += world.talks.goodwill;
            }
        }
    }
}

fn was_hostile(world: &World, state: &State, by: usize, on: usize) -> bool {
    let mut events = world.events.iter().zip(&state.counts);
    events.any(|(event, &count)| count > 0 && event.by == Some(by) && event.on.contains(&on))
}
