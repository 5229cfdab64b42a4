//! What may stand in a text on one issue: the positions that can be best for anybody, and what they are worth to all.
//!
//! - Models: on a continuous issue the corners of every signatory's curve, within every red line; on a discrete one the
//!   levels that the red lines leave.
//! - Equation: where curves are straight between their corners, whatever weighs them together is largest at a corner.
//! - Units: positions and values 0..1.
//! - Leaves out: positions between corners, which mixtures of texts stand for ([`crate::games::talks::zone::contract`]).

use crate::games::talks::mechanisms::room::CLOSE;
use crate::games::talks::play::state::Talks;
use crate::games::talks::table::Table;
use crate::games::talks::table::parts::Curve;
use crate::games::talks::texts::preferences::{self, Corner};
use crate::games::talks::zone::bound;
use crate::lanes::{Eight, Lanes, Mask, Simd};

/// The options of one issue that some signatory cares about.
#[derive(Clone, Debug)]
pub(crate) struct Menu {
    pub issue: usize,
    signatories: usize,
    corners: Vec<Corner>,
    positions: Vec<Eight>,
    /// By option: lanes in which it may be chosen.
    pub open: Vec<u8>,
    /// Option after option, signatory after signatory.
    values: Vec<Eight>,
}

/// Whether the options of an issue cannot be mixed: levels, or a curve with a dent.
pub(crate) fn is_separate(table: &Table, issue: usize) -> bool {
    let dented = |&party: &usize| {
        let stance = table.parts().parties[party].stances[issue].as_ref();
        stance.is_some_and(|stance| match &stance.curve {
            Curve::Ideal(_) => false,
            Curve::Points(points) => !is_concave(points),
        })
    };
    table.parts().issues[issue].levels.is_some() || table.signatories().iter().any(dented)
}

/// Whether slopes never rise, flat ends included.
fn is_concave(points: &[(f64, f64)]) -> bool {
    let slope = |pair: &[(f64, f64)]| (pair[1].1 - pair[0].1) / (pair[1].0 - pair[0].0);
    let inner: Vec<f64> = points.windows(2).map(slope).collect();
    let starts_inside = points[0].0 > 0.0;
    let ends_inside = points[points.len() - 1].0 < 1.0;
    let flat = |inside: bool| inside.then_some(0.0);
    let slopes: Vec<f64> =
        flat(starts_inside).into_iter().chain(inner).chain(flat(ends_inside)).collect();
    slopes.windows(2).all(|pair| pair[1] <= pair[0] + 1e-12)
}

/// The most combinations of levels and corners that any draw may have.
pub(crate) fn most_combinations(table: &Table) -> usize {
    let options = |issue: usize| {
        let ends = 2;
        let bends =
            table.signatories().iter().map(|&i| preferences::corners(table, i, issue).len());
        table.parts().issues[issue].levels.unwrap_or(ends + bends.sum::<usize>())
    };
    let separate = (0..table.parts().issues.len()).filter(|&issue| is_separate(table, issue));
    separate.fold(1, |product: usize, issue| product.saturating_mul(options(issue)))
}

impl Menu {
    pub(crate) fn new(table: &Table, issue: usize) -> Self {
        let signatories = table.signatories().len();
        let corners: Vec<Corner> = match table.parts().issues[issue].levels {
            Some(levels) => {
                (0..levels).map(|l| Corner::Point(l as f64 / (levels - 1) as f64)).collect()
            }
            None => {
                let of = |&party: &usize| preferences::corners(table, party, issue);
                table.signatories().iter().flat_map(of).collect()
            }
        };
        Menu {
            issue,
            signatories,
            positions: vec![Eight::ZERO; corners.len()],
            open: vec![0; corners.len()],
            values: vec![Eight::ZERO; corners.len() * signatories],
            corners,
        }
    }

    /// How many options there are.
    pub(crate) fn len(&self) -> usize {
        self.positions.len()
    }

    /// Takes the numbers of a negotiation. Returns the lanes in which the red lines leave some position.
    #[inline(always)]
    pub(crate) fn begin<S: Simd>(&mut self, simd: S, table: &Table, talks: &Talks) -> Mask<S> {
        let discrete = table.parts().issues[self.issue].levels.is_some();
        let close = Lanes::splat(simd, CLOSE);
        let lowest = bound(simd, talks, self.issue, true);
        let highest = bound(simd, talks, self.issue, false);
        let mut some = Mask::splat(simd, false);
        for option in 0..self.len() {
            let corner = self.corners[option].position(simd, &talks.draw, self.issue);
            let (position, open) = if discrete {
                (corner, corner.ge(lowest - close) & corner.le(highest + close))
            } else {
                (corner.at_least(lowest).at_most(highest), lowest.le(highest + close))
            };
            some = some | open;
            self.open[option] = open.bits();
            position.store(&mut self.positions[option]);
            for (i, &party) in table.signatories().iter().enumerate() {
                let value =
                    preferences::value(simd, table, &talks.draw, party, self.issue, position);
                value.store(&mut self.values[option * self.signatories + i]);
            }
        }
        some
    }

    /// How many positions the red lines leave to be tried one by one: levels, or corners and ends.
    #[inline(always)]
    pub(crate) fn count<S: Simd>(&self, simd: S, table: &Table, talks: &Talks) -> Lanes<S> {
        let one = Lanes::splat(simd, 1.0);
        let zero = one.same(0.0);
        if table.parts().issues[self.issue].levels.is_some() {
            let mut count = zero;
            for open in &self.open {
                count = count + Mask::from_bits(simd, *open).or_zero(one);
            }
            return count;
        }
        let lowest = bound(simd, talks, self.issue, true);
        let highest = bound(simd, talks, self.issue, false);
        let mut count = lowest.eq(highest).select(one, one + one);
        for (option, position) in self.positions.iter().enumerate() {
            let position = Lanes::load(simd, position);
            let mut new = position.gt(lowest) & position.lt(highest);
            for earlier in &self.positions[..option] {
                new = new & !position.eq(Lanes::load(simd, earlier));
            }
            count = count + new.or_zero(one);
        }
        count
    }

    /// What an option adds to a signatory's value, at the credibility held.
    #[inline(always)]
    pub(crate) fn worth<S: Simd>(
        &self,
        simd: S,
        talks: &Talks,
        option: usize,
        i: usize,
    ) -> Lanes<S> {
        let weight = Lanes::load(simd, &talks.held_weight[talks.at(i, self.issue)]);
        weight * Lanes::load(simd, &self.values[option * self.signatories + i])
    }

    /// What a signatory's best option adds to its value.
    #[inline(always)]
    pub(crate) fn most<S: Simd>(&self, simd: S, talks: &Talks, i: usize) -> Lanes<S> {
        let mut most = Lanes::splat(simd, f64::NEG_INFINITY);
        for (option, open) in self.open.iter().enumerate() {
            let worth = self.worth(simd, talks, option, i);
            most = Mask::from_bits(simd, *open).select(most.at_least(worth), most);
        }
        most
    }

    /// Adds to every signatory's surplus what it has of the option that is best for them together.
    #[inline(always)]
    pub(crate) fn add_best<S: Simd>(
        &self,
        simd: S,
        talks: &Talks,
        weights: &[Eight],
        surplus: &mut [Eight],
    ) {
        let zero = Lanes::splat(simd, 0.0);
        let (mut most, mut best) = (zero.same(f64::NEG_INFINITY), zero.same(-1.0));
        for (option, open) in self.open.iter().enumerate() {
            let mut together = zero;
            for (i, weight) in weights.iter().enumerate() {
                let worth = self.worth(simd, talks, option, i);
                together = together + Lanes::load(simd, weight) * worth;
            }
            let better = Mask::from_bits(simd, *open) & together.gt(most);
            most = better.select(together, most);
            best = better.select(option as f64, best);
        }
        for (i, surplus) in surplus.iter_mut().enumerate() {
            let mut worth = zero;
            for option in 0..self.len() {
                let here = best.eq(option as f64);
                worth = here.select(self.worth(simd, talks, option, i), worth);
            }
            (Lanes::load(simd, surplus) + worth).store(surplus);
        }
    }
}
