//! The survey: plain draws, the very ones that a run plays, by the tenth in which each input lies.

use super::alone::Bin;
use super::moments::Moments;
use super::parallel::in_parts;
use super::{Measure, Points, Study};
use crate::claims::Likelihood;
use crate::engine::{BATCH, Plan};
use crate::random::{Key, Kind, input_uniforms};
use crate::stats::{Count, Mixing};

/// Parts of an input's distribution, equally likely.
pub(super) const TENTHS: usize = 10;
/// Draws are also divided into so many groups of equal luck: leaving out one at a time shows how sure a figure is.
pub(super) const GROUPS: usize = 10;
/// Narrow bins of an input's distribution, equally likely.
const NARROW_BINS: usize = 64;
/// Bins of the draws' means, where the measure is one.
const BINS: usize = 200;

/// Many draws of the inputs, each played some times.
#[derive(Clone, Debug)]
pub(super) struct Survey {
    pub measure: Measure,
    pub repeats: u64,
    /// All draws.
    pub all: Part,
    /// By input, tenth of its distribution, and group of draws.
    by_tenth: Vec<Vec<Vec<Part>>>,
    /// By input, group of draws, and narrow bin of its distribution.
    by_bin: Vec<Vec<Vec<Bin>>>,
    /// Tenths by the number of the draw: of equal size, and nothing in common.
    by_number: Vec<Vec<Part>>,
}

/// Some of the draws. Sums are added in the order of the draws.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    /// Draws of which something is known.
    pub draws: u64,
    /// Answers of their repeats.
    answers: u64,
    /// Sums over draws: of the mean, its square, its noise, and the variance between the repeats.
    sums: [f64; 4],
    /// Draws by occurrences among their repeats, or by their mean.
    cells: Vec<u64>,
}

/// What one draw answers.
struct Answer {
    count: u64,
    moments: Moments,
    cell: usize,
}

impl Survey {
    /// Plays the draws of a plan.
    pub fn play<S: Study>(
        study: &S,
        measure: Measure,
        plan: &Plan,
        mut tell: impl FnMut(u64),
    ) -> Self {
        let paths = study.paths();
        let keys: Vec<Key> =
            paths.iter().map(|path| Key::new(plan.seed(), path, Kind::Input)).collect();
        let mut survey = Survey::empty(measure, plan, keys.len());
        let window = 64;
        for first in (0..plan.batches()).step_by(window) {
            let parts = (plan.batches() - first).min(window as u64) as usize;
            let work = |scratch: &mut S::Scratch, part: usize| {
                let points = points(plan, &keys, first + part as u64);
                let mut values = Vec::new();
                study.play(scratch, &points, &mut values);
                (points, values)
            };
            for (points, values) in in_parts(study, parts, work, |_| ()) {
                survey.add(&points, &values);
            }
            tell(plan.draws().min((first + window as u64) * BATCH));
        }
        survey
    }

    fn empty(measure: Measure, plan: &Plan, inputs: usize) -> Self {
        let part = Part::empty(measure, plan.repeats());
        let tenths = vec![vec![part.clone(); GROUPS]; TENTHS];
        Survey {
            measure,
            repeats: plan.repeats(),
            all: part,
            by_tenth: vec![tenths.clone(); inputs],
            by_bin: vec![vec![vec![Bin::default(); NARROW_BINS]; GROUPS]; inputs],
            by_number: tenths,
        }
    }

    fn add(&mut self, points: &Points, values: &[f64]) {
        for (point, repeats) in values.chunks(self.repeats as usize).enumerate() {
            let Some(answer) = Answer::of(repeats, self.measure) else { continue };
            let number = points.draws[point];
            let group = (number / TENTHS as u64) as usize % GROUPS;
            self.all.add(&answer);
            self.by_number[number as usize % TENTHS][group].add(&answer);
            for input in 0..self.inputs() {
                let quantile = points.of(input)[point];
                self.by_tenth[input][tenth(quantile)][group].add(&answer);
                let bin = ((quantile * NARROW_BINS as f64) as usize).min(NARROW_BINS - 1);
                self.by_bin[input][group][bin].add(answer.moments.mean);
            }
        }
    }

    /// How many inputs there are.
    pub fn inputs(&self) -> usize {
        self.by_tenth.len()
    }

    /// The narrow bins of an input, perhaps without one group of draws.
    pub fn bins(&self, input: usize, without: Option<usize>) -> Vec<Bin> {
        let mut bins = vec![Bin::default(); NARROW_BINS];
        let kept =
            self.by_bin[input].iter().enumerate().filter(|(group, _)| Some(*group) != without);
        for (_, group) in kept {
            bins.iter_mut().zip(group).for_each(|(all, one)| all.merge(one));
        }
        bins
    }

    /// The draws in one tenth of an input.
    pub fn tenth(&self, input: usize, tenth: usize) -> Part {
        self.merged(&self.by_tenth[input][tenth], None)
    }

    /// Every tenth of an input, perhaps without one group of draws.
    pub fn tenths(&self, input: usize, without: Option<usize>) -> Vec<Part> {
        self.by_tenth[input].iter().map(|groups| self.merged(groups, without)).collect()
    }

    /// The same for tenths that have nothing in common.
    pub fn tenths_by_number(&self, without: Option<usize>) -> Vec<Part> {
        self.by_number.iter().map(|groups| self.merged(groups, without)).collect()
    }

    /// All draws, perhaps without one group.
    pub fn without(&self, group: Option<usize>) -> Part {
        let tenths = self.by_number.iter();
        let mut all = Part::empty(self.measure, self.repeats);
        tenths.for_each(|groups| all.merge(&self.merged(groups, group)));
        all
    }

    fn merged(&self, groups: &[Part], without: Option<usize>) -> Part {
        let mut all = Part::empty(self.measure, self.repeats);
        let kept = groups.iter().enumerate().filter(|(group, _)| Some(*group) != without);
        kept.for_each(|(_, part)| all.merge(part));
        all
    }

    /// The mean answer of some draws with its 95 % interval; none where nothing answers.
    pub fn mean(&self, part: &Part) -> Option<Likelihood> {
        match self.measure {
            _ if part.draws == 0 => None,
            Measure::Likelihood => Some(Likelihood::of(&part.count(), part.draws, self.repeats)),
            Measure::Mean { least, most } => {
                let half = 1.96 * (part.variance() / part.draws as f64).sqrt();
                let p = part.mean();
                let within = |end: f64| end.clamp(least, most);
                Some(Likelihood {
                    p,
                    low: within(p - half),
                    high: within(p + half),
                    n: part.answers,
                })
            }
        }
    }

    /// The 10 and the 90 % quantile, over draws, of what is expected given the inputs; none where nothing answers.
    pub fn range(&self, part: &Part) -> Option<[f64; 2]> {
        if part.draws == 0 {
            return None;
        }
        let (mean, between) = (part.mean(), part.variance_of_expectation());
        let ends = match self.measure {
            Measure::Likelihood => Mixing::fit(&part.cells).quantiles(mean, between, &[0.1, 0.9]),
            Measure::Mean { least, most } => part.scaled_quantiles(least, most, mean, between),
        };
        Some([ends[0], ends[1]])
    }
}

impl Part {
    fn empty(measure: Measure, repeats: u64) -> Self {
        let cells = match measure {
            Measure::Likelihood => repeats as usize + 1,
            Measure::Mean { .. } => BINS,
        };
        Part { draws: 0, answers: 0, sums: [0.0; 4], cells: vec![0; cells] }
    }

    fn add(&mut self, answer: &Answer) {
        let Moments { mean, noise } = answer.moments;
        self.draws += 1;
        self.answers += answer.count;
        self.cells[answer.cell] += 1;
        let within = noise * answer.count as f64;
        for (sum, term) in self.sums.iter_mut().zip([mean, mean * mean, noise, within]) {
            *sum += term;
        }
    }

    fn merge(&mut self, other: &Part) {
        self.draws += other.draws;
        self.answers += other.answers;
        self.sums.iter_mut().zip(other.sums).for_each(|(mine, theirs)| *mine += theirs);
        self.cells.iter_mut().zip(&other.cells).for_each(|(mine, theirs)| *mine += theirs);
    }

    /// Occurrences by draw, where that is what the cells count.
    pub fn count(&self) -> Count {
        let mut count = Count::default();
        for (k, draws) in self.cells.iter().enumerate() {
            count.total += k as u64 * draws;
            count.squares += (k * k) as u64 * draws;
        }
        count
    }

    /// The mean over draws of their means.
    pub fn mean(&self) -> f64 {
        self.sums[0] / self.draws as f64
    }

    /// The variance between draws of their means.
    pub fn variance(&self) -> f64 {
        let n = self.draws as f64;
        let scatter = self.sums[1] - self.sums[0] * self.sums[0] / n;
        if n > 1.0 && scatter > 0.0 { scatter / (n - 1.0) } else { 0.0 }
    }

    /// The mean over draws of their means' own sampling variance.
    pub fn noise(&self) -> f64 {
        self.sums[2] / self.draws as f64
    }

    /// The mean over draws of the variance between their repeats.
    pub fn variance_within(&self) -> f64 {
        self.sums[3] / self.draws as f64
    }

    /// The variance between draws of what their means estimate: without the noise of the repeats, not below 0.
    pub fn variance_of_expectation(&self) -> f64 {
        (self.variance() - self.noise()).clamp(0.0, f64::INFINITY)
    }

    /// The 10 and 90 % quantiles of the draws' means, scaled about their mean to the variance without noise.
    fn scaled_quantiles(&self, least: f64, most: f64, mean: f64, between: f64) -> Vec<f64> {
        let variance = self.variance();
        let scale = if variance > 0.0 { (between / variance).sqrt() } else { 0.0 };
        let at = |p: f64| least + self.cell_below(p) / BINS as f64 * (most - least);
        [0.1, 0.9].iter().map(|p| (mean + (at(*p) - mean) * scale).clamp(least, most)).collect()
    }

    /// How many cells lie below the share `p` of the draws, each draw spread evenly over its cell.
    fn cell_below(&self, p: f64) -> f64 {
        let wanted = p * self.draws as f64;
        let mut below = 0.0;
        for (cell, &draws) in self.cells.iter().enumerate() {
            if draws > 0 && below + draws as f64 >= wanted {
                return cell as f64 + (wanted - below) / draws as f64;
            }
            below += draws as f64;
        }
        BINS as f64
    }
}

impl Answer {
    fn of(repeats: &[f64], measure: Measure) -> Option<Self> {
        let moments = Moments::of(repeats)?;
        let count = repeats.iter().filter(|value| !value.is_nan()).count() as u64;
        let cell = match measure {
            Measure::Likelihood => repeats.iter().filter(|value| **value > 0.5).count(),
            Measure::Mean { least, most } => {
                let way = (moments.mean - least) / (most - least);
                ((way * BINS as f64) as usize).min(BINS - 1)
            }
        };
        Some(Answer { count, moments, cell })
    }
}

/// Where a quantile lies: the lowest tenth below 0.1, the highest above 0.9.
fn tenth(quantile: f64) -> usize {
    match quantile {
        low if low < 0.1 => 0,
        high if high > 0.9 => TENTHS - 1,
        other => ((other * TENTHS as f64) as usize).clamp(1, TENTHS - 2),
    }
}

/// The draws of one batch, where a run has them too.
fn points(plan: &Plan, keys: &[Key], batch: u64) -> Points {
    let first = batch * BATCH;
    let draws: Vec<u64> = (first..plan.draws().min(first + BATCH)).collect();
    let mut quantiles = vec![0.0; draws.len() * keys.len()];
    for (key, out) in keys.iter().zip(quantiles.chunks_mut(draws.len())) {
        input_uniforms(key, first, out);
    }
    Points { repeats: plan.repeats(), draws, quantiles }
}
