//! `no_deal = { as = { water = 0.6 }, plus = [-0.1, 0.1] }`: as good as a text that everybody knows.

use super::builder::Builder;
use super::number::Ask;
use super::owner::Owner;
use crate::engine::{QuantityId, Range};
use crate::games::talks::numbers::{NumberKey, PLUS};
use crate::scenario::keys::Section;
use crate::scenario::tree::path::Path;

impl Builder<'_> {
    /// Whether a party's no-deal value is that of a text.
    pub(super) fn has_alternative(&self, owner: &Owner) -> bool {
        let at = owner.at.key("no_deal");
        self.exists(&at.key("as")) || self.exists(&at.key("plus"))
    }

    /// What is added to the value of that text.
    pub(super) fn plus(&mut self, owner: &Owner) -> QuantityId {
        let table = owner.inner(Section::Alternative, "no_deal");
        self.quantity(Ask::of(&table, &PLUS[0]))
    }

    /// The positions of that text, by issue; none where the file gives a number.
    pub(super) fn alternative(&mut self, owner: &Owner) -> Option<Vec<Option<QuantityId>>> {
        if !self.has_alternative(owner) {
            return None;
        }
        let table = owner.inner(Section::Alternative, "no_deal");
        let node = self.tree.at(&table.at)?;
        self.unknown_keys(node, Section::Alternative, &table.at);
        let named = table.inner(Section::Positions, "as");
        let mut positions = vec![None; self.ids.issues.len()];
        if self.tree.at(&named.at).is_some_and(|node| node.entries().is_none()) {
            self.only_status_quo(&table, &named.at);
            return Some(positions);
        }
        for id in self.named(&named.at) {
            let at = named.at.key(&id);
            if let Some(issue) = self.find_key(Section::Issue, &at, &id) {
                positions[issue] = Some(self.position_of(&named, issue, &id));
            }
        }
        Some(positions)
    }

    fn only_status_quo(&mut self, table: &Owner, at: &Path) {
        let word = self.tree.at(at).and_then(|node| node.text());
        if word != Some("status_quo") {
            let title = format!("`as` of `no_deal` {} is no text", table.phrase);
            let mistake = self.about(table, at, title);
            self.say(
                mistake.hint("name positions, as = { water = 0.6 }, or write as = \"status_quo\""),
            );
        }
    }

    /// The position of an issue under its id, in the issue's own units.
    fn position_of(&mut self, table: &Owner, issue: usize, id: &str) -> QuantityId {
        static AT: NumberKey = NumberKey {
            key: "as",
            unit: "position",
            range: Range::UNIT,
            default: 0.0,
            form: crate::games::talks::numbers::Form::Number,
            says: "the position in the text that no deal is as good as",
            called: "{}'s no-deal position",
        };
        let measure = self.measures[issue].clone();
        let ask = Ask::of(table, &AT);
        let unit = measure.unit.clone().unwrap_or_else(|| "position".to_string());
        self.quantity(Ask {
            at: table.at.key(id),
            address: format!("{}.{id}", table.address),
            subject: format!("`{id}` in `no_deal` {}", table.phrase),
            unit,
            range: measure.allowed(),
            default: measure.range.0,
            levels: measure.levels.as_deref(),
            is_moot: !measure.sound,
            ..ask
        })
    }
}
