//! What the engine knows of a game: its numbers, its questions, and eight plays at once.

use super::answers::Answers;
use super::correlation::Correlation;
use super::inputs::Inputs;
use super::quantity::{Quantity, QuantityId};
use super::question::Question;
use crate::lanes::{Level, WIDTH};
use crate::random::Sampler;
use std::sync::Arc;

/// Which play sits in a lane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seat {
    /// The draw's column among the inputs at hand.
    pub column: usize,
    /// The draw's number: the address of its luck.
    pub draw: u64,
    /// The repeat's number within the draw.
    pub repeat: u64,
}

/// A game that can be played many times. Immutable and shared between threads; what moves is the scratch.
pub trait Game: Sync {
    /// What moves while eight plays are played: reset by every call, never rebuilt.
    type Scratch: Send;

    /// Every number of the game.
    fn quantities(&self) -> &[Quantity];

    /// The uncertain ones among them, in their order: the rows of [`Inputs`].
    fn uncertain(&self) -> &[QuantityId];

    /// Uncertain numbers whose ranks go together.
    fn correlations(&self) -> &[Correlation] {
        &[]
    }

    /// How a number is drawn. A game that is sampled again and again keeps what it has made ready.
    fn sampler(&self, quantity: QuantityId) -> Arc<Sampler> {
        Arc::new(self.quantities()[quantity.index()].distribution.sampler())
    }

    /// Everything that can be asked of a play.
    fn questions(&self) -> &[Question];

    /// The value of a number, known or uncertain, in a column of the inputs.
    fn value(&self, inputs: &Inputs, quantity: QuantityId, column: usize) -> f64 {
        match self.uncertain().binary_search(&quantity) {
            Ok(row) => inputs.values(row)[column],
            Err(_) => {
                let known = self.quantities()[quantity.index()].distribution.known();
                known.expect("what is not listed as uncertain is known")
            }
        }
    }

    /// A fresh scratch for plays of this seed at this SIMD level.
    fn scratch(&self, seed: u64, level: Level) -> Self::Scratch;

    /// Plays the eight seats and appends what the first `count` of them answer.
    fn play(
        &self,
        scratch: &mut Self::Scratch,
        inputs: &Inputs,
        seats: &[Seat; WIDTH],
        count: usize,
        answers: &mut Answers,
    );

    /// Plays every repeat of some draws, by number, whose inputs are the columns at hand; answers follow draw by draw. A
    /// game whose repeats depend on each other plays them in its own way, and may say what each draw weighs.
    fn play_draws(
        &self,
        scratch: &mut Self::Scratch,
        inputs: &Inputs,
        draws: &[u64],
        repeats: usize,
        answers: &mut Answers,
    ) {
        let total = draws.len() * repeats;
        for first in (0..total).step_by(WIDTH) {
            // Beyond the last play it sits again, uncounted.
            let seats = core::array::from_fn(|lane| {
                let play = if first + lane < total { first + lane } else { total - 1 };
                let column = play / repeats;
                Seat { column, draw: draws[column], repeat: (play % repeats) as u64 }
            });
            let count = if total - first < WIDTH { total - first } else { WIDTH };
            self.play(scratch, inputs, &seats, count, answers);
        }
    }

    /// How the draws of this game are weighed; none where all weigh alike.
    fn weighing(&self) -> Option<Weighing> {
        None
    }

    /// Whether luck settles something once a draw: it then moves an answer like one more input.
    fn has_luck_of_draws(&self) -> bool {
        false
    }

    /// Whether the repeats of a draw have no more in common than draws have: every input is known, and no luck is settled
    /// once a draw.
    fn has_independent_repeats(&self) -> bool {
        self.uncertain().is_empty() && !self.has_luck_of_draws()
    }

    /// The same game with these numbers known, and the same questions at the same places.
    fn moved(&self, moves: &[(QuantityId, f64)]) -> Self
    where
        Self: Sized;
}

/// How draws are weighed that do not weigh alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weighing {
    /// The weight that counts as one draw is the natural exponential of this.
    pub log_of_unit: f64,
    /// How many facts draws may agree with.
    pub facts: usize,
}
