//! Draws by the quantile of each uncertain input: what shows which inputs move an answer.
//!
//! - Models: how an answer differs between parts of an input's own distribution.
//! - Equation: 64 bins of equal probability, and the tenths below 0.1 and above 0.9; in each the number of draws and the
//!   sums over draws of what they answer and of its square.
//! - Units: occurrences among the repeats of a draw, or the mean position of those that answer in units of 2^-20.
//! - Leaves out: two inputs together.

use crate::stats::{Count, scaled_row};
use serde::{Deserialize, Serialize};
use std::sync::Mutex;

/// Equal-probability bins of an uncertain input's own quantile.
pub const INPUT_BINS: usize = 64;

/// The draws in one part of an input's distribution.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slice {
    /// Draws in this part that answer.
    pub draws: u64,
    /// What they answer.
    pub answers: Count,
}

/// Draws by the quantile of one uncertain input.
#[derive(Clone, Debug, PartialEq, Eq)]
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

impl Answered {
    /// What it adds to the sums of a row; nothing where there is no answer.
    pub fn terms(answered: &Option<Answered>) -> [u64; 3] {
        let of = |Answered { answer, weight }| [weight, answer * weight, answer * answer * weight];
        answered.map_or([0; 3], of)
    }
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
        let draws = scaled_row(&[self.draws], factor)[0];
        Slice { draws, answers: self.answers.scaled(factor) }
    }
}

/// The cells of one input as they are kept: by part its draws, what they answer and the sum of its squares. Short words
/// until one of them is too short, so that the same sums are kept alike in whatever order they were added; empty before
/// there is any.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Row {
    Short(Vec<u32>),
    Long(Vec<u64>),
}

/// Parts of a row: the bins, the lowest and the highest tenth.
const PARTS: usize = INPUT_BINS + 2;

impl Default for Row {
    fn default() -> Self {
        Row::Short(Vec::new())
    }
}

impl Row {
    /// Adds draws: their quantiles and the terms of their sums, both by column.
    fn add(&mut self, quantiles: &[f64], terms: &[[u64; 3]]) {
        self.open();
        for (quantile, terms) in quantiles.iter().zip(terms) {
            self.add_part(Cells::bin(*quantile), terms);
            if *quantile < 0.1 {
                self.add_part(INPUT_BINS, terms);
            } else if *quantile > 0.9 {
                self.add_part(INPUT_BINS + 1, terms);
            }
        }
    }

    /// Makes room for what is added.
    fn open(&mut self) {
        if let Row::Short(words) = self {
            words.resize(3 * PARTS, 0);
        }
    }

    #[inline(always)]
    fn add_part(&mut self, part: usize, terms: &[u64; 3]) {
        match self {
            Row::Short(words) => {
                let kept = &mut words[3 * part..3 * part + 3];
                let sums = [0, 1, 2].map(|place| u64::from(kept[place]) + terms[place]);
                if (sums[0] | sums[1] | sums[2]) >> u32::BITS == 0 {
                    kept.iter_mut().zip(sums).for_each(|(word, sum)| *word = sum as u32);
                } else {
                    self.lengthen(part, terms);
                }
            }
            Row::Long(words) => add_long(words, part, terms),
        }
    }

    /// Adds where short words do not do.
    #[cold]
    fn lengthen(&mut self, part: usize, terms: &[u64; 3]) {
        if let Row::Short(words) = self {
            let mut words: Vec<u64> = words.iter().copied().map(u64::from).collect();
            add_long(&mut words, part, terms);
            *self = Row::Long(words);
        }
    }

    fn part(&self, part: usize) -> [u64; 3] {
        let at = |place| match self {
            Row::Short(words) => words.get(3 * part + place).copied().map_or(0, u64::from),
            Row::Long(words) => words[3 * part + place],
        };
        [0, 1, 2].map(at)
    }

    /// Adds what others counted of other draws.
    pub fn merge(&mut self, other: &Row) {
        match other {
            Row::Short(words) if words.is_empty() => {}
            _ => {
                self.open();
                (0..PARTS).for_each(|part| self.add_part(part, &other.part(part)));
            }
        }
    }

    /// As somebody reads them.
    pub fn cells(&self) -> Cells {
        let slice = |part| {
            let [draws, total, squares] = self.part(part);
            Slice { draws, answers: Count { total, squares } }
        };
        Cells {
            bins: (0..INPUT_BINS).map(slice).collect(),
            low_tenth: slice(INPUT_BINS),
            high_tenth: slice(INPUT_BINS + 1),
        }
    }

    /// The same shares among another number of draws.
    pub fn scaled(&self, factor: f64) -> Row {
        let Cells { bins, low_tenth, high_tenth } = self.cells().scaled(factor);
        let mut row = Row::default();
        row.open();
        for (part, slice) in bins.into_iter().chain([low_tenth, high_tenth]).enumerate() {
            row.add_part(part, &[slice.draws, slice.answers.total, slice.answers.squares]);
        }
        row
    }
}

fn add_long(words: &mut [u64], part: usize, terms: &[u64; 3]) {
    words[3 * part..].iter_mut().zip(terms).for_each(|(sum, term)| *sum += term);
}

/// The cells of all inputs, which workers fill together: a file with thousands of inputs has them once, not once a
/// worker. Whole numbers, so that the order in which they are added changes nothing.
#[derive(Debug, Default)]
pub(crate) struct Shared(Vec<Mutex<Row>>);

impl Shared {
    pub fn new(inputs: usize) -> Self {
        Shared((0..inputs).map(|_| Mutex::default()).collect())
    }

    /// Adds draws to one input: their quantiles and the terms of their sums, both by column.
    pub fn add(&self, input: usize, quantiles: &[f64], terms: &[[u64; 3]]) {
        let mut row = self.0[input].lock().expect("nobody panics while it holds the lock");
        row.add(quantiles, terms);
    }

    /// Adds all that was counted since the last time to the rows of a ledger.
    pub fn move_to(&self, rows: &mut Vec<Row>) {
        rows.resize(self.0.len(), Row::default());
        for (kept, row) in rows.iter_mut().zip(&self.0) {
            let mut row = row.lock().expect("nobody panics while it holds the lock");
            let new = core::mem::take(&mut *row);
            if *kept == Row::default() { *kept = new } else { kept.merge(&new) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_taken_where_short_ones_do_not_do_in_any_order() {
        let large = [Answered::terms(&Some(Answered { answer: 60_000, weight: 1 }))];
        let [mut row, mut other, mut last] = [0.05, 0.5, 0.05].map(|quantile| {
            let mut row = Row::default();
            row.add(&[quantile], &large);
            row
        });
        assert!(matches!(row, Row::Short(_)));
        other.merge(&last);
        other.merge(&row);
        row.merge(&last);
        last = row.clone();
        last.add(&[0.5], &large);
        assert_eq!(last, other);
        assert!(matches!(last, Row::Long(_)));
        assert_eq!(last.cells().low_tenth.answers.squares, 7_200_000_000);
        assert_eq!(last.cells().bins[32].draws, 1);
    }
}
