//! What it would take, for programs.

use super::envelope::envelope;
use super::object::object;
use crate::claims::{Target, Targets};
use serde::Serialize;

/// One JSON object and a line break. What is not known is null.
pub fn target_json(targets: &Targets) -> String {
    let claim = object! {
        of: &targets.of,
        reach: targets.reach,
        now: targets.now,
        levers: targets.rows.iter().map(lever).collect::<Vec<_>>(),
        left_out: &targets.left_out,
    };
    envelope(&targets.case, targets.case.plan, claim, targets.case.cautions.iter())
}

fn lever(row: &Target) -> impl Serialize {
    let (lever, value) = (&row.search.lever, row.value.as_ref());
    object! {
        lever: &lever.path,
        name: &lever.name,
        unit: &lever.unit,
        from: lever.present,
        searched_low: row.search.low,
        searched_high: row.search.high,
        value: value.map(|value| value.value),
        low: value.map(|value| value.low),
        high: value.map(|value| value.high),
        open_below: value.map(|value| value.is_open_below),
        open_above: value.map(|value| value.is_open_above),
        change_in_sd: row.change_in_sd(),
        change_in_range: row.change_in_range(),
        best: row.best.p,
        best_low: row.best.low,
        best_high: row.best.high,
        best_at: row.best_at,
        n: row.best.n,
    }
}
