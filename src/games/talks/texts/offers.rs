//! Offers: each signatory tables the text that is best for the others among those that give it its aspiration.
//!
//! - Models: logrolling between two sides with ideals on continuous issues, a fractional knapsack on lanes. Anything
//!   else (several others, curves through points, levels) walks in [`crate::games::talks::texts::walk`].
//! - Equation: argmax over x of the others' believed value such that V(x) >= aspiration and no own red line is crossed.
//! - Source: Raiffa (1982) The Art and Science of Negotiation; Faratin, Sierra, Jennings (2002); Dantzig (1957) for the
//!   fractional knapsack.
//! - Units: positions and values 0..1.
//! - Leaves out: offers meant to deceive or to test.

use crate::games::talks::play::state::Talks;
use crate::games::talks::table::Table;
use crate::games::talks::texts::paths::Paths;
use crate::games::talks::texts::preferences;
use crate::games::talks::texts::walk;
use crate::lanes::{Eight, Lanes, Mask, Simd};

/// Prices closer than this share of each other are equal; the issue listed first goes first.
pub(crate) const TIE: f64 = 1.0 + 1e-12;

/// What walks need beside the state: made once, filled at the start of every play.
#[derive(Clone, Debug)]
pub(crate) struct Scratch {
    /// By signatory and issue: where the whole way leads, and what it costs and gives in value.
    end: Vec<Eight>,
    /// What its author values of the start.
    start_value: Vec<Eight>,
    loss: Vec<Eight>,
    gain: Vec<Eight>,
    pub exchange: Exchange,
    /// Walks that are no plain exchange.
    pub paths: Paths,
}

/// An exchange over issues: what conceding all of each costs one side and gives the other, and what is conceded.
#[derive(Clone, Debug)]
pub(crate) struct Exchange {
    pub cost: Vec<Eight>,
    pub gain: Vec<Eight>,
    pub share: Vec<Eight>,
    /// What goes first would cost in all.
    before: Vec<Eight>,
}

impl Scratch {
    pub(crate) fn new(table: &Table) -> Self {
        let issues = table.parts().issues.len();
        let zeros = |count: usize| vec![Eight::ZERO; count];
        Scratch {
            end: zeros(2 * issues),
            start_value: zeros(2 * issues),
            loss: zeros(2 * issues),
            gain: zeros(2 * issues),
            exchange: Exchange::new(issues),
            paths: if table.shape().plain { Paths::default() } else { Paths::new(table) },
        }
    }
}

/// Offers stand at the starts of the walks; the ways of a plain exchange are measured.
#[inline(always)]
pub(crate) fn begin<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    for i in 0..talks.signatories {
        for k in 0..talks.issues {
            let at = talks.at(i, k);
            let party = table.signatories()[i];
            talks.offers[at] = talks.draw.ideal[talks.draw.at(party, k)];
        }
    }
    if !table.shape().plain {
        walk::begin(simd, table, talks);
        return;
    }
    for i in 0..2 {
        let (me, other) = (table.signatories()[i], table.signatories()[1 - i]);
        for k in 0..talks.issues {
            let at = talks.at(i, k);
            let wish = Lanes::load(simd, &talks.draw.ideal[talks.draw.at(other, k)]);
            let lowest = Lanes::load(simd, &talks.draw.lowest[at]);
            let highest = Lanes::load(simd, &talks.draw.highest[at]);
            let start = Lanes::load(simd, &talks.draw.start[at]);
            let end = wish.at_least(lowest).at_most(highest);
            let draw = &talks.draw;
            let start_value = preferences::value(simd, table, draw, me, k, start);
            let loss = start_value - preferences::value(simd, table, draw, me, k, end);
            let gain = preferences::value(simd, table, draw, other, k, end)
                - preferences::value(simd, table, draw, other, k, start);
            end.store(&mut talks.walk.end[at]);
            start_value.store(&mut talks.walk.start_value[at]);
            loss.store(&mut talks.walk.loss[at]);
            gain.store(&mut talks.walk.gain[at]);
        }
    }
}

/// The offers of this round, where it takes place, and what everybody values of them.
#[inline(always)]
pub(crate) fn step<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    if table.shape().plain {
        for i in 0..2 {
            exchange(simd, table, talks, i);
        }
    } else {
        walk::offers(simd, talks);
    }
    let held = Mask::from_bits(simd, talks.held);
    let first = held & Lanes::load(simd, &talks.met).le(Lanes::splat(simd, 0.0));
    let keeps_first = table.shape().uses.reciprocity && first.any();
    let issues = talks.issues;
    for author in 0..talks.signatories {
        let texts = talks.at(author, 0);
        for (reader, &party) in table.signatories().iter().enumerate() {
            let from = talks.read_at(author, reader, 0);
            let offer = &talks.offers[texts..texts + issues];
            let values = &mut talks.offer_value[from..from + issues];
            preferences::values(simd, table, &talks.draw, party, offer, |k, value| {
                value.store_where(held, &mut values[k]);
            });
            if keeps_first {
                let firsts = &mut talks.first_value[from..from + issues];
                for (value, kept) in values.iter().zip(firsts) {
                    Lanes::load(simd, value).store_where(first, kept);
                }
            }
        }
    }
}

/// One side's offer of a plain exchange.
#[inline(always)]
fn exchange<S: Simd>(simd: S, table: &Table, talks: &mut Talks, i: usize) {
    let other = table.signatories()[1 - i];
    let reading = table.shape().reading(table.signatories()[i], other);
    let reading = reading.expect("signatories read each other") * talks.issues;
    let mut budget =
        Lanes::load(simd, &talks.held_constant[i]) - Lanes::load(simd, &talks.aspiration[i]);
    let own = talks.at(i, 0)..talks.at(i + 1, 0);
    let way = &mut talks.walk;
    let weights = talks.held_weight[own.clone()].iter().zip(&way.start_value[own.clone()]);
    let costs = way.loss[own.clone()].iter().zip(&mut way.exchange.cost);
    for ((weight, value), (loss, cost)) in weights.zip(costs) {
        let weight = Lanes::load(simd, weight);
        budget = budget + weight * Lanes::load(simd, value);
        (weight * Lanes::load(simd, loss)).store(cost);
    }
    let believed = talks.beliefs.believed[reading..reading + talks.issues].iter();
    let gains = way.gain[own.clone()].iter().zip(&mut way.exchange.gain);
    for (believed, (gain, believed_gain)) in believed.zip(gains) {
        (Lanes::load(simd, believed) * Lanes::load(simd, gain)).store(believed_gain);
    }
    way.exchange.settle(budget);
    let held = Mask::from_bits(simd, talks.held);
    let ways = talks.draw.start[own.clone()].iter().zip(&way.end[own.clone()]);
    let shares = way.exchange.share.iter().zip(&mut talks.offers[own]);
    for ((start, end), (share, offer)) in ways.zip(shares) {
        let (start, end) = (Lanes::load(simd, start), Lanes::load(simd, end));
        let share = Lanes::load(simd, share);
        let conceded = share.ge(1.0).select(end, start + share * (end - start));
        conceded.store_where(held, offer);
    }
}

impl Exchange {
    pub(crate) fn new(issues: usize) -> Self {
        let zeros = vec![Eight::ZERO; issues];
        Exchange { cost: zeros.clone(), gain: zeros.clone(), share: zeros.clone(), before: zeros }
    }

    /// Concedes the issues with most gain for their cost first, until the budget is used up. What is free is conceded
    /// whatever the budget; what gives the other nothing is kept.
    ///
    /// Without sorting: of each issue the share that what goes before it leaves. Of every pair of issues one goes first.
    #[inline(always)]
    pub(crate) fn settle<S: Simd>(&mut self, budget: Lanes<S>) {
        let simd = budget.simd();
        let zero = budget.same(0.0);
        let issues = self.cost.len();
        for later in 0..issues {
            let cost = Lanes::load(simd, &self.cost[later]);
            let gain = Lanes::load(simd, &self.gain[later]);
            let just_dearer = cost * TIE;
            let (earlier, own) = self.before.split_at_mut(later);
            let mut before = zero;
            for ((its_cost, its_gain), before_it) in self.cost.iter().zip(&self.gain).zip(earlier) {
                let its_cost = Lanes::load(simd, its_cost);
                let its_gain = Lanes::load(simd, its_gain);
                // Whether the earlier one gives less for its cost, beyond a tie.
                let dearer = (gain * its_cost).gt(its_gain * just_dearer);
                before = before + dearer.select(zero, its_cost);
                (Lanes::load(simd, before_it) + dearer.or_zero(cost)).store(before_it);
            }
            before.store(&mut own[0]);
        }
        let exchanges = self.cost.iter().zip(&self.gain).zip(&self.before);
        for (((cost, gain), before), share) in exchanges.zip(&mut self.share) {
            let cost = Lanes::load(simd, cost);
            let gain = Lanes::load(simd, gain);
            let left = budget - Lanes::load(simd, before);
            let conceded = cost.gt(zero).select((left / cost).clamp_unit(), 1.0);
            gain.gt(zero).or_zero(conceded).store(share);
        }
    }
}
