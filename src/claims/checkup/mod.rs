//! What a scenario rests on, before anything is played.

pub(super) mod classes;
pub(super) mod first_plays;
pub(super) mod inventory;
pub(super) mod meaning;
pub(super) mod middle;
