//! A few settlements that stand for all: whole texts, each of which somebody could sign.
//!
//! - Models: settlements as points, an issue a direction; each stands for those that lie nearest to it.
//! - Equation: the medoids that minimise the sum over settlements of the distance to the nearest of them, the distance being
//!   Σ ((value - value') / interquartile range)² over the issues; built one by one, then swapped while that helps.
//! - Source: Kaufman, Rousseeuw (1990) Finding Groups in Data, "Partitioning Around Medoids".
//! - Units: positions 0..1. Where the middle half coincides, the whole scale stands for the range.
//! - Leaves out: the date of a settlement; settlements beyond the first 400 found.

use super::run::terms::Wording;
use super::trace::{Middle, Search};
use super::work::Work;
use crate::engine::Game;
use crate::games::talks::{Given, Table};

/// Settlements that stand for all.
const MOST: usize = 3;
/// Settlements that are looked at.
const MOST_SETTLEMENTS: usize = 400;
/// With fewer settlements one stands for all.
const FEW: usize = 12;

/// A settlement that stands for those near it.
#[derive(Clone, Debug, PartialEq)]
pub struct Typical {
    /// The draw of the negotiation, counted from 0.
    pub draw: u64,
    /// Its repeat, counted from 0.
    pub repeat: u64,
    /// The round in which it was settled, from 1.
    pub round: u32,
    /// Its text, by issue.
    pub text: Vec<Settled>,
    /// Settlements that lie nearer to it than to the others, itself among them.
    pub near: u64,
    /// Settlements looked at.
    pub of: u64,
}

/// One issue of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Settled {
    /// The issue's id.
    pub id: String,
    /// The issue's name.
    pub name: String,
    /// The unit of a numeric scale.
    pub unit: Option<String>,
    /// Both ends of the scale, in its own units.
    pub range: (f64, f64),
    /// Where it is settled, in those units.
    pub value: f64,
    /// The same in the words of the scale; none for a numeric scale.
    pub wording: Option<Wording>,
}

/// Up to three settlements among the first negotiations of that seed, the one for the most first; none where nothing
/// settles there, or rounds were already held.
pub fn typical_settlements(given: &Given, seed: u64) -> Vec<Typical> {
    if given.weighing().is_some() {
        return Vec::new();
    }
    let mut search = Search::at_a_glance(given, seed);
    while search.advance(1) {}
    let mut all = search.settlements();
    all.truncate(MOST_SETTLEMENTS);
    let points: Vec<&[f64]> = all.iter().map(|(_, _, places)| &places[1..]).collect();
    let medoids = medoids(&points, if all.len() < FEW { 1 } else { MOST });
    let mut found: Vec<Typical> = medoids
        .into_iter()
        .map(|(place, near)| {
            let (draw, repeat, places) = &all[place];
            let round = (places[0] + 0.5) as u32;
            let text = text(given.table(), &places[1..]);
            Typical { draw: *draw, repeat: *repeat, round, text, near, of: all.len() as u64 }
        })
        .collect();
    found.sort_by_key(|one| core::cmp::Reverse(one.near));
    found
}

fn text(table: &Table, positions: &[f64]) -> Vec<Settled> {
    let issues = table.parts().issues.iter().zip(&table.labels().issues).zip(positions);
    let settled = issues.map(|((issue, label), at)| Settled {
        id: label.id.clone(),
        name: label.name.clone(),
        unit: label.unit.clone(),
        range: issue.range,
        value: issue.range.0 + at * (issue.range.1 - issue.range.0),
        wording: Wording::of(&label.scale, *at),
    });
    settled.collect()
}

/// Up to so many of the points, each with the number of those that lie nearest to it; no two of them alike.
fn medoids(points: &[&[f64]], most: usize) -> Vec<(usize, u64)> {
    let Some(issues) = points.first().map(|first| first.len()) else { return Vec::new() };
    let scales: Vec<Middle> =
        (0..issues).map(|k| Middle::of(points.iter().map(|point| point[k]).collect())).collect();
    let apart = |one: &&[f64], other: &&[f64]| -> f64 {
        let pairs = scales.iter().zip(one.iter().zip(*other));
        pairs.map(|(scale, (at, other))| scale.apart(*at, *other)).sum()
    };
    let each = |one| points.iter().map(|other| apart(one, other)).collect();
    let distances: Vec<Vec<f64>> = points.iter().map(each).collect();
    let distance = |one: usize, other: usize| distances[one][other];
    let nearest = |to: &[usize], point: usize| {
        let near =
            |one: &usize, other: &usize| distance(*one, point).total_cmp(&distance(*other, point));
        to.iter().copied().min_by(near).expect("there is a medoid")
    };
    let cost = |of: &[usize]| -> f64 {
        (0..points.len()).map(|point| distance(nearest(of, point), point)).sum()
    };
    let mut chosen: Vec<usize> = Vec::new();
    while chosen.len() < most {
        let with = |point: usize| [chosen.as_slice(), &[point]].concat();
        let Some((best, least)) = cheapest((0..points.len()).map(|one| (one, cost(&with(one)))))
        else {
            break;
        };
        if !chosen.is_empty() && least >= cost(&chosen) {
            break;
        }
        chosen.push(best);
    }
    loop {
        let swaps =
            (0..chosen.len()).flat_map(|place| (0..points.len()).map(move |to| (place, to)));
        let swapped = |(place, to): (usize, usize)| {
            let mut other = chosen.clone();
            other[place] = to;
            other
        };
        let best = cheapest(swaps.map(|swap| (swap, cost(&swapped(swap)))));
        match best.filter(|(_, least)| *least < cost(&chosen)) {
            Some((swap, _)) => chosen = swapped(swap),
            None => break,
        }
    }
    let near = |medoid: &usize| {
        let own = (0..points.len()).filter(|point| nearest(&chosen, *point) == *medoid);
        (*medoid, own.count() as u64)
    };
    chosen.iter().map(near).collect()
}

/// The first of the cheapest.
fn cheapest<T>(all: impl Iterator<Item = (T, f64)>) -> Option<(T, f64)> {
    all.reduce(|best, next| if next.1 < best.1 { next } else { best })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_heap_has_its_medoid() {
        let heaps = [(0.1, 0.9), (0.5, 0.1), (0.9, 0.5)];
        let point = |place: usize| {
            let (x, y) = heaps[place % 3];
            let off = (place / 3) as f64 / 1_000.0;
            vec![x + off, y - off]
        };
        let points: Vec<Vec<f64>> = (0..30).map(point).chain([vec![0.1, 0.9]]).collect();
        let points: Vec<&[f64]> = points.iter().map(Vec::as_slice).collect();
        let mut found = medoids(&points, 3);
        found.sort_by_key(|(place, _)| place % 3);
        let heap: Vec<usize> = found.iter().map(|(place, _)| place % 3).collect();
        let near: Vec<u64> = found.iter().map(|(_, near)| *near).collect();
        assert_eq!((heap, near), (vec![0, 1, 2], vec![11, 10, 10]));
        // In the middle of its heap, not at its edge.
        assert!(found.iter().all(|(place, _)| (9..=20).contains(place)), "{found:?}");
    }

    #[test]
    fn alike_settlements_are_one() {
        let same: Vec<&[f64]> = vec![&[0.5, 0.5]; 20];
        assert_eq!(medoids(&same, 3), [(0, 20)]);
        assert_eq!(medoids(&[], 3), []);
    }
}
