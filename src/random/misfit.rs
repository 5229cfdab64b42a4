//! Why numbers do not make a distribution.

/// The least share of a normal distribution that truncation must leave.
pub(super) const LEAST_LEFT: f64 = 1e-12;

/// What is wrong with the numbers of a distribution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Misfit {
    /// This number is not finite, or the range is too wide for one.
    NotFinite(f64),
    /// The first should be at most the second: low and high, low and mode, or mode and high.
    OutOfOrder(f64, f64),
    /// A standard deviation below zero.
    NegativeSd(f64),
    /// Truncation leaves only this share of a normal distribution, less than one in 10^12.
    NothingLeft {
        /// The probability within the range, 0..1e-12.
        share: f64,
        /// The lower end of the range.
        least: f64,
        /// The upper end of the range.
        most: f64,
    },
    /// No choice among one to eight: shares that are not above 0, or too many of them.
    NoChoice,
    /// A logarithm of this number, which is not above 0.
    NoLogarithm(f64),
    /// A list of so many, where one to sixteen are allowed.
    TooMany(usize),
    /// So many weights for so many entries.
    Weights(usize, usize),
    /// A weight that is negative or not finite.
    NoWeight(f64),
    /// Weights that are all 0.
    WeightlessList,
}

pub(super) fn finite(value: f64) -> Result<(), Misfit> {
    if value.is_finite() { Ok(()) } else { Err(Misfit::NotFinite(value)) }
}

pub(super) fn in_order(low: f64, high: f64) -> Result<(), Misfit> {
    if low <= high { Ok(()) } else { Err(Misfit::OutOfOrder(low, high)) }
}

/// Finite ends in order, with a finite width.
pub(super) fn check_width(low: f64, high: f64) -> Result<(), Misfit> {
    finite(low)?;
    finite(high)?;
    in_order(low, high)?;
    finite(high - low)
}

/// Ends in order that may be infinite, each on its side.
pub(super) fn check_range(least: f64, most: f64) -> Result<(), Misfit> {
    for end in [least, most] {
        if end.is_nan() {
            return Err(Misfit::NotFinite(end));
        }
    }
    if least == f64::INFINITY || most == f64::NEG_INFINITY {
        return Err(Misfit::NothingLeft { share: 0.0, least, most });
    }
    in_order(least, most)
}
