//! The only loop: batches in parallel, merged in order, as far as anybody asks.

use super::batch::Worker;
use super::{Game, Plan, Sampling, Tally};
use crate::lanes::Level;
use std::sync::Mutex;

/// A plan being carried out. The tally is the same, bit for bit, on any number of threads and at every SIMD level.
pub struct Run<'a, G: Game, T> {
    game: &'a G,
    plan: Plan,
    level: Level,
    sampling: Sampling,
    next: u64,
    tally: T,
    idle: Mutex<Vec<Worker<G>>>,
}

impl<'a, G: Game, T: Tally<G>> Run<'a, G, T> {
    /// Ready to play; nothing is played yet.
    pub fn new(game: &'a G, plan: Plan) -> Self {
        Run::at_level(game, plan, Level::best())
    }

    /// The same at a given SIMD level.
    pub fn at_level(game: &'a G, plan: Plan, level: Level) -> Self {
        Run {
            game,
            plan,
            level,
            sampling: Sampling::new(game, plan.seed()),
            next: 0,
            tally: T::new(game, &plan),
            idle: Mutex::new(Vec::new()),
        }
    }

    /// Plays up to so many more batches of 256 draws; whether any are left.
    pub fn advance(&mut self, batches: u64) -> bool {
        let until = self.plan.batches().min(self.next.saturating_add(batches));
        while self.next < until {
            let window = until.min(self.next + WINDOW);
            for tally in self.play(self.next..window) {
                self.tally.merge(&tally);
            }
            self.next = window;
        }
        self.next < self.plan.batches()
    }

    /// What was played so far.
    pub fn tally(&self) -> &T {
        &self.tally
    }

    /// Batches played so far.
    pub fn batches_done(&self) -> u64 {
        self.next
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    #[cfg(feature = "parallel")]
    fn play(&self, batches: core::ops::Range<u64>) -> Vec<T> {
        use rayon::prelude::*;
        batches.into_par_iter().map(|batch| self.play_one(batch)).collect()
    }

    #[cfg(not(feature = "parallel"))]
    fn play(&self, batches: core::ops::Range<u64>) -> Vec<T> {
        batches.map(|batch| self.play_one(batch)).collect()
    }

    fn play_one(&self, batch: u64) -> T {
        let idle = || self.idle.lock().expect("no worker panics while it holds the lock");
        let rested = idle().pop();
        let mut worker =
            rested.unwrap_or_else(|| Worker::new(self.game, self.plan.seed(), self.level));
        let tally = worker.play(self.game, &self.plan, &self.sampling, batch);
        idle().push(worker);
        tally
    }
}

/// Batches whose tallies wait to be merged: enough to keep the cores busy, few enough to stay small in memory.
const WINDOW: u64 = 64;

/// Plays a whole plan.
pub fn simulate<G: Game, T: Tally<G>>(game: &G, plan: Plan) -> T {
    let batches = 0..plan.batches();
    simulate_batches(game, plan, batches)
}

/// Plays a range of a plan's batches: a shard. The tallies of neighbouring shards merge to that of both.
pub fn simulate_batches<G: Game, T: Tally<G>>(
    game: &G,
    plan: Plan,
    batches: core::ops::Range<u64>,
) -> T {
    let mut run = Run::new(game, plan);
    run.next = batches.start;
    run.advance(batches.end.saturating_sub(batches.start));
    run.tally
}
