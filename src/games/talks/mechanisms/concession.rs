//! Concession: what each side holds out for.
//!
//! - Models: time-dependent and reciprocal concession from an opening towards what a side can live with, hastened by
//!   pain, stiffened by attacks.
//! - Equation: aspiration = r + (opening * best - r) * (1 - clamp(h - g)), where h never falls, its target is
//!   (1 - reciprocity) * s^(1 / concession) + reciprocity * the others' concession, and
//!   s = clamp(earlier rounds / (patience - 1) + urgency * (no_deal - b)).
//! - Source: Faratin, Sierra, Jennings (1998) "Negotiation decision functions for autonomous agents"; Zartman (2000) for
//!   urgency.
//! - Units: value 0..1; patience rounds >= 1; concession > 0, below 1 late (Boulware), above 1 early (conceder).
//! - Leaves out: looking ahead; bluffing.

use crate::games::talks::mechanisms::{credibility, events, no_deal};
use crate::games::talks::play::course::Course;
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::texts::offers;
use crate::lanes::{Eight, Lanes, Mask, Simd};

#[derive(Clone, Debug)]
pub(crate) struct State {
    /// By signatory, as all that follow: concession so far, 0..1.
    conceded: Vec<Eight>,
    /// Hardening of the moment.
    hardness: Vec<Eight>,
    /// What its capital was seen to need.
    seen_need: Vec<Eight>,
    /// The least it can live with.
    reservation: Vec<Eight>,
    /// The least it asks for now.
    aspiration: Vec<Eight>,
}

impl State {
    pub(crate) fn new(table: &Table) -> Self {
        let zeros = || vec![Eight::ZERO; table.signatories().len()];
        State {
            conceded: zeros(),
            hardness: zeros(),
            seen_need: zeros(),
            reservation: zeros(),
            aspiration: zeros(),
        }
    }

    pub(crate) fn reset(&mut self) {
        for numbers in [&mut self.conceded, &mut self.hardness, &mut self.aspiration] {
            numbers.fill(Eight::ZERO);
        }
        self.seen_need.fill(Eight::splat(f64::NEG_INFINITY));
    }

    /// By signatory: the least it can live with.
    pub(crate) fn reservations(&self) -> &[Eight] {
        &self.reservation
    }

    /// By signatory: the least it asks for now.
    pub(crate) fn aspirations(&self) -> &[Eight] {
        &self.aspiration
    }

    /// By signatory: concession so far.
    pub(crate) fn conceded(&self) -> &[Eight] {
        &self.conceded
    }

    /// By signatory: hardening of the moment.
    pub(crate) fn hardness(&self) -> &[Eight] {
        &self.hardness
    }

    /// A refusal shows what a capital needs.
    #[inline(always)]
    pub(crate) fn learn_need<S: Simd>(
        &mut self,
        world: World<S>,
        i: usize,
        needs: Lanes<S>,
        lanes: Mask<S>,
    ) {
        let seen = world.load(&self.seen_need[i]).at_least(needs);
        seen.store_where(lanes, &mut self.seen_need[i]);
    }

    /// Attacks stiffen for a while, in suspended rounds too.
    #[inline(always)]
    pub(crate) fn harden<S: Simd>(
        &mut self,
        world: World<S>,
        events: &events::State,
        lanes: Mask<S>,
    ) {
        if !world.uses().hardening {
            return;
        }
        let cooling = world.value(world.setting().cooling);
        for (i, party) in world.signatories().iter().enumerate() {
            let mut hardness = cooling * world.load(&self.hardness[i]);
            for (e, event) in world.table.parts().events.iter().enumerate() {
                if event.on.contains(party) {
                    let count = world.load(events.before(e));
                    hardness = hardness + world.value(event.hardening) * count;
                }
            }
            hardness.store_where(lanes, &mut self.hardness[i]);
        }
    }

    /// The aspirations of this round, where it takes place.
    #[inline(always)]
    pub(crate) fn step<S: Simd>(
        &mut self,
        world: World<S>,
        course: &Course,
        no_deal: &no_deal::State,
        credibility: &credibility::State,
        offers: &offers::State,
    ) {
        let held = world.lanes(course.held());
        let met = course.met(world.simd);
        for i in 0..world.draw.signatories {
            let party = world.party(i);
            let no_deal = world.load(&no_deal.by_signatory()[i]);
            let progress = progress(world, i, no_deal, met);
            let mut target = pace(progress, world.value(party.concession));
            if world.uses().reciprocity {
                let reciprocity = world.value(party.reciprocity);
                let seen = met.ge(2.0);
                let theirs = seen.or_zero(offers.least_conceded_to(world, credibility, i));
                target = (1.0 - reciprocity) * target + reciprocity * theirs;
            }
            let conceded = world.load(&self.conceded[i]).at_least(target);
            conceded.store_where(held, &mut self.conceded[i]);
            let firm = (conceded - world.load(&self.hardness[i])).clamp_unit();
            let reservation = no_deal.at_least(world.load(&self.seen_need[i]));
            reservation.store(&mut self.reservation[i]);
            let best = world.load(&world.draw.full_value[i]);
            let asked = world.value(party.opening) * best - reservation;
            let aspiration = reservation + asked * (1.0 - firm);
            aspiration.at_least(reservation).store_where(held, &mut self.aspiration[i]);
        }
    }
}

/// How far along the way it is: by the rounds that took place, and by pain.
#[inline(always)]
fn progress<S: Simd>(world: World<S>, i: usize, no_deal: Lanes<S>, met: Lanes<S>) -> Lanes<S> {
    let party = world.party(i);
    let pain = world.value(party.no_deal) - no_deal;
    let steps = world.value(party.patience) - 1.0;
    let progress = (met / steps + world.value(party.urgency) * pain).clamp_unit();
    steps.le(0.0).select(1.0, progress)
}

/// s^(1/concession); 0 where s is 0.
#[inline(always)]
fn pace<S: Simd>(progress: Lanes<S>, concession: Lanes<S>) -> Lanes<S> {
    let some = progress.gt(0.0);
    let safe = some.select(progress, 1.0);
    some.or_zero((safe.ln() / concession).exp())
}
