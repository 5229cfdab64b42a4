//! Rounds already held: what was seen of them, for a forecast given what is known.

/// What was seen of one round. What is left out was not seen.
#[derive(Clone, Debug, Default, PartialEq)]
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
    /// By party, then by issue: between which positions (0..1) what it tabled lay; the same twice where that is known.
    pub offers: Vec<Vec<Option<(f64, f64)>>>,
    /// By issue: the same of the draft, of several the last one listed.
    pub draft: Vec<Option<(f64, f64)>>,
}

/// How talks stand at the end of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The talks took place.
    Talking,
    /// They are suspended.
    Suspended,
    /// They have collapsed in it.
    Collapsed,
}
