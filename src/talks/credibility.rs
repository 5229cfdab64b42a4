//! The commitment problem: what a text is worth to somebody who doubts that it will be kept.
//!
//! - Models: promises that another must keep; trust, and guarantees in trust's place.
//! - Equation: V(x) = sum of w * [v(x) - promise * (1 - c) * (v(x) - v(status quo) + betrayal)] with
//!   1 - c = (1 - trust in the keeper) * (1 - G(x)) and G(x) = min(1, sum of assures * x * credibility).
//! - Source: Fearon (1995) "Rationalist Explanations for War"; Walter (2002) Committing to Peace; Kydd (2005) Trust and
//!   Mistrust in International Relations; Powell (2006) "War as a Commitment Problem".
//! - Units: shares and values 0..1.
//! - Leaves out: reneging as a choice; guarantees that cost the guarantor.

use super::{Table, Talks, no_deal};
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
        for k in 0..talks.issues {
            let doubt = doubt(simd, table, talks, i, k);
            let at = talks.at(i, k);
            doubt.store(&mut talks.doubt[at]);
            cost = cost + doubt * (betrayal - Lanes::load(simd, &talks.quo_value[at]));
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
    let party = table.signatories()[i];
    let issue = &table.parts().issues[k];
    let weight = Lanes::load(simd, &talks.draw.weight[talks.draw.at(party, k)]);
    if issue.kept_by == Some(party) {
        return weight.same(0.0);
    }
    let trust = match issue.kept_by {
        Some(keeper) => trust(simd, table, talks, party, keeper),
        None => least_trust(simd, table, talks, party),
    };
    weight * talks.draw.value(simd, issue.promise) * (weight.same(1.0) - trust)
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
    sum.at_most(sum.same(1.0))
}

/// Holds the credibility of the reference text: weights and constants for every signatory.
#[inline(always)]
pub(crate) fn hold<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    if !table.shape().uses.promises {
        return;
    }
    let shortfall = shortfall(simd, table, talks, &talks.reference);
    for i in 0..talks.signatories {
        let party = table.signatories()[i];
        for k in 0..talks.issues {
            let at = talks.at(i, k);
            let weight = Lanes::load(simd, &talks.draw.weight[talks.draw.at(party, k)]);
            let held = weight - shortfall * Lanes::load(simd, &talks.doubt[at]);
            held.store(&mut talks.held_weight[at]);
        }
        let constant = -(shortfall * Lanes::load(simd, &talks.doubt_cost[i]));
        constant.store(&mut talks.held_constant[i]);
    }
}

/// Without promises the weights as they are; the constants stay 0.
#[inline(always)]
pub(crate) fn begin<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    for (i, &party) in table.signatories().iter().enumerate() {
        for k in 0..talks.issues {
            let at = talks.at(i, k);
            talks.held_weight[at] = talks.draw.weight[talks.draw.at(party, k)];
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

#[inline(always)]
fn trust<S: Simd>(
    simd: S,
    table: &Table,
    talks: &Talks,
    truster: usize,
    trusted: usize,
) -> Lanes<S> {
    let bond = table.shape().bond(truster, trusted).expect("promises bind signatories to keepers");
    Lanes::load(simd, &talks.trust[bond])
}

#[inline(always)]
fn least_trust<S: Simd>(simd: S, table: &Table, talks: &Talks, party: usize) -> Lanes<S> {
    let mut least = Lanes::splat(simd, f64::INFINITY);
    for &other in table.signatories() {
        if other != party {
            least = least.at_most(trust(simd, table, talks, party, other));
        }
    }
    least
}
