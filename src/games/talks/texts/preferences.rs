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
    /// So many quarters of the way from a party's ideal to an end of the scale: the upper one, or with a minus the lower.
    Quarter(usize, i8),
    Point(f64),
}

/// The corners of a party's curve; none where it is indifferent.
pub(crate) fn corners(table: &Table, party: usize, issue: usize) -> Vec<Corner> {
    match table.parts().parties[party].stances[issue].as_ref().map(|stance| &stance.curve) {
        None => Vec::new(),
        Some(Curve::Ideal(_, power)) if *power > 1.0 => {
            let quarters = [-3, -2, -1, 1, 2, 3].map(|quarters| Corner::Quarter(party, quarters));
            [Corner::Ideal(party)].into_iter().chain(quarters).collect()
        }
        Some(Curve::Ideal(..)) => vec![Corner::Ideal(party)],
        Some(Curve::Points(points)) => points.iter().map(|point| Corner::Point(point.0)).collect(),
    }
}

impl Corner {
    #[inline(always)]
    pub(crate) fn position<S: Simd>(self, world: World<S>, issue: usize) -> Lanes<S> {
        match self {
            Corner::Ideal(party) => world.load(&world.draw.ideal[world.draw.at(party, issue)]),
            Corner::Quarter(party, quarters) => {
                let ideal = world.load(&world.draw.ideal[world.draw.at(party, issue)]);
                let end = if quarters < 0 { 0.0 } else { 1.0 };
                ideal + (end - ideal) * (0.25 * f64::from(quarters.abs()))
            }
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
    value_of(world.simd, world.table, world.draw, party, issue, position)
}

/// The same of a draw.
#[inline(always)]
pub(crate) fn value_of<S: Simd>(
    simd: S,
    table: &Table,
    draw: &Draw,
    party: usize,
    issue: usize,
    position: Lanes<S>,
) -> Lanes<S> {
    match table.parts().parties[party].stances[issue].as_ref().map(|stance| &stance.curve) {
        None => position.same(0.0),
        Some(Curve::Ideal(_, power)) => {
            let at = draw.at(party, issue);
            let ideal = Lanes::load(simd, &draw.ideal[at]);
            let steepness = Lanes::load(simd, &draw.steepness[at]);
            if *power > 1.0 {
                let exact = table.parts().issues[issue].levels.is_some();
                return bent(position, ideal, steepness, *power, exact);
            }
            1.0 - (position - ideal).abs() * steepness
        }
        Some(Curve::Points(points)) => along(points, position),
    }
}

/// A curve that falls slowly at first: exact on levels, else straight between the quarters of the way to each end.
#[inline(never)]
fn bent<S: Simd>(
    position: Lanes<S>,
    ideal: Lanes<S>,
    steepness: Lanes<S>,
    power: f64,
    exact: bool,
) -> Lanes<S> {
    let apart = (position - ideal).abs();
    let raised = |base: Lanes<S>| {
        let some = base.gt(0.0);
        some.or_zero((some.select(base, 1.0).ln() * power).exp())
    };
    if exact {
        return 1.0 - raised(apart * steepness);
    }
    let side: Lanes<S> = position.lt(ideal).select(ideal, 1.0 - ideal);
    let way = side.gt(0.0).or_zero(apart / side);
    let mut lost = way.same(0.0);
    for quarter in 0..4 {
        let (from, to) = (f64::from(quarter) * 0.25, f64::from(quarter + 1) * 0.25);
        let rise = libm::pow(to, power) - libm::pow(from, power);
        lost = lost + ((way - from) * 4.0).clamp_unit() * rise;
    }
    1.0 - raised(side * steepness) * lost
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
