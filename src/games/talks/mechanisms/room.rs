//! The room: who would sign which text, and which is agreed.
//!
//! - Models: acceptance by what a side asks for the moment, by its red lines and its good faith; face saved when the
//!   text is a mediator's; a reading of instructions that is drawn once.
//! - Equation: accepts y if V(y) >= r, no red line is crossed, and y is its own or V(y) >= asks + hesitation * logistic,
//!   asks = r + (A - r) * (1 - face_saving) for a draft; of the accepted the largest product of V - r.
//! - Source: Pruitt, Johnson (1970) "Mediation as an Aid to Face Saving in Negotiation"; Nash (1950) "The Bargaining
//!   Problem" for the choice among several.
//! - Units: values 0..1.
//! - Leaves out: votes by majority, and bargaining over which text to vote on.

use crate::games::talks::mechanisms::credibility;
use crate::games::talks::play::state::Talks;
use crate::games::talks::table::Table;
use crate::games::talks::table::shape::offers_are_tabled;
use crate::lanes::{Eight, Lanes, Mask, Simd, WIDTH};

/// Values that differ by less are equal.
pub(crate) const CLOSE: f64 = 1e-9;

/// What is drawn once: good faith for the draw, the reading of instructions for the negotiation.
#[inline(always)]
pub(crate) fn begin<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    let uses = table.shape().uses;
    for i in 0..talks.signatories {
        let party = &table.parts().parties[table.signatories()[i]];
        if uses.bad_faith {
            let key = &talks.keys.good_faith[i];
            let [uniform, _] = talks.luck.once_a_draw(simd, [key, key]);
            talks.good_faith[i] = uniform.lt(talks.draw.value(simd, party.good_faith)).bits();
        } else {
            talks.good_faith[i] = u8::MAX;
        }
        if uses.hesitation {
            let key = &talks.keys.hesitation[i];
            let [uniform, _] = talks.luck.once(simd, [key, key]);
            let logistic = (uniform / (1.0 - uniform)).ln();
            let hesitation = talks.draw.value(simd, table.parts().setting.hesitation);
            (hesitation * logistic).store(&mut talks.leniency[i]);
        }
    }
}

/// Finds the text that all accept in this round.
#[inline(always)]
pub(crate) fn step<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    let drafts = table.shape().drafters.len();
    let texts = if offers_are_tabled(table.parts()) { drafts + talks.signatories } else { drafts };
    let mut any = Mask::splat(simd, false);
    let mut largest = Lanes::splat(simd, -1.0);
    for text in 0..texts {
        let accepted = consider(simd, table, talks, text, drafts);
        any = any | accepted;
        largest = largest.at_least(Lanes::load(simd, &talks.verdict.product[text]));
    }
    talks.agreed = any.bits();
    if any.any() {
        choose(simd, talks, texts, any, largest);
    }
}

/// Asks every signatory about one text; notes its worth to each and the product of surpluses.
#[inline(always)]
fn consider<S: Simd>(
    simd: S,
    table: &Table,
    talks: &mut Talks,
    text: usize,
    drafts: usize,
) -> Mask<S> {
    let author = text.checked_sub(drafts);
    let shortfall = credibility::shortfall(simd, table, talks, positions(talks, text, drafts));
    let close = Lanes::splat(simd, CLOSE);
    let mut accepted = Mask::from_bits(simd, talks.held);
    let mut product = Lanes::splat(simd, 1.0);
    for i in 0..talks.signatories {
        let values = values(talks, text, drafts, i);
        let worth = credibility::worth(simd, table, talks, i, values, shortfall);
        worth.store(&mut talks.verdict.text_worth[text * talks.signatories + i]);
        let reservation = Lanes::load(simd, &talks.reservation[i]);
        accepted =
            accepted & worth.ge(reservation - close) & Mask::from_bits(simd, talks.good_faith[i]);
        if author != Some(i) {
            let asks = asks(simd, table, talks, i, author.is_none().then_some(text));
            accepted = accepted & worth.ge(asks - close);
        }
        let red_lines = &table.shape().red_lines[i];
        let text = positions(talks, text, drafts);
        accepted = within_red_lines(simd, talks, i, red_lines, text, accepted);
        let surplus = worth - reservation;
        product = product * surplus.ge(close).or_zero(surplus);
    }
    accepted.select(product, -1.0).store(&mut talks.verdict.product[text]);
    talks.verdict.accepted[text] = accepted.bits();
    accepted
}

/// The positions of a text on the table: drafts first, then offers.
#[inline(always)]
fn positions(talks: &Talks, text: usize, drafts: usize) -> &[Eight] {
    let (texts, place) = match text.checked_sub(drafts) {
        None => (&talks.drafts, text),
        Some(author) => (&talks.offers, author),
    };
    &texts[place * talks.issues..(place + 1) * talks.issues]
}

/// What a signatory values of each position of a text.
#[inline(always)]
fn values(talks: &Talks, text: usize, drafts: usize, reader: usize) -> &[Eight] {
    let (values, place) = match text.checked_sub(drafts) {
        None => (&talks.draft_value, text),
        Some(author) => (&talks.offer_value, author),
    };
    let from = talks.read_at(place, reader, 0);
    &values[from..from + talks.issues]
}

/// What a signatory asks of a text for the moment, with its reading of its instructions.
#[inline(always)]
fn asks<S: Simd>(
    simd: S,
    table: &Table,
    talks: &Talks,
    i: usize,
    draft: Option<usize>,
) -> Lanes<S> {
    let aspiration = Lanes::load(simd, &talks.aspiration[i]);
    let asks = match draft {
        None => aspiration,
        Some(draft) => {
            let mediator = &table.parts().parties[table.shape().drafters[draft]];
            let saved = talks.draw.value(simd, mediator.face_saving);
            let reservation = Lanes::load(simd, &talks.reservation[i]);
            reservation + (aspiration - reservation) * (1.0 - saved)
        }
    };
    if table.shape().uses.hesitation { asks + Lanes::load(simd, &talks.leniency[i]) } else { asks }
}

#[inline(always)]
fn within_red_lines<S: Simd>(
    simd: S,
    talks: &Talks,
    i: usize,
    red_lines: &[usize],
    text: &[Eight],
    mut accepted: Mask<S>,
) -> Mask<S> {
    let close = Lanes::splat(simd, CLOSE);
    for &k in red_lines {
        let position = Lanes::load(simd, &text[k]);
        let lowest = Lanes::load(simd, &talks.draw.lowest[talks.at(i, k)]);
        let highest = Lanes::load(simd, &talks.draw.highest[talks.at(i, k)]);
        accepted = accepted & position.ge(lowest - close) & position.le(highest + close);
    }
    accepted
}

/// Of the accepted texts the first whose product is as good as the largest.
#[inline(always)]
fn choose<S: Simd>(simd: S, talks: &mut Talks, texts: usize, any: Mask<S>, largest: Lanes<S>) {
    let mut open = any;
    let enough = largest * Lanes::splat(simd, 1.0 - CLOSE);
    for text in 0..texts {
        let accepted = Mask::from_bits(simd, talks.verdict.accepted[text]);
        let chosen = open & accepted & Lanes::load(simd, &talks.verdict.product[text]).ge(enough);
        open = open & !chosen;
        if !chosen.any() {
            continue;
        }
        for i in 0..talks.signatories {
            let worth = Lanes::load(simd, &talks.verdict.text_worth[text * talks.signatories + i]);
            worth.store_where(chosen, &mut talks.verdict.agreed_worth[i]);
        }
        for lane in (0..WIDTH).filter(|lane| chosen.bits() >> lane & 1 == 1) {
            talks.verdict.author[lane] = text as u32;
        }
    }
}
