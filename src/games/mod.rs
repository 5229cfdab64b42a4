//! Games that the engine can play.

pub mod talks;
