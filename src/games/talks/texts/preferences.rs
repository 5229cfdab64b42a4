//! What a position and a text are worth.
//!
//! - Models: preferences that fall linearly from an ideal, or any piecewise linear curve, added up over issues.
//! - Equation: v(x) = 1 - |x - ideal| / max(ideal, 1 - ideal); U(x) = sum over issues of weight * v(x).
//! - Source: Keeney, Raiffa (1976) Decisions with Multiple Objectives: additive value; spatial models of politics
//!   (Downs 1957) for the linear fall.
//! - Units: positions and values 0..1; weights sum to 1.
//! - Leaves out: issues whose worth depends on each other, and attitudes to risk.

use crate::games::talks::play::draw::Draw;
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::table::parts::Curve;
use crate::lanes::{Eight, Lanes, Mask, Simd};

/// Values that differ by less are equal.
pub(crate) const CLOSE: f64 = 1e-9;

/// Where a party's curve bends on an issue: at its ideal, or at a point.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Corner {
    Ideal(usize),
    Point(f64),
}

/// The corners of a party's curve; none where it is indifferent.
pub(crate) fn corners(table: &Table, party: usize, issue: usize) -> Vec<Corner> {
    match table.parts().parties[party].stances[issue].as_ref().map(|stance| &stance.curve) {
        None => Vec::new(),
        Some(Curve::Ideal(_)) => vec![Corner::Ideal(party)],
        Some(Curve::Points(points)) => points.iter().map(|point| Corner::Point(point.0)).collect(),
    }
}

impl Corner {
    #[inline(always)]
    pub(crate) fn position<S: Simd>(self, world: World<S>, issue: usize) -> Lanes<S> {
        match self {
            Corner::Ideal(party) => world.load(&world.draw.ideal[world.draw.at(party, issue)]),
            Corner::Point(position) => world.all(position),
        }
    }
}

/// What a position of an issue is worth to a party; 0 where it is indifferent.
#[inline(always)]
pub(crate) fn value<S: Simd>(
    world: World<S>,
    party: usize,
    issue: usize,
    position: Lanes<S>,
) -> Lanes<S> {
    match world.table.parts().parties[party].stances[issue].as_ref().map(|stance| &stance.curve) {
        None => world.all(0.0),
        Some(Curve::Ideal(_)) => {
            let at = world.draw.at(party, issue);
            let apart = (position - world.load(&world.draw.ideal[at])).abs();
            1.0 - apart * world.load(&world.draw.steepness[at])
        }
        Some(Curve::Points(points)) => along(points, position),
    }
}

/// Notes in some lanes what each position of a text is worth to a party.
#[inline(always)]
pub(crate) fn read<S: Simd>(
    world: World<S>,
    party: usize,
    text: &[Eight],
    lanes: Mask<S>,
    values: &mut [Eight],
) {
    if !world.table.shape().linear[party] {
        for (k, (position, noted)) in text.iter().zip(values).enumerate() {
            value(world, party, k, world.load(position)).store_where(lanes, noted);
        }
        return;
    }
    let own = world.draw.row(party);
    let falls = world.draw.ideal[own.clone()].iter().zip(&world.draw.steepness[own]);
    for ((position, noted), (ideal, steepness)) in text.iter().zip(values).zip(falls) {
        let apart = (world.load(position) - world.load(ideal)).abs();
        (1.0 - apart * world.load(steepness)).store_where(lanes, noted);
    }
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

/// The same in one lane.
pub(crate) fn value_in_lane(
    table: &Table,
    draw: &Draw,
    party: usize,
    issue: usize,
    position: f64,
    lane: usize,
) -> f64 {
    match table.parts().parties[party].stances[issue].as_ref().map(|stance| &stance.curve) {
        None => 0.0,
        Some(Curve::Ideal(_)) => {
            let at = draw.at(party, issue);
            let (ideal, steepness) = (draw.ideal[at].0[lane], draw.steepness[at].0[lane]);
            1.0 - (position - ideal).abs() * steepness
        }
        Some(Curve::Points(points)) => height(points, position),
    }
}

/// The height of a curve at one position.
fn height(points: &[(f64, f64)], position: f64) -> f64 {
    let last = points[points.len() - 1];
    let Some(place) = points.iter().position(|point| point.0 > position) else { return last.1 };
    if place == 0 {
        return points[0].1;
    }
    let (from, to) = (points[place - 1], points[place]);
    from.1 + (position - from.0) / (to.0 - from.0) * (to.1 - from.1)
}
