//! What plays answer: one column a question, play after play, the repeats of a draw side by side.

use super::question::{Asked, Kind, Question, QuestionId};
use crate::lanes::WIDTH;
use core::ops::Range;

/// Positions are summed in units of 2^-32: any order of adding gives the same bits.
pub const POSITION_UNITS: f64 = (1u64 << 32) as f64;

/// The answers of some plays to every question of a game.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    plays: usize,
    /// Where the group of plays that is being filled begins.
    group: Range<usize>,
    columns: Vec<Column>,
    /// By draw: what it weighs; empty where all draws weigh alike.
    weights: Vec<Weight>,
}

/// What one draw weighs, where draws do not weigh alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weight {
    /// The natural logarithm of the weight; minus infinity where the draw agrees with nothing.
    pub log: f64,
    /// How many facts some play of the draw agreed with.
    pub agreed: usize,
}

/// The answers to one question.
#[derive(Clone, Debug)]
enum Column {
    /// One bit a play.
    Events(Vec<u64>),
    /// One number a play; NaN where there is no answer.
    Numbers(Vec<f64>),
    /// So many words of 64 rounds a play.
    Rounds { words: usize, bits: Vec<u64> },
}

/// What plays answer to one thing that is asked, in whole numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// Plays that answer.
    pub answers: u64,
    /// The sum of their answers: occurrences; for positions in units of 2^-32.
    pub sum: u64,
}

impl Answers {
    /// No answers yet to these questions.
    pub fn new(questions: &[Question]) -> Self {
        let column = |question: &Question| match question.kind {
            Kind::Event => Column::Events(Vec::new()),
            Kind::EachRound { most } => {
                Column::Rounds { words: (most as usize).div_ceil(64), bits: Vec::new() }
            }
            _ => Column::Numbers(Vec::new()),
        };
        Answers { columns: questions.iter().map(column).collect(), ..Answers::default() }
    }

    /// Forgets all plays.
    pub fn clear(&mut self) {
        self.plays = 0;
        self.weights.clear();
        for column in &mut self.columns {
            match column {
                Column::Events(bits) | Column::Rounds { bits, .. } => bits.clear(),
                Column::Numbers(numbers) => numbers.clear(),
            }
        }
    }

    /// How many plays have answered.
    pub fn plays(&self) -> usize {
        self.plays
    }

    /// Opens the answers of so many more plays, at most eight: no event, no number, until they are given.
    pub fn open(&mut self, count: usize) {
        self.group = self.plays..self.plays + count;
        self.plays += count;
        for column in &mut self.columns {
            match column {
                Column::Events(bits) => bits.resize(self.plays.div_ceil(64), 0),
                Column::Numbers(numbers) => numbers.resize(self.plays, f64::NAN),
                Column::Rounds { words, bits } => bits.resize(self.plays * *words, 0),
            }
        }
    }

    /// What the next draw weighs.
    pub fn weigh(&mut self, weight: Weight) {
        self.weights.push(weight);
    }

    /// By draw, what it weighs; empty where all weigh alike.
    pub fn weights(&self) -> &[Weight] {
        &self.weights
    }

    /// In which of the opened plays an event happened: lane 0 lowest.
    pub fn event(&mut self, question: QuestionId, lanes: u8) {
        let Column::Events(bits) = &mut self.columns[question.index()] else {
            unreachable!("only an event is answered by lanes")
        };
        let lanes = u64::from(lanes) & ((1 << self.group.len()) - 1);
        let (word, shift) = (self.group.start / 64, self.group.start % 64);
        bits[word] |= lanes << shift;
        if shift + self.group.len() > 64 {
            bits[word + 1] |= lanes >> (64 - shift);
        }
    }

    /// The number of each opened play; NaN where it has none.
    pub fn number(&mut self, question: QuestionId, lanes: &[f64; WIDTH]) {
        let Column::Numbers(numbers) = &mut self.columns[question.index()] else {
            unreachable!("only a number is answered by numbers")
        };
        numbers[self.group.clone()].copy_from_slice(&lanes[..self.group.len()]);
    }

    /// In which of the opened plays something happened in a round, from 1.
    pub fn in_round(&mut self, question: QuestionId, round: usize, lanes: u8) {
        let Column::Rounds { words, bits } = &mut self.columns[question.index()] else {
            unreachable!("only what happens round by round is answered by rounds")
        };
        for lane in (0..self.group.len()).filter(|lane| lanes >> lane & 1 == 1) {
            bits[(self.group.start + lane) * *words + (round - 1) / 64] |= 1 << ((round - 1) % 64);
        }
    }

    /// Whether an event happened in a play.
    pub fn happened(&self, question: QuestionId, play: usize) -> bool {
        self.events(question)[play / 64] >> (play % 64) & 1 == 1
    }

    /// In how many plays of a range an event happened.
    #[inline]
    pub fn times(&self, question: QuestionId, plays: Range<usize>) -> u64 {
        times(self.events(question), plays)
    }

    /// The numbers that plays answer, one a play; NaN where there is none.
    pub fn numbers(&self, question: QuestionId) -> &[f64] {
        match &self.columns[question.index()] {
            Column::Numbers(numbers) => numbers,
            _ => unreachable!("asked for numbers of what has none"),
        }
    }

    /// The rounds of a play, 64 a word, round 1 lowest.
    pub(crate) fn rounds(&self, question: QuestionId, play: usize) -> &[u64] {
        match &self.columns[question.index()] {
            Column::Rounds { words, bits } => &bits[play * words..(play + 1) * words],
            _ => unreachable!("asked for rounds of what has none"),
        }
    }

    /// What the plays of a range answer.
    pub fn sum(&self, asked: Asked, plays: Range<usize>) -> Sum {
        let all = plays.len() as u64;
        let count = |question: QuestionId, holds: &dyn Fn(f64) -> bool| {
            let numbers = self.numbers(question)[plays.clone()].iter();
            Sum { answers: all, sum: numbers.filter(|number| holds(**number)).count() as u64 }
        };
        match asked {
            Asked::Event(question) => Sum { answers: all, sum: self.times(question, plays) },
            Asked::AtLeast(question, least) => {
                count(question, &|number| number >= f64::from(least))
            }
            Asked::AtMost(question, most) => count(question, &|number| number <= f64::from(most)),
            Asked::Mean(question) => {
                let numbers = self.numbers(question)[plays].iter().filter(|one| !one.is_nan());
                numbers.fold(Sum::default(), |so_far, number| Sum {
                    answers: so_far.answers + 1,
                    sum: so_far.sum + (number * POSITION_UNITS + 0.5) as u64,
                })
            }
        }
    }

    fn events(&self, question: QuestionId) -> &[u64] {
        match &self.columns[question.index()] {
            Column::Events(bits) => bits,
            _ => unreachable!("asked whether something happened that is no event"),
        }
    }
}

/// The lanes of which something holds, lane 0 lowest: how an event is answered.
#[inline]
pub fn lanes(holds: impl Fn(usize) -> bool) -> u8 {
    (0..WIDTH).fold(0, |set, lane| set | u8::from(holds(lane)) << lane)
}

/// How many bits of a range are set.
#[inline]
fn times(bits: &[u64], range: Range<usize>) -> u64 {
    let mut count = 0;
    let mut from = range.start;
    while from < range.end {
        let word = from / 64;
        let until = range.end.min((word + 1) * 64);
        let kept = u64::MAX >> (64 - (until - from));
        count += u64::from((bits[word] >> (from % 64) & kept).count_ones());
        from = until;
    }
    count
}

impl Sum {
    /// The mean answer; none where nothing answers.
    pub fn mean(&self) -> Option<f64> {
        (self.answers > 0).then(|| self.sum as f64 / self.answers as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_kept_play_by_play() {
        let question = |kind| Question::new("q", "q", kind);
        let questions = [
            question(Kind::Event),
            question(Kind::Position { range: (0.0, 1.0), levels: None }),
            question(Kind::EachRound { most: 70 }),
        ];
        let [event, position, rounds] = [0, 1, 2].map(QuestionId);
        let mut answers = Answers::new(&questions);
        for group in 0..20 {
            answers.open(5);
            answers.event(event, if group % 2 == 0 { 0b11 } else { 0 });
            answers.number(position, &[f64::from(group) / 20.0; WIDTH]);
            answers.in_round(rounds, 70, 0b1_0000);
        }
        assert_eq!(answers.plays(), 100);
        assert_eq!(answers.times(event, 0..100), 20);
        assert_eq!(answers.times(event, 60..62), 2);
        assert!(answers.happened(event, 61) && !answers.happened(event, 65));
        assert_eq!(answers.numbers(position)[99], 0.95);
        assert_eq!(answers.rounds(rounds, 4), [0, 1 << 5]);
        assert_eq!(answers.rounds(rounds, 3), [0, 0]);
        let mean = answers.sum(Asked::Mean(position), 95..100).mean().expect("five answers");
        assert!((mean / POSITION_UNITS - 0.95).abs() < 1e-9);
        assert_eq!(answers.sum(Asked::AtLeast(position, 1), 0..100).sum, 0);
    }
}
