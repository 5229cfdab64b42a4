//! The head of a negotiation told: which one, who sits there, what of this draw is out of the ordinary, how to read it.

use super::names;
use crate::claims::Trace;
use crate::games::talks::{End, Event, Format, IssueLabel, Label, Role};
use crate::report::document::{Block, Item, List, Style, Text};
use crate::report::hint::Hint;
use crate::report::say::case;
use crate::report::say::words::{capital, listed};

/// Inputs of the draw that are shown.
const MOST_INPUTS: usize = 4;

/// The title, and which negotiation this is.
pub fn title(trace: &Trace) -> Vec<Block> {
    let (case, story) = (&trace.case, &trace.story);
    let seed = case::seed(&case.plan);
    let which = format!("{seed} · draw\u{a0}{}, repeat\u{a0}{}", story.draw, story.repeat);
    vec![
        Block::Text(Text { strong: true, ..Text::new(0, 0, &case.title) }),
        Block::text(0, 1, case::calendar_and(case, &which)),
        Block::text(0, 1, format!("One negotiation: {}.", trace.chosen)),
    ]
}

/// How it ended.
pub fn ended(trace: &Trace) -> String {
    let outcome = &trace.story.outcome;
    let ended = match outcome.end {
        End::Settled => "It is settled in",
        End::Collapsed => "The talks collapse in",
        End::Decided => "It is decided outside the room in",
        End::Talking => "Still talking after",
        End::Suspended => "Still suspended after",
    };
    format!("{ended} {}.", names::round(trace, outcome.round))
}

/// Who signs, who drafts, what they negotiate about, and who does what to whom outside the room.
pub fn who(trace: &Trace) -> Vec<Block> {
    let parties = &trace.table.parts().parties;
    let with_role = |role: Role| -> Vec<String> {
        let is = |&party: &usize| parties[party].role == role;
        (0..parties.len()).filter(is).map(|party| names::party(trace, party)).collect()
    };
    let mut who = format!("{} must sign.", capital(&listed(&with_role(Role::Signatory))));
    for (role, word) in [(Role::Mediator, "Mediating"), (Role::Guarantor, "Standing by")] {
        let parties = with_role(role);
        if !parties.is_empty() {
            who += &format!(" {word}: {}.", listed(&parties));
        }
    }
    if trace.table.parts().setting.format == Format::Shuttle {
        who += " They do not meet: drafts alone are on the table.";
    }
    let about = [Block::entry("Who", who), Block::heading("About", ""), issues(trace)];
    about.into_iter().chain(events(trace)).collect()
}

fn issues(trace: &Trace) -> Block {
    let item = |(k, label): (usize, &IssueLabel)| {
        let text = format!("{}{}", name(&label.id, &label.name), scale(trace, k));
        Item::new(&label.id, text)
    };
    let items = trace.table.labels().issues.iter().enumerate().map(item).collect();
    Block::List(List { items, depth: 2, style: Style::Ids })
}

fn events(trace: &Trace) -> Vec<Block> {
    let labels = trace.table.labels().events.iter();
    let line = |(label, event): (&Label, &Event)| {
        let on: Vec<String> = event.on.iter().map(|&party| names::party(trace, party)).collect();
        let by = event.by.map(|by| format!(", by {}", names::party(trace, by)));
        let on = if on.is_empty() { String::new() } else { format!(" on {}", listed(&on)) };
        let name = if label.id == label.name { String::new() } else { format!(": {}", label.name) };
        Block::text(2, 1, format!("{}{name}{}{on}", label.id, by.unwrap_or_default()))
    };
    let lines: Vec<Block> = labels.zip(&trace.table.parts().events).map(line).collect();
    let heading = (!lines.is_empty()).then(|| Block::heading("Outside the room", ""));
    heading.into_iter().chain(lines).collect()
}

fn name(id: &str, name: &str) -> String {
    if id == name { String::new() } else { format!("{name}: ") }
}

/// What the positions of an issue mean.
fn scale(trace: &Trace, issue: usize) -> String {
    let (label, shape) = (&trace.table.labels().issues[issue], &trace.table.parts().issues[issue]);
    match (label.scale.as_slice(), shape.levels) {
        ([first, .., last], None) => {
            format!("from {} (\"{}\") to {} (\"{}\")", first.0, first.1, last.0, last.1)
        }
        (levels, Some(_)) if !levels.is_empty() => {
            let words: Vec<&str> = levels.iter().map(|(_, word)| word.as_str()).collect();
            format!("one of {}", words.join(", "))
        }
        _ => {
            let unit = label.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
            format!("from {} to {}{unit}", shape.range.0, shape.range.1)
        }
    }
}

/// The inputs that lie farthest from their medians, and what else sets this negotiation apart.
pub fn inputs(trace: &Trace) -> Vec<Block> {
    let shown = trace.unusual.iter().take(MOST_INPUTS);
    let items: Vec<Item> = shown.map(|&place| input(trace, place)).collect();
    let mut blocks = Vec::new();
    if !items.is_empty() {
        let explanation =
            format!("(the inputs that lie farthest from their medians{})", Hint::Drivers);
        let list = List { items, depth: 2, style: Style::Remarks };
        blocks.extend([Block::heading("This draw", explanation), Block::List(list)]);
    }
    let apart = apart(trace);
    if !apart.is_empty() {
        blocks.push(Block::entry("At the table", apart.join(" ")));
    }
    blocks
}

/// A name, and the value beside its median.
fn input(trace: &Trace, place: usize) -> Item {
    let (id, value) = trace.story.inputs[place];
    let quantity = &trace.table.quantities()[id.index()];
    let quantile = trace.story.quantiles[place];
    let median = quantity.distribution.quantile(0.5);
    let size = (quantity.distribution.most() - quantity.distribution.least()).abs();
    let decimals = match size {
        size if size.is_finite() && size >= 20.0 => 1,
        size if size > 0.0 && size < 0.02 => 4,
        size if size > 0.0 && size < 0.2 => 3,
        _ => 2,
    };
    let (side, share) =
        if quantile < 0.5 { ("higher", 1.0 - quantile) } else { ("lower", quantile) };
    let in_100 = (100.0 * share).floor();
    let text = format!(
        "{value:.decimals$} (median {median:.decimals$}; {side} in {in_100:.0}\u{a0}of\u{a0}100 draws)"
    );
    Item::new(capital(&quantity.name), text)
}

/// Who talks for time, and how instructions are read.
fn apart(trace: &Trace) -> Vec<String> {
    let story = &trace.story;
    let faithless = (0..story.good_faith.len()).filter(|&i| !story.good_faith[i]).map(|i| {
        let (name, talks) = (capital(&names::signatory(trace, i)), names::verb(trace, i, "talks"));
        format!("{name} {talks} for time and will sign nothing; the others do not know.")
    });
    let read = (0..story.reading.len()).filter(|&i| story.reading[i].abs() >= 0.005).map(|i| {
        let whose = capital(&names::of_signatory(trace, i));
        let by = names::value(story.reading[i].abs());
        let way = if story.reading[i] > 0.0 { "more" } else { "less" };
        format!("{whose} envoys ask {by} {way} than their instructions say.")
    });
    faithless.chain(read).collect()
}

/// How the numbers are read.
pub fn legend(trace: &Trace) -> Vec<Block> {
    let mut legend = "Values run from 0 (the worst text a party can imagine) to 1 (the best). Each side asks for some value, \
                and can live with less. \"To\" a party stands what a text is worth to it and whether it would sign: \
                \"lacks 0.12\" says how much more value that would take; ! marks a position beyond somebody's red line."
        .to_owned();
    if !trace.story.trust_at_start.is_empty() {
        legend += " Trust runs from 0 to 1.";
    }
    let sides: Vec<String> =
        (0..trace.table.signatories().len()).map(|i| names::signatory(trace, i)).collect();
    legend += &format!(
        " In short: what {} ask, then what the nearest text lacks for each of them.{}",
        listed(&sides),
        Hint::AllRounds
    );
    vec![Block::entry("To read it", legend)]
}
