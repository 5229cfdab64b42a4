//! How close the decisions of a round were, so that a comparison can skip what hangs on the last bit.

use std::cell::Cell;

use super::numbers::{SLACK, smaller};

/// Values closer than this are equal.
const TIE: f64 = 1e-12;

/// Remembers the closest of all decisions, in units of the tolerance: an exact tie counts 1 (the tolerance decides it safely),
/// near 0 means that rounding alone decided.
#[derive(Debug)]
pub struct Calls {
    closest: Cell<f64>,
}

impl Calls {
    /// Nothing decided yet.
    pub fn new() -> Self {
        Self { closest: Cell::new(f64::INFINITY) }
    }

    /// The closest call so far.
    pub fn closest(&self) -> f64 {
        self.closest.get()
    }

    /// Notes a distance from a threshold, in units of the tolerance there.
    pub fn note(&self, distance: f64) {
        self.closest.set(smaller(self.closest.get(), distance.abs()));
    }

    /// Is a at least b, to within 1e-9?
    pub fn at_least(&self, a: f64, b: f64) -> bool {
        self.note((a - b + SLACK) / SLACK);
        a >= b - SLACK
    }

    /// Is u below p, exactly?
    pub fn below(&self, u: f64, p: f64) -> bool {
        if p > 0.0 && p < 1.0 {
            self.note((u - p) / SLACK);
        }
        u < p
    }

    /// Is a above b by more than 1e-12?
    pub fn beats(&self, a: f64, b: f64) -> bool {
        self.note((a - b - TIE) / TIE);
        a > b + TIE
    }

    /// The nearest level, noting how near the middle between two it was.
    pub fn nearest_level(&self, levels: &[f64], x: f64) -> f64 {
        for pair in levels.windows(2) {
            self.note((x - 0.5 * (pair[0] + pair[1]) - SLACK) / SLACK);
        }
        super::numbers::nearest_level(levels, x)
    }
}

impl Default for Calls {
    fn default() -> Self {
        Self::new()
    }
}
