//! `[[event]]`

use super::number::Ask;
use super::{Builder, Owner};
use crate::engine::{QuantityId, Range};
use crate::games::talks::{Event, Label};
use crate::scenario::keys::Section;
use crate::scenario::spec::{EventSpec, Number};

/// Days of a month.
const MONTH: f64 = 30.4375;
/// Occurrences a round at most.
const MOST_A_ROUND: f64 = 200.0;

impl Builder<'_> {
    /// The events.
    pub(super) fn events(&mut self, specs: &[EventSpec], days: f64) -> Vec<Event> {
        let entries = specs.iter().enumerate();
        entries.map(|(index, event)| self.event(index, event, days)).collect()
    }

    fn event(&mut self, index: usize, spec: &EventSpec, days: f64) -> Event {
        let owner = self.entry(Section::Event, "event", index);
        self.rests_on(&owner.at, &spec.words());
        let by = self.party(&owner, "by", &spec.by);
        let on = self.several(&owner, Section::Party, "on", &spec.on);
        let number = |b: &mut Self, key: &str, raw: &Number| b.number(&owner, key, raw);
        let event = Event {
            by,
            on,
            per_month: self.rate(&owner, &spec.per_month, days),
            excitation: number(self, "excitation", &spec.excitation),
            distrust: number(self, "distrust", &spec.distrust),
            hardening: number(self, "hardening", &spec.hardening),
            walkout: number(self, "walkout", &spec.walkout),
            postpones: number(self, "postpones", &spec.postpones),
        };
        let nobody = !super::scale::is_given(&spec.on);
        let postpones = self.quantities[event.postpones.index()].distribution.most() > 0.0;
        if nobody && !postpones {
            let title = format!(
                "the event `{}` is on nobody and postpones nothing",
                self.ids.events[index]
            );
            let mistake = self.at(&owner.at, title).beside(owner.beside.clone());
            self.say(mistake.hint("say whom it hits, on = [\"north\"], or how likely it postpones a round, postpones = 0.2"));
        }
        event
    }

    /// The rate, of which the length of a round decides how high it may be.
    fn rate(&mut self, owner: &Owner, raw: &Number, days: f64) -> QuantityId {
        let ask = Ask::of(owner, owner.section.number("per_month"));
        let most = MOST_A_ROUND * MONTH / days;
        let says = "how often it happens: at most 200 times a round";
        self.quantity(Ask { range: Range::closed(0.0, most), says, ..ask }, raw.as_ref())
    }

    /// What the events are called.
    pub(super) fn event_labels(&mut self, events: &[EventSpec]) -> Vec<Label> {
        let entries = events.iter().enumerate();
        entries
            .map(|(index, event)| {
                let owner = self.entry(Section::Event, "event", index);
                let id = self.ids.events[index].clone();
                Label { name: self.name(&owner, &event.name, &id), id }
            })
            .collect()
    }
}
