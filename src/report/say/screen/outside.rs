//! The first outside view of the file, in a line or two.

use crate::claims::{Findings, Outside};
use crate::report::document::Block;
use crate::report::say::hundred::so_many;
use crate::report::say::words::within;

/// Letters of its reference that are told.
const MOST: usize = 40;

/// What comparable cases came to; nothing where the file names none.
pub fn outside(findings: &Findings) -> Option<Block> {
    let outside = findings.outside_views.first()?;
    let (low, high) = (so_many(outside.view.low), so_many(outside.view.high));
    let wider = if outside.view.is_upper_bound { "; a wider event" } else { "" };
    let low = if low == "none" { "0".to_owned() } else { low };
    Some(Block::text(
        0,
        1,
        format!(
            "Outside view{}: {low} to {high} of 100 ({}{wider}).",
            of(outside),
            short(&outside.view.reference)
        ),
    ))
}

/// Of what, where it is no settlement.
fn of(outside: &Outside) -> String {
    match outside.view.event.as_str() {
        "settled" => String::new(),
        _ => format!(" of {}", within(&outside.of)),
    }
}

/// The first words, up to a colon or a semicolon.
fn short(reference: &str) -> String {
    let first = reference.split([':', ';']).next().unwrap_or(reference).trim();
    if first.chars().count() <= MOST {
        return first.to_owned();
    }
    let cut: String = first.chars().take(MOST).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{whole} ...")
}
