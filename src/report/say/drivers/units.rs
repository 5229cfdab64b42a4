//! Answers as they are read: likelihoods in percent and points, positions in the issue's own units.

use crate::claims::{Likelihood, Sensitivity, Share};
use crate::report::document::TIE;
use crate::report::say::numbers::{fixed, likely, roughly};

/// `12.7 % [11.8, 13.6]`
pub fn share(share: &Share) -> String {
    likely(&Likelihood { p: share.value, low: share.low, high: share.high, n: 0 })
}

/// A likelihood, or a mean position: `0.66 [0.65, 0.67]`.
pub fn answer(claim: &Sensitivity, answer: &Likelihood) -> String {
    if claim.is_likelihood { likely(answer) } else { position(answer) }
}

/// `0.66 [0.65, 0.67]`
pub fn position(mean: &Likelihood) -> String {
    let decimals = digits(mean.high - mean.low);
    format!("{:.decimals$} [{:.decimals$},{TIE}{:.decimals$}]", mean.p, mean.low, mean.high)
}

/// One end of the 80 % range.
pub fn value(claim: &Sensitivity, value: f64) -> String {
    if claim.is_likelihood { roughly(value) } else { width(claim, value) }
}

/// A width: in points, or in the issue's own units.
pub fn width(claim: &Sensitivity, width: f64) -> String {
    let (width, decimals) = match claim.range {
        _ if claim.is_likelihood => (100.0 * width, 0),
        Some([low, high]) => (width, digits((high - low) / 10.0)),
        None => (width, 2),
    };
    fixed(width, decimals)
}

/// A distance with so many decimals as an interval of this width shows: in points, or in the issue's own units.
pub fn distance(claim: &Sensitivity, value: f64, width: f64) -> String {
    let (scale, most) = if claim.is_likelihood { (100.0, 1) } else { (1.0, 3) };
    fixed(scale * value, digits(scale * width).min(most))
}

/// `8.1 [6.0, 10.2]`
pub fn narrowing(claim: &Sensitivity, narrows: &Share) -> String {
    let (scale, most) = if claim.is_likelihood { (100.0, 1) } else { (1.0, 3) };
    let decimals = digits(scale * (narrows.high - narrows.low)).min(most);
    let ends = [narrows.value, narrows.low, narrows.high];
    let [value, low, high] = ends.map(|end| fixed(scale * end, decimals));
    format!("{value} [{low},{TIE}{high}]")
}

/// So many decimals as an interval of this width shows.
fn digits(width: f64) -> usize {
    match width {
        _ if width >= 10.0 => 0,
        _ if width >= 1.0 => 1,
        _ if width >= 0.02 => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_follow_the_width() {
        let mean = |p, low, high| position(&Likelihood { p, low, high, n: 9 }).replace(TIE, " ");
        assert_eq!(mean(0.6612, 0.6489, 0.6735), "0.66 [0.65, 0.67]");
        assert_eq!(mean(72.41, 65.0, 80.0), "72 [65, 80]");
    }
}
