//! A small dense simplex: maximise c·x subject to A·x <= b, x >= 0, with every b >= 0.

/// The largest value, by Bland's rule (which cannot cycle); infinite where it is unbounded.
pub fn maximise(objective: &[f64], rows: &[Vec<f64>], bounds: &[f64]) -> f64 {
    let mut tableau = Tableau::new(objective, rows, bounds);
    while let Some(column) = tableau.entering() {
        let Some(row) = tableau.leaving(column) else { return f64::INFINITY };
        tableau.pivot(row, column);
    }
    tableau.value
}

const TINY: f64 = 1e-13;

struct Tableau {
    rows: Vec<Vec<f64>>,
    bounds: Vec<f64>,
    basis: Vec<usize>,
    reduced: Vec<f64>,
    value: f64,
}

impl Tableau {
    /// Variables first, then one slack a row; the slacks are the first basis.
    fn new(objective: &[f64], rows: &[Vec<f64>], bounds: &[f64]) -> Self {
        let (variables, slacks) = (objective.len(), rows.len());
        let with_slack = |r: usize| {
            let mut row = rows[r].clone();
            row.resize(variables + slacks, 0.0);
            row[variables + r] = 1.0;
            row
        };
        let mut reduced = objective.to_vec();
        reduced.resize(variables + slacks, 0.0);
        Self {
            rows: (0..slacks).map(with_slack).collect(),
            bounds: bounds.to_vec(),
            basis: (variables..variables + slacks).collect(),
            reduced,
            value: 0.0,
        }
    }

    /// The first column that would raise the value.
    fn entering(&self) -> Option<usize> {
        self.reduced.iter().position(|&r| r > TINY)
    }

    /// The row that gives way first; ties go to the smallest variable.
    fn leaving(&self, column: usize) -> Option<usize> {
        let mut best: Option<(usize, f64)> = None;
        for (r, row) in self.rows.iter().enumerate().filter(|(_, row)| row[column] > TINY) {
            let ratio = self.bounds[r] / row[column];
            let better = match best {
                None => true,
                Some((b, least)) => {
                    ratio < least || (ratio == least && self.basis[r] < self.basis[b])
                }
            };
            if better {
                best = Some((r, ratio));
            }
        }
        best.map(|(r, _)| r)
    }

    fn pivot(&mut self, row: usize, column: usize) {
        let by = self.rows[row][column];
        self.rows[row].iter_mut().for_each(|x| *x /= by);
        self.bounds[row] /= by;
        let (pivot, bound) = (self.rows[row].clone(), self.bounds[row]);
        for r in (0..self.rows.len()).filter(|&r| r != row) {
            let times = self.rows[r][column];
            subtract(&mut self.rows[r], &pivot, times);
            self.bounds[r] -= times * bound;
            if self.bounds[r] < 0.0 {
                self.bounds[r] = 0.0;
            }
        }
        let times = self.reduced[column];
        subtract(&mut self.reduced, &pivot, times);
        self.value += times * bound;
        self.basis[row] = column;
    }
}

fn subtract(row: &mut [f64], pivot: &[f64], times: f64) {
    row.iter_mut().zip(pivot).for_each(|(x, p)| *x -= times * p);
}
