//! A file as a tree in which everything remembers where it stands, also after files were merged.

use crate::engine::Basis;
use crate::scenario::text::place::Place;
use crate::scenario::tree::path::{Path, Step};
use std::collections::BTreeMap;
use std::sync::Arc;
use toml::Value;
use toml::value::Datetime;

/// The entries of a table.
pub(in crate::scenario) type Entries = BTreeMap<String, Node>;

/// A value of a file.
#[derive(Clone, Debug)]
pub(in crate::scenario) struct Node {
    /// Where the value stands; of a table with a `[header]`, the header.
    pub place: Place,
    /// Where its key stands (for an entry of a list, the value).
    pub key: Place,
    /// The value.
    pub body: Body,
    /// What the tables around a number say that it rests on, in the file in which the number stands.
    pub rests_on: Option<Arc<Basis>>,
}

/// What a value is.
#[derive(Clone, Debug)]
pub(in crate::scenario) enum Body {
    /// A text in quotes.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A number with a point.
    Number(f64),
    /// True or false.
    Truth(bool),
    /// A date, or a date and a time.
    Date(Datetime),
    /// A list.
    List(Vec<Node>),
    /// A table.
    Table(Entries),
    /// Something that was already complained about.
    Spoilt,
}

impl Node {
    /// A value at a place, under a key at another.
    pub fn new(place: Place, key: Place, body: Body) -> Self {
        Node { place, key, body, rests_on: None }
    }

    /// The entries, where it is a table.
    pub fn entries(&self) -> Option<&Entries> {
        if let Body::Table(entries) = &self.body { Some(entries) } else { None }
    }

    /// The entries, to be changed.
    pub fn entries_mut(&mut self) -> Option<&mut Entries> {
        if let Body::Table(entries) = &mut self.body { Some(entries) } else { None }
    }

    /// The value of a key, where it is a table that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries()?.get(key)
    }

    /// The text, where it is one.
    pub fn text(&self) -> Option<&str> {
        if let Body::Text(text) = &self.body { Some(text) } else { None }
    }

    /// The entries of a list; none where it is something else.
    pub fn list(&self) -> &[Node] {
        if let Body::List(list) = &self.body { list } else { &[] }
    }

    /// Whether it is a table without entries.
    pub fn is_empty_table(&self) -> bool {
        self.entries().is_some_and(BTreeMap::is_empty)
    }

    /// The value at the end of a way.
    pub fn at(&self, path: &Path) -> Option<&Node> {
        let mut node = self;
        for step in &path.0 {
            node = match step {
                Step::Key(key) => node.get(key)?,
                Step::Index(index) => node.list().get(*index)?,
            };
        }
        Some(node)
    }

    /// Where the value at the end of a way stands; where there is none, the table that lacks it.
    pub fn place_of(&self, path: &Path) -> Place {
        let mut node = self;
        for step in &path.0 {
            let next = match step {
                Step::Key(key) => node.get(key),
                Step::Index(index) => node.list().get(*index),
            };
            let Some(next) = next else { break };
            node = next;
        }
        node.place
    }

    /// Where the key at the end of a way stands.
    pub fn key_of(&self, path: &Path) -> Place {
        self.at(path).map_or_else(|| self.place_of(path), |node| node.key)
    }

    /// The same without its places.
    pub fn value(&self) -> Value {
        match &self.body {
            Body::Text(text) => Value::String(text.clone()),
            Body::Whole(whole) => Value::Integer(*whole),
            Body::Number(number) => Value::Float(*number),
            Body::Truth(truth) => Value::Boolean(*truth),
            Body::Date(date) => Value::Datetime(*date),
            Body::List(list) => Value::Array(list.iter().map(Node::value).collect()),
            Body::Table(entries) => Value::Table(
                entries.iter().map(|(key, node)| (key.clone(), node.value())).collect(),
            ),
            Body::Spoilt => Value::Float(f64::NAN),
        }
    }
}
