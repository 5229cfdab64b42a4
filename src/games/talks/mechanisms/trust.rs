//! Trust: what each side has learned of the other's word.
//!
//! - Models: Beta-Bernoulli learning, directed from one party to another.
//! - Equation: trust = kept / (kept + broken), starting at the scenario's value with kept + broken = trust_inertia.
//! - Source: Kydd (2005) Trust and Mistrust in International Relations.
//! - Units: observations; trust 0..1.
//! - Leaves out: forgetting, reputation with third parties, and what words alone do.

use crate::games::talks::play::state::Talks;
use crate::games::talks::table::Table;
use crate::lanes::{Lanes, Mask, Simd};

/// Trust that no scenario can give: in oneself, where a party is both author and target of an event.
const NOT_GIVEN: f64 = 0.5;

/// Trust as the scenario gives it.
#[inline(always)]
pub(crate) fn begin<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    let inertia = Lanes::splat(simd, table.parts().setting.trust_inertia);
    for (b, bond) in table.shape().bonds.iter().enumerate() {
        let given = table.parts().parties[bond.truster].trust[bond.trusted];
        let trust = given.map_or(inertia.same(NOT_GIVEN), |id| talks.draw.value(simd, id));
        (trust * inertia).store(&mut talks.kept[b]);
        ((1.0 - trust) * inertia).store(&mut talks.broken[b]);
        settle(simd, talks, b);
    }
}

/// Every target trusts less who attacked it.
#[inline(always)]
pub(crate) fn after_events<S: Simd>(simd: S, table: &Table, talks: &mut Talks, lanes: Mask<S>) {
    for (e, event) in table.parts().events.iter().enumerate() {
        let Some(by) = event.by else { continue };
        let count = Lanes::load(simd, &talks.counts[e]);
        let blow = lanes.or_zero(talks.draw.value(simd, event.distrust) * count);
        for &target in &event.on {
            if let Some(b) = table.shape().bond(target, by) {
                (Lanes::load(simd, &talks.broken[b]) + blow).store(&mut talks.broken[b]);
                settle(simd, talks, b);
            }
        }
    }
}

/// All signatories but one trust that one less by so many observations.
#[inline(always)]
pub(crate) fn lose_in<S: Simd>(
    simd: S,
    table: &Table,
    talks: &mut Talks,
    trusted: usize,
    lanes: Mask<S>,
) {
    for &truster in table.signatories().iter().filter(|&&truster| truster != trusted) {
        if let Some(b) = table.shape().bond(truster, trusted) {
            let blow = lanes.or_zero(Lanes::splat(simd, 1.0));
            (Lanes::load(simd, &talks.broken[b]) + blow).store(&mut talks.broken[b]);
            settle(simd, talks, b);
        }
    }
}

/// All signatories trust each other more by one observation.
#[inline(always)]
pub(crate) fn gain_among<S: Simd>(simd: S, table: &Table, talks: &mut Talks, lanes: Mask<S>) {
    let credit = lanes.or_zero(Lanes::splat(simd, 1.0));
    for &truster in table.signatories() {
        for &trusted in table.signatories().iter().filter(|&&trusted| trusted != truster) {
            if let Some(b) = table.shape().bond(truster, trusted) {
                (Lanes::load(simd, &talks.kept[b]) + credit).store(&mut talks.kept[b]);
                settle(simd, talks, b);
            }
        }
    }
}

/// At the end of a round that took place: goodwill towards every signatory that did not attack before it.
#[inline(always)]
pub(crate) fn goodwill<S: Simd>(simd: S, table: &Table, talks: &mut Talks, lanes: Mask<S>) {
    let goodwill = talks.draw.value(simd, table.parts().setting.goodwill);
    for &truster in table.signatories() {
        for &trusted in table.signatories().iter().filter(|&&trusted| trusted != truster) {
            let Some(b) = table.shape().bond(truster, trusted) else { continue };
            let mut quiet = lanes;
            for (e, event) in table.parts().events.iter().enumerate() {
                if event.by == Some(trusted) && event.on.contains(&truster) {
                    let count = Lanes::load(simd, &talks.counts[e]);
                    quiet = quiet & count.le(0.0);
                }
            }
            (Lanes::load(simd, &talks.kept[b]) + quiet.or_zero(goodwill)).store(&mut talks.kept[b]);
            settle(simd, talks, b);
        }
    }
}

#[inline(always)]
fn settle<S: Simd>(simd: S, talks: &mut Talks, bond: usize) {
    let kept = Lanes::load(simd, &talks.kept[bond]);
    let broken = Lanes::load(simd, &talks.broken[bond]);
    (kept / (kept + broken)).store(&mut talks.trust[bond]);
}
