//! `[[interim]]`

use super::parties::table_ask;
use super::{Builder, Owner};
use crate::engine::QuantityId;
use crate::games::talks::{Interim, Label};
use crate::scenario::keys::Section;
use crate::scenario::spec::{InterimSpec, Numbers};

impl Builder<'_> {
    /// The interim deals, in the order in which they are considered.
    pub(super) fn interims(&mut self, specs: &[InterimSpec]) -> Vec<Interim> {
        let entries = specs.iter().enumerate();
        entries.map(|(index, interim)| self.interim(index, interim)).collect()
    }

    fn interim(&mut self, index: usize, spec: &InterimSpec) -> Interim {
        let owner = self.entry(Section::Interim, "interim", index);
        self.rests_on(&owner.at, &spec.words());
        if !super::scale::is_given(&spec.issues) {
            self.lacks(&owner, "issues", "name the issues that it settles: issues = [\"dam\"]");
        }
        Interim {
            issues: self.several(&owner, Section::Issue, "issues", &spec.issues),
            least_gain: self.number(&owner, "least_gain", &spec.least_gain),
            fragility: self.number(&owner, "fragility", &spec.fragility),
            relief: self.relief(&owner, &spec.relief),
        }
    }

    fn relief(&mut self, owner: &Owner, given: &Option<Numbers>) -> Vec<QuantityId> {
        let table = owner.inner(Section::Relief, "relief");
        let named = self.named(&table.at, given);
        for (id, _) in &named {
            self.find_key(Section::Event, &table.at.key(id), id);
        }
        let raws = self.by_id(&named, &self.ids.events);
        let events = raws.into_iter().enumerate();
        events
            .map(|(event, raw)| {
                let id = self.ids.events[event].clone();
                let about = self.entry(Section::Event, "event", event).name;
                self.quantity(table_ask(&table, Section::Relief, &id, &about), raw)
            })
            .collect()
    }

    /// What the interim deals are called.
    pub(super) fn interim_labels(&mut self, interims: &[InterimSpec]) -> Vec<Label> {
        let entries = interims.iter().enumerate();
        entries
            .map(|(index, interim)| {
                let owner = self.entry(Section::Interim, "interim", index);
                let id = self.ids.interims[index].clone();
                Label { name: self.name(&owner, &interim.name, &id), id }
            })
            .collect()
    }
}
