//! From a resolved file to the parts of a table, with every mistake on the way.

mod alternative;
mod builder;
mod changes;
mod correlations;
mod deadlines;
mod entries;
mod events;
mod experts;
mod forms;
mod interims;
mod issues;
mod misfit;
mod number;
mod numbers;
mod observed;
mod old_names;
mod outside;
mod owner;
mod parties;
mod scale;
mod setting;
mod stances;
mod together;
mod unknown;
mod words;

use crate::games::talks::{Label, Labels, Parts};
use crate::scenario::keys::{Section, Shape};
use crate::scenario::mistake::message::{Mistake, Warning};
use crate::scenario::observed::Observed;
use crate::scenario::text::place::Source;
use crate::scenario::tree::merge::Removed;
use crate::scenario::tree::node::Node;
use crate::scenario::tree::path::Path;
use crate::scenario::tree::shape::too_many;
use builder::{Builder, Ids};

/// What was made of a file. The parts hold good only where there is no mistake.
pub(in crate::scenario) struct Built {
    /// None where there was no point in going on.
    pub parts: Option<Parts>,
    pub observed: Vec<Observed>,
    pub warnings: Vec<Warning>,
    pub mistakes: Vec<Mistake>,
}

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
        panel: None,
        unread: Vec::new(),
        is_of_first_model: false,
        mistakes: Vec::new(),
        warnings: Vec::new(),
    };
    builder.unknown_keys(tree, Section::Top, &Path::top());
    builder.changed_units();
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
        let parties = self.parties();
        let events = self.events(setting.days_between_rounds);
        let interims = self.interims();
        let labels = self.labels();
        let observed = self.observed(setting.rounds, &parties);
        let deadlines = self.deadlines(setting.days_between_rounds);
        let changes = self.changes();
        let correlations = self.correlations();
        let quantities = std::mem::take(&mut self.quantities);
        let parts = Parts {
            setting,
            issues,
            parties,
            events,
            interims,
            deadlines,
            changes,
            quantities,
            correlations,
            labels,
        };
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
            changes: of(self, Section::Change, "change"),
            outside_views: self.outside_views(),
        }
    }

    /// What the entries of a list are called.
    fn entry_labels(&mut self, section: Section, list: &str) -> Vec<Label> {
        let entries = 0..self.rows(list);
        let label = |index: usize| {
            let owner = self.entry(section, list, index);
            let id = self.ids.of(section)[index].clone();
            let (plural, capital) = match section {
                Section::Party => (self.value(&owner.at.key("plural")), self.capital(&owner)),
                _ => (None, None),
            };
            Label { name: self.name(&owner, &id), id, plural: plural.unwrap_or(false), capital }
        };
        let labels: Vec<Label> = entries.map(label).collect();
        self.same_names(section, list, labels.iter().map(|label| label.name.as_str()));
        labels
    }
}
