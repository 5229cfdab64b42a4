//! Counts and intervals: exact accumulators that merge, and what can be said from them.

mod count;
mod mixing;
mod positions;
mod wilson;

pub use count::Count;
pub use mixing::Mixing;

pub use positions::{Positions, scaled_row};
pub use wilson::wilson;
