//! How long stretches of playing take: what `bench` measures, and how much of it fits into a time.
#![allow(clippy::disallowed_methods, reason = "measuring time is what `bench` is for")]

use super::failure::Failure;
use super::interrupt;
use negsim::claims::{Repetition, counting, rounds_played};
use negsim::engine::{BATCH, MOST_DRAWS, Pass, Plan};
use negsim::games::talks::Table;
use std::time::{Duration, Instant};

/// The same luck at all times: what is measured is the machine.
pub const SEED: u64 = 0;
/// Negotiations of each set of inputs, as `run` plays them.
pub const REPEATS: u64 = 4;
/// A first look at the speed takes about so long.
const FIRST_LOOK: Duration = Duration::from_millis(30);

/// How long so many batches took.
pub struct Pace {
    batches: u64,
    took: Duration,
}

impl Pace {
    /// Batches that take about so long, at least one.
    pub fn within(&self, time: Duration) -> u64 {
        let share = time.as_secs_f64() / self.took.as_secs_f64();
        ((self.batches as f64 * share).round() as u64).clamp(1, MOST_DRAWS / BATCH / 4096)
    }
}

/// More and more batches, until they take long enough to say how long others will.
pub fn first_look(
    mut play: impl FnMut(u64) -> Result<Option<Repetition>, Failure>,
) -> Result<Pace, Failure> {
    let mut batches = 1;
    loop {
        let start = Instant::now();
        let is_all = play(batches)?.is_some();
        let took = start.elapsed();
        if took >= FIRST_LOOK || !is_all {
            return Ok(Pace { batches, took });
        }
        batches *= 2;
    }
}

/// Plays so many batches, always the same ones, and looks up before every stride; none where somebody asks to stop.
pub fn repetition(table: &Table, batches: u64, stride: u64) -> Option<Repetition> {
    let plan = Plan::new(SEED, batches * BATCH, REPEATS).expect("the batches are few enough");
    let start = Instant::now();
    let mut pass = Pass::new(core::slice::from_ref(table), counting(table, &plan), plan);
    loop {
        if interrupt::is_asked() {
            return None;
        }
        if !pass.advance(stride) {
            break;
        }
    }
    let ledger = pass.into_ledger().into_ledger();
    let seconds = start.elapsed().as_secs_f64();
    let rounds = rounds_played(table, &ledger);
    Some(Repetition { negotiations: plan.draws() * plan.repeats(), rounds, seconds })
}

#[cfg(test)]
mod tests {
    use super::*;
    use negsim::Scenario;

    #[test]
    fn rounds_are_those_that_were_played() {
        let text = include_str!("../../scenarios/abu_dhabi.toml");
        let scenario = Scenario::parse(text, "abu_dhabi.toml").expect("it is shipped");
        let table = scenario.table();
        let played = repetition(table, 1, 1).expect("nobody asks to stop");
        let by_hand: u64 = (0..played.negotiations)
            .map(|play| negsim::Story::of(table, SEED, play / REPEATS, play % REPEATS))
            .map(|story| u64::from(story.outcome.round))
            .sum();
        assert_eq!(played.rounds, by_hand);
    }
}
