//! The plain scalar kernel beside the engine, for orientation: both on two sides with ideals, one thread each, taking turns.
#![allow(clippy::disallowed_methods, reason = "measuring time is what `bench` is for")]

// No part of the library, and of the program only for `bench`.
#[path = "../../benches/scalar_kernel/mod.rs"]
#[allow(dead_code, reason = "a test uses the rest")]
mod scalar_kernel;

use super::failure::Failure;
use super::interrupt;
use super::options::on_threads;
use super::pace::{Pace, REPEATS, SEED, first_look, repetition};
use negsim::Scenario;
use negsim::claims::Repetition;
use negsim::engine::BATCH;
use negsim::games::talks::Table;
use scalar_kernel::Kernel;
use scalar_kernel::luck::Stream;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// What both play.
const TWO_SIDES: &str = include_str!("../../benches/two_sides.toml");

/// The engine and the kernel, ready to play the same scenario.
pub struct Beside {
    table: Table,
    kernel: Kernel,
}

/// Batches that each plays in a turn, and the engine between two looks up.
#[derive(Clone, Copy)]
pub struct Share {
    engine: u64,
    kernel: u64,
    stride: u64,
}

impl Beside {
    pub fn new() -> Self {
        let scenario = Scenario::parse(TWO_SIDES, "two_sides.toml").expect("it comes with negsim");
        let table = scenario.table().clone();
        Beside { kernel: Kernel::new(&table), table }
    }

    /// Looks how much fits into a turn of that time, half of it for each; looks up after the other time.
    pub fn look(&mut self, turn: Duration, patience: Duration) -> Result<Share, Failure> {
        let engine: Pace = first_look(|batches| self.play_engine(batches, 1))?;
        let kernel: Pace = first_look(|batches| Ok(self.play_kernel(batches)))?;
        let (half, stride) = (turn / 2, engine.within(patience));
        Ok(Share { engine: engine.within(half), kernel: kernel.within(half), stride })
    }

    /// The engine's turn and the kernel's; none where somebody asks to stop meanwhile.
    pub fn turn(&mut self, share: Share) -> Result<Option<[Repetition; 2]>, Failure> {
        let Some(engine) = self.play_engine(share.engine, share.stride)? else { return Ok(None) };
        Ok(self.play_kernel(share.kernel).map(|kernel| [engine, kernel]))
    }

    fn play_engine(&self, batches: u64, stride: u64) -> Result<Option<Repetition>, Failure> {
        on_threads(1, || repetition(&self.table, batches, stride))
    }

    /// Looks up after every batch.
    fn play_kernel(&mut self, batches: u64) -> Option<Repetition> {
        let mut stream = Stream::new(SEED);
        let (mut negotiations, mut rounds) = (0, 0);
        let start = Instant::now();
        for _ in 0..batches {
            if interrupt::is_asked() {
                return None;
            }
            let sums = black_box(self.kernel.play(BATCH, REPEATS, &mut stream));
            negotiations += sums.negotiations;
            rounds += sums.rounds;
        }
        Some(Repetition { negotiations, rounds, seconds: start.elapsed().as_secs_f64() })
    }
}
