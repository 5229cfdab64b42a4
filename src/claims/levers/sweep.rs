//! A likelihood along one lever, or over two.

use super::contours::{Contour, contours};
use super::lever::Lever;
use super::movement::{Movement, movement};
use super::probe::Probe;
use crate::claims::asked;
use crate::claims::case::Case;
use crate::claims::likelihood::Likelihood;
use crate::claims::work::Work;
use crate::engine::{Asked, Game, Plan};

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

impl Sweep {
    /// How the likelihood moves along the last lever, at the first value of another.
    pub fn movement(&self) -> Movement {
        movement(&self.grid[0])
    }

    /// The row and the column of the lowest and of the highest likelihood; the first of equals.
    pub fn ends(&self) -> [(usize, usize); 2] {
        let places = |row: usize| (0..self.grid[row].len()).map(move |column| (row, column));
        let at = |(row, column): (usize, usize)| self.grid[row][column].p;
        let all = (0..self.grid.len()).flat_map(places);
        all.fold([(0, 0); 2], |[lowest, highest], next| {
            [
                if at(next) < at(lowest) { next } else { lowest },
                if at(next) > at(highest) { next } else { highest },
            ]
        })
    }
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
