//! What the failure of the talks is worth: illusions, costs, the balance, pressure.
//!
//! - Models: the no-deal value of each signatory as it moves, and what a betrayal would cost it.
//! - Equation: b = clamp(no_deal + optimism * 2^(-m / half_life) + exposure * z - (cost + pressure) * m
//!   + value of the status quo now - at the start, 0, 1); betrayal = max(0, status quo - b) + vulnerability.
//! - Source: Blainey (1973) The Causes of War; Fearon (1995) "Rationalist Explanations for War"; Zartman (2000)
//!   "Ripeness"; Slantchev (2003).
//! - Units: value 0..1; months; balance units.
//! - Leaves out: learning from single battles, and looking ahead to talks still to come.

use crate::engine::QuantityId;
use crate::games::talks::play::state::Talks;
use crate::games::talks::table::Table;
use crate::games::talks::texts::preferences;
use crate::lanes::{Lanes, Simd};

/// Half of anything is left after one half-life: exp(-LN_2 * months / half_life).
const LN_2: f64 = core::f64::consts::LN_2;

/// Illusions and the status quo as they are at the start.
#[inline(always)]
pub(crate) fn begin<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    Lanes::splat(simd, 1.0).store(&mut talks.illusion);
    if table.shape().uses.optimism {
        let half_life = talks.draw.value(simd, table.parts().setting.optimism_half_life);
        let months = Lanes::splat(simd, table.shape().month);
        left_after(months, half_life).store(&mut talks.fading);
    }
    talks.status_quo.copy_from_slice(&talks.draw.status_quo);
    read_status_quo(simd, table, talks);
    talks.quo_worth_at_start.copy_from_slice(&talks.quo_worth);
}

/// What is left of anything after so many months.
#[inline(always)]
pub(crate) fn left_after<S: Simd>(months: Lanes<S>, half_life: Lanes<S>) -> Lanes<S> {
    (-LN_2 * months / half_life).exp()
}

/// What the status quo is worth to every signatory now.
#[inline(always)]
pub(crate) fn read_status_quo<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    for (i, &party) in table.signatories().iter().enumerate() {
        let mut worth = Lanes::splat(simd, 0.0);
        for k in 0..talks.issues {
            let position = Lanes::load(simd, &talks.status_quo[k]);
            let value = preferences::value(simd, table, &talks.draw, party, k, position);
            let at = talks.at(i, k);
            value.store(&mut talks.quo_value[at]);
            worth = worth + Lanes::load(simd, &talks.draw.weight[talks.draw.at(party, k)]) * value;
        }
        worth.store(&mut talks.quo_worth[i]);
    }
}

/// The no-deal values of this round.
#[inline(always)]
pub(crate) fn step<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    let uses = &table.shape().uses;
    let months = Lanes::splat(simd, f64::from(talks.round) * table.shape().month);
    if uses.optimism {
        let fading = Lanes::load(simd, &talks.fading);
        (Lanes::load(simd, &talks.illusion) * fading).store(&mut talks.illusion);
    }
    for (i, &party) in table.signatories().iter().enumerate() {
        let numbers = &table.parts().parties[party];
        let mut worth = talks.draw.value(simd, numbers.no_deal);
        if uses.optimism {
            let illusion = Lanes::load(simd, &talks.illusion);
            worth = worth + talks.draw.value(simd, numbers.optimism) * illusion;
        }
        if uses.balance {
            let balance = Lanes::load(simd, &talks.balance);
            worth = worth + talks.draw.value(simd, numbers.exposure) * balance;
        }
        if uses.waiting {
            let cost = talks.draw.value(simd, numbers.cost_per_month);
            worth = worth - (cost + pressure(simd, table, talks, party)) * months;
        }
        let quo = Lanes::load(simd, &talks.quo_worth[i]);
        let at_start = Lanes::load(simd, &talks.quo_worth_at_start[i]);
        (worth + (quo - at_start)).clamp_unit().store(&mut talks.no_deal[i]);
    }
}

/// What a broken promise costs a signatory beyond the issue itself.
#[inline(always)]
pub(crate) fn betrayal<S: Simd>(simd: S, table: &Table, talks: &Talks, i: usize) -> Lanes<S> {
    let vulnerability: QuantityId = table.parts().parties[table.signatories()[i]].vulnerability;
    let quo = Lanes::load(simd, &talks.quo_worth[i]);
    let no_deal = Lanes::load(simd, &talks.no_deal[i]);
    (quo - no_deal).at_least(0.0) + talks.draw.value(simd, vulnerability)
}

/// The pressure of all mediators on a party, a month.
#[inline(always)]
pub(crate) fn pressure<S: Simd>(simd: S, table: &Table, talks: &Talks, party: usize) -> Lanes<S> {
    let mut sum = Lanes::splat(simd, 0.0);
    for mediator in &table.parts().parties {
        if let Some(pressure) = mediator.pressure[party] {
            sum = sum + talks.draw.value(simd, pressure);
        }
    }
    sum
}
