//! Scenarios against the first of them: for each a table of what both have, then a plain sentence a row.

pub mod digits;
pub mod rows;
mod screen;
pub mod sentences;
pub mod table;

use super::case;
use super::warnings::cautions;
use super::words::counted;
use crate::claims::{Against, Comparison, Difference, Row, What};
use crate::report::document::{Block, Document, apart};
use digits::digits;
use rows::{all_cautions, from_where, in_order, is_of_one};
pub use screen::screen;
use sentences::sentence;
use table::{shown, table};

/// `-4.1 [-4.6, -3.6]`: a difference of likelihoods, in points.
pub fn of_likelihoods(difference: &Difference) -> String {
    shown(&What::Likelihood, difference)
}

/// What a comparison shows.
pub fn compare(comparison: &Comparison) -> Document {
    let pairs = comparison.against.iter().map(|against| apart(pair(comparison, against).into()));
    Document::of([title(comparison), apart(pairs.collect()), trust(comparison)])
}

fn title(comparison: &Comparison) -> Vec<Block> {
    let (plan, first) = (&comparison.plan, &comparison.scenarios[0]);
    let played = format!(
        "{} of each scenario ({}), with the same luck · {}",
        counted(plan.negotiations, "negotiation"),
        case::draws(plan),
        case::seed(plan)
    );
    let title = [
        Block::title(format!("Compared with \"{}\"", first.name)),
        Block::text(0, 1, case::calendar_and(&first.case, &played)),
    ];
    title.into_iter().chain(case::source(&first.case)).collect()
}

/// What both have in figures, and what differs in words.
fn pair(comparison: &Comparison, against: &Against) -> [Vec<Block>; 2] {
    let second = &comparison.scenarios[against.scenario];
    let name = format!("\"{}\"", second.name);
    let rows = in_order(against);
    let mut figures = vec![Block::heading(&name, from_where(second)), Block::Table(table(&rows))];
    figures.extend(case::source(&second.case));
    figures.extend(against.left_out.iter().map(|text| Block::entry("Left out", text)));
    figures.extend(cautions(&against.warnings));
    let negotiations = counted(comparison.plan.negotiations, "negotiation");
    let mut words = vec![Block::heading("In words", "")];
    words.extend(in_words(&rows, &name, &negotiations, against));
    [figures, words]
}

fn in_words(rows: &[&Row], name: &str, negotiations: &str, against: &Against) -> Vec<Block> {
    let is_same = |row: &&Row| row.difference.is_some_and(|difference| difference.is_same_talks);
    if rows.iter().any(is_same) {
        let same = format!("{name} is the same talks as the first: nothing can differ.");
        return vec![Block::text(2, 1, same)];
    }
    let mut who = name;
    let mut sentences = Vec::new();
    for row in rows {
        sentences.push(Block::text(2, 1, sentence(row, who, negotiations)));
        if row.difference.is_some_and(|difference| difference.is_visible()) {
            who = "It";
        }
    }
    sentences.push(Block::text(2, 1, narrowing(against)));
    sentences
}

fn narrowing(against: &Against) -> String {
    let of_one = is_of_one(against);
    let row = against.rows.iter().find(|row| of_one || row.first.of == "settled");
    let (Some(ratio), Some(difference)) = (against.narrowing, row.and_then(|row| row.difference))
    else {
        return String::new();
    };
    let half = |low: f64, high: f64| {
        let digits = digits(&What::Likelihood, high - low);
        format!("{:.digits$}", 50.0 * (high - low))
    };
    let (paired, unpaired) = (
        half(difference.low, difference.high),
        half(difference.unpaired_low, difference.unpaired_high),
    );
    let (of, whose) = if of_one { ("", "this") } else { (" for a settlement", "a settlement's") };
    if ratio < 1.05 {
        return format!(
            "The common luck does not narrow this: ±{paired} points{of}, ±{unpaired} without it."
        );
    }
    format!(
        "The common luck narrows the interval of {whose} difference from ±{unpaired} to ±{paired} points, as {:.1} \
         times as many negotiations would.",
        ratio * ratio
    )
}

fn trust(comparison: &Comparison) -> Vec<Block> {
    if comparison.against.iter().all(is_of_one) {
        let legend = "The difference is in percentage points. In brackets: 95\u{a0}% intervals of the simulation's own \
                      noise, that of the difference paired by draw. They cover neither what the model leaves out nor \
                      inputs that are wrong.";
        return [vec![Block::text(1, 0, legend)], cautions(all_cautions(comparison))].concat();
    }
    let legend = "Differences of likelihoods are in percentage points. Rounds and terms are of what settles in each \
                  scenario, which is not always the same negotiations. In brackets: 95\u{a0}% intervals of the \
                  simulation's own noise, those of differences paired by draw, one row at a time: of twenty rows in \
                  which nothing differs about one will look as if it did. They cover neither what the model leaves out \
                  nor inputs that are wrong.";
    [vec![Block::text(1, 0, legend)], cautions(all_cautions(comparison))].concat()
}
