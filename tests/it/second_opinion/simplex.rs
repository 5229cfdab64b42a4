//! A small dense simplex: maximise c·x subject to A·x <= b, x >= 0, with every b >= 0; of several best points, the one that a
//! second goal likes best, and so on.

/// A best point.
#[derive(Clone, Debug, PartialEq)]
pub struct Best {
    /// The values of the goals, the first of them infinite where it is unbounded.
    pub values: Vec<f64>,
    /// The variables.
    pub at: Vec<f64>,
}

/// The largest value, by Bland's rule (which cannot cycle); infinite where it is unbounded.
pub fn maximise(objective: &[f64], rows: &[Vec<f64>], bounds: &[f64]) -> f64 {
    maximise_in_order(&[objective.to_vec()], rows, bounds).values[0]
}

/// Goals in the order of their rank: each is raised as far as it goes without lowering those before it.
pub fn maximise_in_order(goals: &[Vec<f64>], rows: &[Vec<f64>], bounds: &[f64]) -> Best {
    let mut tableau = Tableau::new(goals, rows, bounds);
    while let Some(column) = tableau.entering() {
        let Some(row) = tableau.leaving(column) else {
            tableau.values[0] = f64::INFINITY;
            break;
        };
        tableau.pivot(row, column);
    }
    let at =
        |x: usize| tableau.basis.iter().position(|&b| b == x).map_or(0.0, |r| tableau.bounds[r]);
    Best { at: (0..goals[0].len()).map(at).collect(), values: tableau.values.clone() }
}

const TINY: f64 = 1e-13;

struct Tableau {
    rows: Vec<Vec<f64>>,
    bounds: Vec<f64>,
    basis: Vec<usize>,
    reduced: Vec<Vec<f64>>,
    values: Vec<f64>,
}

impl Tableau {
    /// Variables first, then one slack a row; the slacks are the first basis.
    fn new(goals: &[Vec<f64>], rows: &[Vec<f64>], bounds: &[f64]) -> Self {
        let (variables, slacks) = (goals[0].len(), rows.len());
        let with_slack = |r: usize| {
            let mut row = rows[r].clone();
            row.resize(variables + slacks, 0.0);
            row[variables + r] = 1.0;
            row
        };
        let padded = |goal: &Vec<f64>| {
            let mut goal = goal.clone();
            goal.resize(variables + slacks, 0.0);
            goal
        };
        Self {
            rows: (0..slacks).map(with_slack).collect(),
            bounds: bounds.to_vec(),
            basis: (variables..variables + slacks).collect(),
            reduced: goals.iter().map(padded).collect(),
            values: vec![0.0; goals.len()],
        }
    }

    /// The first column that would raise a goal without lowering one before it.
    fn entering(&self) -> Option<usize> {
        let raises = |column: &usize| {
            let first = self.reduced.iter().map(|goal| goal[*column]).find(|r| r.abs() > TINY);
            first.is_some_and(|r| r > 0.0)
        };
        (0..self.reduced[0].len()).find(raises)
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
        for (goal, value) in self.reduced.iter_mut().zip(&mut self.values) {
            let times = goal[column];
            subtract(goal, &pivot, times);
            *value += times * bound;
        }
        self.basis[row] = column;
    }
}

fn subtract(row: &mut [f64], pivot: &[f64], times: f64) {
    row.iter_mut().zip(pivot).for_each(|(x, p)| *x -= times * p);
}
