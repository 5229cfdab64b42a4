//! What red lines leave on an issue: to everybody by those who must provide it, to a signatory by its own, to all together
//! (model, sections 2, 9 and 16).

use super::calls::Calls;
use super::curve;
use super::numbers::{SLACK, within};
use super::world::World;

/// Positions from and to.
pub type Interval = (f64, f64);

/// Does an interval hold any position? Ends that miss each other by no more than 1e-9 still do.
fn is_open((low, high): Interval) -> bool {
    low <= high + SLACK
}

/// The same interval with its ends in order.
fn in_order((low, high): Interval) -> Interval {
    if low > high { (high, high) } else { (low, high) }
}

/// What the providers' red lines leave, before the case that they leave nothing.
fn left_by_providers(world: &World, issue: usize) -> Interval {
    let providers = world.issues[issue].provided_by.iter();
    let stakes = providers.filter_map(|&p| world.parties[p].stake(issue));
    stakes.fold((0.0, 1.0), |open, stake| curve::shared(open, curve::allowed(stake)))
}

/// Do the providers' red lines exclude each other, so that the issue is held where it is?
fn is_held(world: &World, issue: usize) -> bool {
    !is_open(left_by_providers(world, issue))
}

/// What providers allow anybody.
pub fn provided(world: &World, issue: usize) -> Interval {
    let left = left_by_providers(world, issue);
    let start = world.issues[issue].status_quo;
    if is_open(left) { in_order(left) } else { (start, start) }
}

/// The red line of a party that counts: not that of a provider where the issue is held.
fn own_line(world: &World, party: usize, issue: usize) -> Interval {
    let silenced = world.issues[issue].provided_by.contains(&party) && is_held(world, issue);
    match world.parties[party].stake(issue) {
        Some(stake) if !silenced => curve::allowed(stake),
        _ => (0.0, 1.0),
    }
}

/// Where a signatory can stand: its own red line and the providers'; the providers' end nearest to its line where that is nothing.
pub fn own(world: &World, party: usize, issue: usize) -> Interval {
    let (providers, line) = (provided(world, issue), own_line(world, party, issue));
    let left = curve::shared(providers, line);
    if is_open(left) {
        return in_order(left);
    }
    let end = if line.0 > providers.1 { providers.1 } else { providers.0 };
    (end, end)
}

/// What the providers and all signatories leave; none where that is nothing.
pub fn common(world: &World, issue: usize) -> Option<Interval> {
    let left = left_by_all(world, issue);
    is_open(left).then(|| in_order(left))
}

/// The same ends, the lower above the higher where nothing is left.
pub fn left_by_all(world: &World, issue: usize) -> Interval {
    let lines = world.signatories().into_iter().map(|i| own_line(world, i, issue));
    lines.fold(provided(world, issue), curve::shared)
}

/// Does a text cross a red line that binds a signatory: its own, or a provider's? Notes how near it comes.
pub fn crosses(world: &World, party: usize, text: &[f64], calls: &Calls) -> bool {
    let mut crossed = false;
    for (k, &x) in text.iter().enumerate() {
        for (low, high) in [own_line(world, party, k), provided(world, k)] {
            for (outward, is_line) in [(low - x, low > 0.0), (x - high, high < 1.0)] {
                if is_line {
                    calls.note((outward - SLACK) / SLACK);
                    crossed |= outward > SLACK;
                }
            }
        }
    }
    crossed
}

/// The positions on a discrete issue within an interval.
pub fn levels_within(levels: &[f64], (low, high): Interval) -> Vec<f64> {
    levels.iter().copied().filter(|x| *x >= low - SLACK && *x <= high + SLACK).collect()
}

/// The position within an interval that a party likes best; the status quo of the start where it has no weight.
// Reading: where its ideal lies outside, the best is sought among corners and ends, the nearest to the ideal where several are
// equal. With an ideal that is the red line itself.
pub fn best(world: &World, party: usize, issue: usize, open: Interval) -> f64 {
    let (low, high) = open;
    let weight = world.parties[party].weights()[issue];
    let Some(stake) = world.parties[party].stake(issue).filter(|_| weight > 0.0) else {
        return within(world.issues[issue].status_quo, low, high);
    };
    let ideal = curve::ideal(&stake.curve);
    if ideal >= low - SLACK && ideal <= high + SLACK {
        return within(ideal, low, high);
    }
    let inside = |x: &f64| *x > low && *x < high;
    let mut places: Vec<f64> = match &world.issues[issue].levels {
        Some(levels) => levels_within(levels, open),
        None => {
            curve::corners(&stake.curve).into_iter().filter(inside).chain([low, high]).collect()
        }
    };
    places.sort_by(|a, b| (a - ideal).abs().total_cmp(&(b - ideal).abs()).then(a.total_cmp(b)));
    let worth = |x: f64| curve::value(&stake.curve, x);
    let first = places.first().copied().unwrap_or(low);
    places.into_iter().fold(first, |best, x| if worth(x) > worth(best) + 1e-12 { x } else { best })
}
