//! What may stand in a text on one issue: the positions that can be best for anybody, and what they are worth to all.
//!
//! - Models: on a continuous issue the corners of every signatory's curve, within every red line; on a discrete one the
//!   levels that the red lines leave.
//! - Equation: where curves are straight between their corners, whatever weighs them together is largest at a corner.
//! - Units: positions and values 0..1.
//! - Leaves out: positions between corners, which mixtures of texts stand for ([`crate::games::talks::zone::contract`]).

use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::texts::preferences::{self, CLOSE, Corner};
use crate::lanes::{Eight, Lanes, Mask, Simd};

/// The options of one issue that some signatory cares about.
#[derive(Clone, Debug)]
pub(crate) struct Menu {
    pub issue: usize,
    within: Within,
    signatories: usize,
    corners: Vec<Corner>,
    positions: Vec<Eight>,
    /// By option: lanes in which it may be chosen.
    pub open: Vec<u8>,
    /// By option: lanes in which it has values that may be chosen.
    filled: Vec<u8>,
    /// Option after option, signatory after signatory; of one that may not be chosen that of another.
    values: Vec<Eight>,
}

/// Between which bounds texts are looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Within {
    /// Every signatory's red lines, and what providers allow.
    #[default]
    Lines,
    /// What providers allow alone.
    Provided,
}

/// The lowest or highest position within the bounds.
#[inline(always)]
pub(crate) fn bound<S: Simd>(world: World<S>, within: Within, k: usize, lowest: bool) -> Lanes<S> {
    let bounds = &world.draw.bounds;
    world.load(match (within, lowest) {
        (Within::Lines, true) => &bounds.all_lowest[k],
        (Within::Lines, false) => &bounds.all_highest[k],
        (Within::Provided, true) => &bounds.provided_lowest[k],
        (Within::Provided, false) => &bounds.provided_highest[k],
    })
}

impl Menu {
    pub(crate) fn new(table: &Table, within: Within, issue: usize) -> Self {
        let signatories = table.signatories().len();
        let corners: Vec<Corner> = match table.parts().issues[issue].levels {
            Some(levels) => {
                (0..levels).map(|l| Corner::Point(l as f64 / (levels - 1) as f64)).collect()
            }
            None => {
                let of = |&party: &usize| preferences::corners(table, party, issue);
                table.signatories().iter().flat_map(of).collect()
            }
        };
        Menu {
            issue,
            within,
            signatories,
            positions: vec![Eight::ZERO; corners.len()],
            open: vec![0; corners.len()],
            filled: vec![0; corners.len()],
            values: vec![Eight::ZERO; corners.len() * signatories],
            corners,
        }
    }

    /// What every signatory values of an option.
    #[inline(always)]
    pub(crate) fn values(&self, option: usize) -> &[Eight] {
        &self.values[option * self.signatories..][..self.signatories]
    }

    /// How many options there are.
    pub(crate) fn len(&self) -> usize {
        self.positions.len()
    }

    /// Takes the numbers of a negotiation. Returns the lanes in which the red lines leave some position.
    #[inline(always)]
    pub(crate) fn begin<S: Simd>(&mut self, world: World<S>) -> Mask<S> {
        let discrete = world.table.parts().issues[self.issue].levels.is_some();
        let close = world.all(CLOSE);
        let lowest = bound(world, self.within, self.issue, true);
        let highest = bound(world, self.within, self.issue, false);
        let mut some = Mask::splat(world.simd, false);
        for option in 0..self.len() {
            let corner = self.corners[option].position(world, self.issue);
            let (position, open) = if discrete {
                (corner, corner.ge(lowest - close) & corner.le(highest + close))
            } else {
                (corner.at_least(lowest).at_most(highest), lowest.le(highest + close))
            };
            some = some | open;
            self.open[option] = open.bits();
            position.store(&mut self.positions[option]);
            for (i, &party) in world.signatories().iter().enumerate() {
                let value = preferences::value(world, party, self.issue, position);
                value.store(&mut self.values[option * self.signatories + i]);
            }
        }
        self.fill_closed(world);
        some
    }

    /// Where an option may not be chosen it is worth what one beside it is that may be: no search need ask.
    #[inline(always)]
    fn fill_closed<S: Simd>(&mut self, world: World<S>) {
        let n = self.signatories;
        let upward = (1..self.len()).map(|option| (option, option - 1));
        let downward = (1..self.len()).rev().map(|option| (option - 1, option));
        self.filled.copy_from_slice(&self.open);
        for (option, beside) in upward.chain(downward) {
            let fill = self.filled[beside] & !self.filled[option];
            self.filled[option] |= fill;
            for i in (0..n).filter(|_| fill != 0) {
                let value = world.load(&self.values[beside * n + i]);
                value.store_where(world.lanes(fill), &mut self.values[option * n + i]);
            }
        }
    }

    /// How many positions the red lines leave to be tried one by one: levels, or corners and ends.
    #[inline(always)]
    pub(crate) fn count<S: Simd>(&self, world: World<S>) -> Lanes<S> {
        let one = world.all(1.0);
        let zero = one.same(0.0);
        if world.table.parts().issues[self.issue].levels.is_some() {
            let mut count = zero;
            for open in &self.open {
                count = count + world.lanes(*open).or_zero(one);
            }
            return count;
        }
        let lowest = bound(world, self.within, self.issue, true);
        let highest = bound(world, self.within, self.issue, false);
        let mut count = lowest.eq(highest).select(one, one + one);
        for (option, position) in self.positions.iter().enumerate() {
            let position = world.load(position);
            let mut new = position.gt(lowest) & position.lt(highest);
            for earlier in &self.positions[..option] {
                new = new & !position.eq(world.load(earlier));
            }
            count = count + new.or_zero(one);
        }
        count
    }

    /// What an option adds to a signatory's value, at the credibility held.
    #[inline(always)]
    pub(crate) fn worth<S: Simd>(
        &self,
        world: World<S>,
        held: &[Eight],
        option: usize,
        i: usize,
    ) -> Lanes<S> {
        let weight = world.load(&held[world.draw.at(i, self.issue)]);
        weight * world.load(&self.values[option * self.signatories + i])
    }

    /// The options of one lane, rising, each once: the position, and what it adds to every signatory's value.
    #[inline(always)]
    pub(crate) fn choices<S: Simd>(
        &self,
        world: World<S>,
        held: &[Eight],
        lane: usize,
    ) -> Vec<(f64, Vec<f64>)> {
        let mut choices: Vec<(f64, Vec<f64>)> = Vec::new();
        for option in (0..self.len()).filter(|option| self.open[*option] >> lane & 1 == 1) {
            let mut values = Vec::with_capacity(self.signatories);
            for i in 0..self.signatories {
                let mut worth = Eight::ZERO;
                self.worth(world, held, option, i).store(&mut worth);
                values.push(worth.0[lane]);
            }
            choices.push((self.positions[option].0[lane], values));
        }
        choices.sort_by(|one, other| one.0.total_cmp(&other.0));
        choices.dedup_by(|one, other| one.0 - other.0 < CLOSE);
        choices
    }

    /// What a signatory's best option adds to its value.
    #[inline(always)]
    pub(crate) fn most<S: Simd>(&self, world: World<S>, held: &[Eight], i: usize) -> Lanes<S> {
        let mut most = self.worth(world, held, 0, i);
        for option in 1..self.len() {
            most = most.at_least(self.worth(world, held, option, i));
        }
        most
    }

    /// The most that any option is worth to all signatories together, whose values count so much.
    #[inline(always)]
    pub(crate) fn most_together<S: Simd>(&self, world: World<S>, counts: &[Eight]) -> Lanes<S> {
        let mut most = together(world, counts, self.values(0));
        for option in 1..self.len() {
            most = most.at_least(together(world, counts, self.values(option)));
        }
        most
    }

    /// What every signatory values of the option that is best for all together, whose values count so much.
    #[inline(always)]
    pub(crate) fn choose<S: Simd>(&self, world: World<S>, counts: &[Eight], chosen: &mut [Eight]) {
        chosen.copy_from_slice(self.values(0));
        let mut most = together(world, counts, self.values(0));
        for option in (1..self.len()).map(|option| self.values(option)) {
            let here = together(world, counts, option);
            let better = here.gt(most);
            most = better.select(here, most);
            for (value, chosen) in option.iter().zip(&mut *chosen) {
                world.load(value).store_where(better, chosen);
            }
        }
    }
}

/// What an option is worth to all signatories together.
#[inline(always)]
fn together<S: Simd>(world: World<S>, counts: &[Eight], option: &[Eight]) -> Lanes<S> {
    let mut together = world.all(0.0);
    for (count, value) in counts.iter().zip(option) {
        together = together + world.load(count) * world.load(value);
    }
    together
}
