//! One play again: everything follows from the seed, the draw and the repeat.

use super::answers::Answers;
use super::game::{Game, Seat};
use super::inputs::Inputs;
use super::sampling::Sampling;
use crate::lanes::{Level, WIDTH};

/// The inputs of one draw and eight seats that all hold the same play.
pub fn alone<G: Game>(game: &G, seed: u64, draw: u64, repeat: u64) -> (Inputs, [Seat; WIDTH]) {
    let mut inputs = Inputs::default();
    Sampling::new(game, seed).draw(draw, 1, &mut inputs);
    (inputs, [Seat { column: 0, draw, repeat }; WIDTH])
}

/// Plays one play again, exactly as it was counted in a pass of the same seed.
pub fn replay<G: Game>(game: &G, seed: u64, draw: u64, repeat: u64) -> Answers {
    let (inputs, seats) = alone(game, seed, draw, repeat);
    let mut answers = Answers::new(game.questions());
    let mut scratch = game.scratch(seed, Level::best());
    game.play(&mut scratch, &inputs, &seats, 1, &mut answers);
    answers
}
