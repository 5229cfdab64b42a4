//! Interim deals: some issues settled ahead of the rest.
//!
//! - Models: deals that all must gain from, that relieve violence, move the status quo, and may break.
//! - Equation: adopted if V(status quo with those issues at the reference text) - V(status quo) >= least_gain for all.
//! - Source: Zartman (2000) on ripening; Kydd, Walter (2002) on what breaks; the status quo as the point of reference
//!   (Slantchev 2003).
//! - Units: least_gain in value; fragility a rate a month; relief a factor >= 0, of an event or of everybody's
//!   costs of waiting.
//! - Leaves out: deals negotiated for their own sake; guarantees against a betrayal (the guns stay where they are).

use crate::games::talks::mechanisms::{credibility, no_deal, trust};
use crate::games::talks::play::draw::nearest_level;
use crate::games::talks::play::log::{Log, each};
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::table::parts::Interim;
use crate::games::talks::texts::preferences::{self, CLOSE};
use crate::lanes::{Eight, Lanes, Mask, Simd};

#[derive(Clone, Debug)]
pub(crate) struct State {
    /// By interim deal: lanes in which it is in force.
    in_force: Vec<u8>,
    /// By interim deal: lanes in which it broke in this round.
    broke: Vec<u8>,
    /// The status quo with the deal that is considered, by issue.
    deal: Vec<Eight>,
}

/// What deals depend on, and what they move.
pub(crate) struct Around<'a> {
    pub credibility: &'a credibility::State,
    /// By issue: the reference text.
    pub reference: &'a [Eight],
    pub no_deal: &'a mut no_deal::State,
    pub trust: &'a mut trust::State,
    pub log: &'a mut Log,
}

impl State {
    pub(crate) fn new(table: &Table) -> Self {
        let none = vec![0; table.parts().interims.len()];
        let deal = vec![Eight::ZERO; table.parts().issues.len()];
        State { in_force: none.clone(), broke: none, deal }
    }

    pub(crate) fn reset(&mut self) {
        self.in_force.fill(0);
        self.broke.fill(0);
    }

    /// By interim deal: lanes in which it is in force.
    pub(crate) fn in_force(&self) -> &[u8] {
        &self.in_force
    }

    /// Deals in force may break; then, where the round took place and all are sincere, deals not in force are considered
    /// in their order.
    #[inline(always)]
    pub(crate) fn step<S: Simd>(
        &mut self,
        world: World<S>,
        live: u8,
        sincere: Mask<S>,
        around: &mut Around,
    ) {
        for d in 0..self.in_force.len() {
            self.break_deal(world, d, live, around);
        }
        for d in 0..self.in_force.len() {
            let idle = world.lanes(!(self.in_force[d] | self.broke[d]));
            let open = sincere & idle;
            if open.any() {
                self.consider(world, d, open, around);
            }
        }
    }

    #[inline(always)]
    fn break_deal<S: Simd>(&mut self, world: World<S>, d: usize, live: u8, around: &mut Around) {
        self.broke[d] = 0;
        if self.in_force[d] & live == 0 {
            return;
        }
        let deal = &world.table.parts().interims[d];
        let fragility = world.value(deal.fragility);
        let uniform = world.luck.uniform(world.simd, world.luck.purposes.breaks[d]);
        let breaks = uniform.lt(1.0 - (-(fragility * world.table.shape().month)).exp())
            & world.lanes(self.in_force[d] & live);
        if !breaks.any() {
            return;
        }
        self.broke[d] = breaks.bits();
        self.in_force[d] &= !breaks.bits();
        for &k in &deal.issues {
            around.no_deal.move_status_quo(k, world.load(&world.draw.status_quo[k]), breaks);
        }
        around.no_deal.read_status_quo(world);
        for &party in world.signatories() {
            around.trust.lose_in(world, party, breaks);
        }
    }

    #[inline(always)]
    fn consider<S: Simd>(&mut self, world: World<S>, d: usize, open: Mask<S>, around: &mut Around) {
        let deal = &world.table.parts().interims[d];
        self.deal.copy_from_slice(around.no_deal.status_quo());
        for &k in &deal.issues {
            let reference = world.load(&around.reference[k]);
            let position = match world.table.parts().issues[k].levels {
                None => reference,
                Some(levels) => nearest_level(reference, levels),
            };
            position.store(&mut self.deal[k]);
        }
        let shortfall = credibility::shortfall(world, &self.deal);
        let least = world.value(deal.least_gain) - CLOSE;
        let mut adopted = open & self.is_provided(world, d);
        for i in 0..world.draw.signatories {
            let gain = gain(world, around, i, deal, &self.deal, shortfall);
            adopted = adopted & gain.ge(least);
        }
        if adopted.any() {
            self.adopt(world, d, adopted, around);
        }
    }

    /// Where providers allow the deal; red lines do not bind it.
    #[inline(always)]
    fn is_provided<S: Simd>(&self, world: World<S>, d: usize) -> Mask<S> {
        let mut provided = Mask::splat(world.simd, true);
        if world.uses().lines {
            let bounds = &world.draw.bounds;
            for &k in &world.table.parts().interims[d].issues {
                let position = world.load(&self.deal[k]);
                provided = provided
                    & position.ge(world.load(&bounds.provided_lowest[k]) - CLOSE)
                    & position.le(world.load(&bounds.provided_highest[k]) + CLOSE);
            }
        }
        provided
    }

    /// The factor of the deals in force on everybody's costs of waiting.
    #[inline(always)]
    pub(crate) fn relief_of_costs<S: Simd>(&self, world: World<S>) -> Lanes<S> {
        let mut relief = world.all(1.0);
        for (deal, in_force) in world.table.parts().interims.iter().zip(&self.in_force) {
            if *in_force != 0 {
                let eased = relief * world.value(deal.relief_of_costs);
                relief = world.lanes(*in_force).select(eased, relief);
            }
        }
        relief
    }

    #[inline(always)]
    fn adopt<S: Simd>(&mut self, world: World<S>, d: usize, adopted: Mask<S>, around: &mut Around) {
        self.in_force[d] |= adopted.bits();
        for lane in each(adopted.bits()) {
            around.log.interim_ever[lane] |= 1 << d;
        }
        for &k in &world.table.parts().interims[d].issues {
            around.no_deal.move_status_quo(k, world.load(&self.deal[k]), adopted);
        }
        around.no_deal.read_status_quo(world);
        around.trust.gain_among(world, adopted);
    }
}

/// What the deal adds to the status quo, at the deal's own credibility and without the cost of a betrayal.
#[inline(always)]
fn gain<S: Simd>(
    world: World<S>,
    around: &Around,
    i: usize,
    deal: &Interim,
    text: &[Eight],
    shortfall: Lanes<S>,
) -> Lanes<S> {
    let (draw, party) = (world.draw, world.signatories()[i]);
    let quo_values = around.no_deal.quo_values(draw.row(i));
    let mut gain = world.all(0.0);
    for &k in &deal.issues {
        let value = preferences::value(world, party, k, world.load(&text[k]));
        let mut weight = world.load(&draw.weight[draw.at(party, k)]);
        if world.uses().promises {
            weight = weight - shortfall * around.credibility.doubt_now(world, around.trust, i, k);
        }
        gain = gain + weight * (value - world.load(&quo_values[k]));
    }
    gain
}
