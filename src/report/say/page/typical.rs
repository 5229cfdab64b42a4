//! One typical settlement: how the offers moved on each issue until a text was agreed.

use super::axes::calendar;
use super::cells::{heads, number, words};
use super::happened::timeline;
use crate::claims::Trace;
use crate::games::talks::Round;
use crate::report::say::numbers::{date, trimmed};
use crate::report::say::trace::names::{of_party, of_signatory, text};
use crate::report::sheet::{Course, Figure, Numbers, Part};

/// A settlement as it came about; none of talks that did not settle.
pub fn figure(trace: &Trace) -> Option<Figure> {
    let rounds = &trace.story.rounds;
    let last = rounds.last()?;
    let agreed =
        last.agreed.filter(|_| trace.story.outcome.end == crate::games::talks::End::Settled)?;
    let when = match trace.case.day(last.round) {
        Some(day) => format!("on {}", date(day)),
        None => format!("in round\u{a0}{}", last.round),
    };
    let issues = 0..trace.table.labels().issues.len();
    let courses = [conceded(trace)].into_iter().chain(issues.map(|issue| course(trace, issue)));
    let heading = Part::Heading("What happened, and when".to_owned());
    let happened = timeline(trace).map(|timeline| [heading, Part::Timeline(timeline)]);
    let courses = Part::Courses(courses.collect(), names(trace));
    Some(Figure {
        about: "One negotiation",
        title: format!("One typical settlement: signed {when} on {}", text(trace, agreed)),
        explanation:
            "What each side asked for, round by round, up to the text that was agreed (the dot)."
                .to_owned(),
        parts: [courses].into_iter().chain(happened.into_iter().flatten()).collect(),
        notes: vec![format!(
            "It is {}: an example, not a forecast. Draw\u{a0}{}, repeat\u{a0}{}.",
            trace.chosen, trace.story.draw, trace.story.repeat
        )],
        tables: vec![table(trace)],
    })
}

/// Whose the lines are: offers, then drafts.
fn names(trace: &Trace) -> Vec<String> {
    let offers = 0..trace.table.signatories().len();
    let drafts = trace.table.drafters().iter();
    offers
        .map(|place| format!("{} offers", of_signatory(trace, place)))
        .chain(drafts.map(|party| format!("{} drafts", of_party(trace, *party))))
        .collect()
}

/// The texts of a round in the order of the names: none where a line has none in it.
fn texts<'a>(trace: &Trace, round: &'a Round) -> Vec<Option<&'a Vec<f64>>> {
    let (sides, drafters) = (trace.table.signatories().len(), trace.table.drafters().len());
    let offers = (0..sides).map(|place| round.offers.get(place));
    offers.chain((0..drafters).map(|place| round.drafts.get(place))).collect()
}

fn course(trace: &Trace, issue: usize) -> Course {
    let rounds = &trace.story.rounds;
    let end = rounds.len().max(1) as f64;
    let line = |which: usize| {
        let at = |round: &Round| {
            let text = texts(trace, round)[which]?;
            Some((f64::from(round.round) / end, *text.get(issue)?))
        };
        rounds.iter().filter_map(at).collect()
    };
    let (foot, top) = ends(trace, issue);
    Course {
        name: trace.table.labels().issues[issue].name.clone(),
        top,
        foot,
        across: calendar(&trace.case, rounds.len()),
        lines: (0..names(trace).len()).map(line).collect(),
        agreed: Some((1.0, trace.story.text[issue])),
    }
}

/// How far each side has come down from what it asked for at first.
fn conceded(trace: &Trace) -> Course {
    let rounds = &trace.story.rounds;
    let end = rounds.len().max(1) as f64;
    let line = |place: usize| {
        let at = |round: &Round| Some((f64::from(round.round) / end, *round.conceded.get(place)?));
        rounds.iter().filter_map(at).collect()
    };
    Course {
        name: "How far each side has come down".to_owned(),
        top: "to what it can just live with".to_owned(),
        foot: "not at all".to_owned(),
        across: calendar(&trace.case, rounds.len()),
        lines: (0..trace.table.signatories().len()).map(line).collect(),
        agreed: None,
    }
}

/// What stands at both ends of an issue's scale.
fn ends(trace: &Trace, issue: usize) -> (String, String) {
    let label = &trace.table.labels().issues[issue];
    let unit = label.unit.as_ref().map(|unit| format!("\u{a0}{unit}")).unwrap_or_default();
    let number = |value: f64| format!("{}{unit}", trimmed(value, 3));
    match (label.scale.first(), label.scale.last()) {
        (Some((_, foot)), Some((_, top))) => (foot.clone(), top.clone()),
        _ => {
            let (low, high) = trace.table.parts().issues[issue].range;
            (number(low), number(high))
        }
    }
}

fn table(trace: &Trace) -> Numbers {
    let (issues, names) = (&trace.table.labels().issues, names(trace));
    let in_units = |issue: usize, position: f64| {
        let (low, high) = trace.table.parts().issues[issue].range;
        low + position * (high - low)
    };
    let row = |label: String, text: &[f64]| {
        let cells = text.iter().enumerate().map(|(issue, at)| number(in_units(issue, *at)));
        [words(label)].into_iter().chain(cells).collect()
    };
    let of_round = |round: &Round| -> Vec<Vec<_>> {
        let texts = texts(trace, round).into_iter().zip(&names);
        let said = texts.filter_map(|(text, name)| Some((text?, name)));
        said.map(|(text, name)| row(format!("round\u{a0}{}: {name}", round.round), text)).collect()
    };
    let mut rows: Vec<Vec<_>> = trace.story.rounds.iter().flat_map(of_round).collect();
    rows.push(row("the text that was agreed".to_owned(), &trace.story.text));
    let columns: Vec<&str> = issues.iter().map(|issue| issue.name.as_str()).collect();
    Numbers { columns: heads(&["what was asked for"], &columns), rows }
}
