//! A comparison on one screen: one table, what each variant is, and what differs most.

use super::digits::{digits_of, scale};
use super::rows::{all_cautions, from_where, in_order, is_of_one, is_told};
use super::sentences::sentence;
use super::table::{label, signed};
use crate::claims::{Against, Answer, Comparison, Likelihood, Row, What};
use crate::report::document::{self, Block, Column, Document, Layout, Table, Text};
use crate::report::hint::Hint;
use crate::report::say::case;
use crate::report::say::numbers::percent;
use crate::report::say::warnings::strongest;
use crate::report::say::words::counted;

/// Rows that are told.
const MOST: usize = 8;
/// What stands before a difference that chance could explain.
const MARK: &str = "~";
/// What a comparison shows on one screen.
pub fn screen(comparison: &Comparison) -> Document {
    let first = &comparison.scenarios[0];
    let title = format!("\"{}\" and what differs from it", first.name);
    let calendar = case::calendar(&first.case).map(|text| Block::text(0, 1, text));
    Document::of([
        [Block::title(title)].into_iter().chain(calendar).collect(),
        vec![Block::Table(table(comparison))],
        variants(comparison),
        foot(comparison),
    ])
}

/// `A`, `B`: what a variant is called where there are several.
fn letter(comparison: &Comparison, place: usize) -> String {
    match comparison.against.len() {
        1 => "the other".to_owned(),
        _ => char::from(b'A' + (place % 26) as u8).to_string(),
    }
}

fn table(comparison: &Comparison) -> Table {
    let against = &comparison.against;
    let heads = (0..against.len()).map(|place| Column::words(letter(comparison, place)));
    let columns = [Column::words(""), Column::words("the first")].into_iter().chain(heads);
    let all = in_order(&against[0]);
    let can_differ = |row: &&&Row| is_of_one(&against[0]) || is_told(row, against);
    let rows = all.iter().filter(can_differ).take(MOST);
    Table {
        columns: columns.collect(),
        rows: rows.map(|row| line(row, comparison)).collect(),
        layout: Layout::Phrases,
    }
}

fn line(row: &Row, comparison: &Comparison) -> document::Row {
    let of = |against: &Against| {
        let same = against.rows.iter().find(|other| other.first.of == row.first.of);
        same.map_or_else(String::new, difference)
    };
    let first = [label(row), value(&row.what, &row.first)];
    let cells: Vec<String> = first.into_iter().chain(comparison.against.iter().map(of)).collect();
    let narrow = vec![Text::new(2, 1, &cells[0]), Text::new(3, 1, cells[1..].join("; "))];
    document::Row { cells, narrow, notes: Vec::new() }
}

fn value(what: &What, answer: &Answer) -> String {
    match (what, answer.value, answer.low, answer.high) {
        (What::Likelihood | What::Interim, Some(p), Some(low), Some(high)) => {
            percent(&Likelihood { p, low, high, n: answer.n })
        }
        (What::Round, Some(round), ..) => format!("{round:.0}"),
        (_, Some(value), ..) => format!("{value:.2}"),
        (_, None, ..) => "nothing settled".to_owned(),
    }
}

/// `+2.7`, `~0.0`: in percentage points, or rounds.
fn difference(row: &Row) -> String {
    let Some(difference) = &row.difference else { return "-".to_owned() };
    if difference.is_same_talks {
        return "0".to_owned();
    }
    let digits = digits_of(&row.what, difference);
    let mark = if difference.is_visible() { "" } else { MARK };
    format!("{mark}{}", signed(scale(&row.what) * difference.value, digits))
}

/// What each variant is, what it changes, and what differs most.
fn variants(comparison: &Comparison) -> Vec<Block> {
    let of = |(place, against): (usize, &Against)| {
        let who = letter(comparison, place);
        let scenario = &comparison.scenarios[against.scenario];
        let changed = match scenario.case.changed.as_slice() {
            [] => String::new(),
            changed => format!(", changed: {}", changed.join("; ")),
        };
        let from = from_where(scenario);
        let what = format!("{who}: \"{}\" {from}", scenario.name);
        let mut blocks = vec![Block::text(0, 1, format!("{}{changed}.", what.trim_end()))];
        blocks.extend(words(comparison, against).into_iter().map(|text| Block::text(1, 1, text)));
        blocks
    };
    comparison.against.iter().enumerate().flat_map(of).collect()
}

/// The settlement's difference, and the largest of the others that can be seen.
fn words(comparison: &Comparison, against: &Against) -> Vec<String> {
    let negotiations = counted(comparison.plan.negotiations, "negotiation");
    let rows = in_order(against);
    let is_same = |row: &&Row| row.difference.is_some_and(|difference| difference.is_same_talks);
    if rows.iter().any(is_same) {
        return vec!["It is the same talks as the first: nothing can differ.".to_owned()];
    }
    let size = |row: &Row| row.difference.map_or(0.0, |difference| difference.value.abs());
    let others = rows.iter().skip(1).filter(|row| {
        let is_visible = row.difference.is_some_and(|difference| difference.is_visible());
        is_visible && matches!(row.what, What::Likelihood | What::Interim)
    });
    let largest = others.copied().max_by(|one, other| size(one).total_cmp(&size(other)));
    let told = rows.first().copied().into_iter().chain(largest);
    told.map(|row| sentence(row, "It", &negotiations)).collect()
}

fn foot(comparison: &Comparison) -> Vec<Block> {
    let legend = format!(
        "Differences are in points of 100, of {} each with the same luck; {MARK} marks what chance could explain.{}",
        counted(comparison.plan.negotiations, "negotiation"),
        Hint::Full
    );
    let caution = strongest(all_cautions(comparison));
    caution.into_iter().chain([Block::text(0, 1, legend)]).collect()
}
