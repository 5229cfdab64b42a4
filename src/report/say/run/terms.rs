//! On what terms: median and middle 80 % of each issue, in its own units and words.

use crate::claims::{Cluster, Findings, Likelihood, Place, Terms, Wording};
use crate::report::document::{Block, Item, List, Style};
use crate::report::say::numbers::{about, likely};
use crate::report::say::words::counted;

/// Levels of a discrete issue that are named; the others are taken together.
const MOST_LEVELS: usize = 4;

/// An issue a line; nothing where nothing settled.
pub fn terms(findings: &Findings) -> Vec<Block> {
    let placed = || findings.terms.iter().filter_map(|terms| Some((terms, terms.place.as_ref()?)));
    let Some((first, _)) = placed().next() else {
        return Vec::new();
    };
    let explanation = match first.n {
        1 => "(of the only settlement)".to_owned(),
        n => format!("(median, then the middle 80\u{a0}% of {})", counted(n, "settlement")),
    };
    let item = |(terms, place): (&Terms, &Place)| match (&place.levels, &place.clusters) {
        (Some(levels), _) => Item::new(&terms.name, shares(levels)),
        (None, Some(two)) => Item::new(&terms.name, clusters(terms, two)),
        (None, None) => Item::new(&terms.name, range(terms, place)),
    };
    let list = List { items: placed().map(item).collect(), depth: 2, style: Style::Names };
    vec![Block::heading("On what terms", explanation), Block::List(list)]
}

/// `observers 62 % [61, 63], peacekeepers 30 % [29, 31]`: the most frequent first.
fn shares(levels: &[(String, Likelihood)]) -> String {
    let mut found: Vec<&(String, Likelihood)> =
        levels.iter().filter(|(_, share)| !share.is_never()).collect();
    found.sort_by(|one, other| other.1.p.total_cmp(&one.1.p));
    let named = found.iter().take(MOST_LEVELS);
    let mut parts: Vec<String> =
        named.map(|(word, share)| format!("{word} {}", likely(share))).collect();
    if found.len() > MOST_LEVELS {
        let others: f64 = found[MOST_LEVELS..].iter().map(|(_, share)| share.p).sum();
        parts.push(format!("others {}", about(others)));
    }
    parts.join(", ")
}

/// `0.62 [0.61, 0.63], 0.48 to 0.79: between "equal shares" (0.5) and "all to the south" (1)`
fn range(terms: &Terms, place: &Place) -> String {
    let digits = digits(place.p10, place.p50, place.p90, place.wording.is_some());
    let shown = |value: f64| format!("{value:.digits$}");
    let unit = terms.unit.as_ref().map(|unit| format!("\u{a0}{}", unit));
    let unit = unit.unwrap_or_default();
    let words = place.wording.as_ref().map(|wording| format!(": {}", words(wording)));
    let words = words.unwrap_or_default();
    let median = shown(place.p50);
    if terms.n == 1 {
        return format!("{median}{unit}{words}");
    }
    let known = format!("[{},\u{a0}{}]", shown(place.p50_low), shown(place.p50_high));
    let (low, high) = (shown(place.p10), shown(place.p90));
    format!("{median}{unit} {known}, {low}\u{a0}to\u{a0}{high}{unit}{words}")
}

/// `one of two: 51 % [49, 53] at 0.04, 0.00 to 0.10: close to "the North holds it"; 49 % [47, 51] at ..`
fn clusters(terms: &Terms, two: &[Cluster; 2]) -> String {
    let unit = terms.unit.as_ref().map(|unit| format!("\u{a0}{unit}")).unwrap_or_default();
    let one = |cluster: &Cluster| {
        let Cluster { share, p10, p50, p90, wording } = cluster;
        let digits = digits(*p10, *p50, *p90, wording.is_some());
        let words = wording.as_ref().map(|wording| format!(": {}", words(wording)));
        format!(
            "{} at {p50:.digits$}{unit}, {p10:.digits$}\u{a0}to\u{a0}{p90:.digits$}{unit}{}",
            likely(share),
            words.unwrap_or_default()
        )
    };
    format!("one of two: {}; {}", one(&two[0]), one(&two[1]))
}

/// A position in the words of its scale.
pub(in crate::report::say) fn words(wording: &Wording) -> String {
    let at = |(position, word): &(f64, String)| {
        let shown = format!("{position:.2}");
        format!("\"{word}\"\u{a0}({})", shown.trim_end_matches('0').trim_end_matches('.'))
    };
    match wording {
        Wording::At(word) => format!("\"{word}\""),
        Wording::CloseTo(word) => format!("close to \"{word}\""),
        Wording::Between(below, above) => format!("between {} and {}", at(below), at(above)),
    }
}

/// Decimals: two on a scale of words; on a numeric scale as many as the middle 80 % bears out.
pub(in crate::report::say) fn digits(low: f64, median: f64, high: f64, is_worded: bool) -> usize {
    let width = high - low;
    let size = if width > 0.0 { width } else { median.abs() };
    match size {
        _ if is_worded => 2,
        _ if size >= 20.0 => 0,
        _ if size >= 2.0 => 1,
        _ => 2,
    }
}
