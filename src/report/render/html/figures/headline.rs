//! A hundred squares with their legend, beside strips on one axis.

use super::rows::{grid, row, rows};
use crate::report::render::html::draw::{dot, line, plot, rectangle};
use crate::report::render::html::markup::Markup;
use crate::report::sheet::{Axis, Shape, Squares, Strip, Strips, Tone};

/// Squares of a line, and the distance from one to the next.
const PER_LINE: usize = 10;
const PITCH: usize = 24;
const HEIGHT: f64 = 34.0;

/// Squares, and strips beside them.
pub fn headline(squares: &[Squares], strips: &Strips) -> Markup {
    let left = hundred(squares).and(legend(squares));
    let strip = |strip: &Strip| {
        row(
            Markup::text(&strip.label),
            plot(
                &format!("{}: {}", strip.label, strip.figures),
                "",
                HEIGHT,
                drawn(strip, &strips.axis),
            ),
            &strip.figures,
            &[],
        )
    };
    let right = rows(strips.rows.iter().map(strip).collect(), &strips.axis);
    let content = Markup::block("div", "squares", left).and(Markup::block("div", "strips", right));
    Markup::block("div", "headline", content)
}

fn hundred(squares: &[Squares]) -> Markup {
    let tones = squares.iter().flat_map(|one| core::iter::repeat_n(one.tone, one.number));
    let square = |(place, tone): (usize, Tone)| {
        let (x, y) = (place % PER_LINE * PITCH, place / PER_LINE * PITCH);
        let (x, y) = (x.to_string(), y.to_string());
        Markup::element("svg", &[("x", &x), ("y", &y)], sign(tone))
    };
    let parts: Vec<String> =
        squares.iter().map(|one| format!("{} {}", one.number, one.label)).collect();
    let title = Markup::element("title", &[], Markup::text("Of 100 negotiations"));
    let more = Markup::element("desc", &[], Markup::text(&parts.join(", ")));
    let drawn = title.and(more).and(tones.enumerate().map(square).collect());
    let frame = [("class", "hundred"), ("role", "img"), ("width", "240"), ("height", "240")];
    Markup::element("svg", &frame, drawn)
}

/// A square with a sign of its own, so that colour is not all that tells it.
fn sign(tone: Tone) -> Markup {
    Markup::fixed(match tone {
        Tone::Settled => "<path class=\"fill-settled\" d=\"M1 1h20v20h-20z\"/>",
        Tone::Broken => {
            "<path class=\"edge-settled\" d=\"M2 2h18v18h-18z\"/><path class=\"fill-settled\" d=\"M2 20v-18l18 18z\"/>"
        }
        Tone::Collapsed => {
            "<path class=\"fill-collapsed\" d=\"M1 1h20v20h-20z\"/><path class=\"cut\" d=\"M6 6l10 10m0-10l-10 10\"/>"
        }
        Tone::Decided => {
            "<path class=\"fill-decided\" d=\"M1 1h20v20h-20z\"/><path class=\"cut\" d=\"M11 5v12\"/>"
        }
        Tone::Talking => "<path class=\"edge-soft\" d=\"M2 2h18v18h-18z\"/>",
        Tone::Interim => {
            "<path class=\"edge-soft\" d=\"M2 2h18v18h-18z\"/><path class=\"fill-soft\" d=\"M2 13h18v7h-18z\"/>"
        }
        Tone::Suspended => {
            "<path class=\"edge-soft\" d=\"M2 2h18v18h-18z\"/><path class=\"fill-soft\" d=\"M7 6h3v10h-3zM12 6h3v10h-3z\"/>"
        }
    })
}

fn legend(squares: &[Squares]) -> Markup {
    let item = |one: &Squares| {
        let key = [("class", "key"), ("width", "22"), ("height", "22"), ("aria-hidden", "true")];
        let label = Markup::line("span", "label", &one.label);
        let content = Markup::element("svg", &key, sign(one.tone))
            .and(Markup::line("span", "figures", &one.figures))
            .and(label);
        Markup::element("li", &[], content)
    };
    Markup::block("ul", "legend", squares.iter().map(item).collect())
}

fn drawn(strip: &Strip, axis: &Axis) -> Markup {
    let middle = HEIGHT / 2.0;
    let band = strip.band.map(|band| rectangle("band", band, middle - 8.0, 16.0));
    let median = strip.median.map(|at| line("median", (at, middle - 8.0), (at, middle + 8.0)));
    let interval =
        strip.interval.map(|(low, high)| line("interval", (low, middle), (high, middle)));
    let at = strip.at.map(|at| dot(Shape::Circle, "dot", (at, middle)));
    let mut from = 0.0;
    let column = |(to, height): &(f64, f64)| {
        let start = core::mem::replace(&mut from, *to);
        let tall = height * (HEIGHT - 4.0);
        rectangle("column", (start, *to), HEIGHT - tall, tall)
    };
    let columns = strip.columns.iter().map(column).collect();
    let over = [band, median, interval, at].into_iter().flatten();
    grid(axis, HEIGHT).and(columns).and(over.collect())
}
