//! Where deals die: the steps to a settlement that holds, what is lost at each, and what the failures stick on.

use super::axes::Percents;
use super::cells::{LIKELIHOOD, heads, likelihood, perhaps, words};
use super::trust;
use crate::claims::{Findings, Likelihood, Reached, Sticking};
use crate::games::talks;
use crate::report::say::hundred::{counted_of, of_hundred};
use crate::report::say::numbers::{likely, percent};
use crate::report::say::run::funnel::{by_itself, is_modelled, label, lost};
use crate::report::say::run::trusting::sentence;
use crate::report::say::words::counted;
use crate::report::sheet::{Cell, Figure, Numbers, Part, Step, Steps};

/// Where deals die.
pub fn figure(findings: &Findings) -> Figure {
    let stages = stages(findings);
    let mut parts = vec![Part::Steps(steps(&stages))];
    let mut tables = vec![table(&stages)];
    if let Some(stuck) = stuck(findings) {
        let unsettled = counted(stuck[0].1.n, "negotiation");
        let heading = format!("What the {unsettled} without a settlement stick on");
        parts.extend([Part::Heading(heading), Part::Steps(bars(&stuck))]);
        tables.push(sticking_table(&findings.sticking));
    }
    parts.extend(trust::parts(findings));
    tables.extend(trust::table(findings));
    let said = sentence(findings).map(|said| format!("Trust {said}."));
    Figure {
        about: "Where deals die",
        title: title(findings),
        explanation: "Of all negotiations; what is dashed is lost at that step, and the short line under a bar is its \
                      95\u{a0}% interval. A zone of agreement: some text is worth no less than no deal to every side."
            .to_owned(),
        parts,
        notes: said.into_iter().chain(trust::balance(findings)).collect(),
        tables,
    }
}

/// A step on the way, and what is lost at it.
struct Stage {
    id: &'static str,
    label: &'static str,
    reached: Likelihood,
    lost: Likelihood,
    notes: Vec<String>,
}

/// The steps, from all to what holds, each with all before it.
fn stages(findings: &Findings) -> Vec<Stage> {
    let steps = findings.steps.iter().filter(|step| is_modelled(step, findings));
    let stage = |reached: &Reached| Stage {
        id: reached.step.word(),
        label: label(reached.step, findings),
        reached: reached.likelihood,
        lost: reached.lost,
        notes: notes(reached, findings),
    };
    steps.map(stage).collect()
}

fn notes(reached: &Reached, findings: &Findings) -> Vec<String> {
    let is_zone = reached.step == talks::Step::Zone;
    let zone = is_zone.then(|| by_itself(findings, counted_of));
    let all = zone.into_iter().chain([lost(reached, findings, counted_of)]);
    all.filter(|note| !note.is_empty()).collect()
}

fn steps(stages: &[Stage]) -> Steps {
    let percents = Percents::whole("Of all negotiations");
    let all = Step {
        label: "all negotiations".to_owned(),
        figures: "100\u{a0}%".to_owned(),
        at: 1.0,
        interval: (1.0, 1.0),
        before: None,
        lost: Vec::new(),
    };
    let before = core::iter::once(1.0).chain(stages.iter().map(|stage| stage.reached.p));
    let step = |(stage, before): (&Stage, f64)| Step {
        label: stage.label.to_owned(),
        figures: likely(&stage.reached),
        at: stage.reached.p,
        interval: (stage.reached.low, stage.reached.high),
        before: Some(before),
        lost: stage.notes.clone(),
    };
    let rows = [all].into_iter().chain(stages.iter().zip(before).map(step)).collect();
    Steps { axis: percents.axis, rows }
}

/// Where most are lost, unless that cannot be told from the second place.
pub fn title(findings: &Findings) -> String {
    let at = |step: talks::Step| match step {
        talks::Step::GoodFaith => "for want of good faith",
        talks::Step::Zone => "for want of a zone of agreement",
        talks::Step::Room => "in the room",
        talks::Step::Ratified if findings.recorded.names_ratifiers => "at ratification",
        talks::Step::Ratified => "in the capitals",
        talks::Step::Holds(12) => "in the first year after the signature",
        talks::Step::Holds(_) => "in the second year after the signature",
    };
    let lost = findings.steps.iter().filter(|step| !step.lost.is_never());
    worst(lost.map(|step| (at(step.step), step.lost)).collect())
}

fn worst(mut losses: Vec<(&'static str, Likelihood)>) -> String {
    losses.sort_by(|one, other| other.1.p.total_cmp(&one.1.p));
    match losses.as_slice() {
        [] => "Nothing is lost on the way".to_owned(),
        [(first, one), (second, other), ..] if one.low <= other.high => format!(
            "About as many fail {first} as {second}: {} and {}",
            of_hundred(one.p),
            of_hundred(other.p)
        ),
        [(place, one), ..] if one.is_always() => format!("Every negotiation fails {place}"),
        [(place, one)] if one.p < 0.5 => format!("What fails, fails {place}: {}", counted_of(one)),
        [(place, one), ..] if one.low > 0.5 => {
            format!("Most negotiations fail {place}: {}", counted_of(one))
        }
        [(place, one), ..] => {
            format!("More fail {place} than anywhere else: {}", counted_of(one))
        }
    }
}

fn table(stages: &[Stage]) -> Numbers {
    let row = |stage: &Stage| {
        let label = words(format!("{} ({})", stage.label, stage.id));
        let lost = perhaps(Some(&stage.lost));
        [vec![label], likelihood(&stage.reached).to_vec(), lost[..3].to_vec()].concat()
    };
    let columns = [&LIKELIHOOD[..], &["lost", "95\u{a0}% from", "to"]].concat();
    Numbers { columns: heads(&["step"], &columns), rows: stages.iter().map(row).collect() }
}

/// The issues that failures stick on, the worst first; nothing of one issue only, or where everything settled.
fn stuck(findings: &Findings) -> Option<Vec<(&str, Likelihood)>> {
    let issues = findings.sticking.iter();
    let mut issues: Vec<(&str, Likelihood)> =
        issues.filter_map(|issue| Some((issue.name.as_str(), issue.share?))).collect();
    issues.sort_by(|one, other| other.1.p.total_cmp(&one.1.p));
    (issues.len() > 1).then_some(issues)
}

fn bars(stuck: &[(&str, Likelihood)]) -> Steps {
    let percents = Percents::whole("Of all without a settlement");
    let row = |(name, share): &(&str, Likelihood)| Step {
        label: (*name).to_owned(),
        figures: percent(share),
        at: share.p,
        interval: (share.low, share.high),
        before: None,
        lost: Vec::new(),
    };
    Steps { axis: percents.axis, rows: stuck.iter().map(row).collect() }
}

fn sticking_table(sticking: &[Sticking]) -> Numbers {
    let row = |issue: &Sticking| -> Vec<Cell> {
        [vec![words(&issue.name)], perhaps(issue.share.as_ref()).to_vec()].concat()
    };
    let rows = sticking.iter().map(row).collect();
    Numbers { columns: heads(&["failures stick on"], &LIKELIHOOD), rows }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_names_the_worst_only_where_it_is_the_worst() {
        let loss = |p: f64, half: f64| Likelihood { p, low: p - half, high: p + half, n: 1_000 };
        let said = |losses: &[(&'static str, f64, f64)]| {
            let losses = losses.iter().map(|(place, p, half)| (*place, loss(*p, *half)));
            worst(losses.collect()).replace('\u{a0}', " ")
        };
        assert_eq!(said(&[]), "Nothing is lost on the way");
        assert_eq!(
            said(&[("at home", 0.1, 0.01), ("in the room", 0.6, 0.01)]),
            "Most negotiations fail in the room: 60 of 100"
        );
        assert_eq!(
            said(&[("at home", 0.1, 0.01), ("in the room", 0.3, 0.01)]),
            "More fail in the room than anywhere else: 30 of 100"
        );
        // The larger number is noise: "more fail in the room" would be false as likely as not.
        assert_eq!(
            said(&[("at home", 0.29, 0.02), ("in the room", 0.3, 0.02)]),
            "About as many fail in the room as at home: 30 of 100 and 29 of 100"
        );
        assert_eq!(said(&[("at home", 1.0, 0.0)]), "Every negotiation fails at home");
        assert_eq!(said(&[("at home", 0.04, 0.01)]), "What fails, fails at home: 4 of 100");
        // "Most" of an estimate that may be a half.
        assert_eq!(
            said(&[("at home", 0.51, 0.02)]),
            "More fail at home than anywhere else: 51 of 100"
        );
    }
}
