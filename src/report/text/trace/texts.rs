//! What is on the table: every text, its value to each side, and whether it would sign.

use super::super::page::{Page, padded, right, widest};
use super::names;
use crate::claims::Trace;
use crate::games::talks::Round;

/// A table with a row a text where it fits the page, else one with a column a text, else a paragraph a text.
pub fn texts(trace: &Trace, round: &Round, page: &Page) -> String {
    let rows = cells(trace, round);
    let issues = trace.table.parts().issues.len();
    if fits(&rows, page) {
        return table(&rows, |column| (1..=issues).contains(&column));
    }
    let turned: Vec<Vec<String>> = (0..rows[0].len())
        .map(|column| rows.iter().map(|row| row[column].clone()).collect())
        .collect();
    if fits(&turned, page) {
        return table(&turned, |_| false);
    }
    (0..round.texts.len()).map(|text| paragraph(trace, round, text, page)).collect()
}

fn widths(rows: &[Vec<String>]) -> Vec<usize> {
    let column = |column: usize| widest(rows.iter().map(|row| row[column].as_str()));
    (0..rows[0].len()).map(column).collect()
}

fn fits(rows: &[Vec<String>], page: &Page) -> bool {
    let widths = widths(rows);
    4 + widths.iter().sum::<usize>() + 2 * (widths.len() - 1) <= page.width
}

/// Columns side by side; those of numbers are set to the right.
fn table(rows: &[Vec<String>], is_number: impl Fn(usize) -> bool) -> String {
    let widths = widths(rows);
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, width))| {
            if is_number(column) { right(cell, *width) } else { padded(cell, *width) }
        });
        format!("    {}\n", cells.collect::<Vec<_>>().join("  "))
    };
    rows.iter().map(line).collect()
}

/// The positions of a text on the table, 0..1.
pub fn positions(round: &Round, text: usize) -> &[f64] {
    match text.checked_sub(round.drafts.len()) {
        None => &round.drafts[text],
        Some(author) => &round.offers[author],
    }
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
    let texts = (0..round.texts.len()).map(|text| (text, worst(text)));
    texts.reduce(|best, next| if next.1 < best.1 { next } else { best }).map(|(text, _)| text)
}

/// Why a signatory would not sign a text; none where it would.
pub fn refusal(trace: &Trace, round: &Round, text: usize, signatory: usize) -> Option<String> {
    let (story, crossed) = (&trace.story, &round.texts[text].crossed[signatory]);
    if story.signs(round, text, signatory) {
        return None;
    }
    let issues: Vec<&str> = crossed.iter().map(|&issue| names::issue(trace, issue)).collect();
    Some(match round.texts[text].lacks(signatory) {
        _ if !issues.is_empty() => format!("red line: {}", issues.join(", ")),
        lack if lack > 0.0 => format!("lacks {}", names::lack(lack)),
        _ => "talks for time".to_owned(),
    })
}

/// The table: a head, then a row a text.
fn cells(trace: &Trace, round: &Round) -> Vec<Vec<String>> {
    let (issues, signatories) = (trace.table.parts().issues.len(), trace.table.signatories().len());
    let mut head = vec![String::new()];
    head.extend((0..issues).map(|k| names::issue(trace, k).to_owned()));
    head.extend((0..signatories).map(|i| format!("to {}", names::signatory(trace, i))));
    let row = |text: usize| {
        let mut row = vec![names::text(trace, text)];
        let at = positions(round, text).iter().enumerate();
        row.extend(at.map(|(k, &at)| position(trace, round, text, k, at)));
        row.extend((0..signatories).map(|i| {
            let worth = names::value(round.texts[text].worth[i]);
            match refusal(trace, round, text, i) {
                None => format!("{worth} signs"),
                Some(why) if why.starts_with("red line") => format!("{worth} red line"),
                Some(why) => format!("{worth} {why}"),
            }
        }));
        row
    };
    core::iter::once(head).chain((0..round.texts.len()).map(row)).collect()
}

/// A position in the issue's own units or words, marked where it lies beyond somebody's red line.
fn position(trace: &Trace, round: &Round, text: usize, issue: usize, at: f64) -> String {
    let is_crossed = round.texts[text].crossed.iter().any(|crossed| crossed.contains(&issue));
    names::position(trace, issue, at) + if is_crossed { "!" } else { "" }
}

fn paragraph(trace: &Trace, round: &Round, text: usize, page: &Page) -> String {
    let at = positions(round, text).iter().enumerate();
    let positions: Vec<String> = at
        .map(|(k, &at)| {
            format!("{}\u{a0}{}", names::issue(trace, k), position(trace, round, text, k, at))
        })
        .collect();
    let to = (0..trace.table.signatories().len()).map(|i| {
        let said = refusal(trace, round, text, i).unwrap_or_else(|| "signs".to_owned());
        format!(
            "to {} {} ({said})",
            names::signatory(trace, i),
            names::value(round.texts[text].worth[i])
        )
    });
    let said = format!(
        "{}: {}; {}",
        names::sentence(&names::text(trace, text)),
        positions.join(", "),
        to.collect::<Vec<_>>().join(", ")
    );
    page.paragraph(&said, 4, 6)
}
