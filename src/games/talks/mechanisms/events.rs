//! Fighting while talking: what happens before a round.
//!
//! - Models: counts of occurrences that excite further ones and that interim deals relieve.
//! - Equation: N(t) ~ Poisson(per_month * months * relief + excitation * (1 - d) * X(t)), by inverting one uniform;
//!   X(t) = d * X(t-1) + N(t-1) and d = 2^(-months / echo_half_life), so that each sets off `excitation` others in all,
//!   however often the sides meet.
//! - Source: Stedman (1997) "Spoiler Problems in Peace Processes"; Kydd, Walter (2002) "Sabotaging the Peace";
//!   Hawkes (1971) for self-excitation.
//! - Units: per_month >= 0, excitation 0 to below 1, relief >= 0 a factor.
//! - Leaves out: that attacks answer to what is on the table.

use crate::games::talks::mechanisms::no_deal::left_after;
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::told::imposed::Imposed;
use crate::lanes::{Eight, Lanes, Mask, Simd, WIDTH};

/// A rate from which counting up from zero would take long or underflow.
const LARGE_RATE: f64 = 40.0;

/// Steps that are taken whether or not any lane needs them.
const FEW: usize = 4;

/// Occurrences a round above which nothing is told apart: excitation and relief could otherwise raise them without end.
const MOST: f64 = 1e6;

#[derive(Clone, Debug)]
pub(crate) struct State {
    /// By event: occurrences before this round.
    counts: Vec<Eight>,
    /// By event: occurrences that still echo.
    echoes: Vec<Eight>,
}

impl State {
    pub(crate) fn new(table: &Table) -> Self {
        let zeros = vec![Eight::ZERO; table.parts().events.len()];
        State { counts: zeros.clone(), echoes: zeros }
    }

    pub(crate) fn reset(&mut self) {
        self.counts.fill(Eight::ZERO);
        self.echoes.fill(Eight::ZERO);
    }

    /// Occurrences of an event before this round.
    pub(crate) fn before(&self, event: usize) -> &Eight {
        &self.counts[event]
    }

    /// Draws the occurrences before this round in the given lanes. By interim deal: the lanes in which it is in force.
    #[inline(always)]
    pub(crate) fn step<S: Simd>(
        &mut self,
        world: World<S>,
        in_force: &[u8],
        imposed: &mut Imposed,
        lanes: Mask<S>,
    ) {
        let half_life = world.value(world.setting().echo_half_life);
        let lasts = left_after(world.all(world.table.shape().month), half_life);
        for (e, event) in world.table.parts().events.iter().enumerate() {
            let mut rate = world.value(event.per_month) * world.table.shape().month;
            for (d, interim) in world.table.parts().interims.iter().enumerate() {
                if in_force[d] != 0 {
                    let relief = world.value(interim.relief[e]);
                    rate = world.lanes(in_force[d]).select(rate * relief, rate);
                }
            }
            let echo = lasts * world.load(&self.echoes[e]) + world.load(&self.counts[e]);
            echo.store_where(lanes, &mut self.echoes[e]);
            rate = rate + world.value(event.excitation) * (1.0 - lasts) * echo;
            let rate = rate.at_most(MOST);
            if let Some(seen) = imposed.count(e) {
                impose(e, seen, rate, imposed).store_where(lanes, &mut self.counts[e]);
                continue;
            }
            let uniform = world.luck.uniform(world.simd, world.luck.purposes.events[e]);
            poisson(rate, uniform).store_where(lanes, &mut self.counts[e]);
        }
    }
}

/// An observed number takes the place of a drawn one, and weighs every lane that reached the round.
#[inline(always)]
fn impose<S: Simd>(event: usize, seen: u32, rate: Lanes<S>, imposed: &mut Imposed) -> Lanes<S> {
    let mut rates = Eight::ZERO;
    rate.store(&mut rates);
    imposed.weigh(event, seen, &rates);
    rate.same(f64::from(seen))
}

/// The least count whose cumulative probability exceeds the uniform.
#[inline(always)]
fn poisson<S: Simd>(rate: Lanes<S>, uniform: Lanes<S>) -> Lanes<S> {
    let large = rate.gt(LARGE_RATE);
    let small_rate = large.select(0.0, rate);
    let mut probability = (-small_rate).exp_within_700();
    let mut cumulative = probability;
    let mut count = rate.same(0.0);
    let mut next = 1.0;
    let mut more = uniform.ge(cumulative) & !large;
    // Few occurrences are the rule: the first steps are cheaper taken by all than asked about.
    for _ in 0..FEW {
        count = more.select(next, count);
        probability = probability * (small_rate * (1.0 / next));
        next += 1.0;
        cumulative = cumulative + probability;
        more = more & uniform.ge(cumulative);
    }
    // A probability too small to move the sum ends the count as well: rounding may leave the sum just below 1.
    while more.any() {
        count = more.select(next, count);
        probability = probability * (small_rate * (1.0 / next));
        next += 1.0;
        cumulative = cumulative + more.or_zero(probability);
        more = more & uniform.ge(cumulative) & probability.gt(1e-18);
    }
    if !large.any() {
        return count;
    }
    let (mut rates, mut uniforms, mut counts) = (Eight::ZERO, Eight::ZERO, Eight::ZERO);
    rate.store(&mut rates);
    uniform.store(&mut uniforms);
    count.store(&mut counts);
    count_large(&rates, &uniforms, large.bits(), &mut counts);
    Lanes::load(rate.simd(), &counts)
}

#[inline(never)]
fn count_large(rates: &Eight, uniforms: &Eight, large: u8, counts: &mut Eight) {
    for lane in 0..WIDTH {
        if large >> lane & 1 == 1 {
            counts.0[lane] = large_poisson(rates.0[lane], uniforms.0[lane]);
        }
    }
}

/// The same for one large rate, from the mode outward: the sum of all below the mode, then step by step.
fn large_poisson(rate: f64, uniform: f64) -> f64 {
    let mode = rate.floor();
    let at_mode = libm::exp(mode * libm::log(rate) - rate - libm::lgamma(mode + 1.0));
    let (mut cumulative, mut probability, mut count) = (0.0, at_mode, mode);
    while count >= 0.0 && probability > at_mode * 1e-18 {
        cumulative += probability;
        probability *= count / rate;
        count -= 1.0;
    }
    let (mut probability, mut count) = (at_mode, mode);
    if uniform < cumulative {
        while count > 0.0 && uniform < cumulative - probability {
            cumulative -= probability;
            probability *= count / rate;
            count -= 1.0;
        }
        return count;
    }
    while uniform >= cumulative && probability > at_mode * 1e-18 {
        count += 1.0;
        probability *= rate / count;
        cumulative += probability;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lanes::{Level, at_level};

    /// The exact cumulative probability, summed term by term in logarithms.
    fn cumulative(rate: f64, count: f64) -> f64 {
        let term = |k: f64| libm::exp(k * libm::log(rate) - rate - libm::lgamma(k + 1.0));
        (0..=count as u64).map(|k| term(k as f64)).sum()
    }

    #[test]
    fn counts_invert_the_cumulative_probability() {
        let level = Level::best();
        for rate in [0.01, 0.7, 3.0, 25.0, 39.9, 60.0, 900.0] {
            for step in 1..200 {
                let uniform = f64::from(step) / 200.0;
                let mut count = Eight::ZERO;
                at_level!(level, simd => {
                    poisson(Lanes::splat(simd, rate), Lanes::splat(simd, uniform)).store(&mut count)
                });
                let count = count.0[0];
                assert!(cumulative(rate, count) > uniform - 1e-10, "{rate} {uniform} {count}");
                assert!(count == 0.0 || cumulative(rate, count - 1.0) <= uniform + 1e-10);
            }
        }
    }

    #[test]
    fn a_rate_of_zero_never_happens_and_a_sure_uniform_ends() {
        let level = Level::best();
        let mut count = Eight::ZERO;
        at_level!(level, simd => {
            poisson(Lanes::splat(simd, 0.0), Lanes::splat(simd, 1.0 - 1e-10)).store(&mut count)
        });
        assert_eq!(count.0[0], 0.0);
        at_level!(level, simd => {
            poisson(Lanes::splat(simd, 1.0), Lanes::splat(simd, 1.0 - 1e-17)).store(&mut count)
        });
        assert!(count.0[0] < 40.0);
    }
}
