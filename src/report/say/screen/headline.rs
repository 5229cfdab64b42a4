//! What is asked, how likely it is, and how much of that is not knowing.

use crate::claims::{ByDate, Findings, Observed, Spread};
use crate::games::talks::{Date, End};
use crate::report::document::{Block, Text};
use crate::report::hint::Hint;
use crate::report::say::hundred::{at_most, one_of, quoted, so_many};
use crate::report::say::numbers::{date, day_and_month, whole};
use crate::report::say::run::headline::ALL_KNOWN;
use crate::report::say::words::counted;

/// A range so wide leaves no decimals to tell.
const WIDE: f64 = 0.1;
/// An interval so wide leaves no thousandths to tell.
const ROUGH: f64 = 0.002;

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
            let negotiations = counted(none.n, "negotiation");
            format!("Settled in none of {negotiations}: at most {} of 100.", at_most(none.high))
        }
        all if all.is_always() && all.n == 1 => "Settled in the only negotiation.".to_owned(),
        all if all.is_always() => format!("Settled in all of {played} negotiations."),
        some => {
            let share = quoted(some.p, is_rough(findings));
            format!("Settled in {share} negotiations{}.", on_the_way(findings))
        }
    }
}

/// Whether the range over what is not known, or chance, leaves no decimals.
fn is_rough(findings: &Findings) -> bool {
    let settled = &findings.ends[End::Settled as usize];
    let range = findings.spread.as_ref().map_or(0.0, |spread| spread.p90 - spread.p10);
    range >= WIDE || settled.high - settled.low > ROUGH
}

fn before(observed: &Observed) -> String {
    let before = observed.before.ends[End::Settled as usize].p;
    let rounds = counted(observed.rounds as u64, "round");
    format!("(Before the {rounds} already held: {} of 100.)", so_many(before))
}

/// `: by 30 April 3, 30 June 5, 30 September 7`
fn on_the_way(findings: &Findings) -> String {
    let Some((_, dates)) = findings.timing.dates.split_last() else { return String::new() };
    let start = findings.case.as_of;
    let one = |by: &ByDate| {
        let when = match (by.date, start) {
            (Some(day), Some(start)) => dated(day, start),
            _ => format!("round\u{a0}{}", by.round),
        };
        format!("{when}\u{a0}{}", so_many(by.likelihood.p).replace(' ', "\u{a0}"))
    };
    let known = dates.iter().filter(|by| !by.likelihood.is_never());
    let shown: Vec<String> = known.map(one).collect();
    if shown.is_empty() { String::new() } else { format!(": by\u{a0}{}", shown.join(", ")) }
}

/// How far what is not known moves that.
fn worlds(findings: &Findings) -> String {
    let settled = &findings.ends[End::Settled as usize];
    match &findings.spread {
        _ if findings.support.uncertain == 0 => ALL_KNOWN.to_owned(),
        None => format!(
            "How far what is not known moves that cannot be told from so few negotiations{}.",
            if findings.case.plan.draws < 2 { Hint::MoreDraws } else { Hint::MoreRepeats }
        ),
        Some(_) if settled.is_never() || settled.is_always() => {
            "That holds in every world that was tried.".to_owned()
        }
        Some(spread) => ranges(spread),
    }
}

/// `Half of the worlds: under 1; one of ten: over 40; one of 29: over 50.` The quantiles are fitted, good to a point
/// or so.
fn ranges(spread: &Spread) -> String {
    if spread.is_narrow() {
        return "What is not known about the sides hardly moves that.".to_owned();
    }
    let likelier = match spread.likelier_than_not {
        few if few < 0.005 => "hardly any: over 50".to_owned(),
        all if all > 0.995 => "nearly all: over 50".to_owned(),
        few if few < 0.3 => format!("{}: over 50", one_of(few)),
        many => format!("{} of 100: over 50", so_many(many)),
    };
    // Of the quantiles the median leans.
    let half = |word: &str, share: f64| format!("{word}\u{a0}about\u{a0}{}", so_many(share));
    let tail = |word: &str, share: f64| format!("{word}\u{a0}{}", so_many(share));
    let (under, over) = ("under\u{a0}1".to_owned(), "over\u{a0}99".to_owned());
    let bulk = match (spread.p10, spread.p50, spread.p90) {
        (_, _, p90) if p90 < 0.01 => format!("Nine of ten worlds: {under}"),
        (p10, ..) if p10 > 0.99 => format!("Nine of ten worlds: {over}"),
        // The half that says most, and the tail on the other side of it.
        (p10, p50, _) if p50 > 0.5 => {
            let half = if p50 > 0.99 { over } else { half("over", p50) };
            let tail = if p10 < 0.01 { under } else { tail("under", p10) };
            format!("Half of the worlds: {half}; one of ten: {tail}")
        }
        (_, p50, p90) => {
            let half = if p50 < 0.01 { under } else { half("under", p50) };
            let tail = if p90 > 0.99 { over } else { tail("over", p90) };
            format!("Half of the worlds: {half}; one of ten: {tail}")
        }
    };
    format!("{bulk}; {likelier}.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said([p10, p50, p90]: [f64; 3], input_share: f64, likelier_than_not: f64) -> String {
        let spread =
            Spread { p10, p50, p90, input_share, histogram: Vec::new(), likelier_than_not };
        ranges(&spread).replace('\u{a0}', " ")
    }

    #[test]
    fn worlds_are_told_by_where_most_lie_and_by_their_tail() {
        assert_eq!(
            said([0.0, 0.009, 0.4], 0.42, 0.034),
            "Half of the worlds: under 1; one of ten: over 40; one of 29: over 50."
        );
        assert_eq!(
            said([0.002, 0.995, 1.0], 0.9, 0.72),
            "Half of the worlds: over 99; one of ten: under 1; 72 of 100: over 50."
        );
        assert_eq!(
            said([0.08, 0.30, 0.61], 0.42, 0.22),
            "Half of the worlds: under about 30; one of ten: over 61; one of five: over 50."
        );
        // "Hardly moves that" would be false of a likelihood that two worlds in a hundred make.
        assert_eq!(
            said([0.0, 0.0, 0.0], 0.99, 0.02),
            "Nine of ten worlds: under 1; one of 50: over 50."
        );
        assert_eq!(
            said([0.3, 0.3, 0.31], 0.01, 0.0),
            "What is not known about the sides hardly moves that."
        );
    }
}
