//! Outside the room: the balance, events and what they do to trust and temper, suspension and collapse (sections 5, 6, 7, 8, 12).

use super::calls::Calls;
use super::luck::Luck;
use super::numbers::{SLACK, normal_quantile, poisson_count, smaller, two_to};
use super::state::{Course, State};
use super::words;
use super::world::{Event, World};

/// One step of the balance over so many months, by this luck.
pub fn step_balance(world: &World, luck: f64, balance: f64, months: f64) -> f64 {
    balance
        + world.balance.drift_per_month * months
        + world.balance.volatility * libm::sqrt(months) * normal_quantile(luck)
}

/// Which way a conflict was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The balance was at least the decisive one.
    Up,
    /// It was at most its opposite.
    Down,
}

/// Is the conflict decided outside the room, now or between two rounds?
pub fn decided(
    world: &World,
    luck: &Luck,
    before: f64,
    now: f64,
    round: u32,
    calls: &Calls,
) -> Option<Way> {
    let decisive = world.balance.decisive?;
    calls.note((now.abs() - decisive) / SLACK);
    if now.abs() >= decisive {
        return Some(if now > 0.0 { Way::Up } else { Way::Down });
    }
    if world.balance.volatility <= 0.0 {
        return None;
    }
    let up = probability_of_crossing(world, decisive, before, now);
    let down = probability_of_crossing(world, decisive, -before, -now);
    let crossed = calls.below(luck.round(words::CROSSING, round), smaller(1.0, up + down));
    // Reading: where both ways are equally likely, up.
    crossed.then_some(if up >= down { Way::Up } else { Way::Down })
}

/// The probability that a path between two balances touched a line above both.
fn probability_of_crossing(world: &World, line: f64, before: f64, now: f64) -> f64 {
    let volatility = world.balance.volatility;
    let variance = volatility * volatility * world.months_a_round();
    libm::exp(-2.0 * (line - before) * (line - now) / variance)
}

/// The events before a round.
pub fn happen(world: &World, luck: &Luck, state: &mut State, round: u32, calls: &Calls) {
    let kept = two_to(-world.months_a_round() / world.talks.echo_half_life);
    for (e, event) in world.events.iter().enumerate() {
        state.echoes[e] = kept * state.echoes[e] + f64::from(state.counts[e]);
        let rate = event.per_month * world.months_a_round() * relief(world, state, e);
        let mean = rate + event.excitation * (1.0 - kept) * state.echoes[e];
        let (count, distance) = poisson_count(mean, luck.round(&words::event(&event.id), round));
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
    let kept = two_to(-world.months_a_round() / world.talks.cooling_half_life);
    for hardened in &mut state.hardened {
        *hardened *= kept;
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
    let since = match state.course {
        Course::Talking => round,
        Course::Suspended(since) => since,
    };
    let (word, likelihood) = match state.course {
        Course::Talking => (words::SUSPENSION, probability_of_meeting(world, state)),
        Course::Suspended(_) => (words::RESUMING, probability_of_resuming(world)),
    };
    if calls.below(luck.round(word, round), likelihood) {
        state.course = Course::Talking;
        return Meeting::Held;
    }
    state.course = Course::Suspended(since);
    let waited = f64::from(round - since) * world.months_a_round();
    let is_over = round > since && calls.at_least(waited, world.talks.collapse_after);
    if is_over { Meeting::Collapsed } else { Meeting::Suspended }
}

fn probability_of_resuming(world: &World) -> f64 {
    1.0 - libm::exp(-world.months_a_round() / world.talks.resume_after)
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
    let grown = world.talks.goodwill * world.months_a_round();
    state.move_trust_among_signatories(world, grown, 0.0);
}
