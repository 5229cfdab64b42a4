//! `[[event]]`

use super::builder::Builder;
use super::number::Ask;
use super::numbers::Numbers;
use super::owner::Owner;
use crate::engine::{QuantityId, Range};
use crate::games::talks::Event;
use crate::games::talks::numbers::{EventNumbers, NumberKey, Teller};
use crate::scenario::keys::Section;
use crate::scenario::tree::kind::Kind;
use crate::scenario::tree::node::Node;

/// Days of a month.
const MONTH: f64 = 30.4375;
/// Occurrences a round at most.
const MOST_A_ROUND: f64 = 200.0;

/// The numbers of an event, of whose rate the length of a round decides how high it may be.
struct OfEvent<'a, 'b> {
    numbers: Numbers<'a, 'b>,
    days: f64,
}

impl Teller for OfEvent<'_, '_> {
    fn number(&mut self, key: &'static NumberKey) -> QuantityId {
        if key.key != "per_month" {
            return self.numbers.number(key);
        }
        let ask = Ask::of(self.numbers.owner, key);
        let range = Range::closed(0.0, MOST_A_ROUND * MONTH / self.days);
        let says = "how often it happens: at most 200 times a round";
        self.numbers.builder.quantity(Ask { range, says, ..ask })
    }

    fn optional(&mut self, key: &'static NumberKey) -> Option<QuantityId> {
        self.numbers.optional(key)
    }

    fn known(&mut self, key: &'static NumberKey) -> f64 {
        self.numbers.known(key)
    }
}

impl Builder<'_> {
    /// The events.
    pub(super) fn events(&mut self, days: f64) -> Vec<Event> {
        (0..self.rows("event")).map(|index| self.event(index, days)).collect()
    }

    fn event(&mut self, index: usize, days: f64) -> Event {
        let owner = self.entry(Section::Event, "event", index);
        self.rests_on(&owner.at);
        let by = self.party(&owner, "by");
        let on = self.several(&owner, Section::Party, "on");
        let numbers = Numbers::of(self, &owner);
        let numbers = EventNumbers::ask(&mut OfEvent { numbers, days });
        let postpones = self.quantities[numbers.postpones.index()].distribution.most() > 0.0;
        if !self.is_given(&owner, "on") && !postpones {
            self.on_nobody(&owner, index);
        }
        Event { by, on, numbers }
    }

    fn on_nobody(&mut self, owner: &Owner, index: usize) {
        let id = &self.ids.events[index];
        let title = format!("the event `{id}` is on nobody and postpones nothing");
        let mistake = self.at(&owner.at, title).beside(owner.beside.clone());
        self.say(mistake.hint("say whom it hits, on = [\"north\"], or how likely it postpones a round, postpones = 0.2"));
    }

    /// Whether a list is given: one with entries, or something that is none.
    pub(super) fn is_given(&self, owner: &Owner, key: &str) -> bool {
        let is_filled = |node: &Node| Vec::<Node>::of(node).is_none_or(|list| !list.is_empty());
        self.tree.at(&owner.at.key(key)).is_some_and(is_filled)
    }
}
