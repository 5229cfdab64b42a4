//! What it rests on: sources and assumptions, cautions, how it was computed, and what the model leaves out.

use super::cells::{count, heads, words};
use super::foot::{MEANING, foot};
use crate::claims::{Classes, Findings, Support};
use crate::report::say::numbers::whole;
use crate::report::sheet::{Figure, Numbers, Part, Piece};

/// What it rests on.
pub fn figure(findings: &Findings) -> Figure {
    let support = &findings.support;
    let stack = (support.classes.all() > 0).then(|| Part::Stack(pieces(support.classes)));
    let list = Part::List(foot(&findings.case, &findings.warnings));
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
    "without a source or a reason",
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
