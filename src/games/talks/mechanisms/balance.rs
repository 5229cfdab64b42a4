//! The balance outside the room: the battlefield, the market, the polls.
//!
//! - Models: a random walk with drift; far enough from 0 the conflict is decided without an agreement.
//! - Equation: z(t) = z(t-1) + drift * months + volatility * sqrt(months) * standard normal.
//! - Source: Slantchev (2003) "The Principle of Convergence in Wartime Negotiations"; Smith, Stam (2004) "Bargaining and
//!   the Nature of War": war as a random walk.
//! - Units: any; drift a month, volatility per root month, `decisive` in units of the balance.
//! - Leaves out: that the sides choose how hard they fight.

use crate::games::talks::play::world::World;
use crate::lanes::{Eight, Lanes, Mask, Simd};

/// Beyond any scale; keeps the balance finite, so that an exposure of 0 stays without effect.
const FAR: f64 = 1e150;

#[derive(Clone, Debug)]
pub(crate) struct State {
    balance: Eight,
}

impl State {
    pub(crate) fn new() -> Self {
        State { balance: Eight::ZERO }
    }

    pub(crate) fn reset(&mut self) {
        self.balance = Eight::ZERO;
    }

    /// The balance of the moment.
    pub(crate) fn now(&self) -> &Eight {
        &self.balance
    }

    /// Goes on from what it was at some time.
    pub(crate) fn go_on_from(&mut self, balance: Eight) {
        self.balance = balance;
    }

    /// Moves the balance by `months` and by the word of the round that the luck was turned to.
    #[inline(always)]
    pub(crate) fn step<S: Simd>(&mut self, world: World<S>, months: f64) {
        if !world.uses().balance {
            return;
        }
        let numbers = &world.setting().balance;
        let drift = world.value(numbers.drift_per_month);
        let volatility = world.value(numbers.volatility);
        let shock = world.luck.uniform(world.simd, world.luck.purposes.balance).normal_quantile();
        let months = world.all(months);
        let moved = drift * months + volatility * months.sqrt() * shock;
        let balance: Lanes<S> = world.load(&self.balance) + moved;
        balance.at_least(-FAR).at_most(FAR).store(&mut self.balance);
    }

    /// Which lanes are decided outside the room.
    #[inline(always)]
    pub(crate) fn decided<S: Simd>(&self, world: World<S>) -> Mask<S> {
        match world.setting().balance.decisive {
            None => Mask::splat(world.simd, false),
            Some(decisive) => world.load(&self.balance).abs().ge(world.value(decisive)),
        }
    }
}
