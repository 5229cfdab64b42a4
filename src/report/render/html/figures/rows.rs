//! Rows that share one axis: a name, a drawing, a number; where the page is narrow, the drawing stands below.

use crate::report::render::html::draw::{axis_across, line, plot};
use crate::report::render::html::markup::Markup;
use crate::report::sheet::Axis;

/// Room for the labels of an axis.
const AXIS: f64 = 24.0;

/// One row: its name, what is drawn, its number, and what stands below.
pub fn row(name: Markup, drawing: Markup, number: &str, notes: &[String]) -> Markup {
    let notes = notes.iter().map(|note| Markup::line("p", "below", note));
    let number = Markup::line("div", "figures", number);
    parts(name, drawing, number.and(notes.collect()))
}

/// A row with several lanes: a number each, beside its lane.
pub fn lanes(name: Markup, drawing: Markup, numbers: &[&str]) -> Markup {
    let numbers = numbers.iter().map(|number| Markup::line("div", "lane", number));
    parts(name, drawing, Markup::block("div", "figures", numbers.collect()))
}

fn parts(name: Markup, drawing: Markup, more: Markup) -> Markup {
    let drawing = Markup::block("div", "drawing", drawing);
    Markup::block("div", "row", Markup::block("div", "name", name).and(drawing).and(more))
}

/// Rows above the axis that they share, with what it measures.
pub fn rows(rows: Markup, axis: &Axis) -> Markup {
    // Dates speak for themselves, but not to who cannot see them.
    let name = if axis.title.is_empty() { "Dates" } else { axis.title.as_str() };
    let foot = plot(name, "", AXIS, axis_across(axis, 0.5));
    let foot = Markup::block("div", "drawing", foot.and(Markup::line("p", "measure", &axis.title)));
    Markup::block("div", "rows", rows.and(Markup::block("div", "row foot", foot)))
}

/// The lines of an axis behind a row.
pub fn grid(axis: &Axis, height: f64) -> Markup {
    axis.ticks.iter().map(|(at, _)| line("grid", (*at, 0.0), (*at, height))).collect()
}
