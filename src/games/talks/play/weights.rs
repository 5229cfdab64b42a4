//! What draws weigh in a tally, where they do not weigh alike.
//!
//! - Models: draws weighed by how likely they make what was seen.
//! - Equation: a draw of weight w counts as round(unit w / w0) draws, w0 the greatest weight among the first draws. The
//!   same of the squares gives the variance of ratios and the effective number of draws, (sum of w)^2 / sum of w^2.
//! - Source: Kong, Liu, Wong (1994) "Sequential Imputations and Bayesian Missing Data Problems".
//! - Units: weights are probabilities or proportional to them.
//! - Leaves out: what weighs less than half a unit, a millionth part of w0 or less, unless draws times the square of
//!   repeats exceed 2^42.

use crate::engine::{self, Inputs, Plan};
use crate::games::talks::play::Played;
use crate::games::talks::play::tally::InputTally;
use crate::games::talks::play::tally::Slice;
use crate::games::talks::play::tally::Tally;
use crate::games::talks::table::Table;
use crate::stats::{Count, scaled_row};
use serde::{Deserialize, Serialize};

/// Whole numbers of draws, and of their squares times the squares of their repeats, stay below 2 to this power.
const ROOM: u32 = 62;
/// A unit is 2 to a power between these.
const BITS: (u32, u32) = (10, 24);
/// No weight counts as more than so many units, nor any square as more than the square of that.
const MOST_UNITS: f64 = 64.0;

/// What draws weigh, beside the tally in which each counts as so many draws.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Weights {
    /// Draws that were played, whatever they weigh.
    pub played: u64,
    /// The weight that counts as `unit` draws is the natural exponential of this.
    pub log_of_unit: f64,
    /// As how many draws the weight of the reference counts.
    pub unit: u64,
    /// The same draws, each counted by the square of its weight, in the same unit.
    pub squared: Tally,
    /// By fact, in their order: draws in which some negotiation agreed with it and all before it.
    pub agreeing: Vec<u64>,
}

impl Weights {
    /// Of nothing yet.
    pub(crate) fn new(table: &Table, plan: &Plan, log_of_unit: f64, facts: usize) -> Self {
        let bits = |number: u64| u64::BITS - (number - 1).leading_zeros();
        let taken = bits(plan.draws()) + 2 * bits(plan.repeats());
        Weights {
            played: 0,
            log_of_unit,
            unit: 1 << ROOM.saturating_sub(taken).clamp(BITS.0, BITS.1),
            squared: <Tally as engine::Tally<Table>>::new(table, plan),
            agreeing: vec![0; facts],
        }
    }

    pub(crate) fn merge(&mut self, later: &Weights) {
        self.played += later.played;
        engine::Tally::<Table>::merge(&mut self.squared, &later.squared);
        for (mine, theirs) in self.agreeing.iter_mut().zip(&later.agreeing) {
            *mine += theirs;
        }
    }

    /// As how many draws a weight and its square count.
    fn counts(&self, log_weight: f64) -> (u64, u64) {
        let weight = libm::exp(log_weight - self.log_of_unit).clamp(0.0, MOST_UNITS);
        let whole = |units: f64| (units * self.unit as f64 + 0.5) as u64;
        (whole(weight), whole(weight * weight))
    }
}

impl Tally {
    /// Draws that were played, whatever they weigh.
    pub fn played(&self) -> u64 {
        self.weights.as_ref().map_or(self.draws, |weights| weights.played)
    }

    /// The number of draws of equal weight that would know a mean as exactly: (sum of w)^2 / sum of w^2.
    pub fn effective_draws(&self) -> f64 {
        let sum = self.draws as f64;
        match &self.weights {
            None => sum,
            Some(_) if self.draws == 0 => 0.0,
            Some(weights) => sum * (sum / (weights.squared.draws as f64 * weights.unit as f64)),
        }
    }

    /// The same shares among as many draws of equal weight as these are worth, so that whatever is made of it claims to
    /// know no more. Rounded to whole numbers.
    pub fn in_effective_draws(&self) -> Tally {
        // Whole draws, so that what always happens still always does.
        let draws = (self.effective_draws() + 0.5).floor();
        let factor = if self.draws > 0 { draws / self.draws as f64 } else { 0.0 };
        let counts = |counts: &[Count]| counts.iter().map(|count| count.scaled(factor)).collect();
        Tally {
            draws: draws as u64,
            repeats: self.repeats,
            ends: self.ends.map(|count| count.scaled(factor)),
            zone_at_start: self.zone_at_start.scaled(factor),
            zone_ever: self.zone_ever.scaled(factor),
            agreed: self.agreed.scaled(factor),
            refused: self.refused.scaled(factor),
            lost_to_capital: counts(&self.lost_to_capital),
            holds: counts(&self.holds),
            interim: counts(&self.interim),
            settled_in: scaled_steps(&self.settled_in, factor),
            ended_in: scaled_ends(&self.ended_in, factor),
            suspended_in: self.suspended_in.iter().map(|n| scaled_row(&[*n], factor)[0]).collect(),
            draws_by_settlements: scaled_row(&self.draws_by_settlements, factor),
            terms: self.terms.iter().map(|positions| positions.scaled(factor)).collect(),
            sticking: scaled_row(&self.sticking, factor),
            inputs: self.inputs.iter().map(|input| scaled_input(input, factor)).collect(),
            ..Tally::default()
        }
    }

    /// Counts draws by weight from here on.
    pub(crate) fn weigh_by(&mut self, table: &Table, plan: &Plan, log_of_unit: f64, facts: usize) {
        self.weights = Some(Box::new(Weights::new(table, plan, log_of_unit, facts)));
    }

    /// Adds a draw by its weight, and how many facts some negotiation of it agreed with.
    pub(crate) fn add_weighed(&mut self, played: &Played, log_weight: f64, agreed: usize) {
        let Some(mut weights) = self.weights.take() else { return };
        let (count, square) = weights.counts(log_weight);
        weights.played += 1;
        weights.agreeing[..agreed].iter_mut().for_each(|draws| *draws += 1);
        self.add_draw(played, count);
        weights.squared.add_draw(played, square);
        self.weights = Some(weights);
    }

    /// All draws of a batch were added by weight.
    pub(crate) fn end_weighed(&mut self, table: &Table, inputs: &Inputs) {
        engine::Tally::end_batch(self, table, inputs);
        if let Some(weights) = &mut self.weights {
            engine::Tally::end_batch(&mut weights.squared, table, inputs);
        }
    }
}

/// What every round adds, so rounded that the sums up to each are.
fn scaled_steps(counts: &[Count], factor: f64) -> Vec<Count> {
    let row = |of: fn(&Count) -> u64| {
        let sums: Vec<u64> = counts.iter().map(of).collect();
        scaled_row(&sums, factor)
    };
    let squares = row(|count| count.squares);
    let steps = row(|count| count.total).into_iter().zip(squares);
    steps.map(|(total, squares)| Count { total, squares }).collect()
}

fn scaled_ends(rounds: &[[u64; 3]], factor: f64) -> Vec<[u64; 3]> {
    let row = |end: usize| {
        let sums: Vec<u64> = rounds.iter().map(|round| round[end]).collect();
        scaled_row(&sums, factor)
    };
    let ends = [row(0), row(1), row(2)];
    (0..rounds.len()).map(|round| [ends[0][round], ends[1][round], ends[2][round]]).collect()
}

fn scaled_input(input: &InputTally, factor: f64) -> InputTally {
    let slice = |slice: &Slice| Slice {
        draws: scaled_row(&[slice.draws], factor)[0],
        settled: slice.settled.scaled(factor),
    };
    InputTally {
        bins: input.bins.iter().map(slice).collect(),
        low_tenth: slice(&input.low_tenth),
        high_tenth: slice(&input.high_tenth),
    }
}
