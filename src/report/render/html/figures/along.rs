//! A likelihood along an input: the values that were played, the band of their intervals, and where the file stands.

use super::curve::{band, points};
use crate::report::render::html::draw::{
    axis_across, axis_up, dot, line, path, plot, stretched, text,
};
use crate::report::render::html::markup::Markup;
use crate::report::sheet::{Curve, CurvePoint, Shape};

const HEIGHT: f64 = 240.0;
const FOOT: f64 = 26.0;
/// So many points are told apart on a telephone.
const MOST_DOTS: usize = 25;
/// Room for what stands at marks.
const HEAD: f64 = 20.0;

/// One line over its two axes.
pub fn along(curve: &Curve, range: Option<(f64, f64)>, description: &str) -> Markup {
    let lines = &curve.lines;
    let areas = lines.iter().map(|line| path("area", &band(line), true));
    let ways = lines.iter().map(|line| path("curve", &points(line, |point| point.up), false));
    let frame = [("width", "100%"), ("height", &HEIGHT.to_string())];
    let drawn = Markup::element("svg", &frame, stretched(areas.chain(ways).collect()));
    let played = lines.iter().flat_map(|line| &line.points).map(played);
    let played: Markup = match lines.iter().map(|line| line.points.len()).sum() {
        0..=MOST_DOTS => played.collect(),
        _ => Markup::default(),
    };
    let own = range.map(|(from, to)| line("own", (from, HEIGHT), (to, HEIGHT)));
    let marks = curve.marks.iter().map(|(at, label)| {
        let anchor = if *at > 0.5 { "end" } else { "start" };
        line("mark", (*at, -6.0), (*at, HEIGHT)).and(text("label", (*at, -9.0), anchor, label))
    });
    let content = axis_up(&curve.up, HEIGHT)
        .and(drawn)
        .and(marks.collect())
        .and(axis_across(&curve.across, HEIGHT))
        .and(own.unwrap_or_default())
        .and(played);
    let content =
        Markup::element("svg", &[("y", &HEAD.to_string()), ("overflow", "visible")], content);
    let drawing = plot(&curve.name, description, HEAD + HEIGHT + FOOT, content);
    let graph = Markup::line("p", "measure", &format!("↑ {}", curve.up.title))
        .and(drawing)
        .and(Markup::line("p", "measure across", &format!("→ {}", curve.across.title)));
    Markup::block("div", "graph", graph)
}

fn played(point: &CurvePoint) -> Markup {
    dot(Shape::Circle, "played", (point.across, HEIGHT * (1.0 - point.up)))
}
