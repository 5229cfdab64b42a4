//! What a [`Table`](crate::games::talks::table::Table) is made of: the structure of the talks, with every number by its place in the
//! list of quantities. Plain data: whoever fills it has checked it.

use crate::engine::{Correlation, Quantity, QuantityId};
use crate::games::talks::table::labels::Labels;
use crate::games::talks::table::numbers::{
    BalanceNumbers, ChangeNumbers, DeadlineNumbers, EventNumbers, InterimNumbers, IssueNumbers,
    PartyNumbers, TalksNumbers,
};

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
    /// The numbers of the talks.
    pub numbers: TalksNumbers,
    /// The numbers of the balance.
    pub balance: BalanceNumbers,
}

/// One thing under negotiation.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// The numbers of the file at positions 0 and 1: `(0, 1)` but for a numeric scale.
    pub range: (f64, f64),
    /// Number of evenly spaced levels (at least 2) of a discrete issue.
    pub levels: Option<usize>,
    /// The numbers; the status quo in the file's units.
    pub numbers: IssueNumbers,
    /// The parties that must all keep the promise; none: the other signatory that each trusts least.
    pub kept_by: Vec<usize>,
    /// The parties of which the most credible stands behind the assurance; none: credibility 1.
    pub guarantors: Vec<usize>,
    /// The parties without whom it cannot be had: their red lines on it bind every text.
    pub provided_by: Vec<usize>,
}

/// How a party values the positions of an issue.
#[derive(Clone, Debug, PartialEq)]
pub enum Curve {
    /// 1 at the ideal (in the file's units), falling to 0 at the farther end of the scale: linearly (1), or first slowly
    /// and then fast (up to 8).
    Ideal(QuantityId, f64),
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
    /// Which side the red line bars, where the file says so.
    pub bars: Option<Bars>,
}

/// The side of a red line on which no text is acceptable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bars {
    /// Higher positions.
    Above,
    /// Lower positions.
    Below,
}

/// How a mediator drafts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drafting {
    /// The compromise: the mean of what all want.
    Mean,
    /// The text that leaves the least satisfied side best off.
    Search,
}

/// An actor. Every number exists for every party, whether its role uses it or not.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    /// What it is to the talks.
    pub role: Role,
    /// How a mediator drafts; none where it does not.
    pub drafts: Option<Drafting>,
    /// The numbers.
    pub numbers: PartyNumbers,
    /// Where its no-deal value is that of a text: the positions (in the file's units) of the issues that it names, by
    /// issue; all others at their status quo of the start. `no_deal` is then what is added to that text's value.
    pub alternative: Option<Vec<Option<QuantityId>>>,
    /// How much easier this mediator's draft is to accept than an adversary's offer, by party; empty for other roles.
    pub face_saving: Vec<QuantityId>,
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
    /// The numbers.
    pub numbers: EventNumbers,
}

/// A deal on some issues ahead of the rest.
#[derive(Clone, Debug, PartialEq)]
pub struct Interim {
    /// The issues that it settles, each once, at least one.
    pub issues: Vec<usize>,
    /// The numbers.
    pub numbers: InterimNumbers,
    /// Factor on each event's rate while it is in force, by event, >= 0.
    pub relief: Vec<QuantityId>,
    /// Factor on everybody's costs of waiting while it is in force, >= 0.
    pub relief_of_costs: QuantityId,
}

/// A date that the sides feel.
#[derive(Clone, Debug, PartialEq)]
pub struct Deadline {
    /// When it falls, in months after the start.
    pub month: f64,
    /// The numbers.
    pub numbers: DeadlineNumbers,
}

/// When a change happens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum When {
    /// So many months after the start.
    Month(f64),
    /// At random, at a rate a month from a month on.
    Random {
        /// The rate, above 0.
        per_month: QuantityId,
        /// From this month on.
        from: f64,
    },
}

/// What a change does to a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Adds to it.
    Add,
    /// Multiplies it.
    Times,
    /// Takes its place.
    Set,
}

/// What a change changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A number.
    Number(QuantityId),
    /// The no-deal value of a party, before all that moves it.
    NoDeal(usize),
}

/// One effect of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// On a number.
    Number {
        /// Which.
        target: Target,
        /// In what way.
        how: How,
        /// By how much.
        by: QuantityId,
    },
    /// On how a mediator, by its place among the parties, drafts.
    Drafting(usize, Option<Drafting>),
}

/// Something that will happen, or may.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// When.
    pub when: When,
    /// For how many months; for good where nothing is said.
    pub lasts: Option<f64>,
    /// The numbers.
    pub numbers: ChangeNumbers,
    /// What it does: within a change what it adds, what it multiplies, what it sets.
    pub effects: Vec<Effect>,
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
    /// The deadlines, in the order of the file.
    pub deadlines: Vec<Deadline>,
    /// The scheduled changes, in the order of the file.
    pub changes: Vec<Change>,
    /// Every number, found by its [`QuantityId`].
    pub quantities: Vec<Quantity>,
    /// Uncertain numbers whose ranks go together.
    pub correlations: Vec<Correlation>,
    /// The words.
    pub labels: Labels,
}

/// The numbers of an entry are read as if they were its own: `party.no_deal`.
macro_rules! reads_like_its_numbers {
    ($($entry:ident: $numbers:ident),*) => {
        $(impl core::ops::Deref for $entry {
            type Target = $numbers;

            #[inline(always)]
            fn deref(&self) -> &$numbers {
                &self.numbers
            }
        })*
    };
}

reads_like_its_numbers! {
    Setting: TalksNumbers, Issue: IssueNumbers, Party: PartyNumbers, Event: EventNumbers, Interim: InterimNumbers,
    Deadline: DeadlineNumbers, Change: ChangeNumbers
}
