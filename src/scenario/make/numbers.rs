//! The numbers of an entry, one after the other as the table of keys has them.

use super::builder::{Builder, Measure};
use super::number::Ask;
use super::owner::Owner;
use crate::engine::QuantityId;
use crate::games::talks::numbers::{NumberKey, Teller};

/// The numbers of an entry, as they are asked for.
pub(super) struct Numbers<'a, 'b> {
    pub builder: &'a mut Builder<'b>,
    pub owner: &'a Owner,
    /// Where the default is another one than in the table of keys.
    pub defaults: &'a [(&'static str, f64)],
    /// How the entry's positions are written; none where it has no positions.
    pub measure: Option<&'a Measure>,
    /// Whether it is a signatory's: only who signs has a patience where nothing is said.
    pub signs: bool,
}

impl<'a, 'b> Numbers<'a, 'b> {
    /// Of an entry with the defaults of the table of keys.
    pub fn of(builder: &'a mut Builder<'b>, owner: &'a Owner) -> Self {
        Numbers { builder, owner, defaults: &[], measure: None, signs: false }
    }

    fn ask(&self, key: &'static NumberKey) -> Ask<'a> {
        let ask = Ask::of(self.owner, key);
        let other = self.defaults.iter().find(|(name, _)| *name == key.key);
        Ask { default: other.map_or(key.default, |(_, default)| *default), ..ask }
    }
}

impl Teller for Numbers<'_, '_> {
    fn number(&mut self, key: &'static NumberKey) -> QuantityId {
        match self.measure.filter(|_| key.unit == "position") {
            Some(measure) => self.builder.position(self.owner, key.key, measure, measure.middle()),
            None if key.key == "no_deal" => self.builder.no_deal(self.ask(key)),
            None => self.builder.quantity(self.ask(key)),
        }
    }

    fn optional(&mut self, key: &'static NumberKey) -> Option<QuantityId> {
        let ask = self.ask(key);
        if key.key == "patience" {
            return self.builder.patience(ask, self.signs);
        }
        self.builder.has(&ask.at).then(|| self.builder.quantity(ask))
    }

    fn known(&mut self, key: &'static NumberKey) -> f64 {
        self.builder.known(self.owner, key.key)
    }
}
