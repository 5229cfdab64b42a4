//! Who would gain in one negotiation: what texts give each pair of sides, against no deal.

use super::axes::values;
use super::cells::{heads, number, words};
use crate::claims::{Gains, Pair, Trace};
use crate::report::say::trace::names;
use crate::report::say::words::{capital, listed};
use crate::report::sheet::{Cell, Figure, Numbers, Part, Plane, PlaneMark, Shape};

/// A gain that two decimals show.
const SHOWN: f64 = 0.005;
/// Four texts that know nothing of rounds, in the order in which they are computed.
const SOLUTIONS: [(&str, Shape); 4] = [
    ("the Nash text", Shape::Triangle),
    ("the Kalai-Smorodinsky text", Shape::Diamond),
    ("the egalitarian text", Shape::Square),
    ("the utilitarian text", Shape::Circle),
];

/// Who would gain; none where nobody can tell.
pub fn figure(trace: &Trace) -> Option<Figure> {
    let gains = trace.gains.as_ref()?;
    let planes: Vec<Plane> = gains.pairs.iter().map(|pair| plane(trace, gains, pair)).collect();
    let is_drawn = !planes.is_empty();
    let frontiers = is_drawn.then(|| frontiers(trace, gains));
    Some(Figure {
        about: "Who would gain",
        title: title(trace, gains),
        explanation: "In this one negotiation, as it looked before the first meeting: what texts are worth to each side, from \
                      0, its worst text, to 1, its best. Each has a scale of its own, so that only gains and losses \
                      compare. Dashed: no deal; tinted: where both gain. The line is the most that the two could have \
                      between them within the red lines, whatever it leaves for others."
            .to_owned(),
        parts: is_drawn.then_some(Part::Planes(planes)).into_iter().collect(),
        notes: left(gains).into_iter().collect(),
        tables: [table(trace, gains)].into_iter().chain(frontiers).collect(),
    })
}

/// Who gains over no deal by the settled text.
fn title(trace: &Trace, gains: &Gains) -> String {
    let names: Vec<String> =
        (0..gains.no_deal.len()).map(|place| names::signatory(trace, place)).collect();
    match &gains.settled {
        Some(settled) => who_gains(&names, settled, &gains.no_deal),
        None => match gains.solutions[0] {
            Some(_) => "Before the talks some text would have given every side more than no deal"
                .to_owned(),
            None => {
                "Before the talks no text would have given every side more than no deal".to_owned()
            }
        },
    }
}

/// A text that was signed need not have been worth signing before the first meeting.
fn who_gains(names: &[String], settled: &[f64], no_deal: &[f64]) -> String {
    let of = |which: fn(f64) -> bool| -> Vec<String> {
        let sides = names.iter().zip(settled.iter().zip(no_deal));
        let chosen = sides.filter(|(_, (settled, no_deal))| which(*settled - *no_deal));
        chosen.map(|(name, _)| name.clone()).collect()
    };
    let (more, less) = (of(|gain| gain >= SHOWN), of(|gain| gain <= -SHOWN));
    let all = if names.len() == 2 { "Both sides" } else { "All sides" };
    let verb = |verb: &str, sides: &[String]| match sides.len() {
        1 => format!("{verb}s"),
        _ => verb.to_owned(),
    };
    match (more.as_slice(), less.as_slice()) {
        (gaining, _) if gaining.len() == names.len() => {
            format!("{all} gain over what no deal was worth before the talks")
        }
        ([], []) => format!("{all} have about what no deal was worth before the talks"),
        (_, []) => format!(
            "{} {} over what no deal was worth before the talks, the others hardly",
            capital(&listed(&more)),
            verb("gain", &more)
        ),
        (_, losing) => format!(
            "{}: less than no deal was worth before the talks, and signed as that had changed",
            capital(&listed(losing))
        ),
    }
}

/// What was left on the table.
fn left(gains: &Gains) -> Option<String> {
    let left = gains.left?;
    Some(match left >= SHOWN {
        true => format!(
            "Another text would have given every side at least {} more than the one that was signed.",
            names::value(left)
        ),
        false => {
            "No text would have given every side noticeably more than the one that was signed."
                .to_owned()
        }
    })
}

/// The texts by name, each with what it gives the sides.
fn texts(gains: &Gains) -> Vec<(String, Shape, bool, &Vec<f64>)> {
    let settled = gains
        .settled
        .iter()
        .map(|worth| ("the text that was signed".to_owned(), Shape::Circle, false, worth));
    let solutions = SOLUTIONS.iter().zip(&gains.solutions).filter_map(|((name, shape), worth)| {
        Some(((*name).to_owned(), *shape, true, worth.as_ref()?))
    });
    settled.chain(solutions).collect()
}

fn plane(trace: &Trace, gains: &Gains, pair: &Pair) -> Plane {
    let (i, j) = pair.sides;
    let [one, other] = [i, j].map(|side| names::signatory(trace, side));
    let texts = texts(gains);
    let along = |side: usize, of: fn(&(f64, f64)) -> f64| {
        let marked = texts.iter().map(move |text| text.3[side]);
        marked.chain(pair.frontier.iter().map(of)).chain([gains.no_deal[side]])
    };
    let title = |name: &str| format!("Value to {name}");
    let across = values(along(i, |point| point.0), &title(&one));
    let up = values(along(j, |point| point.1), &title(&other));
    let at = |point: (f64, f64)| (across.at(point.0), up.at(point.1));
    let mark = |(label, shape, is_hollow, worth): &(String, Shape, bool, &Vec<f64>)| PlaneMark {
        shape: *shape,
        is_hollow: *is_hollow,
        label: label.clone(),
        at: at((worth[i], worth[j])),
    };
    Plane {
        name: format!("{} and {other}", capital(&one)),
        no_deal: at((gains.no_deal[i], gains.no_deal[j])),
        frontier: pair.frontier.iter().map(|point| at(*point)).collect(),
        marks: texts.iter().map(mark).collect(),
        across: across.axis,
        up: up.axis,
    }
}

fn table(trace: &Trace, gains: &Gains) -> Numbers {
    let sides = 0..gains.no_deal.len();
    let names: Vec<String> =
        sides.map(|side| format!("to {}", names::signatory(trace, side))).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let row = |label: String, worth: &[f64]| -> Vec<Cell> {
        [words(label)].into_iter().chain(worth.iter().map(|worth| number(*worth))).collect()
    };
    let no_deal = row("no deal".to_owned(), &gains.no_deal);
    let texts = texts(gains).into_iter().map(|(label, _, _, worth)| row(label, worth));
    Numbers {
        columns: heads(&["value"], &names),
        rows: [no_deal].into_iter().chain(texts).collect(),
    }
}

/// Points of the lines, for the pairs that are drawn.
fn frontiers(trace: &Trace, gains: &Gains) -> Numbers {
    let of_pair = |pair: &Pair| -> Vec<Vec<Cell>> {
        let [one, other] = [pair.sides.0, pair.sides.1].map(|side| names::signatory(trace, side));
        let label = format!("{} and {other}", capital(&one));
        let row = |point: &(f64, f64)| vec![words(label.clone()), number(point.0), number(point.1)];
        pair.frontier.iter().map(row).collect()
    };
    let rows = gains.pairs.iter().flat_map(of_pair).collect();
    Numbers {
        columns: heads(&["the most that two could have"], &["the first", "the second"]),
        rows,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_signs_need_not_gain() {
        let names = ["the North".to_owned(), "the South".to_owned()];
        let said = |settled: [f64; 2]| who_gains(&names, &settled, &[0.4, 0.5]);
        assert_eq!(
            said([0.5, 0.6]),
            "Both sides gain over what no deal was worth before the talks"
        );
        // It was signed all the same: an attack, or a deadline, made no deal worse.
        assert_eq!(
            said([0.5, 0.45]),
            "The South: less than no deal was worth before the talks, and signed as that had changed"
        );
        assert_eq!(
            said([0.5, 0.5]),
            "The North gains over what no deal was worth before the talks, the others hardly"
        );
        assert_eq!(
            said([0.4, 0.5]),
            "Both sides have about what no deal was worth before the talks"
        );
    }
}
