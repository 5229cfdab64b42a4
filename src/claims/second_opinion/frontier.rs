//! The most that two signatories could have between them.
//!
//! - Models: texts within all red lines, whatever they leave for others.
//! - Equation: f(u) = max surplus_j among texts of which surplus_i >= u. Of one combination of levels and dents the frontier
//!   of a sum is the sum of frontiers: the edges of all issues, the flattest first (Minkowski). Over several combinations the
//!   highest of them, at 401 places.
//! - Source: Pareto (1906) Manuale di economia politica; Raiffa (1982) The Art and Science of Negotiation.
//! - Units: surplus over what each can just live with, in value.
//! - Leaves out: what others need; between two places of a frontier over several combinations.

use super::texts::{Field, fields};
use crate::games::talks::{Choice, Stakes};

/// Places at which frontiers are compared.
const PLACES: usize = 401;
/// What is closer than this to a straight line lies on it.
const STRAIGHT: f64 = 1e-9;

/// What each of the two has.
type Point = (f64, f64);

/// From what is best for the second to what is best for the first; none where the red lines leave no text, or levels and
/// dents have too many combinations.
pub(super) fn frontier(stakes: &Stakes, pair: (usize, usize)) -> Option<Vec<Point>> {
    let all: Vec<Vec<Point>> = fields(stakes)?.map(|field| of_field(&field, pair)).collect();
    Some(match all.as_slice() {
        [one] => one.clone(),
        several => straightened(&highest(several)),
    })
}

/// The frontier of texts that can be mixed.
fn of_field(field: &Field, (i, j): (usize, usize)) -> Vec<Point> {
    let mut at = (field.spare[i], field.spare[j]);
    let mut edges: Vec<Point> = Vec::new();
    for choices in &field.issues {
        let corners = corners(choices, (i, j));
        at = (at.0 + corners[0].0, at.1 + corners[0].1);
        edges.extend(corners.windows(2).map(|two| (two[1].0 - two[0].0, two[0].1 - two[1].1)));
    }
    edges.sort_by(|one, other| (one.1 * other.0).total_cmp(&(other.1 * one.0)));
    let mut points = vec![at];
    for (gain, loss) in edges {
        at = (at.0 + gain, at.1 - loss);
        points.push(at);
    }
    points
}

/// The upper right corners of an issue's choices: the first has ever more, the second ever less, at a rising price.
fn corners(choices: &[Choice], (i, j): (usize, usize)) -> Vec<Point> {
    let mut points: Vec<Point> = choices.iter().map(|(_, worth)| (worth[i], worth[j])).collect();
    points.sort_by(|one, other| other.0.total_cmp(&one.0).then(other.1.total_cmp(&one.1)));
    let mut corners: Vec<Point> = Vec::new();
    for point in points {
        if corners.last().is_some_and(|last| point.1 <= last.1) {
            continue;
        }
        while let [.., one, two] = corners[..] {
            let is_inside =
                (two.1 - one.1) * (one.0 - point.0) <= (point.1 - one.1) * (one.0 - two.0);
            if !is_inside {
                break;
            }
            corners.pop();
        }
        corners.push(point);
    }
    corners.reverse();
    corners
}

/// The highest of several frontiers.
fn highest(all: &[Vec<Point>]) -> Vec<Point> {
    let more = |one: f64, other: f64| if other > one { other } else { one };
    let less = |one: f64, other: f64| if other < one { other } else { one };
    let from = all.iter().map(|points| points[0].0).fold(f64::INFINITY, less);
    let to = all.iter().map(|points| points[points.len() - 1].0).fold(f64::NEG_INFINITY, more);
    let last = (PLACES - 1) as f64;
    let at = |place: usize| {
        let x = if place + 1 == PLACES { to } else { from + (to - from) * place as f64 / last };
        (x, all.iter().filter_map(|points| height(points, x)).fold(f64::NEG_INFINITY, more))
    };
    (0..PLACES).map(at).collect()
}

/// What the second has at most where the first has so much at least.
fn height(points: &[Point], x: f64) -> Option<f64> {
    let above = points.partition_point(|point| point.0 < x);
    let to = points.get(above)?;
    if above == 0 {
        return Some(to.1);
    }
    let from = points[above - 1];
    Some(from.1 + (x - from.0) / (to.0 - from.0) * (to.1 - from.1))
}

/// The same line with fewer points.
fn straightened(points: &[Point]) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    for point in points {
        while let [.., one, two] = kept[..] {
            let off = (two.0 - one.0) * (point.1 - one.1) - (point.0 - one.0) * (two.1 - one.1);
            if off.abs() > STRAIGHT {
                break;
            }
            kept.pop();
        }
        kept.push(*point);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::games::talks::{Mixing, Open};

    fn stakes(open: Vec<Open>) -> Stakes {
        let spare = vec![0.0; 2];
        Stakes { ideals: Vec::new(), floors: vec![0.0; 2], spare, open: Some(open) }
    }

    fn issue(choices: &[(f64, f64, f64)], mixing: Mixing) -> Open {
        let choices = choices.iter().map(|(at, one, other)| (*at, vec![*one, *other])).collect();
        Open { choices, mixing }
    }

    fn near(found: &[Point], known: &[Point]) -> bool {
        let is_near = |(one, other): (&Point, &Point)| {
            (one.0 - other.0).abs() < 1e-12 && (one.1 - other.1).abs() < 1e-12
        };
        found.len() == known.len() && found.iter().zip(known).all(is_near)
    }

    #[test]
    fn two_linear_issues_are_traded() {
        // Each cares three times as much for one of them: by hand the corner lies where each has its own.
        let water = issue(&[(0.0, 0.0, 0.25), (1.0, 0.75, 0.0)], Mixing::Free);
        let land = issue(&[(0.0, 0.0, 0.75), (1.0, 0.25, 0.0)], Mixing::Free);
        let found = frontier(&stakes(vec![land, water]), (0, 1)).expect("there are texts");
        assert!(near(&found, &[(0.0, 1.0), (0.75, 0.75), (1.0, 0.0)]), "{found:?}");
    }

    #[test]
    fn what_nobody_would_take_is_left_out() {
        // The middle is worth less than a mixture, the last gives less to both than the one before.
        let one = [(0.0, 0.0, 1.0), (0.3, 0.3, 0.2), (0.6, 1.0, 0.1), (1.0, 0.9, 0.0)];
        let found = frontier(&stakes(vec![issue(&one, Mixing::Free)]), (0, 1)).expect("texts");
        assert!(near(&found, &[(0.0, 1.0), (1.0, 0.1)]), "{found:?}");
    }

    #[test]
    fn levels_are_steps() {
        let levels = [(0.0, 0.0, 0.6), (0.5, 0.2, 0.5), (1.0, 0.6, 0.0)];
        let found = frontier(&stakes(vec![issue(&levels, Mixing::Levels)]), (0, 1)).expect("texts");
        assert_eq!((found[0], found[found.len() - 1]), ((0.0, 0.6), (0.6, 0.0)));
        assert_eq!((height(&found, 0.1), height(&found, 0.4)), (Some(0.5), Some(0.0)));
        assert!(found.len() < 10, "{found:?}");
    }

    #[test]
    fn a_bent_frontier_is_followed() {
        let choice = |j: u32| {
            let x = f64::from(j) / 200.0;
            (x, x, 1.0 - x * x)
        };
        let choices: Vec<(f64, f64, f64)> = (0..=200).map(choice).collect();
        let found = frontier(&stakes(vec![issue(&choices, Mixing::Free)]), (0, 1)).expect("texts");
        let off = |(x, y): &Point| (y - (1.0 - x * x)).abs();
        assert!(found.len() == 201 && found.iter().all(|point| off(point) < 1e-12), "{found:?}");
        let mirrored =
            frontier(&stakes(vec![issue(&choices, Mixing::Free)]), (1, 0)).expect("texts");
        let turned: Vec<Point> = mirrored.iter().rev().map(|(x, y)| (*y, *x)).collect();
        assert!(near(&turned, &found), "{turned:?}");
    }
}
