//! Bars in groups: in each a bar for each of several.

use super::rows::{grid, lanes, rows};
use super::several::{self, LANE, bar, height, mark, middle};
use crate::report::render::html::draw::{line, plot};
use crate::report::render::html::markup::Markup;
use crate::report::sheet::{Group, GroupBar, Groups};

/// Pixels of a bar.
const BAR: f64 = 8.0;
/// An interval that is narrower cannot be seen.
const VISIBLE: f64 = 0.006;

/// Groups above one axis.
pub fn groups(groups: &Groups) -> Markup {
    let one = |group: &Group| {
        let figures = |bar: &Option<GroupBar>| {
            bar.as_ref().map_or_else(|| "not asked".to_owned(), |bar| bar.figures.clone())
        };
        let figures: Vec<String> = group.bars.iter().map(figures).collect();
        let numbers: Vec<&str> = figures.iter().map(String::as_str).collect();
        let tall = height(group.bars.len());
        let content = grid(&groups.axis, tall).and(drawn(group));
        let drawing = plot(&group.label, "", tall, content);
        lanes(Markup::text(&group.label), drawing, &numbers)
    };
    let rows = rows(groups.rows.iter().map(one).collect(), &groups.axis);
    several::keys(0, &groups.names).and(rows)
}

fn drawn(group: &Group) -> Markup {
    let lane = |(place, one): (usize, &Option<GroupBar>)| {
        let top = middle(place) - LANE / 2.0 + 2.0;
        let Some(one) = one else { return Markup::default() };
        let (low, high) = one.interval;
        let under = top + BAR + 3.0;
        let interval =
            (high - low > VISIBLE).then(|| line("interval", (low, under), (high, under)));
        let sign = mark(place, false, (one.at, top + BAR / 2.0));
        bar(place, one.at, top, BAR).and(interval.unwrap_or_default()).and(sign)
    };
    group.bars.iter().enumerate().map(lane).collect()
}
