//! When a settlement comes, if one comes.

use super::numbers::date;
use super::page::Page;
use super::words::counted;
use crate::analysis::{Findings, Occasion, RoundOfSettlement};
use crate::talks::Date;

/// The median round with its date, and the middle half.
pub fn when(findings: &Findings, page: &Page) -> String {
    match &findings.timing.round {
        Some(round) => page.entry("When", &rounds(round, &findings.occasion)),
        None => page.entry("When", "nothing settled: there is neither a date nor terms to report"),
    }
}

fn rounds(round: &RoundOfSettlement, occasion: &Occasion) -> String {
    let day = day(round.p50, occasion).map(|day| format!(" ({})", date(day))).unwrap_or_default();
    if round.n == 1 {
        return format!("round\u{a0}{}{day}, in the only negotiation that settled", round.p50);
    }
    let known = match (round.p50_low, round.p50_high) {
        (low, high) if low == high => String::new(),
        (low, high) => format!(" [{low},\u{a0}{high}]"),
    };
    let half = match (round.p25, round.p75) {
        (from, to) if from == to => "at least half in that round".to_owned(),
        (from, to) => format!("half between {from} and {to}"),
    };
    let settlements = counted(round.n, "settlement");
    format!("round\u{a0}{}{known}{day} in the median, {half}, of {settlements}", round.p50)
}

/// The day of a round, where the talks have a date.
pub(super) fn day(round: u32, occasion: &Occasion) -> Option<Date> {
    let days = f64::from(round) * occasion.days_between_rounds;
    Some(occasion.as_of?.plus_days((days + 0.5).floor() as i64))
}
