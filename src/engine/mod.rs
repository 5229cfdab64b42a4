//! Many plays of any game: quantities, the plan, batches in parallel.
//!
//! The engine knows one trait, [`Game`]; it knows neither files nor what a negotiation is.

mod batch;
mod game;
mod inputs;
mod plan;
mod quantity;
mod replay;
mod run;
mod together;

pub use game::{Game, Outcomes, Seat, Tally};
pub use inputs::{Inputs, Sampling};
pub use plan::{BATCH, MOST_DRAWS, MOST_REPEATS, Plan, PlanError};
pub use quantity::{Basis, Quantity, QuantityId, Range};
pub use replay::{alone, replay};
pub use run::{Run, simulate, simulate_batches};
pub use together::{Study, Together};
