//! A hundred squares with their legend, beside strips on one axis.

use super::rows::{grid, row, rows};
use super::squares::{hundred, key};
use crate::report::render::html::draw::{dot, line, plot, rectangle};
use crate::report::render::html::markup::Markup;
use crate::report::sheet::{Axis, Shape, Squares, Strip, Strips};

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

fn legend(squares: &[Squares]) -> Markup {
    let item = |one: &Squares| {
        let label = Markup::line("span", "label", &one.label);
        let content = key(one.tone).and(Markup::line("span", "figures", &one.figures)).and(label);
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
