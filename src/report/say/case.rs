//! What is said of a case: its calendar, and what was played.

use super::numbers::{date, day_and_month, whole};
use super::warnings::cautions;
use super::words::counted;
use crate::claims::{Case, Plan};
use crate::games::talks::Date;
use crate::report::document::Block;

/// Digits of a fingerprint that tell scenarios apart.
const FINGERPRINT: usize = 12;
const HOURS: f64 = 24.0;
const MINUTES: f64 = 60.0;

/// `26 rounds, weekly from 24 January to 26 December 2026`; nothing of a game without a horizon.
pub fn calendar(case: &Case) -> Option<String> {
    let rounds = counted(case.rounds?.into(), "round");
    let from = dates(case).unwrap_or_default();
    Some(match case.days_between_rounds {
        None => rounds,
        Some(days) => format!("{rounds}, {}{from}", rhythm(days)),
    })
}

/// `Changed: party.north.patience=[10, 40].`; nothing where nothing was.
pub fn changed(case: &Case) -> Option<String> {
    (!case.changed.is_empty()).then(|| format!("Changed: {}.", case.changed.join("; ")))
}

/// How often the sides meet: `weekly`, `every 10 days`, `every hour`.
fn rhythm(days: f64) -> String {
    match days {
        1.0 => "daily".to_owned(),
        7.0 => "weekly".to_owned(),
        14.0 => "every two weeks".to_owned(),
        30.4375 => "monthly".to_owned(),
        _ if days > 1.0 => format!("every {} days", short(days)),
        _ => match (short(days * HOURS), short(days * HOURS * MINUTES)) {
            (hour, _) if hour == "1" => "every hour".to_owned(),
            (hours, minutes) if days * HOURS < 1.0 => match minutes.as_str() {
                "1" => "every minute".to_owned(),
                _ if hours == "0" => "without a pause".to_owned(),
                _ => format!("every {minutes} minutes"),
            },
            (hours, _) => format!("every {hours} hours"),
        },
    }
}

/// With three decimals at most.
fn short(number: f64) -> String {
    let written = format!("{number:.3}");
    written.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The calendar, then more, with a dot between.
pub fn calendar_and(case: &Case, more: &str) -> String {
    let facts: Vec<String> = calendar(case).into_iter().chain([more.to_owned()]).collect();
    facts.join(" · ")
}

/// ` from 24 January to 26 December 2026`: what is known, and the last round.
fn dates(case: &Case) -> Option<String> {
    Some(format!(" {}", span("from", case.as_of?, case.day(case.rounds?)?)))
}

/// `from 24 January to 26 December 2026`; the year only where it says something new.
pub fn span(from: &str, first: Date, last: Date) -> String {
    if first == last {
        return format!("on\u{a0}{}", date(last));
    }
    let start = if first.year == last.year { day_and_month(first) } else { date(first) };
    format!("{from}\u{a0}{start} to\u{a0}{}", date(last)).trim_start_matches('\u{a0}').to_owned()
}

/// `25,000 draws x 4`
pub fn draws(plan: &Plan) -> String {
    format!("{} x\u{a0}{}", counted(plan.draws, "draw"), whole(plan.repeats))
}

/// `seed 0`
pub fn seed(plan: &Plan) -> String {
    format!("seed\u{a0}{}", plan.seed)
}

/// The file, its fingerprint, and what was changed of it; nothing where none of them is known.
pub fn source(case: &Case) -> Option<Block> {
    let file = Some(case.file.clone()).filter(|file| !file.is_empty());
    let digits: String = case.sha256.chars().take(FINGERPRINT).collect();
    let fingerprint = (!digits.is_empty()).then(|| format!("fingerprint\u{a0}{digits}"));
    let changes: Vec<String> =
        case.changed.iter().map(|change| change.replace(' ', "\u{a0}")).collect();
    let changed = (!changes.is_empty()).then(|| format!("changed: {}", changes.join("; ")));
    let facts: Vec<String> = file.into_iter().chain(fingerprint).chain(changed).collect();
    (!facts.is_empty()).then(|| Block::entry("Scenario", facts.join(", ")))
}

/// The foot of a report: what it is of, and what weakens it.
pub fn foot(case: &Case) -> Vec<Block> {
    source(case).into_iter().chain(cautions(&case.cautions)).collect()
}
