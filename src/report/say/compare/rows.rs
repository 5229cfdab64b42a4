//! What is shown of a comparison, in which order, and what it is of.

use crate::claims::{Against, Compared, Comparison, Row, Warning, What};

/// Questions that are told only with all the others.
const DETAILS: [&str; 5] =
    ["zone_at_start", "zone_at_end", "barred_by_red_lines", "holds_12", "refused"];

/// The settlement, the steps on the way to it and after it, then the other ends and all else. Ratified by every capital
/// is the same as settled.
pub fn in_order(against: &Against) -> Vec<&Row> {
    let rank = |row: &Row| match row.first.of.as_str() {
        "settled" => 0,
        "zone_at_start" | "zone_ever" | "agreed_in_room" => 1,
        of if of.starts_with("holds_") => 2,
        "refused" => 3,
        _ if row.what == What::Likelihood => 4,
        _ if row.what == What::Interim => 5,
        _ if row.what == What::Round => 6,
        _ => 7,
    };
    let mut rows: Vec<&Row> = against
        .rows
        .iter()
        .filter(|row| is_of_one(against) || row.first.of != "ratified")
        .collect();
    rows.sort_by_key(|row| rank(row));
    rows
}

/// The answer, the steps, the ends and the date, where any of the variants could differ in it.
pub fn is_told(row: &Row, against: &[Against]) -> bool {
    let of = row.first.of.as_str();
    let is_kind = match &row.what {
        What::Likelihood => !of.contains('.') && !DETAILS.contains(&of),
        What::Interim | What::Round => true,
        What::Terms { .. } => false,
    };
    let same = against.iter().flat_map(|one| &one.rows).filter(|other| other.first.of == of);
    let differs = |row: &Row| row.difference.is_none_or(|difference| difference.bound() > 0.0);
    is_kind && (of == "settled" || same.into_iter().any(differs))
}

/// `("Abu Dhabi", abu_dhabi.toml)`: the title, where that is not its name, and the file, where there is one.
pub fn from_where(scenario: &Compared) -> String {
    let title = Some(format!("\"{}\"", scenario.case.title));
    let title = title.filter(|_| scenario.name != scenario.case.title);
    let file = Some(scenario.case.file.clone()).filter(|file| !file.is_empty());
    let known: Vec<String> = title.into_iter().chain(file).collect();
    if known.is_empty() { String::new() } else { format!("({})", known.join(", ")) }
}

/// Whether one question alone was asked.
pub fn is_of_one(against: &Against) -> bool {
    against.rows.len() == 1
}

/// The cautions of all scenarios, each once.
pub fn all_cautions(comparison: &Comparison) -> Vec<&Warning> {
    let mut all: Vec<&Warning> = Vec::new();
    for warning in comparison.scenarios.iter().flat_map(|scenario| &scenario.case.cautions) {
        if all.iter().all(|one| one.text != warning.text) {
            all.push(warning);
        }
    }
    all
}
