//! Does the settlement hold (model, section 14)?

use super::luck::Luck;
use super::numbers::{smaller, two_to};
use super::outside::step_balance;
use super::state::State;
use super::value::guarantee;
use super::world::World;

/// What became of a settlement.
#[derive(Clone, Debug, PartialEq)]
pub struct Aftermath {
    /// The first month in which somebody broke it; none: held throughout the months watched.
    pub broken_in_month: Option<u32>,
    /// The smallest distance of a temptation from what holds the settlement.
    pub closest: f64,
}

/// Watches a settlement signed in a round, month by month.
pub fn watch(world: &World, luck: &Luck, state: &State, text: &[f64], round: u32) -> Aftermath {
    let mut balance = state.balance;
    let mut closest = f64::INFINITY;
    let kept: Vec<f64> =
        world.signatories().iter().map(|&i| held_by(world, state, i, text)).collect();
    for month in 1..=world.talks.aftermath_months {
        balance = step_balance(world, luck, balance, 1.0, world.rounds + month);
        for (&i, kept) in world.signatories().iter().zip(&kept) {
            let temptation = temptation(world, i, balance, round, month);
            closest = smaller(closest, (temptation - kept).abs());
            if temptation > *kept {
                return Aftermath { broken_in_month: Some(month), closest };
            }
        }
    }
    Aftermath { broken_in_month: None, closest }
}

/// What a signatory keeps by keeping it: its value on the day of signing, and deterrence.
fn held_by(world: &World, state: &State, i: usize, text: &[f64]) -> f64 {
    state.view(world, i).value(world, text) + world.talks.deterrence * guarantee(world, text)
}

/// What it expects from breaking it.
fn temptation(world: &World, i: usize, balance: f64, round: u32, month: u32) -> f64 {
    let p = &world.parties[i];
    let signed = f64::from(round) * world.months_a_round();
    let since = f64::from(month);
    let illusion = p.optimism * two_to(-(signed + since) / world.talks.optimism_half_life);
    let pressed = world.pressure_on(i) * signed * two_to(-since / world.talks.pressure_half_life);
    p.no_deal + illusion + p.exposure * balance - p.cost_per_month * signed - pressed
}
