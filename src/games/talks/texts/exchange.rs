//! An exchange over issues: who gives up what for what.
//!
//! - Models: logrolling as a fractional knapsack: what gives the other most for its cost is conceded first.
//! - Equation: the share of k conceded = clamp((budget - cost of all that goes before k) / cost of k, 0, 1).
//! - Source: Dantzig (1957) "Discrete-Variable Extremum Problems"; Raiffa (1982) The Art and Science of Negotiation.
//! - Units: value 0..1.
//! - Leaves out: curves with dents, and more than one issue in levels ([`crate::games::talks::texts::walk`]).

use crate::lanes::{Eight, Lanes, Mask, Simd};
use core::ops::Range;

/// Prices closer than this share of each other are equal; the issue listed first goes first.
pub(crate) const TIE: f64 = 1.0 + 1e-12;

/// What conceding all of each issue costs one side and gives the other, and what is conceded.
#[derive(Clone, Debug, Default)]
pub(crate) struct Exchange {
    pub cost: Vec<Eight>,
    pub gain: Vec<Eight>,
    pub share: Vec<Eight>,
    /// What goes first would cost in all.
    before: Vec<Eight>,
}

impl Exchange {
    pub(crate) fn new(issues: usize) -> Self {
        let zeros = vec![Eight::ZERO; issues];
        Exchange { cost: zeros.clone(), gain: zeros.clone(), share: zeros.clone(), before: zeros }
    }

    /// Of things that are conceded whole or not at all, one after the other, leaves out the first that costs more, by so
    /// much, than what goes before it leaves, and all behind it.
    #[inline(always)]
    pub(crate) fn drop_what_misses<S: Simd>(
        &mut self,
        whole: Range<usize>,
        count: usize,
        budget: Lanes<S>,
        by: f64,
    ) {
        let simd = budget.simd();
        let (mut fits, mut left) = (Mask::splat(simd, true), budget + by);
        for one in whole.clone() {
            let cost = Lanes::load(simd, &self.cost[one]);
            let gain = Lanes::load(simd, &self.gain[one]);
            let mut spare = left;
            for other in (0..count).filter(|other| !whole.contains(other)) {
                let its_cost = Lanes::load(simd, &self.cost[other]);
                let its_gain = Lanes::load(simd, &self.gain[other]);
                let (mine, its) = (gain * its_cost, its_gain * cost);
                let first = if other < one { !mine.gt(its * TIE) } else { its.gt(mine * TIE) };
                spare = spare - first.or_zero(its_cost);
            }
            fits = fits & (spare.ge(cost) | cost.le(0.0));
            left = left - fits.or_zero(cost);
            fits.or_zero(cost).store(&mut self.cost[one]);
            fits.or_zero(gain).store(&mut self.gain[one]);
        }
    }

    /// Concedes so many issues, or stretches of them, with most gain for their cost first, until the budget is used up. What
    /// is free is conceded whatever the budget; what gives the other nothing is kept.
    ///
    /// Without sorting: of each issue the share that what goes before it leaves. Of every pair of issues one goes first. Those
    /// between `first` of one and itself go before it whatever they cost: they lie on the way, and rounding is not asked.
    #[inline(always)]
    pub(crate) fn settle<S: Simd>(
        &mut self,
        count: usize,
        budget: Lanes<S>,
        first: impl Fn(usize) -> usize,
    ) {
        let simd = budget.simd();
        let zero = budget.same(0.0);
        for later in 0..count {
            let cost = Lanes::load(simd, &self.cost[later]);
            let gain = Lanes::load(simd, &self.gain[later]);
            let just_dearer = cost * TIE;
            let mut before = zero;
            for its_cost in &self.cost[first(later)..later] {
                before = before + Lanes::load(simd, its_cost);
            }
            let (earlier, own) = self.before.split_at_mut(later);
            let earlier = &mut earlier[..first(later)];
            for ((its_cost, its_gain), before_it) in self.cost.iter().zip(&self.gain).zip(earlier) {
                let its_cost = Lanes::load(simd, its_cost);
                let its_gain = Lanes::load(simd, its_gain);
                // Whether the earlier one gives less for its cost, beyond a tie.
                let dearer = (gain * its_cost).gt(its_gain * just_dearer);
                before = before + dearer.select(zero, its_cost);
                (Lanes::load(simd, before_it) + dearer.or_zero(cost)).store(before_it);
            }
            before.store(&mut own[0]);
        }
        let exchanges = self.cost[..count].iter().zip(&self.gain).zip(&self.before);
        for (((cost, gain), before), share) in exchanges.zip(&mut self.share) {
            let cost = Lanes::load(simd, cost);
            let gain = Lanes::load(simd, gain);
            let left = budget - Lanes::load(simd, before);
            let conceded = cost.gt(zero).select((left / cost).clamp_unit(), 1.0);
            gain.gt(zero).or_zero(conceded).store(share);
        }
    }
}
