//! From a resolved file to the parts of a table, with every mistake on the way.

mod entries;
mod events;
mod interims;
mod issues;
mod misfit;
mod number;
mod observed;
mod outside;
mod owner;
mod parties;
mod range;
mod scale;
mod setting;
mod stances;
mod together;
mod unknown;
mod words;

use crate::engine::Quantity;
use crate::games::talks::{Label, Labels, Parts};
use crate::scenario::keys::{Section, Shape};
use crate::scenario::mistake::{Mistake, Warning};
use crate::scenario::observed::Observed;
use crate::scenario::text::place::Source;
use crate::scenario::tree::node::{Body, Node};
use crate::scenario::tree::path::Path;
use crate::scenario::tree::shape::too_many;
use entries::Ids;
use owner::Owner;
use scale::Measure;

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

/// Mistakes told at most: whoever has more first mends these.
const MOST_MISTAKES: usize = 500;

/// What was made of a file. The parts hold good only where there is no mistake.
pub(in crate::scenario) struct Built {
    /// None where there was no point in going on.
    pub parts: Option<Parts>,
    pub observed: Vec<Observed>,
    pub warnings: Vec<Warning>,
    pub mistakes: Vec<Mistake>,
}

/// What is known while a file is read.
struct Builder<'a> {
    tree: &'a Node,
    sources: &'a [Source],
    removed: &'a [Removed],
    ids: Ids,
    /// One an issue.
    measures: Vec<Measure>,
    /// Keys of the top that stand below a header.
    misplaced: Vec<String>,
    quantities: Vec<Quantity>,
    mistakes: Vec<Mistake>,
    warnings: Vec<Warning>,
}

/// Something was wrong, and has been said.
struct Said;

/// Checks a resolved file and makes the parts of a table.
pub(in crate::scenario) fn build(tree: &Node, sources: &[Source], removed: &[Removed]) -> Built {
    let mut builder = Builder {
        tree,
        sources,
        removed,
        ids: Ids::default(),
        measures: Vec::new(),
        misplaced: Vec::new(),
        quantities: Vec::new(),
        mistakes: Vec::new(),
        warnings: Vec::new(),
    };
    builder.unknown_keys(tree, Section::Top, &Path::top());
    let made = builder.within_limits().then(|| {
        builder.ids = builder.ids();
        builder.parts()
    });
    let (parts, observed) = made.unzip();
    let observed = observed.unwrap_or_default();
    Built { parts, observed, warnings: builder.warnings, mistakes: builder.mistakes }
}

impl Builder<'_> {
    /// Whether no list is longer than it may be. Files that extend each other may be so together.
    fn within_limits(&mut self) -> bool {
        let before = self.mistakes.len();
        for key in Section::Top.keys() {
            let Shape::Rows(section) = Section::Top.shape(key) else { continue };
            let list = self.tree.get(key).map_or(&[][..], Node::list);
            if let Some(surplus) = list.get(section.most()) {
                self.say(too_many(surplus, key, section));
            }
        }
        self.mistakes.len() == before
    }

    fn parts(&mut self) -> (Parts, Vec<Observed>) {
        self.rests_on(&Path::top());
        let setting = self.setting();
        self.measures = self.measures();
        let issues = self.issues();
        let parties = self.parties(setting.rounds);
        let events = self.events(setting.days_between_rounds);
        let interims = self.interims();
        let labels = self.labels();
        let observed = self.observed(setting.rounds);
        let quantities = std::mem::take(&mut self.quantities);
        let parts = Parts { setting, issues, parties, events, interims, quantities, labels };
        self.together(&parts);
        (parts, observed)
    }

    fn labels(&mut self) -> Labels {
        let top = Path::top();
        let title = self.required_title();
        let of = |builder: &mut Self, section, list| builder.entry_labels(section, list);
        Labels {
            title,
            summary: self.value(&top.key("summary")),
            as_of: self.value(&top.key("as_of")),
            issues: self.issue_labels(),
            parties: of(self, Section::Party, "party"),
            events: of(self, Section::Event, "event"),
            interims: of(self, Section::Interim, "interim"),
            outside_views: self.outside_views(),
        }
    }

    /// What the entries of a list are called.
    fn entry_labels(&mut self, section: Section, list: &str) -> Vec<Label> {
        let entries = 0..self.rows(list);
        let label = |index: usize| {
            let owner = self.entry(section, list, index);
            let id = self.ids.of(section)[index].clone();
            Label { name: self.name(&owner, &id), id }
        };
        entries.map(label).collect()
    }

    /// How many entries a list has.
    fn rows(&self, list: &str) -> usize {
        self.tree.get(list).map_or(0, |rows| rows.list().len())
    }

    fn say(&mut self, mistake: Mistake) {
        if !self.is_full() {
            self.mistakes.push(mistake);
        }
    }

    fn is_full(&self) -> bool {
        self.mistakes.len() >= MOST_MISTAKES
    }

    /// A mistake that underlines the value at the end of a way.
    fn at(&self, path: &Path, title: impl Into<String>) -> Mistake {
        Mistake::at(self.tree.place_of(path), title)
    }

    /// The value at the end of a way as it stands in the file.
    fn written(&self, path: &Path) -> String {
        let place = self.tree.place_of(path);
        self.sources.get(place.file).map_or_else(String::new, |source| source.excerpt(place))
    }

    /// Whether this value was complained about when the file was read.
    fn is_spoilt(&self, path: &Path) -> bool {
        self.tree.at(path).is_some_and(|node| matches!(node.body, Body::Spoilt))
    }

    /// Whether the file has something there.
    fn exists(&self, path: &Path) -> bool {
        self.tree.at(path).is_some()
    }

    /// Whether it has something there that is no empty table.
    fn has(&self, path: &Path) -> bool {
        self.tree.at(path).is_some_and(|node| !node.is_empty_table())
    }
}
