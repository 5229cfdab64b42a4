//! What the rounds already held did to the forecast: before and after, and what they taught.

use crate::claims::{Findings, Likelihood, Moved, Observed, Tenths};
use crate::games::talks::End;
use crate::report::document::{Block, Item, List, Style};
use crate::report::say::numbers::{likely, percent, whole};
use crate::report::say::words::counted;

/// Inputs that are shown.
const MOST: usize = 5;

/// Nothing where no round was observed.
pub fn observed(findings: &Findings) -> Vec<Block> {
    let Some(observed) = &findings.observed else { return Vec::new() };
    let rounds = counted(observed.rounds as u64, "round");
    let mut blocks = vec![
        Block::heading(format!("Given what was seen of {rounds}"), ""),
        Block::text(2, 1, before_and_after(findings, observed)),
        Block::text(2, 1, weight(findings, observed)),
    ];
    blocks.extend(moved(observed));
    blocks
}

fn before_and_after(findings: &Findings, observed: &Observed) -> String {
    let settled = End::Settled as usize;
    let (before, after) = (&observed.before.ends[settled], &findings.ends[settled]);
    let change = match () {
        () if after.high < before.low => "less likely than before",
        () if after.low > before.high => "likelier than before",
        () => "no change that could be told from noise",
    };
    format!("Settlement before: {}; now: {}: {change}.", likely(before), likely(after))
}

fn weight(findings: &Findings, observed: &Observed) -> String {
    let draws = counted(findings.case.plan.draws, "draw");
    let effective = whole((observed.effective_draws + 0.5) as u64);
    format!(
        "Seen from before these rounds, exactly this had a likelihood of {}. Weighed by it, {draws} are worth \
         {effective} of equal weight.",
        odds(&observed.facts)
    )
}

/// A likelihood, as one in so many where it is small.
fn odds(likelihood: &Likelihood) -> String {
    let one_in = |p: f64| match 1.0 / p {
        many if many < 1e9 => whole(three_digits(many)),
        many => format!("{many:.1e}"),
    };
    match likelihood {
        likelihood if likelihood.p > 0.05 => likely(likelihood),
        likelihood if likelihood.low > 0.0 => format!(
            "1\u{a0}in\u{a0}{} [{},\u{a0}{}]",
            one_in(likelihood.p),
            one_in(likelihood.high),
            one_in(likelihood.low)
        ),
        // Less than numbers can tell apart from nothing: it was seen, after all.
        likelihood if likelihood.p <= 0.0 => "less than 1\u{a0}in\u{a0}1e300".to_owned(),
        unsure => percent(unsure),
    }
}

/// Rounded to three digits.
fn three_digits(number: f64) -> u64 {
    let mut unit = 1.0;
    while number / unit >= 1_000.0 {
        unit *= 10.0;
    }
    ((number / unit + 0.5).floor() * unit) as u64
}

fn moved(observed: &Observed) -> Vec<Block> {
    if observed.moved.is_empty() {
        let none = "No single input moved by more than chance alone would move it.";
        return vec![Block::text(2, 1, none)];
    }
    let shown = &observed.moved[..observed.moved.len().min(MOST)];
    let explanation = match observed.moved.len() - shown.len() {
        0 => "What moved most (median and middle 80\u{a0}%, before -> now):".to_owned(),
        more => format!(
            "What moved most, of {} inputs that did (median and middle 80\u{a0}%, before -> now):",
            shown.len() + more
        ),
    };
    let items = shown.iter().map(|moved| Item::new(&moved.name, change(moved))).collect();
    let list = List { items, depth: 3, style: Style::Numbers };
    vec![Block::text(2, 1, explanation), Block::List(list)]
}

/// `0.62 [0.48, 0.79] -> 0.55 [0.45, 0.70]`
fn change(moved: &Moved) -> String {
    let digits = digits(moved);
    let shown = |tenths: &Tenths| {
        let [p10, p50, p90] =
            [tenths.p10, tenths.p50, tenths.p90].map(|value| format!("{value:.digits$}"));
        format!("{p50} [{p10},\u{a0}{p90}]")
    };
    format!("{} -> {}", shown(&moved.before), shown(&moved.after))
}

/// So many decimals that the narrower middle 80 % has two digits.
fn digits(moved: &Moved) -> usize {
    let width = |tenths: &Tenths| tenths.p90 - tenths.p10;
    let (before, after) = (width(&moved.before), width(&moved.after));
    let mut width = if after < before { after } else { before };
    let mut digits = 0;
    while width > 0.0 && width < 10.0 && digits < 5 {
        width *= 10.0;
        digits += 1;
    }
    digits
}
