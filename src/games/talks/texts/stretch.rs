//! Stretches of a walk of concession: where each leads, what it costs its author, what it gives the others.
//!
//! - Units: positions and values 0..1.

use crate::lanes::{Eight, Lanes, Mask, Simd};

/// A loss this small costs nothing: it comes from rounding.
pub(crate) const FREE: f64 = 1e-13;
/// Optima closer than this are equal.
pub(crate) const EQUAL: f64 = 1e-12;
/// A step of levels may miss the budget, and a level the red line, by so much.
pub(crate) const FITS: f64 = 1e-9;

/// What lies ahead on one issue of whoever walks.
#[derive(Clone, Debug)]
pub(crate) struct Ahead {
    pub position: Eight,
    pub discrete: bool,
    /// The next stretch first. One that costs and gives nothing ends the walk on the issue.
    pub stretches: Vec<Stretch>,
}

/// A stretch in memory.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stretch {
    pub end: Eight,
    pub loss: Eight,
    pub gain: Eight,
}

/// A stretch in registers.
#[derive(Clone, Copy)]
pub(crate) struct Step<S: Simd> {
    pub end: Lanes<S>,
    pub loss: Lanes<S>,
    pub gain: Lanes<S>,
}

impl Stretch {
    /// To memory.
    #[inline(always)]
    pub(crate) fn of<S: Simd>(step: Step<S>) -> Self {
        let mut stretch = Stretch { end: Eight::ZERO, loss: Eight::ZERO, gain: Eight::ZERO };
        step.end.store(&mut stretch.end);
        step.loss.store(&mut stretch.loss);
        step.gain.store(&mut stretch.gain);
        stretch
    }

    /// One that is known before weights; one that gives nothing for want of weight ends the walk.
    #[inline(always)]
    pub(crate) fn weighed<S: Simd>(&self, weight: Lanes<S>, believed: Lanes<S>) -> Self {
        let Step { end, loss, gain } = Step::load(weight.simd(), self);
        let idle = gain.gt(0.0) & believed.le(0.0);
        let loss = idle.select(1.0, weight * loss);
        Stretch::of(Step { end, loss, gain: believed * gain })
    }
}

impl<S: Simd> Step<S> {
    /// From memory.
    #[inline(always)]
    pub(crate) fn load(simd: S, stretch: &Stretch) -> Self {
        Step {
            end: Lanes::load(simd, &stretch.end),
            loss: Lanes::load(simd, &stretch.loss),
            gain: Lanes::load(simd, &stretch.gain),
        }
    }

    /// No way on.
    #[inline(always)]
    pub(crate) fn none(here: Lanes<S>) -> Self {
        Step { end: here, loss: here.same(1.0), gain: here.same(0.0) }
    }

    /// This one where the answer is yes, the other elsewhere.
    #[inline(always)]
    pub(crate) fn or(self, mask: Mask<S>, other: Self) -> Self {
        Step {
            end: mask.select(self.end, other.end),
            loss: mask.select(self.loss, other.loss),
            gain: mask.select(self.gain, other.gain),
        }
    }
}
