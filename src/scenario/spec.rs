//! The file as it is written: every table with its keys, nothing checked.
//!
//! Whatever is no key of these types is told by `serde_ignored`. What the tables rest on has been handed to their
//! numbers before; here it is only looked at for its kind.

use super::keys::BASIS;
use super::leaf::{Leaf, Raw, Texts};
use crate::games::talks::Date;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;
use toml::Value;

/// A text, where there is one.
pub(super) type Text = Option<Leaf<String>>;
/// A number in any of its forms, where there is one.
pub(super) type Number = Option<Raw>;
/// A list, where there is one.
pub(super) type List = Option<Leaf<Vec<Value>>>;
/// A number for each of several names.
pub(super) type Numbers = BTreeMap<String, Raw>;

/// The words that say what a table rests on.
#[derive(Debug, Default)]
pub(super) struct Words<'a> {
    pub source: Option<&'a Leaf<String>>,
    pub quote: Option<&'a Leaf<Texts>>,
    pub assumption: Option<&'a Leaf<String>>,
}

macro_rules! spec {
    ($(#[$doc:meta])* $name:ident { $($field:ident: $kind:ty),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Default, Deserialize)]
        #[serde(default)]
        pub(super) struct $name {
            $(pub $field: $kind,)*
            source: Text,
            quote: Option<Leaf<Texts>>,
            assumption: Text,
        }

        impl $name {
            /// What its numbers rest on.
            pub fn words(&self) -> Words<'_> {
                Words {
                    source: self.source.as_ref(),
                    quote: self.quote.as_ref(),
                    assumption: self.assumption.as_ref(),
                }
            }
        }
    };
}

spec! {
    /// The whole file.
    ScenarioSpec {
        title: Text, summary: Text, as_of: Option<Leaf<Date>>, rounds: Number, days_between_rounds: Number,
        talks: TalksSpec, balance: BalanceSpec, issue: Vec<IssueSpec>, party: Vec<PartySpec>,
        event: Vec<EventSpec>, interim: Vec<InterimSpec>, observed: Vec<ObservedSpec>,
        outside_view: Vec<OutsideViewSpec>,
    }
}

spec! {
    /// `[talks]`.
    TalksSpec {
        format: Text, learning: Number, misreading: Number, hesitation: Number, resume: Number,
        collapse_after: Number, trust_inertia: Number, goodwill: Number, cooling: Number,
        optimism_half_life: Number, aftermath_months: Number, deterrence: Number, pressure_half_life: Number,
    }
}

spec! {
    /// `[balance]`.
    BalanceSpec { drift_per_month: Number, volatility: Number, decisive: Number }
}

spec! {
    /// An `[[issue]]`.
    IssueSpec {
        id: Text, name: Text, scale: List, range: List, unit: Text, levels: List, status_quo: Number,
        promise: Number, kept_by: Text, assures: Number, guarantor: Text,
    }
}

spec! {
    /// A `[[party]]`.
    PartySpec {
        id: Text, name: Text, role: Text, drafts: Option<Leaf<bool>>, no_deal: Number, optimism: Number,
        cost_per_month: Number, exposure: Number, opening: Number, concession: Number, patience: Number,
        urgency: Number, vulnerability: Number, reciprocity: Number, ratify_margin: Number, good_faith: Number,
        influence: Number, face_saving: Number, credibility: Number, pressure: Option<Numbers>,
        trust: Option<Numbers>, issues: StancesSpec,
    }
}

spec! {
    /// `[party.issues.X]`.
    StanceSpec { ideal: Number, points: List, weight: Number, red_line: Number }
}

spec! {
    /// An `[[event]]`.
    EventSpec {
        id: Text, name: Text, by: Text, on: List, per_month: Number, excitation: Number, distrust: Number,
        hardening: Number, walkout: Number, postpones: Number,
    }
}

spec! {
    /// An `[[interim]]`.
    InterimSpec {
        id: Text, name: Text, issues: List, least_gain: Number, fragility: Number, relief: Option<Numbers>,
    }
}

spec! {
    /// An `[[observed]]`.
    ObservedSpec {
        round: Option<Leaf<i64>>, state: Text, agreed: Option<Leaf<bool>>, interim: Option<Numbers>,
        events: Option<Numbers>,
    }
}

spec! {
    /// An `[[outside_view]]`.
    OutsideViewSpec { event: Text, low: Number, high: Number, reference: Text }
}

impl OutsideViewSpec {
    /// Where its base rate comes from.
    pub fn source(&self) -> &Text {
        &self.source
    }
}

/// `[party.issues]`: an entry an issue, and perhaps what they all rest on.
#[derive(Debug, Default)]
pub(super) struct StancesSpec {
    /// By the id of the issue.
    pub of: BTreeMap<String, StanceSpec>,
    /// `source`, `quote` and `assumption`.
    pub words: Numbers,
}

impl<'de> Deserialize<'de> for StancesSpec {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visit;
        impl<'de> Visitor<'de> for Visit {
            type Value = StancesSpec;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table of issues")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<StancesSpec, M::Error> {
                let mut stances = StancesSpec::default();
                while let Some(key) = map.next_key::<String>()? {
                    if BASIS.contains(&key.as_str()) {
                        stances.words.insert(key, map.next_value()?);
                    } else {
                        stances.of.insert(key, map.next_value()?);
                    }
                }
                Ok(stances)
            }
        }
        deserializer.deserialize_map(Visit)
    }
}
