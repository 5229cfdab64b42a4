//! Counts and intervals: exact accumulators that merge, and what can be said from them.

mod clusters;
mod count;
mod exact;
mod median;
mod mixing;
mod positions;
mod ratio;
mod wilson;

pub use clusters::clusters;
pub use count::Count;
pub use exact::{exact, interval};
pub use median::median;
pub use mixing::Mixing;
pub use positions::{Positions, scaled_row};
pub use ratio::{Products, Ratio};
pub use wilson::wilson;
