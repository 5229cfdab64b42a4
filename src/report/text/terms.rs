//! On what terms: median and middle 80 % of each issue, in its own units and words.

use super::numbers::{about, likely};
use super::page::{Page, columns, one_line, padded};
use super::words::counted;
use crate::claims::{Findings, Likelihood, Place, Terms, Wording};

/// Levels of a discrete issue that are named; the others are taken together.
const MOST_LEVELS: usize = 4;

/// An issue a line; nothing where nothing settled.
pub fn terms(findings: &Findings, page: &Page) -> String {
    let placed = || findings.terms.iter().filter_map(|terms| Some((terms, terms.place.as_ref()?)));
    let Some((first, _)) = placed().next() else {
        return String::new();
    };
    let explanation = match first.n {
        1 => "(of the only settlement)".to_owned(),
        n => format!("(median, then the middle 80\u{a0}% of {})", counted(n, "settlement")),
    };
    let most = page.width / 3;
    let names =
        placed().map(|(terms, _)| columns(&one_line(&terms.name))).filter(|name| *name <= most);
    let names = names.max().unwrap_or(most / 2);
    let lines = placed().map(|(terms, place)| line(terms, place, names, page));
    page.heading("On what terms", &explanation) + &lines.collect::<String>()
}

fn line(terms: &Terms, place: &Place, names: usize, page: &Page) -> String {
    let said = match &place.levels {
        Some(levels) => shares(levels),
        None => range(terms, place),
    };
    let name = one_line(&terms.name);
    if page.is_narrow() {
        return page.paragraph(&name, 4, 6) + &page.paragraph(&said, 6, 6);
    }
    let indent = 4 + names + 2;
    let text = page.paragraph(&said, indent, indent);
    if columns(&name) > names {
        return page.paragraph(&name, 4, 6) + &text;
    }
    format!("    {}  {}", padded(&name, names), &text[indent..])
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
    let digits = digits(place);
    let shown = |value: f64| format!("{value:.digits$}");
    let unit = terms.unit.as_ref().map(|unit| format!("\u{a0}{}", one_line(unit)));
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

fn words(wording: &Wording) -> String {
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
fn digits(place: &Place) -> usize {
    let width = place.p90 - place.p10;
    let size = if width > 0.0 { width } else { place.p50.abs() };
    match size {
        _ if place.wording.is_some() => 2,
        _ if size >= 20.0 => 0,
        _ if size >= 2.0 => 1,
        _ => 2,
    }
}
