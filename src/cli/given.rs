//! Playing a scenario given what was seen of rounds already held.

use super::failure::Failure;
use super::goal::Stop;
use super::options::{ShowOptions, ThreadOptions};
use super::playing::play as do_work;
use super::subject::Subject;
use negsim::claims::{Findings, Refusal, summarise_given};
use negsim::engine::{BATCH, Plan, Run, simulate};
use negsim::games::talks::{Fact, Given, Labels, Posterior, Seen, State, Table, Tally};

/// Repeats of a draw that are played to know the forecast without the facts.
const REPEATS_BEFORE: u64 = 4;

/// What was played given the facts, and why no more.
pub struct Played {
    /// What it comes to.
    pub findings: Result<Findings, Refusal>,
    /// Negotiations played given the facts.
    pub negotiations: u64,
    /// Why it ended.
    pub stop: Stop,
}

/// Plays a scenario given what was seen.
pub fn play(
    Subject { scenario, case }: &Subject,
    plan: Plan,
    threads: &ThreadOptions,
    show: &ShowOptions,
) -> Result<Played, Failure> {
    let table = scenario.table();
    let before = Plan::new(plan.seed(), plan.draws(), plan.repeats().min(REPEATS_BEFORE))
        .expect("fewer repeats of a plan that is allowed");
    let before: Tally = simulate(table, before);
    let given = Given::new(table, scenario.observed(), &plan);
    let mut run = Run::<Given, Posterior>::new(&given, plan);
    let is_all = do_work(&mut run, threads, show)?;
    let draws = plan.draws().min(run.batches_done() * BATCH);
    Ok(Played {
        findings: summarise_given(case, &given, run.tally().tally(), &before),
        negotiations: draws * plan.repeats(),
        stop: if is_all { Stop::Done } else { Stop::Interrupted },
    })
}
/// Why a forecast given the facts cannot be made, and what to do.
pub fn words(refusal: &Refusal, table: &Table, plan: &Plan) -> String {
    match refusal {
        Refusal::Impossible(fact) => format!(
            "no draw of {} agrees with what was seen of round {}: {}, with all that was seen before it. Check the facts \
             and the ranges of the inputs; raise --draws if this is only unlikely",
            plan.draws(),
            fact.round,
            seen(fact, table.labels())
        ),
        Refusal::TooFew { effective, costliest, is_for_events } => {
            let events = is_for_events.then(|| {
                "; what cost most: the numbers of events, which few draws make as likely as the best do".to_owned()
            });
            let cost = costliest.map(|(fact, kept)| {
                let seen = seen(&fact, table.labels());
                format!(
                    "; what cost most: {seen} in round {} (with all before it, {:.1} % of draws agree)",
                    fact.round,
                    100.0 * kept
                )
            });
            format!(
                "what was seen leaves {effective:.0} effective draws of {}, too few to forecast from (50 at the least){}. \
                 Raise --draws, or leave out facts or make them vaguer",
                plan.draws(),
                events.or(cost).unwrap_or_default()
            )
        }
    }
}

/// A fact as the scenario file says it.
fn seen(fact: &Fact, labels: &Labels) -> String {
    match fact.what {
        Seen::Going => "that the talks had not ended before it".to_owned(),
        Seen::State(State::Talking) => "state = \"talking\"".to_owned(),
        Seen::State(State::Suspended) => "state = \"suspended\"".to_owned(),
        Seen::Agreed(agreed) => format!("agreed = {agreed}"),
        Seen::Interim(deal, is) => format!("interim.{} = {is}", labels.interims[deal].id),
        Seen::Events(event, count) => format!("events.{} = {count}", labels.events[event].id),
    }
}
