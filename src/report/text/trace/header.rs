//! The head of a negotiation told: which one, who sits there, what of this draw is out of the ordinary, how to read it.

use super::super::headline::calendar;
use super::super::page::{Page, columns, padded, widest};
use super::names;
use crate::claims::Trace;
use crate::games::talks::{End, Format, Role};

/// Inputs of the draw that are shown.
const MOST_INPUTS: usize = 4;

/// The title, which negotiation this is, and how it ended.
pub fn title(trace: &Trace, page: &Page) -> String {
    let story = &trace.story;
    let which = format!(
        "{} · seed\u{a0}{} · draw\u{a0}{}, repeat\u{a0}{}",
        calendar(&trace.case),
        trace.case.plan.seed,
        story.draw,
        story.repeat
    );
    let title = page.paragraph(&trace.case.title, 0, 0);
    let ended = match story.outcome.end {
        End::Settled => "It is settled in",
        End::Collapsed => "The talks collapse in",
        End::Decided => "It is decided outside the room in",
        End::Talking => "Still talking after",
        End::Suspended => "Still suspended after",
    };
    let ended = format!("{ended} {}.", names::round(trace, story.outcome.round));
    page.bold(title.trim_end())
        + "\n"
        + &page.paragraph(&which, 0, 2)
        + &page.paragraph(&format!("One negotiation: {}.", trace.chosen), 0, 2)
        + "\n"
        + &page.paragraph(&ended, 2, 4)
}

/// Who signs, who drafts, and what they negotiate about.
pub fn who(trace: &Trace, page: &Page) -> String {
    let parties = &trace.table.parts().parties;
    let with_role = |role: Role| -> Vec<String> {
        let is = |&party: &usize| parties[party].role == role;
        (0..parties.len()).filter(is).map(|party| names::party(trace, party)).collect()
    };
    let mut said =
        format!("{} must sign.", names::sentence(&names::list(&with_role(Role::Signatory))));
    for (role, word) in [(Role::Mediator, "Mediating"), (Role::Guarantor, "Standing by")] {
        let parties = with_role(role);
        if !parties.is_empty() {
            said += &format!(" {word}: {}.", names::list(&parties));
        }
    }
    if trace.table.parts().setting.format == Format::Shuttle {
        said += " They do not meet: drafts alone are on the table.";
    }
    page.entry("Who", &said) + &issues(trace, page) + &events(trace, page)
}

fn issues(trace: &Trace, page: &Page) -> String {
    let labels = &trace.table.labels().issues;
    let ids = widest(labels.iter().map(|label| label.id.as_str())).min(page.width / 4);
    let line = |(k, label): (usize, &crate::games::talks::IssueLabel)| {
        let said = format!("{}{}", name(&label.id, &label.name), scale(trace, k));
        let text = format!("{}\u{a0}\u{a0}{said}", padded(&label.id, ids).replace(' ', "\u{a0}"));
        page.paragraph(&text, 4, 4 + ids + 2)
    };
    page.heading("About", "") + &labels.iter().enumerate().map(line).collect::<String>()
}

/// Who does what to whom outside the room.
fn events(trace: &Trace, page: &Page) -> String {
    let labels = trace.table.labels().events.iter();
    let line = |(label, event): (&crate::games::talks::Label, &crate::games::talks::Event)| {
        let on: Vec<String> = event.on.iter().map(|&party| names::party(trace, party)).collect();
        let by =
            event.by.map_or_else(String::new, |by| format!(", by {}", names::party(trace, by)));
        let on = if on.is_empty() { on.concat() } else { format!(" on {}", names::list(&on)) };
        let name = if label.id == label.name { String::new() } else { format!(": {}", label.name) };
        page.paragraph(&format!("{}{name}{by}{on}", label.id), 4, 6)
    };
    let lines: String = labels.zip(&trace.table.parts().events).map(line).collect();
    if lines.is_empty() { lines } else { page.heading("Outside the room", "") + &lines }
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
pub fn inputs(trace: &Trace, page: &Page) -> String {
    let mut lines = String::new();
    let shown: Vec<(String, String)> =
        trace.unusual.iter().take(MOST_INPUTS).map(|&place| input(trace, place)).collect();
    if !shown.is_empty() {
        let explanation =
            "(the inputs that lie farthest from their medians; negsim drivers tells which matter)";
        lines += &page.heading("This draw", explanation);
        let names = widest(shown.iter().map(|(name, _)| name.as_str())).min(page.width / 2);
        for (name, said) in &shown {
            let text = if columns(name) <= names {
                format!("{}\u{a0}\u{a0}{said}", padded(name, names).replace(' ', "\u{a0}"))
            } else {
                format!("{name}: {said}")
            };
            lines += &page.paragraph(&text, 4, 6);
        }
    }
    let apart = apart(trace);
    if !apart.is_empty() {
        lines += &page.entry("At the table", &apart.join(" "));
    }
    lines
}

/// A name, and the value beside its median.
fn input(trace: &Trace, place: usize) -> (String, String) {
    let (id, found) = trace.story.inputs[place];
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
    let said = format!(
        "{found:.decimals$} (median {median:.decimals$}; {side} in {in_100:.0}\u{a0}of\u{a0}100 draws)"
    );
    (names::sentence(&quantity.name), said)
}

/// Who talks for time, and how instructions are read.
fn apart(trace: &Trace) -> Vec<String> {
    let story = &trace.story;
    let faithless = (0..story.good_faith.len()).filter(|&i| !story.good_faith[i]).map(|i| {
        let name = names::sentence(&names::signatory(trace, i));
        format!("{name} talks for time and will sign nothing; the others do not know.")
    });
    let read = (0..story.reading.len()).filter(|&i| story.reading[i].abs() >= 0.005).map(|i| {
        let whose = names::sentence(&names::of_signatory(trace, i));
        let by = names::value(story.reading[i].abs());
        let way = if story.reading[i] > 0.0 { "more" } else { "less" };
        format!("{whose} envoys ask {by} {way} than their instructions say.")
    });
    faithless.chain(read).collect()
}

/// How the numbers are read.
pub fn legend(trace: &Trace, page: &Page) -> String {
    let mut said = "Values run from 0 (the worst text a party can imagine) to 1 (the best). Each side asks for some value, \
                and can live with less. \"To\" a party stands what a text is worth to it and whether it would sign: \
                \"lacks 0.12\" says how much more value that would take; ! marks a position beyond somebody's red line."
        .to_owned();
    if !trace.story.trust_at_start.is_empty() {
        said += " Trust runs from 0 to 1.";
    }
    let sides: Vec<String> =
        (0..trace.table.signatories().len()).map(|i| names::signatory(trace, i)).collect();
    said += &format!(
        " In short: what {} ask, then what the nearest text lacks for each of them. --all tells every round in full.",
        names::list(&sides)
    );
    page.entry("To read it", &said)
}
