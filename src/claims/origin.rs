//! Where a run comes from: what its findings must name beside what was counted.

use super::Warning;

/// What is to be said of a run that neither its table nor its tally knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Origin {
    /// The scenario's file, as it was named; `-` for standard input.
    pub file: String,
    /// The fingerprint of the scenario as resolved.
    pub sha256: String,
    /// The seed of all luck.
    pub seed: u64,
    /// Whether the zones of agreement found are upper bounds: too many combinations to try them all.
    pub zones_are_upper_bounds: bool,
    /// What the reading of the file warned of: a range that cuts off much, TOML that other readers refuse.
    pub advice: Vec<Warning>,
}
