//! What is on the table: every text, its value to each side, and whether it would sign.

use super::names;
use crate::claims::Trace;
use crate::games::talks::Round;
use crate::report::document::{Block, Column, Layout, Row, Table, Text};
use crate::report::say::words::capital;

/// A row a text.
pub fn texts(trace: &Trace, round: &Round) -> Block {
    let issues = 0..trace.table.parts().issues.len();
    let signatories = 0..trace.table.signatories().len();
    let issues = issues.map(|k| Column::numbers(names::issue(trace, k)));
    let to = signatories.map(|i| Column::words(format!("to {}", names::signatory(trace, i))));
    let rows = on_table(round).map(|text| Row {
        cells: cells(trace, round, text),
        narrow: vec![paragraph(trace, round, text)],
        notes: Vec::new(),
    });
    Block::Table(Table {
        columns: core::iter::once(Column::words("")).chain(issues).chain(to).collect(),
        rows: rows.collect(),
        layout: Layout::Turned,
    })
}

/// The places of the texts on the table.
fn on_table(round: &Round) -> impl Iterator<Item = usize> {
    (0..round.texts.len()).filter(|&text| round.texts[text].on_table)
}

/// The text that is nearest to being signed by all: the one whose largest lack is the smallest.
pub fn nearest(trace: &Trace, round: &Round) -> Option<usize> {
    let signatories = trace.table.signatories().len();
    let worst = |text: usize| {
        let lacks = (0..signatories).map(|i| {
            let crossed = if round.texts[text].crossed[i].is_empty() { 0.0 } else { 1.0 };
            crossed + round.texts[text].lacks(i)
        });
        lacks.fold(f64::NEG_INFINITY, |worst, lack| if lack > worst { lack } else { worst })
    };
    let texts = on_table(round).map(|text| (text, worst(text)));
    texts.reduce(|best, next| if next.1 < best.1 { next } else { best }).map(|(text, _)| text)
}

/// Why a signatory would not sign a text.
pub enum Refusal {
    /// It lies beyond its red line on these issues.
    RedLine(String),
    /// It gives less than it asks, by so much.
    Lacks(String),
    /// It accepts nothing.
    TalksForTime,
}

/// Why a signatory would not sign a text; none where it would.
pub fn refusal(trace: &Trace, round: &Round, text: usize, signatory: usize) -> Option<Refusal> {
    let (story, crossed) = (&trace.story, &round.texts[text].crossed[signatory]);
    if story.signs(round, text, signatory) {
        return None;
    }
    let issues: Vec<&str> = crossed.iter().map(|&issue| names::issue(trace, issue)).collect();
    Some(match round.texts[text].lacks(signatory) {
        _ if !issues.is_empty() => Refusal::RedLine(issues.join(", ")),
        lack if lack > 0.0 => Refusal::Lacks(names::lack(lack)),
        _ => Refusal::TalksForTime,
    })
}

/// Whether it signs, or why not, in a few words.
fn answer(refusal: Option<Refusal>) -> String {
    match refusal {
        None => "signs".to_owned(),
        Some(Refusal::RedLine(_)) => "red line".to_owned(),
        Some(Refusal::Lacks(value)) => format!("lacks {value}"),
        Some(Refusal::TalksForTime) => "talks for time".to_owned(),
    }
}

fn cells(trace: &Trace, round: &Round, text: usize) -> Vec<String> {
    let at = round.texts[text].positions.iter().enumerate();
    let positions = at.map(|(k, &at)| position(trace, round, text, k, at));
    let worth = round.texts[text].worth.iter().enumerate().map(|(i, worth)| {
        format!("{} {}", names::value(*worth), answer(refusal(trace, round, text, i)))
    });
    core::iter::once(names::text(trace, text)).chain(positions).chain(worth).collect()
}

/// A position in the issue's own units or words, marked where it lies beyond somebody's red line.
fn position(trace: &Trace, round: &Round, text: usize, issue: usize, at: f64) -> String {
    let is_crossed = round.texts[text].crossed.iter().any(|crossed| crossed.contains(&issue));
    names::position(trace, issue, at) + if is_crossed { "!" } else { "" }
}

fn paragraph(trace: &Trace, round: &Round, text: usize) -> Text {
    let at = round.texts[text].positions.iter().enumerate();
    let positions: Vec<String> = at
        .map(|(k, &at)| {
            format!("{}\u{a0}{}", names::issue(trace, k), position(trace, round, text, k, at))
        })
        .collect();
    let to = (0..trace.table.signatories().len()).map(|i| {
        let refusal = refusal(trace, round, text, i);
        let signs = match &refusal {
            Some(Refusal::RedLine(issues)) => format!("red line: {issues}"),
            _ => answer(refusal),
        };
        format!(
            "to {} {} ({signs})",
            names::signatory(trace, i),
            names::value(round.texts[text].worth[i])
        )
    });
    let words = format!(
        "{}: {}; {}",
        capital(&names::text(trace, text)),
        positions.join(", "),
        to.collect::<Vec<_>>().join(", ")
    );
    Text::new(2, 1, words)
}
