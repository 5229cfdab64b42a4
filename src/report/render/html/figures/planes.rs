//! What texts give two sides: their frontier, where no deal lies, and single texts.

use crate::report::render::html::draw::{
    axis_across, axis_up, dot, line, path, plot, rectangle, stretched,
};
use crate::report::render::html::markup::Markup;
use crate::report::sheet::{Plane, PlaneMark};

const HEIGHT: f64 = 260.0;
const FOOT: f64 = 26.0;

/// A plane a pair, with the key to their marks.
pub fn planes(planes: &[Plane]) -> Markup {
    let key = planes.first().map(|plane| key(&plane.marks)).unwrap_or_default();
    key.and(Markup::block("div", "ladders", planes.iter().map(plane).collect()))
}

fn plane(plane: &Plane) -> Markup {
    let y = |up: f64| HEIGHT * (1.0 - up);
    let (x, up) = plane.no_deal;
    let both = rectangle("area", (x, 1.0), 0.0, y(up));
    let lines = line("mark", (x, 0.0), (x, HEIGHT)).and(line("mark", (0.0, y(up)), (1.0, y(up))));
    let frame = [("width", "100%"), ("height", &HEIGHT.to_string())];
    let curve = stretched(path("curve", &plane.frontier, false));
    let curve = Markup::element("svg", &frame, curve);
    let mark = |mark: &PlaneMark| dot(mark.shape, class(mark), (mark.at.0, y(mark.at.1)));
    let content = both
        .and(axis_up(&plane.up, HEIGHT))
        .and(lines)
        .and(curve)
        .and(plane.marks.iter().rev().map(mark).collect())
        .and(axis_across(&plane.across, HEIGHT));
    let drawing = Markup::line("p", "measure", &format!("↑ {}", plane.up.title))
        .and(plot(&plane.name, &described(plane), HEIGHT + FOOT, content))
        .and(Markup::line("p", "measure across", &format!("→ {}", plane.across.title)));
    let name = Markup::element("h3", &[], Markup::text(&plane.name));
    Markup::block("div", "ladder", name.and(Markup::block("div", "graph", drawing)))
}

fn described(plane: &Plane) -> String {
    let marks: Vec<&str> = plane.marks.iter().map(|mark| mark.label.as_str()).collect();
    format!("Marked: {}", marks.join(", "))
}

fn class(mark: &PlaneMark) -> &'static str {
    if mark.is_hollow { "mark hollow" } else { "mark" }
}

fn key(marks: &[PlaneMark]) -> Markup {
    let one = |mark: &PlaneMark| {
        let key = [("class", "key"), ("width", "22"), ("height", "22"), ("aria-hidden", "true")];
        let drawing = Markup::element("svg", &key, dot(mark.shape, class(mark), (0.5, 11.0)));
        Markup::element("li", &[], drawing.and(Markup::line("span", "label", &mark.label)))
    };
    Markup::block("ul", "legend wide", marks.iter().map(one).collect())
}
