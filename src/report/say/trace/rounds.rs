//! The rounds: in full where something happened, else several in a line.

use super::texts::Refusal;
use super::{names, outside, texts};
use crate::claims::Trace;
use crate::games::talks::{End, Round};
use crate::report::document::Block;
use crate::report::say::words::{capital, listed};
use crate::report::telling::Telling;

/// What a side asks may move so far between the rounds of one line.
const MOVED: f64 = 0.1;
/// Rounds at the end that are told in full.
const LAST: usize = 2;
/// A change of trust that two decimals show.
const SHOWN: f64 = 0.005;

/// How much of a round is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Length {
    /// Everything.
    Full,
    /// What happened, without the texts on the table.
    Brief,
    /// A line.
    Line,
}

/// Every round that is to be told.
pub fn rounds(trace: &Trace, telling: Telling) -> Vec<Block> {
    let rounds = &trace.story.rounds;
    let mut blocks = Vec::new();
    let mut trusted = None;
    let mut length_before = Length::Full;
    let mut place = 0;
    while let Some(round) = rounds.get(place) {
        let length = match telling {
            Telling::Only(from, to) if !(from..=to).contains(&round.round) => {
                place += 1;
                continue;
            }
            Telling::All | Telling::Only(..) => Length::Full,
            Telling::Main => length(trace, place),
        };
        if (length, length_before) != (Length::Line, Length::Line) && !blocks.is_empty() {
            blocks.push(Block::Gap);
        }
        length_before = length;
        if length == Length::Line {
            let beyond = end_of_stretch(trace, place);
            blocks.push(line(trace, &rounds[place..beyond]));
            place = beyond;
        } else {
            blocks.extend(entries(trace, place, length, trusted));
            trusted = Some(round);
            place += 1;
        }
    }
    if blocks.is_empty() {
        let ended = trace.story.outcome.round;
        let text = format!("These rounds were not reached: it ended in round {ended}.");
        return vec![Block::text(1, 0, text)];
    }
    blocks
}

/// In full the first round, the last ones, and those in which a text was agreed; in brief where the talks were broken
/// off, or an interim deal was adopted for the first time.
fn length(trace: &Trace, place: usize) -> Length {
    let (rounds, round) = (&trace.story.rounds, &trace.story.rounds[place]);
    let matters = round.agreed.is_some() || !round.yielded.is_empty();
    if place == 0 || place + LAST >= rounds.len() || matters {
        return Length::Full;
    }
    let is_new =
        |deal: &usize| rounds[..place].iter().all(|round| !round.deals.adopted.contains(deal));
    let turned =
        (!round.outside.was_suspended && !round.held) || round.deals.adopted.iter().any(is_new);
    if turned { Length::Brief } else { Length::Line }
}

/// The place after the rounds that go into one line with that one: as long as the talks take place, or do not, and no
/// side moves far.
fn end_of_stretch(trace: &Trace, place: usize) -> usize {
    let rounds = &trace.story.rounds;
    let first = &rounds[place];
    let far = |(now, then): (&f64, &f64)| (now - then).abs() >= MOVED;
    let goes_on = |&next: &usize| {
        let round = &rounds[next];
        let has_moved = round.held && round.aspirations.iter().zip(&first.aspirations).any(far);
        length(trace, next) == Length::Line && round.held == first.held && !has_moved
    };
    (place + 1..rounds.len()).find(|next| !goes_on(next)).unwrap_or(rounds.len())
}

fn entries(trace: &Trace, place: usize, length: Length, last: Option<&Round>) -> Vec<Block> {
    let round = &trace.story.rounds[place];
    let is_full = round.held && length == Length::Full;
    let mut blocks = vec![Block::title(names::round_heading(trace, round.round))];
    blocks.extend(entry("Outside", Some(outside::sentences(trace, place))));
    if is_full {
        blocks.push(Block::entry("Holds out", holds_out(trace, round)));
        blocks.extend([Block::heading("On the table", ""), texts::texts(trace, round)]);
    }
    if round.held {
        let text =
            if is_full { room(trace, round) } else { capital(&in_short(trace, round)) + "." };
        blocks.push(Block::entry("The room", text));
    }
    let heading =
        if trace.table.labels().name_ratifiers() { "Ratification" } else { "The capitals" };
    blocks.extend(entry(heading, capitals(trace, round)));
    blocks.extend(entry("Interim deal", interim(trace, round)));
    blocks.extend(entry("Trust", trust(trace, round, last)));
    blocks
}

fn entry(heading: &str, text: Option<String>) -> Option<Block> {
    text.filter(|text| !text.is_empty()).map(|text| Block::entry(heading, text))
}

/// What each side asks for and could live with.
fn holds_out(trace: &Trace, round: &Round) -> String {
    let of_side = |i: usize| {
        let (asks, least, no_deal) =
            (round.aspirations[i], round.reservations[i], round.no_deal[i]);
        let stiffened = if round.hardening[i] >= 0.005 {
            format!(", stiffened by attacks by {}", names::value(round.hardening[i]))
        } else {
            String::new()
        };
        let yielded = match round.yielded.contains(&i) {
            true => ", come down at the deadline",
            false => "",
        };
        let least = if least - no_deal >= 0.005 {
            let earlier = trace.story.rounds.iter().take_while(|other| other.round < round.round);
            let why = if earlier.into_iter().any(|other| other.capitals.refused_by.contains(&i)) {
                "less was refused at home"
            } else {
                "waiting pays"
            };
            format!("{} (no deal {}; {why})", names::value(least), names::value(no_deal))
        } else {
            format!("{}, the value of no deal", names::value(least))
        };
        let (name, verb) = (capital(&names::signatory(trace, i)), names::verb(trace, i, "asks"));
        format!("{name} {verb} {}, can live with {least}{stiffened}{yielded}.", names::value(asks))
    };
    (0..round.aspirations.len()).map(of_side).collect::<Vec<_>>().join(" ")
}

/// Whether a text was agreed, and if none, how far the nearest was.
fn room(trace: &Trace, round: &Round) -> String {
    match round.agreed {
        Some(text) => match round.texts.iter().filter(|text| text.accepted).count() {
            1 => format!("All sign {}.", names::text(trace, text)),
            several => format!(
                "All would sign {several} texts, and sign {}: in it the gains over what each can live with have the \
                 largest product.",
                names::text(trace, text)
            ),
        },
        None => format!("No agreement. {}", capital(&nearest(trace, round))),
    }
}

/// `the nearest is the North's offer: the South lacks 0.12`
pub fn nearest(trace: &Trace, round: &Round) -> String {
    let Some(text) = texts::nearest(trace, round) else { return String::new() };
    let missing: Vec<String> = (0..trace.table.signatories().len())
        .filter_map(|i| {
            let who = names::signatory(trace, i);
            Some(match texts::refusal(trace, round, text, i)? {
                Refusal::RedLine(issues) => {
                    format!("{} red line is crossed on {issues}", names::of_signatory(trace, i))
                }
                Refusal::Lacks(value) => {
                    format!("{who} {} {value}", names::verb(trace, i, "lacks"))
                }
                Refusal::TalksForTime => {
                    format!("{who} {} for time", names::verb(trace, i, "talks"))
                }
            })
        })
        .collect();
    let text = names::text(trace, text);
    format!("the nearest text is {text}: {}.", listed(&missing))
}

fn capitals(trace: &Trace, round: &Round) -> Option<String> {
    let text = round.agreed?;
    let votes: Vec<String> = (0..round.capitals.mandates.len())
        .filter_map(|i| {
            let needs = names::value(round.capitals.mandates[i]?);
            let worth = names::value(round.texts[text].worth[i]);
            let whose = capital(&names::ratifier(trace, i));
            Some(if round.capitals.refused_by.contains(&i) {
                format!("{whose}: no, {needs} is needed and the text gives {worth}.")
            } else {
                format!("{whose}: yes, {needs} is needed and the text gives {worth}.")
            })
        })
        .collect();
    Some(if votes.is_empty() { "None has to be asked.".to_owned() } else { votes.join(" ") })
}

fn interim(trace: &Trace, round: &Round) -> Option<String> {
    let (labels, deals) = (&trace.table.labels().interims, &trace.table.parts().interims);
    let at = |deal: usize| {
        let issues = deals[deal].issues.iter().map(|&k| {
            format!(
                "{}\u{a0}{}",
                names::issue(trace, k),
                names::position(trace, k, round.status_quo[k])
            )
        });
        listed(&issues.collect::<Vec<_>>())
    };
    let adopted = round.deals.adopted.iter().map(|&deal| {
        format!("\"{}\" is adopted: {} until there is more.", labels[deal].name, at(deal))
    });
    let broken = round
        .deals
        .broken
        .iter()
        .map(|&deal| format!("\"{}\" breaks: back to {}.", labels[deal].name, at(deal)));
    let sentences: Vec<String> = broken.chain(adopted).collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// Trust at the end of the round, where it moved since the last round told in full.
fn trust(trace: &Trace, round: &Round, last: Option<&Round>) -> Option<String> {
    let before = |bond: usize| last.map(|last| last.trust[bond].2);
    let moved: Vec<String> = round
        .trust
        .iter()
        .enumerate()
        .filter(|(bond, now)| before(*bond).is_none_or(|then| (now.2 - then).abs() >= SHOWN))
        .map(|(_, &(truster, trusted, trust))| {
            let (truster, trusted) = (names::party(trace, truster), names::party(trace, trusted));
            format!("{truster} in {trusted} {}", names::value(trust))
        })
        .collect();
    if round.state == End::Decided {
        return None;
    }
    let since = if last.is_some() { "now " } else { "" };
    (!moved.is_empty()).then(|| capital(&format!("{since}{}.", moved.join(", "))))
}

/// Rounds in which little changed: at least one, held or suspended all of them.
fn line(trace: &Trace, rounds: &[Round]) -> Block {
    let (first, last) = (&rounds[0], &rounds[rounds.len() - 1]);
    let mut parts = Vec::new();
    if first.held && first.outside.was_suspended {
        parts.push("the talks resume".to_owned());
    }
    parts.push(match (first.held, rounds.len()) {
        (false, _) => "still suspended".to_owned(),
        (true, 1) => in_short(trace, first),
        (true, _) => moving(trace, first, last),
    });
    parts.extend(outside::in_short(trace, rounds));
    parts.extend(rounds.iter().flat_map(|round| deals(trace, round)));
    let heading = names::rounds_heading(trace, first.round, last.round);
    Block::text(0, 2, format!("{heading}\u{a0}\u{a0} {}", parts.join("; ")))
}

/// Interim deals that came or went, for a line.
fn deals(trace: &Trace, round: &Round) -> Vec<String> {
    let labels = &trace.table.labels().interims;
    let all = |deals: &[usize], what: &str| -> Vec<String> {
        let one =
            |deal: &usize| format!("{} {what} in round\u{a0}{}", labels[*deal].id, round.round);
        deals.iter().map(one).collect()
    };
    [all(&round.deals.broken, "breaks"), all(&round.deals.adopted, "is adopted")].concat()
}

/// What each asks in the first and in the last of some rounds, and what the nearest text lacks in the last.
fn moving(trace: &Trace, first: &Round, last: &Round) -> String {
    let asks = first.aspirations.iter().zip(&last.aspirations);
    let asks = asks.map(|(then, now)| match (names::value(*then), names::value(*now)) {
        (then, now) if then == now => now,
        (then, now) => format!("{then}\u{a0}to\u{a0}{now}"),
    });
    let nearest = texts::nearest(trace, last).map(|text| lacking(trace, last, text));
    format!(
        "asks\u{a0}{}; in the last {}",
        asks.collect::<Vec<_>>().join("\u{a0}/\u{a0}"),
        nearest.unwrap_or_default()
    )
}

/// What each asks, and what the nearest text lacks for each.
fn in_short(trace: &Trace, round: &Round) -> String {
    let asks: Vec<String> = round.aspirations.iter().map(|&asks| names::value(asks)).collect();
    let nearest = texts::nearest(trace, round).map(|text| lacking(trace, round, text));
    format!("asks\u{a0}{}; {}", asks.join("\u{a0}/\u{a0}"), nearest.unwrap_or_default())
}

/// `the North's offer lacks 0.12 / 0`
fn lacking(trace: &Trace, round: &Round, text: usize) -> String {
    let of_side = |i: usize| match texts::refusal(trace, round, text, i) {
        None => "0".to_owned(),
        Some(Refusal::RedLine(issues)) => format!("red line: {issues}"),
        Some(Refusal::Lacks(value)) => value,
        Some(Refusal::TalksForTime) => "talks for time".to_owned(),
    };
    let sides: Vec<String> = (0..trace.table.signatories().len()).map(of_side).collect();
    format!("{} lacks\u{a0}{}", names::text(trace, text), sides.join("\u{a0}/\u{a0}"))
}
