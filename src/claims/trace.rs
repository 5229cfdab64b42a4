//! Which negotiation is worth telling: the first of a kind, or the settlement nearest to the middle of all.
//!
//! - Computes: the first negotiation of a kind in order of draw and repeat; the typical settlement, the one with the least
//!   sum over its round and its terms of ((value - median) / interquartile range)².
//! - Units: rounds; positions 0..1. Where the middle half coincides, one round, or the whole scale, stands for the range.
//! - Leaves out: what led to a settlement; two settlements of the same round and text are taken for alike.

use super::case::{Case, Plan as PlayedPlan};
use crate::engine::{Inputs, Plan, Run, Tally};
use crate::games::talks::{End, Outcome, Played, Story, Table};

/// Repeats of a draw among which is searched: those of a run that was not told otherwise.
const REPEATS: u64 = 4;
/// Draws among which the first of a kind is searched: those of a run that was not told otherwise.
const DRAWS: u64 = 25_000;
/// Draws among which the typical settlement is searched.
const DRAWS_OF_TYPICAL: u64 = 5_000;

/// A kind of negotiation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// The first that settled.
    Settled,
    /// The first that collapsed.
    Collapsed,
    /// The first that was decided outside the room.
    Decided,
    /// The first in which a capital refused a text.
    Refused,
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
    run: Run<'a, Table, Candidates>,
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
}

impl Pick {
    /// Whether a negotiation is of this kind.
    fn fits(self, outcome: &Outcome) -> bool {
        match self {
            Pick::Settled | Pick::Typical => outcome.end == End::Settled,
            Pick::Collapsed => outcome.end == End::Collapsed,
            Pick::Decided => outcome.end == End::Decided,
            Pick::Refused => outcome.refusals > 0,
            Pick::Stuck => !outcome.agreed && matches!(outcome.end, End::Talking | End::Suspended),
        }
    }

    fn draws(self) -> u64 {
        if self == Pick::Typical { DRAWS_OF_TYPICAL } else { DRAWS }
    }
}

impl<'a> Search<'a> {
    /// Among the negotiations of that seed.
    pub fn new(table: &'a Table, seed: u64, pick: Pick) -> Self {
        let plan = Plan::new(seed, pick.draws(), REPEATS).expect("within the bounds of a plan");
        Search { run: Run::new(table, plan), pick }
    }

    /// Searches up to so many more batches of 256 draws; whether there is more to search.
    pub fn advance(&mut self, batches: u64) -> bool {
        let left = self.run.advance(batches);
        let found = self.pick != Pick::Typical && self.first().is_some();
        left && !found
    }

    /// Batches searched, and batches in all.
    pub fn progress(&self) -> (u64, u64) {
        (self.run.batches_done(), self.run.plan().batches())
    }

    /// Negotiations searched.
    pub fn searched(&self) -> u64 {
        self.run.tally().searched
    }

    /// What was found so far.
    pub fn found(&self) -> Option<Found> {
        let found = if self.pick == Pick::Typical { self.typical() } else { self.first() };
        let of_kind = self.of_kind().count() as u64;
        found.map(|one| Found { draw: one.draw, repeat: one.repeat, of_kind })
    }

    fn of_kind(&self) -> impl Iterator<Item = &Candidate> {
        self.run.tally().all.iter().filter(|one| self.pick.fits(&one.outcome))
    }

    fn first(&self) -> Option<&Candidate> {
        self.of_kind().next()
    }

    fn typical(&self) -> Option<&Candidate> {
        let settled: Vec<&Candidate> = self.of_kind().collect();
        let scales: Vec<Middle> = (0..settled.first()?.places())
            .map(|which| Middle::of(settled.iter().map(|one| one.place(which)).collect()))
            .collect();
        let distance = |one: &Candidate| -> f64 {
            let places = scales.iter().enumerate();
            places.map(|(which, middle)| middle.distance(one.place(which))).sum()
        };
        let least = settled
            .iter()
            .map(|one| (distance(one), *one))
            .reduce(|best, next| if next.0 < best.0 { next } else { best });
        least.map(|(_, one)| one)
    }
}

impl<'a> Trace<'a> {
    /// The negotiation of that draw and repeat with the seed of the case's plan, and in a phrase why this one.
    pub fn of(case: &Case, table: &'a Table, draw: u64, repeat: u64, chosen: String) -> Self {
        let case = case.clone().played(PlayedPlan::of(case.plan.seed, 1, 1));
        let story = Story::of(table, case.plan.seed, draw, repeat);
        let mut unusual: Vec<usize> = (0..story.quantiles.len()).collect();
        let off = |place: &usize| (story.quantiles[*place] - 0.5).abs();
        unusual.sort_by(|one, other| off(other).total_cmp(&off(one)));
        Trace { table, case, story, chosen, unusual }
    }
}

/// One negotiation among those searched.
#[derive(Clone, Debug)]
struct Candidate {
    draw: u64,
    repeat: u64,
    outcome: Outcome,
    text: Vec<f64>,
}

impl Candidate {
    fn places(&self) -> usize {
        1 + self.text.len()
    }

    /// Its round, then its position on each issue.
    fn place(&self, which: usize) -> f64 {
        match which.checked_sub(1) {
            None => f64::from(self.outcome.round),
            Some(issue) => self.text[issue],
        }
    }
}

/// The middle of some numbers, and how far its half reaches.
struct Middle {
    median: f64,
    range: f64,
}

impl Middle {
    fn of(mut numbers: Vec<f64>) -> Self {
        numbers.sort_by(f64::total_cmp);
        let at = |share: f64| {
            let rank = (share * numbers.len() as f64).ceil() as usize;
            numbers[rank.clamp(1, numbers.len()) - 1]
        };
        let range = at(0.75) - at(0.25);
        Middle { median: at(0.5), range: if range > 0.0 { range } else { 1.0 } }
    }

    fn distance(&self, number: f64) -> f64 {
        let off = (number - self.median) / self.range;
        off * off
    }
}

/// The negotiations searched, in their order: those that ended without a text keep none.
#[derive(Clone, Debug)]
struct Candidates {
    draws: u64,
    repeats: u64,
    searched: u64,
    all: Vec<Candidate>,
}

impl Tally<Table> for Candidates {
    fn new(_: &Table, plan: &Plan) -> Self {
        Candidates { draws: 0, repeats: plan.repeats(), searched: 0, all: Vec::new() }
    }

    fn add(&mut self, _: &Table, _: &Inputs, _: usize, played: &Played) {
        for repeat in 0..self.repeats {
            let outcome = *played.outcome(repeat as usize);
            let text = match outcome.end {
                End::Settled => played.text(repeat as usize).to_vec(),
                _ => Vec::new(),
            };
            self.all.push(Candidate { draw: self.draws, repeat, outcome, text });
        }
        self.searched += self.repeats;
        self.draws += 1;
    }

    fn merge(&mut self, later: &Self) {
        let before = self.draws;
        let moved = later.all.iter().cloned();
        self.all.extend(moved.map(|one| Candidate { draw: one.draw + before, ..one }));
        self.searched += later.searched;
        self.draws += later.draws;
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
