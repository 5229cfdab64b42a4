//! What is studied: from the quantiles of its inputs to one number a repeat; and any game as such a study.

use crate::engine::{Game, Inputs, Outcomes, Sampling, Seat};
use crate::lanes::{Level, WIDTH};

/// Something whose inputs are uncertain, and that chance plays with besides.
pub trait Study: Sync {
    /// What moves while it is played; one a thread.
    type Scratch: Send;

    /// The path of every uncertain input: the address of its luck.
    fn paths(&self) -> Vec<&str>;

    /// Whether luck settles something once a draw: it then moves the answer like one more input.
    fn has_luck_of_draws(&self) -> bool {
        false
    }

    /// A fresh scratch.
    fn scratch(&self) -> Self::Scratch;

    /// Plays every point `points.repeats` times and appends a number for each repeat, point after point; NaN where
    /// there is nothing to see (the terms of a settlement that was not reached).
    fn play(&self, scratch: &mut Self::Scratch, points: &Points, values: &mut Vec<f64>);
}

/// Points of the cube of inputs, side by side.
#[derive(Clone, Debug, Default)]
pub struct Points {
    /// How often each is played.
    pub repeats: u64,
    /// By point: the address of its luck. Points of the same draw are played with the same luck, repeat by repeat.
    pub draws: Vec<u64>,
    /// By input, then by point: the quantile, above 0 and below 1.
    pub quantiles: Vec<f64>,
}

impl Points {
    /// How many.
    pub fn len(&self) -> usize {
        self.draws.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.draws.is_empty()
    }

    /// The quantiles of one input, by point.
    pub fn of(&self, input: usize) -> &[f64] {
        &self.quantiles[input * self.len()..(input + 1) * self.len()]
    }
}

/// A game, asked one question.
pub struct GameStudy<'a, G, F> {
    game: &'a G,
    seed: u64,
    sampling: Sampling,
    has_luck_of_draws: bool,
    answer: F,
}

impl<'a, G: Game, F: Fn(&G::Outcomes) -> f64 + Sync> GameStudy<'a, G, F> {
    /// `answer` is the number that the first of some outcomes comes to, NaN for none.
    pub fn new(game: &'a G, seed: u64, answer: F) -> Self {
        let sampling = Sampling::new(game, seed);
        GameStudy { game, seed, sampling, has_luck_of_draws: false, answer }
    }

    /// The same of a game in which luck settles something once a draw.
    pub fn with_luck_of_draws(mut self, has: bool) -> Self {
        self.has_luck_of_draws = has;
        self
    }
}

/// What moves while points of a game are played.
pub struct GameScratch<G: Game> {
    scratch: G::Scratch,
    inputs: Inputs,
    outcomes: G::Outcomes,
}

impl<G: Game, F: Fn(&G::Outcomes) -> f64 + Sync> Study for GameStudy<'_, G, F> {
    type Scratch = GameScratch<G>;

    fn paths(&self) -> Vec<&str> {
        let path =
            |id: &crate::engine::QuantityId| self.game.quantities()[id.index()].path.as_str();
        self.game.uncertain().iter().map(path).collect()
    }

    fn has_luck_of_draws(&self) -> bool {
        self.has_luck_of_draws
    }

    fn scratch(&self) -> GameScratch<G> {
        GameScratch {
            scratch: self.game.scratch(self.seed, Level::best()),
            inputs: Inputs::default(),
            outcomes: G::Outcomes::default(),
        }
    }

    fn play(&self, own: &mut GameScratch<G>, points: &Points, values: &mut Vec<f64>) {
        let fill = |row: usize, out: &mut [f64]| out.copy_from_slice(points.of(row));
        self.sampling.fill(points.len(), &mut own.inputs, fill);
        let total = points.len() * points.repeats as usize;
        for first in (0..total).step_by(WIDTH) {
            let seats = core::array::from_fn(|lane| seat(points, (first + lane).min(total - 1)));
            let count = (total - first).min(WIDTH);
            self.game.play(&mut own.scratch, &own.inputs, &seats, count, &mut own.outcomes);
            while !own.outcomes.is_empty() {
                values.push((self.answer)(&own.outcomes));
                own.outcomes.drop_first(1);
            }
        }
    }
}

fn seat(points: &Points, play: usize) -> Seat {
    let column = play / points.repeats as usize;
    Seat { column, draw: points.draws[column], repeat: play as u64 % points.repeats }
}
