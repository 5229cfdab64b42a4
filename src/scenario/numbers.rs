//! Every number of a scenario file: its unit, what is allowed, its default, what it says and what a reader calls it.

use crate::engine::Range;
use crate::games::talks::{possessive, within};

/// A number of the file.
#[derive(Debug)]
pub(super) struct NumberKey {
    /// The key.
    pub key: &'static str,
    /// Its unit in words.
    pub unit: &'static str,
    /// What is allowed.
    pub range: Range,
    /// Its value where the file says nothing; where that depends on more, the builder knows.
    pub default: f64,
    /// What it is, for the author of a file.
    pub says: &'static str,
    /// Its name for a reader; braces stand for the name of its owner, then for whom it is about.
    pub called: &'static str,
}

impl NumberKey {
    /// Its name for a reader: whose it is, and whom or what it is about.
    pub fn name(&self, owner: &str, about: &str) -> String {
        let Some((before, rest)) = self.called.split_once("{}") else {
            return self.called.to_string();
        };
        let owner = if before.is_empty() { owner.to_string() } else { within(owner) };
        let (owner, rest) = match rest.strip_prefix("'s") {
            Some(rest) => (possessive(&owner), rest),
            None => (owner, rest),
        };
        format!("{before}{owner}{}", rest.replacen("{}", &within(about), 1))
    }
}

/// A number, in the order of a line of the format page.
pub(super) const fn number(
    key: &'static str,
    unit: &'static str,
    range: Range,
    default: f64,
    says: &'static str,
    called: &'static str,
) -> NumberKey {
    NumberKey { key, unit, range, default, says, called }
}

pub(super) const UNIT: Range = Range::UNIT;
pub(super) const NOT_NEGATIVE: Range = Range::NOT_NEGATIVE;
pub(super) const POSITIVE: Range = Range::POSITIVE;
pub(super) const ANY: Range = Range::ANY;
pub(super) const FROM_ONE: Range = Range::closed(1.0, f64::INFINITY);
pub(super) const BELOW_ONE: Range = Range { below_most: true, ..Range::UNIT };
pub(super) const DAYS: Range = Range { above_least: true, ..Range::closed(0.0, 3_660.0) };

/// The numbers before the first table.
pub(super) const TOP: [NumberKey; 2] = [
    number(
        "rounds",
        "rounds",
        Range::closed(1.0, 10_000.0),
        10_000.0,
        "how many rounds the talks have",
        "rounds",
    ),
    number(
        "days_between_rounds",
        "days",
        DAYS,
        7.0,
        "days from one round to the next",
        "days between rounds",
    ),
];

/// The numbers of `[talks]`.
pub(super) const TALKS: [NumberKey; 12] = [
    number(
        "learning",
        "share",
        UNIT,
        0.25,
        "share of the misreading that a round removes",
        "learning between the sides",
    ),
    number(
        "misreading",
        "log standard deviation",
        NOT_NEGATIVE,
        0.0,
        "how far the sides misread what matters to each other",
        "misreading between the sides",
    ),
    number(
        "hesitation",
        "value",
        NOT_NEGATIVE,
        0.0,
        "how much acceptance in the room varies",
        "hesitation in the room",
    ),
    number(
        "resume",
        "probability",
        UNIT,
        0.5,
        "probability a round that suspended talks resume",
        "the chance that suspended talks resume",
    ),
    number(
        "collapse_after",
        "rounds",
        FROM_ONE,
        12.0,
        "suspended rounds in a row after which the talks have collapsed",
        "rounds to a collapse",
    ),
    number(
        "trust_inertia",
        "observations",
        POSITIVE,
        10.0,
        "how many observations the trust of the start is worth",
        "inertia of trust",
    ),
    number(
        "goodwill",
        "observations a round",
        NOT_NEGATIVE,
        0.25,
        "observations of good faith that a quiet round adds",
        "goodwill of a quiet round",
    ),
    number(
        "cooling",
        "share",
        UNIT,
        0.8,
        "share of the hardening that lasts a round",
        "cooling of tempers",
    ),
    number(
        "optimism_half_life",
        "months",
        POSITIVE,
        6.0,
        "months in which an illusion halves",
        "the half-life of optimism",
    ),
    number(
        "aftermath_months",
        "months",
        Range::closed(0.0, 600.0),
        24.0,
        "months after a settlement that are played",
        "months of aftermath",
    ),
    number(
        "deterrence",
        "value",
        NOT_NEGATIVE,
        0.25,
        "value that guarantees add to keeping a settlement",
        "deterrence by guarantees",
    ),
    number(
        "pressure_half_life",
        "months",
        POSITIVE,
        6.0,
        "months in which pressure halves after a settlement",
        "the half-life of pressure",
    ),
];

/// The numbers of `[balance]`.
pub(super) const BALANCE: [NumberKey; 3] = [
    number(
        "drift_per_month",
        "balance a month",
        ANY,
        0.0,
        "where the balance is heading",
        "the drift of the balance",
    ),
    number(
        "volatility",
        "balance a root month",
        NOT_NEGATIVE,
        0.0,
        "how much the balance swings",
        "the volatility of the balance",
    ),
    number(
        "decisive",
        "balance",
        POSITIVE,
        f64::INFINITY,
        "distance from 0 at which the conflict is decided",
        "the decisive balance",
    ),
];

/// The numbers of an `[[issue]]`.
pub(super) const ISSUE: [NumberKey; 3] = [
    number(
        "status_quo",
        "position",
        UNIT,
        0.5,
        "its position while there is no agreement",
        "the status quo of {}",
    ),
    number(
        "promise",
        "share",
        UNIT,
        0.0,
        "share of its effect that somebody must keep",
        "the promise in {}",
    ),
    number("assures", "share", UNIT, 0.0, "assurance that position 1 gives", "the assurance in {}"),
];

pub(super) const RELIEF: [NumberKey; 1] = [number(
    "relief",
    "factor",
    NOT_NEGATIVE,
    1.0,
    "factor on the rate of that event while the deal is in force",
    "the effect of {} on {}",
)];

/// The numbers of an `[[event]]`.
pub(super) const EVENT: [NumberKey; 6] = [
    number(
        "per_month",
        "times a month",
        NOT_NEGATIVE,
        0.0,
        "how often it happens",
        "the rate of {}",
    ),
    number(
        "excitation",
        "share",
        BELOW_ONE,
        0.0,
        "further occurrences that each brings in the next round",
        "the excitation of {}",
    ),
    number(
        "distrust",
        "observations",
        NOT_NEGATIVE,
        0.0,
        "observations of bad faith that each occurrence is worth",
        "the distrust from {}",
    ),
    number(
        "hardening",
        "share",
        NOT_NEGATIVE,
        0.0,
        "how far each occurrence stiffens a target",
        "the hardening from {}",
    ),
    number(
        "walkout",
        "rate",
        NOT_NEGATIVE,
        0.0,
        "how readily a target walks out",
        "the walkouts over {}",
    ),
    number(
        "postpones",
        "probability",
        UNIT,
        0.0,
        "probability that an occurrence postpones the round",
        "the chance that {} postpones a round",
    ),
];

/// The numbers of an `[[interim]]`.
pub(super) const INTERIM: [NumberKey; 2] = [
    number(
        "least_gain",
        "value",
        ANY,
        0.01,
        "what every signatory must gain from it",
        "the least gain from {}",
    ),
    number(
        "fragility",
        "probability a round",
        UNIT,
        0.0,
        "probability a round that it breaks",
        "the fragility of {}",
    ),
];
