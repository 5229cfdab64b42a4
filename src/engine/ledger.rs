//! Many plays of one game in fixed memory: by question, and by the quantiles of the inputs where that is wanted.

use super::answers::{Answers, POSITION_UNITS};
use super::cells::{Answered, Cells, Row, Shared};
use super::game::Game;
use super::pass::{Batch, Watcher};
use super::plan::Plan;
use super::question::{Asked, QuestionId};
use super::tally::Tally;
use super::weights::Weights;
use crate::stats::{Count, Positions};
use core::ops::Range;
use serde::{Deserialize, Serialize};

/// Mean positions of draws are counted in units of 2^-20, so that their squares fit.
pub const MEAN_UNITS: f64 = (1u64 << 20) as f64;

/// What many plays came to. A draw that weighs more than others counts as so many draws. Whole numbers throughout:
/// merging in any order gives the same bits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ledger {
    /// Draws counted.
    pub draws: u64,
    /// Repeats of each draw.
    pub repeats: u64,
    /// Of which game and plan: only ledgers of the same add up.
    of: u64,
    /// By question.
    tallies: Vec<Tally>,
    /// By question: whether all repeats of a draw answer alike.
    once_a_draw: Vec<bool>,
    /// By k = 0..repeats: draws with k occurrences of what the draws are told apart by.
    draws_by: Vec<u64>,
    /// By uncertain input, in the order of the game; empty where nobody asked for them.
    cells: Vec<Row>,
    /// What draws weigh; none where they weigh alike.
    weights: Option<Weights>,
    /// The same draws, each counted by the square of its weight.
    squared: Option<Box<Ledger>>,
    /// Whether the repeats of a draw have no more in common than draws have.
    #[serde(default)]
    is_independent: bool,
}

/// Why two ledgers do not add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Foreign;

impl core::fmt::Display for Foreign {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("these ledgers belong to different tables, plans or questions")
    }
}

impl core::error::Error for Foreign {}

/// Counts everything that a game answers, and tells draws apart by one thing that is asked.
pub struct Counting {
    asked: Asked,
    empty: Ledger,
    cells: Option<Shared>,
}

/// What one worker counts.
pub struct Counted {
    ledger: Ledger,
    /// What the draws at hand answer, as far as they do.
    recent: Vec<Option<Answered>>,
    /// What they add to the sums of a row.
    terms: Vec<[u64; 3]>,
    sorted: Vec<u32>,
}

/// The plays of one draw.
struct Draw<'a> {
    asked: Asked,
    answers: &'a Answers,
    plays: Range<usize>,
}

impl Counting {
    /// Of a game played by a plan; draws are told apart, and inputs held against, what is asked.
    pub fn new<G: Game>(game: &G, plan: &Plan, asked: Asked) -> Self {
        let empty = Ledger::new(game, plan, asked);
        Counting { asked, empty, cells: Some(Shared::new(game.uncertain().len())) }
    }

    /// The same without a look at the inputs.
    pub fn without_inputs(self) -> Self {
        Counting { cells: None, ..self }
    }

    /// The same of nothing but what is asked, so that its ledger takes little memory.
    pub fn alone(self) -> Self {
        Counting { empty: self.empty.alone(self.asked), cells: None, ..self }
    }
}

impl<G: Game> Watcher<G> for Counting {
    type Ledger = Counted;

    fn empty(&self) -> Counted {
        let ledger = self.empty.clone();
        Counted { ledger, recent: Vec::new(), terms: Vec::new(), sorted: Vec::new() }
    }

    fn watch(&self, counted: &mut Counted, _: &[G], batch: &Batch<'_>) {
        let Counted { ledger, recent, terms, sorted } = counted;
        let answers = &batch.answers[0];
        recent.clear();
        for column in 0..batch.draws.len() {
            let weight = ledger.weigh(answers, column);
            let draw = Draw { asked: self.asked, answers, plays: batch.plays(column) };
            recent.push(ledger.add_draw(&draw, weight, sorted));
        }
        let Some(cells) = self.cells.as_ref().filter(|_| recent.iter().any(Option::is_some)) else {
            return;
        };
        terms.clear();
        terms.extend(recent.iter().map(Answered::terms));
        for input in 0..batch.inputs[0].rows() {
            cells.add(input, batch.inputs[0].uniforms(input), terms);
        }
    }

    fn merge(&self, counted: &mut Counted, other: Counted) {
        counted.ledger.add_all(&other.ledger);
    }

    fn close(&self, counted: &mut Counted) {
        if let Some(cells) = &self.cells {
            cells.move_to(&mut counted.ledger.cells);
        }
    }
}

impl Counted {
    /// By column of the batch last seen: what its draw answers, where it does, and as how many draws it counts.
    pub(crate) fn recent(&self) -> &[Option<Answered>] {
        &self.recent
    }

    /// What was counted.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// What was counted.
    pub fn into_ledger(self) -> Ledger {
        self.ledger
    }
}

impl Ledger {
    /// Nothing counted yet.
    fn new<G: Game>(game: &G, plan: &Plan, asked: Asked) -> Self {
        let empty = Ledger {
            draws: 0,
            repeats: plan.repeats(),
            of: fingerprint(game, plan, asked),
            tallies: game.questions().iter().map(Tally::new).collect(),
            once_a_draw: game.questions().iter().map(|question| question.once_a_draw).collect(),
            draws_by: vec![0; plan.repeats() as usize + 1],
            cells: Vec::new(),
            weights: None,
            squared: None,
            is_independent: game.has_independent_repeats(),
        };
        let Some(weighing) = game.weighing() else { return empty };
        let squared = Some(Box::new(empty.clone()));
        Ledger { weights: Some(Weights::new(plan, weighing)), squared, ..empty }
    }

    /// The same for one question; what comes after it is not even named.
    fn alone(mut self, asked: Asked) -> Self {
        let place = asked.question().index();
        self.tallies.truncate(place + 1);
        self.tallies.shrink_to_fit();
        self.tallies[..place].fill(Tally::Unasked);
        self.draws_by = Vec::new();
        // It adds up with its like alone.
        self.of = !self.of;
        self.squared = self.squared.map(|squared| Box::new(squared.alone(asked)));
        self
    }

    /// Adds what another counted of other draws of the same game and plan.
    ///
    /// # Errors
    /// Where it belongs to another game, plan or question.
    pub fn merge(&mut self, other: &Ledger) -> Result<(), Foreign> {
        if self.of != other.of || self.cells.len() != other.cells.len() {
            return Err(Foreign);
        }
        self.cells.iter_mut().zip(&other.cells).for_each(|(mine, theirs)| mine.merge(theirs));
        self.add_all(other);
        Ok(())
    }

    /// How often an event happened.
    pub fn count(&self, question: QuestionId) -> Count {
        match &self.tallies[question.index()] {
            Tally::Event(count) => *count,
            _ => unreachable!("asked how often what is no event happened"),
        }
    }

    /// How often something asked for a likelihood happened; none where a mean is asked.
    pub fn count_of(&self, asked: Asked) -> Option<Count> {
        let up_to = |counts: &[Count]| {
            let mut sum = Count::default();
            counts.iter().for_each(|count| sum.merge(count));
            sum
        };
        match (asked, &self.tallies[asked.question().index()]) {
            (Asked::Event(_), Tally::Event(count)) => Some(*count),
            (Asked::AtLeast(_, least), Tally::Months(months)) => {
                months.get((least as usize).checked_sub(1)?).copied()
            }
            (Asked::AtMost(_, most), Tally::Rounds(rounds)) => {
                Some(up_to(&rounds[..(most as usize).min(rounds.len())]))
            }
            _ => None,
        }
    }

    /// Where plays stood on a position.
    pub fn positions(&self, question: QuestionId) -> &Positions {
        match &self.tallies[question.index()] {
            Tally::Positions(positions) => positions,
            _ => unreachable!("asked for positions of what has none"),
        }
    }

    /// By month from 1 on: plays that answer at least so many; or by one of several: plays that answer so.
    pub fn counts(&self, question: QuestionId) -> &[Count] {
        match &self.tallies[question.index()] {
            Tally::Months(counts) | Tally::Among(counts) => counts,
            _ => unreachable!("asked for counts of what has none"),
        }
    }

    /// By round: plays that answered with this round or one before.
    pub fn by_round(&self, question: QuestionId) -> Vec<Count> {
        let Tally::Rounds(rounds) = &self.tallies[question.index()] else {
            unreachable!("asked for rounds of what has none")
        };
        let mut sum = Count::default();
        let up_to = |count: &Count| {
            sum.merge(count);
            sum
        };
        rounds.iter().map(up_to).collect()
    }

    /// By round: plays in which it happened.
    pub fn in_rounds(&self, question: QuestionId) -> &[u64] {
        match &self.tallies[question.index()] {
            Tally::EachRound(rounds) => rounds,
            _ => unreachable!("asked for rounds of what has none"),
        }
    }

    /// By k = 0..repeats: draws with k occurrences of what the draws are told apart by.
    pub fn draws_by(&self) -> &[u64] {
        &self.draws_by
    }

    /// By uncertain input; empty where nobody asked for them.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = Cells> {
        self.cells.iter().map(Row::cells)
    }

    /// What draws weigh, and the same draws counted by the squares of that; none where they weigh alike.
    pub fn weighed(&self) -> Option<(&Weights, &Ledger)> {
        Some((self.weights.as_ref()?, self.squared.as_ref()?))
    }

    /// How many answers there are to what is asked of every play: one a draw where all repeats answer alike.
    pub fn answers(&self, asked: Asked) -> u64 {
        let is_once = self.once_a_draw[asked.question().index()];
        self.draws * if is_once { 1 } else { self.repeats }
    }

    /// Whether all plays answer a question independently: draws weigh alike, every input is known, no luck is settled once
    /// a draw, and neither is the answer.
    pub fn is_independent(&self, question: QuestionId) -> bool {
        self.is_independent && self.weights.is_none() && !self.once_a_draw[question.index()]
    }

    /// Draws that were played, whatever they weigh.
    pub fn played(&self) -> u64 {
        self.weights.as_ref().map_or(self.draws, |weights| weights.played)
    }

    /// The number of draws of equal weight that would know a mean as exactly: (sum of w)^2 / sum of w^2.
    pub fn effective_draws(&self) -> f64 {
        let sum = self.draws as f64;
        match self.weighed() {
            None => sum,
            Some(_) if self.draws == 0 => 0.0,
            Some((weights, squared)) => sum * (sum / (squared.draws as f64 * weights.unit as f64)),
        }
    }

    /// The same shares among as many draws of equal weight as these are worth, so that whatever is made of it claims to
    /// know no more. Rounded to whole numbers.
    pub fn in_effective_draws(&self) -> Ledger {
        // Whole draws, so that what always happens still always does.
        let draws = (self.effective_draws() + 0.5).floor();
        let factor = if self.draws > 0 { draws / self.draws as f64 } else { 0.0 };
        Ledger {
            draws: draws as u64,
            repeats: self.repeats,
            of: self.of,
            once_a_draw: self.once_a_draw.clone(),
            tallies: self.tallies.iter().map(|tally| tally.scaled(factor)).collect(),
            draws_by: crate::stats::scaled_row(&self.draws_by, factor),
            cells: self.cells.iter().map(|row| row.scaled(factor)).collect(),
            weights: None,
            squared: None,
            is_independent: false,
        }
    }

    /// As how many draws the draw in a column counts, and by its square.
    fn weigh(&mut self, answers: &Answers, column: usize) -> (u64, u64) {
        match (&mut self.weights, answers.weights().get(column)) {
            (Some(weights), Some(weight)) => weights.add(*weight),
            _ => (1, 1),
        }
    }

    /// Adds a draw that counts as so many, and by its square; what it answers to what draws are told apart by.
    fn add_draw(
        &mut self,
        draw: &Draw,
        (weight, square): (u64, u64),
        sorted: &mut Vec<u32>,
    ) -> Option<Answered> {
        let sum = draw.answers.sum(draw.asked, draw.plays.clone());
        self.add_times(draw, sum.sum, weight, sorted);
        if let Some(squared) = &mut self.squared {
            squared.add_times(draw, sum.sum, square, sorted);
        }
        let mean = || sum.sum as f64 / sum.answers as f64 / POSITION_UNITS * MEAN_UNITS;
        let answer = if draw.asked.is_likelihood() { sum.sum } else { (mean() + 0.5) as u64 };
        (sum.answers > 0).then_some(Answered { answer, weight })
    }

    fn add_times(&mut self, draw: &Draw, occurrences: u64, weight: u64, sorted: &mut Vec<u32>) {
        if weight == 0 {
            return;
        }
        self.draws += weight;
        let by = self.draws_by.get_mut(occurrences as usize);
        if let Some(draws) = by.filter(|_| draw.asked.is_likelihood()) {
            *draws += weight;
        }
        for (place, tally) in self.tallies.iter_mut().enumerate() {
            let question = QuestionId(place as u32);
            tally.add(draw.answers, question, draw.plays.clone(), weight, sorted);
        }
    }

    fn add_all(&mut self, other: &Ledger) {
        self.draws += other.draws;
        self.tallies.iter_mut().zip(&other.tallies).for_each(|(mine, theirs)| mine.merge(theirs));
        self.draws_by.iter_mut().zip(&other.draws_by).for_each(|(mine, theirs)| *mine += theirs);
        if let (Some(mine), Some(theirs)) = (&mut self.weights, &other.weights) {
            mine.merge(theirs);
        }
        if let (Some(mine), Some(theirs)) = (&mut self.squared, &other.squared) {
            mine.add_all(theirs);
        }
    }
}

/// Which game, plan and question a ledger is of: FNV-1a over what decides what its numbers mean.
fn fingerprint<G: Game>(game: &G, plan: &Plan, asked: Asked) -> u64 {
    let questions = game.questions().iter().map(|question| format!("{question:?}"));
    let quantity = |one: &super::quantity::Quantity| format!("{} {:?}", one.path, one.distribution);
    let quantities = game.quantities().iter().map(quantity);
    let rest = format!("{} {} {} {asked:?}", plan.seed(), plan.draws(), plan.repeats());
    let words = questions.chain(quantities).chain([rest]);
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    words.fold(0xcbf2_9ce4_8422_2325, |hash, word| word.bytes().chain([0]).fold(hash, step))
}
