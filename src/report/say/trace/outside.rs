//! What happened outside the room before a round: events, trust, the balance, and whether the talks took place.

use super::names;
use crate::claims::Trace;
use crate::games::talks::{End, Label, Round};
use crate::report::say::numbers::about;
use crate::report::say::words::{capital, listed};

/// A change of trust that is told.
const VISIBLE: f64 = 0.005;

/// Sentences on the events and what they did to trust, on the balance, and on whether the talks took place.
pub fn sentences(trace: &Trace, place: usize) -> String {
    let round = &trace.story.rounds[place];
    let mut sentences = Vec::new();
    sentences.extend(balance(trace, round));
    if round.state == End::Decided {
        return sentences.join(" ");
    }
    sentences.extend(happened(trace, round));
    sentences.extend(blows(trace, place));
    sentences.extend(meeting(trace, place));
    sentences.join(" ")
}

/// `2 x "barrage", 1 x "strike".`
pub fn happened(trace: &Trace, round: &Round) -> Option<String> {
    let labels = &trace.table.labels().events;
    if labels.is_empty() {
        return None;
    }
    let times = labels.iter().zip(&round.events).filter(|(_, count)| **count > 0.0);
    let counts: Vec<String> =
        times.map(|(label, count)| format!("{count:.0}\u{a0}x\u{a0}\"{}\"", label.name)).collect();
    if counts.is_empty() { Some("Quiet.".to_owned()) } else { Some(listed(&counts) + ".") }
}

/// `barrage 2, deep_strike 1`: how often in some rounds, for a line.
pub fn in_short(trace: &Trace, rounds: &[Round]) -> Option<String> {
    let count = |(place, label): (usize, &Label)| {
        let count: f64 = rounds.iter().map(|round| round.events[place]).sum();
        (count > 0.0).then(|| format!("{}\u{a0}{count:.0}", label.id))
    };
    let labels = trace.table.labels().events.iter().enumerate();
    let counts: Vec<String> = labels.filter_map(count).collect();
    (!counts.is_empty()).then(|| counts.join(", "))
}

fn balance(trace: &Trace, round: &Round) -> Option<String> {
    let decisive = trace.table.parts().setting.balance.decisive.map(|id| trace.story.number(id));
    let at = format!("The balance stands at {:+.2}", round.balance);
    match decisive {
        Some(line) if round.state == End::Decided => {
            Some(format!("{at}, beyond {}: decided outside the room.", names::value(line)))
        }
        _ if round.balance != 0.0 => Some(format!("{at}.")),
        _ => None,
    }
}

/// What the events did to trust, where it shows.
fn blows(trace: &Trace, place: usize) -> Option<String> {
    let round = &trace.story.rounds[place];
    let before = match place.checked_sub(1) {
        None => &trace.story.trust_at_start,
        Some(last) => &trace.story.rounds[last].trust,
    };
    let moved = before.iter().zip(&round.trust_after_events);
    let falls: Vec<String> = moved
        .filter(|((_, _, before), after)| before - **after >= VISIBLE)
        .filter_map(|((truster, trusted, before), after)| {
            let (whose, whom) = (names::of_party(trace, *truster), names::party(trace, *trusted));
            let (before, after) = (names::value(*before), names::value(*after));
            (before != after)
                .then(|| format!("{whose} trust in {whom} falls from {before} to {after}"))
        })
        .collect();
    (!falls.is_empty()).then(|| capital(&listed(&falls)) + ".")
}

/// Whether they meet, where that was in question.
fn meeting(trace: &Trace, place: usize) -> Option<String> {
    let round = &trace.story.rounds[place];
    let chance = about(round.chance_to_meet);
    match (round.was_suspended, round.held) {
        (true, true) => Some(format!("The talks resume (a chance of {chance} a round).")),
        (true, false) if round.state == End::Collapsed => Some(format!(
            "The talks do not resume (a chance of {chance} a round) and have collapsed."
        )),
        (true, false) => Some(format!("The talks do not resume (a chance of {chance} a round).")),
        (false, false) => Some(interrupted(trace, round, &chance)),
        (false, true) if round.chance_to_meet < 0.9 => {
            Some(format!("They meet all the same (a chance of {chance})."))
        }
        (false, true) => None,
    }
}

/// One uniform decides between all that might keep them from meeting, so that only the likeliest reason can be named.
fn interrupted(trace: &Trace, round: &Round, chance: &str) -> String {
    let events = round.disruption.iter().enumerate();
    let worst = events.reduce(|worst, next| if next.1 > worst.1 { next } else { worst });
    let why = worst.map(|(event, _)| {
        format!(", most of all because of \"{}\"", trace.table.labels().events[event].name)
    });
    format!(
        "The talks are suspended: after that they had a chance of {chance} to take place{}.",
        why.unwrap_or_default()
    )
}
