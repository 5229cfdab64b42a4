//! The survey: plain draws, the very ones that a run plays, by the part of its distribution in which each input lies.

use super::believed::Believed;
use super::moments::Moments;
use super::part::{Answer, BINS, Part};
use crate::claims::drivers::share::{Share, first_order};
use crate::claims::likelihood::Likelihood;
use crate::engine::{
    self, Answered, Asked, Batch, Cells, Counting, Game, Ledger, MEAN_UNITS, POSITION_UNITS, Plan,
    Slice, Watcher,
};
use std::sync::{Mutex, PoisonError};

/// Parts of an input's distribution, equally likely: twentieths, or tenths where so many repeats tell draws apart that
/// twentieths take too much memory.
fn parts_of(repeats: u64) -> usize {
    if repeats > 1_000 { TENTHS } else { 2 * TENTHS }
}

/// Of a distribution.
const TENTHS: usize = 10;
/// Draws are also divided into so many groups of equal luck: leaving out one at a time shows how sure a figure is.
pub(super) const GROUPS: usize = 10;

/// Looks on while the draws of a plan are played.
pub(super) struct Surveying {
    asked: Asked,
    repeats: u64,
    counting: Counting,
    /// What all workers fill together.
    inputs: Vec<Mutex<OfInput>>,
}

/// What one worker counts.
pub(super) struct Surveyed {
    counted: engine::Counted,
    by_group: Vec<Part>,
    /// What all workers filled together, once the ledger is closed.
    inputs: Vec<OfInput>,
    answers: Vec<Option<Answer>>,
}

/// Many draws of the inputs, each played some times; of weighed ones as many as they are worth.
#[derive(Clone, Debug)]
pub(super) struct Survey {
    pub asked: Asked,
    pub repeats: u64,
    /// Everything that the game answers.
    pub ledger: Ledger,
    /// All draws.
    pub all: Part,
    inputs: Vec<OfInput>,
    by_group: Vec<Part>,
}

/// The draws by the quantile of one input.
#[derive(Clone, Debug)]
struct OfInput {
    /// By group.
    cells: Vec<Cells>,
    /// By part of the distribution, each by group.
    parts: Vec<Part>,
}

impl Surveying {
    pub fn new<G: Game>(game: &G, asked: Asked, plan: &Plan) -> Self {
        let counting = Counting::new(game, plan, asked).without_inputs();
        let empty = Part::empty(cells(asked, plan.repeats()));
        let parts = vec![empty; parts_of(plan.repeats()) * GROUPS];
        let of_input = |_| {
            let cells_of_groups = vec![Cells::default(); GROUPS];
            Mutex::new(OfInput { cells: cells_of_groups, parts: parts.clone() })
        };
        let inputs = (0..game.uncertain().len()).map(of_input).collect();
        Surveying { asked, repeats: plan.repeats(), counting, inputs }
    }
}

impl<G: Game> Watcher<G> for Surveying {
    type Ledger = Surveyed;

    fn empty(&self) -> Surveyed {
        Surveyed {
            counted: Watcher::<G>::empty(&self.counting),
            by_group: vec![Part::empty(cells(self.asked, self.repeats)); GROUPS],
            inputs: Vec::new(),
            answers: Vec::new(),
        }
    }

    fn watch(&self, own: &mut Surveyed, games: &[G], batch: &Batch<'_>) {
        self.counting.watch(&mut own.counted, games, batch);
        let of_column = |(column, answered): (usize, &Option<Answered>)| {
            Answer::of(self.asked, batch, column, (*answered)?)
        };
        own.answers.clear();
        own.answers.extend(own.counted.recent().iter().enumerate().map(of_column));
        let numbered = || own.answers.iter().zip(batch.draws);
        for (answer, number) in numbered() {
            let Some(answer) = answer else { continue };
            own.by_group[group(*number)].add(answer);
        }
        for (input, counts) in self.inputs.iter().enumerate() {
            let mut counts = counts.lock().unwrap_or_else(PoisonError::into_inner);
            for ((answer, number), quantile) in numbered().zip(batch.inputs[0].uniforms(input)) {
                let Some(answer) = answer else { continue };
                counts.cells[group(*number)].add(*quantile, answered(self.asked, answer));
                let part = part(*quantile, counts.parts.len() / GROUPS);
                counts.parts[part * GROUPS + group(*number)].add(answer);
            }
        }
    }

    fn merge(&self, own: &mut Surveyed, other: Surveyed) {
        Watcher::<G>::merge(&self.counting, &mut own.counted, other.counted);
        own.by_group.iter_mut().zip(&other.by_group).for_each(|(mine, one)| mine.merge(one));
    }

    fn close(&self, own: &mut Surveyed) {
        let of_input =
            |input: &Mutex<OfInput>| input.lock().unwrap_or_else(PoisonError::into_inner).clone();
        own.inputs = self.inputs.iter().map(of_input).collect();
    }
}

impl Surveyed {
    /// Everything that the game answered.
    pub fn ledger(&self) -> &Ledger {
        self.counted.ledger()
    }
}

impl Survey {
    /// Of what was seen.
    pub fn of(asked: Asked, surveyed: &Surveyed) -> Self {
        let ledger = surveyed.ledger();
        let survey = Survey {
            asked,
            repeats: ledger.repeats,
            ledger: ledger.clone(),
            all: Part::of(surveyed.by_group.iter()),
            inputs: surveyed.inputs.clone(),
            by_group: surveyed.by_group.clone(),
        };
        if ledger.weighed().is_none() { survey } else { survey.in_effective_draws() }
    }

    /// The same shares among as many draws of equal weight as these are worth.
    fn in_effective_draws(&self) -> Self {
        let draws = self.ledger.draws;
        let factor = if draws > 0 { self.ledger.effective_draws() / draws as f64 } else { 0.0 };
        let scaled = |parts: &[Part]| parts.iter().map(|part| part.scaled(factor)).collect();
        let of_input = |input: &OfInput| OfInput {
            cells: input.cells.iter().map(|cells| cells.scaled(factor)).collect(),
            parts: scaled(&input.parts),
        };
        Survey {
            ledger: self.ledger.clone(),
            all: self.all.scaled(factor),
            inputs: self.inputs.iter().map(of_input).collect(),
            by_group: scaled(&self.by_group),
            ..*self
        }
    }

    /// The same, with draws told apart by no more than 200 cells.
    pub fn pooled(mut self) -> Self {
        if self.all.cells().len() > BINS {
            let parts = self.inputs.iter_mut().flat_map(|input| &mut input.parts);
            parts.chain(&mut self.by_group).for_each(|part| *part = part.pooled());
            self.all = self.all.pooled();
        }
        self
    }

    /// How many inputs there are.
    pub fn inputs(&self) -> usize {
        self.inputs.len()
    }

    /// The share that an input explains alone, perhaps without one group of draws: not held to 0..1.
    pub fn first_order(&self, input: usize, without: Option<usize>) -> Option<Share> {
        let groups = self.inputs[input].cells.iter().enumerate();
        let mut kept = groups.filter(|(group, _)| Some(*group) != without).map(|(_, one)| one);
        let mut cells = kept.next()?.clone();
        kept.for_each(|one| cells.merge(one));
        let mut all = Slice::default();
        for bin in &cells.bins {
            all.draws += bin.draws;
            all.answers.merge(&bin.answers);
        }
        let explained = self.without(without).variance_of_expectation();
        first_order(&cells.bins, &all, scale(self.asked, self.repeats), explained)
    }

    /// The draws in the lowest tenth of an input, and in its highest.
    pub fn outer_tenths(&self, input: usize) -> [Part; 2] {
        let parts = &self.inputs[input].parts;
        let tenth = parts.len() / TENTHS;
        [Part::of(parts[..tenth].iter()), Part::of(parts[parts.len() - tenth..].iter())]
    }

    /// Every part of an input's distribution, each by group.
    pub fn parts(&self, input: usize) -> impl Iterator<Item = &[Part]> {
        self.inputs[input].parts.chunks(GROUPS)
    }

    /// All draws, by group.
    pub fn by_group(&self) -> &[Part] {
        &self.by_group
    }

    /// All draws, perhaps without one group.
    pub fn without(&self, group: Option<usize>) -> Part {
        let groups = self.by_group.iter().enumerate();
        Part::of(groups.filter(|(one, _)| Some(*one) != group).map(|(_, part)| part))
    }

    /// The mean answer of some draws with its 95 % interval; none where nothing answers.
    pub fn mean(&self, part: &Part) -> Option<Likelihood> {
        if part.draws == 0 {
            return None;
        }
        if self.asked.is_likelihood() {
            return Some(Likelihood::of(&part.count(), part.draws, self.repeats));
        }
        let half = 1.96 * (part.variance() / part.draws as f64).sqrt();
        let p = part.mean();
        let within = |end: f64| end.clamp(0.0, 1.0);
        Some(Likelihood { p, low: within(p - half), high: within(p + half), n: part.answers })
    }

    /// The 10 and the 90 % quantile, over draws, of what is expected given the inputs; none where nothing answers.
    pub fn range(&self, part: &Part) -> Option<[f64; 2]> {
        match self.asked.is_likelihood() {
            _ if part.draws == 0 => None,
            true => Some(part.range_of_probability()),
            false => Some(part.range_of_means()),
        }
    }

    /// What some draws let one believe of what is expected given the inputs; none where nothing answers.
    pub fn believed(&self, part: &Part) -> Option<Believed> {
        match self.asked.is_likelihood() {
            _ if part.draws == 0 => None,
            true if part.cells().len() < BINS => Some(Believed::of_probability(part)),
            _ => Some(Believed::of_means(part)),
        }
    }
}

impl Answer {
    /// Of the draw in a column; none where fewer than two of its repeats answer.
    fn of(asked: Asked, batch: &Batch, column: usize, answered: Answered) -> Option<Self> {
        let plays = batch.plays(column);
        if !asked.is_likelihood() {
            let numbers = &batch.answers[0].numbers(asked.question())[plays];
            let moments = Moments::of(numbers)?;
            let count = numbers.iter().filter(|number| !number.is_nan()).count() as u64;
            let cell = ((moments.mean * BINS as f64) as usize).min(BINS - 1);
            return Some(Answer::new(count, moments, cell, answered.weight));
        }
        let moments = Moments::of_count(answered.answer, plays.len() as u64)?;
        let (count, cell) = (plays.len() as u64, answered.answer as usize);
        Some(Answer::new(count, moments, cell, answered.weight))
    }
}

/// An answer as cells count it.
fn answered(asked: Asked, answer: &Answer) -> Answered {
    answer.answered(match asked.is_likelihood() {
        true => answer.cell as u64,
        false => (answer.moments.mean * MEAN_UNITS + 0.5) as u64,
    })
}

/// What a play answers on 0..1; NaN where it does not.
pub(super) fn value(asked: Asked, batch: &Batch, play: usize) -> f64 {
    let sum = batch.answers[0].sum(asked, play..play + 1);
    let unit = if asked.is_likelihood() { 1.0 } else { POSITION_UNITS };
    if sum.answers == 0 { f64::NAN } else { sum.sum as f64 / unit }
}

/// In how many parts the answer of a draw counts in cells.
fn scale(asked: Asked, repeats: u64) -> u64 {
    if asked.is_likelihood() { repeats } else { MEAN_UNITS as u64 }
}

/// By how many cells draws are told apart.
fn cells(asked: Asked, repeats: u64) -> usize {
    if asked.is_likelihood() { repeats as usize + 1 } else { BINS }
}

fn group(number: u64) -> usize {
    (number / 10) as usize % GROUPS
}

/// In which of so many parts a quantile lies: the lowest tenth of them below 0.1, the highest above 0.9.
fn part(quantile: f64, parts: usize) -> usize {
    let (place, tenth) = ((quantile * parts as f64) as usize, parts / TENTHS);
    match quantile {
        low if low < 0.1 => place.min(tenth - 1),
        high if high > 0.9 => place.clamp(parts - tenth, parts - 1),
        _ => place.clamp(tenth, parts - tenth - 1),
    }
}
