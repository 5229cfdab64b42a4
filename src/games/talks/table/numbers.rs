//! Every number of the talks, declared once: its key, unit, range, default, what it says and what a reader calls it.
//!
//! The scenario file, its messages, its schema, `check`, levers and the builder read this list. A new number of a
//! mechanism is a line here and its use in the mechanism.

use crate::engine::{QuantityId, Range};
use crate::games::talks::table::labels::{possessive, within};

/// A number that somebody may write down.
#[derive(Debug)]
pub(crate) struct NumberKey {
    /// The key.
    pub key: &'static str,
    /// Its unit in words.
    pub unit: &'static str,
    /// What is allowed.
    pub range: Range,
    /// Its value where nothing is said; where that depends on more, whoever asks knows.
    pub default: f64,
    /// Whether it may be uncertain, or left out.
    pub form: Form,
    /// What it is, for whoever writes it.
    pub says: &'static str,
    /// Its name for a reader; braces stand for the name of its owner, then for whom it is about.
    pub called: &'static str,
}

/// What a number may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Known or uncertain; its default where it is left out.
    Number,
    /// Known or uncertain; nothing where it is left out.
    Optional,
    /// Always known.
    Known,
    /// Always known, and whole.
    Whole,
}

/// Who knows the numbers: the reader of a file.
pub(crate) trait Teller {
    /// A number with its default.
    fn number(&mut self, key: &'static NumberKey) -> QuantityId;
    /// A number that is there only where it is given.
    fn optional(&mut self, key: &'static NumberKey) -> Option<QuantityId>;
    /// A number that takes no uncertainty.
    fn known(&mut self, key: &'static NumberKey) -> f64;
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

/// The end of a range that excludes 1.
pub(crate) const BELOW_ONE: Range = Range { below_most: true, ..Range::UNIT };
/// One or more.
pub(crate) const FROM_ONE: Range = Range::closed(1.0, f64::INFINITY);
/// Days between rounds.
const DAYS: Range = Range { above_least: true, ..Range::closed(0.0, 3_660.0) };

/// A struct of numbers, the list of their keys, and how the one is asked for by the other. After the key: `:` a number,
/// `?` one that may be absent, `=` one that is always known, `#` one that is also whole.
macro_rules! numbers {
    (@type :) => { QuantityId };
    (@type ?) => { Option<QuantityId> };
    (@type =) => { f64 };
    (@type #) => { u32 };
    (@form :) => { Form::Number };
    (@form ?) => { Form::Optional };
    (@form =) => { Form::Known };
    (@form #) => { Form::Whole };
    (@ask : $teller:ident $key:expr) => { $teller.number($key) };
    (@ask ? $teller:ident $key:expr) => { $teller.optional($key) };
    (@ask = $teller:ident $key:expr) => { $teller.known($key) };
    (@ask # $teller:ident $key:expr) => { $teller.known($key) as u32 };
    (
        $(#[$doc:meta])* $name:ident $keys:ident
        $($field:ident $form:tt $unit:literal, $range:expr, $default:expr, $says:literal, $called:literal;)*
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $(#[doc = $says] pub $field: numbers!(@type $form),)*
        }

        $(#[$doc])*
        pub(crate) static $keys: [NumberKey; [$(stringify!($field)),*].len()] = [
            $(NumberKey {
                key: stringify!($field),
                unit: $unit,
                range: $range,
                default: $default,
                form: numbers!(@form $form),
                says: $says,
                called: $called,
            },)*
        ];

        impl $name {
            /// Asks for each, in their order.
            pub(crate) fn ask(teller: &mut impl Teller) -> Self {
                let mut keys = $keys.iter();
                let mut next = || keys.next().expect("there is a key for every field");
                $name { $($field: numbers!(@ask $form teller next()),)* }
            }
        }
    };
}

numbers! {
    /// The numbers of the talks as a whole.
    TalksNumbers TALKS
    learning : "share", Range::UNIT, 0.25,
        "share of the misreading that a round removes", "learning between the sides";
    misreading : "log standard deviation", Range::NOT_NEGATIVE, 0.0,
        "how far the sides misread what matters to each other", "misreading between the sides";
    hesitation : "value", Range::NOT_NEGATIVE, 0.0,
        "how much acceptance in the room varies", "hesitation in the room";
    resume : "probability", Range::UNIT, 0.5,
        "probability a round that suspended talks resume", "the chance that suspended talks resume";
    collapse_after # "rounds", FROM_ONE, 12.0,
        "suspended rounds in a row after which the talks have collapsed", "rounds to a collapse";
    trust_inertia = "observations", Range::POSITIVE, 10.0,
        "how many observations the trust of the start is worth", "inertia of trust";
    goodwill : "observations a round", Range::NOT_NEGATIVE, 0.25,
        "observations of good faith that a quiet round adds", "goodwill of a quiet round";
    cooling : "share", Range::UNIT, 0.8,
        "share of the hardening that lasts a round", "cooling of tempers";
    optimism_half_life : "months", Range::POSITIVE, 6.0,
        "months in which an illusion halves", "the half-life of optimism";
    aftermath_months # "months", Range::closed(0.0, 600.0), 24.0,
        "months after a settlement that are played", "months of aftermath";
    deterrence : "value", Range::NOT_NEGATIVE, 0.25,
        "value that guarantees add to keeping a settlement", "deterrence by guarantees";
    pressure_half_life : "months", Range::POSITIVE, 6.0,
        "months in which pressure halves after a settlement", "the half-life of pressure";
}

numbers! {
    /// The numbers of the balance outside the room.
    BalanceNumbers BALANCE
    drift_per_month : "balance a month", Range::ANY, 0.0,
        "where the balance is heading", "the drift of the balance";
    volatility : "balance a root month", Range::NOT_NEGATIVE, 0.0,
        "how much the balance swings", "the volatility of the balance";
    decisive ? "balance", Range::POSITIVE, f64::INFINITY,
        "distance from 0 at which the conflict is decided", "the decisive balance";
}

numbers! {
    /// The numbers of an issue.
    IssueNumbers ISSUE
    status_quo : "position", Range::UNIT, 0.5,
        "its position while there is no agreement", "the status quo of {}";
    promise : "share", Range::UNIT, 0.0,
        "share of its effect that somebody must keep", "the promise in {}";
    assures : "share", Range::UNIT, 0.0,
        "assurance that position 1 gives", "the assurance in {}";
}

numbers! {
    /// The numbers of a party.
    PartyNumbers PARTY
    no_deal : "value", Range::UNIT, 0.0,
        "what the failure of the talks is worth to it", "{}'s no-deal value";
    optimism : "value", Range::closed(-1.0, 1.0), 0.0,
        "how far it overrates what it gets without a deal", "{}'s optimism";
    cost_per_month : "value a month", Range::NOT_NEGATIVE, 0.0,
        "what waiting costs it", "{}'s costs of waiting";
    exposure : "value a unit of balance", Range::ANY, 0.0,
        "what one unit of the balance is worth to it", "{}'s exposure to the balance";
    opening : "share", Range::UNIT, 1.0,
        "share of the value of its best text that it asks for at first", "{}'s opening demand";
    concession : "shape", Range::POSITIVE, 1.0,
        "below 1 it holds out until late, above 1 it concedes early", "{}'s shape of concession";
    patience : "rounds", FROM_ONE, 1.0,
        "rounds over which it comes down to what it can live with", "{}'s patience";
    urgency : "share per unit of value", Range::NOT_NEGATIVE, 0.0,
        "how much pain hurries it", "{}'s urgency";
    vulnerability : "value", Range::NOT_NEGATIVE, 0.0,
        "how much worse placed a betrayal leaves it", "{}'s vulnerability";
    reciprocity : "share", Range::UNIT, 0.0,
        "weight of the others' concessions in its own", "{}'s reciprocity";
    ratify_margin ? "value", Range::ANY, 0.0,
        "what its capital asks above no deal", "{}'s ratification margin";
    good_faith : "probability", Range::UNIT, 1.0,
        "probability that it means to agree at all", "{}'s good faith";
    influence : "weight", Range::NOT_NEGATIVE, 1.0,
        "weight of its position in drafts", "{}'s influence";
    face_saving : "share", Range::UNIT, 0.0,
        "how much easier its draft is to accept than an adversary's offer", "{}'s face saving";
    credibility : "probability", Range::UNIT, 1.0,
        "how surely its guarantee is honoured", "{}'s credibility as a guarantor";
}

numbers! {
    /// The numbers of an event.
    EventNumbers EVENT
    per_month : "times a month", Range::NOT_NEGATIVE, 0.0,
        "how often it happens", "the rate of {}";
    excitation : "share", BELOW_ONE, 0.0,
        "further occurrences that each brings in the next round", "the excitation of {}";
    distrust : "observations", Range::NOT_NEGATIVE, 0.0,
        "observations of bad faith that each occurrence is worth", "the distrust from {}";
    hardening : "share", Range::NOT_NEGATIVE, 0.0,
        "how far each occurrence stiffens a target", "the hardening from {}";
    walkout : "rate", Range::NOT_NEGATIVE, 0.0,
        "how readily a target walks out", "the walkouts over {}";
    postpones : "probability", Range::UNIT, 0.0,
        "probability that an occurrence postpones the round", "the chance that {} postpones a round";
}

numbers! {
    /// The numbers of an interim deal.
    InterimNumbers INTERIM
    least_gain : "value", Range::ANY, 0.01,
        "what every signatory must gain from it", "the least gain from {}";
    fragility : "probability a round", Range::UNIT, 0.0,
        "probability a round that it breaks", "the fragility of {}";
}

/// The numbers that stand before the first table.
pub(crate) static TOP: [NumberKey; 2] = [
    NumberKey {
        key: "rounds",
        unit: "rounds",
        range: Range::closed(1.0, 10_000.0),
        default: 10_000.0,
        form: Form::Whole,
        says: "how many rounds the talks have",
        called: "rounds",
    },
    NumberKey {
        key: "days_between_rounds",
        unit: "days",
        range: DAYS,
        default: 7.0,
        form: Form::Known,
        says: "days from one round to the next",
        called: "days between rounds",
    },
];

/// The numbers of what a party wants on an issue.
pub(crate) static STANCE: [NumberKey; 3] = [
    NumberKey {
        key: "ideal",
        unit: "position",
        range: Range::UNIT,
        default: 0.0,
        form: Form::Number,
        says: "the position it likes best",
        called: "{}'s ideal on {}",
    },
    NumberKey {
        key: "weight",
        unit: "weight",
        range: Range::NOT_NEGATIVE,
        default: 0.0,
        form: Form::Number,
        says: "how much this issue matters to it beside the others",
        called: "the weight that {} gives to {}",
    },
    NumberKey {
        key: "red_line",
        unit: "position",
        range: Range::UNIT,
        default: 0.0,
        form: Form::Number,
        says: "the position beyond which it refuses every text",
        called: "{}'s red line on {}",
    },
];

/// Trust in another party.
pub(crate) static TRUST: [NumberKey; 1] = [NumberKey {
    key: "trust",
    unit: "probability",
    range: Range::UNIT,
    default: 0.5,
    form: Form::Number,
    says: "how far it trusts that party at the start",
    called: "{}'s trust in {}",
}];

/// Pressure on another party.
pub(crate) static PRESSURE: [NumberKey; 1] = [NumberKey {
    key: "pressure",
    unit: "value a month",
    range: Range::NOT_NEGATIVE,
    default: 0.0,
    form: Form::Number,
    says: "what it makes waiting cost that party",
    called: "{}'s pressure on {}",
}];

/// How closely numbers go together.
pub(crate) static CORRELATION: [NumberKey; 1] = [NumberKey {
    key: "rank",
    unit: "rank correlation",
    range: Range::UNIT,
    default: 0.0,
    form: Form::Known,
    says: "the rank correlation of any two of them",
    called: "the rank correlation",
}];

/// Relief from an event.
pub(crate) static RELIEF: [NumberKey; 1] = [NumberKey {
    key: "relief",
    unit: "factor",
    range: Range::NOT_NEGATIVE,
    default: 1.0,
    form: Form::Number,
    says: "factor on the rate of that event while the deal is in force",
    called: "the effect of {} on {}",
}];
