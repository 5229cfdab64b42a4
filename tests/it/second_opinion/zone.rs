//! The zone of agreement (model, section 16), by linear programming over the corners of the curves.
//!
//! Between two neighbouring corners every curve is straight. Where all of an issue's curves are concave, mixing its corners gives
//! nobody more than the mixed position itself does, so the best mixture is the best position. Levels, and corners of curves that
//! are not concave, are tried in combination.

use super::curve;
use super::numbers::{SLACK, larger, smaller};
use super::simplex::maximise;
use super::value::View;
use super::world::World;

/// Above so many combinations the concave hull takes their place.
pub const MOST_COMBINATIONS: usize = 4096;

/// Is there room for agreement, and how much?
#[derive(Clone, Debug, PartialEq)]
pub struct Zone {
    /// Does one exist (or was a text agreed in the room)?
    pub exists: bool,
    /// The largest that the least of `V_i - b_i` can be; minus infinity where the red lines leave no text.
    pub margin: f64,
    /// The shortest interval that the red lines leave on any issue; negative where they leave none.
    pub room: f64,
    /// Was the concave hull used, so that this is an upper bound?
    pub is_upper_bound: bool,
}

/// What one position on one issue is worth to each signatory.
type Payoffs = Vec<f64>;

/// An issue's open positions with their payoffs.
struct Menu {
    positions: Vec<f64>,
    payoffs: Vec<Payoffs>,
    one_only: bool,
}

/// The zone as the signatories see it, credibility held at a reference text's.
pub fn zone(world: &World, views: &[View], reference: &[f64]) -> Zone {
    let room =
        (0..world.issues.len()).map(|k| width(interval(world, k))).fold(f64::INFINITY, smaller);
    let credibilities: Vec<Vec<f64>> =
        views.iter().map(|v| v.credibility(world, reference)).collect();
    let menus: Vec<Menu> =
        (0..world.issues.len()).map(|k| menu(world, views, &credibilities, k)).collect();
    if menus.iter().any(|m| m.positions.is_empty()) {
        return Zone { exists: false, margin: f64::NEG_INFINITY, room, is_upper_bound: false };
    }
    let needs: Vec<f64> = views.iter().map(|v| v.no_deal).collect();
    let combinations = combinations(&menus);
    let is_upper_bound = combinations > MOST_COMBINATIONS as f64;
    let margin =
        if is_upper_bound { best_mixture(&menus, &needs) } else { best_of_all(&menus, &needs) };
    Zone { exists: margin >= -SLACK, margin, room, is_upper_bound }
}

/// The positions on an issue within every signatory's red line.
fn interval(world: &World, issue: usize) -> (f64, f64) {
    let mut open = (0.0, 1.0);
    for i in world.signatories() {
        if let Some(stake) = &world.parties[i].stakes[issue] {
            let (low, high) = curve::allowed(stake);
            open = (larger(open.0, low), smaller(open.1, high));
        }
    }
    open
}

fn width((low, high): (f64, f64)) -> f64 {
    high - low
}

fn menu(world: &World, views: &[View], credibilities: &[Vec<f64>], issue: usize) -> Menu {
    let open = interval(world, issue);
    let positions = match &world.issues[issue].levels {
        Some(levels) => levels
            .iter()
            .copied()
            .filter(|x| *x >= open.0 - SLACK && *x <= open.1 + SLACK)
            .collect(),
        None => corners(world, issue, open),
    };
    let payoff = |x: f64| {
        (0..views.len()).map(|v| views[v].term(world, issue, x, credibilities[v][issue])).collect()
    };
    let payoffs = positions.iter().map(|&x| payoff(x)).collect();
    Menu {
        positions,
        payoffs,
        one_only: world.issues[issue].levels.is_some() || !is_concave(world, issue),
    }
}

// Reading: an issue counts as not concave where any signatory that lists it has such a curve there, whatever its weight.
fn is_concave(world: &World, issue: usize) -> bool {
    let signatories = world.signatories();
    signatories.iter().filter_map(|&i| world.parties[i].curve(issue)).all(curve::is_concave)
}

/// The corners of every signatory's curve within the open interval, and its ends.
// Reading: red lines that miss each other by no more than 1e-9 leave the lower end of the gap.
fn corners(world: &World, issue: usize, (low, high): (f64, f64)) -> Vec<f64> {
    if low > high + SLACK {
        return Vec::new();
    }
    let signatories = world.signatories();
    let curves = signatories.iter().filter_map(|&i| world.parties[i].curve(issue));
    let mut corners: Vec<f64> =
        curves.flat_map(curve::corners).filter(|x| *x > low && *x < high).collect();
    corners.extend([smaller(low, high), high]);
    corners.sort_by(f64::total_cmp);
    corners.dedup();
    corners
}

// Reading: the limit on combinations counts the positions that the red lines leave.
fn combinations(menus: &[Menu]) -> f64 {
    menus.iter().filter(|m| m.one_only).map(|m| m.positions.len() as f64).product()
}

/// The best margin over all combinations of the issues that allow no mixture.
fn best_of_all(menus: &[Menu], needs: &[f64]) -> f64 {
    let singles: Vec<&Menu> = menus.iter().filter(|m| m.one_only).collect();
    let mixed: Vec<&Menu> = menus.iter().filter(|m| !m.one_only).collect();
    let mut choice = vec![0; singles.len()];
    let mut best = f64::NEG_INFINITY;
    loop {
        let left = left_to_get(&singles, &choice, needs);
        if margin_at_most(&mixed, &left) > best {
            best = larger(best, mixture(&mixed, &left));
        }
        if !advance(&mut choice, &singles) {
            return best;
        }
    }
}

/// The best margin where every issue allows mixtures.
fn best_mixture(menus: &[Menu], needs: &[f64]) -> f64 {
    let all: Vec<&Menu> = menus.iter().collect();
    mixture(&all, needs)
}

/// What each signatory still needs after a choice on the single issues.
fn left_to_get(singles: &[&Menu], choice: &[usize], needs: &[f64]) -> Vec<f64> {
    let got =
        |i: usize| singles.iter().zip(choice).map(|(menu, &c)| menu.payoffs[c][i]).sum::<f64>();
    needs.iter().enumerate().map(|(i, need)| need - got(i)).collect()
}

/// A bound on the margin: everybody getting its best on every mixed issue.
fn margin_at_most(mixed: &[&Menu], left: &[f64]) -> f64 {
    let best = |i: usize| {
        mixed
            .iter()
            .map(|m| m.payoffs.iter().map(|p| p[i]).fold(f64::NEG_INFINITY, larger))
            .sum::<f64>()
    };
    left.iter().enumerate().map(|(i, need)| best(i) - need).fold(f64::INFINITY, smaller)
}

/// The next combination; false after the last.
fn advance(choice: &mut [usize], singles: &[&Menu]) -> bool {
    for (c, menu) in choice.iter_mut().zip(singles) {
        *c += 1;
        if *c < menu.positions.len() {
            return true;
        }
        *c = 0;
    }
    false
}

/// The largest t for which some mixture of positions gives every signatory what it needs plus t.
///
/// Payoffs are counted from the worst of each issue and t from far enough below 0, so that everything is at least 0; not choosing
/// is then never better than choosing, and the weights of an issue's positions may sum to at most 1.
fn mixture(mixed: &[&Menu], needs: &[f64]) -> f64 {
    let worst = |m: &Menu, i: usize| m.payoffs.iter().map(|p| p[i]).fold(f64::INFINITY, smaller);
    let sure: Vec<f64> = (0..needs.len())
        .map(|i| mixed.iter().map(|m| worst(m, i)).sum::<f64>() - needs[i])
        .collect();
    let lift = sure.iter().fold(0.0, |lift, s| larger(lift, -s));
    let columns: Vec<(usize, &Payoffs)> =
        mixed.iter().enumerate().flat_map(|(k, m)| m.payoffs.iter().map(move |p| (k, p))).collect();
    let signatory = |i: usize| {
        let payoff = columns.iter().map(|&(k, p)| worst(mixed[k], i) - p[i]);
        std::iter::once(1.0).chain(payoff).collect::<Vec<f64>>()
    };
    let issue = |k: usize| {
        std::iter::once(0.0)
            .chain(columns.iter().map(|&(of, _)| f64::from(u8::from(of == k))))
            .collect()
    };
    let rows: Vec<Vec<f64>> =
        (0..needs.len()).map(signatory).chain((0..mixed.len()).map(issue)).collect();
    let bounds: Vec<f64> = sure.iter().map(|s| s + lift).chain(mixed.iter().map(|_| 1.0)).collect();
    let mut objective = vec![0.0; columns.len() + 1];
    objective[0] = 1.0;
    maximise(&objective, &rows, &bounds) - lift
}
