//! When a settlement comes, if one comes.

use super::numbers::{date, day_and_month};
use super::page::Page;
use super::words::counted;
use crate::claims::{Case, Findings, RoundOfSettlement};
use crate::games::talks::Date;

/// The median round with its date, and the middle half.
pub fn when(findings: &Findings, page: &Page) -> String {
    match &findings.timing.round {
        Some(round) => page.entry("When", &rounds(round, &findings.case)),
        None => page.entry("When", "nothing settled: there is neither a date nor terms to report"),
    }
}

/// `from 24 January to 26 December 2026`; the year only where it says something new.
pub fn span(from: &str, first: Date, last: Date) -> String {
    let start = if first.year == last.year { day_and_month(first) } else { date(first) };
    format!("{from}\u{a0}{start} to\u{a0}{}", date(last)).trim_start_matches('\u{a0}').to_owned()
}

fn rounds(round: &RoundOfSettlement, case: &Case) -> String {
    let day = |round| case.day(round);
    let on = day(round.p50).map(|day| format!(" ({})", date(day))).unwrap_or_default();
    if round.n == 1 {
        return format!(
            "round\u{a0}{} of {}{on} in the only negotiation that settled",
            round.p50,
            case.rounds.unwrap_or(0)
        );
    }
    let half = match (round.p25, round.p75) {
        (from, to) if from == to => "at least half in that round".to_owned(),
        (from, to) => match (day(from), day(to)) {
            (Some(first), Some(last)) => {
                format!("half between rounds\u{a0}{from} and\u{a0}{to} ({})", span("", first, last))
            }
            _ => format!("half between rounds\u{a0}{from} and\u{a0}{to}"),
        },
    };
    format!(
        "round\u{a0}{} [{},\u{a0}{}] of {}{on} in the median, {half}, of {}",
        round.p50,
        round.p50_low,
        round.p50_high,
        case.rounds.unwrap_or(0),
        counted(round.n, "settlement")
    )
}
