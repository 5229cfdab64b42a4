//! What a scenario rests on, before anything is played.

pub(super) mod inventory;
