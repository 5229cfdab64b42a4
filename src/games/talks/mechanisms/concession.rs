//! Concession: what each side holds out for.
//!
//! - Models: time-dependent and reciprocal concession from an opening towards what a side can live with, hastened by
//!   pain, stiffened by attacks.
//! - Equation: aspiration = r + (opening * best - r) * (1 - clamp(h - g)), where h never falls, its target is
//!   (1 - reciprocity) * s^(1 / concession) + reciprocity * the others' concession, and
//!   s = clamp(earlier rounds / (patience - 1) + urgency * (no_deal - b)).
//! - Source: Faratin, Sierra, Jennings (1998) "Negotiation decision functions for autonomous agents"; Zartman (2000) for
//!   urgency.
//! - Units: value 0..1; patience rounds >= 1; concession > 0, below 1 late (Boulware), above 1 early (conceder).
//! - Leaves out: looking ahead; bluffing.

use crate::games::talks::mechanisms::credibility;
use crate::games::talks::play::state::Talks;
use crate::games::talks::table::Table;
use crate::lanes::{Lanes, Mask, Simd};

/// Attacks stiffen for a while, in suspended rounds too.
#[inline(always)]
pub(crate) fn harden<S: Simd>(simd: S, table: &Table, talks: &mut Talks, lanes: Mask<S>) {
    if !table.shape().uses.hardening {
        return;
    }
    let cooling = talks.draw.value(simd, table.parts().setting.cooling);
    for (i, party) in table.signatories().iter().enumerate() {
        let mut hardness = cooling * Lanes::load(simd, &talks.hardness[i]);
        for (e, event) in table.parts().events.iter().enumerate() {
            if event.on.contains(party) {
                let count = Lanes::load(simd, &talks.counts[e]);
                hardness = hardness + talks.draw.value(simd, event.hardening) * count;
            }
        }
        hardness.store_where(lanes, &mut talks.hardness[i]);
    }
}

/// The aspirations of this round, where it takes place.
#[inline(always)]
pub(crate) fn step<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    let held = Mask::from_bits(simd, talks.held);
    for i in 0..talks.signatories {
        let party = &table.parts().parties[table.signatories()[i]];
        let no_deal = Lanes::load(simd, &talks.no_deal[i]);
        let progress = progress(simd, table, talks, i);
        let mut target = pace(progress, talks.draw.value(simd, party.concession));
        if table.shape().uses.reciprocity {
            let reciprocity = talks.draw.value(simd, party.reciprocity);
            let theirs = others_concession(simd, talks, i);
            target = (1.0 - reciprocity) * target + reciprocity * theirs;
        }
        let conceded = Lanes::load(simd, &talks.conceded[i]).at_least(target);
        conceded.store_where(held, &mut talks.conceded[i]);
        let firm = (conceded - Lanes::load(simd, &talks.hardness[i])).clamp_unit();
        let reservation = no_deal.at_least(Lanes::load(simd, &talks.seen_need[i]));
        reservation.store(&mut talks.reservation[i]);
        let best = Lanes::load(simd, &talks.draw.full_value[i]);
        let asked = talks.draw.value(simd, party.opening) * best - reservation;
        let aspiration = reservation + asked * (1.0 - firm);
        aspiration.at_least(reservation).store_where(held, &mut talks.aspiration[i]);
    }
}

/// How far along the way it is: by the rounds that took place, and by pain.
#[inline(always)]
fn progress<S: Simd>(simd: S, table: &Table, talks: &Talks, i: usize) -> Lanes<S> {
    let party = &table.parts().parties[table.signatories()[i]];
    let pain = talks.draw.value(simd, party.no_deal) - Lanes::load(simd, &talks.no_deal[i]);
    let steps = talks.draw.value(simd, party.patience) - 1.0;
    let by_time = Lanes::load(simd, &talks.met) / steps;
    let progress = (by_time + talks.draw.value(simd, party.urgency) * pain).clamp_unit();
    steps.le(0.0).select(1.0, progress)
}

/// s^(1/concession); 0 where s is 0.
#[inline(always)]
fn pace<S: Simd>(progress: Lanes<S>, concession: Lanes<S>) -> Lanes<S> {
    let some = progress.gt(0.0);
    let safe = some.select(progress, 1.0);
    some.or_zero((safe.ln() / concession).exp())
}

/// The least that any other has conceded since its first offer, of all that i could want.
#[inline(always)]
fn others_concession<S: Simd>(simd: S, talks: &Talks, i: usize) -> Lanes<S> {
    let one = Lanes::splat(simd, 1.0);
    let mut least = one;
    for j in 0..talks.signatories {
        if j != i {
            let read = talks.read_at(j, i, 0)..talks.read_at(j, i, 0) + talks.issues;
            let last = credibility::held_worth(simd, talks, i, &talks.offer_value[read.clone()]);
            let first = credibility::held_worth(simd, talks, i, &talks.first_value[read]);
            let room = one - first;
            let some = room.gt(1e-12);
            let share = some.or_zero((last - first) / room).clamp_unit();
            least = least.at_most(share);
        }
    }
    let seen = Lanes::load(simd, &talks.met).ge(Lanes::splat(simd, 2.0));
    seen.or_zero(least)
}
