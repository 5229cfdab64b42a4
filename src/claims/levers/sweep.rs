//! A likelihood along one lever, or over two.

use super::lever::Lever;
use super::probe::Probe;
use crate::claims::asked;
use crate::claims::case::Case;
use crate::claims::likelihood::Likelihood;
use crate::claims::work::Work;
use crate::engine::{Asked, Game, Plan};

/// Likelihoods whose contours are drawn.
pub const CONTOURS: [f64; 3] = [0.25, 0.5, 0.75];

/// A lever and the values that it takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Swept {
    /// The lever.
    pub lever: Lever,
    /// Its values, rising.
    pub values: Vec<f64>,
}

/// A likelihood along one lever, or over two.
#[derive(Clone, Debug, PartialEq)]
pub struct Sweep {
    /// What it is about, with what was played at each point.
    pub case: Case,
    /// The word for what is asked.
    pub of: String,
    /// What a reader calls it.
    pub name: String,
    /// One or two.
    pub levers: Vec<Swept>,
    /// By value of the first lever of two, and by value of the last one: a single row for one lever.
    pub grid: Vec<Vec<Likelihood>>,
    /// Of two levers: where the likelihood is 25, 50, 75 %.
    pub contours: Vec<Contour>,
}

/// Where the likelihood over two levers has one value.
#[derive(Clone, Debug, PartialEq)]
pub struct Contour {
    /// The likelihood, 0..1.
    pub p: f64,
    /// Values of the two levers, by linear interpolation between neighbours of the grid.
    pub points: Vec<(f64, f64)>,
}

impl Swept {
    /// So many values from `low` to `high`, both included; at least 2.
    pub fn evenly(lever: Lever, low: f64, high: f64, steps: usize) -> Self {
        let last = steps - 1;
        let value = |step: usize| {
            if step == last { high } else { low + (high - low) * (step as f64 / last as f64) }
        };
        Swept { lever, values: (0..steps).map(value).collect() }
    }
}

/// How likely something is at every value of one lever or every pair of values of two, point by point.
pub struct Sweeping<'a, G> {
    probe: Probe<'a, G>,
    plan: Plan,
    sweep: Sweep,
    /// Points looked at, row by row.
    points: Vec<Likelihood>,
}

impl<'a, G: Game> Sweeping<'a, G> {
    /// One lever or two, each point with the plan's draws, repeats and luck. `asked` is a likelihood.
    pub fn new(case: &Case, game: &'a G, asked: Asked, levers: Vec<Swept>, plan: Plan) -> Self {
        let questions = game.questions();
        let sweep = Sweep {
            case: case.clone().played(plan.into()),
            of: asked::word(questions, asked),
            name: asked::name(questions, asked),
            levers,
            grid: Vec::new(),
            contours: Vec::new(),
        };
        Sweeping { probe: Probe::new(game, asked, plan), plan, sweep, points: Vec::new() }
    }

    /// Everything; none where points are left.
    pub fn finish(self) -> Option<Sweep> {
        let (first, last) = (self.first(), self.last());
        if self.points.len() < self.all() {
            return None;
        }
        let grid: Vec<Vec<Likelihood>> =
            self.points.chunks(last.values.len()).map(<[Likelihood]>::to_vec).collect();
        let contours = first.map(|first| contours(&first.values, &last.values, &grid));
        Some(Sweep { grid, contours: contours.unwrap_or_default(), ..self.sweep })
    }

    fn first(&self) -> Option<&Swept> {
        (self.sweep.levers.len() == 2).then(|| &self.sweep.levers[0])
    }

    fn last(&self) -> &Swept {
        &self.sweep.levers[self.sweep.levers.len() - 1]
    }

    fn all(&self) -> usize {
        self.first().map_or(1, |first| first.values.len()) * self.last().values.len()
    }
}

impl<G: Game> Work for Sweeping<'_, G> {
    /// A point at a time, however many batches are asked for.
    fn advance(&mut self, _: u64) -> bool {
        if self.points.len() < self.all() {
            let (first, last) = (self.first(), self.last());
            let columns = last.values.len();
            let (row, column) = (self.points.len() / columns, self.points.len() % columns);
            let mut moves = vec![(last.lever.quantity, last.values[column])];
            moves.extend(first.map(|first| (first.lever.quantity, first.values[row])));
            self.points.push(self.probe.at(&moves, self.plan.draws()));
        }
        self.points.len() < self.all()
    }

    fn progress(&self) -> (u64, u64) {
        (self.points.len() as u64, self.all() as u64)
    }
}

/// Where the likelihood crosses each of the levels between neighbours, along the rows and along the columns.
fn contours(rows: &[f64], columns: &[f64], grid: &[Vec<Likelihood>]) -> Vec<Contour> {
    let of_level = |p: f64| {
        let mut points = Vec::new();
        for (i, row) in rows.iter().enumerate() {
            for (j, column) in columns.iter().enumerate() {
                let here = grid[i][j].p;
                if let Some(next) = columns.get(j + 1) {
                    points.extend(
                        crossing(p, (*column, here), (*next, grid[i][j + 1].p)).map(|x| (*row, x)),
                    );
                }
                if let Some(next) = rows.get(i + 1) {
                    points.extend(
                        crossing(p, (*row, here), (*next, grid[i + 1][j].p)).map(|x| (x, *column)),
                    );
                }
            }
        }
        Contour { p, points }
    };
    CONTOURS.into_iter().map(of_level).collect()
}

/// Where the line between two points has the height p; none where both lie on one side.
pub(super) fn crossing(p: f64, one: (f64, f64), other: (f64, f64)) -> Option<f64> {
    let (below, above) = (one.1 - p, other.1 - p);
    if below == 0.0 {
        return Some(one.0);
    }
    (below * above < 0.0).then(|| one.0 + (other.0 - one.0) * below / (below - above))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contours_lie_between_neighbours() {
        let likely = |p| Likelihood { p, low: p, high: p, n: 1 };
        let grid = vec![vec![likely(0.0), likely(1.0)], vec![likely(0.4), likely(0.4)]];
        let contours = contours(&[0.0, 1.0], &[0.0, 10.0], &grid);
        // Along the first row at 5; along the second column, where it falls from 1 to 0.4, at 5/6 of the way.
        let half = &contours[1].points;
        assert_eq!((half.len(), half[0]), (2, (0.0, 5.0)));
        assert!((half[1].0 - 5.0 / 6.0).abs() < 1e-12 && half[1].1 == 10.0, "{half:?}");
        assert_eq!(contours[0].points.len(), 2);
        assert_eq!(crossing(0.5, (0.0, 0.6), (1.0, 0.9)), None);
    }
}
