//! From where to where inputs move a likelihood: hollow where the input is low, filled where it is high.

use super::rows::{grid, row, rows};
use crate::report::render::html::draw::{dot, line, plot};
use crate::report::render::html::markup::Markup;
use crate::report::sheet::{Shape, Swing, Swings};

const HEIGHT: f64 = 30.0;
/// How far above or below its dot an interval lies.
const ASIDE: f64 = 9.0;

/// Inputs above one axis.
pub fn swings(swings: &Swings) -> Markup {
    let one = |swing: &Swing| {
        let name = Markup::text(&swing.name).and(Markup::line("span", "aside", &swing.note));
        let description = format!("{}: {}", swing.name, swing.note);
        let drawing = grid(&swings.axis, HEIGHT).and(drawn(swing));
        row(name, plot(&description, "", HEIGHT, drawing), &swing.share, &[])
    };
    let key = Markup::fixed(
        "<p class=\"keys\"><svg width=\"14\" height=\"14\" aria-hidden=\"true\"><circle class=\"hollow\" cx=\"7\" cy=\"7\" r=\"5\"/></svg> \
         the input in its lowest tenth <svg width=\"14\" height=\"14\" aria-hidden=\"true\"><circle class=\"dot\" cx=\"7\" cy=\"7\" r=\"5\"/></svg> \
         in its highest; thin lines above and below: their 95 % intervals</p>",
    );
    key.and(rows(swings.rows.iter().map(one).collect(), &swings.axis))
}

fn drawn(swing: &Swing) -> Markup {
    let middle = HEIGHT / 2.0;
    let whisker = |end: Option<(f64, (f64, f64))>, y| {
        end.map(|(_, (low, high))| line("whisker", (low, y), (high, y)))
    };
    let joined = swing.low.zip(swing.high);
    let swung = joined.map(|((from, _), (to, _))| {
        let (from, to) = if from < to { (from, to) } else { (to, from) };
        line("swing", (from, middle), (to, middle))
    });
    let dots = [
        swing.low.map(|(at, _)| dot(Shape::Circle, "hollow", (at, middle))),
        swing.high.map(|(at, _)| dot(Shape::Circle, "dot", (at, middle))),
    ];
    let whiskers = [whisker(swing.low, middle - ASIDE), whisker(swing.high, middle + ASIDE)];
    whiskers.into_iter().chain([swung]).chain(dots).flatten().collect()
}
