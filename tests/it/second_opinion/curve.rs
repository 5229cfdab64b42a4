//! What a position is worth (model, section 2): values, ideals, corners, red lines.

use super::numbers::{SLACK, larger};
use super::world::{Curve, Stake};

/// Value of a position.
pub fn value(curve: &Curve, x: f64) -> f64 {
    match curve {
        Curve::Ideal(ideal) => 1.0 - (x - ideal).abs() / larger(*ideal, 1.0 - ideal),
        Curve::Points(points) => between(points, x),
    }
}

/// Linear interpolation, flat beyond the ends.
fn between(points: &[(f64, f64)], x: f64) -> f64 {
    let mut last: Option<(f64, f64)> = None;
    for &(to, high) in points {
        if x <= to {
            return match last {
                Some((from, low)) if to > from => low + (high - low) * (x - from) / (to - from),
                _ => high,
            };
        }
        last = Some((to, high));
    }
    last.map_or(0.0, |(_, v)| v)
}

/// The position of the highest value, the lowest where several are equal.
// Reading: where the first point has the highest value, the curve is flat at it down to 0, so that the lowest such position is 0.
// On levels every level has its point, and the rule gives the lowest best level.
pub fn ideal(curve: &Curve) -> f64 {
    match curve {
        Curve::Ideal(ideal) => *ideal,
        Curve::Points(points) => {
            let best = highest(curve);
            let at = points.iter().position(|&(_, v)| v >= best).unwrap_or(0);
            if at == 0 { 0.0 } else { points[at].0 }
        }
    }
}

/// The highest value of the curve.
pub fn highest(curve: &Curve) -> f64 {
    match curve {
        Curve::Ideal(_) => 1.0,
        Curve::Points(points) => {
            points.iter().fold(f64::NEG_INFINITY, |best, &(_, v)| larger(best, v))
        }
    }
}

/// Positions at which the curve may bend.
pub fn corners(curve: &Curve) -> Vec<f64> {
    match curve {
        Curve::Ideal(ideal) => vec![*ideal],
        Curve::Points(points) => points.iter().map(|&(x, _)| x).collect(),
    }
}

/// Is the curve concave over 0..1, flat ends included?
pub fn is_concave(curve: &Curve) -> bool {
    let Curve::Points(points) = curve else { return true };
    let mut slopes: Vec<f64> =
        points.windows(2).map(|p| (p[1].1 - p[0].1) / (p[1].0 - p[0].0)).collect();
    if points.first().is_some_and(|p| p.0 > 0.0) {
        slopes.insert(0, 0.0);
    }
    if points.last().is_some_and(|p| p.0 < 1.0) {
        slopes.push(0.0);
    }
    slopes.windows(2).all(|s| s[1] <= s[0] + 1e-12)
}

/// The positions that a red line leaves: the side of it on which the ideal lies; below it where it stands at the ideal.
pub fn allowed(stake: &Stake) -> (f64, f64) {
    match stake.red_line {
        None => (0.0, 1.0),
        Some(red) if red < ideal(&stake.curve) => (red, 1.0),
        Some(red) => (0.0, red),
    }
}

/// Does a position cross the red line, to within 1e-9?
pub fn crosses(stake: &Stake, x: f64) -> bool {
    let (low, high) = allowed(stake);
    stake.red_line.is_some() && (x < low - SLACK || x > high + SLACK)
}
