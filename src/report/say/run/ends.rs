//! How else the talks end, and what was agreed on the way.

use crate::claims::{Findings, Likelihood};
use crate::games::talks::End;
use crate::report::document::Block;
use crate::report::say::numbers::likely;

/// The other ends, the likeliest first, and the interim deals.
pub fn ends(findings: &Findings) -> Vec<Block> {
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
    let lists = [list("Otherwise", ended), list("On the way", adopted)];
    lists.into_iter().flatten().collect()
}

fn list(heading: &str, parts: impl Iterator<Item = String>) -> Option<Block> {
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| Block::entry(heading, parts.join(", ")))
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
