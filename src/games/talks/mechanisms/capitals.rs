//! The capitals: ratification, and what a refusal teaches.
//!
//! - Models: a two-level game; a refused text shows the negotiators what their capital needs and costs trust.
//! - Equation: ratifies if V(y) >= b + ratify_margin; else the least it can live with rises to that.
//! - Source: Putnam (1988) "Diplomacy and Domestic Politics: The Logic of Two-Level Games".
//! - Units: margin in value, any sign.
//! - Leaves out: factions within a capital; mandates widened on the way.

use crate::games::talks::mechanisms::credibility;
use crate::games::talks::mechanisms::room::CLOSE;
use crate::games::talks::mechanisms::trust;
use crate::games::talks::play::outcome::End;
use crate::games::talks::play::state::Talks;
use crate::games::talks::table::Table;
use crate::lanes::{Eight, Lanes, Mask, Simd, WIDTH};

/// Asks every capital about the text agreed in the room; settles the lanes in which all ratify.
#[inline(always)]
pub(crate) fn step<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    let agreed = Mask::from_bits(simd, talks.agreed);
    talks.verdict.refused.fill(0);
    if !agreed.any() {
        return;
    }
    talks.log.agreed_ever |= talks.agreed;
    let mut settled = agreed;
    for (i, &party) in table.signatories().iter().enumerate() {
        let Some(margin) = table.parts().parties[party].ratify_margin else { continue };
        let needs = Lanes::load(simd, &talks.no_deal[i]) + talks.draw.value(simd, margin);
        let worth = Lanes::load(simd, &talks.verdict.agreed_worth[i]);
        let refuses = agreed & !worth.ge(needs - Lanes::splat(simd, CLOSE));
        let seen = Lanes::load(simd, &talks.seen_need[i]).at_least(needs);
        seen.store_where(refuses, &mut talks.seen_need[i]);
        talks.verdict.refused[i] = refuses.bits();
        settled = settled & !refuses;
    }
    note_refusals(talks);
    sign(simd, table, talks, settled);
    if table.shape().uses.trust {
        for (i, &party) in table.signatories().iter().enumerate() {
            if talks.verdict.refused[i] != 0 {
                let refused = Mask::from_bits(simd, talks.verdict.refused[i]);
                trust::lose_in(simd, table, talks, party, refused);
            }
        }
    }
}

fn note_refusals(talks: &mut Talks) {
    for lane in 0..WIDTH {
        let mut now = 0;
        for (i, refused) in talks.verdict.refused.iter().enumerate() {
            now |= u64::from(refused >> lane & 1) << i;
        }
        if now != 0 {
            talks.log.refusals[lane] += now.count_ones();
            talks.log.refused_by[lane] |= now;
            talks.log.last_refused_by[lane] = now;
        }
    }
}

/// Notes the settlement and what it is worth on the day of signing.
#[inline(always)]
fn sign<S: Simd>(simd: S, table: &Table, talks: &mut Talks, settled: Mask<S>) {
    if !settled.any() {
        return;
    }
    let drafts = table.shape().drafters.len();
    for lane in (0..WIDTH).filter(|lane| settled.bits() >> lane & 1 == 1) {
        let text = talks.verdict.author[lane] as usize;
        for k in 0..talks.issues {
            let from: &Eight = match text.checked_sub(drafts) {
                None => &talks.drafts[talks.at(text, k)],
                Some(author) => &talks.offers[talks.at(author, k)],
            };
            talks.log.text[k].0[lane] = from.0[lane];
        }
        talks.log.end[lane] = End::Settled;
        talks.log.end_round[lane] = talks.round;
        talks.log.author[lane] = talks.verdict.author[lane];
    }
    for i in 0..talks.signatories {
        let worth = Lanes::load(simd, &talks.verdict.agreed_worth[i]);
        worth.store_where(settled, &mut talks.log.signed_worth[i]);
    }
    let assurance = credibility::assurance(simd, table, talks, &talks.log.text);
    assurance.store_where(settled, &mut talks.log.signed_assurance);
    let balance = Lanes::load(simd, &talks.balance);
    balance.store_where(settled, &mut talks.log.signed_balance);
    let illusion = Lanes::load(simd, &talks.illusion);
    illusion.store_where(settled, &mut talks.log.signed_illusion);
    let months = Lanes::splat(simd, f64::from(talks.round) * table.shape().month);
    months.store_where(settled, &mut talks.log.signed_month);
    talks.live &= !settled.bits();
}
