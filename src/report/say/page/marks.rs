//! What else lies on the scale of an issue: what the sides want and refuse, what stands today, and a second opinion.

use crate::claims::{CaseParty, Findings, IssuePositions, Middle, Model, Terms};
use crate::report::say::words::whose;
use crate::report::sheet::{Mark, Shape};

/// Sides whose wishes have a shape of their own; with more of them none is drawn.
const SHAPES: [Shape; 3] = [Shape::Circle, Shape::Square, Shape::Diamond];

/// From left to right: a side each, with what it wants and what it refuses to pass; today and the Nash text.
pub fn marks(findings: &Findings, terms: &Terms) -> Vec<Mark> {
    let Some(positions) = findings.positions.iter().find(|issue| issue.id == terms.id) else {
        return Vec::new();
    };
    let sides = || findings.case.parties.iter().filter(|party| party.role == "signatory");
    let lanes = sides().count() + 1;
    let mut marks: Vec<Mark> = Vec::new();
    if lanes <= SHAPES.len() + 1 {
        let placed = sides().enumerate();
        marks.extend(placed.flat_map(|(lane, side)| of_side(positions, side, lane)));
    }
    let at = |shape, is_hollow, label: &str, middle: Middle| Mark {
        shape,
        is_hollow,
        label: label.to_owned(),
        lane: lanes - 1,
        at: middle.p50,
        low: middle.p10,
        high: middle.p90,
    };
    marks.push(at(Shape::Triangle, false, "today", positions.status_quo));
    let nash = findings.second_opinions.issues.iter().find(|issue| issue.id == terms.id);
    let nash = nash.and_then(|issue| issue.at[Model::Nash as usize]);
    marks.extend(nash.map(|p50| {
        let label = "the Nash text, a second opinion that knows nothing of rounds";
        at(Shape::Triangle, true, label, Middle { p10: p50, p50, p90: p50 })
    }));
    let (low, high) = terms.range;
    let place = |value: f64| ((value - low) / (high - low)).clamp(0.0, 1.0);
    let placed = |mark: Mark| Mark {
        at: place(mark.at),
        low: place(mark.low),
        high: place(mark.high),
        ..mark
    };
    marks.into_iter().map(placed).collect()
}

fn of_side(positions: &IssuePositions, side: &CaseParty, lane: usize) -> Vec<Mark> {
    let of = |list: &[(String, Middle)], what: &str, is_hollow| {
        let middle = list.iter().find(|(id, _)| *id == side.id).map(|(_, middle)| *middle)?;
        Some(Mark {
            shape: SHAPES[lane],
            is_hollow,
            label: format!("{} {what}", whose(&side.name)),
            lane,
            at: middle.p50,
            low: middle.p10,
            high: middle.p90,
        })
    };
    let ideal = of(&positions.ideals, "ideal", false);
    let red_line = of(&positions.red_lines, "red line", true);
    ideal.into_iter().chain(red_line).collect()
}
