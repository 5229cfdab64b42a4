//! One typical settlement: how the offers moved on each issue until a text was agreed.

use super::axes::calendar;
use super::cells::{heads, number, words};
use super::happened::timeline;
use crate::claims::Trace;
use crate::games::talks::{End, Round};
use crate::report::say::numbers::{date, trimmed};
use crate::report::say::trace::names::{of_party, of_signatory, text};
use crate::report::say::words::capital;
use crate::report::sheet::{Course, Figure, Numbers, Part};

/// A settlement as it came about; none of talks that did not settle.
pub fn figure(trace: &Trace) -> Option<Figure> {
    let last = trace.story.rounds.last()?;
    let agreed = last.agreed.filter(|_| is_settled(trace))?;
    let title = format!("One typical settlement: {}", signed(trace, last.round, agreed));
    let notes = vec![format!(
        "It is {}: an example, not a forecast. Draw\u{a0}{}, repeat\u{a0}{}.",
        trace.chosen, trace.story.draw, trace.story.repeat
    )];
    Some(Figure { about: "One negotiation", title, notes, ..offers(trace)? })
}

/// How the offers moved, however it ended; none where nothing was played.
pub fn offers(trace: &Trace) -> Option<Figure> {
    let rounds = &trace.story.rounds;
    let last = rounds.last()?;
    let has_met = rounds.iter().any(|round| round.held);
    let title = match last.agreed {
        Some(agreed) if is_settled(trace) => capital(&signed(trace, last.round, agreed)),
        _ if rounds.iter().any(|round| round.agreed.is_some()) => {
            "What was agreed in the room was refused".to_owned()
        }
        _ if has_met => "No text was ever agreed in the room".to_owned(),
        _ => "They never met".to_owned(),
    };
    let issues = 0..trace.table.labels().issues.len();
    let courses = [conceded(trace)].into_iter().chain(issues.map(|issue| course(trace, issue)));
    let heading = Part::Heading("What happened, and when".to_owned());
    let happened = timeline(trace).map(|timeline| [heading, Part::Timeline(timeline)]);
    let courses = has_met.then(|| Part::Courses(courses.collect(), names(trace)));
    let explanation = match (has_met, is_settled(trace)) {
        (false, _) => "",
        (true, false) => "What each side asked for, round by round.",
        (true, true) => {
            "What each side asked for, round by round, up to the text that was agreed (the dot)."
        }
    };
    Some(Figure {
        about: "The offers",
        title,
        explanation: explanation.to_owned(),
        parts: courses.into_iter().chain(happened.into_iter().flatten()).collect(),
        notes: Vec::new(),
        tables: vec![table(trace)],
    })
}

fn is_settled(trace: &Trace) -> bool {
    trace.story.outcome.end == End::Settled
}

/// `signed on 2 May 2026 on the North's offer`
fn signed(trace: &Trace, round: u32, agreed: usize) -> String {
    let when = match trace.case.day(round) {
        Some(day) => format!("on {}", date(day)),
        None => format!("in round\u{a0}{round}"),
    };
    format!("signed {when} on {}", text(trace, agreed))
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
        agreed: is_settled(trace).then(|| (1.0, trace.story.text[issue])),
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
    if is_settled(trace) {
        rows.push(row("the text that was agreed".to_owned(), &trace.story.text));
    }
    let columns: Vec<&str> = issues.iter().map(|issue| issue.name.as_str()).collect();
    Numbers { columns: heads(&["what was asked for"], &columns), rows }
}
