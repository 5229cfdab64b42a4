//! Why a forecast given what was seen cannot be made.

use crate::engine::{Ledger, Weights};
use crate::games::talks::{Fact, Given, Labels, Seen, State};

/// Fewer effective draws say nothing.
pub const FEWEST_EFFECTIVE: f64 = 50.0;

/// Why a forecast given the facts cannot be made.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Refusal {
    /// No draw agreed with this fact and all before it.
    Impossible {
        /// The fact.
        fact: Fact,
        /// The same in the words of the file.
        words: String,
        /// Draws that were played.
        played: u64,
    },
    /// Too few effective draws.
    TooFew {
        /// Effective draws.
        effective: f64,
        /// Draws that were played.
        played: u64,
        /// What cost most of them.
        cost: Option<Cost>,
    },
}

/// What left few draws.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Cost {
    /// How unlikely the agreeing draws make the numbers of events that were seen.
    Events,
    /// A fact: so few draws agree with it and all before it.
    Fact {
        /// The fact.
        fact: Fact,
        /// The same in the words of the file.
        words: String,
        /// The share of draws that it left of those before it.
        kept: f64,
    },
}

impl core::fmt::Display for Refusal {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Refusal::Impossible { fact, words, played } => write!(
                f,
                "no draw of {played} agrees with what was seen of round {}: {words}, with all that was seen before it",
                fact.round
            ),
            Refusal::TooFew { effective, played, cost } => {
                write!(
                    f,
                    "of {played} draws what was seen leaves {effective:.0} effective, too few to forecast from \
                     ({FEWEST_EFFECTIVE} at the least)"
                )?;
                cost.as_ref().map_or(Ok(()), |cost| write!(f, "; what cost most: {cost}"))
            }
        }
    }
}

impl core::fmt::Display for Cost {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Cost::Events => {
                f.write_str("the numbers of events, which few draws make as likely as the best do")
            }
            Cost::Fact { fact, words, kept } => write!(
                f,
                "{words} in round {} (with all before it, {:.1} % of draws agree)",
                fact.round,
                100.0 * kept
            ),
        }
    }
}

impl core::error::Error for Refusal {}

/// Whether a forecast can be made from what was counted.
///
/// # Errors
/// Facts that no draw agrees with, and fewer than 50 effective draws.
pub fn refuse(given: &Given, ledger: &Ledger) -> Result<(), Refusal> {
    let Some((weights, _)) = ledger.weighed() else { return Ok(()) };
    let (effective, played) = (ledger.effective_draws(), weights.played);
    let agreeing = given.facts().iter().zip(&weights.agreeing);
    if let Some((fact, _)) = agreeing.clone().find(|(_, draws)| **draws == 0) {
        let words = in_words(fact, given.table().labels());
        return Err(Refusal::Impossible { fact: *fact, words, played });
    }
    if effective >= FEWEST_EFFECTIVE {
        return Ok(());
    }
    Err(Refusal::TooFew { effective, played, cost: cost(given, weights, effective) })
}

fn cost(given: &Given, weights: &Weights, effective: f64) -> Option<Cost> {
    let agreeing = given.facts().iter().zip(&weights.agreeing);
    let before = core::iter::once(&weights.played).chain(&weights.agreeing);
    let kept =
        agreeing.zip(before).map(|((fact, draws), before)| (*fact, *draws as f64 / *before as f64));
    let costliest =
        kept.filter(|(_, kept)| *kept < 1.0).min_by(|one, other| one.1.total_cmp(&other.1));
    let left = weights.agreeing.last().map_or(1.0, |draws| effective / *draws as f64);
    let saw_events = given.facts().iter().any(|fact| matches!(fact.what, Seen::Events(..)));
    if saw_events && costliest.is_none_or(|(_, kept)| left < kept) {
        return Some(Cost::Events);
    }
    let words = |fact: &Fact| in_words(fact, given.table().labels());
    costliest.map(|(fact, kept)| Cost::Fact { fact, words: words(&fact), kept })
}

/// A fact as the scenario file says it.
fn in_words(fact: &Fact, labels: &Labels) -> String {
    match fact.what {
        Seen::Going => "that the talks had not ended before it".to_owned(),
        Seen::State(State::Talking) => "state = \"talking\"".to_owned(),
        Seen::State(State::Collapsed) => "state = \"collapsed\"".to_owned(),
        Seen::Offer(party, issue, _) => {
            format!("offers.{}.{}", labels.parties[party].id, labels.issues[issue].id)
        }
        Seen::Draft(issue, _) => format!("draft.{}", labels.issues[issue].id),
        Seen::State(State::Suspended) => "state = \"suspended\"".to_owned(),
        Seen::Agreed(agreed) => format!("agreed = {agreed}"),
        Seen::Interim(deal, is) => format!("interim.{} = {is}", labels.interims[deal].id),
        Seen::Events(event, count) => format!("events.{} = {count}", labels.events[event].id),
    }
}
