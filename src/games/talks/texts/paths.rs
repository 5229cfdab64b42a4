//! Paths of concession: the stretches that lead from a signatory's start toward the others' joint optimum, issue by issue.
//!
//! - Models: an issue is walked from corner to corner of the curves, as far as the position that the others together like
//!   best; a discrete issue along the upper concave hull of its levels ([`crate::games::talks::texts::hull`]).
//! - Equation: of a stretch, loss = w * (v(from) - v(to)), gain = the sum over others of believed w * (v(to) - v(from)).
//! - Source: Raiffa (1982) The Art and Science of Negotiation; Faratin, Sierra, Jennings (2002).
//! - Units: positions and values 0..1.
//! - Leaves out: which stretch is walked first, and how far ([`crate::games::talks::texts::walk`]).
//!
//! What a position is worth to each does not change during a negotiation: it is measured once. Weights change from round
//! to round.

use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::table::parts::Curve;
use crate::games::talks::table::separate::is_concave;
use crate::games::talks::texts::around::{Around, reach};
use crate::games::talks::texts::fit;
use crate::games::talks::texts::hull::{self, Levels};
use crate::games::talks::texts::preferences::{self, Corner};
use crate::games::talks::texts::stops::{Other, Stops};
use crate::games::talks::texts::stretch::{Ahead, EQUAL, FITS, Step, Stretch};
use crate::lanes::{Eight, Lanes, Simd};

/// All paths of all signatories, and the stretches of the one that walks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Paths {
    /// By signatory and issue.
    ways: Vec<Way>,
    /// By issue.
    pub ahead: Vec<Ahead>,
}

/// One signatory's way on one issue.
#[derive(Clone, Debug)]
pub(crate) struct Way {
    party: usize,
    others: Vec<Other>,
    corners: Vec<Corner>,
    /// Where it starts.
    here: Stops,
    /// Stops below the start and above it, the nearest first; of a discrete issue all levels, and nothing.
    sides: [Stops; 2],
    /// By level: lanes in which the red line leaves it.
    within: Vec<u8>,
    /// Whether its positions cannot be walked through one after the other without a loss on the way.
    uneven: bool,
}

impl Paths {
    pub(crate) fn new(table: &Table) -> Self {
        let (signatories, issues) = (table.signatories().len(), table.parts().issues.len());
        let way = |i: usize, k: usize| Way::new(table, i, k);
        let ways: Vec<Way> =
            (0..signatories).flat_map(|i| (0..issues).map(move |k| way(i, k))).collect();
        let ahead = (0..issues).map(|k| {
            let most = (0..signatories).map(|i| ways[i * issues + k].stretches()).max();
            Ahead {
                position: Eight::ZERO,
                discrete: table.parts().issues[k].levels.is_some(),
                stretches: Vec::with_capacity(most.unwrap_or(0)),
            }
        });
        Paths { ahead: ahead.collect(), ways }
    }

    /// Finds the stops of a negotiation.
    #[inline(always)]
    pub(crate) fn begin<S: Simd>(&mut self, world: World<S>, inner: bool) {
        for i in 0..world.draw.signatories {
            for k in 0..world.draw.issues {
                self.ways[world.draw.at(i, k)].begin(world, inner, i, k);
            }
        }
    }

    /// Stands at the start of an issue and sees the stretches of this round. Returns what the start is worth.
    #[inline(always)]
    pub(crate) fn set_out<S: Simd>(
        &mut self,
        world: World<S>,
        around: Around,
        i: usize,
        k: usize,
    ) -> Lanes<S> {
        let at = world.draw.at(i, k);
        let weight = world.load(&around.credibility.held_weights()[at]);
        let way = &mut self.ways[at];
        let ahead = &mut self.ahead[k];
        way.weigh(world, around.readings.believed(), around.courting.of_signatory(i));
        ahead.position = way.here.position[0];
        ahead.stretches.clear();
        if ahead.discrete {
            let Way { here, sides: [levels, _], within, .. } = &*way;
            hull::climb(Levels { here, levels, within }, weight, ahead);
        } else {
            way.pass(weight, ahead);
        }
        weight * world.load(&way.here.own[0])
    }
}

impl Paths {
    /// After a walk: on an issue of levels, or one that dents, the position that gives the others most among all that still
    /// give the author what it asks for.
    #[inline(always)]
    pub(crate) fn fit<S: Simd>(&mut self, world: World<S>, around: Around, i: usize) {
        let own = world.draw.row(i);
        if self.ways[own.clone()].iter().all(|way| !way.uneven) {
            return;
        }
        let weights = &around.credibility.held_weights()[own.clone()];
        let mut spare = world.load(&around.credibility.held_constants()[i])
            - world.load(&around.aspirations[i]);
        for (k, (weight, ahead)) in weights.iter().zip(&self.ahead).enumerate() {
            let party = world.signatories()[i];
            let value = preferences::value(world, party, k, world.load(&ahead.position));
            spare = spare + world.load(weight) * value;
        }
        for (k, (weight, ahead)) in weights.iter().zip(&mut self.ahead).enumerate() {
            let way = &self.ways[world.draw.at(i, k)];
            if way.uneven {
                let options = fit::Options {
                    here: &way.here,
                    sides: &way.sides,
                    within: &way.within,
                    others: &way.others,
                };
                let courted = around.courting.of_signatory(i);
                let believed = around.readings.believed();
                spare = options.fit(
                    world,
                    k,
                    way.party,
                    world.load(weight),
                    spare,
                    [believed, courted],
                    ahead,
                );
            }
        }
    }
}

impl Way {
    fn new(table: &Table, i: usize, k: usize) -> Self {
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
        let dented = matches!(curve(party), Some(Curve::Points(points)) if !is_concave(points));
        let uneven = dented || table.parts().issues[k].levels.is_some();
        let mut corners = Vec::new();
        if table.parts().issues[k].levels.is_none() && !others.is_empty() {
            if uneven {
                corners.extend([0.0, 1.0].map(Corner::Point));
            }
            if !curve(party).is_none_or(|curve| matches!(curve, Curve::Ideal(_, 1.0))) {
                corners.extend(preferences::corners(table, party, k));
            }
            for other in &others {
                corners.extend(preferences::corners(table, other.party, k));
            }
        }
        let levels = table.parts().issues[k].levels;
        let sides = match levels {
            Some(levels) => [Stops::new(levels, others.len()), Stops::default()],
            None => [0, 1].map(|_| Stops::new(corners.len(), others.len())),
        };
        let here = Stops::new(1, others.len());
        Way { party, corners, here, sides, within: vec![0; levels.unwrap_or(0)], others, uneven }
    }

    /// The most stretches that it may have.
    fn stretches(&self) -> usize {
        self.sides[0].position.len()
    }

    #[inline(always)]
    fn begin<S: Simd>(&mut self, world: World<S>, inner: bool, i: usize, k: usize) {
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
    }

    /// What the stops are worth to the others, as they are believed to be.
    #[inline(always)]
    fn weigh<S: Simd>(&mut self, world: World<S>, believed: &[Eight], courted: &[Eight]) {
        self.here.weigh(world, believed, courted, &self.others);
        for side in &mut self.sides {
            side.weigh(world, believed, courted, &self.others);
        }
    }

    /// The stretches from the start to the position that the others like best, the nearest where several are.
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
