//! What draws weigh in a ledger, where they do not weigh alike.
//!
//! - Models: draws weighed by how likely they make what was seen.
//! - Equation: a draw of weight w counts as round(unit w / w0) draws, w0 the greatest weight among the first draws. The
//!   same of the squares gives the variance of ratios and the effective number of draws, (sum of w)^2 / sum of w^2.
//! - Source: Kong, Liu, Wong (1994) "Sequential Imputations and Bayesian Missing Data Problems".
//! - Units: weights are probabilities or proportional to them.
//! - Leaves out: what weighs less than half a unit, a millionth part of w0 or less, unless draws times the square of
//!   repeats exceed 2^42.

use super::answers::Weight;
use super::game::Weighing;
use super::plan::Plan;
use serde::{Deserialize, Serialize};

/// Whole numbers of draws, and of their squares times the squares of their repeats, stay below 2 to this power.
const ROOM: u32 = 62;
/// A unit is 2 to a power between these.
const BITS: (u32, u32) = (10, 24);
/// No weight counts as more than so many units, nor any square as more than the square of that.
const MOST_UNITS: f64 = 64.0;

/// What draws weigh, beside the ledger in which each counts as so many draws.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Weights {
    /// Draws that were played, whatever they weigh.
    pub played: u64,
    /// The weight that counts as `unit` draws is the natural exponential of this.
    pub log_of_unit: f64,
    /// As how many draws the weight of the reference counts.
    pub unit: u64,
    /// By fact, in their order: draws in which some play agreed with it and all before it.
    pub agreeing: Vec<u64>,
}

impl Weights {
    /// Of nothing yet.
    pub(crate) fn new(plan: &Plan, weighing: Weighing) -> Self {
        let bits = |number: u64| u64::BITS - (number - 1).leading_zeros();
        let taken = bits(plan.draws()) + 2 * bits(plan.repeats());
        Weights {
            played: 0,
            log_of_unit: weighing.log_of_unit,
            unit: 1 << ROOM.saturating_sub(taken).clamp(BITS.0, BITS.1),
            agreeing: vec![0; weighing.facts],
        }
    }

    /// Counts a draw; as how many draws its weight and the square of it count.
    pub(crate) fn add(&mut self, weight: Weight) -> (u64, u64) {
        self.played += 1;
        self.agreeing[..weight.agreed].iter_mut().for_each(|draws| *draws += 1);
        let share = libm::exp(weight.log - self.log_of_unit).clamp(0.0, MOST_UNITS);
        let whole = |units: f64| (units * self.unit as f64 + 0.5) as u64;
        (whole(share), whole(share * share))
    }

    pub(crate) fn merge(&mut self, other: &Weights) {
        self.played += other.played;
        self.agreeing.iter_mut().zip(&other.agreeing).for_each(|(mine, theirs)| *mine += theirs);
    }
}
