//! One batch of draws: every repeat of every draw, eight at a time.

use super::{Game, Inputs, Outcomes, Plan, Sampling, Seat, Tally, plan::BATCH};
use crate::lanes::{Level, WIDTH};

/// What one thread works with: reused from batch to batch.
pub(super) struct Worker<G: Game> {
    scratch: G::Scratch,
    inputs: Inputs,
    outcomes: G::Outcomes,
}

impl<G: Game> Worker<G> {
    pub(super) fn new(game: &G, seed: u64, level: Level) -> Self {
        Worker {
            scratch: game.scratch(seed, level),
            inputs: Inputs::default(),
            outcomes: G::Outcomes::default(),
        }
    }

    /// Plays batch number `batch` of the plan into a tally of its own.
    pub(super) fn play<T: Tally<G>>(
        &mut self,
        game: &G,
        plan: &Plan,
        sampling: &Sampling,
        batch: u64,
    ) -> T {
        let first_draw = batch * BATCH;
        let columns = (plan.draws() - first_draw).min(BATCH) as usize;
        sampling.draw(first_draw, columns, &mut self.inputs);
        let mut tally = T::new(game, plan);
        let repeats = plan.repeats() as usize;
        let Worker { scratch, inputs, outcomes } = self;
        game.play_draws(scratch, inputs, first_draw, repeats, outcomes, &mut |column, outcomes| {
            tally.add(game, inputs, column, outcomes);
        });
        tally.end_batch(game, inputs);
        tally
    }
}

/// Eight plays after another, whatever draws they belong to.
pub(super) fn independently<G: Game>(
    game: &G,
    scratch: &mut G::Scratch,
    inputs: &Inputs,
    first_draw: u64,
    repeats: usize,
    outcomes: &mut G::Outcomes,
    done: &mut impl FnMut(usize, &G::Outcomes),
) {
    let total = inputs.columns() * repeats;
    let mut column = 0;
    for first in (0..total).step_by(WIDTH) {
        let seats = seats(first, total, repeats, first_draw);
        let count = (total - first).min(WIDTH);
        game.play(scratch, inputs, &seats, count, outcomes);
        while outcomes.len() >= repeats {
            done(column, outcomes);
            outcomes.drop_first(repeats);
            column += 1;
        }
    }
}

/// The plays numbered `first..first + 8`; beyond the last one it sits again, uncounted.
pub(super) fn seats(first: usize, total: usize, repeats: usize, first_draw: u64) -> [Seat; WIDTH] {
    core::array::from_fn(|lane| {
        let play = (first + lane).min(total - 1);
        let column = play / repeats;
        Seat { column, draw: first_draw + column as u64, repeat: (play % repeats) as u64 }
    })
}
