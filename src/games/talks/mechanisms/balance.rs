//! The balance outside the room: the battlefield, the market, the polls.
//!
//! - Models: a random walk with drift; far enough from 0 the conflict is decided without an agreement.
//! - Equation: z(t) = z(t-1) + drift * months + volatility * sqrt(months) * standard normal.
//! - Source: Slantchev (2003) "The Principle of Convergence in Wartime Negotiations"; Smith, Stam (2004) "Bargaining and
//!   the Nature of War": war as a random walk.
//! - Units: any; drift a month, volatility per root month, `decisive` in units of the balance.
//! - Leaves out: that the sides choose how hard they fight.

use crate::games::talks::play::state::Talks;
use crate::games::talks::table::Table;
use crate::lanes::{Lanes, Mask, Simd};

/// Beyond any scale; keeps the balance finite, so that an exposure of 0 stays without effect.
const FAR: f64 = 1e150;

/// Moves the balance by `months` and by the word of the round that the luck was turned to.
#[inline(always)]
pub(crate) fn step<S: Simd>(simd: S, table: &Table, talks: &mut Talks, months: f64) {
    if !table.shape().uses.balance {
        return;
    }
    let setting = &table.parts().setting;
    let drift = talks.draw.value(simd, setting.balance.drift_per_month);
    let volatility = talks.draw.value(simd, setting.balance.volatility);
    let shock = talks.luck.uniform(simd, talks.luck.purposes.balance).normal_quantile();
    let months = Lanes::splat(simd, months);
    let moved = drift * months + volatility * months.sqrt() * shock;
    let balance = Lanes::load(simd, &talks.balance) + moved;
    balance.at_least(-FAR).at_most(FAR).store(&mut talks.balance);
}

/// Which lanes are decided outside the room.
#[inline(always)]
pub(crate) fn decided<S: Simd>(simd: S, table: &Table, talks: &Talks) -> Mask<S> {
    match table.parts().setting.balance.decisive {
        None => Mask::splat(simd, false),
        Some(decisive) => {
            let decisive = talks.draw.value(simd, decisive);
            Lanes::load(simd, &talks.balance).abs().ge(decisive)
        }
    }
}
