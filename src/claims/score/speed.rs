//! How fast negotiations are played, from measured repetitions: medians with their intervals.
//!
//! - Models: the speed of the engine on one machine, one scenario, by number of threads.
//! - Equation: negotiations, and rounds really played, by seconds; nanoseconds a round and core = seconds · threads /
//!   rounds; efficiency = the speed on t threads by t times that on one, within the same repetition.
//! - Source: medians and their intervals after Thompson (1936), see `stats::median`.
//! - Units: seconds; shares 0..1.
//! - Leaves out: what else the machine does meanwhile: it is in the intervals.

use crate::claims::run::timing::counts_by_state;
use crate::engine::Ledger;
use crate::games::talks::Table;
use crate::stats::median;
use serde::Serialize;

/// One measured stretch of playing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Repetition {
    /// Negotiations played.
    pub negotiations: u64,
    /// Rounds played in them.
    pub rounds: u64,
    /// How long it took.
    pub seconds: f64,
}

/// A median with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Estimate {
    /// The median.
    pub value: f64,
    /// Lower end of its interval.
    pub low: f64,
    /// Upper end of its interval.
    pub high: f64,
}

/// The speed on so many threads.
#[derive(Clone, Debug, PartialEq)]
pub struct Speed {
    /// Threads.
    pub threads: usize,
    /// Repetitions measured.
    pub repetitions: usize,
    /// Negotiations of each.
    pub negotiations: u64,
    /// Negotiations a second.
    pub negotiations_per_second: Estimate,
    /// Rounds a second.
    pub rounds_per_second: Estimate,
    /// Nanoseconds a round and core.
    pub ns_per_round_and_core: Estimate,
    /// Share of the speed that so many threads would have if each were as fast as one alone.
    pub efficiency: Estimate,
}

impl Speed {
    /// From repetitions on so many threads and, side by side with them, on one; none where nothing was measured.
    pub fn of(threads: usize, measured: &[Repetition], alone: &[Repetition]) -> Option<Self> {
        let estimate = |what: &dyn Fn(&Repetition) -> f64| estimate(measured.iter().map(what));
        let cores = threads as f64;
        let pairs = measured.iter().zip(alone);
        Some(Speed {
            threads,
            repetitions: measured.len(),
            negotiations: measured.first()?.negotiations,
            negotiations_per_second: estimate(&|one| one.negotiations as f64 / one.seconds)?,
            rounds_per_second: estimate(&|one| one.rounds as f64 / one.seconds)?,
            ns_per_round_and_core: estimate(&|one| 1e9 * cores * one.seconds / one.rounds as f64)?,
            efficiency: self::estimate(pairs.map(|(many, one)| many.pace() / one.pace() / cores))?,
        })
    }
}

/// The engine beside a plain scalar kernel of the same model, on one scenario and one thread each.
#[derive(Clone, Debug, PartialEq)]
pub struct BesideKernel {
    /// Nanoseconds a round of the engine.
    pub engine_ns_per_round: Estimate,
    /// Nanoseconds a round of the kernel.
    pub kernel_ns_per_round: Estimate,
    /// How many times as fast the engine is.
    pub times_as_fast: Estimate,
}

impl BesideKernel {
    /// From turns of the engine and the kernel, one after the other; none where nothing was measured.
    pub fn of(turns: &[[Repetition; 2]]) -> Option<Self> {
        let nanoseconds = |who: usize| estimate(turns.iter().map(|turn| 1e9 / turn[who].pace()));
        let times = turns.iter().map(|[engine, kernel]| engine.pace() / kernel.pace());
        Some(BesideKernel {
            engine_ns_per_round: nanoseconds(0)?,
            kernel_ns_per_round: nanoseconds(1)?,
            times_as_fast: estimate(times)?,
        })
    }
}

impl Repetition {
    /// Rounds a second.
    fn pace(&self) -> f64 {
        self.rounds as f64 / self.seconds
    }
}

/// Rounds really played in all negotiations: those after the end of one are none.
pub fn rounds_played(table: &Table, ledger: &Ledger) -> u64 {
    let states = counts_by_state(table, ledger);
    // Whoever still talks, or is suspended, at the end of a round plays the next one.
    let going = states.iter().map(|[_, _, _, talking, suspended]| talking + suspended);
    [ledger.draws * ledger.repeats].into_iter().chain(going).take(states.len()).sum()
}

fn estimate(measurements: impl Iterator<Item = f64>) -> Option<Estimate> {
    let measurements: Vec<f64> = measurements.collect();
    let (value, low, high) = median(&measurements)?;
    Some(Estimate { value, low, high })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speeds_are_medians_and_efficiency_is_within_a_repetition() {
        let repetition = |seconds| Repetition { negotiations: 1_000, rounds: 20_000, seconds };
        let alone: Vec<Repetition> = [1.0, 2.0, 4.0].map(repetition).to_vec();
        let two: Vec<Repetition> = [0.5, 1.25, 2.0].map(repetition).to_vec();
        let found = Speed::of(2, &two, &alone).expect("measured");
        assert_eq!((found.repetitions, found.negotiations), (3, 1_000));
        assert_eq!(found.negotiations_per_second.value, 800.0);
        assert_eq!(found.rounds_per_second.high, 40_000.0);
        assert_eq!(found.ns_per_round_and_core.value, 125_000.0);
        assert_eq!(found.efficiency, Estimate { value: 1.0, low: 0.8, high: 1.0 });
        assert_eq!(Speed::of(1, &alone, &alone).expect("measured").efficiency.low, 1.0);
        assert_eq!(Speed::of(1, &[], &[]), None);
    }

    #[test]
    fn how_many_times_as_fast_is_within_a_turn() {
        let repetition = |rounds, seconds| Repetition { negotiations: 1, rounds, seconds };
        let turn = |busy: f64| [repetition(4_000, busy), repetition(500, 0.5 * busy)];
        let found = BesideKernel::of(&[1.0, 2.0, 4.0].map(turn)).expect("measured");
        assert_eq!(found.engine_ns_per_round.value, 500_000.0);
        assert_eq!(found.kernel_ns_per_round.high, 4_000_000.0);
        assert_eq!(found.times_as_fast, Estimate { value: 4.0, low: 4.0, high: 4.0 });
        assert_eq!(BesideKernel::of(&[]), None);
    }
}
