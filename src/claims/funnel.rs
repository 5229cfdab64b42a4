//! Where deals die: the steps from a zone of agreement to a settlement that still holds, and what is lost between them.

use super::Likelihood;
use crate::games::talks::{End, Tally};
use crate::stats::Count;
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

/// Shares of all negotiations that are lost between two steps. Where the draws of a step less those of the next were
/// not counted, the interval is the widest that they allow ([`Likelihood::at_widest`]).
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Losses {
    /// There never was a zone of agreement.
    pub without_zone: Likelihood,
    /// There was one, and no text was agreed.
    pub in_the_room: Likelihood,
    /// A text was agreed, and none ratified.
    pub in_the_capitals: Likelihood,
    /// Settled, and broken within a year; none where fewer months are played.
    pub within_12: Option<Likelihood>,
    /// Settled, and broken in the second year (within two where the first is not known).
    pub within_24: Option<Likelihood>,
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
}

impl Losses {
    /// Between the steps of a funnel that so many draws (or what they are worth, where they are weighed) went through.
    pub fn of(funnel: &Funnel, draws: f64) -> Self {
        let between = |before: &Likelihood, after: &Likelihood| {
            Likelihood::at_widest(before.p - after.p, draws, before.n)
        };
        let year_before = funnel.holds_12.unwrap_or(funnel.ratified);
        Losses {
            without_zone: funnel.zone_ever.contrary(),
            in_the_room: between(&funnel.zone_ever, &funnel.agreed_in_room),
            in_the_capitals: between(&funnel.agreed_in_room, &funnel.ratified),
            within_12: funnel.holds_12.map(|holds| between(&funnel.ratified, &holds)),
            within_24: funnel.holds_24.map(|holds| between(&year_before, &holds)),
        }
    }
}
