//! As many digits of a difference as its interval bears out.

use crate::claims::{Difference, What};
use crate::report::say::numbers::{decimals_apart, power_of_ten};

/// What a difference is multiplied by to be read: likelihoods are in percentage points.
pub fn scale(what: &What) -> f64 {
    match what {
        What::Likelihood | What::Interim => 100.0,
        What::Round | What::Terms { .. } => 1.0,
    }
}

/// So many decimals that the interval's ends differ in their last digits.
pub fn digits(what: &What, width: f64) -> usize {
    let width = scale(what) * width;
    let fewest = match what {
        What::Round => return 0,
        What::Likelihood | What::Interim => usize::from(width < 10.0),
        What::Terms { unit: None, ends: Some(_) } => 2,
        What::Terms { .. } => 0,
    };
    if width > 0.0 { decimals_apart(width, fewest, 5) } else { fewest }
}

/// The same for a difference; an end of what is visible never looks like nothing.
pub fn digits_of(what: &What, difference: &Difference) -> usize {
    let (low, high) = (difference.low.abs(), difference.high.abs());
    let nearest = scale(what) * if low < high { low } else { high };
    let fewest = digits(what, difference.high - difference.low);
    let is_apart = |digits: &usize| nearest * power_of_ten(*digits) >= 0.5;
    if !difference.is_visible() || *what == What::Round {
        return fewest;
    }
    (fewest..6).find(is_apart).unwrap_or(6)
}
