//! What was played, and the answer: how likely a settlement is, how far the unknowns move that, and the outside view.

use crate::claims::{Findings, Outside, Spread, Stand};
use crate::games::talks::End;
use crate::report::document::{Block, Text};
use crate::report::hint::Hint;
use crate::report::say::case;
use crate::report::say::numbers::{about, interval, likely, percent, roughly};
use crate::report::say::words::{counted, within};

/// Where no input is uncertain.
pub const ALL_KNOWN: &str =
    "Every input is given as known: all that varies is chance within the talks.";

/// The title and what was played.
pub fn title(findings: &Findings) -> Vec<Block> {
    let (case, plan) = (&findings.case, &findings.case.plan);
    let negotiations = counted(plan.negotiations, "negotiation");
    let played = format!("{negotiations} ({}) · {}", case::draws(plan), case::seed(plan));
    let title = Text { strong: true, ..Text::new(0, 0, &case.title) };
    vec![
        Block::Text(title),
        Block::Facts(case::calendar(case).into_iter().chain([played]).collect()),
    ]
}

/// How likely, and how sure anyone can be.
pub fn answer(findings: &Findings) -> Vec<Block> {
    let mut sentences = vec![likelihood(findings), unknowns(findings)];
    sentences.extend(findings.outside_views.iter().map(|outside| outside_view(outside, findings)));
    sentences.into_iter().map(Block::sentence).collect()
}

fn likelihood(findings: &Findings) -> String {
    let settled = &findings.ends[End::Settled as usize];
    let (share, interval) = (percent(settled), interval(settled));
    let all_of = match settled.n {
        1 => "the only negotiation".to_owned(),
        n => format!("all of {}", counted(n, "negotiation")),
    };
    match settled {
        none if none.is_never() => {
            format!("No settlement is reached in {all_of} {interval}.").replace("all of", "any of")
        }
        all if all.is_always() => {
            format!("A settlement is reached in {all_of}: {share} {interval}.")
        }
        _ => format!("A settlement is reached in {share} of negotiations {interval}."),
    }
}

fn unknowns(findings: &Findings) -> String {
    let settled = &findings.ends[End::Settled as usize];
    let draws = findings.case.plan.draws;
    match &findings.spread {
        _ if findings.support.uncertain == 0 => ALL_KNOWN.to_owned(),
        None if draws < 2 => format!(
            "How far the unknowns move that cannot be told from one set of inputs{}.",
            Hint::MoreDraws
        ),
        None => format!(
            "How far the unknowns move that cannot be told from one negotiation of each set of inputs{}.",
            Hint::MoreRepeats
        ),
        Some(_) if settled.is_never() || settled.is_always() => format!(
            "That holds for every one of the {} of what is not known about the parties.",
            counted(draws, "draw")
        ),
        Some(spread) => range(spread, settled.p),
    }
}

fn range(spread: &Spread, mean: f64) -> String {
    let (low, middle, high) = (roughly(spread.p10), roughly(spread.p50), roughly(spread.p90));
    let little = spread.is_narrow();
    let moves = if little { "hardly moves that: it lies" } else { "moves that" };
    let skew = match mean {
        mean if mean > spread.p90 && !little => {
            ": on average it is more, since a few draws settle far more often"
        }
        mean if mean < spread.p10 && !little => {
            ": on average it is less, since a few draws settle far less often"
        }
        _ => "",
    };
    if low == high {
        return format!(
            "In four of five draws of what is not known about the parties it is {low}{skew}."
        );
    }
    format!(
        "What is not known about the parties {moves} between {low} and {high} (four draws in five; the median is \
         {middle}){skew}."
    )
}

fn outside_view(outside: &Outside, findings: &Findings) -> String {
    let (low, high) = (about(outside.view.low), about(outside.view.high));
    let low = low.trim_end_matches(['%', '\u{a0}']);
    let is_headline = outside.view.event == "settled";
    let of = if is_headline { String::new() } else { format!(" of {}", within(&outside.of)) };
    let found = outside.simulated.filter(|_| !is_headline);
    let simulation = match found {
        Some(simulated) => format!("the simulation's {} lies", likely(&simulated)),
        None => "the simulation lies".to_owned(),
    };
    let stand = outside.stand.map(|stand| match stand {
        Stand::Above => format!("; {simulation} above it"),
        Stand::Below => format!("; {simulation} below it"),
        Stand::Within if is_inside(outside) => format!("; {simulation} within it"),
        Stand::Within => "; the simulation's interval reaches into it".to_owned(),
    });
    let stand = stand.unwrap_or_default();
    let reach = match (&findings.spread, outside.stand) {
        (Some(spread), Some(Stand::Above | Stand::Below))
            if is_headline && spread.p10 <= outside.view.high && spread.p90 >= outside.view.low =>
        {
            ", but its range over what is not known reaches into it"
        }
        _ => "",
    };
    let wider = if outside.view.is_upper_bound {
        ", a wider event: this case should lie below"
    } else {
        ""
    };
    let reference = &outside.view.reference;
    format!("Outside view{of}: {low} to {high} ({reference}{wider}){stand}{reach}.")
}

/// Whether the likelihood itself lies within the base rate, not only its interval.
fn is_inside(outside: &Outside) -> bool {
    let (low, high) = (outside.view.low, outside.view.high);
    outside.simulated.is_some_and(|simulated| simulated.p >= low && simulated.p <= high)
}
