//! What happened when: a row a kind, a dot where it happened, a bar where it lasted.

use super::rows::{grid, row, rows};
use crate::report::render::html::draw::{dot, plot, rectangle};
use crate::report::render::html::markup::Markup;
use crate::report::sheet::{Happening, Shape, Timeline};

const HEIGHT: f64 = 20.0;

/// Rows above one axis of dates.
pub fn timeline(timeline: &Timeline) -> Markup {
    let one = |happening: &Happening| {
        let lasted = happening.lasted.iter().map(|ends| rectangle("column", *ends, 6.0, 8.0));
        let dots = happening.at.iter().map(|at| dot(Shape::Circle, "mark", (*at, HEIGHT / 2.0)));
        let drawing = grid(&timeline.axis, HEIGHT).and(lasted.chain(dots).collect());
        let drawing = plot(&happening.label, &happening.figures, HEIGHT, drawing);
        row(Markup::text(&happening.label), drawing, &happening.figures, &[])
    };
    rows(timeline.rows.iter().map(one).collect(), &timeline.axis)
}
