//! The only loop: batches in parallel, merged in order, as far as anybody asks.

use super::batch::Worker;
use super::{Game, Plan, Sampling, Tally};
use crate::lanes::Level;
use core::ops::Range;
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

    /// Plays up to so many more batches of 256 draws; whether any are left. A tally of whole numbers comes out the same
    /// however a plan is cut into advances; one of other numbers adds up in an order that depends on the cuts, never on
    /// threads.
    pub fn advance(&mut self, batches: u64) -> bool {
        let until = self.plan.batches().min(self.next.saturating_add(batches));
        if self.next < until {
            let played = self.play(self.next..until);
            self.tally.merge(&played);
            self.next = until;
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

    /// Plays at least one batch. Halves are merged in order, as a tree: few tallies are alive at a time, and no thread
    /// waits for one that merges them all.
    fn play(&self, batches: Range<u64>) -> T {
        if batches.end - batches.start == 1 {
            return self.play_one(batches.start);
        }
        let middle = batches.start + (batches.end - batches.start) / 2;
        let (mut earlier, later) =
            both(|| self.play(batches.start..middle), || self.play(middle..batches.end));
        earlier.merge(&later);
        earlier
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

/// Does two things, side by side where there are threads.
#[cfg(feature = "parallel")]
fn both<T: Send>(one: impl FnOnce() -> T + Send, other: impl FnOnce() -> T + Send) -> (T, T) {
    rayon::join(one, other)
}

/// Does two things.
#[cfg(not(feature = "parallel"))]
fn both<T>(one: impl FnOnce() -> T, other: impl FnOnce() -> T) -> (T, T) {
    (one(), other())
}

/// Plays a whole plan.
pub fn simulate<G: Game, T: Tally<G>>(game: &G, plan: Plan) -> T {
    let batches = 0..plan.batches();
    simulate_batches(game, plan, batches)
}

/// Plays a range of a plan's batches: a shard. The tallies of neighbouring shards merge to that of both.
pub fn simulate_batches<G: Game, T: Tally<G>>(game: &G, plan: Plan, batches: Range<u64>) -> T {
    let mut run = Run::new(game, plan);
    run.next = batches.start;
    run.advance(batches.end.saturating_sub(batches.start));
    run.tally
}
