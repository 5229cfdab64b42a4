//! The engine's speed, for programs.

use super::envelope::envelope;
use super::object::object;
use crate::claims::{BesideKernel, Speed};
use crate::report::benchmark::Benchmark;
use serde::Serialize;

/// One JSON object and a line break.
pub fn speed_json(benchmark: &Benchmark) -> String {
    let case = &benchmark.case;
    let claim = object! {
        rounds_played: benchmark.rounds_played,
        threads: benchmark.speeds.iter().map(threads).collect::<Vec<_>>(),
        scalar_kernel: scalar_kernel(&benchmark.beside_kernel),
        peak_memory_mb: benchmark.peak_memory_mb,
    };
    envelope(case, case.plan, claim, case.cautions.iter())
}

fn threads(speed: &Speed) -> impl Serialize {
    let (negotiations, rounds) = (speed.negotiations_per_second, speed.rounds_per_second);
    let (nanoseconds, efficiency) = (speed.ns_per_round_and_core, speed.efficiency);
    object! {
        threads: speed.threads,
        repetitions: speed.repetitions,
        negotiations: speed.negotiations,
        negotiations_per_second: negotiations.value,
        negotiations_per_second_low: negotiations.low,
        negotiations_per_second_high: negotiations.high,
        rounds_per_second: rounds.value,
        rounds_per_second_low: rounds.low,
        rounds_per_second_high: rounds.high,
        ns_per_round_and_core: nanoseconds.value,
        ns_per_round_and_core_low: nanoseconds.low,
        ns_per_round_and_core_high: nanoseconds.high,
        efficiency: efficiency.value,
        efficiency_low: efficiency.low,
        efficiency_high: efficiency.high,
    }
}

fn scalar_kernel(beside: &BesideKernel) -> impl Serialize {
    let (engine, kernel) = (beside.engine_ns_per_round, beside.kernel_ns_per_round);
    let times = beside.times_as_fast;
    object! {
        ns_per_round: kernel.value,
        ns_per_round_low: kernel.low,
        ns_per_round_high: kernel.high,
        engine_ns_per_round: engine.value,
        engine_ns_per_round_low: engine.low,
        engine_ns_per_round_high: engine.high,
        times_as_fast: times.value,
        times_as_fast_low: times.low,
        times_as_fast_high: times.high,
    }
}
