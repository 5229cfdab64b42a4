//! From tallies to claims: likelihoods with their intervals, and what the talks, their terms and their inputs come to.
//!
//! Analysis computes; it reads no files and prints nothing. [`summarise`] makes the [`Findings`] of one run.

mod asked;
mod drivers;
mod findings;
mod funnel;
mod likelihood;
#[cfg(test)]
mod luck;
mod observed;
mod origin;
mod outside;
mod sensitivity;
mod spread;
mod sticking;
mod support;
mod terms;
mod timing;
mod trace;
mod warnings;

pub use asked::{Asked, Seen};
pub use drivers::{Driver, Share};
pub use findings::{Findings, Named, Occasion, Plan, summarise};
pub use funnel::{Funnel, Losses};
pub use likelihood::Likelihood;
pub use observed::{Before, Moved, Observed, Refusal, Tenths, summarise_given};
pub use origin::Origin;
pub use outside::{Outside, Stand};
pub use sensitivity::{
    GameScratch, GameStudy, Influence, Measure, Narrowing, Points, Rows, Sensitivity, Shares,
    Study, sensitivity, usual_rows,
};
pub use spread::Spread;
pub use sticking::Sticking;
pub use support::Support;
pub use terms::{Place, Terms, Wording};
pub use timing::{RoundOfSettlement, Timing};
pub use trace::{Found, Pick, Search, Trace};
pub use warnings::Warning;
