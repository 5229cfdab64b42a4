//! Numbers of tables that are read by hand: what stands at the top, under an id, or in one of several forms.

use crate::engine::Range;
use crate::games::talks::table::numbers::key::*;

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
