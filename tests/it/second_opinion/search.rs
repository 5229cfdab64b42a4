//! A mediator that searches (model, section 10): the text that leaves the least satisfied signatory best off.

use super::bounds::{self, Interval};
use super::calls::Calls;
use super::menu::{
    MOST_COMBINATIONS, Menu, Mixture, advance, combinations, left_to_get, margin_at_most, menus,
    mixture,
};
use super::state::State;
use super::value::View;
use super::world::World;

/// Margins and sums nearer to each other than this are equal.
const EQUAL: f64 = 1e-12;

/// A text that was found.
struct Found {
    choice: Vec<usize>,
    mixture: Mixture,
}

/// The text, by these beliefs; none where red lines exclude each other, or where there is too much to try.
// Reading: on levels, and where corners are tried, an issue about which nobody cares is decided by the first combination.
pub fn search(
    world: &World,
    state: &State,
    believed: &[Vec<f64>],
    calls: &Calls,
) -> Option<Vec<f64>> {
    let open: Option<Vec<Interval>> =
        (0..world.issues.len()).map(|k| bounds::common(world, k)).collect();
    let signatories = world.signatories();
    let read = |&i: &usize| View { weights: believed[i].clone(), ..state.view(world, i) };
    let views: Vec<View> = signatories.iter().map(read).collect();
    let credibilities: Vec<Vec<f64>> =
        views.iter().map(|v| v.credibility(world, &state.reference_before)).collect();
    let menus = menus(world, &views, &credibilities, &open?, &state.status_quo);
    if combinations(&menus) > MOST_COMBINATIONS {
        return None;
    }
    let needs: Vec<f64> = signatories.iter().map(|&i| state.least[i]).collect();
    let found = best(&menus, &needs, &state.status_quo, calls)?;
    Some(text(&menus, &found))
}

fn best(menus: &[Menu], needs: &[f64], status_quo: &[f64], calls: &Calls) -> Option<Found> {
    let singles: Vec<&Menu> = menus.iter().filter(|m| m.one_only).collect();
    let mixed: Vec<&Menu> = menus.iter().filter(|m| !m.one_only).collect();
    let near: Vec<f64> =
        menus.iter().zip(status_quo).filter(|(m, _)| !m.one_only).map(|(_, q)| *q).collect();
    let mut choice = vec![0; singles.len()];
    let mut best: Option<Found> = None;
    loop {
        let left = left_to_get(&singles, &choice, needs);
        let highest = best.as_ref().map_or(f64::NEG_INFINITY, |b| b.mixture.margin);
        if margin_at_most(&mixed, &left) > highest - EQUAL {
            let found = Found { choice: choice.clone(), mixture: mixture(&mixed, &left, &near) };
            if best.as_ref().is_none_or(|b| is_better(&found.mixture, &b.mixture, calls)) {
                best = Some(found);
            }
        }
        if !advance(&mut choice, &singles) {
            return best;
        }
    }
}

fn is_better(new: &Mixture, old: &Mixture, calls: &Calls) -> bool {
    let more = new.margin - old.margin;
    calls.note((more.abs() - EQUAL) / EQUAL);
    if more.abs() > EQUAL { more > 0.0 } else { new.sum > old.sum + EQUAL }
}

fn text(menus: &[Menu], found: &Found) -> Vec<f64> {
    let mut singles = found.choice.iter();
    let mut mixed = found.mixture.positions.iter();
    let mut position = |menu: &Menu| {
        let single = |&c: &usize| menu.positions[c];
        if menu.one_only { singles.next().map(single) } else { mixed.next().copied() }
    };
    menus.iter().filter_map(&mut position).collect()
}
