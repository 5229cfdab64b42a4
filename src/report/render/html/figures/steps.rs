//! Bars under one another, with ghosts for what the one above had more.

use super::rows::{grid, row, rows};
use crate::report::render::html::draw::{line, plot, rectangle};
use crate::report::render::html::markup::Markup;
use crate::report::sheet::{Step, Steps};

const HEIGHT: f64 = 24.0;
/// An interval that is narrower cannot be seen.
const VISIBLE: f64 = 0.006;

/// Bars above one axis.
pub fn steps(steps: &Steps) -> Markup {
    let drawn = |step: &Step| {
        let ghost = step.before.filter(|before| *before > step.at);
        let ghost = ghost.map(|before| rectangle("ghost", (step.at, before), 3.0, 14.0));
        let (low, high) = step.interval;
        let interval = (high - low > VISIBLE).then(|| line("interval", (low, 21.0), (high, 21.0)));
        let bar = rectangle("bar", (0.0, step.at), 3.0, 14.0);
        let pieces = [Some(grid(&steps.axis, HEIGHT)), ghost, Some(bar), interval];
        let drawing = pieces.into_iter().flatten().collect();
        plot(&format!("{}: {}", step.label, step.figures), "", HEIGHT, drawing)
    };
    let one = |step: &Step| row(Markup::text(&step.label), drawn(step), &step.figures, &step.lost);
    rows(steps.rows.iter().map(one).collect(), &steps.axis)
}
