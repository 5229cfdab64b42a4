//! Playing a scenario given what was seen of rounds already held.

use super::failure::Failure;
use super::options::PlanOptions;
use super::progress::Progress;
use negsim::analysis::{Findings, Refusal, summarise_given};
use negsim::engine::{Plan, Run};
use negsim::scenario::{Scenario, State};
use negsim::talks::{Fact, Given, Labels, Posterior, Seen, Table, Tally};

/// Batches between two looks at the clock.
const BATCHES: u64 = 4;
/// Repeats of a draw that are played to know the forecast without the facts.
const REPEATS_BEFORE: u64 = 4;

/// What a scenario comes to given what was seen; fails where that cannot be said.
pub fn play(
    scenario: &Scenario,
    options: &PlanOptions,
    progress: &mut Progress,
) -> Result<Findings, Failure> {
    let (table, plan) = (scenario.table(), options.plan_given()?);
    let before = Plan::new(plan.seed(), plan.draws(), plan.repeats().min(REPEATS_BEFORE))?;
    let findings = options.on_threads(|| {
        let before: Tally = negsim::engine::simulate(table, before);
        let given = Given::new(table, scenario.observed(), &plan);
        let mut run = Run::<Given, Posterior>::new(&given, plan);
        while run.advance(BATCHES) {
            progress.tell(run.batches_done(), plan.batches());
        }
        summarise_given(&given, run.tally().tally(), &before)
    })?;
    findings.map_err(|refusal| Failure::of_run(words(&refusal, table, &plan)))
}

fn words(refusal: &Refusal, table: &Table, plan: &Plan) -> String {
    match refusal {
        Refusal::Impossible(fact) => format!(
            "no draw of {} agrees with what was seen of round {}: {}, with all that was seen before it. Check the facts \
             and the ranges of the inputs; raise --draws if this is only unlikely",
            plan.draws(),
            fact.round,
            told(fact, table.labels())
        ),
        Refusal::TooFew { effective, costliest } => {
            let cost = costliest.map(|(fact, kept)| {
                let told = told(&fact, table.labels());
                format!(
                    "; what cost most: {told} in round {} (with all before it, {:.1} % of draws agree)",
                    fact.round,
                    100.0 * kept
                )
            });
            format!(
                "what was seen leaves {effective:.0} effective draws of {}, too few to forecast from (50 at the least){}. \
                 Raise --draws, or leave out facts or make them vaguer",
                plan.draws(),
                cost.unwrap_or_default()
            )
        }
    }
}

/// A fact as the scenario file says it.
fn told(fact: &Fact, labels: &Labels) -> String {
    match fact.what {
        Seen::Going => "that the talks had not ended before it".to_owned(),
        Seen::State(State::Talking) => "state = \"talking\"".to_owned(),
        Seen::State(State::Suspended) => "state = \"suspended\"".to_owned(),
        Seen::Agreed(agreed) => format!("agreed = {agreed}"),
        Seen::Interim(deal, is) => format!("interim.{} = {is}", labels.interims[deal].id),
        Seen::Events(event, count) => format!("events.{} = {count}", labels.events[event].id),
    }
}
