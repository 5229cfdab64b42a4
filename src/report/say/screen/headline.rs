//! What is asked, how likely it is, and how much of that is not knowing.

use super::of_hundred::{of_hundred, one_in, quoted};
use crate::claims::{ByDate, Findings, Observed, Spread};
use crate::games::talks::{Date, End};
use crate::report::document::{Block, Text};
use crate::report::hint::Hint;
use crate::report::say::numbers::{date, day_and_month, whole};
use crate::report::say::words::counted;

/// A range so wide leaves no decimals to tell.
const WIDE: f64 = 0.1;

/// The title, by when, as of when.
pub fn title(findings: &Findings) -> Block {
    let case = &findings.case;
    let asked = match (case.as_of, case.until(), case.rounds) {
        (Some(start), Some(last), _) => {
            format!("a settlement by {}?  (as of {})", date(last), dated(start, last))
        }
        (_, _, Some(rounds)) => format!("a settlement within {}?", counted(rounds.into(), "round")),
        _ => "a settlement?".to_owned(),
    };
    Block::Text(Text { strong: true, ..Text::new(0, 1, format!("{}: {asked}", case.title)) })
}

/// Without the year where it is that of another date.
fn dated(day: Date, other: Date) -> String {
    if day.year == other.year { day_and_month(day) } else { date(day) }
}

/// How likely, by when, in how many worlds, and what that number is.
pub fn answer(findings: &Findings) -> Vec<Block> {
    let before = findings.observed.as_ref().map(before).unwrap_or_default();
    let what = "That is how much of this file's ranges settles, not a calibrated forecast.";
    let sentences = [likelihood(findings), before, worlds(findings), what.to_owned()];
    sentences
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(|text| Block::text(0, 1, text))
        .collect()
}

fn likelihood(findings: &Findings) -> String {
    let settled = &findings.ends[End::Settled as usize];
    let played = whole(settled.n);
    match settled {
        none if none.is_never() => {
            let fewer = quoted(none.high, true);
            let negotiations = counted(none.n, "negotiation");
            format!("Settled in none of {negotiations}: at the most in {fewer}.")
        }
        all if all.is_always() && all.n == 1 => "Settled in the only negotiation.".to_owned(),
        all if all.is_always() => format!("Settled in all of {played} negotiations."),
        some => {
            let share = quoted(some.p, is_wide(findings));
            format!("Settled in {share} negotiations{}.", on_the_way(findings))
        }
    }
}

/// Whether the range over what is not known, or chance, leaves no decimals.
fn is_wide(findings: &Findings) -> bool {
    let settled = &findings.ends[End::Settled as usize];
    let range = findings.spread.as_ref().map_or(0.0, |spread| spread.p90 - spread.p10);
    range >= WIDE || settled.high - settled.low >= 0.01
}

fn before(observed: &Observed) -> String {
    let before = observed.before.ends[End::Settled as usize].p;
    let rounds = counted(observed.rounds as u64, "round");
    format!("(Before the {rounds} already held: {} of 100.)", of_hundred(before))
}

/// `: by 30 April 3, 30 June 5, 30 September 7`
fn on_the_way(findings: &Findings) -> String {
    let Some((_, dates)) = findings.settled_by.split_last() else { return String::new() };
    let start = findings.case.as_of;
    let one = |by: &ByDate| {
        let when = match (by.date, start) {
            (Some(day), Some(start)) => dated(day, start),
            _ => format!("round\u{a0}{}", by.round),
        };
        format!("{when}\u{a0}{}", of_hundred(by.likelihood.p).replace(' ', "\u{a0}"))
    };
    let known = dates.iter().filter(|by| !by.likelihood.is_never());
    let shown: Vec<String> = known.map(one).collect();
    if shown.is_empty() { String::new() } else { format!(": by\u{a0}{}", shown.join(", ")) }
}

/// How far what is not known moves that.
fn worlds(findings: &Findings) -> String {
    match &findings.spread {
        _ if findings.support.uncertain == 0 => {
            "Every input is given as known: all that varies is chance within the talks.".to_owned()
        }
        None => format!(
            "How far what is not known moves that cannot be told from so few negotiations{}.",
            if findings.case.plan.draws < 2 { Hint::MoreDraws } else { Hint::MoreRepeats }
        ),
        Some(spread) => ranges(spread),
    }
}

/// `In half of the worlds under 1, in one of ten over 40, in one of 29 over 50.`
fn ranges(spread: &Spread) -> String {
    if spread.p90 - spread.p10 < 0.02 {
        return "What is not known about the sides hardly moves that.".to_owned();
    }
    let bound = |word: &str, share: f64| match share {
        small if small < 0.01 => "under\u{a0}1".to_owned(),
        large if large > 0.99 => "over\u{a0}99".to_owned(),
        middle => format!("{word}\u{a0}{}", of_hundred(middle)),
    };
    // The half that says most, and the tail on the other side of it.
    let (half, tenth) = match spread.p50 > 0.5 {
        true => (bound("over", spread.p50), bound("under", spread.p10)),
        false => (bound("under", spread.p50), bound("over", spread.p90)),
    };
    let likelier = match spread.likelier_than_not {
        few if few < 0.005 => "in hardly any over 50".to_owned(),
        all if all > 0.995 => "in nearly all over 50".to_owned(),
        few if few < 0.3 => format!("in {} over 50", one_in(few)),
        many => format!("in {} of 100 over 50", of_hundred(many)),
    };
    format!("In half of the worlds {half}, in one of ten {tenth}, {likelier}.")
}
