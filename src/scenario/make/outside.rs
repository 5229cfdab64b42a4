//! `[[outside_view]]`: base rates beside the simulated likelihoods.

use super::builder::Builder;
use super::number::Ask;
use super::owner::Owner;
use crate::engine::Range;
use crate::games::talks::numbers::{Form, NumberKey};
use crate::games::talks::{End, OutsideView};
use crate::random::Distribution;
use crate::scenario::keys::Section;
use crate::scenario::mistake::nearest::{listed, nearest};
use crate::scenario::tree::node::Node;

/// The steps of the funnel.
const STEPS: [&str; 6] =
    ["zone_at_start", "zone_ever", "agreed_in_room", "ratified", "holds_12", "holds_24"];

static LOW: NumberKey = end("low", "the lower end of the base rate");
static HIGH: NumberKey = end("high", "the upper end of the base rate");

const fn end(key: &'static str, says: &'static str) -> NumberKey {
    NumberKey {
        key,
        unit: "share",
        range: Range::UNIT,
        default: 0.0,
        form: Form::Known,
        says,
        called: "",
    }
}

impl Builder<'_> {
    /// The outside views.
    pub(super) fn outside_views(&mut self) -> Vec<OutsideView> {
        let entries = 0..self.rows("outside_view");
        let views: Vec<OutsideView> = entries.map(|index| self.outside_view(index)).collect();
        for (index, view) in views.iter().enumerate() {
            let same = |other: &&OutsideView| {
                other.event == view.event && other.reference == view.reference
            };
            if !view.event.is_empty() && views[..index].iter().any(|other| same(&other)) {
                let owner = self.view_owner(index);
                let mistake = self.at(
                    &owner.at.key("reference"),
                    "two outside views have the same `event` and `reference`",
                );
                self.say(mistake.hint("name the reference class of each"));
            }
        }
        views
    }

    fn view_owner(&self, index: usize) -> Owner {
        let owner = self.entry(Section::OutsideView, "outside_view", index);
        let beside = self
            .tree
            .at(&owner.at.key("event"))
            .map(|event| (event.place, "this outside view".to_string()));
        Owner { beside, phrase: "of this [[outside_view]]".to_string(), ..owner }
    }

    fn outside_view(&mut self, index: usize) -> OutsideView {
        let owner = self.view_owner(index);
        self.rests_on(&owner.at);
        let help = "what it is the base rate of: event = \"settled\"";
        let event = self.required_text(&owner, "event", help);
        let (low, high) = (self.rate_end(&owner, &LOW), self.rate_end(&owner, &HIGH));
        if let (Some(low), Some(high)) = (low, high)
            && low > high
        {
            let mistake = self.about(&owner, &owner.at.key("high"), "`low` is above `high`");
            self.say(mistake.hint("the lower end comes first"));
        }
        self.known_event(&owner, &event);
        OutsideView {
            event,
            low: low.unwrap_or(0.0),
            high: high.unwrap_or(1.0),
            is_upper_bound: self.one_of(&owner, "bound", &[("upper", true)]).unwrap_or(false),
            reference: self.required_text(
                &owner,
                "reference",
                "the cases that were counted, in words",
            ),
            source: self.tree.at(&owner.at.key("source")).and_then(Node::text).map(str::to_string),
        }
    }

    fn required_text(&mut self, owner: &Owner, key: &str, help: &str) -> String {
        let path = owner.at.key(key);
        if !self.exists(&path) {
            self.lacks(owner, key, help);
        }
        self.value(&path).unwrap_or_default()
    }

    fn rate_end(&mut self, owner: &Owner, key: &'static NumberKey) -> Option<f64> {
        let ask = Ask::of(owner, key);
        let Some(node) = self.tree.at(&ask.at) else {
            self.lacks(owner, key.key, "a share of the cases, 0..1");
            return None;
        };
        match self.distribution(&ask, node) {
            Ok(Some(Distribution::Known { value })) => Some(value),
            Ok(_) => {
                let mistake =
                    self.about(owner, &ask.at, format!("{} must be one number", ask.subject));
                self.say(mistake.says(key.says));
                None
            }
            Err(_) => None,
        }
    }

    fn known_event(&mut self, owner: &Owner, event: &str) {
        let ends = End::ALL.map(End::word);
        let interims = self.ids.interims.clone();
        let known: Vec<&str> =
            ends.into_iter().chain(STEPS).chain(interims.iter().map(String::as_str)).collect();
        if event.is_empty() || known.contains(&event) {
            return;
        }
        let title = format!("there is no end, step of the funnel or interim deal `{event}`");
        let mistake = self.about(owner, &owner.at.key("event"), title);
        self.say(mistake.hint(match nearest(event, known.iter().copied()) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("one of {}", listed(&known)),
        }));
    }
}
