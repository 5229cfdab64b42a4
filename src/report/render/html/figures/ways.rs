//! Lines that are told apart by colour and by dashes, and the key to them.

use crate::report::render::html::draw::line;
use crate::report::render::html::markup::Markup;

const LINES: [&str; 6] = ["way-0", "way-1", "way-2", "way-3", "way-4", "way-5"];

/// What the line at a place looks like.
pub fn way(place: usize) -> &'static str {
    LINES[place % LINES.len()]
}

/// Whose the lines are.
pub fn keys(names: &[impl AsRef<str>]) -> Markup {
    let key = |(place, name): (usize, &_)| {
        let drawing = line(way(place), (0.0, 11.0), (1.0, 11.0));
        let frame = [("class", "key"), ("width", "28"), ("height", "22"), ("aria-hidden", "true")];
        let swatch = Markup::element("svg", &frame, drawing);
        Markup::element("li", &[], swatch.and(Markup::line("span", "label", AsRef::as_ref(name))))
    };
    Markup::block("ul", "ways", names.iter().enumerate().map(key).collect())
}
