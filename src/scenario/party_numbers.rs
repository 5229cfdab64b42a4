//! The numbers of a `[[party]]` and of what it wants.

use super::numbers::{ANY, FROM_ONE, NOT_NEGATIVE, NumberKey, POSITIVE, UNIT, number};
use crate::engine::Range;

/// The numbers of a `[[party]]`.
pub(super) const PARTY: [NumberKey; 14] = [
    number(
        "no_deal",
        "value",
        UNIT,
        0.0,
        "what the failure of the talks is worth to it",
        "{}'s no-deal value",
    ),
    number(
        "optimism",
        "value",
        Range::closed(-1.0, 1.0),
        0.0,
        "how far it overrates what it gets without a deal",
        "{}'s optimism",
    ),
    number(
        "cost_per_month",
        "value a month",
        NOT_NEGATIVE,
        0.0,
        "what waiting costs it",
        "{}'s costs of waiting",
    ),
    number(
        "exposure",
        "value a unit of balance",
        ANY,
        0.0,
        "what one unit of the balance is worth to it",
        "{}'s exposure to the balance",
    ),
    number(
        "opening",
        "share",
        UNIT,
        1.0,
        "share of the value of its best text that it asks for at first",
        "{}'s opening demand",
    ),
    number(
        "concession",
        "shape",
        POSITIVE,
        1.0,
        "below 1 it holds out until late, above 1 it concedes early",
        "{}'s shape of concession",
    ),
    number(
        "patience",
        "rounds",
        FROM_ONE,
        1.0,
        "rounds over which it comes down to what it can live with",
        "{}'s patience",
    ),
    number(
        "urgency",
        "share per unit of value",
        NOT_NEGATIVE,
        0.0,
        "how much pain hurries it",
        "{}'s urgency",
    ),
    number(
        "vulnerability",
        "value",
        NOT_NEGATIVE,
        0.0,
        "how much worse placed a betrayal leaves it",
        "{}'s vulnerability",
    ),
    number(
        "reciprocity",
        "share",
        UNIT,
        0.0,
        "weight of the others' concessions in its own",
        "{}'s reciprocity",
    ),
    number(
        "ratify_margin",
        "value",
        ANY,
        0.0,
        "what its capital asks above no deal",
        "{}'s ratification margin",
    ),
    number(
        "good_faith",
        "probability",
        UNIT,
        1.0,
        "probability that it means to agree at all",
        "{}'s good faith",
    ),
    number(
        "influence",
        "weight",
        NOT_NEGATIVE,
        1.0,
        "weight of its position in drafts",
        "{}'s influence",
    ),
    number(
        "credibility",
        "probability",
        UNIT,
        1.0,
        "how surely its guarantee is honoured",
        "{}'s credibility as a guarantor",
    ),
];

/// Further numbers of a mediator.
pub(super) const MEDIATOR: [NumberKey; 1] = [number(
    "face_saving",
    "share",
    UNIT,
    0.0,
    "how much easier its draft is to accept than an adversary's offer",
    "{}'s face saving",
)];

/// The numbers of `trust`, `pressure` and `relief`, one each.
pub(super) const TRUST: [NumberKey; 1] = [number(
    "trust",
    "probability",
    UNIT,
    0.5,
    "how far it trusts that party at the start",
    "{}'s trust in {}",
)];

pub(super) const PRESSURE: [NumberKey; 1] = [number(
    "pressure",
    "value a month",
    NOT_NEGATIVE,
    0.0,
    "what it makes waiting cost that party",
    "{}'s pressure on {}",
)];

/// The numbers of what a party wants on an issue.
pub(super) const STANCE: [NumberKey; 3] = [
    number("ideal", "position", UNIT, 0.0, "the position it likes best", "{}'s ideal on {}"),
    number(
        "weight",
        "weight",
        NOT_NEGATIVE,
        0.0,
        "how much this issue matters to it beside the others",
        "the weight that {} gives to {}",
    ),
    number(
        "red_line",
        "position",
        UNIT,
        0.0,
        "the position beyond which it refuses every text",
        "{}'s red line on {}",
    ),
];
