//! A likelihood along one lever, or over two.

use super::probe::Probe;
use super::{Asked, Case, Lever, Likelihood};
use crate::engine::Plan;
use crate::games::talks::Table;

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

/// How likely it is at every value of one lever or every pair of values of two, each with `plan`'s draws, repeats and
/// luck. `asked` is a likelihood. `tell(done, all)` hears how far it is.
pub fn sweep(
    case: &Case,
    table: &Table,
    asked: Asked,
    levers: &[Swept],
    plan: Plan,
    tell: &mut dyn FnMut(u64, u64),
) -> Sweep {
    let probe = Probe::new(table, asked, plan);
    let (first, last) = match levers {
        [first, last] => (Some(first), last),
        _ => (None, &levers[0]),
    };
    let rows: Vec<Option<f64>> = match first {
        Some(first) => first.values.iter().copied().map(Some).collect(),
        None => vec![None],
    };
    let all = (rows.len() * last.values.len()) as u64;
    let mut grid: Vec<Vec<Likelihood>> = Vec::new();
    for row in &rows {
        let mut likelihoods = Vec::new();
        for value in &last.values {
            let mut moved = vec![(last.lever.quantity, *value)];
            moved.extend(first.zip(*row).map(|(first, value)| (first.lever.quantity, value)));
            likelihoods.push(probe.at(&moved, plan.draws()));
            tell((grid.len() * last.values.len() + likelihoods.len()) as u64, all);
        }
        grid.push(likelihoods);
    }
    let contours = first.map(|first| contours(&first.values, &last.values, &grid));
    Sweep {
        case: case.clone().played(plan.into()),
        of: asked.word(table),
        name: asked.name(table),
        levers: levers.to_vec(),
        grid,
        contours: contours.unwrap_or_default(),
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
        let found = contours(&[0.0, 1.0], &[0.0, 10.0], &grid);
        // Along the first row at 5; along the second column, where it falls from 1 to 0.4, at 5/6 of the way.
        let half = &found[1].points;
        assert_eq!((half.len(), half[0]), (2, (0.0, 5.0)));
        assert!((half[1].0 - 5.0 / 6.0).abs() < 1e-12 && half[1].1 == 10.0, "{half:?}");
        assert_eq!(found[0].points.len(), 2);
        assert_eq!(crossing(0.5, (0.0, 0.6), (1.0, 0.9)), None);
    }
}
