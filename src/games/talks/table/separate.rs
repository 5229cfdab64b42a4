//! Issues whose positions cannot be mixed: levels, and curves with dents.
//!
//! - Models: a zone of agreement may need every combination of these tried one by one.
//! - Units: positions and values 0..1.

use crate::games::talks::table::parts::{Curve, Parts};

/// Combinations of levels and corners that are all tried.
pub(crate) const MOST_COMBINATIONS: usize = 4_096;

/// Whether the options of an issue cannot be mixed.
pub(crate) fn is_separate(parts: &Parts, signatories: &[usize], issue: usize) -> bool {
    let dented = |&party: &usize| {
        let stance = parts.parties[party].stances[issue].as_ref();
        stance.is_some_and(|stance| match &stance.curve {
            Curve::Ideal(..) => false,
            Curve::Points(points) => !is_concave(points),
        })
    };
    parts.issues[issue].levels.is_some() || signatories.iter().any(dented)
}

/// Whether slopes never rise, flat ends included.
pub(crate) fn is_concave(points: &[(f64, f64)]) -> bool {
    let slope = |pair: &[(f64, f64)]| (pair[1].1 - pair[0].1) / (pair[1].0 - pair[0].0);
    let inner: Vec<f64> = points.windows(2).map(slope).collect();
    let starts_inside = points[0].0 > 0.0;
    let ends_inside = points[points.len() - 1].0 < 1.0;
    let flat = |inside: bool| inside.then_some(0.0);
    let slopes: Vec<f64> =
        flat(starts_inside).into_iter().chain(inner).chain(flat(ends_inside)).collect();
    slopes.windows(2).all(|pair| pair[1] <= pair[0] + 1e-12)
}

/// The most combinations of levels and corners that any draw may have.
pub(crate) fn most_combinations(parts: &Parts, signatories: &[usize]) -> usize {
    let bends = |party: usize, issue: usize| {
        let stance = parts.parties[party].stances[issue].as_ref();
        stance.map_or(0, |stance| match &stance.curve {
            Curve::Ideal(_, power) => {
                if *power > 1.0 {
                    7
                } else {
                    1
                }
            }
            Curve::Points(points) => points.len(),
        })
    };
    let options = |issue: usize| {
        let ends = 2;
        let bends: usize = signatories.iter().map(|&i| bends(i, issue)).sum();
        parts.issues[issue].levels.unwrap_or(ends + bends)
    };
    let separate = (0..parts.issues.len()).filter(|&issue| is_separate(parts, signatories, issue));
    separate.fold(1, |product: usize, issue| product.saturating_mul(options(issue)))
}
