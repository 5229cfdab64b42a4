//! The check for readers: what is sound, what cannot matter, what is a bare guess, and what every number rests on.

use super::Checked;
use super::words::with_unit;
use crate::claims::{Counts, Input, Inventory, Kind};
use crate::report::advice;
use crate::report::text::page::{Page, TIE, columns, finish, padded};
use crate::report::text::words::counted;

/// Columns that paths take at most, where the page is wide enough for the values beside them.
const WIDEST_PATH: usize = 44;

/// What is said of one valid file; numbers left at the model's defaults are listed on request.
pub fn check_text(file: &Checked, page: &Page, defaults: bool) -> String {
    let Some(inventory) = &file.inventory else { return String::new() };
    let page = &page.within_reason();
    let sections = [
        head(file, inventory, page),
        warnings(file, page),
        idle(inventory, page),
        bare(inventory, page),
        numbers(inventory, page, defaults),
    ];
    let filled: Vec<String> = sections.into_iter().filter(|section| !section.is_empty()).collect();
    finish(&filled.join("\n"))
}

fn head(file: &Checked, inventory: &Inventory, page: &Page) -> String {
    let title = page.bold(page.paragraph(&inventory.case.title, 0, 2).trim_end());
    let file_name = page.paragraph(&format!("{}: no mistakes", file.file), 0, 2);
    let quotes = file.quotes.map(|quotes| match quotes {
        0 => "There are no quotes to look for.".to_owned(),
        1 => "The one quote stands in its source.".to_owned(),
        more => format!("All {more} quotes stand in their source."),
    });
    let text: Vec<String> = [sources(&inventory.counts)].into_iter().chain(quotes).collect();
    title + "\n" + &file_name + "\n" + &page.paragraph(&text.join(" "), 2, 2)
}

fn sources(counts: &Counts) -> String {
    let verb = |number: usize, one: &str, more: &str| {
        format!("{number}{TIE}{}", if number == 1 { one } else { more })
    };
    let defaults = match counts.defaults {
        0 => String::new(),
        1 => " 1 more stands at the model's default.".to_owned(),
        more => format!(" {more} more stand at the model's defaults."),
    };
    format!(
        "{}: {}, {} with a reason, {} without. {} uncertain.{defaults}",
        counted(counts.inputs as u64, "input"),
        verb(counts.sourced, "rests on a source", "rest on a source"),
        verb(counts.reasoned, "is an assumption", "are assumptions"),
        counts.bare,
        verb(counts.uncertain, "is", "are"),
    )
}

fn warnings(file: &Checked, page: &Page) -> String {
    let cautions =
        file.warnings.iter().map(|warning| page.entry("Caution", &advice::text(warning)));
    cautions.collect()
}

/// Numbers that cannot matter, those with the same reason together.
fn idle(inventory: &Inventory, page: &Page) -> String {
    let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
    for input in inventory.inputs.iter().filter(|input| input.is_given()) {
        let Some(why) = input.idle else { continue };
        match reasons.iter_mut().find(|(reason, _)| *reason == why) {
            Some((_, paths)) => paths.push(&input.path),
            None => reasons.push((why, vec![&input.path])),
        }
    }
    if reasons.is_empty() {
        return String::new();
    }
    let lines = reasons
        .iter()
        .map(|(why, paths)| page.paragraph(&paths.join(", "), 4, 4) + &page.paragraph(why, 8, 8));
    page.heading("Cannot matter in this scenario", "") + &lines.collect::<String>()
}

fn bare(inventory: &Inventory, page: &Page) -> String {
    let paths: Vec<&str> = inventory
        .inputs
        .iter()
        .filter(|input| input.is_bare() && !matches!(input.kind, Kind::Setting(_)))
        .map(|input| input.path.as_str())
        .collect();
    if paths.is_empty() {
        return String::new();
    }
    let why = "(neither source nor reason: write `source`, `quote` or `assumption` beside them)";
    page.heading("Bare guesses", why) + &page.paragraph(&paths.join(", "), 4, 4)
}

fn numbers(inventory: &Inventory, page: &Page, defaults: bool) -> String {
    let shown = || inventory.inputs.iter().filter(|input| input.is_given() || defaults);
    let widest = shown().map(|input| columns(&input.path)).max().unwrap_or(0);
    let width = widest.min(WIDEST_PATH).min(page.width / 2);
    let left = if defaults || inventory.counts.defaults == 0 {
        ""
    } else {
        "(--defaults lists the others too)"
    };
    let mut text = page.heading("Every number and what it rests on", left);
    let mut last = None;
    for input in shown() {
        let owner = owner(&input.path);
        if last.is_some_and(|last| last != owner) {
            text.push('\n');
        }
        last = Some(owner);
        text += &number(input, page, width);
    }
    text
}

/// The entry to which a number belongs: `party.north`; of `[talks]` and the top of the file, the table.
fn owner(path: &str) -> &str {
    let mut points = path.match_indices('.').map(|(at, _)| at);
    let Some(first) = points.next() else { return "" };
    points.next().map_or(&path[..first], |second| &path[..second])
}

fn number(input: &Input, page: &Page, width: usize) -> String {
    let indent = if page.is_narrow() { 6 } else { 4 + width + 2 };
    let value = page.paragraph(&with_unit(input), indent, indent);
    let head = if columns(&input.path) <= width && !page.is_narrow() {
        format!("    {}  {}", padded(&input.path, width), &value[indent..])
    } else {
        page.paragraph(&input.path, 4, 6) + &value
    };
    head + &basis(input).iter().map(|line| page.paragraph(line, 8, 10)).collect::<String>()
}

/// What a number rests on, a line each.
fn basis(input: &Input) -> Vec<String> {
    let basis = &input.basis;
    if basis.default {
        return vec!["the model's default".to_owned()];
    }
    let quotes = basis.quotes.iter().map(|quote| format!("\"{quote}\""));
    let source = basis.source.iter().map(|source| format!("source: {source}"));
    let reason = basis.assumption.iter().map(|reason| match basis.is_sourced() {
        true => format!("read so: {reason}"),
        false => format!("assumption: {reason}"),
    });
    let lines: Vec<String> = source.chain(quotes).chain(reason).collect();
    match (lines.is_empty(), &input.kind) {
        (true, Kind::Setting(_)) => vec!["a choice of this scenario".to_owned()],
        (true, _) => vec!["no source, no reason".to_owned()],
        (false, _) => lines,
    }
}
