//! The balance outside the room: the battlefield, the market, the polls.
//!
//! - Models: a random walk with drift; far enough from 0, at a meeting or between two, the conflict is decided without an
//!   agreement.
//! - Equation: z(t) = z(t-1) + drift * months + volatility * sqrt(months) * standard normal. Between two meetings an end D
//!   was crossed with probability exp(-2 (D - z(t-1)) (D - z(t)) / (volatility^2 * months)), the other end alike.
//! - Source: Slantchev (2003) "The Principle of Convergence in Wartime Negotiations"; Smith, Stam (2004) "Bargaining and
//!   the Nature of War": war as a random walk.
//! - Units: any; drift a month, volatility per root month, `decisive` in units of the balance.
//! - Leaves out: that the sides choose how hard they fight.

use crate::games::talks::play::world::World;
use crate::lanes::{Eight, Lanes, Mask, Simd};

/// Beyond any scale; keeps the balance finite, so that an exposure of 0 stays without effect.
const FAR: f64 = 1e150;
/// The logarithm of a likelihood that lies below every uniform number, even twice.
const NEVER: f64 = -25.0;

#[derive(Clone, Debug)]
pub(crate) struct State {
    balance: Eight,
    /// What it was a round ago.
    before: Eight,
}

impl State {
    pub(crate) fn new() -> Self {
        State { balance: Eight::ZERO, before: Eight::ZERO }
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

    /// Moves the balance by `months` and by a uniform word.
    #[inline(always)]
    pub(crate) fn step<S: Simd>(&mut self, world: World<S>, months: f64, uniform: Lanes<S>) {
        self.before = self.balance;
        let numbers = &world.setting().balance;
        let drift = world.value(numbers.drift_per_month);
        let volatility = world.value(numbers.volatility);
        let shock = uniform.normal_quantile();
        let months = world.all(months);
        let moved = drift * months + volatility * months.sqrt() * shock;
        let balance: Lanes<S> = world.load(&self.balance) + moved;
        balance.at_least(-FAR).at_most(FAR).store(&mut self.balance);
    }

    /// Which lanes are decided outside the room, and in which of them for the better of whoever gains as it rises.
    #[inline(always)]
    pub(crate) fn decided<S: Simd>(&self, world: World<S>) -> (Mask<S>, Mask<S>) {
        let none = Mask::splat(world.simd, false);
        let Some(decisive) = world.setting().balance.decisive else { return (none, none) };
        let (end, now) = (world.value(decisive), world.load(&self.balance));
        let reached = now.abs().ge(end);
        let volatility = world.value(world.setting().balance.volatility);
        let varied = volatility * volatility * world.table.shape().month;
        let some = varied.gt(0.0);
        if !some.any() {
            return (reached, now.gt(0.0));
        }
        let before = world.load(&self.before);
        let varied = some.select(varied, 1.0);
        let over = -2.0 * (end - before) * (end - now) / varied;
        let under = -2.0 * (end + before) * (end + now) / varied;
        if !(some & !reached & over.at_least(under).gt(NEVER)).any() {
            return (reached, now.gt(0.0));
        }
        let (over, under) = (over.exp(), under.exp());
        let uniform = world.luck.uniform(world.simd, world.luck.purposes.crossing);
        let crossed = some & !reached & uniform.lt((over + under).at_most(1.0));
        let upward = (reached & now.gt(0.0)) | (crossed & over.ge(under));
        (reached | crossed, upward)
    }
}
