//! One signatory's way on one issue: the stretches from its start toward the others' joint optimum.
//!
//! - Models: an issue is walked from corner to corner of the curves, as far as the position that the others together like
//!   best; a discrete issue along the upper concave hull of its levels ([`crate::games::talks::texts::hull`]).
//! - Equation: of a stretch, loss = w * (v(from) - v(to)), gain = the sum over others of believed w * (v(to) - v(from)).
//! - Source: Raiffa (1982) The Art and Science of Negotiation; Faratin, Sierra, Jennings (2002).
//! - Units: positions and values 0..1.
//! - Leaves out: the other issues ([`crate::games::talks::texts::paths`]).
//!
//! What a position is worth to each does not change during a negotiation: it is measured once. Weights change from round
//! to round.

use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::table::parts::Curve;
use crate::games::talks::table::separate::is_concave;
use crate::games::talks::texts::around::reach;
use crate::games::talks::texts::fit::Options;
use crate::games::talks::texts::hull::{self, Levels};
use crate::games::talks::texts::preferences::{self, Corner};
use crate::games::talks::texts::stops::{Other, Stops};
use crate::games::talks::texts::stretch::{Ahead, EQUAL, FITS, FREE, Step, Stretch};
use crate::lanes::{Eight, Lanes, Simd};

/// One signatory's way on one issue.
#[derive(Clone, Debug)]
pub(crate) struct Way {
    pub party: usize,
    others: Vec<Other>,
    /// By other: the weight that it is believed to have, as far as it is courted.
    weights: Vec<Eight>,
    corners: Vec<Corner>,
    /// Where it starts.
    pub here: Stops,
    /// Stops below the start and above it, the nearest first; of a discrete issue all levels, and nothing.
    sides: [Stops; 2],
    /// Between two sides, where no curve dents, the way does not change with the weights: its stretches before them.
    is_known: bool,
    known: Vec<Stretch>,
    /// By level: lanes in which the red line leaves it.
    within: Vec<u8>,
    /// Whether its positions cannot be walked through one after the other without a loss on the way.
    pub uneven: bool,
    /// Whether anybody's curve dents.
    pub dented: bool,
}

impl Way {
    pub(crate) fn new(table: &Table, i: usize, k: usize) -> Self {
        let party = table.signatories()[i];
        let curve = |party: usize| {
            table.parts().parties[party].stances[k].as_ref().map(|stance| &stance.curve)
        };
        let issues = table.parts().issues.len();
        let reading = |other: usize| {
            table.shape().reading(party, other).expect("signatories read each other")
        };
        let seat = |other: usize| {
            let seat = table.signatories().iter().position(|&signatory| signatory == other);
            seat.expect("others sign")
        };
        let others: Vec<Other> = table
            .signatories()
            .iter()
            .filter(|&&other| other != party && curve(other).is_some())
            .map(|&other| Other {
                party: other,
                believed: reading(other) * issues + k,
                seat: seat(other),
            })
            .collect();
        let dents = |party: usize| matches!(curve(party), Some(Curve::Points(points)) if !is_concave(points));
        let levels = table.parts().issues[k].levels;
        let uneven = dents(party) || levels.is_some();
        let dented = levels.is_none() && table.signatories().iter().any(|&party| dents(party));
        let corners = if levels.is_none() && !others.is_empty() {
            all_corners(table, party, k, &others, uneven)
        } else {
            Vec::new()
        };
        let stops = |count: usize| Stops::new(count, others.len());
        let sides = match levels {
            Some(levels) => [stops(levels), Stops::default()],
            None => [stops(corners.len()), stops(corners.len())],
        };
        let is_known = table.signatories().len() == 2 && !dented;
        let known = Vec::with_capacity(sides[0].count);
        let weights = vec![Eight::ZERO; others.len()];
        let (here, within) = (stops(1), vec![0; levels.unwrap_or(0)]);
        Way {
            party,
            corners,
            here,
            sides,
            is_known,
            known,
            within,
            others,
            weights,
            uneven,
            dented,
        }
    }

    /// Where it may stand.
    pub(crate) fn options(&self) -> Options<'_> {
        let Way { here, sides, within, others, .. } = self;
        Options { here, sides, within, others }
    }

    /// The most stretches that it may have.
    pub(crate) fn stretches(&self) -> usize {
        self.sides[0].position.len()
    }

    #[inline(always)]
    pub(crate) fn begin<S: Simd>(&mut self, world: World<S>, inner: bool, i: usize, k: usize) {
        let (start, lowest, highest) = reach(world, inner, i, k);
        start.store(&mut self.here.position[0]);
        match world.table.parts().issues[k].levels {
            Some(levels) => self.find_levels(levels, lowest, highest),
            None => self.find_corners(world, k, start, lowest, highest),
        }
        self.here.measure(world, k, self.party, &self.others, start);
        for side in &mut self.sides {
            side.measure(world, k, self.party, &self.others, start);
        }
    }

    /// Between two sides: the stretches on the way to what the other likes best, before weights. On an issue without weight
    /// all are free.
    #[inline(always)]
    pub(crate) fn find_known<S: Simd>(&mut self, world: World<S>, k: usize, ahead: &mut Ahead) {
        if !self.is_known {
            return;
        }
        for stops in [&mut self.here].into_iter().chain(&mut self.sides) {
            stops.count_one();
        }
        let weighs = world.load(&world.draw.weight[world.draw.at(self.party, k)]).gt(0.0);
        ahead.stretches.clear();
        self.advance(weighs.or_zero(1.0), ahead);
        self.known.clone_from(&ahead.stretches);
    }

    #[inline(always)]
    fn find_levels<S: Simd>(&mut self, levels: usize, lowest: Lanes<S>, highest: Lanes<S>) {
        let fits = lowest.same(FITS);
        for level in 0..levels {
            let position = lowest.same(level as f64 / (levels - 1) as f64);
            position.store(&mut self.sides[0].position[level]);
            let within = position.ge(lowest - fits) & position.le(highest + fits);
            self.within[level] = within.bits();
        }
    }

    /// The corners on both sides of the start, within the red line, sorted and each once.
    #[inline(always)]
    fn find_corners<S: Simd>(
        &mut self,
        world: World<S>,
        k: usize,
        start: Lanes<S>,
        lowest: Lanes<S>,
        highest: Lanes<S>,
    ) {
        let [below, above] = &mut self.sides;
        for (c, corner) in self.corners.iter().enumerate() {
            let corner = corner.position(world, k);
            let corner = corner.at_least(lowest).at_most(highest);
            below.insert(c, corner.lt(start), corner, -f64::INFINITY);
            above.insert(c, corner.gt(start), corner, f64::INFINITY);
        }
        if !self.dented {
            (below.count, above.count) = (below.reached(), above.reached());
        }
    }

    /// The stretches as the weight and the weights that it believes in are now.
    #[inline(always)]
    pub(crate) fn look<S: Simd>(
        &mut self,
        world: World<S>,
        weight: Lanes<S>,
        believed: &[Eight],
        courted: &[Eight],
        ahead: &mut Ahead,
    ) {
        if !self.is_known || self.uneven {
            for (weight, other) in self.weights.iter_mut().zip(&self.others) {
                let believed = world.load(&believed[other.believed]);
                (believed * world.load(&courted[other.seat])).store(weight);
            }
            for stops in [&mut self.here].into_iter().chain(&mut self.sides) {
                stops.weigh(world.simd, &self.weights);
            }
        }
        match self.others.first() {
            Some(other) if self.is_known => {
                let believed = world.load(&believed[other.believed]);
                for stretch in &self.known {
                    ahead.stretches.push(stretch.weighed(weight, believed));
                }
            }
            _ => self.advance(weight, ahead),
        }
    }

    #[inline(always)]
    fn advance<S: Simd>(&self, weight: Lanes<S>, ahead: &mut Ahead) {
        if self.dented {
            self.pass(weight, ahead);
        } else if ahead.discrete {
            let Way { here, sides: [levels, _], within, .. } = self;
            hull::climb(Levels { here, levels, within }, weight, ahead);
        } else {
            self.descend(weight, ahead);
        }
    }

    /// The stretches from the start to the position that the others like best, where every curve falls ever faster: each gives
    /// less for its cost than the one before, and in one direction at most any gives anything.
    #[inline(always)]
    fn descend<S: Simd>(&self, weight: Lanes<S>, ahead: &mut Ahead) {
        let simd = weight.simd();
        let [below, above] = &self.sides;
        let upward = above.give_more(simd, &self.here);
        let mut here = self.here.at(simd, 0);
        for stop in 0..below.count.max(above.count) {
            let next = match (stop < below.count, stop < above.count) {
                (true, true) => above.at(simd, stop).or(upward, below.at(simd, stop)),
                (true, false) => below.at(simd, stop),
                (false, _) => above.at(simd, stop),
            };
            let more = next.gain.gt(here.gain + EQUAL);
            if more.any() {
                let before = here;
                here = next.or(more, here);
                let loss = weight * (before.loss - here.loss);
                ahead.stretches.push(Stretch::of(Step {
                    end: here.end,
                    loss: loss.gt(FREE).or_zero(loss),
                    gain: here.gain - before.gain,
                }));
            }
        }
    }

    /// The stretches from the start to the position that the others like best, the nearest where several are, past dents.
    #[inline(always)]
    fn pass<S: Simd>(&self, weight: Lanes<S>, ahead: &mut Ahead) {
        let simd = weight.simd();
        let start = Lanes::load(simd, &self.here.position[0]);
        let end = self.optimum(start);
        // Without weight all is free.
        let idle = weight.le(0.0);
        idle.select(end, start).store(&mut ahead.position);
        let (upward, downward) = (end.gt(start) & !idle, end.lt(start) & !idle);
        let mut own = Lanes::load(simd, &self.here.own[0]);
        let mut joint = Lanes::load(simd, &self.here.joint[0]);
        let [below, above] = &self.sides;
        for stop in 0..below.position.len() {
            let (low, high) = (below.at(simd, stop), above.at(simd, stop));
            let inside = (upward & high.end.le(end)) | (downward & low.end.ge(end));
            if !inside.any() {
                break;
            }
            let (worth, gives) =
                (upward.select(high.loss, low.loss), upward.select(high.gain, low.gain));
            ahead.stretches.push(Stretch::of(Step {
                end: upward.select(high.end, low.end),
                loss: inside.select(weight * (own - worth), 1.0),
                gain: inside.or_zero(gives - joint),
            }));
            (own, joint) = (worth, gives);
        }
    }

    #[inline(always)]
    fn optimum<S: Simd>(&self, start: Lanes<S>) -> Lanes<S> {
        let simd = start.simd();
        let equal = start.same(EQUAL);
        let mut best = (start, Lanes::load(simd, &self.here.joint[0]));
        for side in &self.sides {
            for (position, joint) in side.position.iter().zip(&side.joint) {
                let position = Lanes::load(simd, position);
                let joint = Lanes::load(simd, joint);
                let nearer = (position - start).abs().lt((best.0 - start).abs());
                let better = joint.gt(best.1 + equal) | (joint.ge(best.1 - equal) & nearer);
                best = (better.select(position, best.0), better.select(joint, best.1));
            }
        }
        best.0
    }
}

/// Where a walk on a continuous issue may stop.
fn all_corners(
    table: &Table,
    party: usize,
    k: usize,
    others: &[Other],
    uneven: bool,
) -> Vec<Corner> {
    let ends = if uneven { &[0.0, 1.0][..] } else { &[] };
    let mut corners: Vec<Corner> = ends.iter().copied().map(Corner::Point).collect();
    let stance = table.parts().parties[party].stances[k].as_ref();
    // A walk starts where a straight curve bends.
    if stance.is_some_and(|stance| !matches!(stance.curve, Curve::Ideal(_, 1.0))) {
        corners.extend(preferences::corners(table, party, k));
    }
    for other in others {
        corners.extend(preferences::corners(table, other.party, k));
    }
    corners
}
