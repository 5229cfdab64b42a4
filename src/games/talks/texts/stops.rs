//! Where a walk of concession may stop on an issue, and what each stop is worth.
//!
//! - Models: the corners of everybody's curves on either side of the start, the nearest first; or levels.
//! - Equation: the others' joint value of a stop is the sum of believed w * v over them.
//! - Units: positions and values 0..1.
//! - Leaves out: which stops are on the way ([`crate::games::talks::texts::paths`]).

use crate::games::talks::play::world::World;
use crate::games::talks::texts::preferences;
use crate::games::talks::texts::stretch::{EQUAL, Step};
use crate::lanes::{Eight, Lanes, Mask, Simd};

/// Another signatory that cares, and the place of the weight that it is believed to have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Other {
    pub party: usize,
    pub believed: usize,
    /// Its place among the signatories.
    pub seat: usize,
}

/// Positions on the way, and what they are worth.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stops {
    /// Those that some lane has come first.
    pub count: usize,
    /// Beyond 0..1 where there are fewer stops.
    pub position: Vec<Eight>,
    /// To the signatory, before its weight.
    pub own: Vec<Eight>,
    /// Stop after stop, other after other, before their weights.
    others: Vec<Eight>,
    /// To the others together, as they are believed to be.
    pub joint: Vec<Eight>,
}

impl Stops {
    pub(crate) fn new(count: usize, others: usize) -> Self {
        let zeros = |count: usize| vec![Eight::ZERO; count];
        Stops {
            count,
            position: zeros(count),
            own: zeros(count),
            others: zeros(count * others),
            joint: zeros(count),
        }
    }

    /// A stop, with what it is worth to both in the place of loss and gain.
    #[inline(always)]
    pub(crate) fn at<S: Simd>(&self, simd: S, stop: usize) -> Step<S> {
        Step {
            end: Lanes::load(simd, &self.position[stop]),
            loss: Lanes::load(simd, &self.own[stop]),
            gain: Lanes::load(simd, &self.joint[stop]),
        }
    }

    /// Adds a corner to the first `count`, which are sorted by their distance; what does not lie on this side, or is
    /// there already, stands at `far`.
    #[inline(always)]
    pub(crate) fn insert<S: Simd>(
        &mut self,
        count: usize,
        here: Mask<S>,
        corner: Lanes<S>,
        far: f64,
    ) {
        let simd = corner.simd();
        let far_off = corner.same(far);
        let mut corner = here.select(corner, far_off);
        for earlier in &self.position[..count] {
            corner = corner.eq(Lanes::load(simd, earlier)).select(far_off, corner);
        }
        for place in 0..count {
            let other = Lanes::load(simd, &self.position[place]);
            let first = if far > 0.0 { corner.lt(other) } else { corner.gt(other) };
            first.select(corner, other).store(&mut self.position[place]);
            corner = first.select(other, corner);
        }
        corner.store(&mut self.position[count]);
    }

    /// How many stops some lane has.
    pub(crate) fn reached(&self) -> usize {
        let is_near = |position: &Eight| position.0.iter().any(|one| one.is_finite());
        self.position.iter().take_while(|position| is_near(position)).count()
    }

    /// Where some stop gives the others more than the start.
    #[inline(always)]
    pub(crate) fn give_more<S: Simd>(&self, simd: S, here: &Stops) -> Mask<S> {
        let start = Lanes::load(simd, &here.joint[0]) + EQUAL;
        let mut more = Mask::splat(simd, false);
        for joint in &self.joint[..self.count] {
            more = more | Lanes::load(simd, joint).gt(start);
        }
        more
    }

    /// What the stops are worth to each; where there are fewer, as much as the start.
    #[inline(always)]
    pub(crate) fn measure<S: Simd>(
        &mut self,
        world: World<S>,
        k: usize,
        party: usize,
        others: &[Other],
        start: Lanes<S>,
    ) {
        for (stop, position) in self.position[..self.count].iter().enumerate() {
            let position = world.load(position);
            let there = position.ge(0.0) & position.le(1.0);
            let position = there.select(position, start);
            let own = preferences::value(world, party, k, position);
            own.store(&mut self.own[stop]);
            for (o, other) in others.iter().enumerate() {
                let worth = preferences::value(world, other.party, k, position);
                worth.store(&mut self.others[stop * others.len() + o]);
            }
        }
    }

    /// What the stops are worth to the others together, of such weights.
    #[inline(always)]
    pub(crate) fn weigh<S: Simd>(&mut self, simd: S, weights: &[Eight]) {
        let values = self.others.chunks_exact(weights.len().max(1));
        for (joint, values) in self.joint[..self.count].iter_mut().zip(values) {
            let mut sum = Lanes::splat(simd, 0.0);
            for (weight, value) in weights.iter().zip(values) {
                sum = sum + Lanes::load(simd, weight) * Lanes::load(simd, value);
            }
            sum.store(joint);
        }
    }

    /// One other at most, before its weight.
    pub(crate) fn count_one(&mut self) {
        let joint = self.joint.iter_mut().zip(&self.others);
        joint.for_each(|(joint, value)| *joint = *value);
    }
}
