//! A run for programs.

use super::check::classes;
use super::envelope::envelope;
use super::object::{Keyed, iso, object};
use super::observed::observed;
use crate::claims::{
    ByDate, Cluster, Driver, Findings, IssuePositions, Likelihood, Middle, Model, Named, Opinions,
    Outside, Reached, Terms, Typical,
};
use crate::games::talks::End;
use serde::Serialize;

/// One JSON object and a line break. Keys stand in a fixed order; what is not known is null.
pub fn json(findings: &Findings) -> String {
    let warnings = findings.warnings.iter().chain(&findings.case.cautions);
    envelope(&findings.case, findings.case.plan, claim(findings), warnings)
}

fn claim(findings: &Findings) -> impl Serialize {
    let timing = &findings.timing;
    let by_round =
        |end: fn(&Likelihood) -> f64| timing.settled_by.iter().map(end).collect::<Vec<_>>();
    let recorded = &findings.recorded;
    let terms = findings.terms.iter().map(|terms| (terms.id.as_str(), self::terms(terms)));
    let positions = findings.positions.iter();
    let positions = positions.map(|issue| (issue.id.as_str(), self::positions(issue)));
    let opinions = findings.second_opinions.issues.iter();
    let opinions = opinions.map(|issue| (issue.id.as_str(), self::opinions(issue)));
    let sticking = findings.sticking.iter();
    let sticking = sticking.map(|issue| (issue.id.as_str(), issue.share));
    object! {
        ends: by_end(findings.ends.iter()),
        left: named(&recorded.left),
        ended_by_deadline: recorded.at_deadline,
        decided: recorded.decided.map(|[up, down]| object! { up: up, down: down }),
        funnel: object! {
            good_faith: recorded.good_faith,
            #[serde(flatten)]
            steps: &findings.funnel,
        },
        zone: object! {
            at_end: recorded.zone_at_end,
            share_of_rounds: recorded.zone_share,
            barred_by_red_lines: recorded.barred,
        },
        steps: findings.steps.iter().map(step).collect::<Vec<_>>(),
        refused: &findings.refused,
        refused_by: named(&recorded.refused_by),
        interim: named(&findings.interim),
        interim_at_end: named(&recorded.interim_at_end),
        // Talking or suspended at the last round, with an interim deal in force.
        open_in_force: recorded.open_in_force,
        spread: &findings.spread,
        settled_by: findings.timing.dates.iter().map(by_date).collect::<Vec<_>>(),
        settled_by_round: by_round(|likelihood| likelihood.p),
        settled_by_round_low: by_round(|likelihood| likelihood.low),
        settled_by_round_high: by_round(|likelihood| likelihood.high),
        states_by_round: by_end(timing.states.iter()),
        holds_by_month: &timing.holds_by_month,
        round_of_settlement: &timing.round,
        terms: Keyed(terms.collect()),
        positions: Keyed(positions.collect()),
        trust_at_end: recorded.trust_at_end,
        sticking: Keyed(sticking.collect()),
        sticking_n: findings.sticking.iter().map(|issue| issue.count).sum::<u64>(),
        drivers: findings.drivers.iter().map(driver).collect::<Vec<_>>(),
        outside_view: findings.outside_views.iter().map(outside).collect::<Vec<_>>(),
        second_opinions: Keyed(opinions.collect()),
        typical_settlements: findings.typical.iter().map(typical).collect::<Vec<_>>(),
        observed: findings.observed.as_ref().map(observed),
        counts: object! {
            #[serde(flatten)]
            classes: classes(findings.support.classes),
            uncertain: findings.support.uncertain,
            defaults: findings.support.defaults,
        },
    }
}

fn named(list: &[Named]) -> Keyed<'_, Likelihood> {
    Keyed(list.iter().map(|one| (one.id.as_str(), one.likelihood)).collect())
}

/// A step of a deal with all before it, and what is lost at it.
pub(super) fn step(reached: &Reached) -> impl Serialize + use<> {
    let Likelihood { p, low, high, n } = reached.likelihood;
    object! { of: reached.step.word(), p: p, low: low, high: high, n: n, lost: reached.lost }
}

fn by_date(by: &ByDate) -> impl Serialize + use<> {
    let Likelihood { p, low, high, n } = by.likelihood;
    object! { date: by.date.map(iso), months: by.months, p: p, low: low, high: high, n: n }
}

/// A settlement that stands for `near` of the `of` that were looked at.
fn typical(one: &Typical) -> impl Serialize + '_ {
    let text = one.text.iter().map(|issue| (issue.id.as_str(), issue.value));
    object! {
        draw: one.draw,
        repeat: one.repeat,
        round: one.round,
        near: one.near,
        of: one.of,
        text: Keyed(text.collect()),
    }
}

/// By the words of the ends.
fn by_end<T>(values: impl Iterator<Item = T>) -> Keyed<'static, T> {
    Keyed(End::ALL.iter().map(|end| end.word()).zip(values).collect())
}

fn terms(terms: &Terms) -> impl Serialize {
    let place = terms.place.as_ref();
    let levels = place
        .and_then(|place| place.levels.as_ref())
        .map(|levels| Keyed(levels.iter().map(|(word, share)| (word.as_str(), share.p)).collect()));
    let levels = Some(("levels", levels)).filter(|_| terms.is_discrete);
    object! {
        p10: place.map(|place| place.p10),
        p50: place.map(|place| place.p50),
        p90: place.map(|place| place.p90),
        mean: place.map(|place| place.mean),
        p50_low: place.map(|place| place.p50_low),
        p50_high: place.map(|place| place.p50_high),
        histogram: place.map(|place| &place.histogram),
        // Where the parts of the histogram begin and end.
        edges: place.map(|place| edges(terms.range, place.histogram.len())),
        unit: &terms.unit,
        n: terms.n,
        clusters: place.and_then(|place| place.clusters.as_ref()).map(|two| two.each_ref().map(cluster)),
        #[serde(flatten)]
        levels: Keyed(levels.into_iter().collect()),
    }
}

/// Both ends of so many parts of equal width.
fn edges((low, high): (f64, f64), parts: usize) -> Vec<f64> {
    (0..=parts).map(|edge| low + (high - low) * edge as f64 / parts as f64).collect()
}

fn positions(issue: &IssuePositions) -> impl Serialize {
    object! {
        status_quo: middle(issue.status_quo),
        ideal: by_party(&issue.ideals),
        red_line: by_party(&issue.red_lines),
    }
}

fn by_party(list: &[(String, Middle)]) -> Keyed<'_, impl Serialize> {
    Keyed(list.iter().map(|(id, position)| (id.as_str(), middle(*position))).collect())
}

fn middle(middle: Middle) -> impl Serialize + use<> {
    object! { p10: middle.p10, p50: middle.p50, p90: middle.p90 }
}

/// By model; null where it has no answer.
fn opinions(issue: &Opinions) -> impl Serialize + use<> {
    Keyed(Model::ALL.iter().map(|model| model.id()).zip(issue.at).collect())
}

fn cluster(cluster: &Cluster) -> impl Serialize + use<> {
    object! {
        share: cluster.share,
        p10: cluster.p10,
        p50: cluster.p50,
        p90: cluster.p90,
    }
}

fn driver(driver: &Driver) -> impl Serialize {
    object! {
        input: &driver.input,
        name: &driver.name,
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

fn outside(outside: &Outside) -> impl Serialize {
    let view = &outside.view;
    let bound = view.is_upper_bound.then_some("upper");
    object! {
        event: &view.event,
        low: view.low,
        high: view.high,
        bound: bound,
        reference: &view.reference,
    }
}
