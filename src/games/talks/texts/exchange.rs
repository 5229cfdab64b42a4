//! An exchange over issues: who gives up what for what.
//!
//! - Models: logrolling as a fractional knapsack: what gives the other most for its cost is conceded first.
//! - Equation: the share of k conceded = clamp((budget - cost of all that goes before k) / cost of k, 0, 1).
//! - Source: Dantzig (1957) "Discrete-Variable Extremum Problems"; Raiffa (1982) The Art and Science of Negotiation.
//! - Units: value 0..1.
//! - Leaves out: several others, curves with bends, levels ([`crate::games::talks::texts::walk`]).

use crate::lanes::{Eight, Lanes, Simd};

/// Prices closer than this share of each other are equal; the issue listed first goes first.
pub(crate) const TIE: f64 = 1.0 + 1e-12;

/// What conceding all of each issue costs one side and gives the other, and what is conceded.
#[derive(Clone, Debug)]
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

    /// Concedes the issues with most gain for their cost first, until the budget is used up. What is free is conceded
    /// whatever the budget; what gives the other nothing is kept.
    ///
    /// Without sorting: of each issue the share that what goes before it leaves. Of every pair of issues one goes first.
    #[inline(always)]
    pub(crate) fn settle<S: Simd>(&mut self, budget: Lanes<S>) {
        let simd = budget.simd();
        let zero = budget.same(0.0);
        let issues = self.cost.len();
        for later in 0..issues {
            let cost = Lanes::load(simd, &self.cost[later]);
            let gain = Lanes::load(simd, &self.gain[later]);
            let just_dearer = cost * TIE;
            let (earlier, own) = self.before.split_at_mut(later);
            let mut before = zero;
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
        let exchanges = self.cost.iter().zip(&self.gain).zip(&self.before);
        for (((cost, gain), before), share) in exchanges.zip(&mut self.share) {
            let cost = Lanes::load(simd, cost);
            let gain = Lanes::load(simd, gain);
            let left = budget - Lanes::load(simd, before);
            let conceded = cost.gt(zero).select((left / cost).clamp_unit(), 1.0);
            gain.gt(zero).or_zero(conceded).store(share);
        }
    }
}
