//! A change to a scenario: tables key by key, entries by their id, everything else replaced whole.

use crate::scenario::keys::{Section, Shape};
use crate::scenario::mistake::message::Mistake;
use crate::scenario::mistake::nearest::{listed, nearest};
use crate::scenario::tree::node::{Body, Entries, Node};

/// An entry that a file took out, and the file that did.
#[derive(Clone, Debug)]
pub(in crate::scenario) struct Removed {
    /// Its kind.
    pub section: Section,
    /// Its id.
    pub id: String,
    /// The name of the file.
    pub by: String,
}

/// One change on its way into a tree.
pub(in crate::scenario) struct Merge<'a> {
    /// The name of the file that changes.
    pub by: String,
    /// What is wrong with the change.
    pub mistakes: &'a mut Vec<Mistake>,
    /// What it took out.
    pub removed: &'a mut Vec<Removed>,
    /// The issues whose scale it replaced by one of another kind: numbers for words, or the reverse.
    pub rescaled: &'a mut Vec<String>,
}

impl Merge<'_> {
    /// Key by key.
    pub fn tables(&mut self, base: &mut Node, change: Node, section: Section) {
        let (Some(base), Body::Table(mut change)) = (base.entries_mut(), change.body) else {
            return;
        };
        if let Some(remove) = change.remove("remove") {
            self.remove_keys(base, &remove, section);
        }
        let instead = section.instead();
        if instead.iter().any(|key| change.contains_key(*key)) {
            self.note_scale(base, &change, section);
            base.retain(|key, _| !instead.contains(&key.as_str()));
            if section == Section::Issue && !change.contains_key("range") {
                base.remove("unit");
            }
        }
        for (key, node) in change {
            match section.shape(&key) {
                Shape::Value => {
                    base.insert(key, node);
                }
                Shape::Table(inner) => self.table(base, key, node, inner),
                Shape::Rows(inner) => self.rows(base, key, node, inner),
            }
        }
    }

    fn note_scale(&mut self, base: &Entries, change: &Entries, section: Section) {
        let is_new = |old, new| base.contains_key(old) && change.contains_key(new);
        if section == Section::Issue && (is_new("scale", "range") || is_new("range", "scale")) {
            self.rescaled.extend(base.get("id").and_then(Node::text).map(str::to_string));
        }
    }

    fn table(&mut self, base: &mut Entries, key: String, change: Node, inner: Section) {
        if self.takes_out(&change) {
            if base.remove(&key).is_none() {
                let known: Vec<&str> = base.keys().map(String::as_str).collect();
                self.nothing(&change, format!("there is no `{key}` to take out"), &key, &known);
            }
            return;
        }
        let empty = Node { body: Body::Table(Entries::new()), ..change.clone() };
        self.tables(base.entry(key).or_insert(empty), change, inner);
    }

    fn rows(&mut self, base: &mut Entries, key: String, change: Node, inner: Section) {
        let empty = Node { body: Body::List(Vec::new()), ..change.clone() };
        let Body::List(changes) = change.body else { return };
        let Body::List(list) = &mut base.entry(key).or_insert(empty).body else { return };
        let mut done: Vec<String> = Vec::new();
        for row in changes {
            let who = identity(&row, inner);
            // A second entry of the same id is a mistake that is told later: it stays an entry of its own.
            let again = who.as_ref().is_some_and(|who| done.contains(who));
            let at = list.iter().position(|old| who.is_some() && identity(old, inner) == who);
            if self.takes_out(&row) {
                self.take_out(list, at, &row, inner);
                continue;
            }
            match at.filter(|_| !again) {
                Some(at) => self.tables(&mut list[at], row, inner),
                None => self.add(list, row, inner),
            }
            done.extend(who);
        }
    }

    fn add(&mut self, list: &mut Vec<Node>, row: Node, inner: Section) {
        let mut entry = Node { body: Body::Table(Entries::new()), ..row.clone() };
        self.tables(&mut entry, row, inner);
        list.push(entry);
    }

    fn take_out(&mut self, list: &mut Vec<Node>, at: Option<usize>, row: &Node, inner: Section) {
        let id = row.get("id").and_then(Node::text).unwrap_or_default().to_string();
        if let Some(at) = at {
            list.remove(at);
            self.removed.push(Removed { section: inner, id, by: self.by.clone() });
            return;
        }
        let known: Vec<&str> = list.iter().filter_map(|row| row.get("id")?.text()).collect();
        let title = match id.as_str() {
            "" => format!("there is no such {} to take out", inner.word()),
            id => format!("there is no {} `{id}` to take out", inner.word()),
        };
        self.nothing(row, title, &id, &known);
    }

    /// Whether an entry says `remove = true`.
    fn takes_out(&mut self, change: &Node) -> bool {
        matches!(change.get("remove").map(|remove| &remove.body), Some(Body::Truth(true)))
    }

    /// `remove = ["ratify_margin", "issues.dam"]`
    fn remove_keys(&mut self, base: &mut Entries, remove: &Node, section: Section) {
        match &remove.body {
            Body::Truth(false) => {}
            Body::List(list) => list.iter().for_each(|key| self.remove_key(base, key, section)),
            _ => {
                let mistake = Mistake::at(remove.place, "`remove` must be true, or a list of keys");
                self.mistakes.push(mistake.hint("write remove = true to take the entry out, remove = [\"ratify_margin\"] for some of its keys"));
            }
        }
    }

    fn remove_key(&mut self, base: &mut Entries, node: &Node, section: Section) {
        let Some(path) = node.text() else {
            self.mistakes.push(Mistake::at(node.place, "`remove` lists keys in quotes"));
            return;
        };
        let steps: Vec<&str> = path.split('.').collect();
        let (last, tables) = steps.split_last().expect("split gives at least one piece");
        let mut entries = &mut *base;
        for step in tables {
            let known: Vec<String> = entries.keys().cloned().collect();
            match entries.get_mut(*step).and_then(Node::entries_mut) {
                Some(inner) => entries = inner,
                None => return self.no_key(node, path, step, &known),
            }
        }
        let whole = tables.is_empty()
            && section == Section::Top
            && matches!(section.shape(last), Shape::Rows(_));
        let known: Vec<String> = entries.keys().cloned().collect();
        if whole || entries.remove(*last).is_none() {
            self.no_key(node, path, last, &known);
        }
    }

    fn no_key(&mut self, node: &Node, path: &str, step: &str, known: &[String]) {
        let known: Vec<&str> =
            known.iter().map(String::as_str).filter(|key| *key != "id").collect();
        self.nothing(node, format!("there is no `{path}` to remove"), step, &known);
    }

    fn nothing(&mut self, node: &Node, title: String, name: &str, known: &[&str]) {
        let place = node.get("id").map_or(node.place, |id| id.place);
        let help = match nearest(name, known.iter().copied()) {
            Some(near) if near != name => format!("did you mean `{near}`?"),
            _ if known.is_empty() => "the file that is extended has none".to_string(),
            _ => format!("there is {}", listed(known)),
        };
        self.mistakes.push(Mistake::at(place, title).hint(help));
    }
}

/// What makes an entry the same entry in two files.
pub(in crate::scenario) fn identity(row: &Node, section: Section) -> Option<String> {
    match section {
        Section::OutsideView => {
            let text = |key: &str| row.get(key).and_then(Node::text);
            Some(format!("{}\n{}", text("event")?, text("reference")?))
        }
        Section::Observed => match row.get("round").map(|round| &round.body) {
            Some(Body::Whole(round)) => Some(round.to_string()),
            _ => None,
        },
        _ => row.get("id").and_then(Node::text).map(str::to_string),
    }
}
