//! On what terms: the issues that weigh most, each in the words of its scale.

use super::of_hundred::of_hundred;
use crate::claims::{Cluster, Findings, Likelihood, Place, Terms, Wording};
use crate::report::document::{Block, Item, List, Style};
use crate::report::say::run::terms::digits;

/// Issues that are told.
const MOST: usize = 4;
/// A level that fewer settle on is not told beside the first.
const WORTH_NAMING: f64 = 0.15;

/// An issue a line, in the order of the file; nothing where nothing settled.
pub fn terms(findings: &Findings) -> Vec<Block> {
    let mut placed: Vec<(usize, &Terms, &Place)> = findings
        .terms
        .iter()
        .enumerate()
        .filter_map(|(at, terms)| Some((at, terms, terms.place.as_ref()?)))
        .collect();
    if placed.is_empty() {
        return Vec::new();
    }
    let left_out = placed.len().saturating_sub(MOST);
    placed.sort_by(|one, other| other.1.weight.total_cmp(&one.1.weight));
    placed.truncate(MOST);
    placed.sort_by_key(|(at, ..)| *at);
    let items = placed.iter().map(|(_, terms, place)| Item::new(&terms.name, line(terms, place)));
    let list = List { items: items.collect(), depth: 2, style: Style::Cut };
    let more = match left_out {
        0 => String::new(),
        1 => "(one issue of less weight left out)".to_owned(),
        more => format!("({more} issues of less weight left out)"),
    };
    vec![Block::heading("On what terms, if they settle", more), Block::List(list)]
}

fn line(terms: &Terms, place: &Place) -> String {
    match (&place.levels, &place.clusters, &place.nearest) {
        (Some(levels), ..) => shares(levels),
        (None, Some(two), _) => clusters(terms, two),
        (None, None, Some([low, high])) if low == high => low.clone(),
        (None, None, Some([low, high])) => format!("{low}, to {high}"),
        (None, None, None) => range(terms, place.p10, place.p90),
    }
}

/// `observers (62 of 100), peacekeepers (30)`
fn shares(levels: &[(String, Likelihood)]) -> String {
    let mut found: Vec<&(String, Likelihood)> = levels.iter().collect();
    found.sort_by(|one, other| other.1.p.total_cmp(&one.1.p));
    let is_told = |(place, level): &(usize, &&(String, Likelihood))| {
        *place == 0 || (*place < 3 && level.1.p >= WORTH_NAMING)
    };
    let told = found.iter().enumerate().filter(is_told);
    let of = |place: usize| if place == 0 { " of 100" } else { "" };
    let shown =
        told.map(|(place, (word, share))| format!("{word} ({}{})", of_hundred(share.p), of(place)));
    shown.collect::<Vec<_>>().join(", ")
}

fn clusters(terms: &Terms, two: &[Cluster; 2]) -> String {
    let one = |cluster: &Cluster| {
        let at = match &cluster.wording {
            Some(Wording::At(word) | Wording::CloseTo(word)) => word.clone(),
            Some(Wording::Between((_, low), (_, high))) => format!("between {low} and {high}"),
            None => range(terms, cluster.p10, cluster.p90),
        };
        format!("{at} ({} of 100)", of_hundred(cluster.share.p))
    };
    format!("one of two: {}, or {}", one(&two[0]), one(&two[1]))
}

/// `10 to 14 years`
fn range(terms: &Terms, low: f64, high: f64) -> String {
    let digits = digits(low, low, high, false);
    let unit = terms.unit.as_ref().map(|unit| format!("\u{a0}{unit}")).unwrap_or_default();
    let [low, high] = [low, high].map(|value| format!("{value:.digits$}"));
    if low == high { format!("{low}{unit}") } else { format!("{low} to\u{a0}{high}{unit}") }
}
