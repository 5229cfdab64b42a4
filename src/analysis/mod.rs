//! From tallies to claims: likelihoods with their intervals, and what the talks, their terms and their inputs come to.
//!
//! Analysis computes; it reads no files and prints nothing. [`summarise`] makes the [`Findings`] of one run.

mod drivers;
mod findings;
mod funnel;
mod idle;
mod inventory;
mod likelihood;
#[cfg(test)]
mod luck;
mod origin;
mod outside;
mod spread;
mod sticking;
mod support;
mod terms;
mod timing;
mod warnings;

pub use drivers::{Driver, Share};
pub use findings::{Findings, Named, Occasion, Plan, summarise};
pub use funnel::Funnel;
pub use inventory::{Counts, Input, Inventory, Kind, inventory};
pub use likelihood::Likelihood;
pub use origin::Origin;
pub use outside::{Outside, Stand};
pub use spread::Spread;
pub use sticking::Sticking;
pub use support::Support;
pub use terms::{Place, Terms, Wording};
pub use timing::{RoundOfSettlement, Timing};
pub use warnings::Warning;
