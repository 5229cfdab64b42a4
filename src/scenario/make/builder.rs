//! What is known while a file is read, and how mistakes are told.

use crate::engine::{Quantity, QuantityId, Range};
use crate::scenario::keys::Section;
use crate::scenario::mistake::message::{Mistake, Warning};
use crate::scenario::text::place::{Place, Source};
use crate::scenario::tree::merge::Removed;
use crate::scenario::tree::node::{Body, Node};
use crate::scenario::tree::path::Path;

/// Mistakes told at most: whoever has more first mends these.
const MOST_MISTAKES: usize = 500;

/// What is known while a file is read.
pub(super) struct Builder<'a> {
    pub tree: &'a Node,
    pub sources: &'a [Source],
    pub removed: &'a [Removed],
    pub ids: Ids,
    /// One an issue.
    pub measures: Vec<Measure>,
    /// Keys of the top that stand below a header.
    pub misplaced: Vec<String>,
    pub quantities: Vec<Quantity>,
    /// Whether the file has a name that only the first model knew.
    pub is_of_first_model: bool,
    /// Numbers in which something is wrong, and has been said.
    pub unread: Vec<QuantityId>,
    /// The experts who speak, where any do.
    pub panel: Option<Panel>,
    pub mistakes: Vec<Mistake>,
    pub warnings: Vec<Warning>,
}

/// Something was wrong, and has been said.
pub(super) struct Said;

/// The ids of a scenario, in the order of its file; an empty one where there is none.
#[derive(Default)]
pub(super) struct Ids {
    /// Of the issues.
    pub issues: Vec<String>,
    /// Of the parties.
    pub parties: Vec<String>,
    /// Of the events.
    pub events: Vec<String>,
    /// Of the interim deals.
    pub interims: Vec<String>,
    /// Of the changes.
    pub changes: Vec<String>,
    /// Of the groups of numbers that go together.
    pub correlations: Vec<String>,
}

impl Ids {
    /// Of the entries of that kind.
    pub fn of(&self, section: Section) -> &[String] {
        match section {
            Section::Issue => &self.issues,
            Section::Party => &self.parties,
            Section::Event => &self.events,
            Section::Correlation => &self.correlations,
            Section::Change => &self.changes,
            _ => &self.interims,
        }
    }
}

/// The experts of a file, as the first list of them has it.
pub(super) struct Panel {
    pub names: Vec<String>,
    pub weights: Vec<f64>,
    /// Where that list stands.
    pub place: Place,
}

/// How the positions of an issue are written.
#[derive(Clone, Debug)]
pub(super) struct Measure {
    /// The numbers of the file at positions 0 and 1.
    pub range: (f64, f64),
    /// The names of a discrete issue's positions.
    pub levels: Option<Vec<String>>,
    /// Words for positions 0..1.
    pub scale: Vec<(f64, String)>,
    /// The unit in words.
    pub unit: Option<String>,
    /// Whether it could be read; else nothing can be said of positions.
    pub sound: bool,
}

impl Measure {
    pub fn unsound() -> Self {
        Measure { range: (0.0, 1.0), levels: None, scale: Vec::new(), unit: None, sound: false }
    }

    /// The positions that are allowed.
    pub fn allowed(&self) -> Range {
        if self.sound { Range::closed(self.range.0, self.range.1) } else { Range::ANY }
    }

    /// Where a position stands by default: the middle, of levels the lowest.
    pub fn middle(&self) -> f64 {
        let (low, high) = self.range;
        if self.levels.is_some() { low } else { low + 0.5 * (high - low) }
    }

    /// A position of the file on 0..1.
    pub fn on_unit(&self, position: f64) -> f64 {
        (position - self.range.0) / (self.range.1 - self.range.0)
    }
}

impl Builder<'_> {
    /// How many entries a list has.
    pub fn rows(&self, list: &str) -> usize {
        self.tree.get(list).map_or(0, |rows| rows.list().len())
    }

    pub fn say(&mut self, mistake: Mistake) {
        if !self.is_full() {
            self.mistakes.push(mistake);
        }
    }

    pub fn is_full(&self) -> bool {
        self.mistakes.len() >= MOST_MISTAKES
    }

    /// A mistake that underlines the value at the end of a way.
    pub fn at(&self, path: &Path, title: impl Into<String>) -> Mistake {
        Mistake::at(self.tree.place_of(path), title)
    }

    /// The value at the end of a way as it stands in the file.
    pub fn written(&self, path: &Path) -> String {
        let place = self.tree.place_of(path);
        self.sources.get(place.file).map_or_else(String::new, |source| source.excerpt(place))
    }

    /// Whether this value was complained about when the file was read.
    pub fn is_spoilt(&self, path: &Path) -> bool {
        self.tree.at(path).is_some_and(|node| matches!(node.body, Body::Spoilt))
    }

    /// Whether the file has something there.
    pub fn exists(&self, path: &Path) -> bool {
        self.tree.at(path).is_some()
    }

    /// Whether it has something there that is no empty table.
    pub fn has(&self, path: &Path) -> bool {
        self.tree.at(path).is_some_and(|node| !node.is_empty_table())
    }
}
