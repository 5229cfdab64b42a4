//! What the engine knows of a game: its quantities, eight plays at once, and what they leave behind.

use super::batch::independently;
use super::{Inputs, Plan, Quantity, QuantityId};
use crate::lanes::{Level, WIDTH};

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
    /// What plays leave behind, in the order in which they were played.
    type Outcomes: Outcomes;

    /// Every number of the game.
    fn quantities(&self) -> &[Quantity];

    /// The uncertain ones among them: the rows of [`Inputs`].
    fn uncertain(&self) -> &[QuantityId];

    /// A fresh scratch for plays of this seed at this SIMD level.
    fn scratch(&self, seed: u64, level: Level) -> Self::Scratch;

    /// Plays the eight seats and appends what the first `count` of them leave behind.
    fn play(
        &self,
        scratch: &mut Self::Scratch,
        inputs: &Inputs,
        seats: &[Seat; WIDTH],
        count: usize,
        outcomes: &mut Self::Outcomes,
    );

    /// Plays every repeat of the draws at hand, from draw number `first_draw` on, and hands each draw over once it is
    /// played: its column, and its repeats as the first outcomes of the queue. A game whose repeats depend on each other
    /// plays them in its own way.
    fn play_draws(
        &self,
        scratch: &mut Self::Scratch,
        inputs: &Inputs,
        first_draw: u64,
        repeats: usize,
        outcomes: &mut Self::Outcomes,
        done: &mut impl FnMut(usize, &Self::Outcomes),
    ) where
        Self: Sized,
    {
        independently(self, scratch, inputs, first_draw, repeats, outcomes, done);
    }
}

/// A queue of outcomes.
pub trait Outcomes: Default + Send {
    /// How many it holds.
    fn len(&self) -> usize;

    /// Whether it holds none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Drops the first so many.
    fn drop_first(&mut self, count: usize);
}

/// What many plays come to. Batches are tallied apart and merged in their order.
pub trait Tally<G: Game>: Send + Sync {
    /// An empty one.
    fn new(game: &G, plan: &Plan) -> Self;

    /// Adds one draw: its column among the inputs, and its repeats as the first outcomes of the queue.
    fn add(&mut self, game: &G, inputs: &Inputs, column: usize, outcomes: &G::Outcomes);

    /// All draws of a batch were added; `inputs` still holds every column of it. For what is quicker input by input than
    /// draw by draw.
    fn end_batch(&mut self, _game: &G, _inputs: &Inputs) {}

    /// Adds what another tally holds of later draws.
    fn merge(&mut self, later: &Self);
}
