//! Where deals die: the steps from a zone of agreement to a settlement that still holds, and what is lost between them.

use crate::claims::likelihood::Likelihood;
use crate::engine::{Asked, Ledger};
use crate::games::talks::Table;
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

/// Shares of all negotiations that are lost between two steps, counted.
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
    pub fn of(table: &Table, ledger: &Ledger) -> Self {
        let asks = table.asks();
        let event = |question| known(ledger, Asked::Event(question));
        let months = table.parts().setting.aftermath_months;
        let holds = |month: u32| (month <= months).then(|| known(ledger, asks.holds(month)));
        Funnel {
            zone_at_start: event(asks.zone.at_start),
            zone_ever: event(asks.zone.ever),
            agreed_in_room: event(asks.agreed),
            ratified: event(asks.ratified),
            holds_12: holds(12),
            holds_24: holds(24),
        }
    }
}

impl Losses {
    /// From what was counted.
    pub fn of(table: &Table, ledger: &Ledger, funnel: &Funnel) -> Self {
        let asks = table.asks();
        let [in_the_room, in_the_capitals] =
            asks.lost.map(|lost| known(ledger, Asked::Event(lost)));
        let broken = |within: u32| {
            let broken = asks.broken.iter().find(|broken| broken.within == within)?;
            Some(known(ledger, Asked::Event(broken.question)))
        };
        Losses {
            without_zone: funnel.zone_ever.contrary(),
            in_the_room,
            in_the_capitals,
            within_12: broken(12),
            within_24: broken(24),
        }
    }
}

fn known(ledger: &Ledger, asked: Asked) -> Likelihood {
    Likelihood::in_ledger(ledger, asked).expect("an event is no mean")
}
