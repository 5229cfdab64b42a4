//! One negotiation: how what was asked for moved on each issue, up to the text that was agreed.

use crate::report::render::html::draw::{axis_across, dot, line, path, plot, stretched};
use crate::report::render::html::markup::Markup;
use crate::report::sheet::{Course, Shape};

const HEIGHT: f64 = 120.0;
const FOOT: f64 = 26.0;
/// Room above the highest line and below the lowest.
const MARGIN: f64 = 8.0;
/// Told apart by colour and by dashes.
const LINES: [&str; 5] = ["way-0", "way-1", "way-2", "way-3", "way-4"];

/// A course an issue, with the key to their lines.
pub fn courses(courses: &[Course], names: &[String]) -> Markup {
    let key = |(place, name): (usize, &String)| {
        let drawing = line(class(place), (0.0, 11.0), (1.0, 11.0));
        let frame = [("class", "key"), ("width", "28"), ("height", "22"), ("aria-hidden", "true")];
        let swatch = Markup::element("svg", &frame, drawing);
        Markup::element("li", &[], swatch.and(Markup::line("span", "label", name)))
    };
    let keys = Markup::block("ul", "ways", names.iter().enumerate().map(key).collect());
    keys.and(Markup::block("div", "ladders", courses.iter().map(course).collect()))
}

fn class(place: usize) -> &'static str {
    LINES[place % LINES.len()]
}

fn course(course: &Course) -> Markup {
    let way = |(place, points): (usize, &Vec<(f64, f64)>)| path(class(place), points, false);
    let filled = course.lines.iter().enumerate().filter(|(_, points)| !points.is_empty());
    let (y, height) = (MARGIN.to_string(), (HEIGHT - 2.0 * MARGIN).to_string());
    let frame = [("y", y.as_str()), ("width", "100%"), ("height", height.as_str())];
    let ways = Markup::element("svg", &frame, stretched(filled.map(way).collect()));
    let (x, up) = course.agreed;
    let agreed = dot(Shape::Circle, "dot", (x, MARGIN + (1.0 - up) * (HEIGHT - 2.0 * MARGIN)));
    let ends = [MARGIN, HEIGHT - MARGIN].map(|y| line("grid", (0.0, y), (1.0, y)));
    let content = ends.into_iter().collect::<Markup>().and(ways).and(agreed);
    let more = format!("From {} at the foot to {} at the top", course.foot, course.top);
    let drawing = content.and(axis_across(&course.across, HEIGHT));
    let content = Markup::element("h3", &[], Markup::text(&course.name))
        .and(Markup::line("p", "measure", &format!("↑ {}", course.top)))
        .and(plot(&course.name, &more, HEIGHT + FOOT, drawing))
        .and(Markup::line("p", "measure", &format!("↓ {}", course.foot)));
    Markup::block("div", "ladder", content)
}
