//! When a run is precise enough to stop.
//!
//! - Models: playing until the 95 % interval of a likelihood is narrow enough, rather than a fixed number of draws.
//! - Equation: stop at the first look with high - low ≤ 2 h; n negotiations more narrow it as 1/√n.
//! - Source: Y. S. Chow, H. Robbins (1965), On the asymptotic theory of fixed-width sequential confidence intervals for
//!   the mean.
//! - Units: shares 0..1; h in percentage points where a person types it.
//! - Leaves out: that stopping when the interval happens to be narrow covers a little less than 95 %. With the
//!   thousands of draws of the first look the difference is far below what is printed.

use crate::claims::likelihood::Likelihood;

/// Negotiations after which a run gives up trying to be as precise as was asked.
pub const MOST_NEGOTIATIONS: u64 = 100_000_000;
/// Batches from one look to the next, on any number of threads: where a run stops depends on nothing else.
pub const BATCHES_BETWEEN_LOOKS: u64 = 64;

/// How narrow the interval of a likelihood has to be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Precision {
    points: f64,
}

impl Precision {
    /// An interval no wider than so many percentage points to either side: above 0 and at most 50, else none.
    pub fn of_points(points: f64) -> Option<Self> {
        let is_allowed = points > 0.0 && points <= 50.0;
        is_allowed.then_some(Precision { points })
    }

    /// Percentage points to either side.
    pub fn points(&self) -> f64 {
        self.points
    }

    /// Whether the interval is narrow enough.
    pub fn is_reached(&self, found: &Likelihood) -> bool {
        found.high - found.low <= self.width()
    }

    /// The share of all negotiations needed that were played so far, about: 0..1.
    pub fn share_played(&self, found: &Likelihood) -> f64 {
        if self.is_reached(found) {
            return 1.0;
        }
        let ratio = self.width() / (found.high - found.low);
        ratio * ratio
    }

    fn width(&self) -> f64 {
        2.0 * self.points / 100.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_must_be_narrow_enough_to_both_sides() {
        let precision = Precision::of_points(0.5).expect("allowed");
        let found = |low, high| Likelihood { p: 0.5, low, high, n: 10 };
        // From 0, where the difference is exact.
        assert!(precision.is_reached(&found(0.0, 0.01)));
        assert!(!precision.is_reached(&found(0.5, 0.510_001)));
        assert_eq!(precision.share_played(&found(0.4, 0.405)), 1.0);
        // Twice as wide: a quarter of the way.
        assert!((precision.share_played(&found(0.4, 0.42)) - 0.25).abs() < 1e-9);
    }

    #[test]
    fn only_points_that_mean_something_are_taken() {
        assert!([0.0, -1.0, 50.1, f64::NAN].iter().all(|p| Precision::of_points(*p).is_none()));
        assert!([1e-6, 50.0].iter().all(|p| Precision::of_points(*p).is_some()));
    }
}
