//! A few settlements as whole texts, each of which stands for those near it.

use crate::claims::{Case, Findings, Settled, Typical, Wording};
use crate::report::document::{Block, Item, List, Style};
use crate::report::say::numbers::{date, whole};

/// Whole texts; nothing where nobody looked for them.
pub fn typical(findings: &Findings) -> Vec<Block> {
    let Some(first) = findings.typical.first() else { return Vec::new() };
    let explanation = match first.of {
        1 => "(the only one among the first negotiations)".to_owned(),
        of => format!("(each stands for those near it, of the first {} settlements)", whole(of)),
    };
    let item = |one: &Typical| Item::new(label(one, &findings.case), text(&one.text));
    let items = findings.typical.iter().map(item).collect();
    vec![
        Block::heading("Typical settlements", explanation),
        Block::List(List { items, depth: 2, style: Style::Names }),
    ]
}

/// `210 of 400, 27 June 2026`
fn label(one: &Typical, case: &Case) -> String {
    let when = match case.day(one.round) {
        Some(day) => date(day),
        None => format!("round\u{a0}{}", one.round),
    };
    format!("{} of {}, {when}", whole(one.near), whole(one.of))
}

fn text(issues: &[Settled]) -> String {
    let said: Vec<String> = issues.iter().map(position).collect();
    said.join("; ") + "."
}

/// `Water 0.43, between "equal shares" and "all to the south"`
fn position(issue: &Settled) -> String {
    let unit = issue.unit.as_ref().map(|unit| format!("\u{a0}{unit}")).unwrap_or_default();
    let decimals = if issue.range.1 - issue.range.0 >= 20.0 { 1 } else { 2 };
    let value = format!("{}\u{a0}{:.decimals$}{unit}", issue.name, issue.value);
    match &issue.wording {
        Some(Wording::At(word)) => format!("{}: \"{word}\"", issue.name),
        Some(Wording::CloseTo(word)) => format!("{value}, close to \"{word}\""),
        Some(Wording::Between((_, below), (_, above))) => {
            format!("{value}, between \"{below}\" and \"{above}\"")
        }
        None => value,
    }
}
