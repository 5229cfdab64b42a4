//! The walk behind the offers (model, section 9): each issue is a path from the author's best position toward what the others want
//! most; the paths are walked cheapest first until the aspiration is reached.

use super::bounds::{self, Interval, levels_within};
use super::calls::Calls;
use super::curve;
use super::hull;
use super::numbers::{SLACK, larger, unit};
use super::value::View;
use super::world::{Curve, World};

/// A loss or gain below this is none.
pub const NOTHING: f64 = 1e-13;

/// One step along a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Where it leads.
    pub to: f64,
    /// What the whole of it costs the author.
    pub loss: f64,
    /// What the whole of it gives the others.
    pub gain: f64,
    /// All or nothing (levels)?
    pub whole: bool,
}

/// What the others are believed to gain on one issue: weights and curves.
pub struct Others<'a> {
    /// The curves that count, with their believed weights.
    pub curves: Vec<(f64, &'a Curve)>,
}

impl<'a> Others<'a> {
    /// The other signatories on an issue, by the author's beliefs.
    pub fn of(world: &'a World, author: usize, believed: &[Vec<f64>], issue: usize) -> Self {
        let others = world.other_signatories(author).into_iter();
        Self {
            curves: others
                .filter_map(|j| world.parties[j].curve(issue).map(|c| (believed[j][issue], c)))
                .collect(),
        }
    }

    /// Their joint value of a position.
    pub fn value(&self, x: f64) -> f64 {
        self.curves.iter().map(|(weight, c)| weight * curve::value(c, x)).sum()
    }

    /// Where their joint value may bend.
    pub fn corners(&self) -> Vec<f64> {
        self.curves.iter().flat_map(|(_, c)| curve::corners(c)).collect()
    }

    /// Their best position among those allowed, the nearest to the start where several are equal.
    // Reading: the joint optimum is sought among the positions that the bounds of the walk leave; equal means within 1e-12;
    // at the same distance on both sides the lower is taken.
    pub fn optimum(&self, start: f64, low: f64, high: f64) -> f64 {
        let mut places: Vec<f64> =
            self.corners().into_iter().filter(|x| *x > low && *x < high).collect();
        places.extend([start, low, high]);
        let best = places.iter().fold(f64::NEG_INFINITY, |best, &x| larger(best, self.value(x)));
        let mut equal: Vec<f64> =
            places.into_iter().filter(|&x| self.value(x) >= best - 1e-12).collect();
        equal.sort_by(|a, b| (a - start).abs().total_cmp(&(b - start).abs()).then(a.total_cmp(b)));
        equal.first().copied().unwrap_or(start)
    }
}

/// One issue's path and how far it was walked.
struct Path {
    here: f64,
    steps: Vec<Step>,
}

/// The walk of a signatory: the best text for the others, by these weights, among those that give itself its aspiration.
pub fn walk(
    world: &World,
    view: &View,
    credibility: &[f64],
    weights: &[Vec<f64>],
    aspiration: f64,
    bounds: &[Interval],
    calls: &Calls,
) -> Vec<f64> {
    let starts = starts(world, view, bounds);
    let path = |k: usize| Path {
        here: starts[k],
        steps: steps(world, view, credibility[k], weights, k, starts[k], bounds[k]),
    };
    let mut paths: Vec<Path> = (0..world.issues.len()).map(path).collect();
    let mut budget = view.value_held(world, &starts, credibility) - aspiration;
    loop {
        budget += take_free(&mut paths);
        let Some(k) = cheapest(&paths, calls) else { break };
        budget -= pay(&mut paths[k], budget, calls);
    }
    paths.iter().map(|p| p.here).collect()
}

/// Where the walk starts: the author's best position, or the status quo of the start where it has no weight.
pub fn starts(world: &World, view: &View, bounds: &[Interval]) -> Vec<f64> {
    bounds.iter().enumerate().map(|(k, &open)| bounds::best(world, view.party, k, open)).collect()
}

/// The steps of one issue from its start toward the others' optimum.
fn steps(
    world: &World,
    view: &View,
    credibility: f64,
    weights: &[Vec<f64>],
    issue: usize,
    start: f64,
    (low, high): Interval,
) -> Vec<Step> {
    let others = Others::of(world, view.party, weights, issue);
    let stake = world.parties[view.party].stake(issue);
    let own = |x: f64| {
        stake.map_or(0.0, |s| view.scale(world, issue, credibility) * curve::value(&s.curve, x))
    };
    if let Some(levels) = &world.issues[issue].levels {
        let open = levels_within(levels, (low, high));
        return hull::steps(&open, start, own, |x| others.value(x));
    }
    let bends = stake.map_or(Vec::new(), |s| curve::corners(&s.curve));
    let stops = stops(start, others.optimum(start, low, high), [bends, others.corners()].concat());
    let mut from = start;
    let mut steps = Vec::new();
    for to in stops {
        steps.push(Step {
            to,
            loss: own(from) - own(to),
            gain: others.value(to) - others.value(from),
            whole: false,
        });
        from = to;
    }
    steps
}

/// The corners passed on the way, in order, and the goal.
// Reading: a path bends at the corners of the author's curve and of the others', concave or not.
fn stops(start: f64, goal: f64, corners: Vec<f64>) -> Vec<f64> {
    if start == goal {
        return Vec::new();
    }
    let between = |x: &f64| (*x - start) * (goal - *x) > 0.0;
    let mut stops: Vec<f64> = corners.into_iter().filter(between).collect();
    stops.push(goal);
    stops.sort_by(|a, b| (a - start).abs().total_cmp(&(b - start).abs()));
    stops.dedup();
    stops
}

/// Takes every step at the head of a path that costs nothing; ends paths that cost and give nothing. Returns what the author won.
// Reading: a step that costs nothing is taken even where the others lose by it, since the walk passes it to reach what they want.
fn take_free(paths: &mut [Path]) -> f64 {
    let mut won = 0.0;
    for path in paths {
        while let Some(step) = path.steps.first().copied() {
            if step.loss <= NOTHING {
                won -= step.loss;
                path.here = step.to;
                path.steps.remove(0);
            } else if step.gain <= NOTHING {
                path.steps.clear();
            } else {
                break;
            }
        }
    }
    won
}

/// The issue whose next step gives the others most per unit of own loss; ties go to the issue listed first.
fn cheapest(paths: &[Path], calls: &Calls) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for (k, path) in paths.iter().enumerate() {
        let Some(step) = path.steps.first() else { continue };
        let ratio = step.gain / step.loss;
        match best {
            Some((_, highest)) if !beats(ratio, highest, calls) => {}
            _ => best = Some((k, ratio)),
        }
    }
    best.map(|(k, _)| k)
}

/// Is one ratio above another by more than one part in 1e12?
pub fn beats(ratio: f64, other: f64, calls: &Calls) -> bool {
    calls.note((ratio - other * (1.0 + 1e-12)) / (other * 1e-12));
    ratio > other * (1.0 + 1e-12)
}

/// Walks the head of a path as far as the budget reaches. Returns what it cost.
fn pay(path: &mut Path, budget: f64, calls: &Calls) -> f64 {
    let step = path.steps.remove(0);
    if step.whole {
        if calls.at_least(budget, step.loss) {
            path.here = step.to;
            return step.loss;
        }
        path.steps.clear();
        return 0.0;
    }
    if path
        .steps
        .first()
        .is_some_and(|next| next.loss <= NOTHING || next.gain / next.loss > step.gain / step.loss)
    {
        // What lies behind this step is cheaper than it: whether the budget just reaches there decides much.
        calls.note((budget - step.loss) / SLACK);
    }
    let share = unit(budget / step.loss);
    if share < 1.0 {
        path.here += share * (step.to - path.here);
        path.steps.clear();
        return share * step.loss;
    }
    path.here = step.to;
    step.loss
}
