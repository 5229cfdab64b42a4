//! What one negotiation leaves behind: the end, its round, the text, and what happened on the way.

/// How a negotiation ended, or how it stood at the horizon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum End {
    /// Every signatory and every capital agreed.
    Settled = 0,
    /// Suspended for too long.
    Collapsed = 1,
    /// Decided outside the room.
    Decided = 2,
    /// Still talking at the horizon.
    #[default]
    Talking = 3,
    /// Suspended at the horizon.
    Suspended = 4,
}

impl End {
    /// Every end, in the order of their numbers.
    pub const ALL: [End; 5] =
        [End::Settled, End::Collapsed, End::Decided, End::Talking, End::Suspended];

    /// The word of the model page.
    pub fn word(self) -> &'static str {
        match self {
            End::Settled => "settled",
            End::Collapsed => "collapsed",
            End::Decided => "decided",
            End::Talking => "talking",
            End::Suspended => "suspended",
        }
    }
}

/// What one negotiation leaves behind. Its text stands beside it, one position an issue.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Outcome {
    /// How it ended.
    pub end: End,
    /// The round of the end; `rounds` where it was still going.
    pub round: u32,
    /// Whether a zone of agreement existed at the first round.
    pub zone_at_start: bool,
    /// Whether one ever existed.
    pub zone_ever: bool,
    /// Whether any text was agreed in the room.
    pub agreed: bool,
    /// How often a capital refused, each counted.
    pub refusals: u32,
    /// Signatories (by their place among signatories) whose capital ever refused, as bits.
    pub refused_by: u64,
    /// Signatories whose capital refused the last text that was refused, as bits.
    pub last_refused_by: u64,
    /// Interim deals ever adopted, as bits.
    pub interim_ever: u64,
    /// Months that a settlement held, `aftermath_months` where nobody broke it; 0 where nothing settled.
    pub months_held: u32,
    /// The sticking issue of talks not settled; none where nothing is lacking on any.
    pub sticking: Option<u32>,
    /// Whether all bargained in good faith in every round reached.
    pub good_faith: bool,
    /// Whether a zone of agreement existed in the last round reached.
    pub zone_at_end: bool,
    /// The share of the rounds reached in which one existed, 0..1.
    pub zone_share: f64,
    /// Whether there was none at the start for the signatories' red lines alone.
    pub barred: bool,
    /// Signatories who left, by their place among them, as bits.
    pub left: u64,
    /// Whether a deadline ended the talks.
    pub at_deadline: bool,
    /// Whether the conflict was decided for whoever gains as the balance rises.
    pub decided_up: bool,
    /// Interim deals in force at the end, as bits.
    pub interim_at_end: u64,
    /// Who tabled the settled text, by its place among the texts on the table.
    pub author: u32,
}
