//! What waiting costs, and how long each side bears it: a war of attrition.
//!
//! - Models: every month without agreement costs a side a share of what is at stake; it comes down when it has spent as
//!   much as its envoy and its capital turn out to bear, which nobody knows beforehand.
//! - Equation: borne += months * (cost + pressure) * relief / (resolve * stake), in every round; what it has borne as a
//!   share of how firm it is hurries it. stake = max(1e-6, opening * best / 10, opening * best - r). Firmness is exponential
//!   with mean 1: alone, a side comes down after an exponential time with mean resolve * stake / cost.
//! - Source: Fudenberg, Tirole (1986) "A Theory of Exit in Duopoly"; Bulow, Klemperer (1999) "The Generalized War of
//!   Attrition"; Werner, Yuen (2005) for relief.
//! - Units: cost and pressure in value a month; resolve times the stake; firmness a number without unit.
//! - Leaves out: costs already paid do not lower what a side can live with: they are sunk.

use crate::games::talks::mechanisms::no_deal::pressure;
use crate::games::talks::play::luck::Luck;
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::lanes::{Eight, Lanes, Mask, Simd};
use crate::random::Key;

/// The least that can be at stake, however little is left to win.
const LEAST_STAKE: f64 = 1e-6;
/// The share of what a side opens with that is always at stake: one good day is no capitulation.
const LEAST_SHARE: f64 = 0.1;

#[derive(Clone, Debug)]
pub(crate) struct State {
    /// By signatory, as all that follow: where its firmness is drawn.
    keys: Vec<Key>,
    /// How firm this envoy and this capital are.
    firm: Vec<Eight>,
    /// What it has borne so far.
    borne: Vec<Eight>,
}

impl State {
    pub(crate) fn new(table: &Table, luck: &Luck) -> Self {
        let ids = table.signatories().iter().map(|&i| &table.labels().parties[i].id);
        let keys: Vec<Key> = ids.map(|id| luck.once_key(&format!("firm.{id}"))).collect();
        let zeros = vec![Eight::ZERO; keys.len()];
        State { firm: zeros.clone(), borne: zeros, keys }
    }

    #[inline(always)]
    pub(crate) fn begin<S: Simd>(&mut self, world: World<S>) {
        if !world.uses().costs {
            return;
        }
        self.borne.fill(Eight::ZERO);
        for (keys, firm) in self.keys.chunks(2).zip(self.firm.chunks_mut(2)) {
            let pair = world.luck.once(world.simd, [&keys[0], &keys[keys.len() - 1]]);
            for (firm, uniform) in firm.iter_mut().zip(pair) {
                (-(1.0 - uniform).ln()).store(firm);
            }
        }
    }

    /// A round more is borne in these lanes, at what each can just live with.
    #[inline(always)]
    pub(crate) fn bear<S: Simd>(
        &mut self,
        world: World<S>,
        reservations: &[Eight],
        relief: Lanes<S>,
        lanes: Mask<S>,
    ) {
        if !world.uses().costs {
            return;
        }
        for (i, (borne, reservation)) in self.borne.iter_mut().zip(reservations).enumerate() {
            let party = world.party(i);
            let mut cost = world.value(party.cost_per_month);
            if world.uses().no_deal.pressure {
                cost = cost + pressure(world, world.signatories()[i]);
            }
            let opens = world.value(party.opening) * world.load(&world.draw.full_value[i]);
            let stake = (opens - world.load(reservation))
                .at_least(LEAST_SHARE * opens)
                .at_least(LEAST_STAKE);
            let month = world.table.shape().month;
            let more = month * cost * relief / (world.value(party.resolve) * stake);
            (world.load(borne) + more).store_where(lanes, borne);
        }
    }

    /// What signatory i has borne as a share of how firm it is.
    #[inline(always)]
    pub(crate) fn spent<S: Simd>(&self, world: World<S>, i: usize) -> Lanes<S> {
        if !world.uses().costs {
            return world.all(0.0);
        }
        world.load(&self.borne[i]) / world.load(&self.firm[i])
    }
}
