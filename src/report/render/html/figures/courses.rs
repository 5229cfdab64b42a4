//! One negotiation: how what was asked for moved on each issue, up to the text that was agreed.

use super::ways::{self, way};
use crate::report::render::html::draw::{axis_across, dot, line, path, plot, stretched};
use crate::report::render::html::markup::Markup;
use crate::report::sheet::{Course, Shape};

const HEIGHT: f64 = 120.0;
const FOOT: f64 = 26.0;
/// Room above the highest line and below the lowest.
const MARGIN: f64 = 8.0;
/// A course an issue, with the key to their lines.
pub fn courses(courses: &[Course], names: &[String]) -> Markup {
    ways::keys(names).and(Markup::block("div", "ladders", courses.iter().map(course).collect()))
}

fn course(course: &Course) -> Markup {
    let way = |(place, points): (usize, &Vec<(f64, f64)>)| path(way(place), points, false);
    let filled = course.lines.iter().enumerate().filter(|(_, points)| !points.is_empty());
    let (y, height) = (MARGIN.to_string(), (HEIGHT - 2.0 * MARGIN).to_string());
    let frame = [("y", y.as_str()), ("width", "100%"), ("height", height.as_str())];
    let ways = Markup::element("svg", &frame, stretched(filled.map(way).collect()));
    let agreed = course.agreed.map(|(x, up)| {
        dot(Shape::Circle, "dot", (x, MARGIN + (1.0 - up) * (HEIGHT - 2.0 * MARGIN)))
    });
    let ends = [MARGIN, HEIGHT - MARGIN].map(|y| line("grid", (0.0, y), (1.0, y)));
    let content = ends.into_iter().collect::<Markup>().and(ways).and(agreed.unwrap_or_default());
    let more = format!("From {} at the foot to {} at the top", course.foot, course.top);
    let drawing = content.and(axis_across(&course.across, HEIGHT));
    let content = Markup::element("h3", &[], Markup::text(&course.name))
        .and(Markup::line("p", "measure", &format!("↑ {}", course.top)))
        .and(plot(&course.name, &more, HEIGHT + FOOT, drawing))
        .and(Markup::line("p", "measure", &format!("↓ {}", course.foot)));
    Markup::block("div", "ladder", content)
}
