//! On what terms: an upright scale an issue, and where settlements lie on it.

use super::axes::round_numbers;
use super::cells::{count, heads, number, share, words};
use super::marks::marks;
use crate::claims::{
    Cluster, Findings, IssuePositions, Likelihood, Middle, Model, Opinions, Place, Terms, Wording,
};
use crate::games::talks::IssueLabel;
use crate::report::say::hundred::of_hundred;
use crate::report::say::numbers::{likely, percent, trimmed};
use crate::report::say::run::terms::digits;
use crate::report::say::words::{counted, listed, whose};
use crate::report::sheet::{Cell, Figure, Ladder, LadderBar, Mark, Numbers, Part};

/// Levels that a sentence names.
const MOST_LEVELS: usize = 3;
/// Half the height of a level's bar, at most.
const HALF_BAR: f64 = 0.045;

/// On what terms they settle; none where nothing does.
pub fn figure(findings: &Findings) -> Option<Figure> {
    let placed: Vec<(&Terms, &Place)> =
        findings.terms.iter().filter_map(|terms| Some((terms, terms.place.as_ref()?))).collect();
    let (first, _) = placed.first()?;
    let ladders = placed
        .iter()
        .map(|(terms, place)| ladder(terms, place, label(findings, terms), marks(findings, terms)));
    Some(Figure {
        about: "On what terms",
        title: title(findings)?,
        explanation: format!(
            "Where {} lie on each scale: the longer the bar, the more of them. The dot is the median, the line beside it \
             the middle 80\u{a0}%.",
            counted(first.n, "settlement")
        ),
        parts: vec![Part::Ladders(ladders.collect())],
        notes: Vec::new(),
        tables: vec![
            table(&placed),
            opinions(&findings.second_opinions.issues),
            positions(findings),
        ],
    })
}

fn label<'a>(findings: &'a Findings, terms: &Terms) -> Option<&'a IssueLabel> {
    findings.case.issues.iter().find(|issue| issue.id == terms.id)
}

/// The issue that most failures stick on (the first, where nobody can tell), and its terms.
pub fn title(findings: &Findings) -> Option<String> {
    let share = |terms: &Terms| {
        let stuck = findings.sticking.iter().find(|issue| issue.id == terms.id);
        stuck.and_then(|issue| issue.share).map_or(0.0, |share| share.p)
    };
    let placed = findings.terms.iter().filter(|terms| terms.place.is_some());
    // Of equals the first.
    let worst = placed.reduce(|one, other| if share(other) > share(one) { other } else { one })?;
    Some(format!("{}: {}", worst.name, summary(worst, worst.place.as_ref()?)))
}

/// What holds of the terms in a few words.
fn summary(terms: &Terms, place: &Place) -> String {
    match (&place.levels, &place.clusters) {
        (Some(levels), _) => often(levels),
        (None, Some(two)) => {
            let [low, high] = two.each_ref().map(|one| position(terms, one.p50, &one.wording));
            format!("either {low}, or {high}")
        }
        (None, None) => {
            let median = position(terms, place.p50, &place.wording);
            if terms.n == 1 { median } else { format!("in the median {median}") }
        }
    }
}

/// The level that most settle on, unless the next is as frequent within what is known.
fn often(levels: &[(String, Likelihood)]) -> String {
    let sorted = by_frequency(levels);
    match sorted.as_slice() {
        [(only, _)] => format!("“{only}” in every settlement"),
        [(first, one), (second, other), ..] if one.low <= other.high => {
            format!("“{first}” or “{second}” ({} and {})", of_hundred(one.p), of_hundred(other.p))
        }
        [(first, one), ..] => format!("most often “{first}” ({})", of_hundred(one.p)),
        [] => String::new(),
    }
}

/// Levels that occurred, the most frequent first.
fn by_frequency(levels: &[(String, Likelihood)]) -> Vec<&(String, Likelihood)> {
    let mut sorted: Vec<&(String, Likelihood)> =
        levels.iter().filter(|(_, share)| !share.is_never()).collect();
    sorted.sort_by(|one, other| other.1.p.total_cmp(&one.1.p));
    sorted
}

/// A position in the words of its scale, or in its units.
fn position(terms: &Terms, value: f64, wording: &Option<Wording>) -> String {
    match wording {
        Some(Wording::At(word)) => format!("“{word}”"),
        Some(Wording::CloseTo(word)) => format!("close to “{word}”"),
        Some(Wording::Between((_, below), (_, above))) => {
            format!("between “{below}” and “{above}”")
        }
        None => format!("{}{}", in_units(terms, value), unit(terms)),
    }
}

fn unit(terms: &Terms) -> String {
    terms.unit.as_ref().map(|unit| format!("\u{a0}{unit}")).unwrap_or_default()
}

fn in_units(terms: &Terms, value: f64) -> String {
    let (low, high) = terms.range;
    trimmed(value, digits(low, value, high, false))
}

fn sentence(terms: &Terms, place: &Place) -> String {
    let of = |low: f64, middle: f64, high: f64, wording: &Option<Wording>| {
        let digits = digits(low, middle, high, wording.is_some());
        let words = wording.as_ref().map(|_| format!(": {}", position(terms, middle, wording)));
        let words = words.unwrap_or_default();
        format!(
            "{middle:.digits$}{}, middle 80\u{a0}% {low:.digits$} to\u{a0}{high:.digits$}{words}",
            unit(terms)
        )
    };
    match (&place.levels, &place.clusters) {
        (Some(levels), _) => {
            let named = by_frequency(levels).into_iter().take(MOST_LEVELS);
            let named: Vec<String> =
                named.map(|(word, share)| format!("“{word}” {}", likely(share))).collect();
            format!("{}.", listed(&named))
        }
        (None, Some(two)) => {
            let one = |cluster: &Cluster| {
                let Cluster { share, p10, p50, p90, wording } = cluster;
                format!("{} at {}", likely(share), of(*p10, *p50, *p90, wording))
            };
            format!("Two groups: {}; {}.", one(&two[0]), one(&two[1]))
        }
        (None, None) if terms.n == 1 => {
            format!("The only settlement: {}.", position(terms, place.p50, &place.wording))
        }
        (None, None) => {
            format!("Median {}.", of(place.p10, place.p50, place.p90, &place.wording))
        }
    }
}

fn ladder(terms: &Terms, place: &Place, label: Option<&IssueLabel>, marks: Vec<Mark>) -> Ladder {
    let scale = label.map(|label| label.scale.clone()).unwrap_or_default();
    let words = if scale.is_empty() { numbers(terms) } else { scale };
    let (low, high) = terms.range;
    let at = |value: f64| ((value - low) / (high - low)).clamp(0.0, 1.0);
    let range = |low: f64, middle: f64, high: f64| (at(low), at(middle), at(high));
    let ranges = match (&place.levels, &place.clusters) {
        (Some(_), _) => Vec::new(),
        (None, Some(two)) => two.iter().map(|one| range(one.p10, one.p50, one.p90)).collect(),
        (None, None) => vec![range(place.p10, place.p50, place.p90)],
    };
    let bars = match &place.levels {
        Some(levels) => level_bars(levels),
        None => histogram(&place.histogram),
    };
    Ladder {
        name: terms.name.clone(),
        words,
        bars,
        ranges,
        marks,
        sentence: sentence(terms, place),
    }
}

/// Round numbers along a scale that has no words.
fn numbers(terms: &Terms) -> Vec<(f64, String)> {
    let (low, high) = terms.range;
    round_numbers(low, high)
        .into_iter()
        .map(|value| {
            ((value - low) / (high - low), format!("{}{}", trimmed(value, 6), unit(terms)))
        })
        .collect()
}

fn histogram(counts: &[u64]) -> Vec<LadderBar> {
    let most = counts.iter().max().copied().unwrap_or(0).max(1) as f64;
    let parts = counts.len().max(1) as f64;
    let bar = |(place, count): (usize, &u64)| LadderBar {
        from: place as f64 / parts,
        to: (place + 1) as f64 / parts,
        length: *count as f64 / most,
        figures: String::new(),
    };
    counts.iter().enumerate().filter(|(_, count)| **count > 0).map(bar).collect()
}

fn level_bars(levels: &[(String, Likelihood)]) -> Vec<LadderBar> {
    let steps = (levels.len().max(2) - 1) as f64;
    let half = if 0.3 / steps < HALF_BAR { 0.3 / steps } else { HALF_BAR };
    let bar = |(place, (_, share)): (usize, &(String, Likelihood))| {
        let middle = place as f64 / steps;
        LadderBar {
            from: middle - half,
            to: middle + half,
            length: share.p,
            figures: if share.is_never() { "never".to_owned() } else { percent(share) },
        }
    };
    levels.iter().enumerate().map(bar).collect()
}

fn table(placed: &[(&Terms, &Place)]) -> Numbers {
    let row = |(terms, place): &(&Terms, &Place)| -> Vec<Vec<Cell>> {
        let name = format!("{}{}", terms.name, in_brackets(&terms.unit));
        let values = [place.p10, place.p50, place.p90, place.mean].map(number);
        let first = [vec![words(name)], values.to_vec(), vec![count(terms.n)]].concat();
        let levels = place
            .levels
            .iter()
            .flatten()
            .map(|(word, of)| vec![words(format!("{}: {word}", terms.name)), share(of.p)]);
        let clusters = place.clusters.iter().flatten().map(|one| {
            let name = format!("{}: {} of them", terms.name, of_hundred(one.share.p));
            [vec![words(name)], [one.p10, one.p50, one.p90].map(number).to_vec()].concat()
        });
        match place.levels {
            Some(_) => levels.collect(),
            None => [first].into_iter().chain(clusters).collect(),
        }
    };
    let columns =
        ["10\u{a0}% below (or share)", "median", "10\u{a0}% above", "mean", "settlements"];
    Numbers { columns: heads(&["terms"], &columns), rows: placed.iter().flat_map(row).collect() }
}

/// Where models that know nothing of rounds put the terms.
fn opinions(issues: &[Opinions]) -> Numbers {
    let row = |issue: &Opinions| -> Vec<Cell> {
        let name = words(format!("{}{}", issue.name, in_brackets(&issue.unit)));
        let at = issue.at.iter().map(|at| at.map_or(Cell::Nothing, number));
        [name].into_iter().chain(at).collect()
    };
    let columns = Model::ALL.map(|model| model.id().replace('_', " "));
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    Numbers {
        columns: heads(&["second opinions"], &columns),
        rows: issues.iter().map(row).collect(),
    }
}

/// What the sides want and refuse, and what stands today.
fn positions(findings: &Findings) -> Numbers {
    let named = |id: &str| {
        let party = findings.case.parties.iter().find(|party| party.id == id);
        whose(party.map_or(id, |party| &party.name))
    };
    let row = |what: String, middle: &Middle| {
        [vec![words(what)], [middle.p10, middle.p50, middle.p90].map(number).to_vec()].concat()
    };
    let of_issue = |(issue, terms): (&IssuePositions, &Terms)| -> Vec<Vec<Cell>> {
        let today = row(format!("{}: today", terms.name), &issue.status_quo);
        let of = |list: &[(String, Middle)], what: &str| -> Vec<Vec<Cell>> {
            let one = |(id, middle): &(String, Middle)| {
                row(format!("{}: {} {what}", terms.name, named(id)), middle)
            };
            list.iter().map(one).collect()
        };
        [vec![today], of(&issue.ideals, "ideal"), of(&issue.red_lines, "red line")].concat()
    };
    let rows = findings.positions.iter().zip(&findings.terms).flat_map(of_issue).collect();
    let columns = ["10\u{a0}% below", "median", "10\u{a0}% above"];
    Numbers { columns: heads(&["positions"], &columns), rows }
}

fn in_brackets(unit: &Option<String>) -> String {
    unit.as_ref().map(|unit| format!(" ({unit})")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_level_is_named_alone_only_where_it_is_the_most_frequent() {
        let level = |word: &str, p: f64| {
            (word.to_owned(), Likelihood { p, low: p - 0.03, high: p + 0.03, n: 100 })
        };
        let said = |levels: &[(String, Likelihood)]| often(levels).replace('\u{a0}', " ");
        assert_eq!(said(&[level("few", 0.2), level("many", 0.8)]), "most often “many” (80 of 100)");
        assert_eq!(
            said(&[level("few", 0.49), level("many", 0.51)]),
            "“many” or “few” (51 of 100 and 49 of 100)"
        );
        let never = ("none".to_owned(), Likelihood { p: 0.0, low: 0.0, high: 0.1, n: 100 });
        let always = ("all".to_owned(), Likelihood { p: 1.0, low: 0.9, high: 1.0, n: 100 });
        assert_eq!(said(&[never, always]), "“all” in every settlement");
    }
}
