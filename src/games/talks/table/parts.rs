//! What a [`Table`](crate::games::talks::table::Table) is made of: the structure of the talks, with every number by its place in the
//! list of quantities. Plain data: whoever fills it has checked it.

use crate::engine::{Quantity, QuantityId};
use crate::games::talks::table::labels::Labels;

/// How the sides talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// In one room: every offer and every draft is on the table.
    Direct,
    /// Through mediators: drafts alone are on the table.
    Shuttle,
}

/// What a party is to the talks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Must consent to a settlement.
    Signatory,
    /// Drafts, and can apply pressure.
    Mediator,
    /// Neither signs nor drafts; has influence on drafts and can keep promises.
    Guarantor,
}

/// The talks as a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// Number of rounds, 1..10,000.
    pub rounds: u32,
    /// Days between rounds, above 0 to 3,660.
    pub days_between_rounds: f64,
    /// Direct or shuttle talks.
    pub format: Format,
    /// Rounds in a row without resuming after which suspended talks have collapsed, at least 1.
    pub collapse_after: u32,
    /// Weight of the trust at the start, in observations, above 0.
    pub trust_inertia: f64,
    /// Months after a settlement that are played, 0..600.
    pub aftermath_months: u32,
    /// Share of the misreading that a round removes, 0..1.
    pub learning: QuantityId,
    /// Log standard deviation of misread weights, >= 0.
    pub misreading: QuantityId,
    /// Scale of the logistic reading of instructions, in value, >= 0.
    pub hesitation: QuantityId,
    /// Probability a round that suspended talks resume.
    pub resume: QuantityId,
    /// Observations of good faith a quiet round adds, >= 0.
    pub goodwill: QuantityId,
    /// Share of the hardening that lasts a round, 0..1.
    pub cooling: QuantityId,
    /// Months in which an illusion halves, > 0.
    pub optimism_half_life: QuantityId,
    /// Value that guarantees add to keeping a settlement, >= 0.
    pub deterrence: QuantityId,
    /// Months in which pressure halves after a settlement, > 0.
    pub pressure_half_life: QuantityId,
    /// Drift of the balance a month.
    pub drift_per_month: QuantityId,
    /// Volatility of the balance per root month, >= 0.
    pub volatility: QuantityId,
    /// Distance from 0 at which the conflict is decided outside the room, > 0.
    pub decisive: Option<QuantityId>,
}

/// One thing under negotiation.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// The numbers of the file at positions 0 and 1: `(0, 1)` but for a numeric scale.
    pub range: (f64, f64),
    /// Number of evenly spaced levels (at least 2) of a discrete issue.
    pub levels: Option<usize>,
    /// Position while there is no agreement, in the file's units.
    pub status_quo: QuantityId,
    /// Share of its effect that must be kept by somebody, 0..1.
    pub promise: QuantityId,
    /// The party that must keep it; none: the other signatory that each trusts least.
    pub kept_by: Option<usize>,
    /// Assurance that position 1 gives, 0..1.
    pub assures: QuantityId,
    /// The party whose credibility stands behind the assurance; none: credibility 1.
    pub guarantor: Option<usize>,
}

/// How a party values the positions of an issue.
#[derive(Clone, Debug, PartialEq)]
pub enum Curve {
    /// 1 at the ideal (in the file's units), falling linearly to 0 at the farther end of the scale.
    Ideal(QuantityId),
    /// Piecewise linear through (position 0..1, value 0..1), positions rising, at least one point; flat beyond.
    Points(Vec<(f64, f64)>),
}

/// What a party wants on one issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Stance {
    /// Its value of each position.
    pub curve: Curve,
    /// Its weight, >= 0, not yet normalised.
    pub weight: QuantityId,
    /// The position beyond which it refuses every text, in the file's units.
    pub red_line: Option<QuantityId>,
}

/// An actor. Every number exists for every party, whether its role uses it or not.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    /// What it is to the talks.
    pub role: Role,
    /// Whether a mediator drafts.
    pub drafts: bool,
    /// Value of no deal, 0..1.
    pub no_deal: QuantityId,
    /// What it overrates of it at the start, -1..1.
    pub optimism: QuantityId,
    /// Value that waiting costs a month, >= 0.
    pub cost_per_month: QuantityId,
    /// Value of one unit of the balance.
    pub exposure: QuantityId,
    /// Share of its best text that it asks for at first, 0..1.
    pub opening: QuantityId,
    /// Shape of concession over time, > 0: below 1 late, above 1 early.
    pub concession: QuantityId,
    /// Rounds over which it comes down to what it can live with, >= 1.
    pub patience: QuantityId,
    /// Share of that way for each unit by which no deal has become worse, >= 0.
    pub urgency: QuantityId,
    /// How much worse placed it is after a betrayal, >= 0.
    pub vulnerability: QuantityId,
    /// Weight of the others' concessions in its own, 0..1.
    pub reciprocity: QuantityId,
    /// What its capital asks above no deal; none: its negotiators have full powers.
    pub ratify_margin: Option<QuantityId>,
    /// Probability that it bargains in good faith.
    pub good_faith: QuantityId,
    /// Weight of its position in drafts, >= 0.
    pub influence: QuantityId,
    /// Share by which this mediator's draft is easier to accept than the adversary's offer, 0..1.
    pub face_saving: QuantityId,
    /// How surely its guarantee is honoured, 0..1.
    pub credibility: QuantityId,
    /// This mediator's pressure on each party (value a month, >= 0), by party; none on itself and for other roles.
    pub pressure: Vec<Option<QuantityId>>,
    /// Its trust in each party at the start, by party; none in itself.
    pub trust: Vec<Option<QuantityId>>,
    /// What it wants on each issue, by issue; none where it is indifferent.
    pub stances: Vec<Option<Stance>>,
}

/// Something that happens outside the room.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Who does it; none: an outside shock.
    pub by: Option<usize>,
    /// To whom, each party once.
    pub on: Vec<usize>,
    /// How often a month, >= 0.
    pub per_month: QuantityId,
    /// Further occurrences that each occurrence brings in the next round, 0 to below 1.
    pub excitation: QuantityId,
    /// Observations of bad faith that each occurrence is worth, >= 0.
    pub distrust: QuantityId,
    /// How far each occurrence stiffens a target, >= 0.
    pub hardening: QuantityId,
    /// How readily a target walks out, >= 0.
    pub walkout: QuantityId,
    /// Probability that an occurrence postpones the round.
    pub postpones: QuantityId,
}

/// A deal on some issues ahead of the rest.
#[derive(Clone, Debug, PartialEq)]
pub struct Interim {
    /// The issues that it settles, each once, at least one.
    pub issues: Vec<usize>,
    /// What every signatory must gain, in value.
    pub least_gain: QuantityId,
    /// Probability a round that it breaks.
    pub fragility: QuantityId,
    /// Factor on each event's rate while it is in force, by event, >= 0.
    pub relief: Vec<QuantityId>,
}

/// Everything that a table holds, in the order of the scenario file.
#[derive(Clone, Debug, PartialEq)]
pub struct Parts {
    /// The talks as a whole.
    pub setting: Setting,
    /// The issues, at least one.
    pub issues: Vec<Issue>,
    /// The parties, at least two of them signatories.
    pub parties: Vec<Party>,
    /// The events.
    pub events: Vec<Event>,
    /// The interim deals, in the order in which they are considered.
    pub interims: Vec<Interim>,
    /// Every number, found by its [`QuantityId`].
    pub quantities: Vec<Quantity>,
    /// The words.
    pub labels: Labels,
}
