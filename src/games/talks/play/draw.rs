//! Eight sets of inputs, side by side: plain numbers, positions on 0..1, weights that sum to 1.

use crate::engine::{Inputs, QuantityId, Seat};
use crate::games::talks::play::bounds::Bounds;
use crate::games::talks::table::Table;
use crate::games::talks::table::parts::{Curve, Drafting, Target};
use crate::games::talks::table::separate::is_concave;
use crate::games::talks::table::shape::best_of;
use crate::games::talks::texts::curves::{self, Bend};
use crate::games::talks::texts::stretch::EQUAL;
use crate::lanes::{Eight, Lanes, Mask, Simd, WIDTH};
use core::ops::Range;

/// One way the world might be, in each of eight lanes.
#[derive(Clone, Debug)]
pub(crate) struct Draw {
    /// By quantity, in the quantity's units.
    values: Vec<Eight>,
    pub issues: usize,
    pub signatories: usize,
    /// By party and issue: the best position, of several the lowest. The status quo where it is indifferent.
    pub ideal: Vec<Eight>,
    /// By party and issue: 1 / max(ideal, 1 - ideal).
    pub steepness: Vec<Eight>,
    /// By party and issue: the curve, where it falls slowly at first.
    pub bends: Vec<Option<Bend>>,
    /// By party and issue: weights, summing to 1 over the issues of a party that has any.
    pub weight: Vec<Eight>,
    pub bounds: Bounds,
    /// By issue: the position while there is no agreement, at the start.
    pub status_quo: Vec<Eight>,
    /// By issue: assurance at position 1 times the credibility of its most credible guarantor.
    pub assurance: Vec<Eight>,
    /// By signatory and issue: its best position within its own red lines and what providers allow.
    pub start: Vec<Eight>,
    /// The same within all signatories' red lines.
    pub inner_start: Vec<Eight>,
    /// By signatory: the value of its best text were every promise kept.
    pub full_value: Vec<Eight>,
    /// By signatory: no-deal value before all that moves it.
    pub no_deal: Vec<Eight>,
    /// By drafter: the lanes in which it drafts a mean, and those in which it searches.
    pub drafting: Vec<[u8; 2]>,
}

impl Draw {
    pub(crate) fn new(table: &Table) -> Self {
        let parts = table.parts();
        let (issues, signatories) = (parts.issues.len(), table.signatories().len());
        let of_parties = vec![Eight::ZERO; parts.parties.len() * issues];
        let of_signatories = vec![Eight::ZERO; signatories * issues];
        let known = |quantity: &crate::engine::Quantity| {
            Eight::splat(quantity.distribution.known().unwrap_or_default())
        };
        Draw {
            values: table.quantities().iter().map(known).collect(),
            issues,
            signatories,
            ideal: of_parties.clone(),
            steepness: of_parties.clone(),
            bends: bends(table),
            weight: of_parties,
            bounds: Bounds::new(table),
            status_quo: vec![Eight::ZERO; issues],
            assurance: vec![Eight::ZERO; issues],
            start: of_signatories.clone(),
            inner_start: of_signatories,
            full_value: vec![Eight::ZERO; signatories],
            no_deal: vec![Eight::ZERO; signatories],
            drafting: vec![[0; 2]; table.drafters().len()],
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
        if !table.parts().changes.is_empty() {
            self.restore(table);
        }
        self.fill_issues(simd, table);
        self.fill_wishes(simd, table);
        let mut bounds = core::mem::take(&mut self.bounds);
        bounds.fill(
            simd,
            table,
            &self.status_quo,
            #[inline(always)]
            |k, id| self.position(simd, table, k, id),
        );
        self.bounds = bounds;
        self.fill_starts(simd, table);
        self.fill_no_deals(simd, table);
        for (drafting, &party) in self.drafting.iter_mut().zip(table.drafters()) {
            *drafting = lanes_of(table.parts().parties[party].drafts);
        }
    }

    /// Puts back the known numbers that changes have changed.
    fn restore(&mut self, table: &Table) {
        for target in &table.shape().changed {
            if let Target::Number(id) = target
                && let Some(known) = table.quantities()[id.index()].distribution.known()
            {
                self.values[id.index()] = Eight::splat(known);
            }
        }
    }

    /// A number that changes have changed.
    #[inline(always)]
    pub(crate) fn change<S: Simd>(&mut self, id: QuantityId, value: Lanes<S>) {
        value.store(&mut self.values[id.index()]);
    }

    /// Guarantees, as credible as their guarantors are now.
    #[inline(always)]
    pub(crate) fn fill_assurances<S: Simd>(&mut self, simd: S, table: &Table) {
        let parts = table.parts();
        for (k, issue) in parts.issues.iter().enumerate() {
            let mut most: Option<Lanes<S>> = None;
            for &party in &issue.guarantors {
                let one = self.value(simd, parts.parties[party].credibility);
                most = Some(match most {
                    Some(most) => most.at_least(one),
                    None => one,
                });
            }
            let credibility = match most {
                Some(most) => most,
                None => Lanes::splat(simd, 1.0),
            };
            let assurance = self.value(simd, issue.assures) * credibility;
            assurance.store(&mut self.assurance[k]);
        }
    }

    #[inline(always)]
    fn fill_issues<S: Simd>(&mut self, simd: S, table: &Table) {
        for (k, issue) in table.parts().issues.iter().enumerate() {
            self.position(simd, table, k, issue.status_quo).store(&mut self.status_quo[k]);
        }
        self.fill_assurances(simd, table);
    }

    #[inline(always)]
    fn fill_wishes<S: Simd>(&mut self, simd: S, table: &Table) {
        for (party, wishes) in table.parts().parties.iter().enumerate() {
            let mut sum = Lanes::splat(simd, 0.0);
            for (k, stance) in wishes.stances.iter().enumerate() {
                let at = self.at(party, k);
                let ideal = match stance.as_ref().map(|stance| &stance.curve) {
                    None => Lanes::load(simd, &self.status_quo[k]),
                    Some(Curve::Ideal(id, _)) => self.position(simd, table, k, *id),
                    Some(Curve::Points(points)) => Lanes::splat(simd, best_of(points).0),
                };
                ideal.store(&mut self.ideal[at]);
                let one = Lanes::splat(simd, 1.0);
                let steepness = one / ideal.at_least(one - ideal);
                steepness.store(&mut self.steepness[at]);
                if let Some(bend) = &mut self.bends[at] {
                    bend.fill(ideal, steepness);
                }
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

    /// Walks start at what a signatory likes best; on an issue without weight at the status quo.
    #[inline(always)]
    fn fill_starts<S: Simd>(&mut self, simd: S, table: &Table) {
        for (i, &party) in table.signatories().iter().enumerate() {
            let mut full = Lanes::splat(simd, 0.0);
            for k in 0..self.issues {
                let at = self.at(i, k);
                let own = [&self.bounds.walk_lowest[at], &self.bounds.walk_highest[at]];
                let start =
                    self.best_within(simd, table, party, k, own.map(|e| Lanes::load(simd, e)));
                let all = [&self.bounds.all_lowest[k], &self.bounds.all_highest[k]];
                let inner =
                    self.best_within(simd, table, party, k, all.map(|e| Lanes::load(simd, e)));
                start.store(&mut self.start[at]);
                inner.store(&mut self.inner_start[at]);
                let weight = Lanes::load(simd, &self.weight[self.at(party, k)]);
                full = full + weight * self.height(simd, table, party, k, start);
            }
            full.store(&mut self.full_value[i]);
        }
    }

    /// The position between two bounds that a party likes best; the status quo, as near as they let, on an issue without
    /// weight.
    #[inline(always)]
    fn best_within<S: Simd>(
        &self,
        simd: S,
        table: &Table,
        party: usize,
        k: usize,
        ends: [Lanes<S>; 2],
    ) -> Lanes<S> {
        let wish = self.at(party, k);
        let mut best = inside(ends, Lanes::load(simd, &self.ideal[wish]));
        if let Some(points) = dented(table, party, k) {
            // Of equals the nearest to its ideal, then the lower.
            let ideal = Lanes::load(simd, &self.ideal[wish]);
            let mut most = self.height(simd, table, party, k, best);
            for place in 0..ends.len() + points.len() {
                let position = match place.checked_sub(ends.len()) {
                    None => ends[place],
                    Some(point) => inside(ends, Lanes::splat(simd, points[point].0)),
                };
                let value = self.height(simd, table, party, k, position);
                let (far, best_far) = ((position - ideal).abs(), (best - ideal).abs());
                let nearer = far.lt(best_far) | (far.le(best_far) & position.lt(best));
                let better = value.gt(most + EQUAL) | (value.ge(most - EQUAL) & nearer);
                (best, most) = (better.select(position, best), better.select(value, most));
            }
        }
        let idle: Mask<S> = Lanes::load(simd, &self.weight[wish]).le(0.0);
        idle.select(inside(ends, Lanes::load(simd, &self.status_quo[k])), best)
    }

    /// What a position of an issue is worth to a party.
    #[inline(always)]
    fn height<S: Simd>(
        &self,
        simd: S,
        table: &Table,
        party: usize,
        k: usize,
        position: Lanes<S>,
    ) -> Lanes<S> {
        let at = self.at(party, k);
        let fall = [Lanes::load(simd, &self.ideal[at]), Lanes::load(simd, &self.steepness[at])];
        curves::height(table, (party, k), &self.bends[at], fall, position)
    }

    /// No-deal values: as given, or those of the texts that they are said to be as good as.
    #[inline(always)]
    fn fill_no_deals<S: Simd>(&mut self, simd: S, table: &Table) {
        for (i, &party) in table.signatories().iter().enumerate() {
            let mut worth = self.value(simd, table.parts().parties[party].no_deal);
            if let Some(alternative) = &table.parts().parties[party].alternative {
                for (k, named) in alternative.iter().enumerate() {
                    let position = match named {
                        None => Lanes::load(simd, &self.status_quo[k]),
                        Some(id) => self.position(simd, table, k, *id),
                    };
                    let weight = Lanes::load(simd, &self.weight[self.at(party, k)]);
                    worth = worth + weight * self.height(simd, table, party, k, position);
                }
                worth = worth.clamp_unit();
            }
            worth.store(&mut self.no_deal[i]);
        }
    }

    /// A position in the file's units as one on 0..1; on a discrete issue the nearest level.
    #[inline(always)]
    pub(crate) fn position<S: Simd>(
        &self,
        simd: S,
        table: &Table,
        k: usize,
        id: QuantityId,
    ) -> Lanes<S> {
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

/// The nearest of evenly spaced levels; half way (to within 1e-9) the lower.
#[inline(always)]
pub(crate) fn nearest_level<S: Simd>(position: Lanes<S>, levels: usize) -> Lanes<S> {
    let steps = position.same((levels - 1) as f64);
    let half_way = position.same(0.5 + 1e-9);
    // Taken from zero, so that the lowest level is 0 and not -0.
    0.0 - (half_way - position * steps).floor() / steps
}

/// The nearest of the levels within two bounds that are levels themselves.
#[inline(always)]
pub(crate) fn nearest_level_within<S: Simd>(
    position: Lanes<S>,
    levels: usize,
    lowest: Lanes<S>,
    highest: Lanes<S>,
) -> Lanes<S> {
    nearest_level(position, levels).at_least(lowest).at_most(highest)
}

fn bends(table: &Table) -> Vec<Option<Bend>> {
    let issues = table.parts().issues.len();
    let of_party = |party| (0..issues).map(move |issue| Bend::of(table, party, issue));
    (0..table.parts().parties.len()).flat_map(of_party).collect()
}

/// The points of a curve that may have a best position elsewhere where bounds leave out the best of all.
fn dented(table: &Table, party: usize, k: usize) -> Option<&[(f64, f64)]> {
    match table.parts().parties[party].stances[k].as_ref().map(|stance| &stance.curve) {
        Some(Curve::Points(points)) if !is_concave(points) => Some(points),
        _ => None,
    }
}

pub(crate) fn lanes_of(drafting: Option<Drafting>) -> [u8; 2] {
    [Drafting::Mean, Drafting::Search].map(|way| if drafting == Some(way) { u8::MAX } else { 0 })
}

/// As near to a position as two bounds let.
#[inline(always)]
fn inside<S: Simd>([lowest, highest]: [Lanes<S>; 2], position: Lanes<S>) -> Lanes<S> {
    position.at_least(lowest).at_most(highest)
}
