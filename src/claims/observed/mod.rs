//! The forecast given what was seen of rounds already held.

pub(super) mod given;
pub(super) mod refusal;
pub(super) mod seen;
