//! What each side believes the others care about.
//!
//! - Models: positions are public, weights are misread; talking teaches.
//! - Equation: believed weight ~ w * exp(sigma * xi), summing to 1 over issues; sigma = misreading * (1 - learning)^n,
//!   xi standard normal and fixed through a negotiation, n the earlier rounds that took place.
//! - Source: Raiffa (1982) The Art and Science of Negotiation; Faratin, Sierra, Jennings (2002) "Using similarity criteria
//!   to make issue trade-offs in automated negotiations".
//! - Units: misreading a log standard deviation >= 0; learning a share a round.
//! - Leaves out: deception, and learning from the offers themselves.

use crate::games::talks::play::state::Talks;
use crate::games::talks::table::Table;
use crate::games::talks::table::shape::Reading;
use crate::lanes::{Lanes, Mask, Simd};

/// Log error beyond which a weight is all or nothing anyway; its exponential stays finite.
pub(crate) const UTTER: f64 = 600.0;
/// No deviate is farther from 0: the normal quantile of half a word, 2^-33, is -6.34.
pub(crate) const FARTHEST: f64 = 6.4;

/// Everything is read right, but for the deviates that misreading will use.
#[inline(always)]
pub(crate) fn begin<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    Lanes::splat(simd, 1.0).store(&mut talks.beliefs.misread);
    for (r, reading) in table.shape().readings.iter().enumerate() {
        for k in 0..talks.issues {
            let weight = talks.draw.weight[talks.draw.at(reading.read, k)];
            talks.beliefs.believed[r * talks.issues + k] = weight;
        }
    }
    if !table.shape().uses.misreading {
        return;
    }
    let count = talks.keys.misreading.len();
    for first in (0..count).step_by(2) {
        let second = if first + 1 < count { first + 1 } else { first };
        let keys = [&talks.keys.misreading[first], &talks.keys.misreading[second]];
        let [one, other] = talks.luck.once(simd, keys);
        one.normal_quantile().store(&mut talks.beliefs.deviates[first]);
        other.normal_quantile().store(&mut talks.beliefs.deviates[second]);
    }
}

/// The believed weights of this round.
#[inline(always)]
pub(crate) fn step<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    if !table.shape().uses.misreading {
        return;
    }
    let misreading = talks.draw.value(simd, table.parts().setting.misreading);
    let sigma = misreading * Lanes::load(simd, &talks.beliefs.misread);
    for (r, reading) in table.shape().readings.iter().enumerate() {
        // Nobody misreads itself.
        if reading.reader != reading.read {
            believe(simd, table, talks, r, *reading, sigma);
        }
    }
}

/// A round that took place teaches.
#[inline(always)]
pub(crate) fn learn<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    if table.shape().uses.misreading {
        let learning = talks.draw.value(simd, table.parts().setting.learning);
        let left = Lanes::load(simd, &talks.beliefs.misread) * (1.0 - learning);
        left.store_where(Mask::from_bits(simd, talks.held), &mut talks.beliefs.misread);
    }
}

#[inline(always)]
fn believe<S: Simd>(
    simd: S,
    table: &Table,
    talks: &mut Talks,
    r: usize,
    reading: Reading,
    sigma: Lanes<S>,
) {
    let issues = talks.issues;
    let from = talks.draw.at(reading.read, 0);
    let weights = &talks.draw.weight[from..from + issues];
    let deviates = &talks.beliefs.deviates[r * issues..(r + 1) * issues];
    let believed = &mut talks.beliefs.believed[r * issues..(r + 1) * issues];
    let stances = &table.parts().parties[reading.read].stances;
    let mut sum = Lanes::splat(simd, 0.0);
    for (((weight, deviate), believed), stance) in
        weights.iter().zip(deviates).zip(&mut *believed).zip(stances)
    {
        if stance.is_some() {
            let misread = sigma * Lanes::load(simd, deviate);
            let misread = if table.shape().uses.utter_misreading {
                misread.at_least(-UTTER).at_most(UTTER)
            } else {
                misread
            };
            let weighed = Lanes::load(simd, weight) * misread.exp_within_700();
            weighed.store(believed);
            sum = sum + weighed;
        }
    }
    let some = sum.gt(0.0);
    let share = some.or_zero(1.0 / sum);
    for believed in believed {
        (Lanes::load(simd, believed) * share).store(believed);
    }
}
