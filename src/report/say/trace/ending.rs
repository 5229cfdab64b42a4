//! Why it ended as it did.

use super::{names, rounds};
use crate::claims::Trace;
use crate::games::talks::{End, Round};
use crate::report::document::Block;
use crate::report::say::words::{capital, counted, listed};

/// The end in a few sentences.
pub fn ending(trace: &Trace) -> Vec<Block> {
    let text = match trace.story.outcome.end {
        End::Settled => settled(trace),
        End::Collapsed => collapsed(trace),
        End::Decided => decided(trace),
        End::Talking | End::Suspended => unfinished(trace),
    };
    vec![Block::entry("The end", text)]
}

fn last_held<'a>(trace: &'a Trace) -> Option<&'a Round> {
    trace.story.rounds.iter().rev().find(|round| round.held)
}

fn settled(trace: &Trace) -> String {
    let outcome = &trace.story.outcome;
    let text = names::text(trace, outcome.author as usize);
    let positions = trace.story.text.iter().enumerate();
    let terms: Vec<String> = positions
        .map(|(k, &at)| {
            format!("{}\u{a0}{}", names::issue(trace, k), names::position(trace, k, at))
        })
        .collect();
    format!(
        "Settled in {} on {text}: {}. {}",
        names::round(trace, outcome.round),
        terms.join(", "),
        holds(trace)
    )
}

fn holds(trace: &Trace) -> String {
    let (held, played) =
        (trace.story.outcome.months_held, trace.table.parts().setting.aftermath_months);
    match played {
        0 => "What comes after is not played.".to_owned(),
        _ if !trace.table.could_break() => {
            "Nothing in this file could make a side break it.".to_owned()
        }
        _ if held >= played => {
            format!(
                "It holds for the {} that are played after it.",
                counted(played.into(), "month")
            )
        }
        _ => format!("It holds for {} and is broken in the next.", counted(held.into(), "month")),
    }
}

fn collapsed(trace: &Trace) -> String {
    let (rounds, outcome) = (&trace.story.rounds, &trace.story.outcome);
    let held = rounds.iter().filter(|round| round.held).count() as u64;
    let round = names::round(trace, outcome.round);
    let why = match (outcome.left, rounds.iter().rev().take_while(|round| !round.held).count()) {
        (left, _) if left != 0 => {
            let who: Vec<String> = (0..trace.table.signatories().len())
                .filter(|i| left >> i & 1 == 1)
                .map(|i| names::signatory(trace, i))
                .collect();
            format!("{} broke off", listed(&who))
        }
        _ if outcome.at_deadline => "a deadline ended the talks".to_owned(),
        (_, away) => format!(
            "suspended in round\u{a0}{}, and not resumed",
            rounds[rounds.len() - away].round
        ),
    };
    format!(
        "Collapsed in {round}: {why}. {} had taken place. {}",
        capital(&counted(held, "round")),
        no_agreement(trace)
    )
}

fn decided(trace: &Trace) -> String {
    let last = trace.story.rounds.last().map_or(0.0, |round| round.outside.balance);
    format!(
        "Decided outside the room in {}: the balance reached {last:+.2}. {}",
        names::round(trace, trace.story.outcome.round),
        no_agreement(trace)
    )
}

fn unfinished(trace: &Trace) -> String {
    let outcome = &trace.story.outcome;
    let state = if outcome.end == End::Talking { "still talking" } else { "still suspended" };
    let horizon = names::round(trace, outcome.round);
    let last = last_held(trace).filter(|round| round.agreed.is_none());
    let nearest = last.map(|round| {
        format!(
            " When they last met, {}",
            rounds::nearest(trace, round).replacen(" text is ", " text was ", 1)
        )
    });
    format!(
        "No settlement: {state} after {horizon}, the last that is played. {}{}",
        no_agreement(trace),
        nearest.unwrap_or_default()
    )
}

/// What stood in the way of a settlement, as far as one negotiation shows it.
fn no_agreement(trace: &Trace) -> String {
    let (story, outcome) = (&trace.story, &trace.story.outcome);
    let mut sentences = Vec::new();
    if outcome.refusals > 0 {
        let refused: Vec<String> = (0..trace.table.signatories().len())
            .filter(|i| outcome.refused_by >> i & 1 == 1)
            .map(|i| names::ratifier(trace, i))
            .collect();
        let (capitals, times) = (listed(&refused), times(outcome.refusals));
        sentences.push(format!("What was agreed in the room was refused {times}, by {capitals}."));
    } else {
        sentences.push("No text was ever agreed in the room.".to_owned());
    }
    let faithless: Vec<String> = (0..story.good_faith.len())
        .filter(|&i| !story.good_faith[i])
        .map(|i| names::signatory(trace, i))
        .collect();
    if !faithless.is_empty() {
        sentences.push(format!("{} talked for time.", capital(&listed(&faithless))));
    }
    sentences.push(zone(trace));
    sentences.push(match outcome.sticking {
        Some(issue) => {
            let issue = names::issue(trace, issue as usize);
            format!("What the last offers still lacked was most over {issue}.")
        }
        None => "The last offers lacked nothing to each other.".to_owned(),
    });
    sentences.join(" ")
}

fn times(number: u32) -> String {
    if number == 1 { "once".to_owned() } else { counted(number.into(), "time") }
}

/// Whether some text would have served every side, and if not at the start, whether red lines alone were in the way.
fn zone(trace: &Trace) -> String {
    let first = trace.story.rounds.iter().find(|round| round.zone);
    let would = if trace.table.zones_are_upper_bounds() { "may" } else { "would" };
    let within = if trace.table.shape().uses.lines { " within all red lines" } else { "" };
    let barred = match trace.story.outcome.barred {
        true => " At the start red lines alone were in the way.",
        false => "",
    };
    match first {
        Some(round) => format!(
            "Round\u{a0}{} was the first in which some text{within} {would} have given every side its no-deal value.{barred}",
            round.round
        ),
        None => format!(
            "At no time would any text{within} have given every side its no-deal value.{barred}"
        ),
    }
}
