//! Rounds already held: what was seen of them, for a forecast given what is known.

/// What was seen of one round. What is left out was not seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Observed {
    /// The round, from 1.
    pub round: u32,
    /// How the talks stood at its end.
    pub state: Option<State>,
    /// Whether a text was agreed in the room.
    pub agreed: Option<bool>,
    /// By interim deal: whether it was in force at the end of the round.
    pub interim: Vec<Option<bool>>,
    /// By event: how often it happened before the round.
    pub events: Vec<Option<u32>>,
}

/// How talks that go on stand at the end of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The talks took place.
    Talking,
    /// They are suspended.
    Suspended,
}
