//! What a [`Table`](crate::games::talks::table::Table) is made of: the structure of the talks, with every number by its place in the
//! list of quantities. Plain data: whoever fills it has checked it.

use crate::engine::{Correlation, Quantity, QuantityId};
use crate::games::talks::table::labels::Labels;
use crate::games::talks::table::numbers::{
    BalanceNumbers, EventNumbers, InterimNumbers, IssueNumbers, PartyNumbers, TalksNumbers,
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
    /// The party that must keep the promise; none: the other signatory that each trusts least.
    pub kept_by: Option<usize>,
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
    /// The numbers.
    pub numbers: PartyNumbers,
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
    Setting: TalksNumbers, Issue: IssueNumbers, Party: PartyNumbers, Event: EventNumbers, Interim: InterimNumbers
}
