//! Every key of a scenario file, by the table in which it stands.
//!
//! One list for the builder, for messages and for the resolved file; the numbers have a list of their own.

pub(super) use super::numbers::NumberKey;
use super::{numbers, party_numbers};

/// The words that say what a number rests on. They may stand in any table.
pub(super) const BASIS: [&str; 3] = ["source", "quote", "assumption"];

/// The words of a number's table, none of which can be an id.
pub(super) const RESERVED: [&str; 9] =
    ["low", "mode", "high", "mean", "sd", "value", "source", "quote", "assumption"];

/// The words of a number's table that hold numbers.
pub(super) const PARTS: [&str; 6] = ["value", "low", "mode", "high", "mean", "sd"];

/// The keys that stand before the first `[table]` and nowhere else.
pub(super) const TOP_ONLY: [&str; 6] =
    ["extends", "title", "summary", "as_of", "rounds", "days_between_rounds"];

/// A kind of table, with its own keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    Top,
    Talks,
    Balance,
    Issue,
    Party,
    Stances,
    Stance,
    Trust,
    Pressure,
    Event,
    Interim,
    Relief,
    Observed,
    Seen,
    OutsideView,
}

/// Every section with keys of its own; the others have ids of the scenario for keys.
pub(super) const EVERY: [Section; 10] = [
    Section::Top,
    Section::Talks,
    Section::Balance,
    Section::Issue,
    Section::Party,
    Section::Stance,
    Section::Event,
    Section::Interim,
    Section::Observed,
    Section::OutsideView,
];

/// What may stand under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A value, or a number in any of its forms.
    Value,
    /// A table.
    Table(Section),
    /// A list of tables.
    Rows(Section),
}

// The keys of each kind of table, as one reads them.
#[rustfmt::skip]
const TOP_KEYS: [&str; 17] = [
    "extends", "title", "summary", "as_of", "rounds", "days_between_rounds", "source", "quote", "assumption",
    "talks", "balance", "issue", "party", "event", "interim", "observed", "outside_view",
];
#[rustfmt::skip]
const TALKS_KEYS: [&str; 16] = [
    "format", "learning", "misreading", "hesitation", "resume", "collapse_after", "trust_inertia", "goodwill",
    "cooling", "optimism_half_life", "aftermath_months", "deterrence", "pressure_half_life", "source",
    "quote", "assumption",
];
#[rustfmt::skip]
const BALANCE_KEYS: [&str; 6] = [
    "drift_per_month", "volatility", "decisive", "source", "quote", "assumption",
];
#[rustfmt::skip]
const ISSUE_KEYS: [&str; 14] = [
    "id", "name", "scale", "range", "unit", "levels", "status_quo", "promise", "kept_by", "assures",
    "guarantor", "source", "quote", "assumption",
];
#[rustfmt::skip]
const PARTY_KEYS: [&str; 25] = [
    "id", "name", "role", "drafts", "no_deal", "optimism", "cost_per_month", "exposure", "opening",
    "concession", "patience", "urgency", "vulnerability", "reciprocity", "ratify_margin", "good_faith",
    "influence", "face_saving", "credibility", "pressure", "trust", "source", "quote", "assumption", "issues",
];
#[rustfmt::skip]
const STANCE_KEYS: [&str; 7] = [
    "ideal", "points", "weight", "red_line", "source", "quote", "assumption",
];
#[rustfmt::skip]
const EVENT_KEYS: [&str; 13] = [
    "id", "name", "by", "on", "per_month", "excitation", "distrust", "hardening", "walkout", "postpones",
    "source", "quote", "assumption",
];
#[rustfmt::skip]
const INTERIM_KEYS: [&str; 9] = [
    "id", "name", "issues", "least_gain", "fragility", "relief", "source", "quote", "assumption",
];
#[rustfmt::skip]
const OBSERVED_KEYS: [&str; 8] = [
    "round", "state", "agreed", "interim", "events", "source", "quote", "assumption",
];
#[rustfmt::skip]
const OUTSIDE_VIEW_KEYS: [&str; 7] = [
    "event", "low", "high", "reference", "source", "quote", "assumption",
];

impl Section {
    /// Its numbers.
    pub fn numbers(self) -> &'static [NumberKey] {
        match self {
            Section::Top => &numbers::TOP,
            Section::Talks => &numbers::TALKS,
            Section::Balance => &numbers::BALANCE,
            Section::Issue => &numbers::ISSUE,
            Section::Party => &party_numbers::PARTY,
            Section::Stance => &party_numbers::STANCE,
            Section::Trust => &party_numbers::TRUST,
            Section::Pressure => &party_numbers::PRESSURE,
            Section::Relief => &numbers::RELIEF,
            Section::Event => &numbers::EVENT,
            Section::Interim => &numbers::INTERIM,
            Section::Stances | Section::Observed | Section::Seen | Section::OutsideView => &[],
        }
    }

    /// The number of that key.
    pub fn number(self, key: &str) -> &'static NumberKey {
        let mut all = self.numbers().iter().chain(if self == Section::Party {
            &party_numbers::MEDIATOR[..]
        } else {
            &[]
        });
        all.find(|number| number.key == key).expect("the builder asks for keys of the table")
    }

    /// Every key that it knows, in the order in which the resolved file has them.
    pub fn keys(self) -> &'static [&'static str] {
        match self {
            Section::Top => &TOP_KEYS,
            Section::Talks => &TALKS_KEYS,
            Section::Balance => &BALANCE_KEYS,
            Section::Issue => &ISSUE_KEYS,
            Section::Party => &PARTY_KEYS,
            Section::Stance => &STANCE_KEYS,
            Section::Event => &EVENT_KEYS,
            Section::Interim => &INTERIM_KEYS,
            Section::Observed => &OBSERVED_KEYS,
            Section::OutsideView => &OUTSIDE_VIEW_KEYS,
            Section::Stances
            | Section::Trust
            | Section::Pressure
            | Section::Relief
            | Section::Seen => &BASIS,
        }
    }

    /// What stands under a key.
    pub fn shape(self, key: &str) -> Shape {
        match (self, key) {
            (Section::Top, "talks") => Shape::Table(Section::Talks),
            (Section::Top, "balance") => Shape::Table(Section::Balance),
            (Section::Top, "issue") => Shape::Rows(Section::Issue),
            (Section::Top, "party") => Shape::Rows(Section::Party),
            (Section::Top, "event") => Shape::Rows(Section::Event),
            (Section::Top, "interim") => Shape::Rows(Section::Interim),
            (Section::Top, "observed") => Shape::Rows(Section::Observed),
            (Section::Top, "outside_view") => Shape::Rows(Section::OutsideView),
            (Section::Party, "issues") => Shape::Table(Section::Stances),
            (Section::Party, "trust") => Shape::Table(Section::Trust),
            (Section::Party, "pressure") => Shape::Table(Section::Pressure),
            (Section::Interim, "relief") => Shape::Table(Section::Relief),
            (Section::Observed, "interim" | "events") => Shape::Table(Section::Seen),
            (Section::Stances, key) if !BASIS.contains(&key) => Shape::Table(Section::Stance),
            _ => Shape::Value,
        }
    }

    /// Whether a key of it holds a number that may rest on something.
    pub fn is_number(self, key: &str) -> bool {
        match self {
            Section::Trust | Section::Pressure | Section::Relief => !BASIS.contains(&key),
            _ => {
                self.numbers().iter().any(|number| number.key == key)
                    || (self == Section::Party && key == "face_saving")
            }
        }
    }

    /// Whether a number of it takes no uncertainty.
    pub fn is_plain(self, key: &str) -> bool {
        match self {
            Section::Top => self.is_number(key),
            Section::Talks => {
                ["collapse_after", "trust_inertia", "aftermath_months"].contains(&key)
            }
            _ => false,
        }
    }

    /// Keys of which each takes the place of the others.
    pub fn instead(self) -> &'static [&'static str] {
        match self {
            Section::Issue => &["scale", "range", "levels"],
            Section::Stance => &["ideal", "points"],
            _ => &[],
        }
    }

    /// Entries of a list of them at most.
    pub fn most(self) -> usize {
        match self {
            Section::Party => 256,
            Section::Observed => 10_000,
            _ => 64,
        }
    }

    /// How the table is written, in a message.
    pub fn written(self) -> &'static str {
        match self {
            Section::Top => "the top of the file",
            Section::Talks => "[talks]",
            Section::Balance => "[balance]",
            Section::Issue => "[[issue]]",
            Section::Party => "[[party]]",
            Section::Stances => "[party.issues]",
            Section::Stance => "[party.issues.X]",
            Section::Trust => "trust",
            Section::Pressure => "pressure",
            Section::Event => "[[event]]",
            Section::Interim => "[[interim]]",
            Section::Relief => "relief",
            Section::Observed => "[[observed]]",
            Section::Seen => "[[observed]]",
            Section::OutsideView => "[[outside_view]]",
        }
    }

    /// One of its entries in a word.
    pub fn word(self) -> &'static str {
        match self {
            Section::Issue => "issue",
            Section::Party => "party",
            Section::Event => "event",
            Section::Interim => "interim deal",
            Section::Observed => "observed round",
            Section::OutsideView => "outside view",
            Section::Stance => "issue of the party",
            _ => "table",
        }
    }
}
