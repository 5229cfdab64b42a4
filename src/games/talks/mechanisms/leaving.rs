//! Leaving: a side breaks off for good.
//!
//! - Models: a side that has come far itself, and is offered nothing that it could live with, goes home.
//! - Equation: P(leaves) = 1 - exp(-leaves_per_month * h * months) at the end of a round that took place without a
//!   settlement, where no text of others in it is worth at least r to it.
//! - Source: Bulow, Klemperer (1999) "The Generalized War of Attrition" for exit; Zartman (2000) "Ripeness" for the want
//!   of a way out.
//! - Units: a rate a month; h 0..1.
//! - Leaves out: leaving as a threat, and coming back.

use crate::games::talks::mechanisms::{concession, room};
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::lanes::{Mask, Simd};

#[derive(Clone, Debug)]
pub(crate) struct State {
    /// By signatory: lanes in which it left in this round.
    left: Vec<u8>,
}

impl State {
    pub(crate) fn new(table: &Table) -> Self {
        State { left: vec![0; table.signatories().len()] }
    }

    /// By signatory: lanes in which it left in this round.
    pub(crate) fn left(&self) -> &[u8] {
        &self.left
    }

    /// The lanes, of those that met without a settlement, in which somebody leaves.
    #[inline(always)]
    pub(crate) fn step<S: Simd>(
        &mut self,
        world: World<S>,
        concession: &concession::State,
        room: &room::State,
        lanes: Mask<S>,
    ) -> Mask<S> {
        let mut gone = Mask::splat(world.simd, false);
        for (i, left) in self.left.iter_mut().enumerate() {
            let rate = world.value(world.party(i).leaves_per_month);
            let come = world.load(&concession.conceded()[i]);
            let goes = 1.0 - (-(rate * come * world.table.shape().month)).exp();
            let uniform = world.luck.uniform(world.simd, world.luck.purposes.leaving[i]);
            let without = !world.lanes(room.livable()[i]);
            let leaves = lanes & without & uniform.lt(goes);
            *left = leaves.bits();
            gone = gone | leaves;
        }
        gone
    }
}
