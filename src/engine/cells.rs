//! Draws by the quantile of each uncertain input: what shows which inputs move an answer.
//!
//! - Models: how an answer differs between parts of an input's own distribution.
//! - Equation: 64 bins of equal probability, and the tenths below 0.1 and above 0.9; in each the number of draws and the
//!   sums over draws of what they answer and of its square.
//! - Units: occurrences among the repeats of a draw, or the mean position of those that answer in units of 2^-20.
//! - Leaves out: two inputs together.

use crate::stats::Count;
use serde::{Deserialize, Serialize};
use std::sync::Mutex;

/// Equal-probability bins of an uncertain input's own quantile.
pub const INPUT_BINS: usize = 64;

/// The draws in one part of an input's distribution.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slice {
    /// Draws in this part that answer.
    pub draws: u64,
    /// What they answer.
    pub answers: Count,
}

/// Draws by the quantile of one uncertain input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cells {
    /// By 64 bins of equal probability.
    pub bins: Vec<Slice>,
    /// Where the quantile is below 0.1.
    pub low_tenth: Slice,
    /// Where the quantile is above 0.9.
    pub high_tenth: Slice,
}

/// What a draw answers, and as how many draws it counts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Answered {
    pub answer: u64,
    pub weight: u64,
}

impl Default for Cells {
    fn default() -> Self {
        Cells {
            bins: vec![Slice::default(); INPUT_BINS],
            low_tenth: Slice::default(),
            high_tenth: Slice::default(),
        }
    }
}

impl Cells {
    /// The bin of a quantile.
    pub fn bin(quantile: f64) -> usize {
        ((quantile * INPUT_BINS as f64) as usize).min(INPUT_BINS - 1)
    }

    pub(crate) fn add(&mut self, quantile: f64, answered: Answered) {
        self.bins[Cells::bin(quantile)].add(answered);
        if quantile < 0.1 {
            self.low_tenth.add(answered);
        } else if quantile > 0.9 {
            self.high_tenth.add(answered);
        }
    }

    /// Adds what others counted of other draws.
    pub fn merge(&mut self, other: &Cells) {
        self.bins.iter_mut().zip(&other.bins).for_each(|(mine, theirs)| mine.merge(theirs));
        self.low_tenth.merge(&other.low_tenth);
        self.high_tenth.merge(&other.high_tenth);
    }

    /// The same shares among another number of draws.
    pub fn scaled(&self, factor: f64) -> Cells {
        Cells {
            bins: self.bins.iter().map(|slice| slice.scaled(factor)).collect(),
            low_tenth: self.low_tenth.scaled(factor),
            high_tenth: self.high_tenth.scaled(factor),
        }
    }
}

impl Slice {
    pub(crate) fn add(&mut self, Answered { answer, weight }: Answered) {
        self.draws += weight;
        self.answers.add_times(answer, weight);
    }

    fn merge(&mut self, other: &Slice) {
        self.draws += other.draws;
        self.answers.merge(&other.answers);
    }

    fn scaled(&self, factor: f64) -> Slice {
        let draws = crate::stats::scaled_row(&[self.draws], factor)[0];
        Slice { draws, answers: self.answers.scaled(factor) }
    }
}

/// The cells of all inputs, which workers fill together: a file with thousands of inputs has them once, not once a
/// worker. Whole numbers, so that the order in which they are added changes nothing.
#[derive(Debug, Default)]
pub(crate) struct Shared(Vec<Mutex<Cells>>);

impl Shared {
    pub fn new(inputs: usize) -> Self {
        Shared((0..inputs).map(|_| Mutex::default()).collect())
    }

    /// Adds draws to one input: its quantiles and what they answer, both by column.
    pub fn add(&self, input: usize, quantiles: &[f64], answered: &[Option<Answered>]) {
        let mut cells = self.0[input].lock().expect("nobody panics while it holds the lock");
        for (quantile, answered) in quantiles.iter().zip(answered) {
            if let Some(answered) = answered {
                cells.add(*quantile, *answered);
            }
        }
    }

    /// All cells as they stand.
    pub fn cells(&self) -> Vec<Cells> {
        let of = |cells: &Mutex<Cells>| {
            cells.lock().expect("nobody panics while it holds the lock").clone()
        };
        self.0.iter().map(of).collect()
    }
}
