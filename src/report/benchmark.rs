//! What a benchmark measured.

use crate::claims::{BesideKernel, Case, Speed};

/// What was measured, and with what.
#[derive(Clone, Debug, PartialEq)]
pub struct Benchmark {
    /// The scenario, and with which seed and how many negotiations of each set of inputs.
    pub case: Case,
    /// Rounds that a negotiation had on average.
    pub rounds_played: f64,
    /// By number of threads, one first.
    pub speeds: Vec<Speed>,
    /// The engine beside a plain scalar kernel, for orientation.
    pub beside_kernel: BesideKernel,
    /// The most memory that the program ever held, in units of 10^6 bytes, where the system says so.
    pub peak_memory_mb: Option<f64>,
}
