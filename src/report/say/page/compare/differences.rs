//! What differs, and by how much: a row a question, a dot with its whisker for each scenario but the first.

use super::names::{DRAWN, difference, is_clearly_larger, is_likelihood, name_of, quoted, short};
use crate::claims::{Against, Answer, Comparison, Difference, Row, What};
use crate::report::say::compare::rows::{in_order, is_of_one, is_told};
use crate::report::say::compare::sentences::sentence;
use crate::report::say::compare::table::{label, signed};
use crate::report::say::page::axes::Points;
use crate::report::say::page::cells::{heads, number, share, words};
use crate::report::say::words::{capital, counted};
use crate::report::sheet::{Cell, Dot, DotRow, Dots, Figure, Numbers, Part};

/// Rows that are drawn.
const ROWS: usize = 18;
/// More than so many others have room only for what is told on a screen.
const FEW: usize = 2;
/// No axis of differences is finer.
const FINEST: f64 = 0.005;

/// What differs; none where all are the same talks.
pub fn figure(comparison: &Comparison) -> Option<Figure> {
    let lines = lines(comparison);
    let is_same = |row: &&Row| row.difference.is_none_or(|one| one.is_same_talks);
    if comparison.against.iter().flat_map(|one| &one.rows).all(|row| is_same(&row)) {
        return None;
    }
    let first = quoted(&comparison.scenarios[0].name);
    let drawn = (!lines.is_empty()).then(|| Part::Dots(dots(comparison, &lines, &first)));
    Some(Figure {
        about: "What differs",
        title: title(comparison),
        explanation: format!(
            "How much likelier something is than in {first}, in points of 100: right of the line likelier, left of it \
             less likely. The lines are 95\u{a0}% intervals of the difference under the same luck; hollow is what chance \
             could explain."
        ),
        parts: drawn.into_iter().collect(),
        notes: notes(comparison, lines.len()),
        tables: vec![table(comparison)],
    })
}

/// A question with its row in each of the others.
struct Line<'a> {
    row: &'a Row,
    by: Vec<Option<&'a Row>>,
}

/// Every likelihood in which some scenario is seen to differ at all.
fn lines(comparison: &Comparison) -> Vec<Line<'_>> {
    let drawn = &comparison.against[..comparison.against.len().min(DRAWN - 1)];
    let mut lines: Vec<Line> = Vec::new();
    for row in drawn.iter().flat_map(in_order).filter(|row| is_likelihood(&row.what)) {
        if lines.iter().any(|line| line.row.first.of == row.first.of) {
            continue;
        }
        let of = |against: &'_ Against| -> Option<usize> {
            against.rows.iter().position(|other| other.first.of == row.first.of)
        };
        let by = drawn.iter().map(|one| of(one).map(|place| &one.rows[place])).collect();
        lines.push(Line { row, by });
    }
    let differs = |row: &&Row| row.difference.is_some_and(|one| one.value.abs() > 0.0);
    let has_room = |line: &Line| drawn.len() <= FEW || is_told(line.row, drawn);
    lines.retain(|line| line.by.iter().flatten().any(differs) && has_room(line));
    lines
}

fn dots(comparison: &Comparison, lines: &[Line], first: &str) -> Dots {
    let rows: Vec<(String, Vec<Option<Difference>>)> = lines
        .iter()
        .take(ROWS)
        .map(|line| {
            let by = line.by.iter().map(|row| row.and_then(|row| row.difference)).collect();
            (capital(&label(line.row)), by)
        })
        .collect();
    drawn(comparison, &rows, &format!("Points of 100 more than in {first}"))
}

/// Rows of differences on an axis of their own.
pub fn drawn(
    comparison: &Comparison,
    rows: &[(String, Vec<Option<Difference>>)],
    axis: &str,
) -> Dots {
    let all = rows.iter().flat_map(|(_, by)| by).flatten();
    // On a finer axis noise would look like something.
    let ends = all.flat_map(|one| [one.low.clamp(-1.0, 1.0), one.high.clamp(-1.0, 1.0)]);
    let widest = ends.chain([-FINEST, FINEST]);
    let points = Points::over(widest, axis);
    let dot = |one: &Difference| Dot {
        at: points.at(one.value),
        interval: (points.at(one.low), points.at(one.high)),
        is_hollow: !one.is_visible(),
        figures: difference(one),
    };
    let row = |(label, by): &(String, Vec<Option<Difference>>)| DotRow {
        label: label.clone(),
        dots: by.iter().map(|one| one.as_ref().map(dot)).collect(),
    };
    let others = comparison.scenarios.iter().take(DRAWN).skip(1);
    Dots {
        names: others.map(|one| short(&one.name)).collect(),
        zero: points.at(0.0),
        rows: rows.iter().map(row).collect(),
        axis: points.axis.clone(),
    }
}

/// The largest of all differences, where one is beyond chance.
fn title(comparison: &Comparison) -> String {
    let all = comparison.against.iter().flat_map(|against| {
        let rows = in_order(against).into_iter().filter(|row| is_likelihood(&row.what));
        rows.map(move |row| (name_of(comparison, against), row))
    });
    most(all.collect(), &counted(comparison.plan.negotiations, "negotiation"))
}

/// Only what is clearly larger than all others is the largest.
fn most(mut all: Vec<(String, &Row)>, negotiations: &str) -> String {
    let size = |row: &Row| row.difference.map_or(0.0, |one| one.value.abs());
    all.retain(|(_, row)| row.difference.is_some_and(|one| one.is_visible()));
    all.sort_by(|one, other| size(other.1).total_cmp(&size(one.1)));
    let Some((name, row)) = all.first() else {
        return "No difference in anything that chance could not explain".to_owned();
    };
    let is_first = all[1..].iter().all(|(_, other)| {
        let pair = row.difference.zip(other.difference);
        pair.is_some_and(|(one, other)| is_clearly_larger(&one, &other))
    });
    let which = match (all.len(), is_first) {
        (1, _) => "One difference that chance could not explain",
        (_, true) => "The largest difference",
        _ => "Among the largest differences",
    };
    let said = sentence(row, name, negotiations);
    format!("{which}: {}", said.trim_end_matches('.'))
}

/// For each of the others the largest difference beside that of the settlement, where chance could not explain it.
pub fn largest(comparison: &Comparison) -> Vec<String> {
    let negotiations = counted(comparison.plan.negotiations, "negotiation");
    let of = |against: &Against| {
        let size = |row: &Row| row.difference.map_or(0.0, |one| one.value.abs());
        let rows = in_order(against).into_iter().skip(1);
        let seen = rows.filter(|row| {
            is_likelihood(&row.what) && row.difference.is_some_and(|one| one.is_visible())
        });
        let largest = seen.max_by(|one, other| size(one).total_cmp(&size(other)))?;
        Some(sentence(largest, &name_of(comparison, against), &negotiations))
    };
    comparison.against.iter().filter_map(of).collect()
}

fn notes(comparison: &Comparison, lines: usize) -> Vec<String> {
    let few = "What is drawn is not all: the rest is in the table.";
    let is_part = lines > ROWS || comparison.against.len() > FEW;
    let few = is_part.then(|| few.to_owned());
    let many = "Each row is taken by itself: of twenty in which nothing differs about one will look as if it did.";
    let many = (!comparison.against.iter().all(is_of_one)).then(|| many.to_owned());
    few.into_iter().chain(many).collect()
}

/// The first by itself, then the others with how they differ.
fn table(comparison: &Comparison) -> Numbers {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (place, against) in comparison.against.iter().enumerate() {
        let name = short(&comparison.scenarios[against.scenario].name);
        let all = in_order(against);
        if place == 0 {
            let first = short(&comparison.scenarios[0].name);
            rows.extend(all.iter().map(|row| line(row, &row.first, &first, None, true)));
        }
        // Of many the intervals of the differences alone: a page goes into a letter.
        let is_whole = comparison.against.len() <= FEW;
        let whole = |row: &&Row| line(row, &row.second, &name, row.difference, is_whole);
        rows.extend(all.iter().map(whole));
    }
    let (from, to) = ("95\u{a0}% from", "to");
    let columns = ["scenario", "value", from, to, "difference", from, to];
    Numbers { columns: heads(&["what is compared"], &columns), rows }
}

fn line(
    row: &Row,
    answer: &Answer,
    name: &str,
    difference: Option<Difference>,
    is_whole: bool,
) -> Vec<Cell> {
    let value = |value: Option<f64>| match value {
        None => Cell::Nothing,
        Some(value) if is_likelihood(&row.what) => share(value),
        Some(value) => number(value),
    };
    let between = |value: f64| match row.what {
        What::Likelihood | What::Interim => points(value),
        What::Round | What::Terms { .. } => number(value),
    };
    let end = |end: Option<f64>| end.filter(|_| is_whole);
    let answer = [answer.value, end(answer.low), end(answer.high)].map(value);
    let difference = difference.map(|one| [one.value, one.low, one.high].map(between));
    let difference = difference.unwrap_or([const { Cell::Nothing }; 3]);
    [vec![words(capital(&label(row))), words(name)], [answer, difference].concat()].concat()
}

/// A difference of likelihoods in points of 100.
pub fn points(difference: f64) -> Cell {
    let points = 100.0 * difference;
    let shown = match points.abs() {
        size if size > 0.0 && size < 0.005 => format!("{points:+.0e}"),
        _ => signed(points, 2),
    };
    Cell::Number(difference, shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str, value: f64, half: f64) -> Row {
        let answer =
            |value| Answer { of: name.to_owned(), value: Some(value), low: None, high: None, n: 1 };
        Row {
            what: What::Likelihood,
            name: name.to_owned(),
            first: answer(0.3),
            second: answer(0.3 + value),
            difference: Some(Difference {
                value,
                low: value - half,
                high: value + half,
                unpaired_low: -1.0,
                unpaired_high: 1.0,
                is_same_talks: false,
            }),
        }
    }

    #[test]
    fn the_largest_is_called_so_only_where_chance_leaves_no_other() {
        let said = |rows: &[Row]| {
            let all = rows.iter().map(|row| ("“A”".to_owned(), row)).collect();
            most(all, "10 negotiations").replace('\u{a0}', " ")
        };
        assert_eq!(
            said(&[row("a zone", -0.02, 0.01), row("collapse", 0.2, 0.01)]),
            "The largest difference: “A” makes collapse more likely by 20.0 points [19.0, 21.0]"
        );
        // The largest number is noise.
        assert_eq!(
            said(&[row("a zone", -0.02, 0.01), row("collapse", 0.2, 0.3)]),
            "One difference that chance could not explain: “A” makes a zone less likely by 2.0 points [1.0, 3.0]"
        );
        // Which of the two is larger, nobody knows.
        assert!(
            said(&[row("a zone", -0.2, 0.01), row("collapse", 0.21, 0.01)])
                .starts_with("Among the largest differences: “A” makes collapse more")
        );
        assert_eq!(
            said(&[row("a zone", 0.01, 0.02)]),
            "No difference in anything that chance could not explain"
        );
    }
}
