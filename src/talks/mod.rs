//! The negotiations: eight side by side, in the words of the model page (`docs/model.md`).
//!
//! A [`Table`] is who sits there and what they want: checked, immutable, shared between threads. One concept of the
//! model is one file; `round.rs` plays them in their order.

mod aftermath;
mod balance;
mod capitals;
mod concession;
mod contract;
mod credibility;
mod drafts;
mod draw;
mod events;
mod facts;
mod game_value;
mod given;
mod hull;
mod interim;
mod labels;
mod luck;
mod menu;
mod no_deal;
mod observed;
mod offers;
mod outcome;
mod particles;
mod parts;
mod paths;
mod play;
mod preferences;
mod readings;
mod record;
mod room;
mod round;
mod shape;
mod state;
mod sticking;
mod stops;
mod story;
mod suspension;
mod table;
mod tally;
mod told;
mod trust;
mod walk;
mod weights;
mod zone;

pub use facts::{Fact, Seen};
pub use given::{Given, GivenScratch, Posterior, Weighed};
pub use labels::{Date, IssueLabel, Label, Labels, OutsideView};
pub use observed::{Observed, State};
pub use outcome::{End, Outcome};
pub use parts::{Curve, Event, Format, Interim, Issue, Parts, Party, Role, Setting, Stance};
pub use play::{Played, Scratch};
pub use story::{Round, Story};
pub use table::Table;
pub use tally::{INPUT_BINS, InputTally, Slice, Tally};
pub use weights::Weights;

pub(crate) use draw::Draw;
pub(crate) use labels::{possessive, within};
pub(crate) use state::Talks;
