//! The sticking issue: where the sides of unsettled talks were furthest apart.
//!
//! - Equation: the issue with the largest sum over signatories and others of
//!   w * |v(own last offer) - v(the other's last offer)|; ideals where no offer was made; of equals the first.
//! - Units: value 0..1.
//! - Leaves out: issues that were close only because somebody had already given them up.

use crate::games::talks::play::talks::Talks;
use crate::games::talks::table::Table;
use crate::games::talks::texts::preferences::value_in_lane;

/// The sticking issue of one lane.
pub(crate) fn issue(table: &Table, talks: &Talks, lane: usize) -> u32 {
    let mut worst = (0, f64::NEG_INFINITY);
    for k in 0..talks.draw.issues {
        let apart = apart(table, talks, lane, k);
        if apart > worst.1 {
            worst = (k as u32, apart);
        }
    }
    worst.0
}

fn apart(table: &Table, talks: &Talks, lane: usize, k: usize) -> f64 {
    let mut sum = 0.0;
    for (i, &party) in table.signatories().iter().enumerate() {
        let weight = talks.draw.weight[talks.draw.at(party, k)].0[lane];
        let own = value_in_lane(
            table,
            &talks.draw,
            party,
            k,
            talks.offers.all()[talks.draw.at(i, k)].0[lane],
            lane,
        );
        for j in (0..talks.draw.signatories).filter(|&j| j != i) {
            let theirs = talks.offers.all()[talks.draw.at(j, k)].0[lane];
            sum += weight * (own - value_in_lane(table, &talks.draw, party, k, theirs, lane)).abs();
        }
    }
    sum
}
