//! Trust: what each side has learned of the other's word.
//!
//! - Models: Beta-Bernoulli learning, directed from one party to another.
//! - Equation: trust = kept / (kept + broken), starting at the scenario's value with kept + broken = trust_inertia; an
//!   attack adds `distrust` to broken, a month of talks `goodwill` to kept.
//! - Source: Kydd (2005) Trust and Mistrust in International Relations.
//! - Units: observations; trust 0..1.
//! - Leaves out: forgetting, reputation with third parties, and what words alone do.

use crate::games::talks::mechanisms::events;
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::table::shape::Bond;
use crate::lanes::{Eight, Lanes, Mask, Simd};

/// Trust that no scenario can give: in oneself, where a party is both author and target of an event.
const NOT_GIVEN: f64 = 0.5;

#[derive(Clone, Debug)]
pub(crate) struct State {
    /// By bond: observations of good faith.
    kept: Vec<Eight>,
    /// By bond: observations of bad faith.
    broken: Vec<Eight>,
    /// By bond: trust of the moment.
    trust: Vec<Eight>,
}

impl State {
    pub(crate) fn new(table: &Table) -> Self {
        let zeros = vec![Eight::ZERO; table.shape().bonds.len()];
        State { kept: zeros.clone(), broken: zeros.clone(), trust: zeros }
    }

    /// By bond: trust of the moment.
    pub(crate) fn by_bond(&self) -> &[Eight] {
        &self.trust
    }

    /// Starts with trust as the scenario gives it.
    #[inline(always)]
    pub(crate) fn begin<S: Simd>(&mut self, world: World<S>) {
        let inertia = world.all(world.setting().trust_inertia);
        for (b, bond) in world.table.shape().bonds.iter().enumerate() {
            let trust = given(world, *bond);
            (trust * inertia).store(&mut self.kept[b]);
            ((1.0 - trust) * inertia).store(&mut self.broken[b]);
            self.settle(world, b);
        }
    }

    /// Every target trusts less who attacked it.
    #[inline(always)]
    pub(crate) fn after_events<S: Simd>(
        &mut self,
        world: World<S>,
        events: &events::State,
        lanes: Mask<S>,
    ) {
        for (e, event) in world.table.parts().events.iter().enumerate() {
            let Some(by) = event.by else { continue };
            let blow = lanes.or_zero(world.value(event.distrust) * world.load(events.before(e)));
            for &target in &event.on {
                self.lose(world, target, by, blow);
            }
        }
    }

    /// All signatories but one trust that one less by an observation.
    #[inline(always)]
    pub(crate) fn lose_in<S: Simd>(&mut self, world: World<S>, trusted: usize, lanes: Mask<S>) {
        let blow = lanes.or_zero(1.0);
        for &truster in world.signatories().iter().filter(|&&truster| truster != trusted) {
            self.lose(world, truster, trusted, blow);
        }
    }

    #[inline(always)]
    fn lose<S: Simd>(&mut self, world: World<S>, truster: usize, trusted: usize, blow: Lanes<S>) {
        if let Some(b) = world.table.shape().bond(truster, trusted) {
            (world.load(&self.broken[b]) + blow).store(&mut self.broken[b]);
            self.settle(world, b);
        }
    }

    /// All signatories trust each other more by one observation.
    #[inline(always)]
    pub(crate) fn gain_among<S: Simd>(&mut self, world: World<S>, lanes: Mask<S>) {
        self.credit(world, lanes.or_zero(1.0));
    }

    #[inline(always)]
    fn credit<S: Simd>(&mut self, world: World<S>, credit: Lanes<S>) {
        for &truster in world.signatories() {
            for &trusted in world.signatories().iter().filter(|&&trusted| trusted != truster) {
                if let Some(b) = world.table.shape().bond(truster, trusted) {
                    self.gain(world, b, credit);
                }
            }
        }
    }

    /// At the end of a round that took place: goodwill among the signatories, whatever happened before it.
    #[inline(always)]
    pub(crate) fn goodwill<S: Simd>(&mut self, world: World<S>, lanes: Mask<S>) {
        if world.uses().goodwill {
            let month = world.table.shape().month;
            self.credit(world, lanes.or_zero(world.value(world.setting().goodwill) * month));
        }
    }

    #[inline(always)]
    fn gain<S: Simd>(&mut self, world: World<S>, bond: usize, credit: Lanes<S>) {
        (world.load(&self.kept[bond]) + credit).store(&mut self.kept[bond]);
        self.settle(world, bond);
    }

    #[inline(always)]
    fn settle<S: Simd>(&mut self, world: World<S>, bond: usize) {
        let (kept, broken) = (world.load(&self.kept[bond]), world.load(&self.broken[bond]));
        (kept / (kept + broken)).store(&mut self.trust[bond]);
    }
}

/// Trust as the scenario gives it.
#[inline(always)]
pub(crate) fn given<S: Simd>(world: World<S>, bond: Bond) -> Lanes<S> {
    let given = world.table.parts().parties[bond.truster].trust[bond.trusted];
    given.map_or(world.all(NOT_GIVEN), |id| world.value(id))
}
