//! Why a forecast given rounds already held cannot be made, in the words of the scenario file.

use negsim::claims::Refusal;
use negsim::engine::Plan;
use negsim::games::talks::{Fact, Given, Seen, State};

/// What is wrong, and what to do.
pub fn words(refusal: &Refusal, given: &Given, plan: &Plan) -> String {
    match refusal {
        Refusal::Impossible { fact } => format!(
            "no draw of {} agrees with what was seen of round {}: {}, with all that was seen before it. Check the facts \
             and the ranges of the inputs; raise --draws if this is only unlikely",
            plan.draws(),
            given.facts()[*fact].round,
            seen(given, &given.facts()[*fact])
        ),
        Refusal::TooFew { effective, costliest, left } => format!(
            "what was seen leaves {effective:.0} effective draws of {}, too few to forecast from (50 at the least){}. \
             Raise --draws, or leave out facts or make them vaguer",
            plan.draws(),
            cost(given, *costliest, *left)
        ),
        other => other.to_string(),
    }
}

/// What cost most effective draws.
fn cost(given: &Given, costliest: Option<(usize, f64)>, left: f64) -> String {
    let counts_events = given.facts().iter().any(|fact| matches!(fact.what, Seen::Events(..)));
    match costliest {
        _ if counts_events && costliest.is_none_or(|(_, kept)| left < kept) => {
            "; what cost most: the numbers of events, which few draws make as likely as the best do".to_owned()
        }
        None => String::new(),
        Some((fact, kept)) => format!(
            "; what cost most: {} in round {} (with all before it, {:.1} % of draws agree)",
            seen(given, &given.facts()[fact]),
            given.facts()[fact].round,
            100.0 * kept
        ),
    }
}

/// A fact as the scenario file says it.
fn seen(given: &Given, fact: &Fact) -> String {
    let labels = given.table().labels();
    match fact.what {
        Seen::Going => "that the talks had not ended before it".to_owned(),
        Seen::State(State::Talking) => "state = \"talking\"".to_owned(),
        Seen::State(State::Suspended) => "state = \"suspended\"".to_owned(),
        Seen::Agreed(agreed) => format!("agreed = {agreed}"),
        Seen::Interim(deal, is) => format!("interim.{} = {is}", labels.interims[deal].id),
        Seen::Events(event, count) => format!("events.{} = {count}", labels.events[event].id),
    }
}
