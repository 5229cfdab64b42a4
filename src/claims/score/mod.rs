//! How good the simulation itself is: how precise, how fast.

pub(super) mod precision;
pub(super) mod speed;
