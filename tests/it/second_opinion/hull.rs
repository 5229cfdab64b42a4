//! A discrete issue in the walk of section 9: its levels along the upper concave hull of (own loss, others' gain).

use super::numbers::larger;
use super::walk::{NOTHING, Step};

/// One level seen from the start.
#[derive(Clone, Copy)]
struct Level {
    at: f64,
    loss: f64,
    gain: f64,
}

/// The steps along the hull, from the start upwards in the others' gain.
// Reading: the hull is over all levels that the bounds of the walk leave, in the plane of the author's loss and the others'
// gain (the hull of the multiple-choice knapsack); levels on one straight edge of it are separate steps.
pub fn steps(
    levels: &[f64],
    start: f64,
    own: impl Fn(f64) -> f64,
    others: impl Fn(f64) -> f64,
) -> Vec<Step> {
    let see = |at: f64| Level { at, loss: own(start) - own(at), gain: others(at) - others(start) };
    let mut seen: Vec<Level> = levels.iter().map(|&x| see(x)).collect();
    seen.sort_by(|a, b| {
        (a.at - start).abs().total_cmp(&(b.at - start).abs()).then(a.at.total_cmp(&b.at))
    });
    let mut here = see(start);
    let mut steps = Vec::new();
    while let Some(next) = free(&seen, here).or_else(|| steepest(&seen, here)) {
        steps.push(Step {
            to: next.at,
            loss: next.loss - here.loss,
            gain: next.gain - here.gain,
            whole: true,
        });
        here = next;
    }
    steps
}

/// The best level for the others among those that cost no more than the present one; nearest first where several are equal.
fn free(seen: &[Level], here: Level) -> Option<Level> {
    let open =
        seen.iter().filter(|l| l.loss <= here.loss + NOTHING && l.gain > here.gain + NOTHING);
    open.fold(None, |best: Option<Level>, l| match best {
        Some(b) if l.gain <= b.gain + NOTHING => Some(b),
        _ => Some(*l),
    })
}

/// The next level of the hull: most gain per unit of loss, the smallest step where several are equal.
fn steepest(seen: &[Level], here: Level) -> Option<Level> {
    let open: Vec<&Level> = seen.iter().filter(|l| l.gain > here.gain + NOTHING).collect();
    let slope = |l: &Level| (l.gain - here.gain) / (l.loss - here.loss);
    let top = open.iter().fold(0.0, |top, l| larger(top, slope(l)));
    let on_edge = open.into_iter().filter(|l| slope(l) >= top * (1.0 - 1e-12));
    on_edge.fold(None, |best: Option<Level>, l| match best {
        Some(b) if l.loss >= b.loss - NOTHING => Some(b),
        _ => Some(*l),
    })
}
