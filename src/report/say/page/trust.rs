//! Trust at the end: drawn only where settled talks and the others can be told apart.

use super::axes::values;
use super::cells::{count, heads, number, words};
use crate::claims::{Findings, Mean, Trust};
use crate::report::say::numbers::percent;
use crate::report::say::run::trusting::mean;
use crate::report::sheet::{Numbers, Part, Shape, Whisker, WhiskerRow, Whiskers};

/// Trust where they settled, and where not; nothing where there is nothing to be seen.
pub fn parts(findings: &Findings) -> Vec<Part> {
    let apart = findings.recorded.trust_at_end.filter(Trust::is_apart);
    let Some(rows) = apart.map(rows) else { return Vec::new() };
    let ends = rows.iter().flat_map(|(_, mean)| [mean.low, mean.high]);
    let axis = values(ends, "Trust among those who sign, from 0 to 1");
    let row = |(label, of): &(&str, Mean)| WhiskerRow {
        label: (*label).to_owned(),
        aside: String::new(),
        figures: mean(*of),
        marks: vec![Whisker {
            shape: Shape::Circle,
            is_hollow: false,
            at: axis.at(of.mean),
            interval: (axis.at(of.low), axis.at(of.high)),
        }],
    };
    let rows = rows.iter().map(row).collect();
    let heading = Part::Heading("Trust at the end".to_owned());
    vec![heading, Part::Whiskers(Whiskers { axis: axis.axis, key: Vec::new(), rows })]
}

/// The same in numbers, whether or not it is drawn.
pub fn table(findings: &Findings) -> Option<Numbers> {
    let row = |(label, of): (&str, Mean)| {
        let numbers = [of.mean, of.low, of.high].map(number);
        [vec![words(label)], numbers.to_vec(), vec![count(of.n)]].concat()
    };
    let rows: Vec<_> = rows(findings.recorded.trust_at_end?).into_iter().map(row).collect();
    let columns = ["mean", "95\u{a0}% from", "to", "negotiations"];
    (!rows.is_empty()).then(|| Numbers { columns: heads(&["trust at the end"], &columns), rows })
}

fn rows(trust: Trust) -> Vec<(&'static str, Mean)> {
    let rows = [("where they settle", trust.settled), ("where they do not", trust.unsettled)];
    rows.into_iter().filter_map(|(label, mean)| Some((label, mean?))).collect()
}

/// What the balance outside the room decided, in a sentence; none where nothing is decisive.
pub fn balance(findings: &Findings) -> Option<String> {
    let [up, down] = findings.recorded.decided?;
    Some(format!(
        "The balance outside the room decided it as it rose in {}, and as it fell in {}.",
        percent(&up),
        percent(&down)
    ))
}
