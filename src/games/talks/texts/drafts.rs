//! Drafts: the single negotiating text of each mediator that drafts.
//!
//! - Models: the salience-weighted mean of what all want, weighted by influence; the compromise model.
//! - Equation: d = sum of f * w * y / sum of f * w over parties, y a signatory's offer or anybody else's ideal.
//! - Source: Achen (2006) "Evaluating Political Decision-Making Models"; Touval, Zartman (1985) International Mediation in
//!   Theory and Practice; Carnevale, Arad (1996) for the mediator's own tilt.
//! - Units: influence >= 0; positions 0..1.
//! - Leaves out: drafts made to fail, and drafts that respect red lines.

use crate::games::talks::mechanisms::readings;
use crate::games::talks::play::draw::nearest_level;
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::table::shape::Weighed;
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
        offers: &offers::State,
        status_quo: &[Eight],
        held: Mask<S>,
    ) {
        let draw = world.draw;
        for (m, weighed) in world.table.shape().weighed.iter().enumerate() {
            for (k, quo) in status_quo.iter().enumerate() {
                let draft = draft(world, readings, offers, weighed, k, world.load(quo));
                draft.store_where(held, &mut self.drafts[draw.at(m, k)]);
            }
            for (reader, &party) in world.signatories().iter().enumerate() {
                let values = &mut self.value[draw.read(m, reader)];
                preferences::read(world, party, &self.drafts[draw.row(m)], held, values);
            }
        }
        self.refer(world, offers, held);
    }

    /// The reference text: the last drafter's draft, else the mean of the offers.
    #[inline(always)]
    fn refer<S: Simd>(&mut self, world: World<S>, offers: &offers::State, held: Mask<S>) {
        let draw = world.draw;
        for (k, reference) in self.reference.iter_mut().enumerate() {
            let text = match world.table.drafters().len() {
                0 => {
                    let mut sum = world.all(0.0);
                    for i in 0..draw.signatories {
                        sum = sum + world.load(&offers.all()[draw.at(i, k)]);
                    }
                    sum / draw.signatories as f64
                }
                drafters => world.load(&self.drafts[draw.at(drafters - 1, k)]),
            };
            text.store_where(held, reference);
        }
    }
}

/// A mediator's draft on one issue; the status quo where it weighs nobody.
#[inline(always)]
fn draft<S: Simd>(
    world: World<S>,
    readings: &readings::State,
    offers: &offers::State,
    weighed: &[Weighed],
    k: usize,
    status_quo: Lanes<S>,
) -> Lanes<S> {
    let draw = world.draw;
    let (mut pull, mut sum) = (world.all(0.0), world.all(0.0));
    for &Weighed { party, reading, seat } in weighed {
        let position = match seat {
            Some(i) => &offers.all()[draw.at(i, k)],
            None => &draw.ideal[draw.at(party, k)],
        };
        let believed = world.load(&readings.believed()[draw.at(reading, k)]);
        let influence = world.table.parts().parties[party].influence;
        let weight = world.value(influence) * believed;
        pull = pull + weight * world.load(position);
        sum = sum + weight;
    }
    let draft = sum.gt(0.0).select(pull / sum, status_quo);
    match world.table.parts().issues[k].levels {
        None => draft,
        Some(levels) => nearest_level(draft, levels),
    }
}
