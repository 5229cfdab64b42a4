//! Brute force over a fine grid, for a few continuous single-peaked issues: the best text for the others, and the zone.

use super::value::View;
use super::walk::Others;
use super::world::World;

/// The best text for the others that the grid knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Best {
    /// The positions.
    pub text: Vec<f64>,
    /// What the others gain by it, as its author believes.
    pub for_others: f64,
}

/// Calls a function for every text of a grid with so many steps an issue.
pub fn each_text(issues: usize, steps: u32, mut visit: impl FnMut(&[f64])) {
    let mut places = vec![0; issues];
    let mut text = vec![0.0; issues];
    loop {
        for (x, place) in text.iter_mut().zip(&places) {
            *x = f64::from(*place) / f64::from(steps);
        }
        visit(&text);
        let Some(k) = places.iter().position(|&place| place < steps) else { return };
        places[..k].fill(0);
        places[k] += 1;
    }
}

/// The best text for the others, by the author's beliefs, among those on the grid that give the author its aspiration, credibility
/// held, and cross none of its red lines; none where no text does.
pub fn best_for_others(
    world: &World,
    view: &View,
    credibility: &[f64],
    believed: &[Vec<f64>],
    aspiration: f64,
    steps: u32,
) -> Option<Best> {
    let mut best: Option<Best> = None;
    each_text(world.issues.len(), steps, |text| {
        if view.refuses(world, text) || view.value_held(world, text, credibility) < aspiration {
            return;
        }
        let for_others = value_for_others(world, view.party, believed, text);
        if best.as_ref().is_none_or(|b| for_others > b.for_others) {
            best = Some(Best { text: text.to_vec(), for_others });
        }
    });
    best
}

/// What a text gives the other signatories, as its author believes.
pub fn value_for_others(world: &World, author: usize, believed: &[Vec<f64>], text: &[f64]) -> f64 {
    text.iter().enumerate().map(|(k, &x)| Others::of(world, author, believed, k).value(x)).sum()
}

/// The largest that the least of `V_i - b_i` gets on the grid within every red line, credibility held at a reference text's.
pub fn margin(world: &World, views: &[View], reference: &[f64], steps: u32) -> f64 {
    let credibilities: Vec<Vec<f64>> =
        views.iter().map(|v| v.credibility(world, reference)).collect();
    let mut best = f64::NEG_INFINITY;
    each_text(world.issues.len(), steps, |text| {
        if views.iter().any(|v| v.refuses(world, text)) {
            return;
        }
        let surplus =
            views.iter().zip(&credibilities).map(|(v, c)| v.value_held(world, text, c) - v.no_deal);
        let least = surplus.fold(f64::INFINITY, super::numbers::smaller);
        best = super::numbers::larger(best, least);
    });
    best
}

/// Does the grid know a zone of agreement?
pub fn has_zone(world: &World, views: &[View], reference: &[f64], steps: u32) -> bool {
    margin(world, views, reference, steps) >= -super::numbers::SLACK
}
