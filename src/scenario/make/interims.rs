//! `[[interim]]`

use super::builder::Builder;
use super::numbers::Numbers;
use super::owner::Owner;
use super::parties::table_ask;
use crate::engine::QuantityId;
use crate::games::talks::Interim;
use crate::games::talks::numbers::InterimNumbers;
use crate::scenario::keys::Section;

impl Builder<'_> {
    /// The interim deals, in the order in which they are considered.
    pub(super) fn interims(&mut self) -> Vec<Interim> {
        (0..self.rows("interim")).map(|index| self.interim(index)).collect()
    }

    fn interim(&mut self, index: usize) -> Interim {
        let owner = self.entry(Section::Interim, "interim", index);
        self.rests_on(&owner.at);
        if !self.is_given(&owner, "issues") {
            self.lacks(&owner, "issues", "name the issues that it settles: issues = [\"dam\"]");
        }
        Interim {
            issues: self.several(&owner, Section::Issue, "issues"),
            numbers: InterimNumbers::ask(&mut Numbers::of(self, &owner)),
            relief: self.relief(&owner),
            relief_of_costs: self.relief_of_costs(&owner),
        }
    }

    fn relief_of_costs(&mut self, owner: &Owner) -> QuantityId {
        let table = owner.inner(Section::Relief, "relief");
        self.quantity(table_ask(&table, "costs", "everybody's costs of waiting"))
    }

    fn relief(&mut self, owner: &Owner) -> Vec<QuantityId> {
        let table = owner.inner(Section::Relief, "relief");
        for id in self.named(&table.at) {
            self.find_key_or(Section::Event, &table.at.key(&id), &id, Some("costs"));
        }
        let events = 0..self.ids.events.len();
        events.map(|event| self.of_table(&table, "event", Section::Event, event)).collect()
    }
}
