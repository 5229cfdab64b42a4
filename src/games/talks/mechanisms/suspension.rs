//! Walking out, postponing, coming back, and giving up.
//!
//! - Models: talks that attacks interrupt, that resume by chance, and that collapse after too long.
//! - Equation: P(the round takes place) = exp(-sum of walkout * N * (1 - trust)) * product of (1 - postpones)^N.
//! - Source: Stedman (1997) "Spoiler Problems in Peace Processes"; Kydd, Walter (2002) "Sabotaging the Peace".
//! - Units: walkout >= 0, postpones and resume probabilities, collapse_after rounds >= 1.
//! - Leaves out: walking out as a tactic.

use crate::games::talks::play::state::Talks;
use crate::games::talks::table::Table;
use crate::lanes::{Lanes, Mask, Simd};

/// Instead of the logarithm of a certainty: its exponential is below any uniform.
const NEVER: f64 = -700.0;

/// The logarithm of the probability that an occurrence does not postpone, by event.
#[inline(always)]
pub(crate) fn begin<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    if !table.shape().uses.suspension {
        return;
    }
    for (e, event) in table.parts().events.iter().enumerate() {
        let stays = Lanes::splat(simd, 1.0) - talks.draw.value(simd, event.postpones);
        let never = stays.same(NEVER);
        let certain = stays.le(0.0);
        certain.select(never, stays.ln().at_least(never)).store(&mut talks.stays[e]);
    }
}

/// Which of the lanes meet in this round, and which have collapsed. Updates who is suspended.
#[inline(always)]
pub(crate) fn step<S: Simd>(
    simd: S,
    table: &Table,
    talks: &mut Talks,
    lanes: Mask<S>,
) -> (Mask<S>, Mask<S>) {
    if !table.shape().uses.suspension {
        return (lanes, Mask::splat(simd, false));
    }
    let suspended = Mask::from_bits(simd, talks.suspended);
    let purposes = &talks.luck.purposes;
    let interrupted =
        talks.luck.uniform(simd, purposes.suspension).ge(takes_place(simd, table, talks));
    let resume = talks.draw.value(simd, table.parts().setting.resume);
    let resumes = talks.luck.uniform(simd, purposes.resuming).lt(resume);
    let waits = lanes & suspended & !resumes;
    let leaves = lanes & !suspended & interrupted;
    let waited = Lanes::load(simd, &talks.waited) + Lanes::splat(simd, 1.0);
    let waited = waits.or_zero(waited);
    waited.store_where(lanes, &mut talks.waited);
    let patience = f64::from(table.parts().setting.collapse_after);
    let collapsed = waits & waited.ge(Lanes::splat(simd, patience));
    talks.suspended = ((waits | leaves) & !collapsed).bits() | (talks.suspended & !lanes.bits());
    (lanes & !waits & !leaves, collapsed)
}

#[inline(always)]
fn takes_place<S: Simd>(simd: S, table: &Table, talks: &Talks) -> Lanes<S> {
    let mut log = Lanes::splat(simd, 0.0);
    for (e, event) in table.parts().events.iter().enumerate() {
        let count = Lanes::load(simd, &talks.counts[e]);
        let walkout = talks.draw.value(simd, event.walkout) * count;
        for &target in &event.on {
            let bond = event.by.and_then(|by| table.shape().bond(target, by));
            let trust = bond.map_or(count.same(0.0), |b| Lanes::load(simd, &talks.trust[b]));
            log = log - walkout * (1.0 - trust);
        }
        log = log + Lanes::load(simd, &talks.stays[e]) * count;
    }
    log.exp()
}
