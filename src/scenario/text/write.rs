//! A tree back to a text: the resolved scenario, whose fingerprint stands in the report.

use crate::engine::{Basis, Gives};
use crate::scenario::keys::{BASIS, PARTS, Section, Shape};
use crate::scenario::tree::node::{Body, Entries, Node};
use crate::scenario::tree::rests_on::{basis_of, hand_down, words_of};

/// The whole file, in the order of the format page; whether everything in it came from one file.
pub(in crate::scenario) fn write(tree: &Node, is_of_one: bool) -> String {
    let mut text = String::new();
    let Some(top) = tree.entries() else { return text };
    values(&mut text, top, Section::Top, Words::Own);
    let mut table = |header: &str, node: &Node, section| {
        let stays = is_of_one || stays(node, section);
        table(&mut text, header, node, section, if stays { Words::Own } else { Words::All });
    };
    for key in Section::Top.keys() {
        let Some(node) = top.get(*key) else { continue };
        match Section::Top.shape(key) {
            Shape::Value => {}
            Shape::Table(inner) => table(&format!("[{key}]"), node, inner),
            Shape::Rows(inner) => {
                node.list().iter().for_each(|row| table(&format!("[[{key}]]"), row, inner));
            }
        }
    }
    text
}

/// How numbers say what they rest on.
#[derive(Clone, Copy, PartialEq)]
enum Words {
    /// With their own words; the table says the rest.
    Own,
    /// With all words, because tables of several files came together.
    All,
}

fn table(text: &mut String, header: &str, node: &Node, section: Section, words: Words) {
    if node.is_empty_table() && !header.starts_with("[[") {
        return;
    }
    let Some(entries) = node.entries() else { return };
    text.push_str(&format!("\n{header}\n"));
    values(text, entries, section, words);
    if let Some(issues) = entries.get("issues").filter(|_| section == Section::Party) {
        stances(text, issues, words);
    }
}

/// Whether every number would rest on the same words if the text were read as it stands.
fn stays(node: &Node, section: Section) -> bool {
    let mut again = node.clone();
    hand_down(&mut again, section, &None);
    same(node, &again)
}

fn same(one: &Node, other: &Node) -> bool {
    let tables = one.entries().into_iter().flatten().zip(other.entries().into_iter().flatten());
    basis_of(one) == basis_of(other)
        && tables.into_iter().all(|((_, one), (_, other))| same(one, other))
}

fn stances(text: &mut String, issues: &Node, words: Words) {
    let Some(entries) = issues.entries() else { return };
    if words_of(issues) != Basis::default() && words == Words::Own {
        text.push_str("\n[party.issues]\n");
        values(text, entries, Section::Stances, words);
    }
    for (id, node) in entries.iter().filter(|(id, _)| !BASIS.contains(&id.as_str())) {
        let Some(stance) = node.entries().filter(|stance| !stance.is_empty()) else { continue };
        text.push_str(&format!("\n[party.issues.{}]\n", key_text(id)));
        values(text, stance, Section::Stance, words);
    }
}

/// The keys of a table that are no tables with headers.
fn values(text: &mut String, entries: &Entries, section: Section, words: Words) {
    for key in section.keys() {
        let Some(node) = entries.get(*key) else { continue };
        // Words that would now speak for numbers of another file are left to the numbers that they are about.
        if words == Words::All && BASIS.contains(key) && !section.numbers().is_empty() {
            continue;
        }
        let value = match section.shape(key) {
            Shape::Value => Some(number(node, section.is_number(key), words)),
            Shape::Table(Section::Stances | Section::Talks | Section::Balance) | Shape::Rows(_) => {
                None
            }
            Shape::Table(inner) => inner_table(node, inner, words),
        };
        if let Some(value) = value {
            text.push_str(&format!("{key} = {value}\n"));
        }
    }
}

/// `trust = { south = 0.3 }`
fn inner_table(node: &Node, section: Section, words: Words) -> Option<String> {
    let entries = node.entries()?.iter();
    let kept = entries.filter(|(key, _)| words == Words::Own || !BASIS.contains(&key.as_str()));
    let pairs: Vec<String> = kept
        .map(|(key, node)| {
            format!("{} = {}", key_text(key), number(node, section.is_number(key), words))
        })
        .collect();
    (!pairs.is_empty()).then(|| format!("{{ {} }}", pairs.join(", ")))
}

fn number(node: &Node, is_number: bool, words: Words) -> String {
    if !is_number || words == Words::Own || node.rests_on.is_none() || node.is_empty_table() {
        return value_text(node);
    }
    let mut pairs: Vec<String> = match &node.body {
        Body::Table(parts) => in_order(parts)
            .filter(|(key, _)| !BASIS.contains(&key.as_str()))
            .map(|(key, node)| format!("{} = {}", key_text(key), value_text(node)))
            .collect(),
        Body::List(ends) => ["low", "high"]
            .iter()
            .zip(ends)
            .map(|(key, node)| format!("{key} = {}", value_text(node)))
            .collect(),
        _ => vec![format!("value = {}", value_text(node))],
    };
    pairs.extend(basis_text(&basis_of(node)));
    format!("{{ {} }}", pairs.join(", "))
}

/// The words of a number's table in the order of the format page, then any others.
fn in_order(entries: &Entries) -> impl Iterator<Item = (&String, &Node)> {
    let known = ["by"].into_iter().chain(PARTS).chain(BASIS);
    let known = known.filter_map(|key| entries.get_key_value(key));
    let other = |key: &str| key != "by" && !PARTS.contains(&key) && !BASIS.contains(&key);
    known.chain(entries.iter().filter(move |(key, _)| other(key)))
}

fn basis_text(basis: &Basis) -> Vec<String> {
    let text = |text: &String| text_in_quotes(text);
    let mut pairs: Vec<String> =
        basis.source.iter().map(|source| format!("source = {}", text(source))).collect();
    if !basis.quotes.is_empty() {
        let quotes: Vec<String> = basis.quotes.iter().map(text).collect();
        pairs.push(format!("quote = [{}]", quotes.join(", ")));
    }
    pairs.extend(
        basis.assumption.iter().map(|assumption| format!("assumption = {}", text(assumption))),
    );
    if basis.gives != Gives::default() {
        let gives = Gives::ALL.into_iter().find(|(_, gives)| *gives == basis.gives);
        pairs.extend(gives.map(|(word, _)| format!("gives = \"{word}\"")));
    }
    pairs.extend(basis.dated.iter().map(|dated| format!("dated = {dated}")));
    pairs
}

fn value_text(node: &Node) -> String {
    let mut text = String::new();
    add_value(&mut text, node);
    text
}

fn add_value(text: &mut String, node: &Node) {
    match &node.body {
        Body::Text(own) => text.push_str(&text_in_quotes(own)),
        Body::List(list) => {
            text.push('[');
            for (place, one) in list.iter().enumerate() {
                text.push_str(if place > 0 { ", " } else { "" });
                add_value(text, one);
            }
            text.push(']');
        }
        Body::Table(entries) if entries.is_empty() => text.push_str("{}"),
        Body::Table(entries) => {
            for (place, (key, node)) in in_order(entries).enumerate() {
                text.push_str(if place > 0 { ", " } else { "{ " });
                text.push_str(&key_text(key));
                text.push_str(" = ");
                add_value(text, node);
            }
            text.push_str(" }");
        }
        _ => text.push_str(&node.value().to_string()),
    }
}

/// On one line, whatever is in it, so that it can stand in a table on one line.
fn text_in_quotes(text: &str) -> String {
    if !text.contains(|c: char| c == '"' || c == '\\' || c.is_control()) {
        return format!("\"{text}\"");
    }
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

fn key_text(key: &str) -> String {
    let bare =
        !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    if bare { key.to_string() } else { text_in_quotes(key) }
}
