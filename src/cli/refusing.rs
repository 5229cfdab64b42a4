//! What was seen of rounds already held, where it leaves too few draws for an answer.

use super::failure::Failure;
use super::goal::{Goal, Stop};
use super::options::{ShowOptions, ThreadOptions};
use negsim::claims::{FEWEST_EFFECTIVE, Refusal, refuse};
use negsim::engine::{Ledger, Plan};
use negsim::games::talks::Given;

/// Fails where what was counted rests on too few effective draws.
pub fn refuse_ledger(given: &Given, ledger: &Ledger) -> Result<(), Failure> {
    refuse(given, ledger).map_err(|refusal| Failure::of_run(words(&refusal)))
}

/// The same where only the number of negotiations is known that the draws are worth: plays them once more to say what
/// costs most.
pub fn refuse_few(
    given: &Given,
    negotiations: u64,
    plan: Plan,
    threads: &ThreadOptions,
    show: &ShowOptions,
) -> Result<(), Failure> {
    let is_enough = negotiations as f64 >= FEWEST_EFFECTIVE * plan.repeats() as f64;
    if given.facts().is_empty() || is_enough {
        return Ok(());
    }
    let (ledger, stop) = Goal::whole(plan).play(given, threads, show)?;
    if stop == Stop::Interrupted {
        let text =
            "Stopped while it was looked at why too few draws go as was seen: nothing is reported.";
        return Err(Failure::of_interruption(text));
    }
    refuse_ledger(given, &ledger)
}

/// Why there is no answer, and what to do about it.
pub fn words(refusal: &Refusal) -> String {
    let remedy = match refusal {
        Refusal::Impossible { .. } => {
            "Check the facts and the ranges of the inputs; raise --draws if this is only unlikely"
        }
        _ => "Raise --draws, or leave out facts or make them vaguer",
    };
    format!("{refusal}. {remedy}")
}
