//! A check in full: what is sound, what cannot matter, what is a bare guess, and what every number rests on.

use super::both::{look_at, quotes};
use crate::claims::{Counts, Input, Inventory, Kind};
use crate::engine::Gives;
use crate::report::checked::Checked;
use crate::report::document::{Block, Document, Item, List, Style, TIE, Text};
use crate::report::hint::Hint;
use crate::report::say::case::source;
use crate::report::say::classes::classes;
use crate::report::say::distributions::with_unit;
use crate::report::say::numbers::whole;
use crate::report::say::warnings::cautions;

/// Paths that are named before the rest are counted.
const MOST_NAMED: usize = 40;

/// All that is said of one valid file; with the numbers left at the model's defaults as asked.
pub fn full(file: &Checked, inventory: &Inventory, defaults: bool) -> Document {
    let meaning = file.meaning.as_ref();
    let look_at = meaning.map(|meaning| look_at(&meaning.cautions)).unwrap_or_default();
    Document::of([
        head(file, inventory),
        cautions(&file.warnings),
        meaning.map(super::meaning::meaning).unwrap_or_default(),
        look_at,
        idle(inventory),
        bare(inventory),
        numbers(inventory, defaults),
    ])
}

fn head(file: &Checked, inventory: &Inventory) -> Vec<Block> {
    let text: Vec<String> = [sources(&inventory.counts)].into_iter().chain(quotes(file)).collect();
    let head = [
        Block::title(&inventory.case.title),
        Block::text(0, 1, format!("{}: no mistakes", file.file)),
        Block::Gap,
        Block::text(1, 0, text.join(" ")),
    ];
    head.into_iter().chain(source(&inventory.case)).collect()
}

fn sources(counts: &Counts) -> String {
    let uncertain = match counts.uncertain {
        1 => format!("1{TIE}is"),
        more => format!("{}{TIE}are", whole(more as u64)),
    };
    format!("{}. {uncertain} uncertain.", classes(counts.classes, counts.defaults))
}

/// Numbers that cannot matter, those with the same reason together.
fn idle(inventory: &Inventory) -> Vec<Block> {
    let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
    for input in inventory.inputs.iter().filter(|input| input.is_given()) {
        let Some(why) = input.idle else { continue };
        match reasons.iter_mut().find(|(reason, _)| *reason == why) {
            Some((_, paths)) => paths.push(&input.path),
            None => reasons.push((why, vec![&input.path])),
        }
    }
    let heading = Block::heading("Cannot matter in this scenario", "");
    let heading = Some(heading).filter(|_| !reasons.is_empty());
    let reasons = reasons
        .iter()
        .flat_map(|(why, paths)| [Block::text(2, 0, paths.join(", ")), Block::text(4, 0, *why)]);
    heading.into_iter().chain(reasons).collect()
}

fn bare(inventory: &Inventory) -> Vec<Block> {
    let is_bare = |input: &&Input| input.is_bare() && !matches!(input.kind, Kind::Setting(_));
    let bare = inventory.inputs.iter().filter(is_bare);
    let paths: Vec<&str> = bare.map(|input| input.path.as_str()).collect();
    if paths.is_empty() {
        return Vec::new();
    }
    let why = "(neither source nor reason: write `source`, `quote` or `assumption` beside them)";
    let (shown, rest) = paths.split_at(paths.len().min(MOST_NAMED));
    let rest = match rest.len() {
        0 => String::new(),
        more => format!(" and {} more", whole(more as u64)),
    };
    vec![Block::heading("Bare guesses", why), Block::text(2, 0, shown.join(", ") + &rest)]
}

/// A list for all, with room between what belongs to one entry and to the next.
fn numbers(inventory: &Inventory, defaults: bool) -> Vec<Block> {
    let left = match inventory.counts.defaults {
        more if more > 0 && !defaults => Hint::Defaults.to_string(),
        _ => String::new(),
    };
    let shown = inventory.inputs.iter().filter(|input| input.is_given() || defaults);
    let mut items: Vec<Item> = Vec::new();
    let mut last = None;
    for input in shown {
        let owner = owner(&input.path);
        let is_apart = last.is_some_and(|last| last != owner);
        last = Some(owner);
        items.push(Item { is_apart, ..number(input) });
    }
    let list = List { items, depth: 2, style: Style::Paths };
    vec![Block::heading("Every number and what it rests on", left), Block::List(list)]
}

fn number(input: &Input) -> Item {
    let notes = basis(input).into_iter().map(|line| Text::new(4, 1, line));
    Item { notes: notes.collect(), ..Item::new(&input.path, with_unit(input)) }
}

/// The entry to which a number belongs: `party.north`; of `[talks]` and the top of the file, the table.
fn owner(path: &str) -> &str {
    let mut points = path.match_indices('.').map(|(at, _)| at);
    let Some(first) = points.next() else { return "" };
    points.next().map_or(&path[..first], |second| &path[..second])
}

/// What a number rests on, a line each.
pub fn basis(input: &Input) -> Vec<String> {
    let basis = &input.basis;
    if basis.default {
        return vec!["the model's default".to_owned()];
    }
    let quotes = basis.quotes.iter().map(|quote| format!("\"{quote}\""));
    let gives = match basis.gives {
        Gives::Number => " (gives the number itself)",
        Gives::Direction => " (gives its direction)",
        Gives::Topic => "",
    };
    let dated = basis.dated.as_ref().map(|dated| format!(", {dated}")).unwrap_or_default();
    let source = basis.source.iter().map(|source| format!("source: {source}{dated}{gives}"));
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
