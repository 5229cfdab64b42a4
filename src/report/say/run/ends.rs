//! How else the talks end, and what was agreed on the way.

use crate::claims::{Findings, Likelihood};
use crate::games::talks::End;
use crate::report::document::Block;
use crate::report::say::numbers::likely;
use crate::report::say::words::within;

/// The other ends, the likeliest first, and the interim deals.
pub fn ends(findings: &Findings) -> Vec<Block> {
    let mut others: Vec<(End, Likelihood)> = End::ALL[1..]
        .iter()
        .map(|end| (*end, findings.ends[*end as usize]))
        .filter(|(_, likelihood)| !likelihood.is_never())
        .collect();
    others.sort_by(|one, other| other.1.p.total_cmp(&one.1.p));
    let ended = others.iter().map(|(end, likelihood)| {
        format!("{} {}{}", words(*end), likely(likelihood), of_them(findings, *end))
    });
    let interim = findings.interim.iter();
    let at_end = findings.recorded.interim_at_end.iter().map(|deal| &deal.likelihood);
    let adopted = interim.zip(at_end).map(|(deal, at_end)| {
        let force = match at_end.is_never() {
            true => String::new(),
            false => format!(", in force at the end in {}", likely(at_end)),
        };
        format!("\"{}\" adopted in {}{force}", deal.name, likely(&deal.likelihood))
    });
    let lists = [list("Otherwise", ended), list("On the way", adopted)];
    lists.into_iter().flatten().collect()
}

fn list(heading: &str, parts: impl Iterator<Item = String>) -> Option<Block> {
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| Block::entry(heading, parts.join(", ")))
}

/// Who broke off and what a deadline ended, or which way it was decided, in brackets.
fn of_them(findings: &Findings, end: End) -> String {
    let recorded = &findings.recorded;
    let parts: Vec<String> = match (end, &recorded.decided) {
        (End::Collapsed, _) => {
            let left = recorded.left.iter().filter(|party| !party.likelihood.is_never());
            let left = left.enumerate().map(|(place, party)| {
                let how = if place == 0 { "broken off by" } else { "by" };
                format!("{how} {} {}", within(&party.name), likely(&party.likelihood))
            });
            let deadline = recorded.at_deadline.filter(|ended| !ended.is_never());
            let deadline = deadline.map(|ended| format!("ended by a deadline {}", likely(&ended)));
            left.chain(deadline).collect()
        }
        (End::Decided, Some([up, down])) => {
            vec![format!("as the balance rose {}, as it fell {}", likely(up), likely(down))]
        }
        _ => Vec::new(),
    };
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) }
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
