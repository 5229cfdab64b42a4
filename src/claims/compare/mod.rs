//! Scenarios against the first of them, with the same luck for all.

pub(super) mod claim;
mod common;
pub(super) mod comparing;
mod medians;
mod pairs;
