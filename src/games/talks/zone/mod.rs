//! The zone of agreement: whether any text would beat no deal for all.
//!
//! - Models: the existence of a text within every red line that gives each signatory its no-deal value and what it fears to
//!   lose by signing, at the credibility of the reference text.
//! - Equation: the largest, over texts, of the least of V - b - fear is at least 0. Between two sides with ideals on continuous
//!   issues that is a fractional knapsack on lanes; anything else is a matrix game in [`crate::games::talks::zone::contract`].
//! - Source: Raiffa (1982) The Art and Science of Negotiation; duality after von Neumann (1928).
//! - Units: values 0..1, compared to within 1e-9.
//! - Leaves out: whether anybody would find that text.

pub(crate) mod contract;
pub(crate) mod game_value;
pub(crate) mod menu;
pub(crate) mod search;
pub(crate) mod witness;

use crate::games::talks::mechanisms::foresight::fear;
use crate::games::talks::mechanisms::{credibility, no_deal};
use crate::games::talks::play::log::each;
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::texts::exchange::Exchange;
use crate::games::talks::texts::preferences::{self, CLOSE};
use crate::games::talks::zone::contract::Contract;
use crate::games::talks::zone::menu::{Within, bound};
use crate::lanes::{Eight, Lanes, Mask, Simd, WIDTH};

/// What two sides may exchange within some bounds.
#[derive(Clone, Debug, Default)]
struct Between {
    /// Lanes in which the bounds leave a text.
    possible: u8,
    /// By issue.
    issues: Vec<Ends>,
}

/// By side: what it values of the first side's best position on an issue, and of the second's.
#[derive(Clone, Copy, Debug)]
struct Ends {
    first: [Eight; 2],
    second: [Eight; 2],
}

#[derive(Clone, Debug)]
pub(crate) struct State {
    /// Lanes with a zone of agreement in the round at hand.
    now: u8,
    /// Lanes in which one was ever there; in which one was there in the last round reached.
    ever: u8,
    last: u8,
    /// Lanes in which none was there at the start and there would have been one without the signatories' red lines.
    barred: u8,
    /// By lane: rounds reached with a zone, and rounds reached.
    rounds: [[u32; WIDTH]; 2],
    /// By signatory: the least that it can live with.
    floors: Vec<Eight>,
    /// Between two sides with ideals on continuous issues: what may be exchanged, within all red lines and without the
    /// signatories'.
    between: [Between; 2],
    exchange: Exchange,
    contract: Contract,
    /// The same without the signatories' red lines; none where there are none.
    unlined: Option<Contract>,
    /// Whether each has taken the numbers of the negotiations.
    begun: [bool; 2],
    /// Whether the first round is behind.
    looked: bool,
}

impl State {
    pub(crate) fn new(table: &Table) -> Self {
        let plain = table.shape().plain;
        let contract = |within: Within| {
            if plain { Contract::default() } else { Contract::new(table, within) }
        };
        State {
            now: 0,
            ever: 0,
            last: 0,
            barred: 0,
            rounds: [[0; WIDTH]; 2],
            floors: vec![Eight::ZERO; table.signatories().len()],
            between: [Between::new(table), Between::new(table)],
            exchange: Exchange::new(table.parts().issues.len()),
            contract: contract(Within::Lines),
            unlined: table.shape().uses.lines.then(|| contract(Within::Provided)),
            begun: [false; 2],
            looked: false,
        }
    }

    pub(crate) fn reset(&mut self) {
        (self.now, self.ever, self.last, self.barred) = (0, 0, 0, 0);
        self.rounds = [[0; WIDTH]; 2];
        self.begun = [false; 2];
        self.looked = false;
    }

    /// Lanes in which there is one in the round at hand.
    pub(crate) fn now(&self) -> u8 {
        self.now
    }

    /// Lanes in which there ever was one.
    pub(crate) fn ever(&self) -> u8 {
        self.ever
    }

    /// Lanes in which there was one in the last round reached.
    pub(crate) fn last(&self) -> u8 {
        self.last
    }

    /// Lanes in which none was there at the start for the signatories' red lines alone.
    pub(crate) fn barred(&self) -> u8 {
        self.barred
    }

    /// The share of the rounds reached with a zone.
    pub(crate) fn share(&self, lane: usize) -> f64 {
        let [with, all] = self.rounds.map(|rounds| f64::from(rounds[lane]));
        if all > 0.0 { with / all } else { 0.0 }
    }

    /// Looks for a zone in the lanes that reached the round, at the credibility held; where a text was agreed there is one.
    #[inline(always)]
    pub(crate) fn step<S: Simd>(
        &mut self,
        world: World<S>,
        credibility: &credibility::State,
        no_deal: &no_deal::State,
        shortfall: Lanes<S>,
        reached: u8,
        agreed: u8,
    ) {
        let open = reached & !agreed;
        let mut zone = agreed & reached;
        if open != 0 {
            self.set_floors(world, no_deal, shortfall);
            zone |= self.look(world, credibility, Within::Lines, open) & open;
        }
        if !self.looked && self.unlined.is_some() && reached & !zone != 0 {
            let open = reached & !zone;
            self.barred = self.look(world, credibility, Within::Provided, open) & open;
        }
        self.looked = true;
        self.now = zone;
        self.ever |= zone;
        self.last = (self.last & !reached) | zone;
        for lane in each(reached) {
            self.rounds[0][lane] += u32::from(zone >> lane & 1);
            self.rounds[1][lane] += 1;
        }
    }

    #[inline(always)]
    fn set_floors<S: Simd>(
        &mut self,
        world: World<S>,
        no_deal: &no_deal::State,
        shortfall: Lanes<S>,
    ) {
        self.floors.copy_from_slice(no_deal.by_signatory());
        if world.uses().no_deal.foresight {
            for (i, floor) in self.floors.iter_mut().enumerate() {
                (world.load(floor) + fear(world, i) * shortfall).store(floor);
            }
        }
    }

    #[inline(always)]
    fn look<S: Simd>(
        &mut self,
        world: World<S>,
        credibility: &credibility::State,
        within: Within,
        lanes: u8,
    ) -> u8 {
        if world.table.shape().plain {
            if !core::mem::replace(&mut self.begun[within as usize], true) {
                self.between[within as usize].begin(world, within);
            }
            return self.between_two(world, credibility, within).bits();
        }
        let State { contract, unlined, floors, begun, .. } = self;
        let contract = match within {
            Within::Lines => contract,
            Within::Provided => unlined.as_mut().expect("it is looked for where there are lines"),
        };
        let begun = &mut begun[within as usize];
        world.simd.vectorize(
            #[inline(always)]
            || {
                if !*begun {
                    contract.begin(world);
                    *begun = true;
                }
                contract.exists(world, credibility, floors, lanes)
            },
        )
    }

    /// From the first side's best text within all red lines as far to the second as the first can live with.
    #[inline(always)]
    fn between_two<S: Simd>(
        &mut self,
        world: World<S>,
        credibility: &credibility::State,
        within: Within,
    ) -> Mask<S> {
        let State { between, exchange, floors, .. } = self;
        let Between { possible, issues } = &between[within as usize];
        let mut budget = spare(world, credibility, floors, 0) + CLOSE;
        let mut reach = spare(world, credibility, floors, 1) + CLOSE;
        let [mine, theirs] = [0, 1].map(|i| &credibility.held_weights()[world.draw.row(i)]);
        let ways = exchange.cost.iter_mut().zip(&mut exchange.gain);
        for (((ends, mine), theirs), (cost, gain)) in issues.iter().zip(mine).zip(theirs).zip(ways)
        {
            let (mine, theirs) = (world.load(mine), world.load(theirs));
            let first = [mine * world.load(&ends.first[0]), theirs * world.load(&ends.first[1])];
            budget = budget + first[0];
            reach = reach + first[1];
            (first[0] - mine * world.load(&ends.second[0])).store(cost);
            (theirs * world.load(&ends.second[1]) - first[1]).store(gain);
        }
        exchange.settle(issues.len(), budget, |issue| issue);
        for (gain, share) in exchange.gain.iter().zip(&exchange.share) {
            reach = reach + world.load(gain) * world.load(share);
        }
        world.lanes(*possible) & budget.ge(0.0) & reach.ge(0.0)
    }
}

impl Between {
    fn new(table: &Table) -> Self {
        let ends = Ends { first: [Eight::ZERO; 2], second: [Eight::ZERO; 2] };
        let issues = if table.shape().plain { table.parts().issues.len() } else { 0 };
        Between { possible: 0, issues: vec![ends; issues] }
    }

    /// Takes the numbers of a negotiation.
    #[inline(always)]
    fn begin<S: Simd>(&mut self, world: World<S>, within: Within) {
        let mut possible = Mask::splat(world.simd, true);
        for (k, ends) in self.issues.iter_mut().enumerate() {
            let lowest = bound(world, within, k, true);
            let highest = bound(world, within, k, false);
            possible = possible & lowest.le(highest + CLOSE);
            for (whose, values) in [&mut ends.first, &mut ends.second].into_iter().enumerate() {
                let position = best(world, whose, k, lowest, highest);
                for (value, &party) in values.iter_mut().zip(world.signatories()) {
                    preferences::value(world, party, k, position).store(value);
                }
            }
        }
        self.possible = possible.bits();
    }
}

/// The position within all red lines that a signatory likes best.
#[inline(always)]
fn best<S: Simd>(
    world: World<S>,
    i: usize,
    k: usize,
    lowest: Lanes<S>,
    highest: Lanes<S>,
) -> Lanes<S> {
    let ideal = world.draw.ideal[world.draw.at(world.signatories()[i], k)];
    world.load(&ideal).at_least(lowest).at_most(highest)
}

/// What is left of a signatory's constants above no deal.
#[inline(always)]
fn spare<S: Simd>(
    world: World<S>,
    credibility: &credibility::State,
    floors: &[Eight],
    i: usize,
) -> Lanes<S> {
    world.load(&credibility.held_constants()[i]) - world.load(&floors[i])
}
