//! What is on the table: every text, its value to each side, and whether it would sign.

use super::super::page::{Page, columns, padded, right, widest};
use super::names;
use crate::analysis::Trace;
use crate::talks::Round;

/// A table where it fits the page, else a paragraph a text.
pub fn texts(trace: &Trace, round: &Round, page: &Page) -> String {
    let rows = cells(trace, round);
    let widths: Vec<usize> = (0..rows[0].len())
        .map(|column| widest(rows.iter().map(|row| row[column].as_str())))
        .collect();
    let whole = 4 + widths.iter().sum::<usize>() + 2 * (widths.len() - 1);
    if whole > page.width {
        return (0..round.worth.len()).map(|text| paragraph(trace, round, text, page)).collect();
    }
    let issues = trace.table.parts().issues.len();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, width))| {
            let is_position = (1..=issues).contains(&column);
            if is_position { right(cell, *width) } else { padded(cell, *width) }
        });
        format!("    {}\n", cells.collect::<Vec<_>>().join("  "))
    };
    rows.iter().map(line).collect()
}

/// The positions of a text on the table, 0..1.
pub fn positions<'a>(round: &'a Round, text: usize) -> &'a [f64] {
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
            let crossed = if round.crossed[text][i].is_empty() { 0.0 } else { 1.0 };
            crossed + round.lacks(text, i)
        });
        lacks.fold(f64::NEG_INFINITY, |worst, lack| if lack > worst { lack } else { worst })
    };
    let texts = (0..round.worth.len()).map(|text| (text, worst(text)));
    texts.reduce(|best, next| if next.1 < best.1 { next } else { best }).map(|(text, _)| text)
}

/// Why a signatory would not sign a text; none where it would.
pub fn refusal(trace: &Trace, round: &Round, text: usize, signatory: usize) -> Option<String> {
    let (story, crossed) = (&trace.story, &round.crossed[text][signatory]);
    if story.signs(round, text, signatory) {
        return None;
    }
    let issues: Vec<&str> = crossed.iter().map(|&issue| names::issue(trace, issue)).collect();
    Some(match round.lacks(text, signatory) {
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
        row.extend(at.map(|(k, &position)| names::position(trace, k, position)));
        row.extend((0..signatories).map(|i| {
            let worth = names::value(round.worth[text][i]);
            let said = refusal(trace, round, text, i);
            format!("{worth}\u{a0}{}", said.as_deref().unwrap_or("signs"))
        }));
        row
    };
    core::iter::once(head).chain((0..round.worth.len()).map(row)).collect()
}

fn paragraph(trace: &Trace, round: &Round, text: usize, page: &Page) -> String {
    let at = positions(round, text).iter().enumerate();
    let positions: Vec<String> = at
        .map(|(k, &at)| {
            format!("{}\u{a0}{}", names::issue(trace, k), names::position(trace, k, at))
        })
        .collect();
    let to = (0..trace.table.signatories().len()).map(|i| {
        let said = refusal(trace, round, text, i).unwrap_or_else(|| "signs".to_owned());
        format!("to {} {} ({said})", names::signatory(trace, i), names::value(round.worth[text][i]))
    });
    let said = format!(
        "{}: {}; {}",
        names::sentence(&names::text(trace, text)),
        positions.join(", "),
        to.collect::<Vec<_>>().join(", ")
    );
    debug_assert!(columns(&said) > 0);
    page.paragraph(&said, 4, 6)
}
