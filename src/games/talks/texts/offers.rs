//! Offers: each signatory tables the text that is best for the others among those that give it its aspiration.
//!
//! - Models: logrolling between two sides with ideals on continuous issues, a fractional knapsack on lanes. Anything
//!   else (several others, curves through points, levels) walks in [`crate::games::talks::texts::walk`].
//! - Equation: argmax over x of the others' believed value such that V(x) >= aspiration and no own red line is crossed.
//! - Source: Raiffa (1982) The Art and Science of Negotiation; Faratin, Sierra, Jennings (2002); Dantzig (1957) for the
//!   fractional knapsack.
//! - Units: positions and values 0..1.
//! - Leaves out: offers meant to deceive or to test.

use crate::games::talks::mechanisms::{credibility, readings};
use crate::games::talks::play::course::Course;
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::texts::exchange::Exchange;
use crate::games::talks::texts::paths::Paths;
use crate::games::talks::texts::{preferences, walk};
use crate::lanes::{Eight, Lanes, Simd};

#[derive(Clone, Debug)]
pub(crate) struct State {
    /// By signatory and issue: its last offer.
    offers: Vec<Eight>,
    /// By author, reader and issue: what the reader values of the last offer.
    value: Vec<Eight>,
    /// The same of the first offer.
    first_value: Vec<Eight>,
    ways: Vec<Way>,
    exchange: Exchange,
    /// Walks that are no plain exchange.
    paths: Paths,
}

/// One side's whole way on one issue of a plain exchange.
#[derive(Clone, Copy, Debug)]
struct Way {
    end: Eight,
    /// What its author values of the start.
    start_value: Eight,
    /// What the way costs its author, and gives the other, in value.
    loss: Eight,
    gain: Eight,
}

impl State {
    pub(crate) fn new(table: &Table) -> Self {
        let (n, issues) = (table.signatories().len(), table.parts().issues.len());
        let zeros = |count: usize| vec![Eight::ZERO; count];
        let [end, start_value, loss, gain] = [Eight::ZERO; 4];
        State {
            offers: zeros(n * issues),
            value: zeros(n * n * issues),
            first_value: zeros(n * n * issues),
            ways: vec![Way { end, start_value, loss, gain }; 2 * issues],
            exchange: Exchange::new(issues),
            paths: if table.shape().plain { Paths::default() } else { Paths::new(table) },
        }
    }

    /// By signatory and issue: the last offers.
    pub(crate) fn all(&self) -> &[Eight] {
        &self.offers
    }

    /// By author, reader and issue: what the readers value of the last offers.
    pub(crate) fn values(&self) -> &[Eight] {
        &self.value
    }

    /// Offers stand at the starts of the walks; the ways of a plain exchange are measured.
    #[inline(always)]
    pub(crate) fn begin<S: Simd>(&mut self, world: World<S>) {
        let draw = world.draw;
        for (i, &party) in world.signatories().iter().enumerate() {
            self.offers[draw.row(i)].copy_from_slice(&draw.ideal[draw.row(party)]);
        }
        if !world.table.shape().plain {
            walk::begin(world, &mut self.paths);
            return;
        }
        for i in 0..2 {
            let (me, other) = (world.signatories()[i], world.signatories()[1 - i]);
            for k in 0..draw.issues {
                let at = draw.at(i, k);
                let wish = world.load(&draw.ideal[draw.at(other, k)]);
                let start = world.load(&draw.start[at]);
                let end = wish.at_least(world.load(&draw.lowest[at]));
                let end = end.at_most(world.load(&draw.highest[at]));
                let start_value = preferences::value(world, me, k, start);
                let loss = start_value - preferences::value(world, me, k, end);
                let gain = preferences::value(world, other, k, end)
                    - preferences::value(world, other, k, start);
                let way = &mut self.ways[at];
                end.store(&mut way.end);
                start_value.store(&mut way.start_value);
                loss.store(&mut way.loss);
                gain.store(&mut way.gain);
            }
        }
    }

    /// The offers of this round, where it takes place, and what everybody values of them. By signatory: the least that it
    /// asks for.
    #[inline(always)]
    pub(crate) fn step<S: Simd>(
        &mut self,
        world: World<S>,
        course: &Course,
        credibility: &credibility::State,
        readings: &readings::State,
        aspirations: &[Eight],
    ) {
        let draw = world.draw;
        let held = world.lanes(course.held());
        if world.table.shape().plain {
            let constants = credibility.held_constants().iter();
            for (i, (constant, aspiration)) in constants.zip(aspirations).enumerate() {
                let budget = world.load(constant) - world.load(aspiration);
                self.exchange(world, i, course, credibility, readings, budget);
            }
        } else {
            let sides = walk::Sides { credibility, readings, aspirations };
            walk::offers(world, sides, held, &mut self.paths, &mut self.offers);
        }
        let first = held & course.met(world.simd).le(0.0);
        let keeps_first = world.uses().reciprocity && first.any();
        for author in 0..draw.signatories {
            for (reader, &party) in world.signatories().iter().enumerate() {
                let read = draw.read(author, reader);
                let values = &mut self.value[read.clone()];
                preferences::read(world, party, &self.offers[draw.row(author)], held, values);
                if keeps_first {
                    for (value, kept) in values.iter().zip(&mut self.first_value[read]) {
                        world.load(value).store_where(first, kept);
                    }
                }
            }
        }
    }

    /// One side's offer of a plain exchange.
    #[inline(always)]
    fn exchange<S: Simd>(
        &mut self,
        world: World<S>,
        i: usize,
        course: &Course,
        credibility: &credibility::State,
        readings: &readings::State,
        mut budget: Lanes<S>,
    ) {
        let (me, other) = (world.signatories()[i], world.signatories()[1 - i]);
        let reading = world.table.shape().reading(me, other);
        let reading = reading.expect("signatories read each other");
        let own = world.draw.row(i);
        let ways = &self.ways[own.clone()];
        let weights = credibility.held_weights()[own.clone()].iter();
        for ((weight, way), cost) in weights.zip(ways).zip(&mut self.exchange.cost) {
            let weight = world.load(weight);
            budget = budget + weight * world.load(&way.start_value);
            (weight * world.load(&way.loss)).store(cost);
        }
        let believed = readings.believed()[world.draw.row(reading)].iter();
        for ((believed, way), gain) in believed.zip(ways).zip(&mut self.exchange.gain) {
            (world.load(believed) * world.load(&way.gain)).store(gain);
        }
        self.exchange.settle(budget);
        let held = world.lanes(course.held());
        let ways = world.draw.start[own.clone()].iter().zip(ways);
        let shares = self.exchange.share.iter().zip(&mut self.offers[own]);
        for ((start, way), (share, offer)) in ways.zip(shares) {
            let (start, end) = (world.load(start), world.load(&way.end));
            let share = world.load(share);
            let conceded = share.ge(1.0).select(end, start + share * (end - start));
            conceded.store_where(held, offer);
        }
    }

    /// The least that any other has conceded since its first offer, of all that i could want.
    #[inline(always)]
    pub(crate) fn least_conceded_to<S: Simd>(
        &self,
        world: World<S>,
        credibility: &credibility::State,
        i: usize,
    ) -> Lanes<S> {
        let mut least = world.all(1.0);
        for j in (0..world.draw.signatories).filter(|&j| j != i) {
            let read = world.draw.read(j, i);
            let last = credibility.held_worth(world, i, &self.value[read.clone()]);
            let first = credibility.held_worth(world, i, &self.first_value[read]);
            let room = 1.0 - first;
            let share = room.gt(1e-12).or_zero((last - first) / room).clamp_unit();
            least = least.at_most(share);
        }
        least
    }
}
