//! Offers: each signatory tables the text that is best for the others among those that give it its aspiration.
//!
//! - Models: logrolling between two sides with ideals on continuous issues, a fractional knapsack on lanes. Anything
//!   else (several others, curves through points, levels) walks in [`crate::games::talks::texts::walk`].
//! - Equation: argmax over x of the others' believed value such that V(x) >= aspiration and no red line of its own or of a
//!   provider is crossed. Others' red lines are public: where its best text within all of them gives it its aspiration, it
//!   stays within them.
//! - Source: Raiffa (1982) The Art and Science of Negotiation; Faratin, Sierra, Jennings (2002); Dantzig (1957) for the
//!   fractional knapsack.
//! - Units: positions and values 0..1.
//! - Leaves out: offers meant to deceive or to test.

use crate::games::talks::mechanisms::readings;
use crate::games::talks::play::course::Course;
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::texts::around::{Around, reach};
use crate::games::talks::texts::exchange::Exchange;
use crate::games::talks::texts::paths::Paths;
use crate::games::talks::texts::preferences::{self, CLOSE};
use crate::games::talks::texts::walk;
use crate::lanes::{Eight, Lanes, Mask, Simd};

#[derive(Clone, Debug)]
pub(crate) struct State {
    /// By signatory and issue: its last offer.
    offers: Vec<Eight>,
    /// By author, reader and issue: what the reader values of the last offer.
    value: Vec<Eight>,
    /// By author, reader and issue: what the reader values of the author's best text.
    best_value: Vec<Eight>,
    /// By signatory and issue: what it values of its best position within all red lines.
    inner_value: Vec<Eight>,
    /// Lanes in which all red lines together leave a text.
    inner_possible: u8,
    /// By signatory: what others gave up of what they could.
    came: Vec<Eight>,
    /// Ways of a plain exchange within one's own bounds, then within everybody's.
    ways: [Vec<Way>; 2],
    /// By issue: those of one side, where lanes differ.
    mixed: Vec<Way>,
    exchange: Exchange,
    /// Walks that are no plain exchange, within one's own bounds and within everybody's.
    paths: [Paths; 2],
    means: walk::Means,
}

/// One side's whole way on one issue of a plain exchange.
#[derive(Clone, Copy, Debug)]
struct Way {
    start: Eight,
    end: Eight,
    /// What its author values of the start.
    start_value: Eight,
    /// What the way costs its author, and gives the other, in value.
    loss: Eight,
    gain: Eight,
}

impl Way {
    /// One way in some lanes, another elsewhere.
    #[inline(always)]
    fn select<S: Simd>(world: World<S>, lanes: Mask<S>, one: &Way, other: &Way) -> Self {
        let pick = |of: fn(&Way) -> &Eight| {
            let mut eight = *of(other);
            world.load(of(one)).store_where(lanes, &mut eight);
            eight
        };
        Way {
            start: pick(|way| &way.start),
            end: pick(|way| &way.end),
            start_value: pick(|way| &way.start_value),
            loss: pick(|way| &way.loss),
            gain: pick(|way| &way.gain),
        }
    }
}

impl State {
    pub(crate) fn new(table: &Table) -> Self {
        let (n, issues) = (table.signatories().len(), table.parts().issues.len());
        let zeros = |count: usize| vec![Eight::ZERO; count];
        let uses = table.shape().uses;
        let [start, end, start_value, loss, gain] = [Eight::ZERO; 5];
        let way = Way { start, end, start_value, loss, gain };
        let plain = table.shape().plain;
        let ways = |is_used: bool| if is_used { vec![way; 2 * issues] } else { Vec::new() };
        let paths = |is_used: bool| if is_used { Paths::new(table) } else { Paths::default() };
        State {
            offers: zeros(n * issues),
            value: zeros(n * n * issues),
            best_value: zeros(if uses.reciprocity { n * n * issues } else { 0 }),
            inner_value: zeros(if uses.lines { n * issues } else { 0 }),
            inner_possible: 0,
            came: zeros(n),
            ways: [ways(plain), ways(plain && uses.lines)],
            mixed: vec![way; if plain && uses.lines { issues } else { 0 }],
            exchange: Exchange::new(issues),
            paths: [paths(!plain), paths(!plain && uses.lines)],
            means: walk::Means::new(table),
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

    /// By signatory: the least that any other has given up of what it could.
    pub(crate) fn came(&self) -> &[Eight] {
        &self.came
    }

    /// Offers stand at the ideals; the ways of a plain exchange are measured.
    #[inline(always)]
    pub(crate) fn begin<S: Simd>(&mut self, world: World<S>) {
        let draw = world.draw;
        for (i, &party) in world.signatories().iter().enumerate() {
            self.offers[draw.row(i)].copy_from_slice(&draw.ideal[draw.row(party)]);
        }
        self.read_best(world);
        if world.uses().lines {
            self.look_within_all_lines(world);
        }
        for inner in 0..1 + usize::from(world.uses().lines) {
            if world.table.shape().plain {
                self.measure(world, inner == 1);
            } else {
                walk::begin(world, inner == 1, &mut self.paths[inner]);
            }
        }
    }

    /// What each values of everybody's best text.
    #[inline(always)]
    fn read_best<S: Simd>(&mut self, world: World<S>) {
        if !world.uses().reciprocity {
            return;
        }
        let (draw, everywhere) = (world.draw, world.lanes(u8::MAX));
        for author in 0..draw.signatories {
            for (reader, &party) in world.signatories().iter().enumerate() {
                let values = &mut self.best_value[draw.read(author, reader)];
                preferences::read(world, party, &draw.start[draw.row(author)], everywhere, values);
            }
        }
    }

    #[inline(always)]
    fn look_within_all_lines<S: Simd>(&mut self, world: World<S>) {
        let (draw, everywhere) = (world.draw, world.lanes(u8::MAX));
        let mut possible = everywhere;
        for (lowest, highest) in draw.bounds.all_lowest.iter().zip(&draw.bounds.all_highest) {
            possible = possible & world.load(lowest).le(world.load(highest));
        }
        self.inner_possible = possible.bits();
        for (i, &party) in world.signatories().iter().enumerate() {
            let own = draw.row(i);
            let values = &mut self.inner_value[own.clone()];
            preferences::read(world, party, &draw.inner_start[own], everywhere, values);
        }
    }

    #[inline(always)]
    fn measure<S: Simd>(&mut self, world: World<S>, inner: bool) {
        let draw = world.draw;
        for i in 0..2 {
            let (me, other) = (world.signatories()[i], world.signatories()[1 - i]);
            for k in 0..draw.issues {
                let at = draw.at(i, k);
                let wish = world.load(&draw.ideal[draw.at(other, k)]);
                let (start, lowest, highest) = reach(world, inner, i, k);
                let end = wish.at_least(lowest).at_most(highest);
                let start_value = preferences::value(world, me, k, start);
                let loss = start_value - preferences::value(world, me, k, end);
                let gain = preferences::value(world, other, k, end)
                    - preferences::value(world, other, k, start);
                let way = &mut self.ways[usize::from(inner)][at];
                start.store(&mut way.start);
                end.store(&mut way.end);
                start_value.store(&mut way.start_value);
                loss.store(&mut way.loss);
                gain.store(&mut way.gain);
            }
        }
    }

    /// The offers of this round, where it takes place, and what everybody values of them.
    #[inline(always)]
    pub(crate) fn step<S: Simd>(&mut self, world: World<S>, around: Around) {
        let draw = world.draw;
        let held = world.lanes(around.course.held());
        for i in 0..draw.signatories {
            let inner = held & self.stays_within_all_lines(world, around, i);
            let outer = held & !inner;
            if world.table.shape().plain {
                self.exchange(world, around, i, inner, outer);
                continue;
            }
            for (within, lanes) in [outer, inner].into_iter().enumerate() {
                if lanes.any() {
                    self.walk(world, around, i, within, lanes);
                }
            }
        }
        for author in 0..draw.signatories {
            for (reader, &party) in world.signatories().iter().enumerate() {
                let values = &mut self.value[draw.read(author, reader)];
                preferences::read(world, party, &self.offers[draw.row(author)], held, values);
            }
        }
    }

    /// Where signatory i's best text within all red lines gives it what it asks for.
    #[inline(always)]
    fn stays_within_all_lines<S: Simd>(
        &self,
        world: World<S>,
        around: Around,
        i: usize,
    ) -> Mask<S> {
        if !world.uses().lines {
            return world.lanes(0);
        }
        let values = &self.inner_value[world.draw.row(i)];
        let best = around.credibility.held_worth(world, i, values);
        best.ge(world.load(&around.aspirations[i]) - CLOSE) & world.lanes(self.inner_possible)
    }

    /// One signatory's offer within its own bounds (0) or everybody's (1), where it is no plain exchange.
    #[inline(always)]
    fn walk<S: Simd>(
        &mut self,
        world: World<S>,
        around: Around,
        i: usize,
        within: usize,
        lanes: Mask<S>,
    ) {
        let offer = &mut self.offers[world.draw.row(i)];
        let paths = &mut self.paths[within];
        walk::offer(world, around, lanes, paths, &mut self.means, i, within == 1, offer);
    }

    /// One side's offer of a plain exchange, in some lanes within everybody's bounds, in others within its own.
    #[inline(always)]
    fn exchange<S: Simd>(
        &mut self,
        world: World<S>,
        around: Around,
        i: usize,
        inner: Mask<S>,
        outer: Mask<S>,
    ) {
        let Around { credibility, readings, aspirations, .. } = around;
        let (me, other) = (world.signatories()[i], world.signatories()[1 - i]);
        let reading = world.table.shape().reading(me, other);
        let reading = reading.expect("signatories read each other");
        let own = world.draw.row(i);
        let ways = match (inner.any(), outer.any()) {
            (false, _) => &self.ways[0][own.clone()],
            (true, false) => &self.ways[1][own.clone()],
            (true, true) => {
                let ways = self.ways[1][own.clone()].iter().zip(&self.ways[0][own.clone()]);
                for (mixed, (one, other)) in self.mixed.iter_mut().zip(ways) {
                    *mixed = Way::select(world, inner, one, other);
                }
                &self.mixed[..]
            }
        };
        let lanes = inner | outer;
        let mut budget = world.load(&credibility.held_constants()[i]) - world.load(&aspirations[i]);
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
        self.exchange.settle(ways.len(), budget, |issue| issue);
        let shares = self.exchange.share.iter().zip(&mut self.offers[own]);
        for (way, (share, offer)) in ways.iter().zip(shares) {
            let (start, end) = (world.load(&way.start), world.load(&way.end));
            let share = world.load(share);
            let conceded = share.ge(1.0).select(end, start + share * (end - start));
            conceded.store_where(lanes, offer);
        }
    }

    /// How far the others have visibly come, as signatory i reads them: of all that they could give up, the least share that
    /// any of them has given up.
    #[inline(always)]
    pub(crate) fn look_at_others<S: Simd>(
        &mut self,
        world: World<S>,
        course: &Course,
        readings: &readings::State,
    ) {
        if !world.uses().reciprocity {
            return;
        }
        let seen = course.met(world.simd).gt(0.0);
        for i in 0..world.draw.signatories {
            let mut least = world.all(1.0);
            for j in (0..world.draw.signatories).filter(|&j| j != i) {
                let best = self.read_by(world, readings, i, j, &self.best_value, j);
                let last = self.read_by(world, readings, i, j, &self.value, j);
                let mine = self.read_by(world, readings, i, j, &self.best_value, i);
                let room = best - mine;
                let share = room.ge(1e-12).or_zero((best - last) / room).clamp_unit();
                least = least.at_most(share);
            }
            seen.or_zero(least).store(&mut self.came[i]);
        }
    }

    /// What signatory i believes that a text of `author` is worth to signatory j.
    #[inline(always)]
    fn read_by<S: Simd>(
        &self,
        world: World<S>,
        readings: &readings::State,
        i: usize,
        j: usize,
        values: &[Eight],
        author: usize,
    ) -> Lanes<S> {
        let shape = world.table.shape();
        let reading = shape.reading(world.signatories()[i], world.signatories()[j]);
        let reading = reading.expect("signatories read each other");
        let believed = &readings.believed()[world.draw.row(reading)];
        let values = &values[world.draw.read(author, j)];
        let mut worth = world.all(0.0);
        for (weight, value) in believed.iter().zip(values) {
            worth = worth + world.load(weight) * world.load(value);
        }
        worth
    }
}
