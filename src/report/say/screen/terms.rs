//! On what terms: the issues that weigh most, each in the words of its scale.

use crate::claims::{Cluster, Findings, Likelihood, Place, Terms, Wording};
use crate::report::document::{Block, Item, List, Style};
use crate::report::say::hundred::so_many;
use crate::report::say::run::terms::digits;

/// Issues that are told.
const MOST: usize = 4;
/// A level that fewer settle on is not told beside the first.
const WORTH_NAMING: f64 = 0.15;

/// An issue a line, in the order of the file; nothing where nothing settled.
pub fn terms(findings: &Findings) -> Vec<Block> {
    let told = told(findings);
    if told.is_empty() {
        return Vec::new();
    }
    let more = match findings.terms.len() - told.len() {
        0 => String::new(),
        1 => "(one issue of less weight left out)".to_owned(),
        more => format!("({more} issues of less weight left out)"),
    };
    let items = told.iter().map(|(terms, place)| item(terms, place));
    let list = List { items: items.collect(), depth: 1, style: Style::Cut };
    vec![Block::heading("On what terms, if they settle", more), Block::List(list)]
}

/// The likelihoods that are told of them.
pub fn printed(findings: &Findings) -> Vec<Likelihood> {
    let of = |(_, place): (&Terms, &Place)| -> Vec<Likelihood> {
        let levels = place.levels.iter().flatten().map(|(_, share)| *share);
        let clusters = place.clusters.iter().flatten().map(|cluster| cluster.share);
        levels.chain(clusters).collect()
    };
    told(findings).into_iter().flat_map(of).collect()
}

/// Those that weigh most, in the order of the file.
fn told(findings: &Findings) -> Vec<(&Terms, &Place)> {
    let placed = findings.terms.iter().filter_map(|terms| Some((terms, terms.place.as_ref()?)));
    let mut placed: Vec<(usize, (&Terms, &Place))> = placed.enumerate().collect();
    placed.sort_by(|one, other| other.1.0.weight.total_cmp(&one.1.0.weight));
    placed.truncate(MOST);
    placed.sort_by_key(|(at, _)| *at);
    placed.into_iter().map(|(_, told)| told).collect()
}

fn item(terms: &Terms, place: &Place) -> Item {
    match (&place.levels, &place.clusters, &place.nearest) {
        (None, None, Some([low, high])) if low != high => {
            Item { to: Some(high.clone()), ..Item::new(&terms.name, low) }
        }
        _ => Item::new(&terms.name, line(terms, place)),
    }
}

fn line(terms: &Terms, place: &Place) -> String {
    match (&place.levels, &place.clusters, &place.nearest) {
        (Some(levels), ..) => shares(levels),
        (None, Some(two), _) => clusters(terms, two),
        (None, None, Some([low, _])) => low.clone(),
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
        told.map(|(place, (word, share))| format!("{word} ({}{})", so_many(share.p), of(place)));
    shown.collect::<Vec<_>>().join(", ")
}

fn clusters(terms: &Terms, two: &[Cluster; 2]) -> String {
    let one = |cluster: &Cluster| {
        let at = match &cluster.wording {
            Some(Wording::At(word) | Wording::CloseTo(word)) => word.clone(),
            Some(Wording::Between((_, low), (_, high))) => format!("between {low} and {high}"),
            None => range(terms, cluster.p10, cluster.p90),
        };
        format!("{at} ({} of 100)", so_many(cluster.share.p))
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
