//! A game for the tests of this room: a plain function of quantiles.

use crate::engine::{
    Answers, Asked, Basis, Game, Inputs, Kind, Quantity, QuantityId, Question, QuestionId, Range,
    Seat,
};
use crate::lanes::{Level, WIDTH};
use crate::random::{Distribution, Key, Kind as Luck, once};

/// Whether luck has it happen.
pub const HAPPENS: Asked = Asked::Event(QuestionId(0));
/// The value itself.
pub const VALUE: Asked = Asked::Mean(QuestionId(1));

/// A function of quantiles: a position, and as a probability whether luck has something happen.
pub struct Function<F> {
    quantities: Vec<Quantity>,
    uncertain: Vec<QuantityId>,
    questions: [Question; 2],
    of: F,
}

impl<F: Fn(&[f64]) -> f64 + Sync> Function<F> {
    /// Of so many inputs, with values on 0..1, NaN where there is nothing to see.
    pub fn new(inputs: usize, of: F) -> Self {
        let quantity = |i: usize| Quantity {
            path: format!("x{i}"),
            name: format!("x{i}"),
            unit: String::new(),
            range: Range::UNIT,
            distribution: Distribution::Uniform { low: 0.0, high: 1.0 },
            basis: Basis::default(),
        };
        let position = Kind::Position { range: (0.0, 1.0), levels: None };
        Function {
            quantities: (1..=inputs).map(quantity).collect(),
            uncertain: (0..inputs as u32).map(QuantityId).collect(),
            questions: [
                Question::new("happens", "that it happens", Kind::Event),
                Question::new("value", "the value", position),
            ],
            of,
        }
    }
}

impl<F: Fn(&[f64]) -> f64 + Sync + Clone> Game for Function<F> {
    type Scratch = Key;

    fn quantities(&self) -> &[Quantity] {
        &self.quantities
    }

    fn uncertain(&self) -> &[QuantityId] {
        &self.uncertain
    }

    fn questions(&self) -> &[Question] {
        &self.questions
    }

    fn scratch(&self, seed: u64, _: Level) -> Key {
        Key::new(seed, "luck", Luck::Once)
    }

    fn play(
        &self,
        luck: &mut Key,
        inputs: &Inputs,
        seats: &[Seat; WIDTH],
        count: usize,
        answers: &mut Answers,
    ) {
        let value = |seat: &Seat| {
            let x: Vec<f64> =
                (0..self.uncertain.len()).map(|row| inputs.uniforms(row)[seat.column]).collect();
            (self.of)(&x)
        };
        let values = seats.each_ref().map(value);
        let happens = |lane: usize| once(luck, seats[lane].draw, seats[lane].repeat) < values[lane];
        let lanes = (0..WIDTH).fold(0, |set, lane| set | u8::from(happens(lane)) << lane);
        answers.open(count);
        answers.event(QuestionId(0), lanes);
        answers.number(QuestionId(1), &values);
    }

    fn moved(&self, _: &[(QuantityId, f64)]) -> Self {
        unreachable!("no test moves its inputs")
    }
}
