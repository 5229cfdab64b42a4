//! On what terms: median and middle 80 % of each issue, in its own units and words.

use super::numbers::about;
use super::page::{Page, columns, padded, widest};
use super::words::counted;
use crate::analysis::{Findings, Place, Terms, Wording};

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
        n => format!("(median and middle 80\u{a0}% of {})", counted(n, "settlement")),
    };
    let names = widest(placed().map(|(terms, _)| terms.name.as_str())).clamp(0, page.width / 3);
    let lines = placed().map(|(terms, place)| line(terms, place, names, page));
    page.heading("On what terms", &explanation) + &lines.collect::<String>()
}

fn line(terms: &Terms, place: &Place, names: usize, page: &Page) -> String {
    let said = match &place.levels {
        Some(levels) => shares(levels),
        None => range(terms, place),
    };
    let indent = 4 + names + 2;
    if columns(&terms.name) > names {
        let name = page.paragraph(&terms.name, 4, 6);
        return name + &page.paragraph(&said, indent, indent);
    }
    let text = page.paragraph(&said, indent, indent);
    format!("    {}  {}", padded(&terms.name, names), &text[indent..])
}

/// `observers 62 %, peacekeepers 30 %`: the most frequent first.
fn shares(levels: &[(String, f64)]) -> String {
    let mut found: Vec<&(String, f64)> = levels.iter().filter(|(_, share)| *share > 0.0).collect();
    found.sort_by(|one, other| other.1.total_cmp(&one.1));
    let named = found.iter().take(MOST_LEVELS);
    let mut parts: Vec<String> =
        named.map(|(word, share)| format!("{word} {}", about(*share))).collect();
    if found.len() > MOST_LEVELS {
        let others: f64 = found[MOST_LEVELS..].iter().map(|(_, share)| *share).sum();
        parts.push(format!("others {}", about(others)));
    }
    parts.join(", ")
}

/// `0.62 [0.48, 0.79]  between "equal shares" and "all to the south"`
fn range(terms: &Terms, place: &Place) -> String {
    let digits = digits(place);
    let shown = |value: f64| format!("{value:.digits$}");
    let (low, high) = (shown(place.p10), shown(place.p90));
    let unit = terms.unit.as_ref().map(|unit| format!("\u{a0}{unit}")).unwrap_or_default();
    let words = place.wording.as_ref().map(|wording| format!("\u{a0} {}", words(wording)));
    format!("{}{unit} [{low},\u{a0}{high}]{}", shown(place.p50), words.unwrap_or_default())
}

fn words(wording: &Wording) -> String {
    match wording {
        Wording::At(word) => format!("\"{word}\""),
        Wording::CloseTo(word) => format!("close to \"{word}\""),
        Wording::Between(below, above) => format!("between \"{below}\" and \"{above}\""),
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
