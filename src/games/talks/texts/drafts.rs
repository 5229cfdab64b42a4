//! Drafts: the single negotiating text of each mediator that drafts.
//!
//! - Models: the salience-weighted mean of what all want, weighted by influence: the compromise model, courting whoever
//!   refused the last draft; or the text that leaves the least satisfied side best off
//!   ([`crate::games::talks::texts::search`]).
//! - Equation: d = sum of f * c * w * y / sum of f * c * w over parties, y a signatory's offer or anybody else's ideal, c how
//!   much a signatory is courted; then brought within what providers allow and, where they leave room, all red lines.
//! - Source: Achen (2006) "Evaluating Political Decision-Making Models"; Touval, Zartman (1985) International Mediation in
//!   Theory and Practice; Carnevale, Arad (1996) for the mediator's own tilt.
//! - Units: influence >= 0; positions 0..1.
//! - Leaves out: drafts made to fail.

use crate::games::talks::mechanisms::{courting, readings};
use crate::games::talks::play::draw::nearest_level_within;
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::table::shape::Weighed;
use crate::games::talks::texts::split::mean_of_offers;
use crate::games::talks::texts::{offers, preferences};
use crate::lanes::{Eight, Lanes, Mask, Simd};

#[derive(Clone, Debug)]
pub(crate) struct State {
    /// By drafter and issue: the last draft.
    drafts: Vec<Eight>,
    /// By drafter, signatory and issue: what the reader values of it.
    value: Vec<Eight>,
    /// By issue: the reference text; the status quo until there is one.
    reference: Vec<Eight>,
}

impl State {
    pub(crate) fn new(table: &Table) -> Self {
        let (drafters, issues) = (table.drafters().len(), table.parts().issues.len());
        let zeros = |count: usize| vec![Eight::ZERO; count];
        State {
            drafts: zeros(drafters * issues),
            value: zeros(drafters * table.signatories().len() * issues),
            reference: zeros(issues),
        }
    }

    /// By drafter and issue: the last drafts.
    pub(crate) fn all(&self) -> &[Eight] {
        &self.drafts
    }

    /// By drafter, signatory and issue: what the readers value of the last drafts.
    pub(crate) fn values(&self) -> &[Eight] {
        &self.value
    }

    /// By issue: the reference text.
    pub(crate) fn reference(&self) -> &[Eight] {
        &self.reference
    }

    pub(crate) fn begin<S: Simd>(&mut self, world: World<S>) {
        self.reference.copy_from_slice(&world.draw.status_quo);
    }

    /// Drafts of this round, where it takes place, what the signatories value of them, and the new reference text.
    #[inline(always)]
    pub(crate) fn step<S: Simd>(
        &mut self,
        world: World<S>,
        readings: &readings::State,
        courting: &courting::State,
        offers: &offers::State,
        status_quo: &[Eight],
        held: u8,
    ) {
        let draw = world.draw;
        for (m, weighed) in world.table.shape().weighed.iter().enumerate() {
            // A search falls back on the mean.
            let means = world.lanes(held & (draw.drafting[m][0] | draw.drafting[m][1]));
            let around = Around { readings, courting: courting.of_drafter(m), offers };
            for (k, quo) in status_quo.iter().enumerate() {
                let draft = draft(world, around, weighed, k, world.load(quo));
                draft.store_where(means, &mut self.drafts[draw.at(m, k)]);
            }
        }
    }

    /// Puts a text that was searched for in the place of a draft, issue by issue.
    #[inline(always)]
    pub(crate) fn search<S: Simd>(
        &mut self,
        world: World<S>,
        m: usize,
        text: &[Eight],
        found: Mask<S>,
    ) {
        for (position, draft) in text.iter().zip(&mut self.drafts[world.draw.row(m)]) {
            world.load(position).store_where(found, draft);
        }
    }

    /// What the signatories value of the drafts of this round, and the new reference text: the last draft, else the mean of
    /// the offers.
    #[inline(always)]
    pub(crate) fn refer<S: Simd>(&mut self, world: World<S>, offers: &offers::State, held: u8) {
        let draw = world.draw;
        let met = world.lanes(held);
        let mut drafted = 0;
        for m in 0..world.table.drafters().len() {
            for (reader, &party) in world.signatories().iter().enumerate() {
                let values = &mut self.value[draw.read(m, reader)];
                preferences::read(world, party, &self.drafts[draw.row(m)], met, values);
            }
            let lanes = held & (draw.drafting[m][0] | draw.drafting[m][1]);
            drafted |= lanes;
            for (draft, reference) in self.drafts[draw.row(m)].iter().zip(&mut self.reference) {
                world.load(draft).store_where(world.lanes(lanes), reference);
            }
        }
        let undrafted = held & !drafted;
        if undrafted != 0 {
            for (k, reference) in self.reference.iter_mut().enumerate() {
                mean_of_offers(world, offers, k).store_where(world.lanes(undrafted), reference);
            }
        }
    }
}

/// What a mean depends on.
#[derive(Clone, Copy)]
struct Around<'a> {
    readings: &'a readings::State,
    /// By signatory: how much it is courted.
    courting: &'a [Eight],
    offers: &'a offers::State,
}

/// A mediator's draft on one issue; the status quo where it weighs nobody.
#[inline(always)]
fn draft<S: Simd>(
    world: World<S>,
    around: Around,
    weighed: &[Weighed],
    k: usize,
    status_quo: Lanes<S>,
) -> Lanes<S> {
    let draw = world.draw;
    let (mut pull, mut sum) = (world.all(0.0), world.all(0.0));
    for &Weighed { party, reading, seat } in weighed {
        let believed = world.load(&around.readings.believed()[draw.at(reading, k)]);
        let influence = world.table.parts().parties[party].influence;
        let mut weight = world.value(influence) * believed;
        let position = match seat {
            Some(i) => {
                weight = weight * world.load(&around.courting[i]);
                &around.offers.all()[draw.at(i, k)]
            }
            None => &draw.ideal[draw.at(party, k)],
        };
        pull = pull + weight * world.load(position);
        sum = sum + weight;
    }
    let draft = sum.gt(0.0).select(pull / sum, status_quo);
    let (lowest, highest) = room(world, k);
    match world.table.parts().issues[k].levels {
        None if world.uses().lines => draft.at_least(lowest).at_most(highest),
        None => draft,
        Some(levels) => nearest_level_within(draft, levels, lowest, highest),
    }
}

/// What drafts may propose: what providers allow and, where they leave room within that, all red lines.
#[inline(always)]
fn room<S: Simd>(world: World<S>, k: usize) -> (Lanes<S>, Lanes<S>) {
    let bounds = &world.draw.bounds;
    let (lowest, highest) = (world.load(&bounds.all_lowest[k]), world.load(&bounds.all_highest[k]));
    let none = lowest.gt(highest);
    (
        none.select(world.load(&bounds.provided_lowest[k]), lowest),
        none.select(world.load(&bounds.provided_highest[k]), highest),
    )
}
