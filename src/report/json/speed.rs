//! The engine's speed, for programs. For readers it is in `text`.

use crate::claims::Speed;
use serde::Serialize;

/// What was measured, and with what.
#[derive(Clone, Debug, PartialEq)]
pub struct Benchmark {
    /// The scenario's title.
    pub scenario: String,
    /// The fingerprint of the scenario as resolved.
    pub sha256: String,
    /// Rounds that a negotiation may have.
    pub rounds: u32,
    /// Rounds that a negotiation had on average.
    pub rounds_played: f64,
    /// The seed of all luck.
    pub seed: u64,
    /// Negotiations of each set of inputs.
    pub repeats: u64,
    /// By number of threads, one first.
    pub speeds: Vec<Speed>,
    /// The most memory that the program ever held, in units of 10^6 bytes, where the system says so.
    pub peak_memory_mb: Option<f64>,
}

#[derive(Serialize)]
struct Report<'a> {
    negsim: &'static str,
    format: u32,
    scenario: &'a str,
    sha256: &'a str,
    rounds: u32,
    rounds_played: f64,
    seed: u64,
    repeats: u64,
    threads: Vec<Threads>,
    peak_memory_mb: Option<f64>,
}

#[derive(Serialize)]
struct Threads {
    threads: usize,
    repetitions: usize,
    negotiations: u64,
    negotiations_per_second: f64,
    negotiations_per_second_low: f64,
    negotiations_per_second_high: f64,
    rounds_per_second: f64,
    rounds_per_second_low: f64,
    rounds_per_second_high: f64,
    ns_per_round_and_core: f64,
    ns_per_round_and_core_low: f64,
    ns_per_round_and_core_high: f64,
    efficiency: f64,
    efficiency_low: f64,
    efficiency_high: f64,
}

/// For programs: one JSON object and a line break.
pub fn speed_json(found: &Benchmark) -> String {
    let report = Report {
        negsim: env!("CARGO_PKG_VERSION"),
        format: super::FORMAT,
        scenario: &found.scenario,
        sha256: &found.sha256,
        rounds: found.rounds,
        rounds_played: found.rounds_played,
        seed: found.seed,
        repeats: found.repeats,
        threads: found.speeds.iter().map(Threads::of).collect(),
        peak_memory_mb: found.peak_memory_mb,
    };
    serde_json::to_string_pretty(&report).expect("every key is a string") + "\n"
}

impl Threads {
    fn of(speed: &Speed) -> Self {
        let (negotiations, rounds) = (speed.negotiations_per_second, speed.rounds_per_second);
        let (nanoseconds, efficiency) = (speed.ns_per_round_and_core, speed.efficiency);
        Threads {
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
}
