//! How high a curve of preference stands at a position.
//!
//! - Models: straight falls from an ideal, falls that are slow at first, and any piecewise linear curve.
//! - Equation: 1 - (|x - ideal| / max(ideal, 1 - ideal))^power; for powers above 1 drawn as straight pieces through the
//!   quarters of the way to each end, exact on levels.
//! - Source: spatial models of politics (Downs 1957); Keeney, Raiffa (1976) for curves.
//! - Units: positions and values 0..1.
//! - Leaves out: curves whose power is not known.

use crate::games::talks::table::Table;
use crate::games::talks::table::parts::Curve;
use crate::lanes::{Lanes, Simd};

/// The height of a party's curve on an issue at a position, given its ideal and how steeply it falls; 0 where it is
/// indifferent.
#[inline(always)]
pub(crate) fn height<S: Simd>(
    table: &Table,
    party: usize,
    issue: usize,
    [ideal, steepness]: [Lanes<S>; 2],
    position: Lanes<S>,
) -> Lanes<S> {
    match table.parts().parties[party].stances[issue].as_ref().map(|stance| &stance.curve) {
        None => position.same(0.0),
        Some(Curve::Ideal(_, power)) if *power > 1.0 => {
            let exact = table.parts().issues[issue].levels.is_some();
            bent(position, ideal, steepness, *power, exact)
        }
        Some(Curve::Ideal(..)) => 1.0 - (position - ideal).abs() * steepness,
        Some(Curve::Points(points)) => along(points, position),
    }
}

/// A curve that falls slowly at first: exact on levels, else straight between the quarters of the way to each end. Few
/// curves do, and one takes many instructions: they stand once, apart from the rest.
#[inline(never)]
fn bent<S: Simd>(
    position: Lanes<S>,
    ideal: Lanes<S>,
    steepness: Lanes<S>,
    power: f64,
    exact: bool,
) -> Lanes<S> {
    position.simd().vectorize(
        #[inline(always)]
        || {
            let apart = (position - ideal).abs();
            if exact {
                return 1.0 - raised(apart * steepness, power);
            }
            let side: Lanes<S> = position.lt(ideal).select(ideal, 1.0 - ideal);
            let way = side.gt(0.0).or_zero(apart / side);
            let mut lost = way.same(0.0);
            let inner = [0.25, 0.5, 0.75];
            let [first, half, third] = inner.map(|quarter| libm::pow(quarter, power));
            let rises = [first, half - first, third - half, 1.0 - third];
            for (from, rise) in [0.0, 0.25, 0.5, 0.75].into_iter().zip(rises) {
                lost = lost + ((way - from) * 4.0).clamp_unit() * rise;
            }
            1.0 - raised(side * steepness, power) * lost
        },
    )
}

/// A base of 0 or more to a power above 0.
#[inline(always)]
fn raised<S: Simd>(base: Lanes<S>, power: f64) -> Lanes<S> {
    let some = base.gt(0.0);
    some.or_zero((some.select(base, 1.0).ln() * power).exp())
}

/// The height of a piecewise linear curve, flat beyond its ends.
#[inline(always)]
fn along<S: Simd>(points: &[(f64, f64)], position: Lanes<S>) -> Lanes<S> {
    let mut height = position.same(points[0].1);
    for pair in points.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let share = (position - from.0) / (to.0 - from.0);
        let share = share.clamp_unit();
        // Both ends are hit exactly: nothing of the segment before it, all of it after.
        let inside = height + share * (to.1 - from.1);
        height = share.ge(1.0).select(to.1, inside);
    }
    height
}
