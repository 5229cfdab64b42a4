//! What is wrong with a scenario, told to the person who wrote it.

pub(in crate::scenario) mod list;
pub(in crate::scenario) mod meant;
pub(in crate::scenario) mod message;
pub(in crate::scenario) mod nearest;
pub(in crate::scenario) mod render;
