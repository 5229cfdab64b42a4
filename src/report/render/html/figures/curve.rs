//! A share as it grows, within the band of its interval.

use super::ways::{self, way};
use crate::report::render::html::draw::{
    axis_across, axis_up, dot, line, path, plot, stretched, text,
};
use crate::report::render::html::markup::Markup;
use crate::report::sheet::{Curve, CurveLine, CurvePoint, Shape};

const HEIGHT: f64 = 190.0;
const FOOT: f64 = 26.0;

/// Curves over their two axes, with a key where there are several.
pub fn curve(curve: &Curve, description: &str) -> Markup {
    let is_alone = curve.lines.len() == 1;
    let line_class = |place| if is_alone { "curve" } else { way(place) };
    let areas = curve.lines.iter().map(|line| path("area", &band(line), true));
    let ways = curve
        .lines
        .iter()
        .enumerate()
        .map(|(place, line)| path(line_class(place), &points(line, |point| point.up), false));
    let drawn = areas.chain(ways).collect();
    let frame = Markup::element(
        "svg",
        &[("width", "100%"), ("height", &HEIGHT.to_string())],
        stretched(drawn),
    );
    let mark = |(at, label): &(f64, String)| {
        // Where a share that grows is not: below it after its middle, above it before.
        let (anchor, shift, y) =
            if *at > 0.5 { ("end", -0.01, 14.0) } else { ("start", 0.01, HEIGHT - 8.0) };
        line("mark", (*at, 0.0), (*at, HEIGHT)).and(text("label", (at + shift, y), anchor, label))
    };
    let told = |(x, up, label): &(f64, f64, String)| {
        let y = HEIGHT * (1.0 - up);
        // Above and before the dot, where a share that grows leaves room.
        let (across, down) = if y < 22.0 { (*x, y + 20.0) } else { (x - 0.008, y - 8.0) };
        dot(Shape::Circle, "dot", (*x, y)).and(text("label", (across, down), "end", label))
    };
    let content = axis_up(&curve.up, HEIGHT)
        .and(frame)
        .and(curve.marks.iter().map(mark).collect())
        .and(curve.dots.iter().map(told).collect())
        .and(axis_across(&curve.across, HEIGHT));
    let drawing = plot(&curve.name, description, HEIGHT + FOOT, content);
    let measures = Markup::line("p", "measure", &curve.up.title);
    let names: Vec<&str> = curve.lines.iter().map(|line| line.name.as_str()).collect();
    let keys = if is_alone { Markup::default() } else { ways::keys(&names) };
    let across = match curve.across.title.as_str() {
        "" => Markup::default(),
        title => Markup::line("p", "below", title),
    };
    keys.and(Markup::block("div", "graph", measures.and(drawing).and(across)))
}

pub(super) fn points(line: &CurveLine, height: fn(&CurvePoint) -> f64) -> Vec<(f64, f64)> {
    line.points.iter().map(|point| (point.across, height(point))).collect()
}

/// Up along the upper ends of the intervals, and back along the lower ones.
pub(super) fn band(line: &CurveLine) -> Vec<(f64, f64)> {
    let mut band = points(line, |point| point.high);
    band.extend(points(line, |point| point.low).into_iter().rev());
    band
}
