//! After a settlement: does it hold?
//!
//! - Models: month by month the balance moves on, illusions and pressure fade, and a signatory breaks what no longer
//!   beats fighting; guarantees deter.
//! - Equation: breaks if no_deal + optimism * illusion + exposure * z - cost * m(signing) - pressure * m(signing) *
//!   2^(-months since / pressure_half_life) > V(y) + deterrence * G(y), by more than 1e-9: who signed at exactly what it
//!   needs does not break for a rounding.
//! - Source: Fortna (2004) Peace Time; Werner, Yuen (2005) "Making and Keeping Peace"; Beardsley (2008) "Agreement without
//!   Peace?".
//! - Units: months, value 0..1.
//! - Leaves out: what the terms themselves change, and renegotiation.

use crate::games::talks::mechanisms::balance;
use crate::games::talks::mechanisms::no_deal::{left_after, pressure};
use crate::games::talks::mechanisms::room::CLOSE;
use crate::games::talks::play::outcome::End;
use crate::games::talks::play::state::Talks;
use crate::games::talks::table::Table;
use crate::lanes::{Lanes, Mask, Simd, WIDTH};

/// Plays the months after the settlements of all lanes that settled.
#[inline(always)]
pub(crate) fn play<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    let setting = &table.parts().setting;
    let settled = (0..WIDTH).filter(|&lane| talks.log.end[lane] == End::Settled);
    let mut standing = settled.fold(0u8, |bits, lane| bits | 1 << lane);
    talks.balance = talks.log.signed_balance;
    for month in 1..=setting.aftermath_months {
        if standing == 0 {
            break;
        }
        if table.shape().uses.balance {
            talks.luck.turn_balance(simd, u64::from(setting.rounds) + u64::from(month));
            balance::step(simd, table, talks, 1.0);
        }
        let mut broken = Mask::splat(simd, false);
        for i in 0..talks.signatories {
            broken = broken | breaks(simd, table, talks, i, month);
        }
        standing &= !broken.bits();
        for lane in (0..WIDTH).filter(|lane| standing >> lane & 1 == 1) {
            talks.log.months_held[lane] = month;
        }
    }
}

/// Whether a signatory would rather break the settlement in this month.
#[inline(always)]
fn breaks<S: Simd>(simd: S, table: &Table, talks: &Talks, i: usize, month: u32) -> Mask<S> {
    let (setting, uses) = (&table.parts().setting, &table.shape().uses);
    let party = table.signatories()[i];
    let numbers = &table.parts().parties[party];
    let since = Lanes::splat(simd, f64::from(month));
    let mut worth = talks.draw.value(simd, numbers.no_deal);
    if uses.optimism {
        let half_life = talks.draw.value(simd, setting.optimism_half_life);
        let illusion = Lanes::load(simd, &talks.log.signed_illusion) * left_after(since, half_life);
        worth = worth + talks.draw.value(simd, numbers.optimism) * illusion;
    }
    if uses.balance {
        let balance = Lanes::load(simd, &talks.balance);
        worth = worth + talks.draw.value(simd, numbers.exposure) * balance;
    }
    if uses.waiting {
        let half_life = talks.draw.value(simd, setting.pressure_half_life);
        let pressure = pressure(simd, table, talks, party) * left_after(since, half_life);
        let cost = talks.draw.value(simd, numbers.cost_per_month) + pressure;
        worth = worth - cost * Lanes::load(simd, &talks.log.signed_month);
    }
    let deterrence = talks.draw.value(simd, setting.deterrence);
    let kept = Lanes::load(simd, &talks.log.signed_worth[i])
        + deterrence * Lanes::load(simd, &talks.log.signed_assurance);
    worth.gt(kept + CLOSE)
}
