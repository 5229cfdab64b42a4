//! The commitment problem: what a text is worth to somebody who doubts that it will be kept.
//!
//! - Models: promises that another must keep; trust, and guarantees in trust's place.
//! - Equation: V(x) = sum of w * [v(x) - promise * (1 - c) * (v(x) - v(status quo) + betrayal)] with
//!   1 - c = (1 - trust in the keeper) * (1 - G(x)) and G(x) = min(1, sum of assures * x * credibility).
//! - Source: Fearon (1995) "Rationalist Explanations for War"; Walter (2002) Committing to Peace; Kydd (2005) Trust and
//!   Mistrust in International Relations; Powell (2006) "War as a Commitment Problem".
//! - Units: shares and values 0..1.
//! - Leaves out: reneging as a choice; guarantees that cost the guarantor.

use crate::games::talks::mechanisms::no_deal;
use crate::games::talks::play::state::Talks;
use crate::games::talks::table::Table;
use crate::games::talks::table::shape::Keeper;
use crate::lanes::{Eight, Lanes, Simd};

/// What rests on untrusted promises, for every signatory: at the trust and the no-deal values of the moment.
#[inline(always)]
pub(crate) fn doubts<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    if !table.shape().uses.promises {
        return;
    }
    for i in 0..talks.signatories {
        let betrayal = no_deal::betrayal(simd, table, talks, i);
        let mut cost = Lanes::splat(simd, 0.0);
        let own = talks.at(i, 0)..talks.at(i + 1, 0);
        let pledges = talks.pledged[own.clone()].iter().zip(&table.shape().keepers[own.clone()]);
        let doubts = talks.doubt[own.clone()].iter_mut().zip(&talks.quo_value[own]);
        let least = least_trust(simd, table, &talks.trust, i);
        for ((pledged, keeper), (doubt, quo_value)) in pledges.zip(doubts) {
            let distrust = distrust(simd, &talks.trust, *keeper, least);
            let doubted = Lanes::load(simd, pledged) * distrust;
            doubted.store(doubt);
            cost = cost + doubted * (betrayal - Lanes::load(simd, quo_value));
        }
        cost.store(&mut talks.doubt_cost[i]);
    }
}

/// Weight times promised share times distrust of the keeper.
#[inline(always)]
pub(crate) fn doubt<S: Simd>(
    simd: S,
    table: &Table,
    talks: &Talks,
    i: usize,
    k: usize,
) -> Lanes<S> {
    let at = talks.at(i, k);
    let least = least_trust(simd, table, &talks.trust, i);
    let distrust = distrust(simd, &talks.trust, table.shape().keepers[at], least);
    Lanes::load(simd, &talks.pledged[at]) * distrust
}

/// How far short of certainty the guarantees of a text fall: 1 - G.
#[inline(always)]
pub(crate) fn shortfall<S: Simd>(
    simd: S,
    table: &Table,
    talks: &Talks,
    text: &[Eight],
) -> Lanes<S> {
    Lanes::splat(simd, 1.0) - assurance(simd, table, talks, text)
}

/// The guarantees of a text: G, 0..1.
#[inline(always)]
pub(crate) fn assurance<S: Simd>(
    simd: S,
    table: &Table,
    talks: &Talks,
    text: &[Eight],
) -> Lanes<S> {
    let mut sum = Lanes::splat(simd, 0.0);
    if table.shape().uses.assurances {
        for (assurance, position) in talks.draw.assurance.iter().zip(text) {
            sum = sum + Lanes::load(simd, assurance) * Lanes::load(simd, position);
        }
    }
    sum.at_most(1.0)
}

/// Holds the credibility of the reference text: weights and constants for every signatory.
#[inline(always)]
pub(crate) fn hold<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    if !table.shape().uses.promises {
        return;
    }
    let shortfall = shortfall(simd, table, talks, &talks.reference);
    for (i, &party) in table.signatories().iter().enumerate() {
        let own = talks.at(i, 0)..talks.at(i + 1, 0);
        let weights = &talks.draw.weight[talks.draw.at(party, 0)..talks.draw.at(party + 1, 0)];
        let doubts = weights.iter().zip(&talks.doubt[own.clone()]);
        for ((weight, doubt), held) in doubts.zip(&mut talks.held_weight[own]) {
            let lost = shortfall * Lanes::load(simd, doubt);
            (Lanes::load(simd, weight) - lost).store(held);
        }
        let constant = -(shortfall * Lanes::load(simd, &talks.doubt_cost[i]));
        constant.store(&mut talks.held_constant[i]);
    }
}

/// Without promises the weights as they are; the constants stay 0. With them, what is promised of each issue.
#[inline(always)]
pub(crate) fn begin<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    for (i, &party) in table.signatories().iter().enumerate() {
        for (k, issue) in table.parts().issues.iter().enumerate() {
            let at = talks.at(i, k);
            let weight = &talks.draw.weight[talks.draw.at(party, k)];
            talks.held_weight[at] = *weight;
            let pledged = Lanes::load(simd, weight) * talks.draw.value(simd, issue.promise);
            pledged.store(&mut talks.pledged[at]);
        }
        Lanes::splat(simd, 0.0).store(&mut talks.held_constant[i]);
    }
}

/// What a text is worth to signatory i, given what it values of each position, at the reference text's credibility.
#[inline(always)]
pub(crate) fn held_worth<S: Simd>(simd: S, talks: &Talks, i: usize, values: &[Eight]) -> Lanes<S> {
    let mut worth = Lanes::load(simd, &talks.held_constant[i]);
    let weights = &talks.held_weight[talks.at(i, 0)..talks.at(i + 1, 0)];
    for (weight, value) in weights.iter().zip(values) {
        worth = worth + Lanes::load(simd, weight) * Lanes::load(simd, value);
    }
    worth
}

/// The same at the credibility of the text itself, whose guarantees fall short by `shortfall`.
#[inline(always)]
pub(crate) fn worth<S: Simd>(
    simd: S,
    table: &Table,
    talks: &Talks,
    i: usize,
    values: &[Eight],
    shortfall: Lanes<S>,
) -> Lanes<S> {
    let party = table.signatories()[i];
    let mut worth = Lanes::splat(simd, 0.0);
    let weights = &talks.draw.weight[talks.draw.at(party, 0)..talks.draw.at(party + 1, 0)];
    for (weight, value) in weights.iter().zip(values) {
        worth = worth + Lanes::load(simd, weight) * Lanes::load(simd, value);
    }
    if !table.shape().uses.promises {
        return worth;
    }
    let mut lost = Lanes::load(simd, &talks.doubt_cost[i]);
    let doubts = &talks.doubt[talks.at(i, 0)..talks.at(i + 1, 0)];
    for (doubt, value) in doubts.iter().zip(values) {
        lost = lost + Lanes::load(simd, doubt) * Lanes::load(simd, value);
    }
    worth - shortfall * lost
}

/// How far a signatory distrusts who keeps a promise: 0 where it is the keeper itself.
#[inline(always)]
fn distrust<S: Simd>(simd: S, trust: &[Eight], keeper: Keeper, least: Lanes<S>) -> Lanes<S> {
    let trust = match keeper {
        Keeper::Oneself => return least.same(0.0),
        Keeper::Trusted(bond) => Lanes::load(simd, &trust[bond]),
        Keeper::LeastTrusted => least,
    };
    1.0 - trust
}

/// A signatory's trust in the other signatory that it trusts least.
#[inline(always)]
fn least_trust<S: Simd>(simd: S, table: &Table, trust: &[Eight], i: usize) -> Lanes<S> {
    let bonds = table.shape().among_signatories[i].iter();
    bonds.fold(Lanes::splat(simd, f64::INFINITY), |least, &bond| {
        least.at_most(Lanes::load(simd, &trust[bond]))
    })
}
