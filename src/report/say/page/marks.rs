//! What else lies on the scale of an issue: what the sides want and refuse, what stands today, and a second opinion.

use crate::claims::{CaseParty, Findings, IssuePositions, Middle, Model, Terms};
use crate::report::say::words::whose;
use crate::report::sheet::{Mark, Shape};

/// So many sides have a shape of their own each; of more each has a number.
const SHAPES: [Shape; 3] = [Shape::Circle, Shape::Square, Shape::Diamond];
/// With more sides none is drawn: lanes would run into each other.
const MOST: usize = 8;

/// Models that know nothing of rounds: which of two lanes they stand in, and their shapes.
const OPINIONS: [(Model, usize, Shape); 8] = [
    (Model::WeightedMean, 0, Shape::Circle),
    (Model::WeightedMedian, 0, Shape::Square),
    (Model::CondorcetMarkov, 0, Shape::Diamond),
    (Model::CondorcetUniform, 0, Shape::Triangle),
    (Model::Utilitarian, 1, Shape::Circle),
    (Model::Egalitarian, 1, Shape::Square),
    (Model::KalaiSmorodinsky, 1, Shape::Diamond),
    (Model::Nash, 1, Shape::Triangle),
];

/// From left to right: a side each, with what it wants and what it refuses to pass; today and the Nash text.
pub fn marks(findings: &Findings, terms: &Terms) -> Vec<Mark> {
    let Some(positions) = findings.positions.iter().find(|issue| issue.id == terms.id) else {
        return Vec::new();
    };
    let sides = || findings.case.parties.iter().filter(|party| party.role == "signatory");
    let drawn = Some(sides().count()).filter(|sides| *sides <= MOST).unwrap_or_default();
    let lanes = drawn + 1;
    let shape = |lane: usize| SHAPES.get(lane).filter(|_| drawn <= SHAPES.len()).copied();
    let placed = sides().take(drawn).enumerate();
    let mut marks: Vec<Mark> =
        placed.flat_map(|(lane, side)| of_side(positions, side, lane, shape(lane))).collect();
    let at = |shape, is_hollow, label: &str, middle: Middle| Mark {
        shape,
        is_hollow,
        is_opinion: false,
        above: String::new(),
        label: label.to_owned(),
        lane: lanes - 1,
        at: middle.p50,
        low: middle.p10,
        high: middle.p90,
    };
    marks.push(at(Shape::Triangle, false, "today", positions.status_quo));
    let opinions = findings.second_opinions.issues.iter().find(|issue| issue.id == terms.id);
    let opinion = |(model, lane, shape): &(Model, usize, Shape)| {
        let p50 = opinions?.at[*model as usize]?;
        let placed = at(*shape, true, name(*model), Middle { p10: p50, p50, p90: p50 });
        Some(Mark { lane: lanes + lane, is_opinion: true, ..placed })
    };
    marks.extend(OPINIONS.iter().filter_map(opinion));
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

fn name(model: Model) -> &'static str {
    match model {
        Model::WeightedMean => "weighted mean",
        Model::WeightedMedian => "weighted median",
        Model::CondorcetMarkov => "Condorcet in the long run",
        Model::CondorcetUniform => "Condorcet, one round",
        Model::Nash => "Nash",
        Model::KalaiSmorodinsky => "Kalai-Smorodinsky",
        Model::Egalitarian => "egalitarian",
        Model::Utilitarian => "utilitarian",
    }
}

/// A side without a shape of its own has the number of its lane.
fn of_side(
    positions: &IssuePositions,
    side: &CaseParty,
    lane: usize,
    shape: Option<Shape>,
) -> Vec<Mark> {
    let above = if shape.is_some() { String::new() } else { (lane + 1).to_string() };
    let of = |list: &[(String, Middle)], what: &str, is_hollow| {
        let middle = list.iter().find(|(id, _)| *id == side.id).map(|(_, middle)| *middle)?;
        let label = format!("{above} {} {what}", whose(&side.name));
        Some(Mark {
            shape: shape.unwrap_or(Shape::Circle),
            is_hollow,
            is_opinion: false,
            above: above.clone(),
            label: label.trim_start().to_owned(),
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
