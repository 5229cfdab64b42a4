//! What the plays of many draws answer to one question: counts and fixed histograms, in whole numbers.

use super::answers::Answers;
use super::question::{Kind, Question, QuestionId};
use crate::stats::{Count, Positions, scaled_row};
use core::ops::Range;
use serde::{Deserialize, Serialize};

/// The answers of many draws to one question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Tally {
    /// Occurrences by draw.
    Event(Count),
    /// Positions on 0..1.
    Positions(Positions),
    /// By round: what its plays add to the count of those of this round or before.
    Rounds(Vec<Count>),
    /// By month from 1 on: plays whose answer is at least so many.
    Months(Vec<Count>),
    /// By one of several: plays that answer so.
    Among(Vec<Count>),
    /// By round: plays in which it happened.
    EachRound(Vec<u64>),
    /// Nobody wants to know.
    Unasked,
}

impl Tally {
    /// Nothing counted yet.
    pub(crate) fn new(question: &Question) -> Self {
        let counts = |n: usize| vec![Count::default(); n];
        match question.kind {
            Kind::Event => Tally::Event(Count::default()),
            Kind::Position { .. } => Tally::Positions(Positions::default()),
            Kind::Round { most } => Tally::Rounds(counts(most as usize)),
            Kind::Months { most } => Tally::Months(counts(most as usize)),
            Kind::Among { count } => Tally::Among(counts(count)),
            Kind::EachRound { most } => Tally::EachRound(vec![0; most as usize]),
        }
    }

    /// Adds the plays of one draw, which counts as so many draws; `sorted` is used again.
    pub(crate) fn add(
        &mut self,
        answers: &Answers,
        question: QuestionId,
        plays: Range<usize>,
        weight: u64,
        sorted: &mut Vec<u32>,
    ) {
        match self {
            Tally::Event(count) => count.add_times(answers.times(question, plays), weight),
            Tally::Positions(positions) => {
                let numbers = answers.numbers(question)[plays].iter();
                let answered = numbers.filter(|number| !number.is_nan());
                answered.for_each(|position| positions.add_times(*position, weight));
            }
            Tally::Rounds(rounds) => {
                sort(answers, question, plays, sorted);
                for (before, round) in sorted.iter().enumerate() {
                    rounds[*round as usize - 1].add_one_more(before, weight);
                }
            }
            Tally::Months(months) => {
                sort(answers, question, plays, sorted);
                for (before, most) in sorted.iter().rev().enumerate() {
                    let reached = &mut months[..*most as usize];
                    reached.iter_mut().for_each(|month| month.add_one_more(before, weight));
                }
            }
            Tally::Among(counts) => {
                sort(answers, question, plays, sorted);
                for same in sorted.chunk_by(|one, other| one == other) {
                    counts[same[0] as usize].add_times(same.len() as u64, weight);
                }
            }
            Tally::EachRound(rounds) => {
                for play in plays {
                    for (word, bits) in answers.rounds(question, play).iter().enumerate() {
                        add_rounds(&mut rounds[word * 64..], *bits, weight);
                    }
                }
            }
            Tally::Unasked => {}
        }
    }

    /// Adds what was counted of other draws.
    pub(crate) fn merge(&mut self, other: &Tally) {
        match (self, other) {
            (Tally::Event(mine), Tally::Event(theirs)) => mine.merge(theirs),
            (Tally::Positions(mine), Tally::Positions(theirs)) => mine.merge(theirs),
            (Tally::Rounds(mine), Tally::Rounds(theirs))
            | (Tally::Months(mine), Tally::Months(theirs))
            | (Tally::Among(mine), Tally::Among(theirs)) => {
                mine.iter_mut().zip(theirs).for_each(|(mine, theirs)| mine.merge(theirs));
            }
            (Tally::EachRound(mine), Tally::EachRound(theirs)) => {
                mine.iter_mut().zip(theirs).for_each(|(mine, theirs)| *mine += theirs);
            }
            (Tally::Unasked, Tally::Unasked) => {}
            _ => unreachable!("ledgers of the same game have tallies of the same kinds"),
        }
    }

    /// The same shares among another number of draws.
    pub(crate) fn scaled(&self, factor: f64) -> Tally {
        let each = |counts: &[Count]| counts.iter().map(|count| count.scaled(factor)).collect();
        match self {
            Tally::Event(count) => Tally::Event(count.scaled(factor)),
            Tally::Positions(positions) => Tally::Positions(positions.scaled(factor)),
            Tally::Rounds(rounds) => Tally::Rounds(scaled_steps(rounds, factor)),
            Tally::Months(months) => Tally::Months(each(months)),
            Tally::Among(counts) => {
                let totals: Vec<u64> = counts.iter().map(|count| count.total).collect();
                let totals =
                    scaled_row(&totals, factor).into_iter().zip(each(counts) as Vec<Count>);
                let scaled = totals.map(|(total, count)| Count { total, ..count });
                Tally::Among(scaled.collect())
            }
            Tally::EachRound(rounds) => {
                let scaled = rounds.iter().map(|count| scaled_row(&[*count], factor)[0]);
                Tally::EachRound(scaled.collect())
            }
            Tally::Unasked => Tally::Unasked,
        }
    }
}

/// The whole numbers that plays answer, from the least on.
fn sort(answers: &Answers, question: QuestionId, plays: Range<usize>, sorted: &mut Vec<u32>) {
    let numbers = answers.numbers(question)[plays].iter();
    let answered = numbers.filter(|number| !number.is_nan());
    sorted.clear();
    sorted.extend(answered.map(|number| *number as u32));
    sorted.sort_unstable();
}

fn add_rounds(rounds: &mut [u64], bits: u64, weight: u64) {
    let mut left = bits;
    while left != 0 {
        rounds[left.trailing_zeros() as usize] += weight;
        left &= left - 1;
    }
}

/// What every round adds, so rounded that the sums up to each are.
fn scaled_steps(counts: &[Count], factor: f64) -> Vec<Count> {
    let row = |of: fn(&Count) -> u64| {
        let sums: Vec<u64> = counts.iter().map(of).collect();
        scaled_row(&sums, factor)
    };
    let squares = row(|count| count.squares);
    let steps = row(|count| count.total).into_iter().zip(squares);
    steps.map(|(total, squares)| Count { total, squares }).collect()
}
