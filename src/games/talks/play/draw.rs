//! Eight sets of inputs, side by side: plain numbers, positions on 0..1, weights that sum to 1.

use crate::engine::{Inputs, QuantityId, Seat};
use crate::games::talks::table::Table;
use crate::games::talks::table::parts::Curve;
use crate::lanes::{Eight, Lanes, Mask, Simd, WIDTH};
use core::ops::Range;

/// One way the world might be, in each of eight lanes.
#[derive(Clone, Debug)]
pub(crate) struct Draw {
    /// By quantity, in the quantity's units.
    values: Vec<Eight>,
    pub issues: usize,
    pub signatories: usize,
    /// By party and issue: the best position, the lowest such. The status quo where it is indifferent.
    pub ideal: Vec<Eight>,
    /// By party and issue: 1 / max(ideal, 1 - ideal).
    pub steepness: Vec<Eight>,
    /// By party and issue: weights, summing to 1 over the issues of a party that has any.
    pub weight: Vec<Eight>,
    /// By signatory and issue: the lowest position within its red line.
    pub lowest: Vec<Eight>,
    /// By signatory and issue: the highest position within its red line.
    pub highest: Vec<Eight>,
    /// By issue: the position while there is no agreement, at the start.
    pub status_quo: Vec<Eight>,
    /// By issue: assurance at position 1 times the guarantor's credibility.
    pub assurance: Vec<Eight>,
    /// By signatory and issue: where its walk of concessions starts.
    pub start: Vec<Eight>,
    /// By signatory: the value of its best text were every promise kept.
    pub full_value: Vec<Eight>,
}

impl Draw {
    pub(crate) fn new(table: &Table) -> Self {
        let parts = table.parts();
        let issues = parts.issues.len();
        let of_parties = vec![Eight::ZERO; parts.parties.len() * issues];
        let of_signatories = vec![Eight::ZERO; table.signatories().len() * issues];
        let known = |quantity: &crate::engine::Quantity| {
            Eight::splat(quantity.distribution.known().unwrap_or_default())
        };
        Draw {
            values: table.quantities().iter().map(known).collect(),
            issues,
            signatories: table.signatories().len(),
            ideal: of_parties.clone(),
            steepness: of_parties.clone(),
            weight: of_parties,
            lowest: of_signatories.clone(),
            highest: of_signatories.clone(),
            status_quo: vec![Eight::ZERO; issues],
            assurance: vec![Eight::ZERO; issues],
            start: of_signatories,
            full_value: vec![Eight::ZERO; table.signatories().len()],
        }
    }

    /// The number of that quantity, in its own units.
    #[inline(always)]
    pub(crate) fn value<S: Simd>(&self, simd: S, id: QuantityId) -> Lanes<S> {
        Lanes::load(simd, &self.values[id.index()])
    }

    /// The place of a party's (or a signatory's) numbers on an issue.
    #[inline(always)]
    pub(crate) fn at(&self, who: usize, issue: usize) -> usize {
        who * self.issues + issue
    }

    /// The places of a party's (or a signatory's) numbers on all issues.
    #[inline(always)]
    pub(crate) fn row(&self, who: usize) -> Range<usize> {
        who * self.issues..(who + 1) * self.issues
    }

    /// The places of what a signatory values of a text on all issues, text after text and reader after reader.
    #[inline(always)]
    pub(crate) fn read(&self, text: usize, reader: usize) -> Range<usize> {
        self.row(text * self.signatories + reader)
    }

    /// Takes the inputs of eight seats and works out what does not change during a negotiation.
    #[inline(always)]
    pub(crate) fn fill<S: Simd>(
        &mut self,
        simd: S,
        table: &Table,
        inputs: &Inputs,
        seats: &[Seat; WIDTH],
    ) {
        for (row, id) in table.uncertain().iter().enumerate() {
            let row = inputs.values(row);
            self.values[id.index()].0 = core::array::from_fn(|lane| row[seats[lane].column]);
        }
        self.fill_issues(simd, table);
        self.fill_wishes(simd, table);
        self.fill_red_lines(simd, table);
        self.fill_starts(simd, table);
    }

    #[inline(always)]
    fn fill_issues<S: Simd>(&mut self, simd: S, table: &Table) {
        let parts = table.parts();
        for (k, issue) in parts.issues.iter().enumerate() {
            self.position(simd, table, k, issue.status_quo).store(&mut self.status_quo[k]);
            let credibility = match issue.guarantor {
                Some(party) => self.value(simd, parts.parties[party].credibility),
                None => Lanes::splat(simd, 1.0),
            };
            let assurance = self.value(simd, issue.assures) * credibility;
            assurance.store(&mut self.assurance[k]);
        }
    }

    #[inline(always)]
    fn fill_wishes<S: Simd>(&mut self, simd: S, table: &Table) {
        for (party, wishes) in table.parts().parties.iter().enumerate() {
            let mut sum = Lanes::splat(simd, 0.0);
            for (k, stance) in wishes.stances.iter().enumerate() {
                let at = self.at(party, k);
                let ideal = match stance.as_ref().map(|stance| &stance.curve) {
                    None => Lanes::load(simd, &self.status_quo[k]),
                    Some(Curve::Ideal(id)) => self.position(simd, table, k, *id),
                    Some(Curve::Points(points)) => Lanes::splat(simd, best_of(points).0),
                };
                ideal.store(&mut self.ideal[at]);
                let one = Lanes::splat(simd, 1.0);
                (one / ideal.at_least(one - ideal)).store(&mut self.steepness[at]);
                let weight = match stance {
                    None => Lanes::splat(simd, 0.0),
                    Some(stance) => self.value(simd, stance.weight),
                };
                sum = sum + weight;
                weight.store(&mut self.weight[at]);
            }
            self.normalise(simd, party, sum);
        }
    }

    #[inline(always)]
    fn normalise<S: Simd>(&mut self, simd: S, party: usize, sum: Lanes<S>) {
        let some = sum.gt(Lanes::splat(simd, 0.0));
        for k in 0..self.issues {
            let at = self.at(party, k);
            let share = Lanes::load(simd, &self.weight[at]) / sum;
            some.or_zero(share).store(&mut self.weight[at]);
        }
    }

    /// A red line binds on the far side from the ideal; upwards where it stands at the ideal itself.
    #[inline(always)]
    fn fill_red_lines<S: Simd>(&mut self, simd: S, table: &Table) {
        for (i, &party) in table.signatories().iter().enumerate() {
            for (k, stance) in table.parts().parties[party].stances.iter().enumerate() {
                let (zero, one) = (Lanes::splat(simd, 0.0), Lanes::splat(simd, 1.0));
                let (mut lowest, mut highest) = (zero, one);
                if let Some(red_line) = stance.as_ref().and_then(|stance| stance.red_line) {
                    let red_line = self.position(simd, table, k, red_line);
                    let upward = red_line.ge(Lanes::load(simd, &self.ideal[self.at(party, k)]));
                    lowest = upward.select(zero, red_line);
                    highest = upward.select(red_line, one);
                }
                let at = self.at(i, k);
                lowest.store(&mut self.lowest[at]);
                highest.store(&mut self.highest[at]);
            }
        }
    }

    /// Walks start at the ideal; on an issue without weight at the status quo, within the red line.
    #[inline(always)]
    fn fill_starts<S: Simd>(&mut self, simd: S, table: &Table) {
        for (i, &party) in table.signatories().iter().enumerate() {
            let mut full = Lanes::splat(simd, 0.0);
            for k in 0..self.issues {
                let (at, wish) = (self.at(i, k), self.at(party, k));
                let weight = Lanes::load(simd, &self.weight[wish]);
                let lowest = Lanes::load(simd, &self.lowest[at]);
                let highest = Lanes::load(simd, &self.highest[at]);
                let status_quo = Lanes::load(simd, &self.status_quo[k]);
                let idle: Mask<S> = weight.le(Lanes::splat(simd, 0.0));
                let ideal = Lanes::load(simd, &self.ideal[wish]);
                let start = idle.select(status_quo.at_least(lowest).at_most(highest), ideal);
                start.store(&mut self.start[at]);
                full = full + weight * Lanes::splat(simd, best_value(table, party, k));
            }
            full.store(&mut self.full_value[i]);
        }
    }

    /// A position in the file's units as one on 0..1; on a discrete issue the nearest level.
    #[inline(always)]
    fn position<S: Simd>(&self, simd: S, table: &Table, k: usize, id: QuantityId) -> Lanes<S> {
        let issue = &table.parts().issues[k];
        let (low, high) = issue.range;
        let written = self.value(simd, id);
        let inside = if issue.range == (0.0, 1.0) {
            written
        } else {
            ((written - low) / (high - low)).clamp_unit()
        };
        match issue.levels {
            None => inside,
            Some(levels) => nearest_level(inside, levels),
        }
    }
}

/// The nearest of evenly spaced levels; half way (to within 1e-12) the lower.
#[inline(always)]
pub(crate) fn nearest_level<S: Simd>(position: Lanes<S>, levels: usize) -> Lanes<S> {
    let steps = position.same((levels - 1) as f64);
    let half_way = position.same(0.5 + 1e-12);
    // Taken from zero, so that the lowest level is 0 and not -0.
    0.0 - (half_way - position * steps).floor() / steps
}

/// The point of highest value, the lowest such position: 0 where the first point is best, as the curve is flat before it.
pub(crate) fn best_of(points: &[(f64, f64)]) -> (f64, f64) {
    let better =
        |best: (f64, f64), point: &(f64, f64)| if point.1 > best.1 { *point } else { best };
    points[1..].iter().fold((0.0, points[0].1), better)
}

fn best_value(table: &Table, party: usize, issue: usize) -> f64 {
    match table.parts().parties[party].stances[issue].as_ref().map(|stance| &stance.curve) {
        Some(Curve::Points(points)) => best_of(points).1,
        _ => 1.0,
    }
}
