//! What moves an answer, for machines. Stable like the report of a run: keys may be added.

use super::FORMAT;
use crate::claims::{Influence, Likelihood, Sensitivity, Share};
use serde::Serialize;

/// One JSON object and a line break; what is not known is null.
pub fn sensitivity_json(found: &Sensitivity) -> String {
    let text = serde_json::to_string_pretty(&Report::of(found)).expect("every key is a string");
    text + "\n"
}

#[derive(Serialize)]
struct Report<'a> {
    negsim: &'static str,
    format: u32,
    of: &'a str,
    plan: Plan,
    overall: Option<Likelihood>,
    range: Option<Range>,
    chance_share: Option<f64>,
    chance_share_low: Option<f64>,
    chance_share_high: Option<f64>,
    /// That, and the luck that is settled once a draw: the share that no knowledge of the inputs removes.
    beyond_inputs: Option<f64>,
    beyond_inputs_low: Option<f64>,
    beyond_inputs_high: Option<f64>,
    /// The share of what the inputs explain that only combinations explain.
    combinations: Option<Counted>,
    /// The luck that is settled once a draw, as one more input.
    luck_of_draws: Option<Luck>,
    inputs: Vec<Input<'a>>,
}

#[derive(Serialize)]
struct Luck {
    first: Option<Counted>,
    total: Option<Counted>,
}

#[derive(Serialize)]
struct Plan {
    seed: u64,
    draws: u64,
    repeats: u64,
    rows: u64,
    negotiations: u64,
}

/// The 80 % range, over draws, of the answer expected given the inputs.
#[derive(Serialize)]
struct Range {
    p10: f64,
    p90: f64,
}

/// A share with its interval and the rows that it rests on.
#[derive(Serialize)]
struct Counted {
    p: f64,
    low: f64,
    high: f64,
    n: u64,
}

#[derive(Serialize)]
struct Input<'a> {
    input: &'a str,
    first: Option<Counted>,
    total: Option<Counted>,
    /// Whether that is told from nothing, with so many inputs looked at.
    told_from_nothing: bool,
    low_tenth: Option<Likelihood>,
    high_tenth: Option<Likelihood>,
    narrows: Option<f64>,
    narrows_low: Option<f64>,
    narrows_high: Option<f64>,
}

impl<'a> Report<'a> {
    fn of(found: &'a Sensitivity) -> Self {
        let (chance, beyond) = (found.chance_share, found.beyond_inputs);
        Report {
            negsim: env!("CARGO_PKG_VERSION"),
            format: FORMAT,
            of: &found.of,
            plan: Plan {
                seed: found.case.plan.seed,
                draws: found.case.plan.draws,
                repeats: found.case.plan.repeats,
                rows: found.rows,
                negotiations: found.negotiations + found.case.plan.negotiations,
            },
            overall: found.overall,
            range: found.range.map(|[p10, p90]| Range { p10, p90 }),
            chance_share: chance.map(|share| share.value),
            chance_share_low: chance.map(|share| share.low),
            chance_share_high: chance.map(|share| share.high),
            beyond_inputs: beyond.map(|share| share.value),
            beyond_inputs_low: beyond.map(|share| share.low),
            beyond_inputs_high: beyond.map(|share| share.high),
            combinations: counted(found.combinations, found.rows),
            luck_of_draws: found.luck_of_draws.map(|luck| {
                let [first, total] = luck.map(|share| counted(Some(share), found.rows));
                Luck { first, total }
            }),
            inputs: found.inputs.iter().map(Input::of).collect(),
        }
    }
}

impl<'a> Input<'a> {
    fn of(found: &'a Influence) -> Self {
        let interval = found.narrows.and_then(|narrows| narrows.interval);
        Input {
            input: &found.input,
            first: counted(found.first, found.rows),
            total: counted(found.total, found.rows),
            told_from_nothing: found.is_visible,
            low_tenth: found.low_tenth,
            high_tenth: found.high_tenth,
            narrows: found.narrows.map(|narrows| narrows.value),
            narrows_low: interval.map(|[low, _]| low),
            narrows_high: interval.map(|[_, high]| high),
        }
    }
}

fn counted(share: Option<Share>, rows: u64) -> Option<Counted> {
    share.map(|share| Counted { p: share.value, low: share.low, high: share.high, n: rows })
}
