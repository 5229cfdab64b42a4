//! Several that are told apart by colour and by shape, wherever they are drawn, and the key to them.

use crate::report::render::html::draw::{dot, rectangle};
use crate::report::render::html::markup::Markup;
use crate::report::sheet::Shape;

/// Pixels of a lane, in which one of them lies.
pub const LANE: f64 = 18.0;
/// Room above the first lane and below the last.
const MARGIN: f64 = 4.0;

/// The colours are those of the ways in a figure with lines.
const LOOKS: [(Shape, &str, &str); 6] = [
    (Shape::Circle, "who-0", "who-0 open"),
    (Shape::Square, "who-1", "who-1 open"),
    (Shape::Diamond, "who-2", "who-2 open"),
    (Shape::Triangle, "who-3", "who-3 open"),
    (Shape::Wedge, "who-4", "who-4 open"),
    (Shape::Cross, "who-5", "who-5 open"),
];

/// How high so many lanes are.
pub fn height(lanes: usize) -> f64 {
    lanes as f64 * LANE + 2.0 * MARGIN
}

/// How far down the middle of a lane is.
pub fn middle(lane: usize) -> f64 {
    MARGIN + (lane as f64 + 0.5) * LANE
}

/// The dot of the one at a place.
pub fn mark(place: usize, is_hollow: bool, at: (f64, f64)) -> Markup {
    let (shape, filled, open) = LOOKS[place % LOOKS.len()];
    dot(shape, if is_hollow { open } else { filled }, at)
}

/// The bar of the one at a place.
pub fn bar(place: usize, to: f64, top: f64, height: f64) -> Markup {
    rectangle(LOOKS[place % LOOKS.len()].1, (0.0, to), top, height)
}

/// What one of them looks like.
pub fn key(place: usize) -> Markup {
    let frame = [("class", "key"), ("width", "22"), ("height", "22"), ("aria-hidden", "true")];
    Markup::element("svg", &frame, mark(place, false, (0.5, 11.0)))
}

/// What they look like; the first is at a place.
pub fn keys(from: usize, names: &[String]) -> Markup {
    let item = |(place, name): (usize, &String)| {
        Markup::element("li", &[], key(from + place).and(Markup::line("span", "label", name)))
    };
    Markup::block("ul", "ways", names.iter().enumerate().map(item).collect())
}
