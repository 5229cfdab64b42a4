//! What happened in one negotiation, and when: events, suspensions, interim deals, who came down at a deadline, what was
//! agreed and what was refused.

use super::axes::calendar;
use crate::claims::Trace;
use crate::games::talks::Round;
use crate::report::say::trace::names;
use crate::report::say::words::{capital, counted};
use crate::report::sheet::{Happening, Timeline};

/// A row a kind of what happened; none where nothing did.
pub fn timeline(trace: &Trace) -> Option<Timeline> {
    let rounds = &trace.story.rounds;
    let sides = 0..trace.table.signatories().len();
    let labels = trace.table.labels();
    let events = labels.events.iter().enumerate().map(|(event, label)| {
        let number: f64 = rounds.iter().map(|round| round.outside.events[event]).sum();
        let figures = counted((number + 0.5) as u64, "time");
        Happening {
            figures,
            ..dots(trace, capital(&label.name), |round| round.outside.events[event] > 0.0)
        }
    });
    let interims = labels.interims.iter().enumerate().map(|(deal, label)| {
        lasting(trace, format!("In force: {}", label.name), |round| {
            round.deals.in_force.get(deal).copied().unwrap_or(false)
        })
    });
    let yielded = sides.clone().map(|side| {
        let label = format!("{} at a deadline", comes_down(trace, side));
        dots(trace, label, move |round| round.yielded.contains(&side))
    });
    let refused = sides.clone().map(|side| {
        let label = format!("Refused: {}", names::ratifier(trace, side));
        dots(trace, label, move |round| round.capitals.refused_by.contains(&side))
    });
    let left = sides.map(|side| {
        let label = format!(
            "{} off",
            capital(&names::signatory(trace, side)) + " " + &names::verb(trace, side, "breaks")
        );
        dots(trace, label, move |round| round.left.contains(&side))
    });
    let rows = events
        .chain([lasting(trace, "The talks are suspended".to_owned(), |round| !round.held)])
        .chain(interims)
        .chain(yielded)
        .chain([dots(trace, "A text is agreed in the room".to_owned(), |round| {
            round.agreed.is_some()
        })])
        .chain(refused)
        .chain(left);
    let rows: Vec<Happening> =
        rows.filter(|row| !row.at.is_empty() || !row.lasted.is_empty()).collect();
    (!rows.is_empty()).then(|| Timeline { axis: calendar(&trace.case, rounds.len()), rows })
}

fn comes_down(trace: &Trace, side: usize) -> String {
    format!(
        "{} {} down",
        capital(&names::signatory(trace, side)),
        names::verb(trace, side, "comes")
    )
}

/// The rounds in which it happened.
fn dots(trace: &Trace, label: String, happened: impl Fn(&Round) -> bool) -> Happening {
    let rounds = &trace.story.rounds;
    let end = rounds.len().max(1) as f64;
    let seen: Vec<&Round> = rounds.iter().filter(|round| happened(round)).collect();
    let at = seen.iter().map(|round| f64::from(round.round) / end).collect();
    Happening { label, figures: counted(seen.len() as u64, "time"), at, lasted: Vec::new() }
}

/// The rounds through which it lasted: from the middle between a round and the one before it.
fn lasting(trace: &Trace, label: String, holds: impl Fn(&Round) -> bool) -> Happening {
    let rounds = &trace.story.rounds;
    let end = rounds.len().max(1) as f64;
    let mut lasted: Vec<(f64, f64)> = Vec::new();
    for round in rounds.iter().filter(|round| holds(round)) {
        let at = f64::from(round.round);
        let (from, to) = ((at - 0.5) / end, (at + 0.5) / end);
        let to = if to > 1.0 { 1.0 } else { to };
        match lasted.last_mut().filter(|last| (last.1 - from).abs() < 0.25 / end) {
            Some(last) => last.1 = to,
            None => lasted.push((from, to)),
        }
    }
    let number = rounds.iter().filter(|round| holds(round)).count();
    Happening { label, figures: counted(number as u64, "round"), at: Vec::new(), lasted }
}
