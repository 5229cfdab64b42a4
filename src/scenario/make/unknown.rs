//! Keys that nobody knows: what was meant, or where they belong.

use super::builder::Builder;
use crate::scenario::keys::{EVERY, Section, Shape, TOP_ONLY};
use crate::scenario::mistake::message::Mistake;
use crate::scenario::mistake::nearest::{listed, nearest, synonym};
use crate::scenario::tree::node::Node;
use crate::scenario::tree::path::{Path, Step};

impl Builder<'_> {
    /// Tells every key that its table does not know.
    pub(super) fn unknown_keys(&mut self, node: &Node, section: Section, at: &Path) {
        for (key, node) in node.entries().into_iter().flatten() {
            let path = || at.key(key);
            let is_value = matches!(section.shape(key), Shape::Value);
            if (section.knows(key) || !is_value) && has_empty_table(node, is_value) {
                self.empty_tables(node, &path(), is_value);
            }
            match section.shape(key) {
                // A key of the party is told as such, and nothing is said of what stands in it.
                Shape::Table(Section::Stance) if self.is_of_party(key) => {}
                Shape::Table(inner) => self.unknown_keys(node, inner, &path()),
                Shape::Rows(inner) => {
                    let path = path();
                    for (index, row) in node.list().iter().enumerate() {
                        self.unknown_keys(row, inner, &path.index(index));
                    }
                }
                Shape::Value if section.knows(key) || self.is_full() => {}
                Shape::Value => self.unknown_key(&path()),
            }
        }
    }

    /// Tells a header or a pair of brackets without anything in it: what was meant to stand there would silently be missing.
    /// Into a value it looks; what stands in a table with keys of its own is looked at there.
    fn empty_tables(&mut self, node: &Node, path: &Path, is_value: bool) {
        // Of a signatory that wants nothing more is said where its wishes are read.
        let is_told = || {
            let role = self.tree.at(&path.parent().key("role")).and_then(Node::text);
            path.last_key() == "issues" && role == Some("signatory")
        };
        if node.is_empty_table() && !is_told() {
            let mistake = self.at(path, format!("`{}` is an empty table", path.last_key()));
            self.say(mistake.hint("give it what belongs there, or leave it out"));
        }
        for (key, inner) in node.entries().into_iter().flatten().filter(|_| is_value) {
            self.empty_tables(inner, &path.key(key), true);
        }
        for (index, inner) in node.list().iter().enumerate().filter(|_| is_value) {
            self.empty_tables(inner, &path.index(index), true);
        }
    }

    /// Tells a key that its table does not know.
    fn unknown_key(&mut self, path: &Path) {
        let key = path.last_key();
        let (section, list) = section_of(&path.parent());
        if self.gone_name(path, section) {
            return;
        }
        let place = self.tree.key_of(path);
        let whose = match section {
            Section::Top => "at the top of the file".to_string(),
            Section::Talks | Section::Balance => format!("in {}", section.written()),
            _ => match list {
                Some((list, index)) => {
                    let owner = self.entry(entry_section(&list), &list, index);
                    let written = if section == Section::Stance {
                        format!(" on `{}`", path.parent().last_key())
                    } else {
                        String::new()
                    };
                    format!("{}{written}", owner.phrase.replacen("of ", "in ", 1))
                }
                None => format!("in {}", section.written()),
            },
        };
        let mistake = Mistake::at(place, format!("unknown key `{key}` {whose}"));
        let mistake = match near_key(key, section) {
            Near::Top => mistake
                .says("belongs at the top of the file, before the first [table]")
                .hint(format!(
                    "below a [header] every key belongs to that table, here to {}",
                    section.written()
                )),
            Near::Remove => mistake
                .says("there is nothing to remove")
                .hint("`remove` is for a file that `extends` another"),
            Near::Meant(word) => mistake.says(format!("did you mean `{word}`?")),
            Near::Elsewhere(tables) => mistake.says(format!("belongs {tables}")),
            Near::Nothing if self.is_entry_by_name(path, section) => mistake.hint(format!(
                "for another {} write {} on a line of its own, and below it id = \"{key}\"",
                section.word(),
                section.written()
            )),
            Near::Nothing => mistake.hint(format!("known here: {}", listed(section.keys()))),
        };
        if section != Section::Top && TOP_ONLY.contains(&key) {
            self.misplaced.push(key.to_string());
        }
        self.say(mistake);
    }
}

impl Builder<'_> {
    /// Whether a name below `[party.issues]` is a key of the party, and no issue is called so.
    fn is_of_party(&self, key: &str) -> bool {
        let rows = self.tree.get("issue").map_or(&[][..], Node::list);
        let mut ids = rows.iter().filter_map(|row| row.get("id")?.text());
        Section::Party.knows(key) && ids.all(|id| id != key)
    }

    /// Whether somebody wrote `[issue.water]` for another issue.
    fn is_entry_by_name(&self, path: &Path, section: Section) -> bool {
        let is_list =
            matches!(section, Section::Issue | Section::Party | Section::Event | Section::Interim);
        is_list && self.tree.at(path).is_some_and(|node| node.entries().is_some())
    }
}

/// Whether it is a table without anything in it, or is a value and holds one.
fn has_empty_table(node: &Node, is_value: bool) -> bool {
    let inner = node.entries().into_iter().flat_map(|entries| entries.values()).chain(node.list());
    node.is_empty_table() || is_value && inner.into_iter().any(|node| has_empty_table(node, true))
}

enum Near {
    Top,
    Remove,
    Meant(&'static str),
    Elsewhere(String),
    Nothing,
}

fn near_key(key: &str, section: Section) -> Near {
    if section != Section::Top && TOP_ONLY.contains(&key) {
        return Near::Top;
    }
    if key == "remove" {
        return Near::Remove;
    }
    if let Some(word) = synonym(key).filter(|word| section.keys().contains(word)) {
        return Near::Meant(word);
    }
    // A table's name may be a slip for the name of a key; a key's name hardly is, but for one letter.
    let is_key = Section::Top.shape(key) == Shape::Value;
    let is_of_party = section == Section::Top && Section::Party.keys().contains(&key);
    let is_slip = |near: &&str| !is_of_party && strsim::damerau_levenshtein(near, key) == 1;
    let others = EVERY.iter().filter(|other| **other != section && other.keys().contains(&key));
    let tables: Vec<String> = others.map(|other| place_of(*other, key)).collect();
    let near = nearest(key, section.keys().iter().copied());
    match near.filter(|near| tables.is_empty() || !is_key || is_slip(near)) {
        Some(word) => Near::Meant(word),
        None if tables.is_empty() => Near::Nothing,
        None => Near::Elsewhere(tables.join(" or ")),
    }
}

/// Where a key of that section stands.
fn place_of(section: Section, key: &str) -> String {
    match (section, section.shape(key)) {
        (Section::Top, Shape::Table(_)) => format!("on a line of its own: [{key}]"),
        (Section::Top, Shape::Rows(_)) => format!("on a line of its own: [[{key}]]"),
        (section, _) => format!("in {}", section.written()),
    }
}

/// What to do with a key that stands in a table of names, or of a number, and belongs to the entry around it.
pub(super) fn above(path: &Path) -> Option<String> {
    let [Step::Key(list), Step::Index(_), Step::Key(inner), .., Step::Key(key)] = &path.0[..]
    else {
        return None;
    };
    let home = entry_section(list);
    home.keys().contains(&key.as_str()).then(|| {
        let word = home.word();
        format!("`{key}` belongs to the {word}: write it outside of `{inner}`, above any [{list}.{inner}]")
    })
}

/// The kind of table at the end of a way, and the entry of a list in which it stands.
fn section_of(path: &Path) -> (Section, Option<(String, usize)>) {
    let mut section = Section::Top;
    let mut entry = None;
    for (at, step) in path.0.iter().enumerate() {
        match step {
            Step::Key(key) => match section.shape(key) {
                Shape::Table(inner) | Shape::Rows(inner) => section = inner,
                Shape::Value if section == Section::Talks && key == "deadline" => {
                    section = Section::Deadline;
                }
                Shape::Value => {}
            },
            Step::Index(index) if at == 1 => {
                if let Some(Step::Key(list)) = path.0.first() {
                    entry = Some((list.clone(), *index));
                }
            }
            Step::Index(_) => {}
        }
    }
    (section, entry)
}

fn entry_section(list: &str) -> Section {
    match Section::Top.shape(list) {
        Shape::Rows(inner) => inner,
        _ => Section::Top,
    }
}
