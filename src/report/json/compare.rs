//! A comparison for programs.

use super::envelope::{case, envelope, warnings};
use super::object::{Keyed, object};
use super::run::step;
use crate::claims::{Against, Answer, Compared, Comparison, Difference, Likelihood, Row, StepRow};
use serde::Serialize;

/// One JSON object and a line break; the case is the first, with which all others are compared. What is not known is null.
pub fn comparison_json(comparison: &Comparison) -> String {
    let name = |against: &Against| comparison.scenarios[against.scenario].name.as_str();
    let differences = comparison.against.iter();
    let differences = differences
        .flat_map(|against| against.rows.iter().map(move |row| difference(name(against), row)));
    let pairs = comparison.against.iter().map(|against| pair(name(against), against));
    let claim = object! {
        scenarios: comparison.scenarios.iter().map(scenario).collect::<Vec<_>>(),
        differences: differences.collect::<Vec<_>>(),
        comparisons: pairs.collect::<Vec<_>>(),
    };
    let first = &comparison.scenarios[0].case;
    envelope(first, comparison.plan, claim, first.cautions.iter())
}

fn difference(scenario: &str, row: &Row) -> impl Serialize {
    let difference = row.difference.as_ref();
    object! {
        scenario: scenario,
        of: &row.first.of,
        difference: difference.map(|difference| difference.value),
        low: difference.map(|difference| difference.low),
        high: difference.map(|difference| difference.high),
        unpaired_low: difference.map(|difference| difference.unpaired_low),
        unpaired_high: difference.map(|difference| difference.unpaired_high),
    }
}

fn pair(scenario: &str, against: &Against) -> impl Serialize {
    object! {
        scenario: scenario,
        steps: against.steps.iter().map(step_row).collect::<Vec<_>>(),
        narrowing: against.narrowing,
        left_out: &against.left_out,
        warnings: against.warnings.iter().map(|warning| &warning.text).collect::<Vec<_>>(),
    }
}

/// How much likelier a step is reached, and how much more is lost at it.
fn step_row(row: &StepRow) -> impl Serialize + use<> {
    let between = |difference: Difference| {
        object! { difference: difference.value, low: difference.low, high: difference.high }
    };
    object! {
        of: row.step.word(),
        reached: row.reached.map(between),
        lost: row.lost.map(between),
    }
}

/// One scenario: what it is, then everything that can be asked of it.
fn scenario(scenario: &Compared) -> impl Serialize {
    let answers = scenario.answers.iter();
    let plain = answers
        .filter(|(asked, answer)| asked.is_likelihood() && !answer.of.starts_with("interim."));
    let round = &scenario.round;
    let by_round =
        |end: fn(&Likelihood) -> f64| scenario.settled_by.iter().map(end).collect::<Vec<_>>();
    object! {
        name: &scenario.name,
        case: case(&scenario.case),
        #[serde(flatten)]
        answers: Keyed(plain.map(|(_, answer)| (answer.of.as_str(), number(answer))).collect()),
        interim: Keyed(group(scenario, "interim.", number)),
        round_of_settlement: object! {
            p50: round.value,
            p50_low: round.low,
            p50_high: round.high,
            n: round.n,
        },
        terms: Keyed(group(scenario, "terms.", terms)),
        steps: scenario.steps.iter().map(step).collect::<Vec<_>>(),
        settled_by_round: by_round(|likelihood| likelihood.p),
        settled_by_round_low: by_round(|likelihood| likelihood.low),
        settled_by_round_high: by_round(|likelihood| likelihood.high),
        warnings: warnings(&scenario.case.cautions),
    }
}

/// The answers whose word begins so, by the rest of it.
fn group<'a, T>(scenario: &'a Compared, prefix: &str, of: fn(&Answer) -> T) -> Vec<(&'a str, T)> {
    let answers = scenario.answers.iter();
    answers.filter_map(|(_, answer)| Some((answer.of.strip_prefix(prefix)?, of(answer)))).collect()
}

fn number(answer: &Answer) -> impl Serialize + use<> {
    object! { p: answer.value, low: answer.low, high: answer.high, n: answer.n }
}

fn terms(answer: &Answer) -> impl Serialize + use<> {
    object! { mean: answer.value, low: answer.low, high: answer.high, n: answer.n }
}
