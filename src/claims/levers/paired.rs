//! Looks at levers that are held, draw by draw, against the scenario as it stands.
//!
//! - Models: a value gains some of what does not happen now, and loses some of what does, with the same luck. So all values
//!   stand on the same footing, whatever so many draws happen to be like.
//! - Equation: p(x) = p(now) + gained - lost, its ends by the squares of the distances of their three ends.
//! - Source: Zou and Donner (2008) "Construction of confidence limits about effect measures"; common random numbers,
//!   Kleijnen (1974).
//! - Units: likelihoods 0..1.
//! - Leaves out: that the draws are among those by which `now` is known. Where draws do not weigh alike, a value is looked
//!   at by itself.

use super::by_draw::by_draw;
use super::look::Look;
use super::probe::Probe;
use crate::claims::likelihood::Likelihood;
use crate::engine::{Game, QuantityId};

/// The scenario as it stands.
pub(super) struct Paired {
    now: Likelihood,
    /// By draw: how often it happens; empty where draws do not weigh alike.
    before: Vec<u64>,
}

impl Paired {
    /// It stands `now`; nothing is known draw by draw.
    pub fn new(now: Likelihood) -> Self {
        Paired { now, before: Vec::new() }
    }

    /// Makes ready for looks with so many draws; how many were played for that.
    pub fn make_ready<G: Game>(&mut self, probe: &Probe<'_, G>, draws: u64) -> u64 {
        let known = self.before.len() as u64;
        if known >= draws || probe.game.weighing().is_some() {
            return 0;
        }
        self.before.extend(by_draw(probe, &[], known..draws));
        draws - known
    }

    /// Draws of a look that are not played again where it is given more.
    pub fn kept(&self, look: &Look) -> u64 {
        if self.before.is_empty() { 0 } else { look.draws }
    }

    /// The same value with so many draws in all, and the negotiations gained and lost in them, of which some are known.
    pub fn look<G: Game>(
        &self,
        probe: &Probe<'_, G>,
        quantity: QuantityId,
        look: &Look,
        moved: [u64; 2],
        draws: u64,
    ) -> ([u64; 2], Look) {
        let moves = [(quantity, look.value)];
        if self.before.is_empty() {
            return (moved, Look { seen: probe.at(&moves, draws), draws, ..*look });
        }
        let [mut gained, mut lost] = moved;
        let after = by_draw(probe, &moves, look.draws..draws);
        for (before, after) in self.before[look.draws as usize..].iter().zip(after) {
            gained += after.saturating_sub(*before);
            lost += before.saturating_sub(after);
        }
        let moved = [gained, lost];
        let seen = from_now(&self.now, moved, draws, probe.plan.repeats());
        (moved, Look { seen, draws, ..*look })
    }
}

/// How likely it is where so many negotiations are gained and lost.
fn from_now(now: &Likelihood, moved: [u64; 2], draws: u64, repeats: u64) -> Likelihood {
    let n = draws * repeats;
    let [gained, lost] =
        moved.map(|count| Likelihood::at_widest(count as f64 / n as f64, draws as f64, n));
    let p = now.p + gained.p - lost.p;
    let far = |ends: [f64; 3]| ends.iter().map(|end| end * end).sum::<f64>().sqrt();
    let down = far([now.p - now.low, gained.p - gained.low, lost.high - lost.p]);
    let up = far([now.high - now.p, gained.high - gained.p, lost.p - lost.low]);
    let [p, low, high] = [p, p - down, p + up].map(|share| share.clamp(0.0, 1.0));
    Likelihood { p, low, high, n }
}
