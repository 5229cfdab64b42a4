//! Where eight negotiations stand: the round, which have ended, which meet.

use crate::games::talks::play::log::Log;
use crate::games::talks::play::outcome::End;
use crate::lanes::{Eight, Lanes, Mask, Simd};

/// A set of lanes is a `u8`, lane 0 lowest.
#[derive(Clone, Debug)]
pub(crate) struct Course {
    round: u32,
    /// Lanes that have not ended.
    live: u8,
    /// Lanes whose talks take place in this round.
    held: u8,
    /// Earlier rounds that took place.
    met: Eight,
}

impl Course {
    pub(crate) fn new() -> Self {
        Course { round: 0, live: 0, held: 0, met: Eight::ZERO }
    }

    /// Nothing has begun, nothing has ended.
    pub(crate) fn reset(&mut self) {
        *self = Course { live: u8::MAX, ..Course::new() };
    }

    pub(crate) fn turn(&mut self, round: u32) {
        self.round = round;
    }

    pub(crate) fn round(&self) -> u32 {
        self.round
    }

    pub(crate) fn live(&self) -> u8 {
        self.live
    }

    pub(crate) fn held(&self) -> u8 {
        self.held
    }

    /// Earlier rounds that took place.
    #[inline(always)]
    pub(crate) fn met<S: Simd>(&self, simd: S) -> Lanes<S> {
        Lanes::load(simd, &self.met)
    }

    /// Only these lanes meet in this round.
    #[inline(always)]
    pub(crate) fn meet<S: Simd>(&mut self, lanes: Mask<S>) {
        self.held = lanes.bits();
    }

    /// Ends the given lanes in this round.
    #[inline(always)]
    pub(crate) fn end(&mut self, lanes: u8, end: End, log: &mut Log) {
        if lanes == 0 {
            return;
        }
        self.live &= !lanes;
        log.end(lanes, end, self.round);
    }

    /// A round that took place is one more.
    #[inline(always)]
    pub(crate) fn close_round<S: Simd>(&mut self, simd: S) {
        let met = self.met(simd) + 1.0;
        met.store_where(Mask::from_bits(simd, self.held), &mut self.met);
    }
}
