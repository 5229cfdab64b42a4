//! Where deals die: the steps from good faith to a settlement that still holds, each by itself and each with all before it.

use crate::claims::likelihood::Likelihood;
use crate::engine::{Asked, Ledger};
use crate::games::talks::{Step, StepAsked, Table};
use serde::Serialize;

/// The steps of a deal, each by itself.
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

/// A step of a deal with all steps before it, so that no step is likelier than the one before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reached {
    /// Which step.
    pub step: Step,
    /// It and all before it.
    pub likelihood: Likelihood,
    /// All before it, and not this one: counted.
    pub lost: Likelihood,
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

impl Reached {
    /// By step, in their order.
    pub fn of(table: &Table, ledger: &Ledger) -> Vec<Self> {
        let event = |question| known(ledger, Asked::Event(question));
        let reached = |asked: &StepAsked| Reached {
            step: asked.step,
            likelihood: event(asked.reached),
            lost: event(asked.lost),
        };
        table.asks().steps.iter().map(reached).collect()
    }
}

fn known(ledger: &Ledger, asked: Asked) -> Likelihood {
    Likelihood::in_ledger(ledger, asked).expect("an event is no mean")
}
