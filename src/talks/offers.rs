//! Offers: each signatory tables the text that is best for the others among those that give it its aspiration.
//!
//! - Models: logrolling between two sides with ideals on continuous issues, a fractional knapsack on lanes. Anything
//!   else (several others, curves through points, levels) walks in [`super::walk`].
//! - Equation: argmax over x of the others' believed value such that V(x) >= aspiration and no own red line is crossed.
//! - Source: Raiffa (1982) The Art and Science of Negotiation; Faratin, Sierra, Jennings (2002); Dantzig (1957) for the
//!   fractional knapsack.
//! - Units: positions and values 0..1.
//! - Leaves out: offers meant to deceive or to test.

use super::paths::Paths;
use super::{Table, Talks, preferences, walk};
use crate::lanes::{Eight, Lanes, Mask, Simd};

/// Prices closer than this share of each other are equal; the issue listed first goes first.
pub(crate) const TIE: f64 = 1.0 + 1e-12;

/// What walks need beside the state: made once, filled at the start of every play.
#[derive(Clone, Debug)]
pub(crate) struct Scratch {
    /// By signatory and issue: where the whole way leads, and what it costs and gives in value.
    end: Vec<Eight>,
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
            let loss = preferences::value(simd, table, draw, me, k, start)
                - preferences::value(simd, table, draw, me, k, end);
            let gain = preferences::value(simd, table, draw, other, k, end)
                - preferences::value(simd, table, draw, other, k, start);
            end.store(&mut talks.walk.end[at]);
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
    for author in 0..talks.signatories {
        for (reader, &party) in table.signatories().iter().enumerate() {
            for k in 0..talks.issues {
                let offer = Lanes::load(simd, &talks.offers[talks.at(author, k)]);
                let value = preferences::value(simd, table, &talks.draw, party, k, offer);
                let at = talks.read_at(author, reader, k);
                value.store_where(held, &mut talks.offer_value[at]);
                if table.shape().uses.reciprocity {
                    value.store_where(first, &mut talks.first_value[at]);
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
    for k in 0..talks.issues {
        let at = talks.at(i, k);
        let weight = Lanes::load(simd, &talks.held_weight[at]);
        let start = Lanes::load(simd, &talks.draw.start[at]);
        let party = table.signatories()[i];
        budget = budget + weight * preferences::value(simd, table, &talks.draw, party, k, start);
        let believed = Lanes::load(simd, &talks.beliefs.believed[reading + k]);
        let way = &mut talks.walk;
        (weight * Lanes::load(simd, &way.loss[at])).store(&mut way.exchange.cost[k]);
        (believed * Lanes::load(simd, &way.gain[at])).store(&mut way.exchange.gain[k]);
    }
    talks.walk.exchange.settle(budget);
    let held = Mask::from_bits(simd, talks.held);
    for k in 0..talks.issues {
        let at = talks.at(i, k);
        let start = Lanes::load(simd, &talks.draw.start[at]);
        let end = Lanes::load(simd, &talks.walk.end[at]);
        let share = Lanes::load(simd, &talks.walk.exchange.share[k]);
        let offer = share.ge(share.same(1.0)).select(end, start + share * (end - start));
        offer.store_where(held, &mut talks.offers[at]);
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
        self.before.fill(Eight::ZERO);
        for later in 1..self.cost.len() {
            let cost = Lanes::load(simd, &self.cost[later]);
            let gain = Lanes::load(simd, &self.gain[later]);
            let mut before = zero;
            for earlier in 0..later {
                let other = Lanes::load(simd, &self.cost[earlier]);
                let dearer = self.is_dearer(earlier, cost, gain);
                before = before + dearer.select(zero, other);
                let so_far = Lanes::load(simd, &self.before[earlier]);
                (so_far + dearer.or_zero(cost)).store(&mut self.before[earlier]);
            }
            before.store(&mut self.before[later]);
        }
        for k in 0..self.cost.len() {
            let cost = Lanes::load(simd, &self.cost[k]);
            let gain = Lanes::load(simd, &self.gain[k]);
            let left = budget - Lanes::load(simd, &self.before[k]);
            let share = cost.gt(zero).select((left / cost).clamp_unit(), zero.same(1.0));
            gain.gt(zero).or_zero(share).store(&mut self.share[k]);
        }
    }

    /// Whether an issue gives less for its cost than one listed later, beyond a tie.
    #[inline(always)]
    fn is_dearer<S: Simd>(&self, earlier: usize, cost: Lanes<S>, gain: Lanes<S>) -> Mask<S> {
        let simd = cost.simd();
        let its_gain = Lanes::load(simd, &self.gain[earlier]) * cost;
        let later_gain = gain * Lanes::load(simd, &self.cost[earlier]);
        later_gain.gt(its_gain * cost.same(TIE))
    }
}
