//! Interim deals: some issues settled ahead of the rest.
//!
//! - Models: deals that all must gain from, that relieve violence, move the status quo, and may break.
//! - Equation: adopted if V(status quo with those issues at the reference text) - V(status quo) >= least_gain for all.
//! - Source: Zartman (2000) on ripening; Kydd, Walter (2002) on what breaks; the status quo as the point of reference
//!   (Slantchev 2003).
//! - Units: least_gain in value; fragility a probability a round; relief a factor >= 0.
//! - Leaves out: deals negotiated for their own sake; guarantees against a betrayal (the guns stay where they are).

use crate::games::talks::mechanisms::credibility;
use crate::games::talks::mechanisms::no_deal;
use crate::games::talks::mechanisms::room::CLOSE;
use crate::games::talks::mechanisms::trust;
use crate::games::talks::play::draw::nearest_level;
use crate::games::talks::play::state::Talks;
use crate::games::talks::table::Table;
use crate::games::talks::table::parts::Interim;
use crate::games::talks::texts::preferences;
use crate::lanes::{Eight, Lanes, Mask, Simd, WIDTH};

/// Deals in force may break; then, where the round took place, deals not in force are considered in their order.
#[inline(always)]
pub(crate) fn step<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    for d in 0..table.parts().interims.len() {
        break_deal(simd, table, talks, d);
    }
    let mut sincere = Mask::from_bits(simd, talks.held & talks.live);
    for good_faith in &talks.good_faith {
        sincere = sincere & Mask::from_bits(simd, *good_faith);
    }
    for d in 0..table.parts().interims.len() {
        let idle = Mask::from_bits(simd, !(talks.in_force[d] | talks.broke[d]));
        let open = sincere & idle;
        if open.any() {
            consider(simd, table, talks, d, open);
        }
    }
}

#[inline(always)]
fn break_deal<S: Simd>(simd: S, table: &Table, talks: &mut Talks, d: usize) {
    talks.broke[d] = 0;
    if talks.in_force[d] & talks.live == 0 {
        return;
    }
    let deal = &table.parts().interims[d];
    let fragility = talks.draw.value(simd, deal.fragility);
    let uniform = talks.luck.uniform(simd, talks.luck.purposes.breaks[d]);
    let breaks = uniform.lt(fragility) & Mask::from_bits(simd, talks.in_force[d] & talks.live);
    if !breaks.any() {
        return;
    }
    talks.broke[d] = breaks.bits();
    talks.in_force[d] &= !breaks.bits();
    for &k in &deal.issues {
        let start = Lanes::load(simd, &talks.draw.status_quo[k]);
        start.store_where(breaks, &mut talks.status_quo[k]);
    }
    no_deal::read_status_quo(simd, table, talks);
    for &party in table.signatories() {
        trust::lose_in(simd, table, talks, party, breaks);
    }
}

#[inline(always)]
fn consider<S: Simd>(simd: S, table: &Table, talks: &mut Talks, d: usize, open: Mask<S>) {
    let deal = &table.parts().interims[d];
    let mut text = core::mem::take(&mut talks.deal);
    text.copy_from_slice(&talks.status_quo);
    for &k in &deal.issues {
        let reference = Lanes::load(simd, &talks.reference[k]);
        let position = match table.parts().issues[k].levels {
            None => reference,
            Some(levels) => nearest_level(reference, levels),
        };
        position.store(&mut text[k]);
    }
    let shortfall = credibility::shortfall(simd, table, talks, &text);
    let least = talks.draw.value(simd, deal.least_gain) - Lanes::splat(simd, CLOSE);
    let mut adopted = open;
    for i in 0..talks.signatories {
        let gain = gain(simd, table, talks, i, deal, &text, shortfall);
        adopted = adopted & gain.ge(least);
    }
    if adopted.any() {
        adopt(simd, table, talks, d, adopted, &text);
    }
    talks.deal = text;
}

/// What the deal adds to the status quo, at the deal's own credibility and without the cost of a betrayal.
#[inline(always)]
fn gain<S: Simd>(
    simd: S,
    table: &Table,
    talks: &Talks,
    i: usize,
    deal: &Interim,
    text: &[Eight],
    shortfall: Lanes<S>,
) -> Lanes<S> {
    let party = table.signatories()[i];
    let mut gain = Lanes::splat(simd, 0.0);
    for &k in &deal.issues {
        let position = Lanes::load(simd, &text[k]);
        let value = preferences::value(simd, table, &talks.draw, party, k, position);
        let quo = Lanes::load(simd, &talks.quo_value[talks.at(i, k)]);
        let mut weight = Lanes::load(simd, &talks.draw.weight[talks.draw.at(party, k)]);
        if table.shape().uses.promises {
            weight = weight - shortfall * credibility::doubt(simd, table, talks, i, k);
        }
        gain = gain + weight * (value - quo);
    }
    gain
}

#[inline(always)]
fn adopt<S: Simd>(
    simd: S,
    table: &Table,
    talks: &mut Talks,
    d: usize,
    adopted: Mask<S>,
    text: &[Eight],
) {
    talks.in_force[d] |= adopted.bits();
    for lane in (0..WIDTH).filter(|lane| adopted.bits() >> lane & 1 == 1) {
        talks.log.interim_ever[lane] |= 1 << d;
    }
    for &k in &table.parts().interims[d].issues {
        let position = Lanes::load(simd, &text[k]);
        position.store_where(adopted, &mut talks.status_quo[k]);
    }
    no_deal::read_status_quo(simd, table, talks);
    trust::gain_among(simd, table, talks, adopted);
}
