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

use super::keys::{Section, Shape};
use super::mistake::{Mistake, Warning};
use super::node::{Body, Node};
use super::observed::Observed;
use super::path::Path;
use super::place::Source;
use super::shape::too_many;
use super::spec::ScenarioSpec;
use crate::engine::Quantity;
use crate::games::talks::{Labels, Parts};
use entries::Ids;
use owner::Owner;
use scale::Measure;

/// An entry that a file took out, and the file that did.
#[derive(Clone, Debug)]
pub(super) struct Removed {
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
pub(super) struct Built {
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
pub(super) fn build(tree: &Node, sources: &[Source], removed: &[Removed]) -> Built {
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
    let spec = builder.spec();
    let made = builder.within_limits().then(|| {
        builder.ids = builder.ids(&spec);
        builder.parts(&spec)
    });
    let (parts, observed) = made.unzip();
    let observed = observed.unwrap_or_default();
    Built { parts, observed, warnings: builder.warnings, mistakes: builder.mistakes }
}

impl Builder<'_> {
    /// The file as types; whatever is no key of them is told.
    fn spec(&mut self) -> ScenarioSpec {
        let mut unknown = Vec::new();
        let read =
            serde_ignored::deserialize(self.tree.value(), |path| unknown.push(Path::from(&path)));
        unknown.iter().take(MOST_MISTAKES).for_each(|path| self.unknown_key(path));
        read.unwrap_or_else(|error| {
            // Tables are tables by now and leaves take anything: this tells of an oversight rather than hides it.
            self.mistakes.push(Mistake::nowhere(format!("the scenario cannot be read: {error}")));
            ScenarioSpec::default()
        })
    }

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

    fn parts(&mut self, spec: &ScenarioSpec) -> (Parts, Vec<Observed>) {
        self.rests_on(&Path::top(), &spec.words());
        let setting = self.setting(spec);
        self.measures = self.measures(&spec.issue);
        let issues = self.issues(&spec.issue);
        let parties = self.parties(&spec.party, setting.rounds);
        let events = self.events(&spec.event, setting.days_between_rounds);
        let interims = self.interims(&spec.interim);
        let labels = self.labels(spec);
        let observed = self.observed(&spec.observed, setting.rounds);
        let quantities = std::mem::take(&mut self.quantities);
        let parts = Parts { setting, issues, parties, events, interims, quantities, labels };
        self.together(&parts);
        (parts, observed)
    }

    fn labels(&mut self, spec: &ScenarioSpec) -> Labels {
        let top = Path::top();
        let title = self.required_title(&spec.title);
        Labels {
            title,
            summary: self.leaf(&top.key("summary"), &spec.summary).cloned(),
            as_of: self.leaf(&top.key("as_of"), &spec.as_of).copied(),
            issues: self.issue_labels(&spec.issue),
            parties: self.party_labels(&spec.party),
            events: self.event_labels(&spec.event),
            interims: self.interim_labels(&spec.interim),
            outside_views: self.outside_views(&spec.outside_view),
        }
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

    /// Whether the file has something there; an empty table is the same as nothing.
    fn has(&self, path: &Path) -> bool {
        self.tree.at(path).is_some_and(|node| !node.is_empty_table())
    }
}
