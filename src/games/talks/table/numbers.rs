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
/// Zero or more; so high an end that nothing becomes infinite.
pub(crate) const FROM_ZERO: Range = Range::closed(0.0, MOST);
/// Above zero.
pub(crate) const ABOVE_ZERO: Range = Range { above_least: true, ..Range::closed(0.0, MOST) };
/// Any number.
pub(crate) const ANY: Range = Range::closed(-MOST, MOST);
/// Months, above zero.
pub(crate) const MONTHS: Range = Range { above_least: true, ..Range::closed(0.0, 1e6) };
/// The upper end where nothing else bounds a number.
const MOST: f64 = 1e12;
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
    misreading : "log standard deviation", Range::closed(0.0, 10.0), 0.0,
        "how far the sides misread what matters to each other", "misreading between the sides";
    misreading_half_life : "months of talks held", MONTHS, 0.5,
        "months of talks held in which half of the misreading goes", "the half-life of misreading";
    hesitation : "value", Range::closed(0.0, 100.0), 0.0,
        "how much acceptance in the room varies", "hesitation in the room";
    resume_after : "months", MONTHS, 0.5,
        "months after which suspended talks resume, on average", "the months to a resumption";
    collapse_after = "months", MONTHS, 3.0,
        "months of suspension after which the talks have collapsed", "months to a collapse";
    trust_inertia = "observations", ABOVE_ZERO, 10.0,
        "how many observations the trust of the start is worth", "inertia of trust";
    goodwill : "observations a month", FROM_ZERO, 0.0,
        "observations of good faith that a month of talks adds", "goodwill from talking";
    cooling_half_life : "months", MONTHS, 0.7,
        "months in which half of a hardening is over", "the half-life of tempers";
    echo_half_life : "months", MONTHS, 0.25,
        "months in which half of what an event sets off has happened", "the half-life of echoes";
    optimism_half_life : "months", MONTHS, 6.0,
        "months in which an illusion halves", "the half-life of optimism";
    look_ahead = "months", Range::closed(0.0, 120.0), 12.0,
        "months for which pressure and shifts of power are looked ahead", "months of looking ahead";
    courting = "share", FROM_ZERO, 0.25,
        "how much more whoever refused a text counts in the next", "courting of whoever refuses";
    aftermath_months # "months", Range::closed(0.0, 600.0), 24.0,
        "months after a settlement that are played", "months of aftermath";
    deterrence : "value", FROM_ZERO, 0.25,
        "value that guarantees add to keeping a settlement", "deterrence by guarantees";
    pressure_half_life : "months", MONTHS, 6.0,
        "months in which pressure halves after a settlement", "the half-life of pressure";
    reading = "share of a scale", ABOVE_ZERO, 0.1,
        "how exactly observed offers and drafts are known", "the reading of observed texts";
}

numbers! {
    /// The numbers of the balance outside the room.
    BalanceNumbers BALANCE
    drift_per_month : "balance a month", ANY, 0.0,
        "where the balance is heading", "the drift of the balance";
    volatility : "balance a root month", FROM_ZERO, 0.0,
        "how much the balance swings", "the volatility of the balance";
    decisive ? "balance", ABOVE_ZERO, f64::INFINITY,
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
    erosion_per_month : "value a month", FROM_ZERO, 0.0,
        "by how much failure gets worse for it every month", "{}'s erosion";
    cost_per_month : "value a month", FROM_ZERO, 0.0,
        "what a month without agreement costs it", "{}'s costs of waiting";
    resolve : "times the stake", ABOVE_ZERO, 1.0,
        "how many times what is at stake it spends on waiting", "{}'s resolve";
    exposure : "value a unit of balance", ANY, 0.0,
        "what one unit of the balance is worth to it", "{}'s exposure to the balance";
    foresight : "share", Range::UNIT, 0.0,
        "how far it counts on what a shift of power will bring", "{}'s foresight";
    opening : "share", Range::UNIT, 1.0,
        "share of the value of its best text that it asks for at first", "{}'s opening demand";
    concession : "shape", ABOVE_ZERO, 1.0,
        "below 1 it holds out until late, above 1 it concedes early", "{}'s shape of concession";
    patience ? "months of talks held", MONTHS, 12.0,
        "months of talks over which it comes down to what it can live with", "{}'s patience";
    vulnerability : "value", FROM_ZERO, 0.0,
        "how much worse placed a betrayal leaves it", "{}'s vulnerability";
    reciprocity : "share", Range::UNIT, 0.0,
        "weight of the others' concessions in its own", "{}'s reciprocity";
    leaves_per_month : "rate a month", FROM_ZERO, 0.0,
        "how readily it breaks off for good, once it has come all the way", "{}'s readiness to leave";
    ratify_margin ? "value", ANY, 0.0,
        "what its capital asks above no deal", "{}'s ratification margin";
    good_faith : "probability", Range::UNIT, 1.0,
        "probability that it means to agree at all", "{}'s good faith";
    influence : "weight", FROM_ZERO, 1.0,
        "weight of its position in drafts", "{}'s influence";
    credibility : "probability", Range::UNIT, 1.0,
        "how surely its guarantee is honoured", "{}'s credibility as a guarantor";
}

numbers! {
    /// The numbers of an event.
    EventNumbers EVENT
    per_month : "times a month", FROM_ZERO, 0.0,
        "how often it happens", "the rate of {}";
    excitation : "share", BELOW_ONE, 0.0,
        "further occurrences that each sets off in all", "the excitation of {}";
    distrust : "observations", FROM_ZERO, 0.0,
        "observations of bad faith that each occurrence is worth", "the distrust from {}";
    hardening : "share", FROM_ZERO, 0.0,
        "how far each occurrence stiffens a target", "the hardening from {}";
    walkout : "rate", FROM_ZERO, 0.0,
        "how readily a target walks out", "the walkouts over {}";
    postpones : "probability", Range::UNIT, 0.0,
        "probability that an occurrence postpones the round", "the chance that {} postpones a round";
}

numbers! {
    /// The numbers of an interim deal.
    InterimNumbers INTERIM
    least_gain : "value", ANY, 0.01,
        "what every signatory must gain from it", "the least gain from {}";
    fragility : "rate a month", FROM_ZERO, 0.0,
        "how readily it breaks", "the fragility of {}";
}

numbers! {
    /// The numbers of a deadline.
    DeadlineNumbers DEADLINE
    yields : "probability", Range::UNIT, 0.0,
        "probability that a side comes down to what it can live with", "the yielding at the deadline{}";
    ends : "probability", Range::UNIT, 0.0,
        "probability that the talks end with it", "the chance that the deadline{} ends the talks";
}

numbers! {
    /// The numbers of a change.
    ChangeNumbers CHANGE
    likelihood : "probability", Range::UNIT, 1.0,
        "probability that it happens at all", "the likelihood of {}";
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
pub(crate) static STANCE: [NumberKey; 4] = [
    NumberKey {
        key: "curve",
        unit: "power",
        range: Range::closed(1.0, 8.0),
        default: 1.0,
        form: Form::Known,
        says: "how slowly its value falls at first: 1 is a straight line",
        called: "{}'s curve on {}",
    },
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
        range: FROM_ZERO,
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
    range: FROM_ZERO,
    default: 0.0,
    form: Form::Number,
    says: "what it makes failure cost that party",
    called: "{}'s pressure on {}",
}];

/// The numbers that a deadline may have in a file.
pub(crate) static DUE: [NumberKey; 3] = [
    NumberKey {
        key: "month",
        unit: "months",
        range: Range::closed(0.0, 1e6),
        default: 0.0,
        form: Form::Known,
        says: "when it falls, in months after the start",
        called: "the month",
    },
    NumberKey {
        key: "yields",
        unit: "probability",
        range: Range::UNIT,
        default: 0.0,
        form: Form::Number,
        says: "probability that a side comes down to what it can live with",
        called: "the yielding at the deadline{}",
    },
    NumberKey {
        key: "ends",
        unit: "probability",
        range: Range::UNIT,
        default: 0.0,
        form: Form::Number,
        says: "probability that the talks end with it",
        called: "the chance that the deadline{} ends the talks",
    },
];

/// The numbers that a change may have in a file.
pub(crate) static WHEN: [NumberKey; 5] = [
    NumberKey {
        key: "month",
        unit: "months",
        range: Range::closed(0.0, 1e6),
        default: 0.0,
        form: Form::Known,
        says: "when it falls, in months after the start",
        called: "the month",
    },
    NumberKey {
        key: "per_month",
        unit: "rate a month",
        range: ABOVE_ZERO,
        default: 1.0,
        form: Form::Number,
        says: "how readily it happens in a month",
        called: "the rate of {}",
    },
    NumberKey {
        key: "from",
        unit: "months",
        range: Range::closed(0.0, 1e6),
        default: 0.0,
        form: Form::Known,
        says: "the month from which on it may happen",
        called: "the first month",
    },
    NumberKey {
        key: "lasts",
        unit: "months",
        range: MONTHS,
        default: 1.0,
        form: Form::Known,
        says: "for how many months it is in force",
        called: "months in force",
    },
    NumberKey {
        key: "likelihood",
        unit: "probability",
        range: Range::UNIT,
        default: 1.0,
        form: Form::Number,
        says: "probability that it happens at all",
        called: "the likelihood of {}",
    },
];

/// What a change does to a number.
pub(crate) static EFFECT: [NumberKey; 1] = [NumberKey {
    key: "effect",
    unit: "units of the number",
    range: ANY,
    default: 0.0,
    form: Form::Number,
    says: "what the change does to it",
    called: "the effect of {} on {}",
}];

/// The positions of the text that is as good as no deal.
pub(crate) static ALTERNATIVE: [NumberKey; 1] = [NumberKey {
    key: "position",
    unit: "position",
    range: Range::UNIT,
    default: 0.0,
    form: Form::Number,
    says: "the position of the text that is as good to it as no deal",
    called: "{}'s alternative on {}",
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

/// Face saved by a mediator.
pub(crate) static FACE_SAVING: [NumberKey; 1] = [NumberKey {
    key: "face_saving",
    unit: "share",
    range: Range::UNIT,
    default: 0.0,
    form: Form::Number,
    says: "how much easier its draft is to accept than an adversary's offer",
    called: "{}'s face saving",
}];

/// Relief from an event.
pub(crate) static RELIEF: [NumberKey; 1] = [NumberKey {
    key: "relief",
    unit: "factor",
    range: FROM_ZERO,
    default: 1.0,
    form: Form::Number,
    says: "factor on the rate of that event while the deal is in force",
    called: "the effect of {} on {}",
}];
