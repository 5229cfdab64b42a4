//! Numbers of tables that are read by hand: what stands at the top, under an id, or in one of several forms.

use crate::engine::Range;
use crate::games::talks::table::numbers::key::*;

/// The numbers that stand before the first table.
pub(crate) static TOP: [NumberKey; 2] = [
    NumberKey::whole("rounds", "rounds", Range::closed(1.0, 10_000.0), 10_000.0)
        .says("how many rounds the talks have", "rounds"),
    NumberKey::known("days_between_rounds", "days", DAYS, 7.0)
        .says("days from one round to the next", "days between rounds"),
];

/// The numbers of what a party wants on an issue.
pub(crate) static STANCE: [NumberKey; 4] = [
    NumberKey::known("curve", "power", Range::closed(1.0, 8.0), 1.0)
        .says("how slowly its value falls at first: 1 is a straight line", "{}'s curve on \"{}\""),
    NumberKey::number("ideal", "position", Range::UNIT, 0.0)
        .says("the position it likes best", "{}'s ideal on \"{}\""),
    NumberKey::number("weight", "weight", FROM_ZERO, 0.0)
        .says("how much this issue matters to it beside the others", "{}'s weight on \"{}\""),
    NumberKey::number("red_line", "position", Range::UNIT, 0.0)
        .says("the position beyond which it refuses every text", "{}'s red line on \"{}\""),
];

/// Trust in another party.
pub(crate) static TRUST: [NumberKey; 1] =
    [NumberKey::number("trust", "probability", Range::UNIT, 0.5)
        .says("how far it trusts that party at the start", "{}'s trust in {}")];

/// Pressure on another party.
pub(crate) static PRESSURE: [NumberKey; 1] =
    [NumberKey::number("pressure", "value a month", FROM_ZERO, 0.0)
        .says("what it makes failure cost that party", "{}'s pressure on {}")];

/// The numbers that a deadline may have in a file.
pub(crate) static DUE: [NumberKey; 3] = [
    NumberKey::known("month", "months", Range::closed(0.0, 1e6), 0.0)
        .says("when it falls, in months after the start", "the month"),
    NumberKey::number("yields", "probability", Range::UNIT, 0.0).says(
        "probability that a side comes down to what it can live with",
        "the yielding at the deadline{}",
    ),
    NumberKey::number("ends", "probability", Range::UNIT, 0.0).says(
        "probability that the talks end with it",
        "the chance that the deadline{} ends the talks",
    ),
];

/// The numbers that a change may have in a file.
pub(crate) static WHEN: [NumberKey; 5] = [
    NumberKey::known("month", "months", Range::closed(0.0, 1e6), 0.0)
        .says("when it falls, in months after the start", "the month"),
    NumberKey::number("per_month", "rate a month", ABOVE_ZERO, 1.0)
        .says("how readily it happens in a month", "the rate of {}"),
    NumberKey::known("from", "months", Range::closed(0.0, 1e6), 0.0)
        .says("the month from which on it may happen", "the first month"),
    NumberKey::known("lasts", "months", MONTHS, 1.0)
        .says("for how many months it is in force", "months in force"),
    NumberKey::number("likelihood", "probability", Range::UNIT, 1.0)
        .says("probability that it happens at all", "the likelihood of {}"),
];

/// What a change does to a number.
pub(crate) static EFFECT: [NumberKey; 1] =
    [NumberKey::number("effect", "units of the number", ANY, 0.0)
        .says("what the change does to it", "the effect of {} on {}")];

/// The positions of the text that is as good as no deal.
pub(crate) static ALTERNATIVE: [NumberKey; 1] =
    [NumberKey::number("position", "position", Range::UNIT, 0.0).says(
        "the position of the text that is as good to it as no deal",
        "{}'s alternative on \"{}\"",
    )];

/// How closely numbers go together.
pub(crate) static CORRELATION: [NumberKey; 1] =
    [NumberKey::known("rank", "rank correlation", Range::UNIT, 0.0)
        .says("the rank correlation of any two of them", "the rank correlation")];

/// Face saved by a mediator.
pub(crate) static FACE_SAVING: [NumberKey; 1] =
    [NumberKey::number("face_saving", "share", Range::UNIT, 0.0).says(
        "how much easier its draft is to accept than an adversary's offer",
        "{}'s face saving",
    )];

/// Relief from an event.
pub(crate) static RELIEF: [NumberKey; 1] = [NumberKey::number("relief", "factor", FROM_ZERO, 1.0)
    .says(
        "factor on the rate of that event, or on what waiting costs, while the deal is in force",
        "the effect of {} on {}",
    )];
