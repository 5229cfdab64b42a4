//! What moves an answer, for programs.

use super::envelope::envelope;
use super::object::object;
use super::share::share;
use crate::claims::{Influence, Sensitivity};
use serde::Serialize;

/// One JSON object and a line break; what is not known is null.
pub fn sensitivity_json(claim: &Sensitivity) -> String {
    let plan = &claim.case.plan;
    let plan = object! {
        seed: plan.seed,
        draws: plan.draws,
        repeats: plan.repeats,
        deep: claim.deep.map(|deep| object! { draws: deep.draws, repeats: deep.repeats }),
        rows: claim.rows,
        // Of a first look at every input, which finds those that are moved alone.
        looked: claim.looked,
        negotiations: claim.played(),
    };
    envelope(&claim.case, plan, answer(claim), claim.case.cautions.iter())
}

fn answer(claim: &Sensitivity) -> impl Serialize {
    let (chance, beyond) = (claim.chance_share, claim.beyond_inputs);
    let luck = |[first, total]: [_; 2]| {
        object! { first: share(&first, claim.rows), total: share(&total, claim.rows) }
    };
    object! {
        of: &claim.of,
        overall: claim.overall,
        range: claim.range.map(|[p10, p90]| object! { p10: p10, p90: p90 }),
        // The mean distance of the answer from its median over draws; `narrows` of an input is by how much it would fall.
        deviation: claim.deviation,
        chance_share: chance.map(|share| share.value),
        chance_share_low: chance.map(|share| share.low),
        chance_share_high: chance.map(|share| share.high),
        // What no knowledge of the inputs removes: chance, and the luck that is settled once a draw.
        beyond_inputs: beyond.map(|share| share.value),
        beyond_inputs_low: beyond.map(|share| share.low),
        beyond_inputs_high: beyond.map(|share| share.high),
        combinations: claim.combinations.map(|combinations| share(&combinations, claim.rows)),
        luck_of_draws: claim.luck_of_draws.map(luck),
        inputs: claim.inputs.iter().map(|input| influence(claim, input)).collect::<Vec<_>>(),
    }
}

fn influence(claim: &Sensitivity, input: &Influence) -> impl Serialize {
    object! {
        input: &input.input,
        first: input.first.map(|first| share(&first, claim.rows)),
        total: input.total.map(|total| share(&total, claim.rows)),
        // Of how many drivers, itself among them, the total (and of tied inputs `first`) is found as one: where there are
        // others, an equal part of it, with as much as all have for an upper end.
        among: input.among,
        told_from_nothing: input.is_visible,
        low_tenth: input.low_tenth,
        high_tenth: input.high_tenth,
        narrows: input.narrows.map(|narrows| narrows.value),
        narrows_low: input.narrows.map(|narrows| narrows.low),
        narrows_high: input.narrows.map(|narrows| narrows.high),
        // Inputs that hang on the same luck: the shares are of all of them as one.
        together: &input.together,
    }
}
