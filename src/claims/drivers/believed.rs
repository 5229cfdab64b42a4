//! What some draws let one believe of the answer expected given the inputs, of which each draw shows only a few repeats.

use super::part::Part;
use crate::stats::Mixing;

/// A distribution of what is expected, on 0..1, and what the cell of a draw shows of it.
#[derive(Clone, Debug)]
pub(super) struct Believed {
    points: Vec<f64>,
    /// By cell that some draw lies in: how likely each point is given that; the others are empty.
    shown: Vec<Vec<f64>>,
    /// Around which the points may be drawn together.
    mean: f64,
    /// Of the points, each as likely as the draws make it.
    pub variance: f64,
}

impl Believed {
    /// Of occurrences among the repeats of some draws.
    pub fn of_probability(part: &Part) -> Self {
        let repeats = part.cells().len() - 1;
        if part.cells()[1..repeats].iter().all(|draws| *draws == 0) {
            let ends = |cell| if cell == 0 { vec![1.0, 0.0] } else { vec![0.0, 1.0] };
            return Believed::new(vec![0.0, 1.0], part, ends);
        }
        let mixing = Mixing::rough(part.cells());
        let given = |cell: usize| mixing.given(cell as u64, (repeats - cell) as u64);
        Believed::new(Mixing::points().collect(), part, given)
    }

    /// Of the draws' means: every cell is a point of its own.
    pub fn of_means(part: &Part) -> Self {
        let cells = part.cells().len();
        let own = |cell| (0..cells).map(|other| f64::from(u8::from(other == cell))).collect();
        Believed::new(
            (0..cells).map(|cell| (cell as f64 + 0.5) / cells as f64).collect(),
            part,
            own,
        )
    }

    fn new(points: Vec<f64>, part: &Part, of_cell: impl Fn(usize) -> Vec<f64>) -> Self {
        let cells = part.cells().iter().enumerate();
        let shown = cells
            .map(|(cell, draws)| if *draws > 0 { of_cell(cell) } else { Vec::new() })
            .collect();
        let mut believed = Believed { points, shown, mean: part.mean(), variance: 0.0 };
        let weights = believed.weights(part.cells());
        let sum = |of: &dyn Fn(f64) -> f64| -> f64 {
            weights.iter().zip(&believed.points).map(|(weight, point)| weight * of(*point)).sum()
        };
        let (all, mean) = (sum(&|_| 1.0), believed.mean);
        believed.variance = sum(&|point| (point - mean) * (point - mean)) / all;
        believed
    }

    /// The same with its points so many times as far from their mean.
    pub fn drawn_together(mut self, factor: f64) -> Self {
        let mean = self.mean;
        let moved = |point: &mut f64| *point = (mean + (*point - mean) * factor).clamp(0.0, 1.0);
        self.points.iter_mut().for_each(moved);
        self
    }

    /// Below which half of it lies, as so many draws in each cell make it.
    pub fn median(&self, cells: &[u64]) -> f64 {
        let weights = self.weights(cells);
        let half = 0.5 * weights.iter().sum::<f64>();
        let mut below = 0.0;
        let is_below = |weight: &&f64| {
            below += **weight;
            below < half
        };
        let place = weights.iter().take_while(is_below).count();
        self.points[place.min(self.points.len() - 1)]
    }

    /// How far a draw that lies in this cell lies from somewhere.
    pub fn distance(&self, cell: usize, from: f64) -> f64 {
        let terms = self.points.iter().zip(&self.shown[cell]);
        terms.map(|(point, weight)| weight * (point - from).abs()).sum()
    }

    /// What a draw in each cell adds to the mean distance from somewhere, as it is estimated from all draws: what, averaged over
    /// what else a draw with the same answer might have shown, is its distance. Its scatter is the estimate's (van der Vaart
    /// 1998, Asymptotic Statistics, chapter 25). Found by so many steps as there are draws, at most 500.
    pub fn influences(&self, cells: &[u64], from: f64) -> Vec<f64> {
        let filled: Vec<usize> = (0..cells.len()).filter(|cell| cells[*cell] > 0).collect();
        let weights = self.weights(cells);
        let next = |one: usize, other: usize| {
            let both = self.shown[one].iter().zip(&self.shown[other]).zip(&weights);
            let terms =
                both.filter(|(_, weight)| **weight > 0.0).map(|((a, b), weight)| a * b / weight);
            cells[other] as f64 * terms.sum::<f64>()
        };
        let step = |one: &usize| filled.iter().map(|other| next(*one, *other)).collect();
        let steps: Vec<Vec<f64>> = filled.iter().map(step).collect();
        let distances: Vec<f64> = filled.iter().map(|cell| self.distance(*cell, from)).collect();
        let mut found = distances.clone();
        for _ in 0..cells.iter().sum::<u64>().min(500) {
            let seen = |row: &Vec<f64>| row.iter().zip(&found).map(|(a, b)| a * b).sum::<f64>();
            let off: Vec<f64> =
                steps.iter().zip(&distances).map(|(row, d)| d - seen(row)).collect();
            found.iter_mut().zip(off).for_each(|(one, off)| *one += off);
        }
        let mut influences = vec![0.0; cells.len()];
        filled.iter().zip(found).for_each(|(cell, one)| influences[*cell] = one);
        influences
    }

    /// Of every point, as so many draws in each cell make it.
    fn weights(&self, cells: &[u64]) -> Vec<f64> {
        let mut weights = vec![0.0; self.points.len()];
        for (shown, draws) in self.shown.iter().zip(cells).filter(|(_, draws)| **draws > 0) {
            let shares = weights.iter_mut().zip(shown);
            shares.for_each(|(weight, share)| *weight += *draws as f64 * share);
        }
        weights
    }
}
