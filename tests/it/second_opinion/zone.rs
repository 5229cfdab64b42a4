//! The zone of agreement (model, section 16), by linear programming over the corners of the curves.

use super::bounds::{self, Interval};
use super::menu::{
    MOST_COMBINATIONS, Menu, advance, combinations, left_to_get, margin_at_most, menus, mixture,
};
use super::numbers::{SLACK, larger, smaller};
use super::value::{View, fear, guarantee};
use super::world::World;

/// Is there room for agreement, and how much?
#[derive(Clone, Debug, PartialEq)]
pub struct Zone {
    /// Does one exist (or was a text agreed in the room)?
    pub exists: bool,
    /// The largest that the least of `V_i - b_i - fear_i` can be; minus infinity where the red lines leave no text.
    pub margin: f64,
    /// The shortest interval that the red lines leave on any issue; negative where they leave none.
    pub room: f64,
    /// Was the concave hull used, so that this is an upper bound?
    pub is_upper_bound: bool,
}

/// The zone as the signatories see it, credibility held at a reference text's.
pub fn zone(world: &World, views: &[View], reference: &[f64]) -> Zone {
    let issues = 0..world.issues.len();
    let width = |k: usize| {
        let (low, high) = bounds::left_by_all(world, k);
        high - low
    };
    let room = issues.clone().map(width).fold(f64::INFINITY, smaller);
    let open: Option<Vec<Interval>> = issues.map(|k| bounds::common(world, k)).collect();
    within(world, views, reference, open, room)
}

/// The same if no signatory had a red line of its own; those of providers stay.
pub fn zone_without_red_lines(world: &World, views: &[View], reference: &[f64]) -> Zone {
    let open = (0..world.issues.len()).map(|k| bounds::provided(world, k)).collect();
    within(world, views, reference, Some(open), 1.0)
}

fn within(
    world: &World,
    views: &[View],
    reference: &[f64],
    open: Option<Vec<Interval>>,
    room: f64,
) -> Zone {
    let Some(open) = open else {
        return Zone { exists: false, margin: f64::NEG_INFINITY, room, is_upper_bound: false };
    };
    let credibilities: Vec<Vec<f64>> =
        views.iter().map(|v| v.credibility(world, reference)).collect();
    let menus = menus(world, views, &credibilities, &open, &[]);
    let guarantee = guarantee(world, reference);
    let needs: Vec<f64> =
        views.iter().map(|v| v.no_deal + fear(world, v.party, guarantee)).collect();
    let is_upper_bound = combinations(&menus) > MOST_COMBINATIONS;
    let margin =
        if is_upper_bound { best_mixture(&menus, &needs) } else { best_of_all(&menus, &needs) };
    Zone { exists: margin >= -SLACK, margin, room, is_upper_bound }
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
            best = larger(best, mixture(&mixed, &left, &[]).margin);
        }
        if !advance(&mut choice, &singles) {
            return best;
        }
    }
}

/// The best margin where every issue allows mixtures.
fn best_mixture(menus: &[Menu], needs: &[f64]) -> f64 {
    let all: Vec<&Menu> = menus.iter().collect();
    mixture(&all, needs, &[]).margin
}
