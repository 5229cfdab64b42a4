//! The positions that count on each issue and what they are worth to each signatory (model, section 16).
//!
//! Between two neighbouring corners every curve is straight. Where all of an issue's curves are concave, mixing its corners gives
//! nobody more than the mixed position itself does, so the best mixture is the best position. Levels, and corners of curves that
//! are not concave, are tried in combination.

use super::bounds::{Interval, levels_within};
use super::curve;
use super::numbers::{larger, smaller};
use super::simplex::{Best, maximise_in_order};
use super::value::View;
use super::world::World;

/// Above so many combinations the concave hull takes their place.
pub const MOST_COMBINATIONS: f64 = 4096.0;

/// What one position on one issue is worth to each signatory.
pub type Payoffs = Vec<f64>;

/// An issue's open positions with their payoffs.
pub struct Menu {
    /// Rising.
    pub positions: Vec<f64>,
    /// One entry a position.
    pub payoffs: Vec<Payoffs>,
    /// No mixture of positions?
    pub one_only: bool,
}

/// The menus within these intervals, credibility held.
pub fn menus(
    world: &World,
    views: &[View],
    credibilities: &[Vec<f64>],
    open: &[Interval],
    also: &[f64],
) -> Vec<Menu> {
    let menu = |k: usize| {
        let one_only = world.issues[k].levels.is_some() || !is_concave(world, k);
        let positions = match &world.issues[k].levels {
            Some(levels) => levels_within(levels, open[k]),
            None => corners(world, k, open[k], if one_only { None } else { also.get(k) }),
        };
        let worth = |x: f64, v: usize| views[v].term(world, k, x, credibilities[v][k]);
        let payoff = |x: &f64| (0..views.len()).map(|v| worth(*x, v)).collect();
        Menu { payoffs: positions.iter().map(payoff).collect(), positions, one_only }
    };
    (0..world.issues.len()).map(menu).collect()
}

// Reading: an issue counts as not concave where any signatory that lists it has such a curve there, whatever its weight.
fn is_concave(world: &World, issue: usize) -> bool {
    let signatories = world.signatories();
    signatories.iter().filter_map(|&i| world.parties[i].curve(issue)).all(curve::is_concave)
}

/// The corners of every signatory's curve within the open interval, its ends, and one more position where wanted.
fn corners(world: &World, issue: usize, (low, high): Interval, also: Option<&f64>) -> Vec<f64> {
    let signatories = world.signatories();
    let curves = signatories.iter().filter_map(|&i| world.parties[i].curve(issue));
    let inside = |x: &f64| *x > low && *x < high;
    let mut corners: Vec<f64> =
        curves.flat_map(curve::corners).chain(also.copied()).filter(inside).collect();
    corners.extend([low, high]);
    corners.sort_by(f64::total_cmp);
    corners.dedup();
    corners
}

/// How many combinations of the issues that allow no mixture.
// Reading: the limit on combinations counts the positions that the red lines leave.
pub fn combinations(menus: &[Menu]) -> f64 {
    menus.iter().filter(|m| m.one_only).map(|m| m.positions.len() as f64).product()
}

/// What each signatory still needs after a choice on the single issues.
pub fn left_to_get(singles: &[&Menu], choice: &[usize], needs: &[f64]) -> Vec<f64> {
    let got =
        |i: usize| singles.iter().zip(choice).map(|(menu, &c)| menu.payoffs[c][i]).sum::<f64>();
    needs.iter().enumerate().map(|(i, need)| need - got(i)).collect()
}

/// A bound on the margin: everybody getting its best on every mixed issue.
pub fn margin_at_most(mixed: &[&Menu], left: &[f64]) -> f64 {
    let best = |i: usize| {
        mixed
            .iter()
            .map(|m| m.payoffs.iter().map(|p| p[i]).fold(f64::NEG_INFINITY, larger))
            .sum::<f64>()
    };
    left.iter().enumerate().map(|(i, need)| best(i) - need).fold(f64::INFINITY, smaller)
}

/// The next combination, the last issue running fastest; false after the last.
pub fn advance(choice: &mut [usize], singles: &[&Menu]) -> bool {
    for (c, menu) in choice.iter_mut().zip(singles).rev() {
        *c += 1;
        if *c < menu.positions.len() {
            return true;
        }
        *c = 0;
    }
    false
}

/// A mixture of positions that leaves the least satisfied signatory best off.
pub struct Mixture {
    /// What the least satisfied has over its need.
    pub margin: f64,
    /// What all together have over their needs.
    pub sum: f64,
    /// The positions on the mixed issues.
    pub positions: Vec<f64>,
}

/// The largest t for which some mixture of positions gives every signatory what it needs plus t; of several the one with the largest
/// sum; of several the nearest to some positions.
///
/// Payoffs are counted from the worst of each issue and t from far enough below 0, so that everything is at least 0; not choosing
/// is then never better than choosing, and the weights of an issue's positions may sum to at most 1.
pub fn mixture(mixed: &[&Menu], needs: &[f64], near: &[f64]) -> Mixture {
    let worst = |m: &Menu, i: usize| m.payoffs.iter().map(|p| p[i]).fold(f64::INFINITY, smaller);
    let sure: Vec<f64> = (0..needs.len())
        .map(|i| mixed.iter().map(|m| worst(m, i)).sum::<f64>() - needs[i])
        .collect();
    let lift = sure.iter().fold(0.0, |lift, s| larger(lift, -s));
    let columns: Vec<(usize, f64, Payoffs)> = mixed
        .iter()
        .enumerate()
        .flat_map(|(k, m)| {
            let over = |p: &Payoffs| (0..needs.len()).map(|i| p[i] - worst(m, i)).collect();
            m.positions.iter().zip(&m.payoffs).map(move |(x, p)| (k, *x, over(p)))
        })
        .collect();
    let best = solve(mixed.len(), &columns, &sure, lift, near);
    let chosen = columns.iter().zip(&best.at[1..]);
    let mut positions = vec![0.0; mixed.len()];
    chosen.for_each(|((k, x, _), share)| positions[*k] += share * x);
    let margin = best.values[0] - lift;
    Mixture { margin, sum: sure.iter().sum::<f64>() + best.values[1], positions }
}

fn solve(
    issues: usize,
    columns: &[(usize, f64, Payoffs)],
    sure: &[f64],
    lift: f64,
    near: &[f64],
) -> Best {
    let row = |first: f64, f: &dyn Fn(&(usize, f64, Payoffs)) -> f64| -> Vec<f64> {
        std::iter::once(first).chain(columns.iter().map(f)).collect()
    };
    let signatory = |i: usize| row(1.0, &|(_, _, p)| -p[i]);
    let issue = |k: usize| row(0.0, &|(of, _, _)| f64::from(u8::from(*of == k)));
    let rows: Vec<Vec<f64>> =
        (0..sure.len()).map(signatory).chain((0..issues).map(issue)).collect();
    let bounds: Vec<f64> = sure.iter().map(|s| s + lift).chain((0..issues).map(|_| 1.0)).collect();
    let goals = [
        row(1.0, &|_| 0.0),
        row(0.0, &|(_, _, p)| p.iter().sum()),
        row(0.0, &|(k, x, _)| 2.0 - near.get(*k).map_or(0.0, |at| (x - at).abs())),
    ];
    maximise_in_order(&goals, &rows, &bounds)
}
