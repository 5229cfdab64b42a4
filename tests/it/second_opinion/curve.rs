//! What a position is worth (model, section 2): values, ideals, corners, red lines.

use super::numbers::{larger, smaller};
use super::world::{Bars, Curve, Stake};

/// Value of a position.
pub fn value(curve: &Curve, x: f64) -> f64 {
    match curve {
        Curve::Ideal(ideal) => fall(*ideal, 1.0, x),
        Curve::Power(ideal, power) => between(&pieces(*ideal, *power), x),
        Curve::Points(points) => between(points, x),
    }
}

/// 1 at the ideal, falling with a power of the way to the farther end.
pub fn fall(ideal: f64, power: f64, x: f64) -> f64 {
    let way = (x - ideal).abs() / larger(ideal, 1.0 - ideal);
    1.0 - if power == 1.0 { way } else { libm::pow(way, power) }
}

/// The points through which such a curve is drawn: the ideal, and a quarter, half, three quarters and all of the way to each end.
pub fn pieces(ideal: f64, power: f64) -> Vec<(f64, f64)> {
    let towards = |end: f64, share: f64| ideal + share * (end - ideal);
    let mut positions = vec![ideal];
    for share in [0.25, 0.5, 0.75, 1.0] {
        positions.extend([towards(0.0, share), towards(1.0, share)]);
    }
    positions.sort_by(f64::total_cmp);
    positions.dedup();
    positions.into_iter().map(|x| (x, fall(ideal, power, x))).collect()
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

/// The ideal; of points, the first of those listed with the highest value.
pub fn ideal(curve: &Curve) -> f64 {
    match curve {
        Curve::Ideal(ideal) | Curve::Power(ideal, _) => *ideal,
        Curve::Points(points) => {
            let best = points.iter().fold(f64::NEG_INFINITY, |best, &(_, v)| larger(best, v));
            points.iter().find(|&&(_, v)| v >= best).map_or(0.0, |&(x, _)| x)
        }
    }
}

/// Positions at which the curve may bend.
pub fn corners(curve: &Curve) -> Vec<f64> {
    let positions = |points: &[(f64, f64)]| points.iter().map(|&(x, _)| x).collect();
    match curve {
        Curve::Ideal(ideal) => vec![*ideal],
        Curve::Power(ideal, power) => positions(&pieces(*ideal, *power)),
        Curve::Points(points) => positions(points),
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

/// The side that a red line bars: as settled, else away from the ideal; at the ideal, toward the farther end of the scale.
pub fn bars(stake: &Stake, red: f64) -> Bars {
    let ideal = ideal(&stake.curve);
    let by_numbers =
        if red > ideal || (red == ideal && red <= 0.5) { Bars::Above } else { Bars::Below };
    stake.bars.unwrap_or(by_numbers)
}

/// The positions that a red line leaves.
pub fn allowed(stake: &Stake) -> (f64, f64) {
    match stake.red_line {
        None => (0.0, 1.0),
        Some(red) => match bars(stake, red) {
            Bars::Above => (0.0, red),
            Bars::Below => (red, 1.0),
        },
    }
}

/// What two intervals share: its ends, the lower above the higher where they share nothing.
pub fn shared(a: (f64, f64), b: (f64, f64)) -> (f64, f64) {
    (larger(a.0, b.0), smaller(a.1, b.1))
}
