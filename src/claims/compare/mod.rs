//! Scenarios against the first of them, with the same luck for all.

mod asking;
pub(super) mod claim;
mod common;
pub(super) mod comparing;
mod medians;
mod pairs;
mod rounds;
pub(super) mod shift;
