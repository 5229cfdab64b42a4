//! Does the settlement hold (model, section 14)?

use super::chance::Chance;
use super::change::world_at;
use super::luck::Luck;
use super::numbers::{smaller, two_to};
use super::outside::step_balance;
use super::state::State;
use super::value::{View, guarantee};
use super::words;
use super::world::World;

/// What became of a settlement.
#[derive(Clone, Debug, PartialEq)]
pub struct Aftermath {
    /// The first month in which somebody broke it; none: held throughout the months watched.
    pub broken_in_month: Option<u32>,
    /// The smallest distance of a temptation from what holds the settlement.
    pub closest: f64,
}

/// A settlement on the day of its signing.
pub struct Settlement<'a> {
    /// The world as the file has it, before changes.
    pub world: &'a World,
    /// Everything as it stood.
    pub state: &'a State,
    /// The eyes of each signatory, in their order.
    pub views: Vec<View>,
    /// What was signed.
    pub text: &'a [f64],
    /// The round.
    pub round: u32,
}

/// Watches a settlement, month by month.
pub fn watch(settlement: &Settlement, chance: &Chance, luck: &Luck) -> Aftermath {
    let world = settlement.world;
    let mut balance = settlement.state.balance;
    let mut closest = f64::INFINITY;
    for month in 1..=world.talks.aftermath_months {
        let now = world.month(settlement.round) + f64::from(month);
        let now = world_at(world, &chance.change_month, now);
        balance = step_balance(&now, luck.round(words::BALANCE_AFTERWARDS, month), balance, 1.0);
        for view in &settlement.views {
            let kept = kept(&now, view, settlement.text);
            let temptation = temptation(&now, settlement, view.party, balance, month);
            closest = smaller(closest, (temptation - kept).abs());
            if temptation > kept {
                return Aftermath { broken_in_month: Some(month), closest };
            }
        }
    }
    Aftermath { broken_in_month: None, closest }
}

/// What a signatory keeps by keeping it: its value by the trust of the day of signing, and deterrence.
fn kept(world: &World, view: &View, text: &[f64]) -> f64 {
    view.value(world, text) + world.talks.deterrence * guarantee(world, text)
}

/// What it expects from breaking it.
fn temptation(world: &World, settlement: &Settlement, i: usize, balance: f64, month: u32) -> f64 {
    let p = &world.parties[i];
    let since = f64::from(month);
    let months = world.month(settlement.round) + since;
    let illusion = p.optimism * two_to(-months / world.talks.optimism_half_life);
    let fading = two_to(-since / world.talks.pressure_half_life);
    let pressed = world.pressure_on(i) * world.talks.look_ahead * fading;
    p.no_deal + illusion + p.exposure * balance - settlement.state.eroded[i] - pressed
}
