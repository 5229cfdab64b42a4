//! From ledgers to claims: likelihoods with their intervals, and what the talks, their terms and their inputs come to.
//!
//! Claims compute; they read no files and print nothing. [`summarise`] makes the [`Findings`] of one run of talks; all else
//! (a [`Likelihood`], [`Spread`], [`drivers`], [`Driving`], [`Targeting`], [`Sweeping`], [`Comparing`]) serves any game.
//! What takes long is [`Work`]: it goes on bit by bit, and may say what it comes to [`SoFar`].

pub mod asked;
mod case;
mod checkup;
mod compare;
mod drivers;
mod levers;
mod likelihood;
#[cfg(test)]
mod luck;
mod observed;
mod parallel;
mod run;
mod score;
mod second_opinion;
mod so_far;
mod trace;
mod typical;
mod warning;
mod work;

pub use case::{Case, CaseParty, Origin, Plan};
pub use checkup::classes::Classes;
pub use checkup::first_plays::first_plays;
pub use checkup::inventory::{Counts, Input, Inventory, Kind, inventory};
pub use checkup::meaning::{
    Among, AsGood, DRAWS as DRAWS_OF_A_CHECK, Meaning, PartyMeaning, meaning,
};
pub use checkup::middle::Middle;
pub use compare::claim::{
    Against, Answer, Compared, Comparison, Contender, Difference, Row, StepRow, What,
};
pub use compare::comparing::Comparing;
pub use compare::shift::{Keeping, Kept, keeping, shift};
pub use drivers::share::Share;
pub use drivers::{Driving, Influence, Sensitivity, usual_rows};
pub use levers::contours::{CONTOURS, Contour};
pub use levers::controls::{Control, Controls, Switch, controls};
pub use levers::lever::{Endless, Lever, OutOfRange};
pub use levers::movement::Movement;
pub use levers::sweep::{Sweep, Swept};
pub use levers::sweeping::Sweeping;
pub use levers::target::{LeverRange, Target, Targets, Value};
pub use levers::targeting::Targeting;
pub use likelihood::{Likelihood, Named};
pub use observed::given::summarise_given;
pub use observed::refusal::{Cost, FEWEST_EFFECTIVE, Refusal, refuse};
pub use observed::seen::{Before, Moved, Observed, Tenths};
pub use run::by_date::ByDate;
pub use run::drivers::{Driver, drivers};
pub use run::findings::{Findings, counting, summarise};
pub use run::funnel::{Funnel, Reached};
pub use run::outside::{Outside, Stand};
pub use run::positions::IssuePositions;
pub use run::recorded::Recorded;
pub use run::spread::Spread;
pub use run::sticking::Sticking;
pub use run::support::Support;
pub use run::terms::{Cluster, Place, Terms, Wording};
pub use run::timing::{RoundOfSettlement, Timing};
pub use run::trust::{Mean, Trust};
pub use score::precision::{BATCHES_BETWEEN_LOOKS, MOST_NEGOTIATIONS, Precision};
pub use score::speed::{BesideKernel, Estimate, Repetition, Speed, rounds_played};
pub use second_opinion::gains::{Gains, Pair};
pub use second_opinion::opinions::{Model, Opinions, SecondOpinions, second_opinions};
pub use so_far::{AgainstSoFar, Rough, SoFar};
pub use trace::{Found, Pick, Search, Trace};
pub use typical::{Settled, Typical, typical_settlements};
pub use warning::{Advice, Warning};
pub use work::Work;
