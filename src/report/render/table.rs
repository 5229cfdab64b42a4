//! Tables in lines: columns side by side, and what becomes of them where there is little room.

use super::page::{Page, columns, one_line, padded, right, widest};
use crate::report::document::{Column, Layout, Row, Table};

/// Columns that labels take at the least beside numbers: of names, and of phrases.
const LEAST_LABEL: (usize, usize) = (12, 20);
/// How far from the edge a table stands.
const INDENT: usize = 4;
/// Columns between two cells.
const BETWEEN: usize = 2;

/// A table in lines.
pub fn table(table: &Table, page: &Page) -> String {
    let cells = Cells::of(table);
    match table.layout {
        Layout::Names => labelled(table, &cells, LEAST_LABEL.0, page),
        Layout::Phrases => labelled(table, &cells, LEAST_LABEL.1, page),
        Layout::Alike | Layout::Turned if cells.fit(page) => with_notes(table, &cells, page),
        Layout::Alike => alike(table, &cells, page),
        Layout::Turned => turned(table, &cells, page),
    }
}

/// What stands in a table, its head first where it has one.
struct Cells {
    rows: Vec<Vec<String>>,
    widths: Vec<usize>,
    numbers: Vec<bool>,
    has_head: bool,
}

impl Cells {
    fn of(table: &Table) -> Self {
        let head: Vec<String> = table.columns.iter().map(|column| column.head.clone()).collect();
        let has_head = head.iter().any(|head| !head.is_empty());
        let rows =
            table.rows.iter().map(|row| row.cells.iter().map(|cell| one_line(cell)).collect());
        let rows = Some(head).filter(|_| has_head).into_iter().chain(rows).collect();
        Cells::new(
            rows,
            table.columns.iter().map(|column: &Column| column.is_number).collect(),
            has_head,
        )
    }

    fn new(rows: Vec<Vec<String>>, numbers: Vec<bool>, has_head: bool) -> Self {
        let width = |column: usize| widest(rows.iter().map(|row| row[column].as_str()));
        let widths = (0..numbers.len()).map(width).collect();
        Cells { rows, widths, numbers, has_head }
    }

    /// The columns that all cells from one on take, with the room before each but the first of all.
    fn taken(&self, from: usize) -> usize {
        let widths = &self.widths[from..];
        widths.iter().sum::<usize>() + BETWEEN * (widths.len() - usize::from(from == 0))
    }

    fn fit(&self, page: &Page) -> bool {
        INDENT + self.taken(0) <= page.width
    }

    /// The cells of a row from one on, side by side.
    fn line(&self, row: &[String], from: usize, indent: usize) -> String {
        let cell = |column: usize| match (self.numbers[column], self.widths[column]) {
            (true, width) => right(&row[column], width),
            (false, width) => padded(&row[column], width),
        };
        let cells: Vec<String> = (from..row.len()).map(cell).collect();
        format!("{}{}\n", " ".repeat(indent), cells.join(&" ".repeat(BETWEEN)))
    }

    fn body(&self) -> &[Vec<String>] {
        &self.rows[usize::from(self.has_head)..]
    }

    fn head(&self) -> String {
        if self.has_head { self.line(&self.rows[0], 0, INDENT) } else { String::new() }
    }
}

fn with_notes(table: &Table, cells: &Cells, page: &Page) -> String {
    let rows = table.rows.iter().zip(cells.body());
    cells.head()
        + &rows
            .map(|(row, line)| cells.line(line, 0, INDENT) + &notes(row, page))
            .collect::<String>()
}

/// A label that is too long stands on a line of its own; everything is stacked where the page is narrow.
fn labelled(table: &Table, cells: &Cells, least: usize, page: &Page) -> String {
    let room = page.width.saturating_sub(INDENT + cells.taken(1));
    if room < least {
        return stacked(table, page);
    }
    let short =
        cells.body().iter().map(|row| row[0].as_str()).filter(|label| columns(label) <= room);
    let mut widths = cells.widths.clone();
    widths[0] = widest(short);
    let cells =
        &Cells { widths, rows: cells.rows.clone(), numbers: cells.numbers.clone(), ..*cells };
    let line = |row: &Vec<String>| {
        if columns(&row[0]) <= room {
            return cells.line(row, 0, INDENT);
        }
        let beside = [vec![String::new()], row[1..].to_vec()].concat();
        page.paragraph(&row[0], INDENT, INDENT + 2) + &cells.line(&beside, 0, INDENT)
    };
    let rows = table.rows.iter().zip(cells.body());
    cells.head() + &rows.map(|(row, of)| line(of) + &notes(row, page)).collect::<String>()
}

/// All labels above their numbers.
fn alike(table: &Table, cells: &Cells, page: &Page) -> String {
    if INDENT + cells.taken(1) > page.width {
        return stacked(table, page);
    }
    let above = |row: &Vec<String>| {
        page.paragraph(&row[0], INDENT, INDENT + 2) + &cells.line(row, 1, INDENT + 2)
    };
    cells.body().iter().map(above).collect()
}

/// A column a row where that fits.
fn turned(table: &Table, cells: &Cells, page: &Page) -> String {
    let column = |column: usize| cells.rows.iter().map(|row| row[column].clone()).collect();
    let rows: Vec<Vec<String>> = (0..cells.widths.len()).map(column).collect();
    let turned = Cells::new(rows, vec![false; cells.rows.len()], false);
    if !turned.fit(page) {
        return stacked(table, page);
    }
    turned.rows.iter().map(|row| turned.line(row, 0, INDENT)).collect()
}

fn stacked(table: &Table, page: &Page) -> String {
    let narrow = |row: &Row| row.narrow.iter().map(|text| page.text(text)).collect::<String>();
    table.rows.iter().map(|row| narrow(row) + &notes(row, page)).collect()
}

fn notes(row: &Row, page: &Page) -> String {
    row.notes.iter().map(|note| page.text(note)).collect()
}
