//! Cells of the tables behind figures: numbers as they are, and as they are read.

use crate::claims::Likelihood;
use crate::report::say::numbers::{fixed, trimmed, whole};
use crate::report::sheet::Cell;

/// Words.
pub fn words(text: impl Into<String>) -> Cell {
    Cell::Words(text.into())
}

/// A share: `12.53 %`; never a small one as nothing.
pub fn share(share: f64) -> Cell {
    let percents = 100.0 * share;
    let shown = match percents {
        _ if percents > 0.0 && percents < 0.005 => format!("{percents:.0e}"),
        _ => fixed(percents, 2),
    };
    Cell::Number(share, format!("{shown}\u{a0}%"))
}

/// A number of things.
pub fn count(number: u64) -> Cell {
    Cell::Number(number as f64, whole(number))
}

/// A number in its own units.
pub fn number(value: f64) -> Cell {
    Cell::Number(value, trimmed(value, 3))
}

/// The heads of what `likelihood` fills.
pub const LIKELIHOOD: [&str; 4] = ["likelihood", "95\u{a0}% from", "to", "negotiations"];

/// A likelihood with its interval and what was counted.
pub fn likelihood(of: &Likelihood) -> [Cell; 4] {
    [share(of.p), share(of.low), share(of.high), count(of.n)]
}

/// The same where it may not be known.
pub fn perhaps(of: Option<&Likelihood>) -> [Cell; 4] {
    of.map_or([const { Cell::Nothing }; 4], likelihood)
}

/// Heads of columns.
pub fn heads(first: &[&str], more: &[&str]) -> Vec<String> {
    first.iter().chain(more).map(|head| (*head).to_owned()).collect()
}
