//! What the numbers of a draw mean: what texts that everybody can picture are worth to each party.
//!
//! - Models: the status quo, the others' ideals and no deal, seen with each party's eyes before the talks begin, every
//!   promise kept.
//! - Equation: V = sum over issues of weight * v(position) (section 2 of the model).
//! - Source: Keeney, Raiffa (1976) Decisions with Multiple Objectives: numbers are checked by what they imply.
//! - Units: values, weights and positions 0..1.
//! - Leaves out: doubt about promises, and all that moves no-deal values once the talks run.

use crate::engine::{Inputs, Sampling, Seat};
use crate::games::talks::play::talks::Talks;
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::table::parts::Bars;
use crate::games::talks::texts::preferences::{self, CLOSE};
use crate::lanes::{Eight, Lanes, Level, Mask, Simd, WIDTH, at_level};

/// Steps of an issue between which a position as good as no deal is looked for.
const STEPS: f64 = 100.0;
/// Draws whose inputs are made at once: few, as nothing is gained by more.
const AT_ONCE: u64 = 64;

/// Draws, as their numbers stand before the first round. Of every list the last index is the draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Worths {
    /// By party and issue: its weight; the weights of a party sum to 1.
    pub weights: Vec<Vec<Vec<f64>>>,
    /// By party: what the status quo is worth to it.
    pub status_quo: Vec<Vec<f64>>,
    /// By party and other party, of those asked for: what the other's ideal text is worth to it.
    pub ideals: Vec<Vec<Vec<f64>>>,
    /// By signatory: its no-deal value.
    pub no_deal: Vec<Vec<f64>>,
    /// By signatory: what the best text within its red lines is worth to it.
    pub best: Vec<Vec<f64>>,
    /// By signatory: from its ideal on an issue toward the end that it likes less, all else at the status quo, the first
    /// position that is no better than no deal; NaN where all are better, or none is.
    pub as_good: Vec<Vec<f64>>,
    /// By red line, as [`Shape::lines`]: whether it bars the ideal of whose it is.
    pub barred: Vec<Vec<bool>>,
    /// By issue: whether red lines leave nothing that all signatories can accept.
    pub excluded: Vec<Vec<bool>>,
}

/// The first so many draws of a seed: the ideals of some parties, and for each signatory the position on an issue.
pub(crate) fn worths(
    table: &Table,
    seed: u64,
    draws: u64,
    ideals: &[usize],
    issues: &[usize],
) -> Worths {
    let sampling = Sampling::new(table, seed);
    let mut talks = Talks::new(table, seed);
    let (mut inputs, mut worths) = (Inputs::default(), Worths::new(table, ideals.len()));
    for first in (0..draws).step_by(WIDTH) {
        let column = (first % AT_ONCE) as usize;
        if column == 0 {
            sampling.draw(first, AT_ONCE as usize, &mut inputs);
        }
        let seats = core::array::from_fn(|lane| Seat {
            column: column + lane,
            draw: first + lane as u64,
            repeat: 0,
        });
        at_level!(Level::best(), simd => {
            talks.draw.fill(simd, table, &inputs, &seats);
            let world = World { simd, table, draw: &talks.draw, luck: &talks.luck };
            worths.add(world, ideals, issues);
        });
    }
    worths.cut(draws as usize);
    worths
}

/// What a text is worth to the signatories of one draw, before the talks.
#[derive(Clone, Copy, Debug)]
pub struct Balance {
    /// By how much it exceeds no deal for the one that gains most.
    pub greatest_gain: f64,
    /// By how much it falls short of its best text for the one that lacks most.
    pub greatest_lack: f64,
}

/// Of each text, with the draw in which it is looked at.
pub(crate) fn balances(
    table: &Table,
    (seed, sampling): (u64, &Sampling),
    texts: &[(u64, Vec<f64>)],
) -> Vec<Balance> {
    let mut talks = Talks::new(table, seed);
    let mut inputs = Inputs::default();
    let mut balance = |(draw, text): &(u64, Vec<f64>)| {
        sampling.draw(*draw, 1, &mut inputs);
        let seats = [Seat { column: 0, draw: *draw, repeat: 0 }; WIDTH];
        let (mut gains, mut lacks) = (Vec::new(), Vec::new());
        at_level!(Level::best(), simd => {
            talks.draw.fill(simd, table, &inputs, &seats);
            let world = World { simd, table, draw: &talks.draw, luck: &talks.luck };
            for (i, &party) in world.signatories().iter().enumerate() {
                let value = worth(
                    world,
                    party,
                    #[inline(always)]
                    |k| world.all(text[k]),
                );
                push(value - world.load(&world.draw.no_deal[i]), &mut gains);
                push(world.load(&world.draw.full_value[i]) - value, &mut lacks);
            }
        });
        let greatest = |list: Vec<f64>| {
            list.into_iter()
                .fold(f64::NEG_INFINITY, |most, one| if one > most { one } else { most })
        };
        Balance { greatest_gain: greatest(gains), greatest_lack: greatest(lacks) }
    };
    texts.iter().map(&mut balance).collect()
}

impl Worths {
    fn new(table: &Table, ideals: usize) -> Self {
        let (parties, issues) = (table.parts().parties.len(), table.parts().issues.len());
        let signatories = table.signatories().len();
        Worths {
            weights: vec![vec![Vec::new(); issues]; parties],
            status_quo: vec![Vec::new(); parties],
            ideals: vec![vec![Vec::new(); ideals]; parties],
            no_deal: vec![Vec::new(); signatories],
            best: vec![Vec::new(); signatories],
            as_good: vec![Vec::new(); signatories],
            barred: vec![Vec::new(); table.shape().lines.len()],
            excluded: vec![Vec::new(); issues],
        }
    }

    /// Of the last eight only those that were asked for.
    fn cut(&mut self, draws: usize) {
        let deep = self.weights.iter_mut().chain(&mut self.ideals).flatten();
        let numbers = deep.chain(&mut self.status_quo).chain(&mut self.no_deal);
        let numbers = numbers.chain(&mut self.best).chain(&mut self.as_good);
        numbers.for_each(|list| list.truncate(draws));
        let facts = self.barred.iter_mut().chain(&mut self.excluded);
        facts.for_each(|list| list.truncate(draws));
    }

    #[inline(always)]
    fn add<S: Simd>(&mut self, world: World<S>, ideals: &[usize], issues: &[usize]) {
        let (table, draw) = (world.table, world.draw);
        for party in 0..table.parts().parties.len() {
            for (k, list) in self.weights[party].iter_mut().enumerate() {
                push(weight(world, party, k), list);
            }
            let quo = worth(
                world,
                party,
                #[inline(always)]
                |k| world.load(&draw.status_quo[k]),
            );
            push(quo, &mut self.status_quo[party]);
            for (&other, list) in ideals.iter().zip(&mut self.ideals[party]) {
                let value = worth(
                    world,
                    party,
                    #[inline(always)]
                    |k| ideal(world, other, k),
                );
                push(value, list);
            }
        }
        for (i, &k) in issues.iter().enumerate() {
            push(world.load(&draw.no_deal[i]), &mut self.no_deal[i]);
            push(world.load(&draw.full_value[i]), &mut self.best[i]);
            push(as_good(world, i, k), &mut self.as_good[i]);
        }
        for (line, list) in table.shape().lines.iter().zip(&mut self.barred) {
            let at = draw.position(world.simd, table, line.issue, line.quantity);
            let wish = ideal(world, line.party, line.issue);
            mark(
                match line.bars {
                    Bars::Above => wish.gt(at + CLOSE),
                    Bars::Below => wish.lt(at - CLOSE),
                },
                list,
            );
        }
        for (k, list) in self.excluded.iter_mut().enumerate() {
            let (low, high) = (&draw.bounds.all_lowest[k], &draw.bounds.all_highest[k]);
            mark(world.load(low).gt(world.load(high) + CLOSE), list);
        }
    }
}

#[inline(always)]
fn push<S: Simd>(lanes: Lanes<S>, list: &mut Vec<f64>) {
    let mut eight = Eight::ZERO;
    lanes.store(&mut eight);
    list.extend(eight.0);
}

#[inline(always)]
fn mark<S: Simd>(mask: Mask<S>, list: &mut Vec<bool>) {
    list.extend((0..WIDTH).map(|lane| mask.bits() >> lane & 1 == 1));
}

#[inline(always)]
fn ideal<S: Simd>(world: World<S>, party: usize, k: usize) -> Lanes<S> {
    world.load(&world.draw.ideal[world.draw.at(party, k)])
}

#[inline(always)]
fn weight<S: Simd>(world: World<S>, party: usize, k: usize) -> Lanes<S> {
    world.load(&world.draw.weight[world.draw.at(party, k)])
}

/// What a position adds to what a text is worth to a party.
#[inline(always)]
fn part<S: Simd>(world: World<S>, party: usize, k: usize, position: Lanes<S>) -> Lanes<S> {
    weight(world, party, k) * preferences::value(world, party, k, position)
}

#[inline(always)]
fn worth<S: Simd>(world: World<S>, party: usize, text: impl Fn(usize) -> Lanes<S>) -> Lanes<S> {
    let mut sum = world.all(0.0);
    for k in 0..world.draw.issues {
        sum = sum + part(world, party, k, text(k));
    }
    sum
}

/// Where signatory i's surplus over no deal first falls to 0, between two steps straight; NaN where it does not.
#[inline(always)]
fn as_good<S: Simd>(world: World<S>, i: usize, k: usize) -> Lanes<S> {
    let (draw, party) = (world.draw, world.signatories()[i]);
    let quo = worth(
        world,
        party,
        #[inline(always)]
        |k| world.load(&draw.status_quo[k]),
    );
    let rest =
        quo - part(world, party, k, world.load(&draw.status_quo[k])) - world.load(&draw.no_deal[i]);
    let from = world.load(&draw.ideal[draw.at(party, k)]);
    let low = part(world, party, k, world.all(0.0));
    let high = part(world, party, k, world.all(1.0));
    let end = low.lt(high).select(world.all(0.0), world.all(1.0));
    let step = (end - from) / STEPS;
    let (mut before, mut found) = (rest + part(world, party, k, from), world.all(f64::NAN));
    let mut open = before.ge(-CLOSE);
    for n in 0..STEPS as u32 {
        if !open.any() {
            break;
        }
        let here = from + step * f64::from(n);
        let next = rest + part(world, party, k, here + step);
        let crosses = open & next.le(CLOSE);
        let share = (before / (before - next)).clamp_unit();
        let share = next.ge(-CLOSE).select(world.all(1.0), share);
        let way = (share + f64::from(n)) / STEPS;
        found = crosses.select(from * (1.0 - way) + end * way, found);
        open = open & !crosses;
        before = next;
    }
    found
}
