//! From tallies to claims: likelihoods with their intervals, and what the talks, their terms and their inputs come to.
//!
//! Analysis computes; it reads no files and prints nothing. [`summarise`] makes the [`Findings`] of one run.

mod asked;
mod case;
mod compare;
mod drivers;
mod findings;
mod funnel;
mod idle;
mod inventory;
mod lever;
mod likelihood;
#[cfg(test)]
mod luck;
mod observed;
mod outside;
mod precision;
mod probe;
mod sensitivity;
mod speed;
mod spread;
mod sticking;
mod support;
mod sweep;
mod target;
mod terms;
mod timing;
mod trace;
mod warnings;

pub use asked::{Asked, Seen};
pub use case::{Case, CaseIssue, CaseParty, Origin, Plan};
pub use compare::{
    Against, Answer, Compared, Comparison, Contender, Difference, Row, What, compare,
};
pub use drivers::{Driver, Share};
pub use findings::{Findings, Named, summarise};
pub use funnel::{Funnel, Losses};
pub use inventory::{Counts, Input, Inventory, Kind, inventory};
pub use lever::Lever;
pub use likelihood::Likelihood;
pub use observed::{Before, Moved, Observed, Refusal, Tenths, summarise_given};
pub use outside::{Outside, Stand};
pub use precision::{BATCHES_BETWEEN_LOOKS, MOST_NEGOTIATIONS, Precision};
pub use sensitivity::{
    GameScratch, GameStudy, Influence, Measure, Narrowing, Points, Rows, Sensitivity, Shares,
    Study, sensitivity, usual_rows,
};
pub use speed::{Estimate, Repetition, Speed, rounds_played};
pub use spread::Spread;
pub use sticking::Sticking;
pub use support::Support;
pub use sweep::{CONTOURS, Contour, Sweep, Swept, sweep};
pub use target::{LeverRange, Target, Targets, Value, target};
pub use terms::{Place, Terms, Wording};
pub use timing::{RoundOfSettlement, Timing};
pub use trace::{Found, Pick, Search, Trace};
pub use warnings::Warning;
