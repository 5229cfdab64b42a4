//! Deadlines: agreements gather at them, and some are real.
//!
//! - Models: in the last round before a date each side may come down to what it can live with; at its end the talks may end.
//! - Equation: P(a side yields) = yields, each by its own luck, before offers are made; P(the talks end without a
//!   settlement) = ends.
//! - Source: Roth, Murnighan, Schoumaker (1988) "The Deadline Effect in Bargaining".
//! - Units: probabilities; months.
//! - Leaves out: deadlines that are put off, and sides that wait for them.

use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::lanes::{Mask, Simd};

/// Times closer than this are one.
pub(crate) const SAME_TIME: f64 = 1e-9;

#[derive(Clone, Debug)]
pub(crate) struct State {
    /// By signatory: lanes in which it has yielded.
    yielded: Vec<u8>,
}

impl State {
    pub(crate) fn new(table: &Table) -> Self {
        State { yielded: vec![0; table.signatories().len()] }
    }

    pub(crate) fn reset(&mut self) {
        self.yielded.fill(0);
    }

    /// By signatory: lanes in which it has yielded.
    pub(crate) fn yielded(&self) -> &[u8] {
        &self.yielded
    }

    /// Where the round is the last before a deadline and takes place, sides may yield.
    #[inline(always)]
    pub(crate) fn step<S: Simd>(&mut self, world: World<S>, round: u32, held: Mask<S>) {
        for (d, deadline) in world.table.parts().deadlines.iter().enumerate() {
            if !falls_in(world.table, deadline.month, round) {
                continue;
            }
            let yields = world.value(deadline.yields);
            for (i, yielded) in self.yielded.iter_mut().enumerate() {
                let purpose = world.luck.purposes.yields[d * world.draw.signatories + i];
                let comes_down = world.luck.uniform(world.simd, purpose).lt(yields) & held;
                *yielded |= comes_down.bits();
            }
        }
    }

    /// The lanes, of these, in which a deadline ends the talks.
    #[inline(always)]
    pub(crate) fn ended<S: Simd>(&self, world: World<S>, round: u32, live: Mask<S>) -> Mask<S> {
        let mut ended = Mask::splat(world.simd, false);
        for (d, deadline) in world.table.parts().deadlines.iter().enumerate() {
            if falls_in(world.table, deadline.month, round) {
                let uniform = world.luck.uniform(world.simd, world.luck.purposes.ends[d]);
                ended = ended | uniform.lt(world.value(deadline.ends));
            }
        }
        ended & live
    }
}

/// Whether a round is the last one held by a month.
fn falls_in(table: &Table, month: f64, round: u32) -> bool {
    let length = table.shape().month;
    let (now, next) = (f64::from(round) * length, f64::from(round + 1) * length);
    now <= month + SAME_TIME && month + SAME_TIME < next
}
