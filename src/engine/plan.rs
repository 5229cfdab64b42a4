//! How much is played: draws, repeats, seed.

/// Draws of one batch: the unit of work, of merging and of early stopping.
pub const BATCH: u64 = 256;
/// The most draws of a plan.
pub const MOST_DRAWS: u64 = 1 << 40;
/// The most repeats of a draw.
pub const MOST_REPEATS: u64 = 1 << 16;

/// How much is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    seed: u64,
    draws: u64,
    repeats: u64,
}

/// Why a plan cannot be carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanError {
    /// Draws must lie in 1..2^40.
    Draws(u64),
    /// Repeats must lie in 1..65,536.
    Repeats(u64),
}

impl core::fmt::Display for PlanError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            PlanError::Draws(found) => write!(f, "draws must lie in 1..2^40, found {found}"),
            PlanError::Repeats(found) => write!(f, "repeats must lie in 1..65536, found {found}"),
        }
    }
}

impl core::error::Error for PlanError {}

impl Plan {
    /// `draws` sets of uncertain inputs, each played `repeats` times, with the luck of `seed`.
    ///
    /// # Errors
    /// Draws outside 1..2^40, repeats outside 1..65,536.
    pub fn new(seed: u64, draws: u64, repeats: u64) -> Result<Self, PlanError> {
        if !(1..=MOST_DRAWS).contains(&draws) {
            return Err(PlanError::Draws(draws));
        }
        if !(1..=MOST_REPEATS).contains(&repeats) {
            return Err(PlanError::Repeats(repeats));
        }
        Ok(Plan { seed, draws, repeats })
    }

    /// The seed of all luck.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// Sets of uncertain inputs.
    pub fn draws(&self) -> u64 {
        self.draws
    }

    /// Plays of each draw.
    pub fn repeats(&self) -> u64 {
        self.repeats
    }

    /// Batches of 256 draws, the last one perhaps smaller.
    pub fn batches(&self) -> u64 {
        self.draws.div_ceil(BATCH)
    }
}
