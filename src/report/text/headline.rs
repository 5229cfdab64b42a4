//! What was played, and the answer: how likely a settlement is, how far the unknowns move that, and the outside view.

use super::numbers::{about, date, interval, percent, whole};
use super::page::Page;
use super::words::{counted, within};
use crate::analysis::{Findings, Occasion, Outside, Spread, Stand};
use crate::talks::End;

/// The title and what was played.
pub fn title(findings: &Findings, page: &Page) -> String {
    let plan = &findings.plan;
    let played = format!(
        "{} · {} ({} x\u{a0}{}) · seed\u{a0}{}",
        calendar(&findings.occasion),
        counted(plan.negotiations, "negotiation"),
        counted(plan.draws, "draw"),
        whole(plan.repeats),
        plan.seed
    );
    let title = page.paragraph(&findings.occasion.title, 0, 0);
    page.bold(title.trim_end()) + "\n" + &page.paragraph(&played, 0, 2)
}

/// How likely, and how sure anyone can be.
pub fn answer(findings: &Findings, page: &Page) -> String {
    let mut sentences = vec![likelihood(findings), unknowns(findings)];
    sentences.extend(findings.outside_views.iter().map(outside_view));
    let said = sentences.into_iter().filter(|sentence| !sentence.is_empty());
    said.map(|sentence| page.paragraph(&sentence, 2, 4)).collect()
}

/// `26 rounds, weekly from 24 January 2026`
pub(super) fn calendar(occasion: &Occasion) -> String {
    let rounds = counted(occasion.rounds.into(), "round");
    let from = occasion.as_of.map(|day| format!(" from {}", date(day))).unwrap_or_default();
    match occasion.days_between_rounds {
        1.0 => format!("{rounds}, daily{from}"),
        7.0 => format!("{rounds}, weekly{from}"),
        14.0 => format!("{rounds}, every two weeks{from}"),
        30.4375 => format!("{rounds}, monthly{from}"),
        days => format!("{rounds}, every {days} days{from}"),
    }
}

fn likelihood(findings: &Findings) -> String {
    let settled = &findings.ends[End::Settled as usize];
    let negotiations = counted(settled.n, "negotiation");
    match settled {
        none if none.is_never() => {
            format!("No settlement is reached in any of {negotiations} {}.", interval(none))
        }
        all if all.is_always() => {
            format!("A settlement is reached in all of {negotiations} {}.", interval(all))
        }
        some => {
            let (share, interval) = (percent(some), interval(some));
            format!("A settlement is reached in {share} of negotiations {interval}.")
        }
    }
}

fn unknowns(findings: &Findings) -> String {
    let settled = &findings.ends[End::Settled as usize];
    match &findings.spread {
        _ if findings.support.uncertain == 0 => {
            "Every input is given as known: all that varies is chance within the talks.".to_owned()
        }
        None => "How far the unknowns move that cannot be told from one repeat of each draw \
                 (--repeats\u{a0}2 or more)."
            .to_owned(),
        Some(_) if settled.is_never() || settled.is_always() => String::new(),
        Some(spread) => range(spread),
    }
}

fn range(spread: &Spread) -> String {
    let (low, high) = (about(spread.p10), about(spread.p90));
    if spread.p90 - spread.p10 < 0.02 && spread.input_share < 0.05 {
        return format!(
            "What is not known about the parties hardly moves that (between {low} and {high}, four draws in five)."
        );
    }
    format!(
        "What is not known about the parties moves that between {low} and {high} (four draws in five)."
    )
}

fn outside_view(outside: &Outside) -> String {
    let (low, high) = (about(outside.view.low), about(outside.view.high));
    let low = low.trim_end_matches(['%', '\u{a0}']);
    let of = match outside.view.event.as_str() {
        "settled" => String::new(),
        _ => format!(" of {}", within(&outside.of)),
    };
    let stand = match outside.stand {
        Some(Stand::Above) => "; the simulation lies above it",
        Some(Stand::Below) => "; the simulation lies below it",
        Some(Stand::Within) | None => "",
    };
    format!("Outside view{of}: {low} to {high} ({}){stand}.", outside.view.reference)
}
