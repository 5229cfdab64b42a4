//! What two scenarios have, and the differences.

use super::digits::{digits, digits_of, scale};
use crate::claims::{Answer, Difference, Likelihood, Row, What};
use crate::report::document::{self, Column, Layout, Table, Text};
use crate::report::say::numbers::{fixed, likely};

/// A row a question.
pub fn table(rows: &[&Row]) -> Table {
    Table {
        columns: ["", "the first", "this one", "difference"].map(Column::words).into(),
        rows: rows.iter().map(|row| line(row)).collect(),
        layout: Layout::Phrases,
    }
}

fn line(row: &Row) -> document::Row {
    let cells = cells(row);
    let [label, first, second, difference] = &cells;
    let mut narrow =
        vec![Text::new(2, 1, label), Text::new(3, 1, format!("{first}  ->  {second}"))];
    if !difference.is_empty() {
        narrow.push(Text::new(3, 1, format!("difference {difference}")));
    }
    document::Row { cells: cells.into(), narrow, notes: Vec::new() }
}

fn cells(row: &Row) -> [String; 4] {
    let difference = row.difference.as_ref().map(|difference| shown(&row.what, difference));
    let difference = difference.unwrap_or_default();
    [label(row), value(row, &row.first), value(row, &row.second), difference]
}

/// What a row is called.
pub fn label(row: &Row) -> String {
    match &row.what {
        What::Likelihood if row.first.of == "zone_at_start" => "a zone at the start".to_owned(),
        What::Likelihood if row.first.of == "zone_ever" => "a zone at any time".to_owned(),
        What::Likelihood => row.name.replace("a settlement that holds for", "holding after"),
        What::Interim => format!("adopted: {}", row.name),
        What::Round => "median round of a settlement".to_owned(),
        What::Terms { .. } if !row.is_of_terms() => row.name.clone(),
        What::Terms { unit: Some(unit), .. } => format!("mean terms: {}, {unit}", row.name),
        What::Terms { .. } => format!("mean terms: {}", row.name),
    }
}

fn value(row: &Row, answer: &Answer) -> String {
    let (Some(value), Some(low), Some(high)) = (answer.value, answer.low, answer.high) else {
        return match answer.value {
            Some(value) => format!("{value:.2} [unknown]"),
            None => "nothing settled".to_owned(),
        };
    };
    match &row.what {
        What::Likelihood | What::Interim => {
            likely(&Likelihood { p: value, low, high, n: answer.n })
        }
        what => {
            let digits = digits(what, high - low);
            format!("{value:.digits$} [{low:.digits$},\u{a0}{high:.digits$}]")
        }
    }
}

/// `-4.1 [-4.6, -3.6]`
pub fn shown(what: &What, difference: &Difference) -> String {
    let digits = digits_of(what, difference);
    let number = |value: f64| signed(scale(what) * value, digits);
    if difference.is_same_talks {
        return "0, exactly".to_owned();
    }
    let [value, low, high] = [difference.value, difference.low, difference.high].map(number);
    format!("{value} [{low},\u{a0}{high}]")
}

/// `+4.1`, `-4.1`, `0.0`
pub fn signed(value: f64, digits: usize) -> String {
    let plain = fixed(value, digits);
    let is_above = value > 0.0 && plain.bytes().any(|letter| (b'1'..=b'9').contains(&letter));
    if is_above { format!("+{plain}") } else { plain }
}
