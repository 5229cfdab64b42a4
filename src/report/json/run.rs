//! The machine-readable report. Its format is stable: keys may be added, none changed or removed without a new number.

use super::observed::Observed;
use super::{FORMAT, Keyed, iso};
use crate::claims::{Findings, Funnel, Likelihood, Losses, Plan, RoundOfSettlement, Spread};
use crate::games::talks::End;
use crate::report::advice::{self, Advised};
use serde::Serialize;

/// One JSON object and a line break. Keys stand in a fixed order; what is not known is null.
pub fn json(findings: &Findings) -> String {
    let report = Report::of(findings);
    let text = serde_json::to_string_pretty(&report).expect("every key is a string");
    text + "\n"
}

#[derive(Serialize)]
struct Report<'a> {
    negsim: &'static str,
    format: u32,
    scenario: Scenario<'a>,
    plan: Plan,
    ends: Keyed<'static, Likelihood>,
    funnel: Funnel,
    losses: Losses,
    refused: Likelihood,
    interim: Keyed<'a, Likelihood>,
    spread: Option<Spread>,
    settled_by_round: Vec<f64>,
    settled_by_round_low: Vec<f64>,
    settled_by_round_high: Vec<f64>,
    states_by_round: Keyed<'static, &'a [f64]>,
    round_of_settlement: Option<RoundOfSettlement>,
    terms: Keyed<'a, Terms<'a>>,
    sticking: Keyed<'a, Option<f64>>,
    sticking_n: u64,
    drivers: Vec<Driver<'a>>,
    outside_view: Vec<Outside<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    observed: Option<Observed<'a>>,
    warnings: Vec<Advised<'a>>,
}

#[derive(Serialize)]
struct Scenario<'a> {
    title: &'a str,
    file: &'a str,
    sha256: &'a str,
    as_of: Option<String>,
    rounds: Option<u32>,
    days_between_rounds: Option<f64>,
}

#[derive(Serialize)]
struct Terms<'a> {
    p10: Option<f64>,
    p50: Option<f64>,
    p90: Option<f64>,
    mean: Option<f64>,
    p50_low: Option<f64>,
    p50_high: Option<f64>,
    histogram: Option<&'a [u64]>,
    unit: Option<&'a str>,
    n: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    levels: Option<Option<Keyed<'a, f64>>>,
}

#[derive(Serialize)]
struct Driver<'a> {
    input: &'a str,
    unit: &'a str,
    low_value: f64,
    high_value: f64,
    low_tenth: Option<Likelihood>,
    high_tenth: Option<Likelihood>,
    share: Option<f64>,
    share_low: Option<f64>,
    share_high: Option<f64>,
}

#[derive(Serialize)]
struct Outside<'a> {
    event: &'a str,
    low: f64,
    high: f64,
    reference: &'a str,
}

impl<'a> Report<'a> {
    fn of(found: &'a Findings) -> Self {
        let by_round =
            |end: fn(&Likelihood) -> f64| found.timing.settled_by.iter().map(end).collect();
        let states = found.timing.states.iter().map(Vec::as_slice);
        let interim = found.interim.iter().map(|deal| (deal.id.as_str(), deal.likelihood));
        Report {
            negsim: env!("CARGO_PKG_VERSION"),
            format: FORMAT,
            scenario: Scenario::of(found),
            plan: found.case.plan,
            ends: by_end(found.ends.iter().copied()),
            funnel: found.funnel,
            losses: found.losses,
            refused: found.refused,
            interim: Keyed(interim.collect()),
            spread: found.spread,
            settled_by_round: by_round(|likelihood| likelihood.p),
            settled_by_round_low: by_round(|likelihood| likelihood.low),
            settled_by_round_high: by_round(|likelihood| likelihood.high),
            states_by_round: by_end(states),
            round_of_settlement: found.timing.round,
            terms: Keyed(
                found.terms.iter().map(|terms| (terms.id.as_str(), Terms::of(terms))).collect(),
            ),
            sticking: Keyed(
                found
                    .sticking
                    .iter()
                    .map(|one| (one.id.as_str(), one.share.map(|share| share.p)))
                    .collect(),
            ),
            sticking_n: found.sticking.iter().map(|one| one.count).sum(),
            drivers: found.drivers.iter().map(Driver::of).collect(),
            outside_view: found.outside_views.iter().map(Outside::of).collect(),
            observed: found.observed.as_ref().map(Observed::of),
            warnings: advice::all(found.warnings.iter().chain(&found.case.cautions)),
        }
    }
}

fn by_end<T>(values: impl Iterator<Item = T>) -> Keyed<'static, T> {
    Keyed(End::ALL.iter().map(|end| end.word()).zip(values).collect())
}

impl<'a> Scenario<'a> {
    fn of(found: &'a Findings) -> Self {
        Scenario {
            title: &found.case.title,
            file: &found.case.file,
            sha256: &found.case.sha256,
            as_of: found.case.as_of.map(iso),
            rounds: found.case.rounds,
            days_between_rounds: found.case.days_between_rounds,
        }
    }
}

impl<'a> Terms<'a> {
    fn of(terms: &'a crate::claims::Terms) -> Self {
        let place = terms.place.as_ref();
        let shares = |levels: &'a [(String, Likelihood)]| {
            Keyed(levels.iter().map(|(word, share)| (word.as_str(), share.p)).collect())
        };
        let levels = place.map(|place| place.levels.as_deref().map(shares));
        Terms {
            p10: place.map(|place| place.p10),
            p50: place.map(|place| place.p50),
            p90: place.map(|place| place.p90),
            mean: place.map(|place| place.mean),
            p50_low: place.map(|place| place.p50_low),
            p50_high: place.map(|place| place.p50_high),
            histogram: place.map(|place| place.histogram.as_slice()),
            unit: terms.unit.as_deref(),
            n: terms.n,
            levels: if terms.is_discrete { Some(levels.flatten()) } else { None },
        }
    }
}

impl<'a> Driver<'a> {
    fn of(driver: &'a crate::claims::Driver) -> Self {
        Driver {
            input: &driver.input,
            unit: &driver.unit,
            low_value: driver.low_value,
            high_value: driver.high_value,
            low_tenth: driver.low_tenth,
            high_tenth: driver.high_tenth,
            share: driver.share.map(|share| share.value),
            share_low: driver.share.map(|share| share.low),
            share_high: driver.share.map(|share| share.high),
        }
    }
}

impl<'a> Outside<'a> {
    fn of(outside: &'a crate::claims::Outside) -> Self {
        let view = &outside.view;
        Outside { event: &view.event, low: view.low, high: view.high, reference: &view.reference }
    }
}
