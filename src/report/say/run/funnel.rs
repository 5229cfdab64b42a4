//! Where deals die: a bar a step, and what was lost between two.

use crate::claims::{Findings, Likelihood};
use crate::report::document::{Bar, Bars, Block, Drawn, Text};
use crate::report::say::numbers::{interval, likely, percent};

/// A smaller share without any zone of agreement gets no line.
const WORTH_A_LINE: f64 = 0.005;

/// What a reader must know to read the first line.
const ZONE: &str = "(zone of agreement: some text is worth no less than no deal to every side)";

/// The steps from a zone of agreement to a settlement that holds.
pub fn where_deals_die(findings: &Findings) -> Vec<Block> {
    let bars = Bars { rows: steps(findings), most: 1.0, drawn: Drawn::Filled };
    vec![Block::heading("Where deals die", ZONE), Block::Bars(bars)]
}

/// A step, and what was lost on the way to it.
fn step(label: &str, likelihood: Likelihood, loss: String) -> Bar {
    Bar {
        label: label.to_owned(),
        figures: [percent(&likelihood), interval(&likelihood)],
        at: likelihood.p,
        interval: (likelihood.low, likelihood.high),
        notes: Some(loss)
            .filter(|loss| !loss.is_empty())
            .map(|loss| Text::new(3, 1, loss))
            .into_iter()
            .collect(),
    }
}

fn steps(findings: &Findings) -> Vec<Bar> {
    let (funnel, losses) = (&findings.funnel, &findings.losses);
    let mut steps = vec![
        step("a zone of agreement at the start", funnel.zone_at_start, barred(findings)),
        step("... at any time", funnel.zone_ever, without_a_zone(findings)),
        step("agreed in the room", funnel.agreed_in_room, lost(&losses.in_the_room, IN_THE_ROOM)),
    ];
    if findings.recorded.is_ratified {
        let label = match findings.recorded.names_ratifiers {
            true => "ratified by all who must",
            false => "ratified by every capital",
        };
        steps.push(step(label, funnel.ratified, lost_in_the_capitals(findings)));
    }
    if !findings.recorded.could_break {
        let last = steps.last_mut().expect("there are steps");
        last.notes.push(Text::new(3, 1, NOBODY_BREAKS));
        return steps;
    }
    let years = [
        ("still holding after 12 months", funnel.holds_12, losses.within_12),
        ("still holding after 24 months", funnel.holds_24, losses.within_24),
    ];
    for (label, holds, loss) in years {
        let why = loss.map(|loss| lost(&loss, BROKEN)).unwrap_or_default();
        steps.extend(holds.map(|likelihood| step(label, likelihood, why)));
    }
    steps
}

/// Why a text that would have served everybody was not signed.
const IN_THE_ROOM: &str =
    "some text would have served every side, but none was tabled that all would sign";
/// Why no settlement ever ends.
const NOBODY_BREAKS: &str =
    "nothing in this file could make a side break a settlement: whether it would hold is not asked";
/// Why a settlement ended.
const BROKEN: &str = "a side broke it once no deal was worth more to it";

/// Where red lines alone are in the way.
fn barred(findings: &Findings) -> String {
    match findings.recorded.barred.filter(|barred| barred.p >= WORTH_A_LINE) {
        Some(barred) => format!("red lines alone bar one in {}", likely(&barred)),
        None => String::new(),
    }
}

fn without_a_zone(findings: &Findings) -> String {
    let never = &findings.losses.without_zone;
    if never.p < WORTH_A_LINE {
        return String::new();
    }
    let within = if findings.recorded.barred.is_some() { " within all red lines" } else { "" };
    format!(
        "{} never had one: no text{within} was worth as much as no deal to every side",
        likely(never)
    )
}

fn lost(loss: &Likelihood, why: &str) -> String {
    if loss.is_never() { String::new() } else { format!("{} lost: {why}", likely(loss)) }
}

fn lost_in_the_capitals(findings: &Findings) -> String {
    let refusing = findings.lost_to_capital.iter().filter(|party| !party.likelihood.is_never());
    let refused: Vec<String> =
        refusing.map(|party| format!("{} in {}", party.name, likely(&party.likelihood))).collect();
    // Where only one capital ever refuses, what it refused is the whole loss, and its draws were counted.
    match (
        findings.lost_to_capital.iter().find(|party| !party.likelihood.is_never()),
        refused.len(),
    ) {
        (Some(only), 1) => lost(&only.likelihood, &format!("{} refused the text", only.name)),
        (Some(_), _) => {
            let what = match findings.recorded.names_ratifiers {
                true => "the last text was not ratified",
                false => "a capital refused the last text",
            };
            lost(&findings.losses.in_the_capitals, &format!("{what}, {}", refused.join(", ")))
        }
        (None, _) => lost(&findings.losses.in_the_capitals, "the text was not ratified"),
    }
}
