//! The rounds: in full where something happened, else in a line.

use super::super::page::Page;
use super::{Telling, names, outside, texts};
use crate::analysis::Trace;
use crate::talks::{End, Round};

/// A value or a trust that moved so far since the last round told in full is worth another.
const MOVED: f64 = 0.1;
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
pub fn rounds(trace: &Trace, telling: Telling, page: &Page) -> String {
    let mut told = String::new();
    let (mut last, mut trusted) = (None, None);
    let mut length_before = Length::Full;
    for (place, round) in trace.story.rounds.iter().enumerate() {
        let length = match telling {
            Telling::All => Length::Full,
            Telling::Only(from, to) if !(from..=to).contains(&round.round) => continue,
            Telling::Only(..) => Length::Full,
            Telling::Main => length(trace, place, last),
        };
        if (length, length_before) != (Length::Line, Length::Line) && !told.is_empty() {
            told.push('\n');
        }
        length_before = length;
        told += &match length {
            Length::Line => line(trace, round, page),
            _ => entries(trace, place, length, trusted, page),
        };
        if length == Length::Full {
            last = Some(round);
        }
        if length != Length::Line {
            trusted = Some(round);
        }
    }
    if told.is_empty() {
        let ended = trace.story.outcome.round;
        let said = format!("These rounds were not reached: it ended in round {ended}.");
        return page.paragraph(&said, 2, 2);
    }
    told
}

/// In full where a side has moved, or a text was agreed; in brief where the talks were broken off or taken up, or an
/// interim deal came or went.
fn length(trace: &Trace, place: usize, last: Option<&Round>) -> Length {
    let (rounds, round) = (&trace.story.rounds, &trace.story.rounds[place]);
    let Some(last) = last else { return Length::Full };
    if place + 1 == rounds.len() || round.agreed.is_some() || has_moved(last, round) {
        return Length::Full;
    }
    let turned =
        !round.adopted.is_empty() || !round.broken.is_empty() || round.was_suspended == round.held;
    if turned { Length::Brief } else { Length::Line }
}

fn has_moved(last: &Round, round: &Round) -> bool {
    let far = |now: f64, then: f64| (now - then).abs() >= MOVED;
    let some = |now: &[f64], then: &[f64]| now.iter().zip(then).any(|(now, then)| far(*now, *then));
    let trust = round.trust.iter().zip(&last.trust).any(|(now, then)| far(now.2, then.2));
    trust || some(&round.aspirations, &last.aspirations) || some(&round.no_deal, &last.no_deal)
}

fn entries(
    trace: &Trace,
    place: usize,
    length: Length,
    last: Option<&Round>,
    page: &Page,
) -> String {
    let round = &trace.story.rounds[place];
    let mut told = page.paragraph(&names::round_heading(trace, round.round), 0, 2);
    if page.colour {
        told = page.bold(told.trim_end()) + "\n";
    }
    let is_full = round.held && length == Length::Full;
    told += &entry("Outside", Some(outside::told(trace, place)), page);
    if is_full {
        told += &page.entry("Holds out", &holds_out(trace, round));
        told += &page.heading("On the table", "");
        told += &texts::texts(trace, round, page);
    }
    if round.held {
        let said = if is_full {
            room(trace, round)
        } else {
            names::sentence(&in_short(trace, round)) + "."
        };
        told += &page.entry("The room", &said);
    }
    told += &entry("The capitals", capitals(trace, round), page);
    told += &entry("Interim deal", interim(trace, round), page);
    told + &entry("Trust", trust(trace, round, last), page)
}

fn entry(heading: &str, said: Option<String>, page: &Page) -> String {
    said.filter(|said| !said.is_empty()).map_or_else(String::new, |said| page.entry(heading, &said))
}

/// What each side asks for and could live with.
fn holds_out(trace: &Trace, round: &Round) -> String {
    let of_side = |i: usize| {
        let (asks, least, no_deal) =
            (round.aspirations[i], round.reservations[i], round.no_deal[i]);
        let stiffened = if round.hardening[i] >= 0.005 {
            format!(", attacks have stiffened it by {}", names::value(round.hardening[i]))
        } else {
            String::new()
        };
        let least = if least - no_deal >= 0.005 {
            format!(
                "{} (no deal {}; its capital has refused less)",
                names::value(least),
                names::value(no_deal)
            )
        } else {
            format!("{}, its no-deal value", names::value(least))
        };
        let name = names::sentence(&names::signatory(trace, i));
        format!("{name} asks {}, can live with {least}{stiffened}.", names::value(asks))
    };
    (0..round.aspirations.len()).map(of_side).collect::<Vec<_>>().join(" ")
}

/// Whether a text was agreed, and if none, how far the nearest was.
fn room(trace: &Trace, round: &Round) -> String {
    match round.agreed {
        Some(text) => match round.accepted.iter().filter(|accepted| **accepted).count() {
            1 => format!("All sign {}.", names::text(trace, text)),
            several => format!(
                "All would sign {several} texts, and sign {}: in it the gains over what each can live with have the \
                 largest product.",
                names::text(trace, text)
            ),
        },
        None => format!("No agreement. {}", names::sentence(&nearest(trace, round))),
    }
}

/// `the nearest is the North's offer: the South lacks 0.12`
pub fn nearest(trace: &Trace, round: &Round) -> String {
    let Some(text) = texts::nearest(trace, round) else { return String::new() };
    let missing: Vec<String> = (0..trace.table.signatories().len())
        .filter_map(|i| {
            let why = texts::refusal(trace, round, text, i)?;
            Some(match why.strip_prefix("red line:") {
                Some(issues) => {
                    format!("{} red line is crossed on{issues}", names::of_signatory(trace, i))
                }
                None => format!("{} {why}", names::signatory(trace, i)),
            })
        })
        .collect();
    let text = names::text(trace, text);
    format!("the nearest text is {text}: {}.", names::list(&missing))
}

fn capitals(trace: &Trace, round: &Round) -> Option<String> {
    let text = round.agreed?;
    let said: Vec<String> = (0..round.mandates.len())
        .filter_map(|i| {
            let needs = names::value(round.mandates[i]?);
            let worth = names::value(round.worth[text][i]);
            let whose = names::sentence(&names::of_signatory(trace, i));
            Some(if round.refused_by.contains(&i) {
                format!("{whose} refuses: it needs {needs}, the text gives {worth}.")
            } else {
                format!("{whose} ratifies: it needs {needs}, the text gives {worth}.")
            })
        })
        .collect();
    Some(if said.is_empty() { "None has to be asked.".to_owned() } else { said.join(" ") })
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
        names::list(&issues.collect::<Vec<_>>())
    };
    let adopted = round.adopted.iter().map(|&deal| {
        format!("\"{}\" is adopted: {} until there is more.", labels[deal].name, at(deal))
    });
    let broken = round
        .broken
        .iter()
        .map(|&deal| format!("\"{}\" breaks: back to {}.", labels[deal].name, at(deal)));
    let told: Vec<String> = broken.chain(adopted).collect();
    (!told.is_empty()).then(|| told.join(" "))
}

/// Trust at the end of the round, where it moved since the last round told in full.
fn trust(trace: &Trace, round: &Round, last: Option<&Round>) -> Option<String> {
    let before = |bond: usize| last.map(|last| last.trust[bond].2);
    let told: Vec<String> = round
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
    (!told.is_empty()).then(|| names::sentence(&format!("{since}{}.", told.join(", "))))
}

/// A round in which little changed.
fn line(trace: &Trace, round: &Round, page: &Page) -> String {
    let suspended = || "still suspended".to_owned();
    let mut said = vec![if round.held { in_short(trace, round) } else { suspended() }];
    said.extend(outside::in_short(trace, round));
    let heading = names::round_heading(trace, round.round);
    page.paragraph(&format!("{heading}\u{a0}\u{a0} {}", said.join("; ")), 0, 4)
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
        Some(why) => why.strip_prefix("lacks ").map_or_else(|| why.clone(), str::to_owned),
    };
    let sides: Vec<String> = (0..trace.table.signatories().len()).map(of_side).collect();
    format!("{} lacks\u{a0}{}", names::text(trace, text), sides.join("\u{a0}/\u{a0}"))
}
