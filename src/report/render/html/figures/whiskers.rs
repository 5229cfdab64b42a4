//! Places with their intervals, a row a thing.

use super::rows::{grid, row, rows};
use crate::report::render::html::draw::{dot, line, plot};
use crate::report::render::html::markup::Markup;
use crate::report::sheet::{Shape, Whisker, WhiskerRow, Whiskers};

/// Room for one mark, and for each more.
const HEIGHT: f64 = 16.0;
const BESIDE: f64 = 8.0;

/// Rows above one axis, with the key to their shapes.
pub fn whiskers(whiskers: &Whiskers) -> Markup {
    let one = |one: &WhiskerRow| {
        let (height, above) = (BESIDE + HEIGHT * one.marks.len() as f64, (HEIGHT + BESIDE) / 2.0);
        let marks = one.marks.iter().enumerate();
        let marks = marks.map(|(place, mark)| drawn(mark, above + HEIGHT * place as f64));
        let drawing = grid(&whiskers.axis, height).and(marks.collect());
        let aside = match one.aside.as_str() {
            "" => Markup::default(),
            aside => Markup::line("span", "aside", aside),
        };
        let name = format!("{}: {}", one.label, one.figures);
        let drawing = plot(&name, "", height, drawing);
        row(Markup::text(&one.label).and(aside), drawing, &one.figures, &[])
    };
    key(&whiskers.key).and(rows(whiskers.rows.iter().map(one).collect(), &whiskers.axis))
}

fn drawn(mark: &Whisker, y: f64) -> Markup {
    let (low, high) = mark.interval;
    line("whisker", (low, y), (high, y)).and(dot(mark.shape, class(mark.is_hollow), (mark.at, y)))
}

fn class(is_hollow: bool) -> &'static str {
    if is_hollow { "hollow" } else { "dot" }
}

fn key(shapes: &[(Shape, bool, String)]) -> Markup {
    if shapes.is_empty() {
        return Markup::default();
    }
    let one = |(shape, is_hollow, label): &(Shape, bool, String)| {
        let frame = [("class", "key"), ("width", "22"), ("height", "22"), ("aria-hidden", "true")];
        let drawing = Markup::element("svg", &frame, dot(*shape, class(*is_hollow), (0.5, 11.0)));
        Markup::element("li", &[], drawing.and(Markup::line("span", "label", label)))
    };
    Markup::block("ul", "ways", shapes.iter().map(one).collect())
}
