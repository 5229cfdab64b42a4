//! Tables in lines: columns side by side, and what becomes of them where there is little room.

use super::page::{Page, columns, cut, one_line, padded, right, widest};
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
        Layout::Cut => with_cut_labels(table, &cells, page),
    }
}

/// What stands in a table, its head first where it has one.
#[derive(Clone)]
struct Cells {
    rows: Vec<Vec<String>>,
    widths: Vec<usize>,
    numbers: Vec<bool>,
    /// Lines of the head.
    head: usize,
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
            usize::from(has_head),
        )
    }

    fn new(rows: Vec<Vec<String>>, numbers: Vec<bool>, head: usize) -> Self {
        let width = |column: usize| widest(rows.iter().map(|row| row[column].as_str()));
        let widths = (0..numbers.len()).map(width).collect();
        Cells { rows, widths, numbers, head }
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

    /// The same with the head in lines no wider than its widest word or what stands below it, ending at the same line.
    fn with_broken_heads(&self) -> Self {
        let [head] = &self.rows[..self.head] else { return self.clone() };
        let width = |column: usize| {
            let below = self.body().iter().map(|row| row[column].as_str());
            widest(head[column].split(' ').chain(below))
        };
        let lines: Vec<Vec<String>> =
            head.iter().enumerate().map(|(column, text)| broken(text, width(column))).collect();
        let most = lines.iter().map(Vec::len).max().unwrap_or(1);
        let line = |line: usize| {
            let at = |lines: &Vec<String>| (line + lines.len()).checked_sub(most);
            let cell = |lines: &Vec<String>| at(lines).map(|at| lines[at].clone());
            lines.iter().map(|lines| cell(lines).unwrap_or_default()).collect()
        };
        let rows = (0..most).map(line).chain(self.body().iter().cloned()).collect();
        Cells::new(rows, self.numbers.clone(), most)
    }

    fn body(&self) -> &[Vec<String>] {
        &self.rows[self.head..]
    }

    fn head(&self) -> String {
        self.rows[..self.head].iter().map(|row| self.line(row, 0, INDENT)).collect()
    }
}

/// Words in lines of so many columns.
fn broken(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().expect("never empty");
        match line.is_empty() {
            true => *line = word.to_owned(),
            false if columns(line) + 1 + columns(word) <= width => *line += &format!(" {word}"),
            false => lines.push(word.to_owned()),
        }
    }
    lines
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

/// Every row on one line, as much of its label as there is room for; heads in several lines before labels have none.
fn with_cut_labels(table: &Table, cells: &Cells, page: &Page) -> String {
    let room = |cells: &Cells| page.width.saturating_sub(INDENT + cells.taken(1));
    let mut cells = match room(cells) < LEAST_LABEL.0 {
        true => cells.with_broken_heads(),
        false => cells.clone(),
    };
    let room = room(&cells);
    if room < LEAST_LABEL.0 {
        return stacked(table, page);
    }
    for row in &mut cells.rows {
        row[0] = cut(&row[0], room);
    }
    cells.widths[0] = cells.widths[0].min(room);
    with_notes(table, &cells, page)
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
    let turned = Cells::new(rows, vec![false; cells.rows.len()], 0);
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
