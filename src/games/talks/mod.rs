//! The negotiations: eight side by side, in the words of the model page (`docs/model.md`).
//!
//! A [`Table`] is who sits there and what they want: checked, immutable, shared between threads. One concept of the
//! model is one file; `round.rs` plays them in their order.

mod mechanisms;
mod play;
mod table;
mod texts;
mod told;
mod zone;

pub use play::Scratch;
pub use play::outcome::{End, Outcome};
pub use table::Table;
pub(crate) use table::idle;
pub use table::labels::{Date, IssueLabel, Label, Labels, OutsideView};
pub(crate) use table::labels::{possessive, within};
pub(crate) use table::numbers;
pub use table::parts::{
    Bars, Change, Curve, Deadline, Drafting, Effect, Event, Format, How, Interim, Issue, Parts,
    Party, Role, Setting, Stance, Target, When,
};
pub(crate) use table::separate::MOST_COMBINATIONS;
pub(crate) use table::shape::DAYS_OF_MONTH;
pub use table::steps::Step;
pub(crate) use table::steps::StepAsked;
pub(crate) use texts::even::Even;
pub(crate) use texts::maximin::Maximin;
pub(crate) use texts::preferences::CLOSE;
pub(crate) use texts::search::along;
pub use told::facts::{Fact, Seen};
pub use told::given::{Given, GivenScratch};
pub use told::observed::{Observed, State};
pub(crate) use told::stakes::{Choice, Mixing, Open, Stakes, at_medians, stakes};
pub use told::story::{Capitals, Deals, Outside, Round, Story, Text};
pub(crate) use told::worth::{Worths, balances, worths};
