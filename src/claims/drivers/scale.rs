//! From shares of a range to a reader's units.

use crate::claims::likelihood::Likelihood;
use crate::engine::{Asked, Kind};

/// What positions on 0..1 are in a reader's units.
#[derive(Clone, Copy)]
pub(super) struct Scale {
    least: f64,
    pub width: f64,
}

impl Scale {
    pub fn of(kind: &Kind, asked: Asked) -> Self {
        match (kind, asked) {
            (Kind::Position { range, .. }, Asked::Mean(_)) => {
                Scale { least: range.0, width: range.1 - range.0 }
            }
            _ => Scale { least: 0.0, width: 1.0 },
        }
    }

    pub fn at(self, position: f64) -> f64 {
        self.least + position * self.width
    }

    pub fn likelihood(self, one: Likelihood) -> Likelihood {
        Likelihood { p: self.at(one.p), low: self.at(one.low), high: self.at(one.high), n: one.n }
    }
}
