//! A share as it grows, within the band of its interval.

use crate::report::render::html::draw::{axis_across, axis_up, line, path, plot, stretched, text};
use crate::report::render::html::markup::Markup;
use crate::report::sheet::{Curve, CurvePoint};

const HEIGHT: f64 = 190.0;
const FOOT: f64 = 26.0;

/// A curve over its two axes.
pub fn curve(curve: &Curve, description: &str) -> Markup {
    let line_of = |end: fn(&CurvePoint) -> f64| -> Vec<(f64, f64)> {
        curve.points.iter().map(|point| (point.across, end(point))).collect()
    };
    let mut band = line_of(|point| point.high);
    band.extend(line_of(|point| point.low).into_iter().rev());
    let drawn = path("area", &band, true).and(path("curve", &line_of(|point| point.up), false));
    let frame = Markup::element(
        "svg",
        &[("width", "100%"), ("height", &HEIGHT.to_string())],
        stretched(drawn),
    );
    let mark = |(at, label): &(f64, String)| {
        let (anchor, shift) = if *at > 0.5 { ("end", -0.01) } else { ("start", 0.01) };
        line("mark", (*at, 0.0), (*at, HEIGHT)).and(text(
            "label",
            (at + shift, 14.0),
            anchor,
            label,
        ))
    };
    let content = axis_up(&curve.up, HEIGHT)
        .and(frame)
        .and(curve.marks.iter().map(mark).collect())
        .and(axis_across(&curve.across, HEIGHT));
    let drawing = plot(&curve.name, description, HEIGHT + FOOT, content);
    let measures = Markup::line("p", "measure", &curve.up.title);
    Markup::block("div", "graph", measures.and(drawing))
}
