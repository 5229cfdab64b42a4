//! The design: two independent points a row, and for every input the first with that input taken from the second.
//!
//! Models: the parts of the variance of P(inputs). For every row points A and B and, for input i, A with its input i
//! from B (AB_i; notation from Saltelli). First order: V_i = E[(P(B) - P(A))² - (P(B) - P(AB_i))²] / 2; total:
//! T_i = E[(P(A) - P(AB_i))²] / 2. Every square is of a mean over the repeats, less that mean's own sampling variance.
//! Sources: M. J. W. Jansen, Analysis of variance designs for model output (1999); A. Saltelli and others, Variance
//! based sensitivity analysis of model output: design and estimator for the total sensitivity index (2010). Jansen's
//! variance is taken from the same rows (A against B), so that an input that does nothing is found to do exactly
//! nothing. A and its AB_i are played with the same luck; B has luck of its own, so that what luck settles once a draw
//! does not look like an input; where there is such luck it is studied as one more input, the last (A's inputs with B's
//! luck). Inputs that hang on the same luck (correlated ones, those of which experts speak) are one driver: all their luck
//! comes from the one point or the other; so do drivers of one set ([`super::sets`]), whose parts are then those of the whole
//! set. Units: squares of the study's own. Leaves out: interactions one by one.

use super::moments::Moments;
use super::sets::Sets;
use super::survey::value;
use crate::engine::{Asked, Batch, Game, Inputs, Points, Sampling, Ties, Watcher};
use crate::random::Sobol;
use core::ops::Range;
use std::collections::BTreeMap;

/// More rows than this are summed in groups of successive ones.
const MOST_GROUPS: u64 = 4_096;
/// Points of one batch, at least.
const POINTS_AT_ONCE: u64 = 512;

/// What a group of rows says: sums over those of its rows that say something.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group(pub Vec<f64>);

/// Sums of a group that belong to all inputs: points, their means, their squares.
pub(super) const SHARED: usize = 3;
/// Sums of a group that belong to one entry: rows and V_i, rows and T_i.
pub(super) const PER_ENTRY: usize = 4;

/// Rows of a first look at every driver alone, and repeats of it.
pub(super) const FIRST_LOOK: [u64; 2] = [128, 4];

/// What a row studies.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    sets: usize,
    has_luck: bool,
}

/// The points of a design: row after row A, B, AB_i for every set of drivers, and perhaps A with B's luck.
pub(super) struct Design {
    shape: Shape,
    /// By word of a draw's inputs: the set to which it belongs.
    sets: Vec<usize>,
    rows: u64,
    /// The luck of the first row.
    first_draw: u64,
    sobol: Sobol,
}

/// Looks on while the points of a design are played.
pub(super) struct Watching {
    asked: Asked,
    shape: Shape,
    rows: u64,
}

/// What one worker keeps: the groups that are whole, by their number, and the row that is being played.
#[derive(Default)]
pub(super) struct Groups {
    groups: BTreeMap<u64, Group>,
    row: Option<Row>,
}

/// A row as far as it is played.
struct Row {
    a: Vec<f64>,
    b: Vec<f64>,
    sums: Group,
}

impl Shape {
    /// Of every driver alone.
    pub fn of<G: Game>(game: &G) -> Self {
        Shape::of_sets(game, Ties::of(game).count())
    }

    /// Of so many sets of drivers.
    pub fn of_sets<G: Game>(game: &G, sets: usize) -> Self {
        Shape { sets, has_luck: game.has_luck_of_draws() }
    }

    /// The sets of drivers, and perhaps the luck of draws.
    pub fn entries(self) -> usize {
        self.sets + usize::from(self.has_luck)
    }

    /// Points of a row.
    pub fn of_row(self) -> u64 {
        self.entries() as u64 + 2
    }

    /// B less the mixed point, which share luck only where that is what is studied.
    fn rest(self, entry: usize, b: &[f64], of_b: Moments, mixed: &[f64]) -> Option<Moments> {
        if entry < self.sets {
            Some(of_b.less(Moments::of(mixed)?))
        } else {
            Moments::of_difference(b, mixed)
        }
    }
}

impl Design {
    pub fn new<G: Game>(game: &G, sets: &Sets, rows: u64, seed: u64) -> Self {
        let sobol = Sobol::new(seed, "drivers.points");
        Design::at(game, sets, rows, 0, sobol)
    }

    /// A first look at every driver alone, beside a design of so many rows: other inputs, other luck.
    pub fn first_look<G: Game>(game: &G, rows: u64, seed: u64) -> Self {
        let sobol = Sobol::new(seed, "drivers.first_look");
        Design::at(game, &Sets::alone(game), FIRST_LOOK[0], 2 * rows, sobol)
    }

    fn at<G: Game>(game: &G, sets: &Sets, rows: u64, first_draw: u64, sobol: Sobol) -> Self {
        let by_word = Ties::of(game).drivers().iter().map(|driver| sets.of(*driver)).collect();
        let shape = Shape::of_sets(game, sets.count());
        Design { shape, sets: by_word, rows, first_draw, sobol }
    }

    /// The row and the place within it of a point.
    fn place(&self, point: u64) -> (u64, usize) {
        (point / self.shape.of_row(), (point % self.shape.of_row()) as usize)
    }
}

impl Points for Design {
    fn count(&self) -> u64 {
        self.rows * self.shape.of_row()
    }

    /// Whole groups of rows.
    fn of_batch(&self) -> u64 {
        let of_group = of_group(self.rows) * self.shape.of_row();
        of_group * POINTS_AT_ONCE.div_ceil(of_group)
    }

    fn draws(&self, range: Range<u64>, draws: &mut Vec<u64>) {
        draws.clear();
        draws.extend(range.map(|point| {
            let (row, place) = self.place(point);
            let is_luck = self.shape.has_luck && place as u64 == self.shape.of_row() - 1;
            self.first_draw + row + if place == 1 || is_luck { self.rows } else { 0 }
        }));
    }

    fn fill(&self, range: Range<u64>, sampling: &Sampling, inputs: &mut Inputs) {
        let (first, count) = (range.start, (range.end - range.start) as usize);
        let mut rows: Vec<Vec<f64>> = Vec::new();
        for row in self.place(first).0..=self.place(range.end - 1).0 {
            let mut both = vec![0.0; 2 * self.sets.len()];
            self.sobol.point(row, &mut both);
            rows.push(both);
        }
        let first_row = self.place(first).0;
        sampling.fill(count, inputs, |word, out| {
            for (point, quantile) in range.clone().zip(out) {
                let (row, place) = self.place(point);
                let both = &rows[(row - first_row) as usize];
                let is_of_b = place == 1 || place == self.sets[word] + 2;
                *quantile = both[word + if is_of_b { self.sets.len() } else { 0 }];
            }
        });
    }
}

impl Watching {
    pub fn new(asked: Asked, shape: Shape, rows: u64) -> Self {
        Watching { asked, shape, rows }
    }
}

impl<G: Game> Watcher<G> for Watching {
    type Ledger = Groups;

    fn empty(&self) -> Groups {
        Groups::default()
    }

    fn watch(&self, groups: &mut Groups, _: &[G], batch: &Batch<'_>) {
        let of_row = self.shape.of_row();
        for column in 0..batch.draws.len() {
            let values: Vec<f64> =
                batch.plays(column).map(|play| value(self.asked, batch, play)).collect();
            let point = batch.first + column as u64;
            let (row, place) = (point / of_row, (point % of_row) as usize);
            groups.add(self.shape, place, values);
            if place as u64 == of_row - 1 {
                groups.close(row / of_group(self.rows));
            }
        }
    }

    fn merge(&self, groups: &mut Groups, other: Groups) {
        groups.groups.extend(other.groups);
    }
}

impl Groups {
    /// In the order of their numbers.
    pub fn in_order(&self) -> Vec<Group> {
        self.groups.values().cloned().collect()
    }

    /// Takes the next point of a row: A, then B, then the mixed ones.
    fn add(&mut self, shape: Shape, place: usize, values: Vec<f64>) {
        match (place, &mut self.row) {
            (0, row) => {
                *row = Some(Row { a: values, b: Vec::new(), sums: Group::empty(shape.entries()) });
            }
            (1, Some(row)) => row.open(values),
            (place, Some(row)) => row.add(shape, place - 2, &values),
            (_, None) => unreachable!("a batch begins with the first point of a row"),
        }
    }

    /// The row is whole.
    fn close(&mut self, group: u64) {
        let Some(row) = self.row.take() else { return };
        match self.groups.get_mut(&group) {
            Some(sums) => sums.add(&row.sums),
            None => _ = self.groups.insert(group, row.sums),
        }
    }
}

impl Row {
    fn open(&mut self, b: Vec<f64>) {
        self.b = b;
        for point in [&self.a, &self.b].into_iter().filter_map(|values| Moments::of(values)) {
            self.sums.0[0] += 1.0;
            self.sums.0[1] += point.mean;
            self.sums.0[2] += point.square();
        }
    }

    fn add(&mut self, shape: Shape, entry: usize, mixed: &[f64]) {
        let sums = &mut self.sums.0[SHARED + PER_ENTRY * entry..][..PER_ENTRY];
        if let [Some(of_a), Some(of_b)] = [&self.a, &self.b].map(|values| Moments::of(values))
            && let Some(rest) = shape.rest(entry, &self.b, of_b, mixed)
        {
            sums[0] = 1.0;
            sums[1] = 0.5 * (of_b.less(of_a).square() - rest.square());
        }
        if let Some(difference) = Moments::of_difference(&self.a, mixed) {
            sums[2] = 1.0;
            sums[3] = 0.5 * difference.square();
        }
    }
}

impl Group {
    fn empty(entries: usize) -> Self {
        Group(vec![0.0; SHARED + PER_ENTRY * entries])
    }

    fn add(&mut self, other: &Group) {
        self.0.iter_mut().zip(&other.0).for_each(|(mine, theirs)| *mine += theirs);
    }
}

/// Rows of one group.
fn of_group(rows: u64) -> u64 {
    let rows = rows.div_ceil(MOST_GROUPS);
    if rows > 0 { rows } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::drivers::tests::Function;

    #[test]
    fn each_point_differs_from_the_first_in_one_input_and_shares_its_luck() {
        let game = Function::new(3, |_: &[f64]| 0.5);
        let design = Design::new(&game, &Sets::alone(&game), 8, 1);
        let mut draws = Vec::new();
        design.draws(20..30, &mut draws);
        assert_eq!(draws, [4, 12, 4, 4, 4, 5, 13, 5, 5, 5]);
        let mut inputs = Inputs::default();
        design.fill(20..30, &Sampling::new(&game, 1), &mut inputs);
        for first in [0, 5] {
            for input in 0..3 {
                let cells = &inputs.uniforms(input)[first..first + 5];
                assert!(cells[0] != cells[1]);
                for other in 0..3 {
                    assert_eq!(cells[2 + other], cells[usize::from(other == input)]);
                }
            }
        }
    }
}
