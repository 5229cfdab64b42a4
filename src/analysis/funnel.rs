//! Where deals die: the steps from a zone of agreement to a settlement that still holds.

use super::Likelihood;
use crate::stats::Count;
use crate::talks::{End, Tally};
use serde::Serialize;

/// The steps of a deal, each a part of the one before.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Funnel {
    /// A zone of agreement existed at the first round.
    pub zone_at_start: Likelihood,
    /// One existed in some round.
    pub zone_ever: Likelihood,
    /// Some text was agreed in the room.
    pub agreed_in_room: Likelihood,
    /// Every capital ratified it: settled.
    pub ratified: Likelihood,
    /// Settled, and nobody broke it within a year; none where fewer months are played.
    pub holds_12: Option<Likelihood>,
    /// The same for two years.
    pub holds_24: Option<Likelihood>,
}

impl Funnel {
    /// From what was counted.
    pub fn of(tally: &Tally) -> Self {
        let likely = |count: &Count| Likelihood::of(count, tally.draws, tally.repeats);
        let holds = |months: usize| tally.holds.get(months - 1).map(likely);
        Funnel {
            zone_at_start: likely(&tally.zone_at_start),
            zone_ever: likely(&tally.zone_ever),
            agreed_in_room: likely(&tally.agreed),
            ratified: likely(&tally.ends[End::Settled as usize]),
            holds_12: holds(12),
            holds_24: holds(24),
        }
    }

    /// Share of negotiations with a zone of agreement and no text that all could sign.
    pub fn lost_in_the_room(&self) -> f64 {
        self.zone_ever.p - self.agreed_in_room.p
    }

    /// Share of negotiations agreed in the room and never ratified.
    pub fn lost_in_the_capitals(&self) -> f64 {
        self.agreed_in_room.p - self.ratified.p
    }
}
