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

use crate::games::talks::mechanisms::credibility;
use crate::games::talks::mechanisms::room::CLOSE;
use crate::games::talks::play::state::Talks;
use crate::games::talks::table::Table;
use crate::games::talks::texts::offers::Exchange;
use crate::games::talks::texts::preferences;
use crate::games::talks::zone::contract::Contract;
use crate::lanes::{Lanes, Mask, Simd};

/// What the search needs beside the state: made once.
#[derive(Clone, Debug)]
pub(crate) struct Search {
    exchange: Exchange,
    contract: Contract,
}

impl Search {
    pub(crate) fn new(table: &Table) -> Self {
        Search {
            exchange: Exchange::new(table.parts().issues.len()),
            contract: Contract::new(table),
        }
    }
}

/// Looks for a zone in the given lanes, where none was found before.
#[inline(always)]
pub(crate) fn step<S: Simd>(simd: S, table: &Table, talks: &mut Talks, lanes: u8) {
    let open = lanes & !talks.zone;
    if open == 0 {
        return;
    }
    // A text agreed in the room is itself within the zone.
    talks.zone |= talks.agreed & open;
    let open = open & !talks.agreed;
    if open == 0 {
        return;
    }
    credibility::hold(simd, table, talks);
    let found = if table.shape().plain {
        between_two(simd, table, talks).bits()
    } else {
        among_many(simd, table, talks, open)
    };
    talks.zone |= found & open;
}

/// From the first side's best text within all red lines as far to the second as the first can live with.
#[inline(always)]
fn between_two<S: Simd>(simd: S, table: &Table, talks: &mut Talks) -> Mask<S> {
    let close = Lanes::splat(simd, CLOSE);
    let mut budget = spare(simd, talks, 0) + close;
    let mut reach = spare(simd, talks, 1) + close;
    let mut possible = Mask::splat(simd, true);
    for k in 0..talks.issues {
        let lowest = bound(simd, talks, k, true);
        let highest = bound(simd, talks, k, false);
        possible = possible & lowest.le(highest + close);
        let from = best(simd, table, talks, 0, k, lowest, highest);
        let to = best(simd, table, talks, 1, k, lowest, highest);
        let (mine, theirs) =
            (worth(simd, table, talks, 0, k, from), worth(simd, table, talks, 1, k, from));
        budget = budget + mine;
        reach = reach + theirs;
        let cost = mine - worth(simd, table, talks, 0, k, to);
        let gain = worth(simd, table, talks, 1, k, to) - theirs;
        cost.store(&mut talks.search.exchange.cost[k]);
        gain.store(&mut talks.search.exchange.gain[k]);
    }
    talks.search.exchange.settle(budget);
    for k in 0..talks.issues {
        let gain = Lanes::load(simd, &talks.search.exchange.gain[k]);
        reach = reach + gain * Lanes::load(simd, &talks.search.exchange.share[k]);
    }
    let zero = Lanes::splat(simd, 0.0);
    possible & budget.ge(zero) & reach.ge(zero)
}

/// The position within all red lines that a signatory likes best.
#[inline(always)]
fn best<S: Simd>(
    simd: S,
    table: &Table,
    talks: &Talks,
    i: usize,
    k: usize,
    lowest: Lanes<S>,
    highest: Lanes<S>,
) -> Lanes<S> {
    let ideal = talks.draw.ideal[talks.draw.at(table.signatories()[i], k)];
    Lanes::load(simd, &ideal).at_least(lowest).at_most(highest)
}

/// What a position adds to a signatory's value, at the credibility held.
#[inline(always)]
fn worth<S: Simd>(
    simd: S,
    table: &Table,
    talks: &Talks,
    i: usize,
    k: usize,
    position: Lanes<S>,
) -> Lanes<S> {
    let weight = Lanes::load(simd, &talks.held_weight[talks.at(i, k)]);
    weight * preferences::value(simd, table, &talks.draw, table.signatories()[i], k, position)
}

/// What is left of a signatory's constants above no deal.
#[inline(always)]
fn spare<S: Simd>(simd: S, talks: &Talks, i: usize) -> Lanes<S> {
    Lanes::load(simd, &talks.held_constant[i]) - Lanes::load(simd, &talks.no_deal[i])
}

/// The lowest or highest position within every signatory's red line.
#[inline(always)]
pub(crate) fn bound<S: Simd>(simd: S, talks: &Talks, k: usize, lowest: bool) -> Lanes<S> {
    let mut bound = Lanes::splat(simd, if lowest { 0.0 } else { 1.0 });
    for i in 0..talks.signatories {
        let at = talks.at(i, k);
        bound = if lowest {
            bound.at_least(Lanes::load(simd, &talks.draw.lowest[at]))
        } else {
            bound.at_most(Lanes::load(simd, &talks.draw.highest[at]))
        };
    }
    bound
}

/// Levels, corners, several signatories.
#[inline(always)]
fn among_many<S: Simd>(simd: S, table: &Table, talks: &mut Talks, open: u8) -> u8 {
    let mut contract = core::mem::take(&mut talks.search.contract);
    let found = simd.vectorize(
        #[inline(always)]
        || {
            // In the first round every lane is open that will ever be asked about.
            if talks.round == 1 {
                contract.begin(simd, table, talks);
            }
            contract.exists(simd, talks, open)
        },
    );
    talks.search.contract = contract;
    found
}
