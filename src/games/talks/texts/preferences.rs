//! What a position and a text are worth.
//!
//! - Models: preferences that fall linearly from an ideal, or any piecewise linear curve, added up over issues.
//! - Equation: v(x) = 1 - |x - ideal| / max(ideal, 1 - ideal); U(x) = sum over issues of weight * v(x).
//! - Source: Keeney, Raiffa (1976) Decisions with Multiple Objectives: additive value; spatial models of politics
//!   (Downs 1957) for the linear fall.
//! - Units: positions and values 0..1; weights sum to 1.
//! - Leaves out: issues whose worth depends on each other, and attitudes to risk.

use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::table::parts::Curve;
use crate::games::talks::texts::curves;
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
    let at = world.draw.at(party, issue);
    let fall = [world.load(&world.draw.ideal[at]), world.load(&world.draw.steepness[at])];
    curves::height(world.table, (party, issue), &world.draw.bends[at], fall, position)
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
