//! What things are called and how their numbers read.

use crate::claims::Trace;
use crate::report::say::numbers::{date, fixed};
use crate::report::say::words::{whose, within};

/// A value, a share or a trust: two decimals.
pub fn value(number: f64) -> String {
    fixed(number, 2)
}

/// What is lacking: two decimals, but never nothing where something is lacking.
pub fn lack(number: f64) -> String {
    if number < 0.005 { "under\u{a0}0.01".to_owned() } else { value(number) }
}

/// A party by its place in the file.
pub fn party(trace: &Trace, party: usize) -> String {
    within(&trace.table.labels().parties[party].name)
}

/// Whose, of a party by its place in the file.
pub fn of_party(trace: &Trace, party: usize) -> String {
    whose(&trace.table.labels().parties[party].name)
}

/// A party by its place among the signatories.
pub fn signatory(trace: &Trace, place: usize) -> String {
    party(trace, trace.table.signatories()[place])
}

/// Who ratifies for a signatory.
pub fn ratifier(trace: &Trace, place: usize) -> String {
    trace.table.labels().parties[trace.table.signatories()[place]].ratifier()
}

/// A verb after the name of a signatory: "asks", or of several "ask".
pub fn verb(trace: &Trace, place: usize, verb: &str) -> String {
    let label = &trace.table.labels().parties[trace.table.signatories()[place]];
    let several = verb.strip_suffix('s').filter(|_| label.plural);
    several.unwrap_or(verb).to_owned()
}

/// Whose, of a signatory.
pub fn of_signatory(trace: &Trace, place: usize) -> String {
    of_party(trace, trace.table.signatories()[place])
}

/// A text by its place on the table: drafts first, then offers, then the split of what is left.
pub fn text(trace: &Trace, text: usize) -> String {
    let drafters = trace.table.drafters();
    match text.checked_sub(drafters.len()) {
        None => format!("{} draft", of_party(trace, drafters[text])),
        Some(author) if author < trace.table.signatories().len() => {
            format!("{} offer", of_signatory(trace, author))
        }
        Some(_) => "the split".to_owned(),
    }
}

/// A position of an issue in its own units; the name of its level on a discrete issue.
pub fn position(trace: &Trace, issue: usize, at: f64) -> String {
    let (label, shape) = (&trace.table.labels().issues[issue], &trace.table.parts().issues[issue]);
    if let Some(levels) = shape.levels {
        let level = (at * (levels - 1) as f64 + 0.5) as usize;
        if let Some((_, word)) = label.scale.get(level) {
            return word.clone();
        }
    }
    let (low, high) = shape.range;
    let decimals = match (high - low).abs() {
        width if width >= 200.0 => 0,
        width if width >= 20.0 => 1,
        _ => 2,
    };
    let shown = low + at * (high - low);
    format!("{shown:.decimals$}")
}

/// An issue in a column's head and in lines: its id.
pub fn issue<'a>(trace: &'a Trace, issue: usize) -> &'a str {
    &trace.table.labels().issues[issue].id
}

/// `round 14 (2 May 2026)`
pub fn round(trace: &Trace, round: u32) -> String {
    let day = trace.case.day(round).map(|day| format!(" ({})", date(day)));
    format!("round\u{a0}{round}{}", day.unwrap_or_default())
}

/// `Round 14 · 2 May 2026`
pub fn round_heading(trace: &Trace, round: u32) -> String {
    let day = trace.case.day(round).map(|day| format!(" · {}", date(day)));
    format!("Round\u{a0}{round}{}", day.unwrap_or_default())
}

/// The same of several rounds: `Rounds 14 to 20 (to 13 June 2026)`
pub fn rounds_heading(trace: &Trace, first: u32, last: u32) -> String {
    if first == last {
        return round_heading(trace, first);
    }
    let day = trace.case.day(last).map(|day| format!(" (to {})", date(day)));
    format!("Rounds\u{a0}{first}\u{a0}to\u{a0}{last}{}", day.unwrap_or_default())
}
