//! A level that fits: after the walk, the best for the others of all positions that the author can afford.
//!
//! - Models: on levels, and on curves with dents, the walk stops at what comes next and may pass over what is better.
//! - Equation: argmax over levels, or corners and ends of the bounds, of the others' believed value such that V >= aspiration,
//!   the other issues as they stand; of equals the nearest to the present one, then the lower.
//! - Source: Raiffa (1982) The Art and Science of Negotiation.
//! - Units: positions and values 0..1.
//! - Leaves out: two issues changed together.

use crate::games::talks::play::world::World;
use crate::games::talks::texts::preferences;
use crate::games::talks::texts::stops::{Other, Stops};
use crate::games::talks::texts::stretch::{Ahead, EQUAL, FITS, Step};
use crate::lanes::{Eight, Lanes, Mask, Simd};

/// Where one signatory may stand on an issue.
#[derive(Clone, Copy)]
pub(crate) struct Options<'a> {
    pub here: &'a Stops,
    pub sides: &'a [Stops; 2],
    /// By level: lanes in which the bounds leave it; empty for an issue without levels.
    pub within: &'a [u8],
    pub others: &'a [Other],
}

/// The best so far.
struct Best<S: Simd> {
    position: Lanes<S>,
    own: Lanes<S>,
    joint: Lanes<S>,
}

impl Options<'_> {
    /// Moves to the position that fits best, with so much to spare. Returns what is to spare then.
    #[inline(always)]
    #[expect(clippy::too_many_arguments, reason = "one choice, and all that it needs")]
    pub(crate) fn fit<S: Simd>(
        self,
        world: World<S>,
        k: usize,
        party: usize,
        weight: Lanes<S>,
        spare: Lanes<S>,
        [believed, courted]: [&[Eight]; 2],
        ahead: &mut Ahead,
    ) -> Lanes<S> {
        let present = world.load(&ahead.position);
        let [here, below, above] = [self.here, &self.sides[0], &self.sides[1]];
        if !self.within.is_empty() {
            let mut best = Best { position: present, own: present, joint: present };
            for stop in (0..below.position.len()).map(|stop| below.at(world.simd, stop)) {
                best.stand(present.eq(stop.end), stop);
            }
            let free = spare - weight * best.own;
            for (stop, within) in self.within.iter().enumerate() {
                best.try_stop(
                    below.at(world.simd, stop),
                    world.lanes(*within),
                    weight,
                    free,
                    present,
                );
            }
            best.position.store(&mut ahead.position);
            return free + weight * best.own;
        }
        let own = preferences::value(world, party, k, present);
        let mut joint = world.all(0.0);
        for other in self.others {
            let counts = world.load(&believed[other.believed]) * world.load(&courted[other.seat]);
            joint = joint + counts * preferences::value(world, other.party, k, present);
        }
        let mut best = Best { position: present, own, joint };
        let free = spare - weight * own;
        for stops in [here, below, above] {
            for stop in (0..stops.position.len()).map(|stop| stops.at(world.simd, stop)) {
                let open = stop.end.ge(0.0) & stop.end.le(1.0);
                best.try_stop(stop, open, weight, free, present);
            }
        }
        best.position.store(&mut ahead.position);
        free + weight * best.own
    }
}

impl<S: Simd> Best<S> {
    /// Stands at a stop in some lanes.
    #[inline(always)]
    fn stand(&mut self, lanes: Mask<S>, stop: Step<S>) {
        self.position = lanes.select(stop.end, self.position);
        self.own = lanes.select(stop.loss, self.own);
        self.joint = lanes.select(stop.gain, self.joint);
    }

    /// Moves to a stop that is open, affordable and better.
    #[inline(always)]
    fn try_stop(
        &mut self,
        stop: Step<S>,
        open: Mask<S>,
        weight: Lanes<S>,
        free: Lanes<S>,
        present: Lanes<S>,
    ) {
        let affordable = (free + weight * stop.loss).ge(-FITS);
        let better = self.is_worse(stop.end, stop.gain, present);
        self.stand(open & affordable & better, stop);
    }

    /// Whether another position gives the others more; or, but for the present one itself, as much and is nearer to it, or
    /// as near and lower.
    #[inline(always)]
    fn is_worse(&self, position: Lanes<S>, joint: Lanes<S>, present: Lanes<S>) -> Mask<S> {
        let (far, best_far) = ((position - present).abs(), (self.position - present).abs());
        let nearer =
            far.lt(best_far - EQUAL) | (far.le(best_far + EQUAL) & position.lt(self.position));
        joint.gt(self.joint + EQUAL) | (joint.ge(self.joint - EQUAL) & best_far.gt(EQUAL) & nearer)
    }
}
