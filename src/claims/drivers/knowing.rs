//! The value of knowing: by how much the likelihood would lie nearer to its median if one input were known.
//!
//! - Models: what research, or asking, is worth before it is done, for somebody who has to name one likelihood.
//! - Equation: P is what is expected given all inputs, D its mean absolute deviation from its median over draws. Worth of
//!   input i = D - mean over the values of i of D given that value: from 0 to D, and without a cliff, since no single
//!   median or quantile moves it by a step. D is that of a mixing distribution fitted to the repeats (`stats/mixing.rs`),
//!   half from the median of the very draws that are measured (too near), half from that of the others (too far).
//! - Source: the expected value of information (H. Raiffa and R. Schlaifer, Applied Statistical Decision Theory, 1961), with
//!   the absolute error as the loss.
//! - Units: those of P. Intervals of 95 %: the scatter of draws, half of what mistaken medians cost, what a shape between
//!   even and normal leaves open where the repeats' noise hides it, and upwards what knowing half as well would lose.
//! - Leaves out: what two inputs are worth together. The input is taken as known to within a twentieth of its distribution.

use super::believed::Believed;
use super::part::Part;
use super::survey::{GROUPS, Survey};
use crate::claims::drivers::share::Share;
use crate::claims::parallel::each;

/// The 97.5 % point of the normal.
const Z: f64 = 1.96;
/// By how much the mean deviation of an even distribution exceeds that of a normal one with the same variance, as a share:
/// sqrt(3)/2 over sqrt(2/pi), less one.
const SHAPES: f64 = 0.085;

/// Of each of some inputs, by how much the deviation would fall, with 95 % intervals; none where nothing answers.
pub(super) fn narrowings(survey: &Survey, inputs: &[usize]) -> Vec<Option<Share>> {
    let Some(before) = Known::of(survey, &[survey.by_group()]) else {
        return vec![None; inputs.len()];
    };
    each(inputs.len(), |place| worth(survey, &before, inputs[place]))
}

/// The mean distance of what is expected from its median while nothing is known; none where nothing answers.
pub(super) fn deviation(survey: &Survey) -> Option<f64> {
    let parts = [survey.by_group()];
    Some(Known::of(survey, &parts)?.deviation(&parts).middle())
}

fn worth(survey: &Survey, before: &Known, input: usize) -> Option<Share> {
    let parts: Vec<&[Part]> = survey.parts(input).collect();
    let fall = Fall::of(survey, before, &parts)?;
    let pairs: Vec<Vec<Part>> = parts.chunks(2).map(taken_together).collect();
    let coarser: Vec<&[Part]> = pairs.iter().map(Vec::as_slice).collect();
    // As much as knowing it half as well costs, knowing it to within a part may hide.
    let hidden = (fall.value - Fall::of(survey, before, &coarser)?.value).clamp(0.0, f64::INFINITY);
    let half = Z * fall.error + fall.doubt;
    Some(Share { value: fall.value, low: fall.value - half, high: fall.value + half + hidden })
}

/// Neighbouring parts as one, by group.
fn taken_together(parts: &[&[Part]]) -> Vec<Part> {
    (0..GROUPS).map(|group| Part::of(parts.iter().map(|groups| &groups[group]))).collect()
}

/// How much nearer draws lie to the median where their part is known.
struct Fall {
    /// The mean over draws.
    value: f64,
    /// Its standard error, were the medians known.
    error: f64,
    /// Half of what it costs that they are not, and what the shape of the parts leaves open.
    doubt: f64,
}

impl Fall {
    fn of(survey: &Survey, before: &Known, parts: &[&[Part]]) -> Option<Self> {
        let after = Known::of(survey, parts)?;
        let whole: Vec<Part> = parts.iter().map(|groups| Part::of(groups.iter())).collect();
        let all = Part::of(whole.iter());
        let first = before.influences(0, all.cells());
        let (mut mean, mut squares) = (0.0, 0.0);
        for (place, part) in whole.iter().enumerate() {
            let known = after.influences(place, part.cells());
            let fall = |cell: usize| first[cell] - known[cell];
            mean += part.sum_of(fall);
            squares += part.sum_of(|cell| fall(cell) * fall(cell));
        }
        let n = all.draws as f64;
        let variance = (squares / n - mean / n * (mean / n)).clamp(0.0, f64::INFINITY);
        let [before, after] = [before.deviation(&[survey.by_group()]), after.deviation(parts)];
        let value = before.middle() - after.middle();
        Some(Fall {
            value,
            error: (variance / n).sqrt(),
            doubt: before.doubt() + after.doubt() + SHAPES * after.hidden,
        })
    }
}

/// How far draws lie from the median on average.
struct Deviation {
    /// From that of all: too near, as each has drawn it toward itself.
    own: f64,
    /// From that of the others: too far, as so few draws mistake it.
    others: f64,
    /// How much of it hangs on a shape that the noise of the repeats hides, where draws are few.
    hidden: f64,
}

impl Deviation {
    fn middle(&self) -> f64 {
        0.5 * (self.own + self.others)
    }

    fn doubt(&self) -> f64 {
        0.5 * (self.others - self.own).clamp(0.0, f64::INFINITY)
    }
}

/// What is believed of every part of an input.
struct Known {
    /// By part.
    parts: Vec<Option<Believed>>,
    /// By part and group: the median of the other groups' draws, so that none is measured from where it lies itself.
    medians: Vec<Vec<f64>>,
    /// By part: the median of all.
    own: Vec<f64>,
}

impl Known {
    /// Of parts, each by group; none where nothing answers.
    fn of(survey: &Survey, parts: &[&[Part]]) -> Option<Self> {
        let whole: Vec<Part> = parts.iter().map(|groups| Part::of(groups.iter())).collect();
        let believed: Vec<Option<Believed>> =
            whole.iter().map(|part| survey.believed(part)).collect();
        let factor = common_factor(&whole, &believed)?;
        let believed = believed.into_iter().map(|one| Some(one?.drawn_together(factor)));
        let parts_believed: Vec<Option<Believed>> = believed.collect();
        let medians = |(one, groups): (&Option<Believed>, &&[Part])| match one {
            None => Vec::new(),
            Some(one) => (0..GROUPS).map(|group| one.median(&others(groups, group))).collect(),
        };
        let medians = parts_believed.iter().zip(parts).map(medians).collect();
        let own = |(one, part): (&Option<Believed>, &Part)| {
            one.as_ref().map_or(0.0, |one| one.median(part.cells()))
        };
        let own = parts_believed.iter().zip(&whole).map(own).collect();
        Some(Known { parts: parts_believed, medians, own })
    }

    /// Over all draws of these parts.
    fn deviation(&self, parts: &[&[Part]]) -> Deviation {
        let (mut own, mut others, mut hidden, mut draws) = (0.0, 0.0, 0.0, 0);
        for (place, groups) in parts.iter().enumerate() {
            let Some(believed) = &self.parts[place] else { continue };
            let from_own = |cell| believed.distance(cell, self.own[place]);
            let whole = Part::of(groups.iter());
            own += whole.sum_of(from_own);
            hidden += whole.sum_of(from_own) * whole.share_of_noise();
            draws += whole.draws;
            for (part, from) in groups.iter().zip(&self.medians[place]) {
                others += part.sum_of(|cell| believed.distance(cell, *from));
            }
        }
        let n = draws as f64;
        Deviation { own: own / n, others: others / n, hidden: hidden / n }
    }

    fn influences(&self, part: usize, cells: &[u64]) -> Vec<f64> {
        let believed = self.parts[part].as_ref();
        believed.map_or(Vec::new(), |believed| believed.influences(cells, self.own[part]))
    }
}

/// By how much nearer to their means all parts lie without the noise of the repeats: one for all, as a part alone is too
/// small to tell. None where nothing answers.
fn common_factor(parts: &[Part], believed: &[Option<Believed>]) -> Option<f64> {
    let (mut between, mut own, mut draws) = (0.0, 0.0, 0);
    for (part, one) in parts.iter().zip(believed) {
        let Some(one) = one else { continue };
        between += part.draws as f64 * part.noiseless_variance();
        own += part.draws as f64 * one.variance;
        draws += part.draws;
    }
    let factor = if own > 0.0 { (between / own).clamp(0.0, f64::INFINITY).sqrt() } else { 0.0 };
    (draws > 0).then_some(factor)
}

/// By cell: the draws of all groups but one, or of all where there are no others.
fn others(groups: &[Part], without: usize) -> Vec<u64> {
    let all = Part::of(groups.iter());
    let own = groups[without].cells();
    let others: Vec<u64> = all.cells().iter().zip(own).map(|(all, own)| all - own).collect();
    if others.iter().all(|draws| *draws == 0) { all.cells().to_vec() } else { others }
}
