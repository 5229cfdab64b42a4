//! Drafts: the single negotiating text of each mediator that drafts.
//!
//! - Models: the salience-weighted mean of what all want, weighted by influence; the compromise model.
//! - Equation: d = sum of f * w * y / sum of f * w over parties, y a signatory's offer or anybody else's ideal.
//! - Source: Achen (2006) "Evaluating Political Decision-Making Models"; Touval, Zartman (1985) International Mediation in
//!   Theory and Practice; Carnevale, Arad (1996) for the mediator's own tilt.
//! - Units: influence >= 0; positions 0..1.
//! - Leaves out: drafts made to fail, and drafts that respect red lines.

use crate::games::talks::play::draw::nearest_level;
use crate::games::talks::play::state::Talks;
use crate::games::talks::table::Table;
use crate::games::talks::table::shape::Weighed;
use crate::games::talks::texts::preferences;
use crate::lanes::{Lanes, Mask, Simd};

/// Drafts of this round, where it takes place, what the signatories value of them, and the new reference text.
#[inline(always)]
pub(crate) fn step<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    let held = Mask::from_bits(simd, talks.held);
    for (m, weighed) in table.shape().weighed.iter().enumerate() {
        for k in 0..talks.issues {
            let draft = draft(simd, table, talks, weighed, k);
            let at = talks.at(m, k);
            draft.store_where(held, &mut talks.drafts[at]);
        }
        let issues = talks.issues;
        let text = &talks.drafts[m * issues..(m + 1) * issues];
        for (reader, &party) in table.signatories().iter().enumerate() {
            let from = (m * talks.signatories + reader) * issues;
            let values = &mut talks.draft_value[from..from + issues];
            preferences::values(simd, table, &talks.draw, party, text, |k, value| {
                value.store_where(held, &mut values[k]);
            });
        }
    }
    refer(simd, table, talks, held);
}

#[inline(always)]
fn draft<S: Simd>(
    simd: S,
    table: &Table,
    talks: &Talks,
    weighed: &[Weighed],
    k: usize,
) -> Lanes<S> {
    let (mut pull, mut sum) = (Lanes::splat(simd, 0.0), Lanes::splat(simd, 0.0));
    for &Weighed { party, reading, seat } in weighed {
        let position = match seat {
            Some(i) => &talks.offers[talks.at(i, k)],
            None => &talks.draw.ideal[talks.draw.at(party, k)],
        };
        let believed = Lanes::load(simd, &talks.beliefs.believed[reading * talks.issues + k]);
        let weight = talks.draw.value(simd, table.parts().parties[party].influence) * believed;
        pull = pull + weight * Lanes::load(simd, position);
        sum = sum + weight;
    }
    let some = sum.gt(0.0);
    let draft = some.select(pull / sum, Lanes::load(simd, &talks.status_quo[k]));
    match table.parts().issues[k].levels {
        None => draft,
        Some(levels) => nearest_level(draft, levels),
    }
}

/// The reference text: the last drafter's draft, else the mean of the offers.
#[inline(always)]
fn refer<S: Simd>(simd: S, table: &Table, talks: &mut Talks, held: Mask<S>) {
    for k in 0..talks.issues {
        let text = match table.shape().drafters.len() {
            0 => {
                let mut sum = Lanes::splat(simd, 0.0);
                for i in 0..talks.signatories {
                    sum = sum + Lanes::load(simd, &talks.offers[talks.at(i, k)]);
                }
                sum / talks.signatories as f64
            }
            drafters => Lanes::load(simd, &talks.drafts[talks.at(drafters - 1, k)]),
        };
        text.store_where(held, &mut talks.reference[k]);
    }
}
