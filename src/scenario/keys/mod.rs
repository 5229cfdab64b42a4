//! Every key of a scenario file, by the table in which it stands.
//!
//! One list for the builder, for messages and for the resolved file; the numbers have a list of their own.

pub(in crate::scenario) mod schema;

use crate::games::talks::numbers::{self, Form, NumberKey};

/// The words that say what a number rests on. They may stand in any table.
pub(in crate::scenario) const BASIS: [&str; 5] =
    ["source", "quote", "assumption", "gives", "dated"];

/// The words of a number's table, none of which can be an id; but for `p5` and `p95`, which are good names of a fifth party.
#[rustfmt::skip]
pub(in crate::scenario) const RESERVED: [&str; 19] = [
    "low", "mode", "high", "mean", "sd", "value", "log", "any", "weights", "experts", "by", "as", "plus",
    "source", "quote", "assumption", "gives", "dated", "costs",
];

/// The words of a number's table that say what it is.
#[rustfmt::skip]
pub(in crate::scenario) const PARTS: [&str; 12] =
    ["value", "low", "mode", "high", "mean", "sd", "p5", "p95", "log", "any", "experts", "weights"];

/// The keys that stand before the first `[table]` and nowhere else.
pub(in crate::scenario) const TOP_ONLY: [&str; 7] =
    ["extends", "title", "summary", "as_of", "rounds", "until", "days_between_rounds"];

/// A kind of table, with its own keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::scenario) enum Section {
    Top,
    Talks,
    Balance,
    Issue,
    Party,
    Stances,
    Stance,
    Trust,
    Pressure,
    FaceSaving,
    Event,
    Interim,
    Relief,
    Change,
    Effects,
    Deadline,
    Alternative,
    Correlation,
    Observed,
    Seen,
    OutsideView,
}

/// Every section with keys of its own; the others have ids of the scenario for keys.
pub(in crate::scenario) const EVERY: [Section; 13] = [
    Section::Top,
    Section::Talks,
    Section::Balance,
    Section::Issue,
    Section::Party,
    Section::Stance,
    Section::Event,
    Section::Interim,
    Section::Deadline,
    Section::Change,
    Section::Correlation,
    Section::Observed,
    Section::OutsideView,
];

/// What may stand under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::scenario) enum Shape {
    /// A value, or a number in any of its forms.
    Value,
    /// A table.
    Table(Section),
    /// A list of tables.
    Rows(Section),
}

/// A stretch of the keys of a table.
enum Part {
    Words(&'static [&'static str]),
    Numbers(&'static [NumberKey]),
}

use Part::{Numbers, Words};

const fn length(parts: &[Part]) -> usize {
    let (mut length, mut at) = (0, 0);
    while at < parts.len() {
        length += match parts[at] {
            Words(words) => words.len(),
            Numbers(numbers) => numbers.len(),
        };
        at += 1;
    }
    length
}

const fn joined<const N: usize>(parts: &[Part]) -> [&'static str; N] {
    let mut keys = [""; N];
    let (mut filled, mut at) = (0, 0);
    while at < parts.len() {
        let mut place = 0;
        while place < length(parts.split_at(at + 1).0) - length(parts.split_at(at).0) {
            keys[filled] = match parts[at] {
                Words(words) => words[place],
                Numbers(numbers) => numbers[place].key,
            };
            filled += 1;
            place += 1;
        }
        at += 1;
    }
    keys
}

/// The keys of a kind of table, as one reads them.
macro_rules! keys {
    ($name:ident: $($part:expr),*) => {
        static $name: [&str; length(&[$($part),*])] = joined(&[$($part),*]);
    };
}

keys!(TOP_KEYS: Words(&TOP_ONLY), Words(&BASIS), Words(&["talks", "balance", "issue", "party", "event", "interim", "change", "correlation", "observed", "outside_view"]));
keys!(TALKS_KEYS: Words(&["format"]), Numbers(&numbers::TALKS), Words(&["deadline"]), Words(&BASIS));
keys!(DEADLINE_KEYS: Words(&["date"]), Numbers(&numbers::DUE), Words(&BASIS));
keys!(BALANCE_KEYS: Numbers(&numbers::BALANCE), Words(&BASIS));
keys!(ISSUE_KEYS: Words(&["id", "name", "scale", "range", "unit", "levels"]), Numbers(numbers::ISSUE.split_at(2).0), Words(&["kept_by"]), Numbers(numbers::ISSUE.split_at(2).1), Words(&["guarantor", "provided_by"]), Words(&BASIS));
keys!(PARTY_KEYS: Words(&["id", "name", "role", "drafts", "face_saving"]), Numbers(&numbers::PARTY), Words(&["pressure", "trust", "plural", "capital"]), Words(&BASIS), Words(&["issues"]));
keys!(STANCE_KEYS: Words(&["ideal", "points", "weight", "red_line", "curve", "bars"]), Words(&BASIS));
keys!(EVENT_KEYS: Words(&["id", "name", "by", "on"]), Numbers(&numbers::EVENT), Words(&BASIS));
keys!(INTERIM_KEYS: Words(&["id", "name", "issues"]), Numbers(&numbers::INTERIM), Words(&["relief"]), Words(&BASIS));
keys!(CHANGE_KEYS: Words(&["id", "name", "date"]), Numbers(&numbers::WHEN), Words(&["add", "times", "set"]), Words(&BASIS));
keys!(CORRELATION_KEYS: Words(&["id", "inputs"]), Numbers(&numbers::CORRELATION), Words(&BASIS));
keys!(OBSERVED_KEYS: Words(&["round", "state", "agreed", "interim", "events", "offers", "draft"]), Words(&BASIS));
keys!(OUTSIDE_VIEW_KEYS: Words(&["event", "low", "high", "bound", "reference"]), Words(&BASIS));

impl Section {
    /// Its numbers.
    pub fn numbers(self) -> &'static [NumberKey] {
        match self {
            Section::Top => &numbers::TOP,
            Section::Talks => &numbers::TALKS,
            Section::Balance => &numbers::BALANCE,
            Section::Issue => &numbers::ISSUE,
            Section::Party => &numbers::PARTY,
            Section::Stance => &numbers::STANCE,
            Section::Trust => &numbers::TRUST,
            Section::Pressure => &numbers::PRESSURE,
            Section::FaceSaving => &numbers::FACE_SAVING,
            Section::Relief => &numbers::RELIEF,
            Section::Event => &numbers::EVENT,
            Section::Interim => &numbers::INTERIM,
            Section::Deadline => &numbers::DUE,
            Section::Change => &numbers::WHEN,
            Section::Effects => &numbers::EFFECT,
            Section::Alternative => &numbers::ALTERNATIVE,
            Section::Correlation => &numbers::CORRELATION,
            Section::Stances | Section::Observed | Section::Seen | Section::OutsideView => &[],
        }
    }

    /// The number of that key.
    pub fn number(self, key: &str) -> &'static NumberKey {
        self.numbers()
            .iter()
            .find(|number| number.key == key)
            .expect("the builder asks for keys of the table")
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
            Section::Deadline => &DEADLINE_KEYS,
            Section::Change => &CHANGE_KEYS,
            Section::Correlation => &CORRELATION_KEYS,
            Section::Observed => &OBSERVED_KEYS,
            Section::OutsideView => &OUTSIDE_VIEW_KEYS,
            Section::Stances
            | Section::Trust
            | Section::Pressure
            | Section::FaceSaving
            | Section::Relief
            | Section::Effects
            | Section::Alternative
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
            (Section::Top, "change") => Shape::Rows(Section::Change),
            (Section::Change, "add" | "times" | "set") => Shape::Table(Section::Effects),
            (Section::Top, "correlation") => Shape::Rows(Section::Correlation),
            (Section::Top, "observed") => Shape::Rows(Section::Observed),
            (Section::Top, "outside_view") => Shape::Rows(Section::OutsideView),
            (Section::Party, "issues") => Shape::Table(Section::Stances),
            (Section::Party, "trust") => Shape::Table(Section::Trust),
            (Section::Party, "pressure") => Shape::Table(Section::Pressure),
            (Section::Interim, "relief") => Shape::Table(Section::Relief),
            (Section::Observed, "interim" | "events" | "offers" | "draft") => {
                Shape::Table(Section::Seen)
            }
            (Section::Stances, key) if !BASIS.contains(&key) => Shape::Table(Section::Stance),
            _ => Shape::Value,
        }
    }

    /// Whether a key of it holds a number that may rest on something.
    pub fn is_number(self, key: &str) -> bool {
        match self {
            Section::Trust
            | Section::Pressure
            | Section::FaceSaving
            | Section::Effects
            | Section::Alternative
            | Section::Relief => !BASIS.contains(&key),
            // One number for all, or one for each that is named.
            Section::Party if key == "face_saving" => true,
            _ => self.numbers().iter().any(|number| number.key == key),
        }
    }

    /// Whether it has such a key. Tables of numbers by id have those of their ids.
    pub fn knows(self, key: &str) -> bool {
        match self {
            Section::Trust
            | Section::Pressure
            | Section::FaceSaving
            | Section::Relief
            | Section::Effects
            | Section::Alternative
            | Section::Seen => true,
            _ => self.keys().contains(&key),
        }
    }

    /// Whether a number of it takes no uncertainty.
    pub fn is_plain(self, key: &str) -> bool {
        let is_plain = |number: &&NumberKey| matches!(number.form, Form::Known | Form::Whole);
        self.numbers().iter().filter(is_plain).any(|number| number.key == key)
    }

    /// Keys of which each takes the place of the others.
    pub fn instead(self) -> &'static [&'static str] {
        match self {
            Section::Issue => &["scale", "range", "levels"],
            Section::Stance => &["ideal", "points"],
            Section::Top => &["rounds", "until"],
            Section::Change => &["date", "month", "per_month"],
            Section::Deadline => &["date", "month"],
            _ => &[],
        }
    }

    /// Entries of a list of them at most.
    pub fn most(self) -> usize {
        match self {
            Section::Party | Section::Event | Section::Interim | Section::Change => 256,
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
            Section::FaceSaving => "face_saving",
            Section::Event => "[[event]]",
            Section::Interim => "[[interim]]",
            Section::Relief => "relief",
            Section::Change => "[[change]]",
            Section::Effects => "a change",
            Section::Deadline => "a deadline",
            Section::Alternative => "no_deal",
            Section::Correlation => "[[correlation]]",
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
            Section::Change => "change",
            Section::Deadline => "deadline",
            Section::Correlation => "correlation",
            Section::Observed => "observed round",
            Section::OutsideView => "outside view",
            Section::Stance => "issue of the party",
            _ => "table",
        }
    }
}
