//! What it rests on: sources and assumptions, cautions, how it was computed, and what the model leaves out.

use super::cells::{count, heads, words};
use crate::claims::{Advice, Classes, Findings, Support, Warning};
use crate::report::say::case;
use crate::report::say::numbers::whole;
use crate::report::say::words::counted;
use crate::report::sheet::{Figure, Numbers, Part, Piece};

/// Digits of a fingerprint that tell scenarios apart.
const FINGERPRINT: usize = 12;

/// What no run of this model knows.
const LEFT_OUT: &str = "Parties compare a text with no deal, not with the talks that they expect to come; nobody computes an \
                        equilibrium. Nobody bluffs, signals or times an attack. Domestic politics is one threshold where a \
                        text is ratified. No new issues and no new parties are found on the way, and every signatory must \
                        consent. Outcomes stray from what models of this kind say by more than these ranges show: read the \
                        ranges of terms as too narrow.";

/// What this is and is not.
const MEANING: &str = "A likelihood here is what follows from the ranges in the file and the mechanisms of the model. It is not \
                       a frequency that anyone has observed, nor a calibrated forecast.";

/// What it rests on.
pub fn figure(findings: &Findings) -> Figure {
    let support = &findings.support;
    let stack = (support.classes.all() > 0).then(|| Part::Stack(pieces(support.classes)));
    let list = Part::List(list(findings));
    Figure {
        about: "What it rests on",
        title: title(support),
        explanation: "The numbers that the file gives, by what they rest on.".to_owned(),
        parts: stack.into_iter().chain([list]).collect(),
        notes: vec![MEANING.to_owned()],
        tables: vec![table(support)],
    }
}

const CLASSES: [&str; 4] = [
    "a source gives the number itself",
    "a source gives its direction, or its topic alone",
    "argued, without a source",
    "a bare guess",
];

/// A source that gives only a direction is not a source of the number.
pub fn title(support: &Support) -> String {
    let Classes { number, direction, argued, bare } = support.classes;
    let all = whole(support.classes.all() as u64);
    let rest = |number: usize| if number == 1 { "rests" } else { "rest" };
    match support.classes.all() {
        0 => "The file gives no number: all stand at the model's defaults".to_owned(),
        of if number == of => {
            format!("All {all} numbers have a source that gives the number itself")
        }
        of if bare == of => format!("None of {all} numbers has a source or a reason"),
        _ if number + direction == 0 => format!(
            "No number has a source: of {all}, {} argued, {} bare guesses",
            whole(argued as u64),
            whole(bare as u64)
        ),
        _ if direction == 0 => {
            format!("Of {all} numbers {} {} on a source", whole(number as u64), rest(number))
        }
        _ => format!(
            "Of {all} numbers {} {} on a source for the number itself, {} for its direction or topic alone",
            if number == 0 { "none".to_owned() } else { whole(number as u64) },
            if number == 0 { "rests" } else { rest(number) },
            whole(direction as u64)
        ),
    }
}

fn numbers(Classes { number, direction, argued, bare }: Classes) -> [usize; 4] {
    [number, direction, argued, bare]
}

fn pieces(classes: Classes) -> Vec<Piece> {
    let all = classes.all() as f64;
    let piece = |(shade, number): (usize, usize)| Piece {
        shade,
        share: number as f64 / all,
        label: CLASSES[shade].to_owned(),
        figures: whole(number as u64),
    };
    let pieces = numbers(classes).into_iter().enumerate().map(piece);
    pieces.filter(|piece| piece.share > 0.0).collect()
}

fn list(findings: &Findings) -> Vec<(&'static str, String)> {
    let case = &findings.case;
    let cautions = findings.warnings.iter().chain(&case.cautions);
    let mut items: Vec<(&'static str, String)> =
        cautions.map(|warning| ("Caution", caution(warning))).collect();
    if !case.changed.is_empty() {
        items.push(("Changed in the file", case.changed.join("; ")));
    }
    items.push(("How it was computed", computed(findings)));
    items.push(("What the model leaves out", LEFT_OUT.to_owned()));
    items
}

/// A warning, and what would help.
pub fn caution(warning: &Warning) -> String {
    match warning.advice {
        Some(Advice::MoreDraws) => format!("{} More draws would help.", warning.text),
        _ => warning.text.clone(),
    }
}

fn computed(findings: &Findings) -> String {
    let (case, plan) = (&findings.case, &findings.case.plan);
    let digits: String = case.sha256.chars().take(FINGERPRINT).collect();
    let file = match (case.file.as_str(), digits.as_str()) {
        ("", "") => String::new(),
        (file, "") => format!(" of {file}"),
        ("" | "-", digits) => format!(" of the scenario with fingerprint {digits}"),
        (file, digits) => format!(" of {file} (fingerprint {digits})"),
    };
    format!(
        "{}{file}: {}, {}, by negsim {}. The same file, plan and seed give the same numbers.",
        counted(plan.negotiations, "negotiation"),
        case::draws(plan),
        case::seed(plan),
        env!("CARGO_PKG_VERSION")
    )
}

fn table(support: &Support) -> Numbers {
    let rest = [("at the model's default", support.defaults), ("uncertain", support.uncertain)];
    let classes = CLASSES.into_iter().zip(numbers(support.classes)).chain(rest);
    let rows = classes.map(|(label, number)| vec![words(label), count(number as u64)]).collect();
    Numbers { columns: heads(&["what numbers rest on"], &["numbers"]), rows }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_for_a_direction_is_not_one_for_the_number() {
        let said = |number, direction, argued, bare| {
            let classes = Classes { number, direction, argued, bare };
            title(&Support { classes, defaults: 3, uncertain: 2 })
        };
        assert_eq!(
            said(1, 26, 88, 0),
            "Of 115 numbers 1 rests on a source for the number itself, 26 for its direction or topic alone"
        );
        assert_eq!(
            said(0, 26, 88, 0),
            "Of 114 numbers none rests on a source for the number itself, 26 for its direction or topic alone"
        );
        assert_eq!(said(0, 0, 8, 2), "No number has a source: of 10, 8 argued, 2 bare guesses");
        assert_eq!(said(2, 0, 8, 2), "Of 12 numbers 2 rest on a source");
        assert_eq!(said(0, 0, 0, 2), "None of 2 numbers has a source or a reason");
        assert_eq!(said(2, 0, 0, 0), "All 2 numbers have a source that gives the number itself");
        assert_eq!(said(0, 0, 0, 0), "The file gives no number: all stand at the model's defaults");
    }
}
