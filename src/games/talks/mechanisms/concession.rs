//! Concession: what each side holds out for.
//!
//! - Models: a side comes down from an opening to what it can live with: by a plan over months of talks, because it has
//!   borne as much as it can, or because a deadline makes it; stiffened for a while by attacks, drawn along by what others
//!   give up.
//! - Equation: r = b + max(fear, ratify_margin once its capital has refused); s = clamp(months of talks / patience + borne
//!   / firm, 0, 1), 1 where it has yielded; p = s^(1 / concession); h = the greatest so far of p + reciprocity * max(0, the
//!   others' - p); aspiration = r + (opening * best - r) * (1 - clamp(h - g)), never below r, and r where s is 1. Nothing
//!   is left to it where s is 1, or opening * best <= r.
//! - Source: Fudenberg, Tirole (1986) "A Theory of Exit in Duopoly"; Faratin, Sierra, Jennings (1998) "Negotiation decision
//!   functions for autonomous agents"; Putnam (1988) for the margin.
//! - Units: value 0..1; months; concession > 0, below 1 late (Boulware), above 1 early (conceder).
//! - Leaves out: looking ahead but for shifts of power; bluffing.

use crate::games::talks::mechanisms::foresight::fear;
use crate::games::talks::mechanisms::no_deal::left_after;
use crate::games::talks::mechanisms::{costs, deadlines, events, no_deal};
use crate::games::talks::play::course::Course;
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::texts::preferences::CLOSE;
use crate::lanes::{Eight, Lanes, Mask, Simd};

#[derive(Clone, Debug)]
pub(crate) struct State {
    /// By signatory, as all that follow: concession so far, 0..1.
    conceded: Vec<Eight>,
    /// Hardening of the moment.
    hardness: Vec<Eight>,
    /// Lanes in which its capital has refused.
    refused: Vec<u8>,
    /// Lanes in which it has nothing left to give.
    spent: Vec<u8>,
    /// The least it can live with.
    reservation: Vec<Eight>,
    /// The least it asks for now.
    aspiration: Vec<Eight>,
}

impl State {
    pub(crate) fn new(table: &Table) -> Self {
        let n = table.signatories().len();
        let zeros = || vec![Eight::ZERO; n];
        State {
            conceded: zeros(),
            hardness: zeros(),
            refused: vec![0; n],
            spent: vec![0; n],
            reservation: zeros(),
            aspiration: zeros(),
        }
    }

    pub(crate) fn reset(&mut self) {
        for numbers in [&mut self.conceded, &mut self.hardness, &mut self.aspiration] {
            numbers.fill(Eight::ZERO);
        }
        self.refused.fill(0);
        self.spent.fill(0);
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

    /// By signatory: lanes in which it has nothing left to give.
    pub(crate) fn spent(&self) -> &[u8] {
        &self.spent
    }

    /// The lanes in which nobody but signatory i has anything left to give.
    #[inline(always)]
    pub(crate) fn others_spent(&self, i: usize) -> u8 {
        let others = self.spent.iter().enumerate().filter(|(j, _)| *j != i);
        others.fold(u8::MAX, |lanes, (_, spent)| lanes & spent)
    }

    /// A refusal shows the negotiators what their capital needs.
    pub(crate) fn learn_margin(&mut self, i: usize, lanes: u8) {
        self.refused[i] |= lanes;
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
        let month = world.all(world.table.shape().month);
        let cooling = left_after(month, world.value(world.setting().cooling_half_life));
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

    /// What each can just live with, the guarantees of the reference text falling short by `shortfall`.
    #[inline(always)]
    pub(crate) fn reserve<S: Simd>(
        &mut self,
        world: World<S>,
        no_deal: &no_deal::State,
        shortfall: Lanes<S>,
    ) {
        for i in 0..world.draw.signatories {
            let least = self.reservation_of(world, no_deal, i, shortfall);
            least.store(&mut self.reservation[i]);
        }
    }

    /// What signatory i can just live with in a text whose guarantees fall short by `shortfall`.
    #[inline(always)]
    pub(crate) fn reservation_of<S: Simd>(
        &self,
        world: World<S>,
        no_deal: &no_deal::State,
        i: usize,
        shortfall: Lanes<S>,
    ) -> Lanes<S> {
        let mut more = world.all(0.0);
        if world.uses().no_deal.foresight {
            more = fear(world, i) * shortfall;
        }
        if let Some(margin) = world.party(i).ratify_margin {
            let asks = more.at_least(world.value(margin));
            more = world.lanes(self.refused[i]).select(asks, more);
        }
        world.load(&no_deal.by_signatory()[i]) + more
    }

    /// The aspirations of this round, where it takes place. By signatory: how far the others have visibly come.
    #[inline(always)]
    pub(crate) fn step<S: Simd>(
        &mut self,
        world: World<S>,
        course: &Course,
        costs: &costs::State,
        deadlines: &deadlines::State,
        others_came: &[Eight],
    ) {
        let held = world.lanes(course.held());
        let months = course.met(world.simd) * world.table.shape().month;
        for (i, came) in others_came.iter().enumerate() {
            let party = world.party(i);
            let mut progress = costs.spent(world, i);
            if let Some(patience) = party.patience {
                progress = progress + months / world.value(patience);
            }
            let progress = world.lanes(deadlines.yielded()[i]).select(1.0, progress.clamp_unit());
            let mut target = pace(progress, world.value(party.concession));
            if world.uses().reciprocity {
                let further = (world.load(came) - target).at_least(0.0);
                target = target + world.value(party.reciprocity) * further;
            }
            let conceded = world.load(&self.conceded[i]).at_least(target);
            conceded.store_where(held, &mut self.conceded[i]);
            let firm = (conceded - world.load(&self.hardness[i])).clamp_unit();
            let reservation = world.load(&self.reservation[i]);
            let opens = world.value(party.opening) * world.load(&world.draw.full_value[i]);
            let asked = reservation + (opens - reservation) * (1.0 - firm);
            let done = progress.ge(1.0 - CLOSE);
            let aspiration = done.select(reservation, asked.at_least(reservation));
            aspiration.store_where(held, &mut self.aspiration[i]);
            let spent = done | opens.le(reservation + CLOSE);
            self.spent[i] = (spent & held).bits();
        }
    }
}

/// s^(1/concession); 0 where s is 0.
#[inline(always)]
fn pace<S: Simd>(progress: Lanes<S>, concession: Lanes<S>) -> Lanes<S> {
    let some = progress.gt(0.0);
    let safe = some.select(progress, 1.0);
    some.or_zero((safe.ln() / concession).exp())
}
