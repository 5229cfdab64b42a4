//! Several games on the same draws with the same luck, batch by batch: what compares them sees each draw of all of
//! them at once, and memory stays fixed.

use super::batch::seats;
use super::{BATCH, Game, Inputs, Outcomes, Plan, Sampling};
use crate::lanes::{Level, WIDTH};
use std::sync::Mutex;

/// What is counted while several games are played on the same draws.
pub trait Study<G: Game>: Sync {
    /// What it counts. Batches are counted apart and merged in their order.
    type Tally: Send + Sync;

    /// Nothing counted yet.
    fn empty(&self) -> Self::Tally;

    /// Counts one draw: its number, and by game its repeats as the first outcomes of the queue.
    fn add(&self, tally: &mut Self::Tally, draw: u64, outcomes: &[G::Outcomes]);

    /// Adds what was counted of later draws.
    fn merge(&self, tally: &mut Self::Tally, later: Self::Tally);
}

/// Several games being played by one plan. The tally is the same, bit for bit, on any number of threads.
pub struct Together<'a, G: Game, S: Study<G>> {
    games: &'a [G],
    study: &'a S,
    plan: Plan,
    samplings: Vec<Sampling>,
    next: u64,
    tally: S::Tally,
    idle: Mutex<Vec<Company<G>>>,
}

impl<'a, G: Game, S: Study<G>> Together<'a, G, S> {
    /// Ready to play; nothing is played yet.
    pub fn new(games: &'a [G], study: &'a S, plan: Plan) -> Self {
        let mut samplings: Vec<Sampling> = Vec::with_capacity(games.len());
        for game in games {
            let sampling = match samplings.first() {
                Some(first) => first.of(game, plan.seed()),
                None => Sampling::new(game, plan.seed()),
            };
            samplings.push(sampling);
        }
        Together::with(games, study, plan, samplings)
    }

    /// The same with the inputs of each game drawn by somebody who has prepared that already.
    pub fn with(games: &'a [G], study: &'a S, plan: Plan, samplings: Vec<Sampling>) -> Self {
        let (tally, idle) = (study.empty(), Mutex::new(Vec::new()));
        Together { games, study, plan, samplings, next: 0, tally, idle }
    }

    /// Plays up to so many more batches of 256 draws; whether any are left.
    pub fn advance(&mut self, batches: u64) -> bool {
        let until = self.plan.batches().min(self.next.saturating_add(batches));
        while self.next < until {
            let window = until.min(self.next + WINDOW);
            for tally in self.play(self.next..window) {
                self.study.merge(&mut self.tally, tally);
            }
            self.next = window;
        }
        self.next < self.plan.batches()
    }

    /// Batches played so far.
    pub fn batches_done(&self) -> u64 {
        self.next
    }

    /// What was counted so far.
    pub fn into_tally(self) -> S::Tally {
        self.tally
    }

    #[cfg(feature = "parallel")]
    fn play(&self, batches: core::ops::Range<u64>) -> Vec<S::Tally> {
        use rayon::prelude::*;
        batches.into_par_iter().map(|batch| self.play_one(batch)).collect()
    }

    #[cfg(not(feature = "parallel"))]
    fn play(&self, batches: core::ops::Range<u64>) -> Vec<S::Tally> {
        batches.map(|batch| self.play_one(batch)).collect()
    }

    fn play_one(&self, batch: u64) -> S::Tally {
        let idle = || self.idle.lock().expect("no worker panics while it holds the lock");
        let rested = idle().pop();
        let mut company = rested.unwrap_or_else(|| Company::new(self.games, self.plan.seed()));
        let tally = self.play_with(&mut company, batch);
        idle().push(company);
        tally
    }

    fn play_with(&self, company: &mut Company<G>, batch: u64) -> S::Tally {
        let first_draw = batch * BATCH;
        let columns = (self.plan.draws() - first_draw).min(BATCH) as usize;
        for (sampling, inputs) in self.samplings.iter().zip(&mut company.inputs) {
            sampling.draw(first_draw, columns, inputs);
        }
        let repeats = self.plan.repeats() as usize;
        let total = columns * repeats;
        let mut tally = self.study.empty();
        let mut draw = first_draw;
        for first in (0..total).step_by(WIDTH) {
            let count = (total - first).min(WIDTH);
            company.play(self.games, &seats(first, total, repeats, first_draw), count);
            while company.outcomes[0].len() >= repeats {
                self.study.add(&mut tally, draw, &company.outcomes);
                company.outcomes.iter_mut().for_each(|outcomes| outcomes.drop_first(repeats));
                draw += 1;
            }
        }
        tally
    }
}

/// Batches whose tallies wait to be merged.
const WINDOW: u64 = 32;

/// What one thread works with, by game: reused from batch to batch.
struct Company<G: Game> {
    scratches: Vec<G::Scratch>,
    inputs: Vec<Inputs>,
    outcomes: Vec<G::Outcomes>,
}

impl<G: Game> Company<G> {
    fn new(games: &[G], seed: u64) -> Self {
        Company {
            scratches: games.iter().map(|game| game.scratch(seed, Level::best())).collect(),
            inputs: vec![Inputs::default(); games.len()],
            outcomes: games.iter().map(|_| G::Outcomes::default()).collect(),
        }
    }

    /// Plays the same eight seats in every game.
    fn play(&mut self, games: &[G], seats: &[super::Seat; WIDTH], count: usize) {
        let scratches = self.scratches.iter_mut().zip(&self.inputs).zip(&mut self.outcomes);
        for (game, ((scratch, inputs), outcomes)) in games.iter().zip(scratches) {
            game.play(scratch, inputs, seats, count, outcomes);
        }
    }
}
