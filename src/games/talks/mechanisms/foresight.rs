//! Foresight of shifting power: what a rising side expects to gain by waiting.
//!
//! - Models: a side on the way up does not sign for less than what it will be able to take; who falls would gladly settle,
//!   but would have to give again. Guarantees that hold the stronger to the text take the fear away.
//! - Equation: fear = foresight * (1 - G) * max(0, exposure * drift_per_month * look_ahead).
//! - Source: Powell (2006) "War as a Commitment Problem"; Fearon (1995) "Rationalist Explanations for War".
//! - Units: foresight 0..1; value; months.
//! - Leaves out: shifts that the terms themselves bring about.

use crate::games::talks::play::world::World;
use crate::lanes::{Lanes, Simd};

/// What signatory i expects to gain by waiting, where no guarantee holds it to the text.
#[inline(always)]
pub(crate) fn fear<S: Simd>(world: World<S>, i: usize) -> Lanes<S> {
    let (party, setting) = (world.party(i), world.setting());
    let gain = world.value(party.exposure)
        * world.value(setting.balance.drift_per_month)
        * setting.look_ahead;
    world.value(party.foresight) * gain.at_least(0.0)
}
