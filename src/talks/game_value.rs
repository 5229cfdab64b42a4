//! The value of a small matrix game, by the simplex method.
//!
//! Rows are texts, columns are signatories; one side mixes texts to raise the least surplus, the other mixes weights to
//! lower the largest weighted surplus. The game is solved from the side of the weights, whose first basis is at hand.

/// Reduced costs and pivots smaller than this are zero.
const ZERO: f64 = 1e-12;
/// Pivots after which the best value so far is taken; Bland's rule ends long before.
const MOST_PIVOTS: usize = 2_000;

/// A matrix game that grows by a row at a time.
#[derive(Clone, Debug, Default)]
pub(crate) struct MatrixGame {
    columns: usize,
    rows: Vec<f64>,
    tableau: Vec<f64>,
    basis: Vec<usize>,
}

impl MatrixGame {
    /// Starts again with so many columns and no row.
    pub(crate) fn clear(&mut self, columns: usize) {
        self.columns = columns;
        self.rows.clear();
    }

    /// Adds a row of payoffs.
    pub(crate) fn add(&mut self, row: &[f64]) {
        self.rows.extend_from_slice(row);
    }

    /// The value, and the weights on columns that hold every row to it.
    pub(crate) fn solve(&mut self, weights: &mut [f64]) -> f64 {
        // All payoffs are lifted to at least 1, so that the value is positive.
        let least =
            self.rows.iter().fold(f64::INFINITY, |least, &x| if x < least { x } else { least });
        let lift = 1.0 - least;
        self.set_up(lift);
        for _ in 0..MOST_PIVOTS {
            let Some(column) = self.entering() else { break };
            let Some(row) = self.leaving(column) else { break };
            self.pivot(row, column);
        }
        self.read(weights) - lift
    }

    fn height(&self) -> usize {
        self.rows.len() / self.columns
    }

    fn width(&self) -> usize {
        self.columns + self.height() + 1
    }

    /// Maximise the sum of u such that every row gives at most 1: slacks are the first basis.
    fn set_up(&mut self, lift: f64) {
        let (height, width) = (self.height(), self.width());
        self.tableau.clear();
        self.tableau.resize((height + 1) * width, 0.0);
        self.basis.clear();
        for row in 0..height {
            for column in 0..self.columns {
                self.tableau[row * width + column] = self.rows[row * self.columns + column] + lift;
            }
            self.tableau[row * width + self.columns + row] = 1.0;
            self.tableau[row * width + width - 1] = 1.0;
            self.basis.push(self.columns + row);
        }
        for column in 0..self.columns {
            self.tableau[height * width + column] = -1.0;
        }
    }

    fn entering(&self) -> Option<usize> {
        let (height, width) = (self.height(), self.width());
        (0..width - 1).find(|column| self.tableau[height * width + column] < -ZERO)
    }

    fn leaving(&self, column: usize) -> Option<usize> {
        let width = self.width();
        let mut best: Option<(usize, f64)> = None;
        for row in 0..self.height() {
            let pivot = self.tableau[row * width + column];
            if pivot > ZERO {
                let ratio = self.tableau[row * width + width - 1] / pivot;
                let better = best.is_none_or(|(at, least)| {
                    ratio < least || (ratio == least && self.basis[row] < self.basis[at])
                });
                if better {
                    best = Some((row, ratio));
                }
            }
        }
        best.map(|(row, _)| row)
    }

    fn pivot(&mut self, row: usize, column: usize) {
        let (height, width) = (self.height(), self.width());
        let pivot = self.tableau[row * width + column];
        for x in &mut self.tableau[row * width..(row + 1) * width] {
            *x /= pivot;
        }
        for other in (0..=height).filter(|&other| other != row) {
            let factor = self.tableau[other * width + column];
            if factor != 0.0 {
                for place in 0..width {
                    let delta = factor * self.tableau[row * width + place];
                    self.tableau[other * width + place] -= delta;
                }
            }
        }
        self.basis[row] = column;
    }

    /// The value of the lifted game; weights are the solution times it.
    fn read(&self, weights: &mut [f64]) -> f64 {
        let width = self.width();
        weights.fill(0.0);
        for (row, &column) in self.basis.iter().enumerate() {
            if column < self.columns {
                weights[column] = self.tableau[row * width + width - 1];
            }
        }
        let sum: f64 = weights.iter().sum();
        for weight in weights.iter_mut() {
            *weight /= sum;
        }
        1.0 / sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_games_have_their_known_values() {
        // rows mix to raise the least column, columns mix to lower the largest row
        let cases: [(&[[f64; 2]], f64); 3] = [
            (&[[1.0, -1.0], [-1.0, 1.0]], 0.0),
            (&[[3.0, 1.0], [0.0, 2.0]], 1.5),
            (&[[-0.2, -0.3], [-0.4, 0.1]], -7.0 / 30.0),
        ];
        for (rows, value) in cases {
            let mut game = MatrixGame::default();
            game.clear(2);
            rows.iter().for_each(|row| game.add(row));
            let mut weights = [0.0; 2];
            assert!((game.solve(&mut weights) - value).abs() < 1e-12);
            assert!((weights[0] + weights[1] - 1.0).abs() < 1e-12);
        }
    }
}
