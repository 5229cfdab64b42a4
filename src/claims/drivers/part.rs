//! Some of the draws: what they answer, in whole numbers, and how far that varies.

use super::moments::Moments;
use crate::engine::Answered;
use crate::stats::{Count, Mixing, scaled_row};

/// Bins of the draws' means, where a mean is asked.
pub(super) const BINS: usize = 200;
/// Sums count in units of 2^-40, so that any order of adding gives the same bits.
const UNITS: f64 = (1u64 << 40) as f64;

/// Some of the draws.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    /// Draws of which something is known.
    pub draws: u64,
    /// Answers of their repeats.
    pub answers: u64,
    /// Sums over draws: of the mean, its square, its noise, and the variance between the repeats.
    sums: [u128; 4],
    /// Draws by occurrences among their repeats, or by their mean.
    cells: Vec<u64>,
}

/// What one draw answers, and as how many draws it counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Answer {
    /// Repeats that answer.
    count: u64,
    pub moments: Moments,
    /// Its occurrences, or the bin of its mean.
    pub cell: usize,
    weight: u64,
    /// What it adds to the sums of a part, in units.
    terms: [u64; 4],
}

impl Answer {
    pub fn new(count: u64, moments: Moments, cell: usize, weight: u64) -> Self {
        let Moments { mean, noise } = moments;
        let terms = [mean, mean * mean, noise, noise * count as f64];
        let terms = terms.map(|term| (term * UNITS + 0.5) as u64);
        Answer { count, moments, cell, weight, terms }
    }

    /// The same as cells count it.
    pub fn answered(&self, answer: u64) -> Answered {
        Answered { answer, weight: self.weight }
    }
}

impl Part {
    /// No draws yet, told apart by so many cells.
    pub fn empty(cells: usize) -> Self {
        Part { draws: 0, answers: 0, sums: [0; 4], cells: vec![0; cells] }
    }

    /// The sum of some parts.
    pub fn of<'a>(mut parts: impl Iterator<Item = &'a Part>) -> Self {
        let mut all = parts.next().cloned().unwrap_or_else(|| Part::empty(1));
        parts.for_each(|part| all.merge(part));
        all
    }

    pub fn add(&mut self, answer: &Answer) {
        self.draws += answer.weight;
        self.answers += answer.weight * answer.count;
        self.cells[answer.cell] += answer.weight;
        for (sum, term) in self.sums.iter_mut().zip(answer.terms) {
            *sum += u128::from(term) * u128::from(answer.weight);
        }
    }

    pub fn merge(&mut self, other: &Part) {
        self.draws += other.draws;
        self.answers += other.answers;
        self.sums.iter_mut().zip(other.sums).for_each(|(mine, theirs)| *mine += theirs);
        self.cells.iter_mut().zip(&other.cells).for_each(|(mine, theirs)| *mine += theirs);
    }

    /// The same shares among another number of draws.
    pub fn scaled(&self, factor: f64) -> Self {
        let scaled = |number: u64| scaled_row(&[number], factor)[0];
        Part {
            draws: scaled(self.draws),
            answers: scaled(self.answers),
            sums: self.sums.map(|sum| (sum as f64 * factor) as u128),
            cells: scaled_row(&self.cells, factor),
        }
    }

    /// Occurrences by draw, where that is what the cells count.
    pub fn count(&self) -> Count {
        let mut count = Count::default();
        let cells = self.cells.iter().enumerate();
        cells.for_each(|(occurrences, draws)| count.add_times(occurrences as u64, *draws));
        count
    }

    /// The mean over draws of their means.
    pub fn mean(&self) -> f64 {
        self.sum(0) / self.draws as f64
    }

    /// The variance between draws of their means.
    pub fn variance(&self) -> f64 {
        let n = self.draws as f64;
        let scatter = self.sum(1) - self.sum(0) * self.sum(0) / n;
        if n > 1.0 && scatter > 0.0 { scatter / (n - 1.0) } else { 0.0 }
    }

    /// The mean over draws of the variance between their repeats.
    pub fn variance_within(&self) -> f64 {
        self.sum(3) / self.draws as f64
    }

    /// The variance between draws of what their means estimate: without the noise of the repeats, not below 0.
    pub fn variance_of_expectation(&self) -> f64 {
        self.noiseless_variance().clamp(0.0, f64::INFINITY)
    }

    /// The same, as it is estimated: by chance it may lie below 0.
    pub fn noiseless_variance(&self) -> f64 {
        self.variance() - self.sum(2) / self.draws as f64
    }

    /// The share of the variance between draws that is noise of the repeats.
    pub fn share_of_noise(&self) -> f64 {
        let variance = self.variance();
        let noise = self.sum(2) / self.draws as f64;
        if variance > 0.0 { (noise / variance).clamp(0.0, 1.0) } else { 0.0 }
    }

    /// The 10 and the 90 % quantile, over draws, of the probability of occurrences.
    pub fn range_of_probability(&self) -> [f64; 2] {
        let between = self.variance_of_expectation();
        let ends = Mixing::fit(&self.cells).quantiles(self.mean(), between, &[0.1, 0.9]);
        [ends[0], ends[1]]
    }

    /// The same of the draws' means, scaled about their mean to the variance without noise.
    pub fn range_of_means(&self) -> [f64; 2] {
        let (mean, variance) = (self.mean(), self.variance());
        let between = self.variance_of_expectation();
        let scale = if variance > 0.0 { (between / variance).sqrt() } else { 0.0 };
        let at = |p: f64| self.cell_below(p) / BINS as f64;
        [0.1, 0.9].map(|p| (mean + (at(p) - mean) * scale).clamp(0.0, 1.0))
    }

    /// Draws by occurrences among their repeats, or by their mean.
    pub fn cells(&self) -> &[u64] {
        &self.cells
    }

    /// The same draws in 200 cells: of more repeats than that their share is as good as what they estimate.
    pub fn pooled(&self) -> Self {
        let mut cells = vec![0; BINS];
        for (cell, draws) in self.cells.iter().enumerate() {
            cells[(cell * BINS / self.cells.len()).min(BINS - 1)] += draws;
        }
        Part { cells, ..*self }
    }

    /// The sum over draws of what belongs to their cells.
    pub fn sum_of(&self, of_cell: impl Fn(usize) -> f64) -> f64 {
        let cells = self.cells.iter().enumerate().filter(|(_, draws)| **draws > 0);
        cells.map(|(cell, draws)| *draws as f64 * of_cell(cell)).sum()
    }

    /// How many cells lie below the share `p` of the draws, each draw spread evenly over its cell.
    fn cell_below(&self, p: f64) -> f64 {
        let wanted = p * self.draws as f64;
        let mut below = 0.0;
        for (cell, &draws) in self.cells.iter().enumerate() {
            if draws > 0 && below + draws as f64 >= wanted {
                return cell as f64 + (wanted - below) / draws as f64;
            }
            below += draws as f64;
        }
        BINS as f64
    }

    fn sum(&self, which: usize) -> f64 {
        self.sums[which] as f64 / UNITS
    }
}
