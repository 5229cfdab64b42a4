//! How several differ from one: dots with whiskers about a line where nothing differs.

use super::rows::{grid, lanes, rows};
use super::several::{self, height, mark, middle};
use crate::report::render::html::draw::{line, plot};
use crate::report::render::html::markup::Markup;
use crate::report::sheet::{Dot, DotRow, Dots};

/// Rows above one axis.
pub fn dots(dots: &Dots) -> Markup {
    let one = |row: &DotRow| {
        let figures = |dot: &Option<Dot>| {
            dot.as_ref().map_or_else(|| "not known".to_owned(), |dot| dot.figures.clone())
        };
        let figures: Vec<String> = row.dots.iter().map(figures).collect();
        let numbers: Vec<&str> = figures.iter().map(String::as_str).collect();
        let tall = height(row.dots.len());
        let zero = line("zero", (dots.zero, 0.0), (dots.zero, tall));
        let content = grid(&dots.axis, tall).and(zero).and(drawn(row));
        lanes(Markup::text(&row.label), plot(&row.label, "", tall, content), &numbers)
    };
    let rows = rows(dots.rows.iter().map(one).collect(), &dots.axis);
    several::keys(1, &dots.names).and(rows)
}

fn drawn(row: &DotRow) -> Markup {
    let lane = |(place, one): (usize, &Option<Dot>)| {
        let Some(one) = one else { return Markup::default() };
        let (low, high) = one.interval;
        let y = middle(place);
        line("whisker", (low, y), (high, y)).and(mark(place + 1, one.is_hollow, (one.at, y)))
    };
    row.dots.iter().enumerate().map(lane).collect()
}
