//! Paths of concession: every signatory's ways on all issues, and what lies ahead of the one that walks.
//!
//! - Models: where stretches are few and none lies behind a dearer one, all are walked at once; else one after the other
//!   ([`crate::games::talks::texts::walk`]). Then the level that fits ([`crate::games::talks::texts::fit`]).
//! - Equation: greedy in gain / loss of the stretches of [`crate::games::talks::texts::way`].
//! - Source: Dantzig (1957) "Discrete-Variable Extremum Problems"; Raiffa (1982) The Art and Science of Negotiation.
//! - Units: positions and values 0..1.
//! - Leaves out: where a way leads.

use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::texts::around::Around;
use crate::games::talks::texts::exchange::Exchange;
use crate::games::talks::texts::stretch::{Ahead, FITS};
use crate::games::talks::texts::way::Way;
use crate::lanes::{Eight, Lanes, Simd};

/// All paths of all signatories, and the stretches of the one that walks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Paths {
    /// By signatory and issue.
    ways: Vec<Way>,
    /// By issue.
    pub ahead: Vec<Ahead>,
    /// Whether what gives most for its cost may be told by comparing every stretch with every other: they are few, and on
    /// every issue each gives less for its cost than the one before.
    pub brief: bool,
    exchange: Exchange,
    /// By stretch: the first on its issue.
    starts: Vec<usize>,
}

/// With more stretches than these it takes less to look for the next one again and again.
const MOST_STRETCHES: usize = 48;

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
        let discrete = table.parts().issues.iter().filter(|issue| issue.levels.is_some());
        let own = |i: usize| &ways[i * issues..(i + 1) * issues];
        let stretches = |i| own(i).iter().map(Way::stretches).sum::<usize>();
        let most = (0..signatories).map(stretches).max();
        let brief = discrete.count() < 2
            && most.is_none_or(|most| most <= MOST_STRETCHES)
            && ways.iter().all(|way| !way.dented);
        let most = if brief { most.unwrap_or(0) } else { 0 };
        let (exchange, starts) = (Exchange::new(most), vec![0; most]);
        Paths { ahead: ahead.collect(), ways, brief, exchange, starts }
    }

    /// Finds the stops of a negotiation.
    #[inline(always)]
    pub(crate) fn begin<S: Simd>(&mut self, world: World<S>, inner: bool) {
        for i in 0..world.draw.signatories {
            for k in 0..world.draw.issues {
                let way = &mut self.ways[world.draw.at(i, k)];
                way.begin(world, inner, i, k);
                way.find_known(world, k, &mut self.ahead[k]);
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
        ahead.position = way.here.position[0];
        ahead.stretches.clear();
        way.look(world, weight, around.readings.believed(), around.courting.of_signatory(i), ahead);
        weight * world.load(&way.here.own[0])
    }

    /// Walks all at once, where the paths are brief. Returns what is left to spend.
    #[inline(always)]
    pub(crate) fn trade<S: Simd>(&mut self, budget: Lanes<S>) -> Lanes<S> {
        let Paths { ahead, exchange, starts, .. } = self;
        let (simd, mut whole, mut count) = (budget.simd(), 0..0, 0);
        for ahead in &*ahead {
            let first = count;
            for stretch in &ahead.stretches {
                exchange.cost[count] = stretch.loss;
                exchange.gain[count] = stretch.gain;
                starts[count] = first;
                count += 1;
            }
            if ahead.discrete {
                whole = first..count;
            }
        }
        exchange.drop_what_misses(whole, count, budget, FITS);
        exchange.settle(count, budget, |stretch| starts[stretch]);
        let (mut left, mut place) = (budget, 0);
        for ahead in ahead {
            let mut position = Lanes::load(simd, &ahead.position);
            for stretch in &ahead.stretches {
                let share = Lanes::load(simd, &exchange.share[place]);
                let end = Lanes::load(simd, &stretch.end);
                let part = position + share * (end - position);
                position = share.ge(1.0).select(end, part);
                left = left - share * Lanes::load(simd, &exchange.cost[place]);
                place += 1;
            }
            position.store(&mut ahead.position);
        }
        left
    }

    /// After a walk: on an issue of levels, or one that dents, the position that gives the others most among all that still
    /// give the author what it asks for, with so much to spare.
    #[inline(always)]
    pub(crate) fn fit<S: Simd>(
        &mut self,
        world: World<S>,
        around: Around,
        i: usize,
        mut spare: Lanes<S>,
    ) {
        let own = world.draw.row(i);
        let weights = &around.credibility.held_weights()[own];
        for (k, (weight, ahead)) in weights.iter().zip(&mut self.ahead).enumerate() {
            let way = &self.ways[world.draw.at(i, k)];
            if way.uneven {
                let courted = around.courting.of_signatory(i);
                let believed = around.readings.believed();
                spare = way.options().fit(
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
