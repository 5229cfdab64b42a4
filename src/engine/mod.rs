//! Many plays of any game: quantities, questions, the plan, one loop.
//!
//! The engine knows one trait, [`Game`]; it knows neither files nor what a negotiation is.

mod answers;
mod cells;
mod correlation;
mod game;
mod inputs;
mod ledger;
mod pass;
mod plan;
mod quantity;
mod question;
mod range;
mod replay;
mod sampling;
mod tally;
mod ties;
pub mod visible;
mod weights;

pub use answers::{Answers, POSITION_UNITS, Sum, Weight, lanes};
pub(crate) use cells::Answered;
pub use cells::{Cells, INPUT_BINS, Slice};
pub use correlation::{Correlation, Member};
pub use game::{Game, Seat, Weighing};
pub use inputs::Inputs;
pub use ledger::{Counted, Counting, Foreign, Ledger, MEAN_UNITS};
pub use pass::{Batch, Luck, Pass, Points, Watcher};
pub use plan::{BATCH, MOST_DRAWS, MOST_REPEATS, Plan, PlanError};
pub use quantity::{Basis, Gives, Quantity, QuantityId};
pub use question::{Asked, Kind, Question, QuestionId};
pub use range::Range;
pub use replay::{alone, replay};
pub use sampling::Sampling;
pub use tally::Tally;
pub use ties::Ties;
pub use weights::Weights;

/// What a game of one's own is made of: eight plays side by side, chance by address, what numbers are uncertain by.
pub use crate::lanes::{Level, WIDTH};
pub use crate::random::{Distribution, Key, Kind as Chance, Misfit, once, round};
/// How often something happened, draw by draw.
pub use crate::stats::{Count, Positions};
