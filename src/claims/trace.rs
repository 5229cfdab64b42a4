//! Which negotiation is worth telling: the first of a kind, or the settlement nearest to the middle of all.
//!
//! - Computes: the first negotiation of a kind in order of draw and repeat; the typical settlement, the one with the least
//!   sum over its round and its terms of ((value - median) / interquartile range)².
//! - Units: rounds; positions 0..1. Where the middle half coincides, one round, or the whole scale, stands for the range.
//! - Given rounds already held, a draw is looked at with a probability in proportion to its weight (von Neumann 1951): so
//!   the draws that are looked at are as likely as what was seen makes them.
//! - Leaves out: what led to a settlement; two settlements of the same round and text are taken for alike.

use super::case::{Case, Plan as Played};
use super::second_opinion::gains::{Gains, gains};
use super::work::Work;
use crate::engine::{Answers, Asked, Batch, Game, Pass, Plan, QuestionId, Watcher};
use crate::games::talks::{End, Given, Story, Table};
use crate::random::{Key, Kind, once};

/// Repeats of a draw among which is searched: those of a run that was not told otherwise.
const REPEATS: u64 = 4;
/// Draws among which the first of a kind is searched: those of a run that was not told otherwise.
const DRAWS: u64 = 25_000;
/// Draws among which the typical settlement is searched.
const DRAWS_OF_TYPICAL: u64 = 5_000;
/// Negotiations among which it is searched for a picture.
const NEGOTIATIONS_AT_A_GLANCE: u64 = 2_000;
/// Of negotiations with more rounds fewer are searched, in proportion.
const LONG: u64 = 500;
/// The same where rounds are already held: a draw needs more repeats, some of which go as was seen.
const REPEATS_GIVEN: u64 = 64;
/// Draws are then so many times fewer.
const FEWER: u64 = 4;

/// A kind of negotiation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// The first in which something happened.
    First(Asked),
    /// The first that still went on at the horizon without a text ever agreed in the room.
    Stuck,
    /// The settlement nearest to the medians of round and terms.
    Typical,
}

/// A negotiation that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The draw, counted from 0.
    pub draw: u64,
    /// The repeat, counted from 0.
    pub repeat: u64,
    /// How many of its kind there were among those searched, as far as the search went.
    pub of_kind: u64,
}

/// Looks for a negotiation, some batches at a time.
pub struct Search<'a> {
    pass: Pass<'a, Given<'a>, Picking>,
    pick: Pick,
}

/// One negotiation with everything that it takes to tell it.
#[derive(Clone, Debug)]
pub struct Trace<'a> {
    /// The table at which it was held.
    pub table: &'a Table,
    /// What it is about, with the seed of its luck.
    pub case: Case,
    /// What happened.
    pub story: Story,
    /// Why this one, as a phrase.
    pub chosen: String,
    /// The uncertain inputs (by their place among them), the farthest from its median first.
    pub unusual: Vec<usize>,
    /// Who would gain; none where too many combinations would have to be tried, or the red lines leave no text.
    pub gains: Option<Gains>,
}

impl Pick {
    fn draws(self, table: &Table) -> u64 {
        let most = if self == Pick::Typical { DRAWS_OF_TYPICAL } else { DRAWS };
        most.min(most * LONG / u64::from(table.parts().setting.rounds))
    }
}

impl Work for Search<'_> {
    /// Whether there is more to search, and reason to.
    fn advance(&mut self, batches: u64) -> bool {
        let is_left = self.pass.advance(batches);
        is_left && (self.pick == Pick::Typical || self.candidates().is_empty())
    }

    fn progress(&self) -> (u64, u64) {
        (self.pass.next_batch(), self.pass.batches())
    }
}

impl<'a> Search<'a> {
    /// Among the negotiations of that seed.
    pub fn new(given: &'a Given<'a>, seed: u64, pick: Pick) -> Self {
        let fewer = if given.weighing().is_some() { FEWER } else { 1 };
        Search::among(given, seed, pick, pick.draws(given.table()) / fewer)
    }

    /// The typical settlement among so few negotiations of that seed that nobody waits for it: for a picture.
    pub fn at_a_glance(given: &'a Given<'a>, seed: u64) -> Self {
        Search::among(given, seed, Pick::Typical, NEGOTIATIONS_AT_A_GLANCE / repeats(given))
    }

    fn among(given: &'a Given<'a>, seed: u64, pick: Pick, draws: u64) -> Self {
        let plan = Plan::new(seed, draws, repeats(given));
        let picking = Picking { pick, chance: Key::new(seed, "trace", Kind::Once) };
        let plan = plan.expect("within the bounds of a plan");
        Search { pass: Pass::new(core::slice::from_ref(given), picking, plan), pick }
    }

    /// Negotiations searched.
    pub fn searched(&mut self) -> u64 {
        self.pass.ledger().searched
    }

    /// What was found so far.
    pub fn found(&mut self) -> Option<Found> {
        let candidates = self.candidates();
        let of_kind = candidates.len() as u64;
        let best =
            if self.pick == Pick::Typical { typical(&candidates) } else { candidates.first() };
        best.map(|one| Found { draw: one.draw, repeat: one.repeat, of_kind })
    }

    /// By draw and repeat, the round of each settlement found and then its positions on the issues, 0..1.
    pub(super) fn settlements(&mut self) -> Vec<(u64, u64, Vec<f64>)> {
        let candidates = self.candidates().into_iter();
        candidates.map(|one| (one.draw, one.repeat, one.places)).collect()
    }

    /// All of the kind, in the order of draws and repeats.
    fn candidates(&mut self) -> Vec<Candidate> {
        let mut candidates = self.pass.ledger().all.clone();
        candidates.sort_by_key(|one| (one.draw, one.repeat));
        candidates
    }
}

/// Repeats of a draw among which one is told.
fn repeats(given: &Given) -> u64 {
    if given.weighing().is_some() { REPEATS_GIVEN } else { REPEATS }
}

/// The settlement with the least distance from the middle of all.
fn typical(settled: &[Candidate]) -> Option<&Candidate> {
    let scales: Vec<Middle> = (0..settled.first()?.places.len())
        .map(|which| Middle::of(settled.iter().map(|one| one.places[which]).collect()))
        .collect();
    let distance = |one: &Candidate| -> f64 {
        let places = scales.iter().zip(&one.places);
        places.map(|(middle, place)| middle.distance(*place)).sum()
    };
    let least = settled
        .iter()
        .map(|one| (distance(one), one))
        .reduce(|best, next| if next.0 < best.0 { next } else { best });
    least.map(|(_, one)| one)
}

impl<'a> Trace<'a> {
    /// The negotiation of that draw and repeat with the seed of the case's plan, and in a phrase why this one; none where
    /// its draw cannot go as was seen of the rounds already held.
    pub fn of(
        case: &Case,
        given: &'a Given,
        draw: u64,
        repeat: u64,
        chosen: String,
    ) -> Option<Self> {
        let case = case.clone().played(Played::of(case.plan.seed, 1, 1));
        let repeats = if repeat < repeats(given) { repeats(given) } else { repeat + 1 };
        let story = Story::given(given, case.plan.seed, draw, repeat, repeats)?;
        let mut unusual: Vec<usize> = (0..story.quantiles.len()).collect();
        let off = |place: &usize| (story.quantiles[*place] - 0.5).abs();
        unusual.sort_by(|one, other| off(other).total_cmp(&off(one)));
        let gains = gains(given.table(), &story);
        Some(Trace { table: given.table(), case, story, chosen, unusual, gains })
    }
}

/// One negotiation of the kind.
#[derive(Clone, Debug)]
struct Candidate {
    draw: u64,
    repeat: u64,
    /// Of a settlement its round, then its position on each issue.
    places: Vec<f64>,
}

/// The middle of some numbers, and how far its half reaches.
pub(super) struct Middle {
    median: f64,
    range: f64,
}

impl Middle {
    pub(super) fn of(mut numbers: Vec<f64>) -> Self {
        numbers.sort_by(f64::total_cmp);
        let at = |share: f64| {
            let rank = (share * numbers.len() as f64).ceil() as usize;
            numbers[rank.clamp(1, numbers.len()) - 1]
        };
        let range = at(0.75) - at(0.25);
        Middle { median: at(0.5), range: if range > 0.0 { range } else { 1.0 } }
    }

    fn distance(&self, number: f64) -> f64 {
        self.apart(number, self.median)
    }

    /// How far two numbers are apart.
    pub(super) fn apart(&self, one: f64, other: f64) -> f64 {
        let off = (one - other) / self.range;
        off * off
    }
}

/// Looks on for negotiations of a kind.
struct Picking {
    pick: Pick,
    /// Whether a draw is looked at that weighs less than others.
    chance: Key,
}

/// Those of the kind among the negotiations searched.
#[derive(Debug, Default)]
struct Candidates {
    searched: u64,
    all: Vec<Candidate>,
}

impl Picking {
    /// Whether a draw is looked at.
    fn takes(&self, given: &Given, batch: &Batch<'_>, column: usize) -> bool {
        let Some(weighing) = given.weighing() else { return true };
        let weight = libm::exp(batch.answers[0].weights()[column].log - weighing.log_of_unit);
        once(&self.chance, batch.draws[column], 0) < weight
    }

    fn fits(&self, table: &Table, answers: &Answers, play: usize) -> bool {
        let asks = table.asks();
        let happened = |question: QuestionId| answers.happened(question, play);
        let ended = |end: End| happened(asks.ends[end as usize]);
        match self.pick {
            Pick::First(asked) => answers.sum(asked, play..play + 1).sum > 0,
            Pick::Typical => ended(End::Settled),
            Pick::Stuck => !happened(asks.agreed) && (ended(End::Talking) || ended(End::Suspended)),
        }
    }

    fn places(&self, table: &Table, answers: &Answers, play: usize) -> Vec<f64> {
        let asks = table.asks();
        let questions = asks.rounds.iter().take(1).chain(&asks.terms);
        questions.map(|question| answers.numbers(*question)[play]).collect()
    }
}

impl<'a> Watcher<Given<'a>> for Picking {
    type Ledger = Candidates;

    fn empty(&self) -> Candidates {
        Candidates::default()
    }

    fn watch(&self, candidates: &mut Candidates, games: &[Given<'a>], batch: &Batch<'_>) {
        let (table, answers) = (games[0].table(), &batch.answers[0]);
        let columns = 0..batch.draws.len();
        for column in columns.filter(|column| self.takes(&games[0], batch, *column)) {
            let plays = batch.plays(column);
            candidates.searched += plays.len() as u64;
            for play in plays.clone().filter(|play| self.fits(table, answers, *play)) {
                let (draw, repeat) = (batch.draws[column], (play - plays.start) as u64);
                let places = match self.pick {
                    Pick::Typical => self.places(table, answers, play),
                    _ => Vec::new(),
                };
                candidates.all.push(Candidate { draw, repeat, places });
            }
        }
    }

    fn merge(&self, candidates: &mut Candidates, other: Candidates) {
        candidates.searched += other.searched;
        candidates.all.extend(other.all);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_in_interquartile_ranges() {
        let middle = Middle::of((1..=9).map(f64::from).collect());
        // Ranks 3, 5 and 7 of nine.
        assert_eq!((middle.median, middle.range), (5.0, 4.0));
        assert_eq!(middle.distance(9.0), 1.0);
        let same = Middle::of(vec![2.0; 5]);
        assert_eq!(same.distance(4.0), 4.0);
    }
}
