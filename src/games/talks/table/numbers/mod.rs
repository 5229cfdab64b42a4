//! Every number of the talks, declared once: its key, unit, range, default, what it says and what a reader calls it.
//!
//! The scenario file, its messages, its schema, `check`, levers and the builder read this list. A new number of a
//! mechanism is a line here and its use in the mechanism.

mod key;
mod named;

use crate::engine::{QuantityId, Range};
pub(crate) use key::{
    ABOVE_ZERO, ANY, BELOW_ONE, FROM_ZERO, Form, Known, MONTHS, NumberKey, Teller,
};
pub(crate) use named::*;

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
    (@value : $numbers:ident $field:ident) => { None };
    (@value ? $numbers:ident $field:ident) => { None };
    (@value = $numbers:ident $field:ident) => { Some($numbers.$field) };
    (@value # $numbers:ident $field:ident) => { Some(f64::from($numbers.$field)) };
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

        impl Known for $name {
            fn known(&self) -> Vec<(&'static NumberKey, f64)> {
                let values = [$(numbers!(@value $form self $field)),*];
                let known = |(key, value): (_, Option<f64>)| Some((key, value?));
                $keys.iter().zip(values).filter_map(known).collect()
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
