//! Where a likelihood over two levers has one value: the points between neighbours of the grid, joined to lines.
//!
//! - Equation: between neighbours on both sides of p the likelihood is a straight line. Through each square of four
//!   neighbours the points are joined so that what is at least p lies on one side; where two corners across are on one
//!   side and two on the other, the mean of all four decides which of them hang together.
//! - Source: marching squares, the plane case of Lorensen & Cline (1987), "Marching cubes".
//! - Units: those of the levers.
//! - Leaves out: what crosses and crosses back between two neighbours.

use crate::claims::likelihood::Likelihood;
use std::collections::BTreeMap;

/// Likelihoods whose contours are drawn.
pub const CONTOURS: [f64; 3] = [0.25, 0.5, 0.75];

/// Where the likelihood over two levers has one value.
#[derive(Clone, Debug, PartialEq)]
pub struct Contour {
    /// The likelihood, 0..1.
    pub p: f64,
    /// Values of the two levers, by linear interpolation between neighbours of the grid.
    pub points: Vec<(f64, f64)>,
    /// The same joined to lines: a closed one ends where it begins.
    pub lines: Vec<Vec<(f64, f64)>>,
}

/// The way from a point of the grid to its neighbour: its row, its column, and whether it goes along the row.
type Edge = (usize, usize, bool);

/// Where the likelihood crosses each of the levels between neighbours, along the rows and along the columns.
pub(super) fn contours(rows: &[f64], columns: &[f64], grid: &[Vec<Likelihood>]) -> Vec<Contour> {
    let of_level = |p: f64| {
        let line = |edges: Vec<Edge>| {
            edges.into_iter().map(|edge| place(p, rows, columns, grid, edge)).collect()
        };
        Contour {
            p,
            points: points(p, rows, columns, grid),
            lines: joined(&pieces(p, grid)).into_iter().map(line).collect(),
        }
    };
    CONTOURS.into_iter().map(of_level).collect()
}

fn points(p: f64, rows: &[f64], columns: &[f64], grid: &[Vec<Likelihood>]) -> Vec<(f64, f64)> {
    let mut points = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        for (j, column) in columns.iter().enumerate() {
            let here = grid[i][j].p;
            if let Some(next) = columns.get(j + 1) {
                let met = crossing(p, (*column, here), (*next, grid[i][j + 1].p));
                points.extend(met.map(|x| (*row, x)));
            }
            if let Some(next) = rows.get(i + 1) {
                let met = crossing(p, (*row, here), (*next, grid[i + 1][j].p));
                points.extend(met.map(|x| (x, *column)));
            }
        }
    }
    points
}

/// Where the line between two points has the height p; none where both lie on one side.
pub(super) fn crossing(p: f64, one: (f64, f64), other: (f64, f64)) -> Option<f64> {
    let (below, above) = (one.1 - p, other.1 - p);
    if below == 0.0 {
        return Some(one.0);
    }
    (below * above < 0.0).then(|| one.0 + (other.0 - one.0) * below / (below - above))
}

/// The line through each square of the grid, or both: from the edge that it enters by to the one that it leaves by.
fn pieces(p: f64, grid: &[Vec<Likelihood>]) -> Vec<[Edge; 2]> {
    let mut pieces = Vec::new();
    for i in 0..grid.len().saturating_sub(1) {
        for j in 0..grid[i].len().saturating_sub(1) {
            let corners =
                [(i, j), (i, j + 1), (i + 1, j + 1), (i + 1, j)].map(|(i, j)| grid[i][j].p);
            let is_in = corners.map(|corner| corner >= p);
            let edges = [(i, j, true), (i, j + 1, false), (i + 1, j, true), (i, j, false)];
            let crossed = (0..4).filter(|side| is_in[*side] != is_in[(side + 1) % 4]);
            let crossed: Vec<Edge> = crossed.map(|side| edges[side]).collect();
            match crossed.as_slice() {
                [one, other] => pieces.push([*one, *other]),
                [top, right, foot, left] => {
                    let middle = corners.iter().sum::<f64>() / 4.0 >= p;
                    pieces.extend(match middle == is_in[0] {
                        true => [[*top, *right], [*foot, *left]],
                        false => [[*top, *left], [*right, *foot]],
                    });
                }
                _ => {}
            }
        }
    }
    pieces
}

/// Pieces that share an edge as one line.
fn joined(pieces: &[[Edge; 2]]) -> Vec<Vec<Edge>> {
    let mut at: BTreeMap<Edge, Vec<usize>> = BTreeMap::new();
    for (piece, edges) in pieces.iter().enumerate() {
        edges.iter().for_each(|edge| at.entry(*edge).or_default().push(piece));
    }
    let mut is_used = vec![false; pieces.len()];
    let mut lines = Vec::new();
    for start in 0..pieces.len() {
        if core::mem::replace(&mut is_used[start], true) {
            continue;
        }
        let mut line = pieces[start].to_vec();
        // On from one end, then from the other.
        for _ in 0..2 {
            let mut end = line[line.len() - 1];
            while let Some(&next) = at[&end].iter().find(|piece| !is_used[**piece]) {
                is_used[next] = true;
                let [one, other] = pieces[next];
                end = if one == end { other } else { one };
                line.push(end);
            }
            line.reverse();
        }
        lines.push(line);
    }
    lines
}

/// Where the line crosses an edge, of which one end is at least p and the other is not.
fn place(
    p: f64,
    rows: &[f64],
    columns: &[f64],
    grid: &[Vec<Likelihood>],
    (i, j, is_along_row): Edge,
) -> (f64, f64) {
    let here = grid[i][j].p;
    let there = if is_along_row { grid[i][j + 1].p } else { grid[i + 1][j].p };
    let share = (p - here) / (there - here);
    match is_along_row {
        true => (rows[i], columns[j] + (columns[j + 1] - columns[j]) * share),
        false => (rows[i] + (rows[i + 1] - rows[i]) * share, columns[j]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &[&[f64]]) -> Vec<Vec<Likelihood>> {
        let likely = |p: &f64| Likelihood { p: *p, low: *p, high: *p, n: 1 };
        rows.iter().map(|row| row.iter().map(likely).collect()).collect()
    }

    #[test]
    fn contours_lie_between_neighbours() {
        let grid = grid(&[&[0.0, 1.0], &[0.4, 0.4]]);
        let contours = contours(&[0.0, 1.0], &[0.0, 10.0], &grid);
        // Along the first row at 5; along the second column, where it falls from 1 to 0.4, at 5/6 of the way.
        let half = &contours[1].points;
        assert_eq!((half.len(), half[0]), (2, (0.0, 5.0)));
        assert!((half[1].0 - 5.0 / 6.0).abs() < 1e-12 && half[1].1 == 10.0, "{half:?}");
        assert_eq!(contours[0].points.len(), 2);
        assert_eq!(crossing(0.5, (0.0, 0.6), (1.0, 0.9)), None);
        let line = &contours[1].lines[0];
        assert_eq!((contours[1].lines.len(), line.len(), line[0]), (1, 2, half[0]));
        assert!((line[1].0 - half[1].0).abs() < 1e-12, "{line:?}");
    }

    #[test]
    fn a_hill_has_a_ring_and_a_slope_one_line() {
        let values = [0.0, 1.0, 2.0];
        let hill = grid(&[&[0.0, 0.0, 0.0], &[0.0, 1.0, 0.0], &[0.0, 0.0, 0.0]]);
        let half = &contours(&values, &values, &hill)[1].lines;
        // By hand: half way from the top to each of its four neighbours, and back to the first.
        assert_eq!((half.len(), half[0].len(), half[0][0]), (1, 5, half[0][4]));
        for corner in [(0.5, 1.0), (1.0, 0.5), (1.5, 1.0), (1.0, 1.5)] {
            assert!(half[0].contains(&corner), "{half:?}");
        }
        let slope = grid(&[&[0.0, 0.4, 0.8], &[0.0, 0.4, 0.8], &[0.0, 0.4, 0.8]]);
        let half = &contours(&values, &values, &slope)[1].lines;
        assert_eq!((half.len(), half[0].len()), (1, 3), "{half:?}");
        assert!(half[0].iter().all(|point| (point.1 - 1.25).abs() < 1e-12), "{half:?}");
    }

    #[test]
    fn at_a_saddle_the_mean_decides() {
        let ends = [0.0, 1.0];
        // Mean 0.55: the high corners hang together, so each line cuts off a low one.
        let high = &contours(&ends, &ends, &grid(&[&[1.0, 0.1], &[0.1, 1.0]]))[1].lines;
        let low = &contours(&ends, &ends, &grid(&[&[0.9, 0.0], &[0.0, 0.9]]))[1].lines;
        let cuts_off = |line: &Vec<(f64, f64)>, corner: (f64, f64)| {
            line.iter().all(|at| (at.0 - corner.0).abs() < 0.6 && (at.1 - corner.1).abs() < 0.6)
        };
        assert!(high.len() == 2 && low.len() == 2);
        assert!(high.iter().any(|line| cuts_off(line, (0.0, 1.0))), "{high:?}");
        assert!(high.iter().any(|line| cuts_off(line, (1.0, 0.0))), "{high:?}");
        assert!(low.iter().any(|line| cuts_off(line, (0.0, 0.0))), "{low:?}");
        assert!(low.iter().any(|line| cuts_off(line, (1.0, 1.0))), "{low:?}");
    }

    #[test]
    fn nothing_is_crossed_where_all_lie_on_one_side() {
        let flat = contours(&[0.0, 1.0], &[0.0, 1.0], &grid(&[&[0.0, 0.0], &[0.0, 0.0]]));
        assert!(flat.iter().all(|contour| contour.lines.is_empty() && contour.points.is_empty()));
    }
}
