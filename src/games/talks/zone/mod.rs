//! The zone of agreement: whether any text would beat no deal for all.
//!
//! - Models: the existence of a text within every red line that gives each signatory its no-deal value, at the
//!   credibility of the reference text.
//! - Equation: the largest, over texts, of the least of V - b is at least 0. Between two sides with ideals on continuous
//!   issues that is a fractional knapsack on lanes; anything else is a matrix game in [`crate::games::talks::zone::contract`].
//! - Source: Raiffa (1982) The Art and Science of Negotiation; duality after von Neumann (1928).
//! - Units: values 0..1, compared to within 1e-9.
//! - Leaves out: whether anybody would find that text.

pub(crate) mod contract;
pub(crate) mod game_value;
pub(crate) mod menu;

use crate::games::talks::mechanisms::{credibility, no_deal};
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::texts::exchange::Exchange;
use crate::games::talks::texts::preferences::{self, CLOSE};
use crate::games::talks::zone::contract::Contract;
use crate::games::talks::zone::menu::bound;
use crate::lanes::{Lanes, Mask, Simd};

#[derive(Clone, Debug)]
pub(crate) struct State {
    /// Lanes in which a zone of agreement was ever there.
    zone: u8,
    exchange: Exchange,
    contract: Contract,
}

impl State {
    pub(crate) fn new(table: &Table) -> Self {
        let exchange = Exchange::new(table.parts().issues.len());
        State { zone: 0, exchange, contract: Contract::new(table) }
    }

    pub(crate) fn reset(&mut self) {
        self.zone = 0;
    }

    /// Lanes in which there ever was one.
    pub(crate) fn ever(&self) -> u8 {
        self.zone
    }

    /// Lanes of these in which it must be looked for: none was there before, and no text was agreed, which is itself within
    /// the zone.
    #[inline(always)]
    pub(crate) fn unknown(&mut self, lanes: u8, agreed: u8) -> u8 {
        self.zone |= agreed & lanes;
        lanes & !self.zone
    }

    /// Looks for a zone in the given lanes, at the credibility held.
    #[inline(always)]
    pub(crate) fn step<S: Simd>(
        &mut self,
        world: World<S>,
        credibility: &credibility::State,
        no_deal: &no_deal::State,
        is_first: bool,
        lanes: u8,
    ) {
        let zone = if world.table.shape().plain {
            self.between_two(world, credibility, no_deal).bits()
        } else {
            let contract = &mut self.contract;
            world.simd.vectorize(
                #[inline(always)]
                || {
                    // In the first round every lane is open that will ever be asked about.
                    if is_first {
                        contract.begin(world);
                    }
                    contract.exists(world, credibility, no_deal, lanes)
                },
            )
        };
        self.zone |= zone & lanes;
    }

    /// From the first side's best text within all red lines as far to the second as the first can live with.
    #[inline(always)]
    fn between_two<S: Simd>(
        &mut self,
        world: World<S>,
        credibility: &credibility::State,
        no_deal: &no_deal::State,
    ) -> Mask<S> {
        let mut budget = spare(world, credibility, no_deal, 0) + CLOSE;
        let mut reach = spare(world, credibility, no_deal, 1) + CLOSE;
        let mut possible = Mask::splat(world.simd, true);
        for k in 0..world.draw.issues {
            let lowest = bound(world, k, true);
            let highest = bound(world, k, false);
            possible = possible & lowest.le(highest + CLOSE);
            let from = best(world, 0, k, lowest, highest);
            let to = best(world, 1, k, lowest, highest);
            let (mine, theirs) =
                (worth(world, credibility, 0, k, from), worth(world, credibility, 1, k, from));
            budget = budget + mine;
            reach = reach + theirs;
            let cost = mine - worth(world, credibility, 0, k, to);
            let gain = worth(world, credibility, 1, k, to) - theirs;
            cost.store(&mut self.exchange.cost[k]);
            gain.store(&mut self.exchange.gain[k]);
        }
        self.exchange.settle(budget);
        for (gain, share) in self.exchange.gain.iter().zip(&self.exchange.share) {
            reach = reach + world.load(gain) * world.load(share);
        }
        possible & budget.ge(0.0) & reach.ge(0.0)
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

/// What a position adds to a signatory's value, at the credibility held.
#[inline(always)]
fn worth<S: Simd>(
    world: World<S>,
    credibility: &credibility::State,
    i: usize,
    k: usize,
    position: Lanes<S>,
) -> Lanes<S> {
    let weight = world.load(&credibility.held_weights()[world.draw.at(i, k)]);
    weight * preferences::value(world, world.signatories()[i], k, position)
}

/// What is left of a signatory's constants above no deal.
#[inline(always)]
fn spare<S: Simd>(
    world: World<S>,
    credibility: &credibility::State,
    no_deal: &no_deal::State,
    i: usize,
) -> Lanes<S> {
    world.load(&credibility.held_constants()[i]) - world.load(&no_deal.by_signatory()[i])
}
