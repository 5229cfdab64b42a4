//! When a settlement comes, if one comes.

use crate::claims::{Case, Findings, RoundOfSettlement};
use crate::report::document::Block;
use crate::report::say::case::span;
use crate::report::say::numbers::date;
use crate::report::say::words::counted;

/// The median round with its date, and the middle half.
pub fn when(findings: &Findings) -> Block {
    let nothing = || "nothing settled: there is neither a date nor terms to report".to_owned();
    let round = findings.timing.round.as_ref();
    Block::entry("When", round.map_or_else(nothing, |round| rounds(round, &findings.case)))
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
