//! Drawing that fits any width: across in shares of the width, down in pixels, no box that would scale letters. Only
//! curves stretch, and their lines do not.

use super::markup::Markup;
use crate::report::sheet::{Axis, Shape};

/// Half the width of a dot, in pixels.
const DOT: &str = "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z";
const SQUARE: &str = "M-5-5h10v10h-10z";
const DIAMOND: &str = "M0-6.5l6.5 6.5l-6.5 6.5l-6.5-6.5z";
const TRIANGLE: &str = "M0-6.5l6 11h-12z";
const WEDGE: &str = "M0 6.5l6-11h-12z";
const CROSS: &str = "M-2-6h4v4h4v4h-4v4h-4v-4h-4v-4h4z";

/// A share of the width, as an attribute.
fn across(share: f64) -> String {
    format!("{:.3}%", 100.0 * share)
}

/// Pixels, as an attribute.
fn pixels(length: f64) -> String {
    format!("{length:.1}")
}

/// A drawing as wide as its place, with a name for who cannot see it, and perhaps more.
pub fn plot(name: &str, description: &str, height: f64, content: Markup) -> Markup {
    let height = pixels(height);
    let title = Markup::element("title", &[], Markup::text(name));
    let more = match description {
        "" => Markup::default(),
        text => Markup::element("desc", &[], Markup::text(text)),
    };
    let attributes = [("class", "plot"), ("role", "img"), ("width", "100%"), ("height", &height)];
    Markup::element("svg", &attributes, title.and(more).and(content))
}

/// A line from one place to another.
pub fn line(class: &str, from: (f64, f64), to: (f64, f64)) -> Markup {
    let (x1, y1, x2, y2) = (across(from.0), pixels(from.1), across(to.0), pixels(to.1));
    let ends = [("class", class), ("x1", &x1), ("y1", &y1), ("x2", &x2), ("y2", &y2)];
    Markup::element("line", &ends, Markup::default())
}

/// A rectangle from one end to another, so far down and so high.
pub fn rectangle(class: &str, (from, to): (f64, f64), top: f64, height: f64) -> Markup {
    let (x, width) = (across(from), across(if to > from { to - from } else { 0.0 }));
    let (y, height) = (pixels(top), pixels(height));
    let sides = [("class", class), ("x", &x), ("y", &y), ("width", &width), ("height", &height)];
    Markup::element("rect", &sides, Markup::default())
}

/// A short text: a number or a date. `anchor`: start, middle or end.
pub fn text(class: &str, (x, y): (f64, f64), anchor: &str, text: &str) -> Markup {
    let (x, y) = (across(x), pixels(y));
    let place = [("class", class), ("x", &x), ("y", &y), ("text-anchor", anchor)];
    Markup::element("text", &place, Markup::text(text))
}

/// A dot in one of six shapes.
pub fn dot(shape: Shape, class: &str, (x, y): (f64, f64)) -> Markup {
    let outline = match shape {
        Shape::Circle => DOT,
        Shape::Square => SQUARE,
        Shape::Diamond => DIAMOND,
        Shape::Triangle => TRIANGLE,
        Shape::Wedge => WEDGE,
        Shape::Cross => CROSS,
    };
    let (x, y) = (across(x), pixels(y));
    let drawn = Markup::element("path", &[("class", class), ("d", outline)], Markup::default());
    Markup::element("svg", &[("x", &x), ("y", &y), ("overflow", "visible")], drawn)
}

/// Curves in a box that stretches: both directions in shares, from the left and from the bottom.
pub fn stretched(content: Markup) -> Markup {
    let frame = [("viewBox", "0 0 1000 1000"), ("preserveAspectRatio", "none")];
    let whole = [("width", "100%"), ("height", "100%")];
    Markup::element("svg", &[frame, whole].concat(), content)
}

/// A path through points, in a stretched box; closed where it is an area.
pub fn path(class: &str, points: &[(f64, f64)], is_area: bool) -> Markup {
    paths(class, &[points], is_area)
}

/// Several paths as one.
pub fn paths(class: &str, lines: &[&[(f64, f64)]], is_area: bool) -> Markup {
    let corner = |(x, y): &(f64, f64)| format!("{:.1} {:.1}", 1000.0 * x, 1000.0 * (1.0 - y));
    let one = |points: &&[(f64, f64)]| {
        let corners: Vec<String> = points.iter().map(corner).collect();
        format!("M{}{}", corners.join("L"), if is_area { "z" } else { "" })
    };
    let way: String = lines.iter().map(one).collect();
    let drawn = [("class", class), ("d", way.as_str()), ("vector-effect", "non-scaling-stroke")];
    Markup::element("path", &drawn, Markup::default())
}

/// An axis along the foot of a drawing: values or dates, with a tick and a label each.
pub fn axis_across(axis: &Axis, top: f64) -> Markup {
    let tick = |(at, label): &(f64, String)| {
        let anchor = match *at {
            at if at < 0.02 => "start",
            at if at > 0.98 => "end",
            _ => "middle",
        };
        line("axis", (*at, top), (*at, top + 5.0)).and(text(
            "number",
            (*at, top + 19.0),
            anchor,
            label,
        ))
    };
    line("axis", (0.0, top), (1.0, top)).and(axis.ticks.iter().map(tick).collect())
}

/// An axis up the left side: its labels stand before the drawing.
pub fn axis_up(axis: &Axis, height: f64) -> Markup {
    let tick = |(at, label): &(f64, String)| {
        let y = height * (1.0 - at);
        let label = Markup::element(
            "svg",
            &[("x", "-6"), ("y", &pixels(y + 4.0)), ("overflow", "visible")],
            text("number", (0.0, 0.0), "end", label),
        );
        line("grid", (0.0, y), (1.0, y)).and(label)
    };
    axis.ticks.iter().map(tick).collect()
}
