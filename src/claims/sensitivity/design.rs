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
//! luck). Units: squares of the study's own. Leaves out: interactions one by one.

use super::moments::Moments;
use super::parallel::in_parts;
use super::{Points, Study};
use crate::random::Sobol;

/// More rows than this are summed in groups of successive ones.
const MOST_GROUPS: u64 = 4_096;
/// Groups that are one piece of work.
const GROUPS_AT_ONCE: u64 = 4;
/// Points that are played at once, about.
const POINTS_AT_ONCE: usize = 512;

/// How much the design plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rows {
    /// The seed of all luck.
    pub seed: u64,
    /// Rows, best a power of two.
    pub rows: u64,
    /// Repeats of every point, at least 2.
    pub repeats: u64,
}

/// What a group of rows says: sums over those of its rows that say something.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group(pub Vec<f64>);

/// Sums of a group that belong to all inputs: points, their means, their squares.
pub(super) const SHARED: usize = 3;
/// Sums of a group that belong to one input: rows and V_i, rows and T_i.
pub(super) const PER_INPUT: usize = 4;

/// Plays the whole design: one group after the other.
pub(super) fn play<S: Study>(study: &S, plan: &Rows, mut tell: impl FnMut(u64)) -> Vec<Group> {
    let shape = Shape { inputs: study.paths().len(), has_luck: study.has_luck_of_draws() };
    let sobol = Sobol::new(plan.seed, "drivers.points");
    let of_group = plan.rows.div_ceil(MOST_GROUPS).max(1);
    let of_part = of_group * GROUPS_AT_ONCE;
    let work = |scratch: &mut S::Scratch, part: usize| {
        let first = part as u64 * of_part;
        let rows = first..plan.rows.min(first + of_part);
        let mut groups = Vec::new();
        for (row, sums) in rows.clone().zip(self::rows(study, plan, &sobol, scratch, shape, rows)) {
            if (row - first).is_multiple_of(of_group) {
                groups.push(Group::empty(shape.entries()));
            }
            groups.last_mut().expect("the first row opens one").add(&sums);
        }
        groups
    };
    let parts = plan.rows.div_ceil(of_part) as usize;
    let tell = |done: usize| tell(plan.rows.min(done as u64 * of_part));
    in_parts(study, parts, work, tell).into_iter().flatten().collect()
}

impl Group {
    fn empty(entries: usize) -> Self {
        Group(vec![0.0; SHARED + PER_INPUT * entries])
    }

    fn add(&mut self, other: &Group) {
        self.0.iter_mut().zip(&other.0).for_each(|(mine, theirs)| *mine += theirs);
    }

    /// From the values of a row's points: A, B, AB_i for every input, and perhaps A with B's luck.
    fn of_row(values: &[f64], repeats: usize, shape: Shape) -> Self {
        let mut points = values.chunks(repeats);
        let [a, b] = [(); 2].map(|()| points.next().expect("A and B"));
        let moments = [Moments::of(a), Moments::of(b)];
        let mut group = Group::empty(shape.entries());
        for point in moments.into_iter().flatten() {
            group.0[0] += 1.0;
            group.0[1] += point.mean;
            group.0[2] += point.square();
        }
        let sums = group.0[SHARED..].chunks_mut(PER_INPUT);
        for (entry, (mixed, sums)) in points.zip(sums).enumerate() {
            if let [Some(of_a), Some(of_b)] = moments
                && let Some(rest) = shape.rest(entry, b, of_b, mixed)
            {
                sums[0] = 1.0;
                sums[1] = 0.5 * (of_b.less(of_a).square() - rest.square());
            }
            if let Some(difference) = Moments::of_difference(a, mixed) {
                sums[2] = 1.0;
                sums[3] = 0.5 * difference.square();
            }
        }
        group
    }
}

/// What a row studies.
#[derive(Clone, Copy, Debug)]
struct Shape {
    inputs: usize,
    has_luck: bool,
}

impl Shape {
    /// The inputs, and perhaps the luck of draws.
    fn entries(self) -> usize {
        self.inputs + usize::from(self.has_luck)
    }

    /// B less the mixed point, which share luck only where that is what is studied.
    fn rest(self, entry: usize, b: &[f64], of_b: Moments, mixed: &[f64]) -> Option<Moments> {
        if entry < self.inputs {
            Some(of_b.less(Moments::of(mixed)?))
        } else {
            Moments::of_difference(b, mixed)
        }
    }
}

/// The sums of successive rows, each by itself.
fn rows<S: Study>(
    study: &S,
    plan: &Rows,
    sobol: &Sobol,
    scratch: &mut S::Scratch,
    shape: Shape,
    rows: core::ops::Range<u64>,
) -> Vec<Group> {
    let of_row = shape.entries() + 2;
    let at_once = POINTS_AT_ONCE.div_ceil(of_row) as u64;
    let repeats = plan.repeats as usize;
    let mut groups = Vec::new();
    let mut values = Vec::new();
    let mut first = rows.start;
    while first < rows.end {
        let some = first..rows.end.min(first + at_once);
        first = some.end;
        values.clear();
        study.play(scratch, &points(plan, sobol, shape, some), &mut values);
        let rows = values.chunks(of_row * repeats);
        groups.extend(rows.map(|values| Group::of_row(values, repeats, shape)));
    }
    groups
}

/// The points of some rows: A, B, AB_i for every input, and perhaps A with B's luck; row after row.
fn points(plan: &Rows, sobol: &Sobol, shape: Shape, rows: core::ops::Range<u64>) -> Points {
    let (inputs, of_row) = (shape.inputs, shape.entries() + 2);
    let count = (rows.end - rows.start) as usize * of_row;
    let mut points = Points {
        repeats: plan.repeats,
        draws: vec![0; count],
        quantiles: vec![0.0; count * inputs],
    };
    let mut both = vec![0.0; 2 * inputs];
    for (place, row) in rows.enumerate() {
        sobol.point(row, &mut both);
        let first = place * of_row;
        points.draws[first..first + of_row].fill(row);
        points.draws[first + 1] = plan.rows + row;
        if shape.has_luck {
            points.draws[first + of_row - 1] = plan.rows + row;
        }
        for input in 0..inputs {
            let cells = &mut points.quantiles[input * count + first..][..of_row];
            cells.fill(both[input]);
            cells[1] = both[inputs + input];
            cells[2 + input] = both[inputs + input];
        }
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_point_differs_from_the_first_in_one_input_and_shares_its_luck() {
        let plan = Rows { seed: 1, rows: 8, repeats: 2 };
        let points =
            points(&plan, &Sobol::new(1, "test"), Shape { inputs: 3, has_luck: false }, 4..6);
        assert_eq!(points.len(), 10);
        assert_eq!(points.draws, [4, 12, 4, 4, 4, 5, 13, 5, 5, 5]);
        for first in [0, 5] {
            for input in 0..3 {
                let cells = &points.of(input)[first..first + 5];
                assert!(cells[0] != cells[1]);
                for other in 0..3 {
                    assert_eq!(cells[2 + other], cells[usize::from(other == input)]);
                }
            }
        }
    }
}
