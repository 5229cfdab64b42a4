//! One negotiation as a page: how the offers moved, who would gain, the story round by round, and the last texts.

use super::answers::{facts, sentence};
use super::cells::{heads, number, words};
use super::foot::{self, caution};
use super::{gains, typical};
use crate::claims::Trace;
use crate::engine::QuantityId;
use crate::games::talks::Round;
use crate::report::document::{Block, Item};
use crate::report::hint::worded;
use crate::report::say::trace::{ending, head, names, rounds, texts};
use crate::report::say::words::{capital, counted};
use crate::report::sheet::{Cell, Figure, Numbers, Part, Sheet, Told};
use crate::report::telling::Telling;

/// The whole page.
pub fn sheet(trace: &Trace) -> Sheet {
    let figures = [
        typical::offers(trace),
        gains::figure(trace),
        Some(story(trace)),
        last_texts(trace),
        Some(table(trace)),
        Some(foot::figure(&trace.case, &[])),
    ];
    let seed = trace.case.plan.seed;
    let which = format!(
        "Draw\u{a0}{}, repeat\u{a0}{} of seed\u{a0}{seed}: an example, not a forecast.",
        trace.story.draw, trace.story.repeat
    );
    let asked = ["How did one negotiation go?".to_owned(), facts(&trace.case), which];
    Sheet {
        title: trace.case.title.clone(),
        asked: asked.into_iter().filter(|line| !line.is_empty()).collect(),
        answers: answers(trace),
        figures: figures.into_iter().flatten().collect(),
        inputs: Vec::new(),
    }
}

fn answers(trace: &Trace) -> Vec<(&'static str, String)> {
    let mut answers = vec![("How did it end?", sentence(head::ended(trace)))];
    answers.push(("Which one?", format!("{}.", capital(&trace.chosen))));
    answers.extend(trace.case.cautions.iter().take(1).map(|one| ("Caution", caution(one))));
    answers
}

/// Round by round, in the sentences of the report for readers; a row of numbers a round.
fn story(trace: &Trace) -> Figure {
    let mut told = pieces(rounds::rounds(trace, Telling::Main));
    told.push(Told::Title("The end".to_owned()));
    told.extend(plain(&ending::ending(trace)).map(Told::Text));
    Figure {
        about: "Round by round",
        title: without_end(head::ended(trace)),
        explanation: plain(&head::legend(trace)).collect::<Vec<_>>().join(" "),
        parts: vec![Part::Told(told)],
        notes: Vec::new(),
        tables: vec![sides(trace)],
    }
}

/// What lay on the table when they last met, and what it lacked; none where they never met.
fn last_texts(trace: &Trace) -> Option<Figure> {
    let last = trace.story.rounds.iter().rev().find(|round| !round.texts.is_empty())?;
    let title = match last.agreed {
        Some(text) => format!(
            "{} is agreed in {}",
            capital(&names::text(trace, text)),
            names::round(trace, last.round)
        ),
        None => format!(
            "In {}, when they last met, {}",
            names::round(trace, last.round),
            rounds::nearest(trace, last).replacen(" text is ", " text was ", 1)
        ),
    };
    Some(Figure {
        about: "The last texts",
        title: without_end(title),
        explanation: "Every text that lay on the table when the sides last met: what it says on each issue, what it is worth \
                      to each side, and whether that side would sign it."
            .to_owned(),
        parts: vec![Part::Told(pieces(vec![texts::texts(trace, last)]).into_iter().flat_map(apart).collect())],
        notes: Vec::new(),
        tables: vec![values(trace, last)],
    })
}

/// Who sits there, what they negotiate about, and what of this draw is out of the ordinary.
fn table(trace: &Trace) -> Figure {
    let blocks = [head::who(trace), head::inputs(trace)].concat();
    let sides = trace.table.signatories().len();
    Figure {
        about: "The table",
        title: format!(
            "{sides} sides that must sign, {} on the table, {} that were drawn",
            counted(trace.table.labels().issues.len() as u64, "issue"),
            counted(trace.story.inputs.len() as u64, "input")
        ),
        explanation: String::new(),
        parts: vec![Part::Told(pieces(blocks))],
        notes: Vec::new(),
        tables: vec![drawn(trace)],
    }
}

/// What each side asks for, can live with, and has without a deal, by round; empty where they did not meet.
fn sides(trace: &Trace) -> Numbers {
    let sides = 0..trace.table.signatories().len();
    let of_round = |round: &Round| -> Vec<Vec<Cell>> {
        let of_side = |side: usize| {
            let label = format!("round\u{a0}{}: {}", round.round, names::signatory(trace, side));
            let columns =
                [&round.aspirations, &round.reservations, &round.no_deal, &round.conceded];
            let cells = columns.map(|of| of.get(side).map_or(Cell::Nothing, |at| number(*at)));
            [words(label)].into_iter().chain(cells).collect()
        };
        sides.clone().map(of_side).collect()
    };
    let columns = ["asks for", "can live with", "no deal", "conceded"];
    let rows = trace.story.rounds.iter().flat_map(of_round).collect();
    Numbers { columns: heads(&["values"], &columns), rows }
}

/// What the texts of a round are worth, and what they would have to be.
fn values(trace: &Trace, round: &Round) -> Numbers {
    let sides = 0..trace.table.signatories().len();
    let names_of: Vec<String> = sides
        .flat_map(|side| {
            let name = names::signatory(trace, side);
            [format!("worth to {name}"), "needed".to_owned()]
        })
        .collect();
    let row = |place: usize| -> Vec<Cell> {
        let text = &round.texts[place];
        let pairs = text.worth.iter().zip(&text.needs);
        let cells = pairs.flat_map(|(worth, needs)| [number(*worth), number(*needs)]);
        [words(names::text(trace, place))].into_iter().chain(cells).collect()
    };
    let places = (0..round.texts.len()).filter(|place| round.texts[*place].on_table);
    let columns: Vec<&str> = names_of.iter().map(String::as_str).collect();
    Numbers { columns: heads(&["the last texts"], &columns), rows: places.map(row).collect() }
}

/// Every input of the draw, and where it lies in its own distribution.
fn drawn(trace: &Trace) -> Numbers {
    let inputs = trace.story.inputs.iter().zip(&trace.story.quantiles);
    let row = |((id, value), quantile): (&(QuantityId, f64), &f64)| {
        let quantity = &trace.table.quantities()[id.index()];
        let label = format!("{} ({})", quantity.name, quantity.path);
        vec![words(label), number(*value), number(*quantile)]
    };
    Numbers {
        columns: heads(&["inputs of this draw"], &["value", "share of draws below it"]),
        rows: inputs.map(row).collect(),
    }
}

/// The blocks of a report as pieces of a page, without hints that only a terminal needs.
fn pieces(blocks: Vec<Block>) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::new();
    for block in blocks {
        match block {
            Block::Text(text) if text.strong => told.push(Told::Title(said(&text.text))),
            Block::Text(text) => told.extend(paragraph(said(&text.text))),
            Block::Heading { heading, .. } => told.push(Told::Entry(heading, Vec::new())),
            Block::Entry { heading, text } => told.push(Told::Entry(heading, vec![said(&text)])),
            Block::List(list) => lines(&mut told, list.items.iter().map(item).collect()),
            Block::Table(table) => {
                let narrow = table.rows.into_iter().flat_map(|row| row.narrow);
                lines(&mut told, narrow.map(|text| said(&text.text)).collect());
            }
            _ => {}
        }
    }
    told
}

/// A line of a report may begin with the rounds that it is about.
fn paragraph(text: String) -> Vec<Told> {
    match text.split_once("\u{a0}\u{a0} ") {
        Some((rounds, what)) => {
            vec![Told::Title(rounds.to_owned()), Told::Text(capital(what) + ".")]
        }
        None => vec![Told::Text(text)],
    }
}

/// Below the heading before them, where that is still empty.
fn lines(told: &mut Vec<Told>, lines: Vec<String>) {
    match told.last_mut() {
        Some(Told::Entry(_, below)) if below.is_empty() => *below = lines,
        _ => told.push(Told::Entry(String::new(), lines)),
    }
}

/// A text a line: its name before what it says.
fn apart(told: Told) -> Vec<Told> {
    let Told::Entry(_, lines) = told else { return vec![told] };
    let entry = |line: String| match line.split_once(": ") {
        Some((name, what)) => Told::Entry(name.to_owned(), vec![capital(what)]),
        None => Told::Text(line),
    };
    lines.into_iter().map(entry).collect()
}

fn item(item: &Item) -> String {
    format!("{}: {}", item.label, said(&item.text))
}

fn said(text: &str) -> String {
    worded(text, |_| "")
}

/// The texts of entries.
fn plain(blocks: &[Block]) -> impl Iterator<Item = String> {
    blocks.iter().filter_map(|block| match block {
        Block::Entry { text, .. } => Some(said(text)),
        _ => None,
    })
}

fn without_end(text: String) -> String {
    text.strip_suffix('.').map(str::to_owned).unwrap_or(text)
}
