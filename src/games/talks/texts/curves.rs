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
use crate::lanes::{Eight, Lanes, Simd};

/// Of more levels than these each height is worked out where it is asked for.
const MOST_LEVELS: usize = 16;
/// The quarters of the way to an end at which the straight pieces begin.
const QUARTERS: [f64; 4] = [0.0, 0.25, 0.5, 0.75];

/// A curve that falls slowly at first, as it lies in eight draws: worked out once a negotiation, since one height takes
/// many instructions.
#[derive(Clone, Debug)]
pub(crate) struct Bend {
    power: f64,
    /// Of what is lost on the way to an end, the share lost in each quarter.
    shares: [f64; 4],
    /// What is lost in all on the way to the lower end, and to the upper one.
    lost: [Eight; 2],
    /// Levels of the issue; none where it is continuous.
    levels: Option<usize>,
    /// By level, where these are few: how high it stands.
    heights: Vec<Eight>,
}

impl Bend {
    /// The curves of a party's stance on an issue that fall slowly at first; none where it has no such.
    pub(crate) fn of(table: &Table, party: usize, issue: usize) -> Option<Self> {
        let parts = table.parts();
        let Curve::Ideal(_, power) = parts.parties[party].stances[issue].as_ref()?.curve else {
            return None;
        };
        let levels = parts.issues[issue].levels;
        let few = levels.filter(|levels| *levels <= MOST_LEVELS);
        let [_, first, half, third] = QUARTERS.map(|quarter| libm::pow(quarter, power));
        let shares = [first, half - first, third - half, 1.0 - third];
        let (lost, heights) = ([Eight::ZERO; 2], vec![Eight::ZERO; few.unwrap_or(0)]);
        (power > 1.0).then_some(Bend { power, shares, lost, levels, heights })
    }

    /// Takes the ideals of eight draws.
    #[inline(never)]
    pub(crate) fn fill<S: Simd>(&mut self, ideal: Lanes<S>, steepness: Lanes<S>) {
        let Bend { power, lost, heights, .. } = self;
        ideal.simd().vectorize(
            #[inline(always)]
            || {
                raised(ideal * steepness, *power).store(&mut lost[0]);
                raised((1.0 - ideal) * steepness, *power).store(&mut lost[1]);
                let last = heights.len() as f64 - 1.0;
                for (level, height) in heights.iter_mut().enumerate() {
                    let apart = (level as f64 / last - ideal).abs();
                    (1.0 - raised(apart * steepness, *power)).store(height);
                }
            },
        );
    }

    /// Exact on levels, else straight between the quarters of the way to each end. Few curves are such: it stands once,
    /// apart from the rest.
    #[inline(never)]
    fn height<S: Simd>(&self, [ideal, steepness]: [Lanes<S>; 2], position: Lanes<S>) -> Lanes<S> {
        position.simd().vectorize(
            #[inline(always)]
            || match (self.levels, self.heights.split_first()) {
                (Some(levels), Some((lowest, others))) => {
                    let mut height = Lanes::load(position.simd(), lowest);
                    for (level, other) in others.iter().enumerate() {
                        let between = (level as f64 + 0.5) / (levels - 1) as f64;
                        let here = Lanes::load(position.simd(), other);
                        height = position.gt(between).select(here, height);
                    }
                    height
                }
                (Some(_), None) => 1.0 - raised((position - ideal).abs() * steepness, self.power),
                (None, _) => self.between_quarters(ideal, position),
            },
        )
    }

    #[inline(always)]
    fn between_quarters<S: Simd>(&self, ideal: Lanes<S>, position: Lanes<S>) -> Lanes<S> {
        let below = position.lt(ideal);
        let side: Lanes<S> = below.select(ideal, 1.0 - ideal);
        let way = side.gt(0.0).or_zero((position - ideal).abs() / side);
        let mut share = way.same(0.0);
        for (from, quarter) in QUARTERS.into_iter().zip(self.shares) {
            share = share + ((way - from) * 4.0).clamp_unit() * quarter;
        }
        let lower = Lanes::load(position.simd(), &self.lost[0]);
        let upper = Lanes::load(position.simd(), &self.lost[1]);
        1.0 - below.select(lower, upper) * share
    }
}

/// The height of a party's curve on an issue at a position, given its ideal and how steeply it falls; 0 where it is
/// indifferent.
#[inline(always)]
pub(crate) fn height<S: Simd>(
    table: &Table,
    (party, issue): (usize, usize),
    bend: &Option<Bend>,
    [ideal, steepness]: [Lanes<S>; 2],
    position: Lanes<S>,
) -> Lanes<S> {
    if let Some(bend) = bend {
        return bend.height([ideal, steepness], position);
    }
    match table.parts().parties[party].stances[issue].as_ref().map(|stance| &stance.curve) {
        None => position.same(0.0),
        Some(Curve::Ideal(..)) => 1.0 - (position - ideal).abs() * steepness,
        Some(Curve::Points(points)) => along(points, position),
    }
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
