//! How else the talks end, and what was agreed on the way.

use super::numbers::likely;
use super::page::Page;
use crate::claims::{Findings, Likelihood};
use crate::games::talks::End;

/// The other ends, the likeliest first, and the interim deals.
pub fn endings(findings: &Findings, page: &Page) -> String {
    let mut others: Vec<(&str, Likelihood)> = End::ALL[1..]
        .iter()
        .map(|end| (words(*end), findings.ends[*end as usize]))
        .filter(|(_, likelihood)| !likelihood.is_never())
        .collect();
    others.sort_by(|one, other| other.1.p.total_cmp(&one.1.p));
    let ended = others.iter().map(|(words, likelihood)| format!("{words} {}", likely(likelihood)));
    let interim = findings.interim.iter();
    let adopted =
        interim.map(|deal| format!("\"{}\" adopted in {}", deal.name, likely(&deal.likelihood)));
    list("Otherwise", ended, page) + &list("On the way", adopted, page)
}

fn list(heading: &str, parts: impl Iterator<Item = String>, page: &Page) -> String {
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { String::new() } else { page.entry(heading, &parts.join(", ")) }
}

fn words(end: End) -> &'static str {
    match end {
        End::Settled => "settled",
        End::Collapsed => "collapsed",
        End::Decided => "decided outside the room",
        End::Talking => "still talking after the last round",
        End::Suspended => "suspended at the last round",
    }
}
