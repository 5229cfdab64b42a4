//! Work that is done bit by bit.

use super::so_far::SoFar;

/// Work that is done bit by bit, so that somebody can look on, stop it and go on. What comes of it does not depend on the
/// bits.
pub trait Work: Send {
    /// Does so much more; whether any is left. A unit is a batch of draws, or what takes about as long.
    fn advance(&mut self, batches: u64) -> bool;

    /// What is done, and all there is, in units of the work's own.
    fn progress(&self) -> (u64, u64);

    /// What it comes to so far; none where a part is no answer, or nothing is done.
    fn so_far(&mut self) -> Option<SoFar> {
        None
    }
}
