//! What else is recorded of talks, beside how they end: good faith, zones, who left, which way it was decided.

use super::trust::{Trust, trust};
use crate::claims::likelihood::{Likelihood, Named};
use crate::engine::{Asked, Ledger, QuestionId};
use crate::games::talks::{Label, Table};

/// What else is recorded of talks.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    /// Whether any capital has to ratify; else a text that is agreed is settled.
    pub is_ratified: bool,
    /// Whether some party names who ratifies for it, so that nothing is said of capitals.
    pub names_ratifiers: bool,
    /// Whether anybody could ever break a settlement.
    pub could_break: bool,
    /// All signatories bargained in good faith in every round reached.
    pub good_faith: Likelihood,
    /// A zone of agreement in the last round that was reached undecided.
    pub zone_at_end: Likelihood,
    /// The mean share of such rounds that had one; none where nothing was counted.
    pub zone_share: Option<f64>,
    /// No zone at the start, and one without the signatories' red lines; none where there are none.
    pub barred: Option<Likelihood>,
    /// By signatory: it broke off; empty where nobody ever does.
    pub left: Vec<Named>,
    /// A deadline ended the talks; none where none can.
    pub at_deadline: Option<Likelihood>,
    /// Decided outside the room as the balance rose, and as it fell; none where nothing is decisive.
    pub decided: Option<[Likelihood; 2]>,
    /// By signatory: its capital refused at least once.
    pub refused_by: Vec<Named>,
    /// By interim deal: in force at the end.
    pub interim_at_end: Vec<Named>,
    /// Still talking or suspended at the last round, with an interim deal in force; none where there is none to adopt.
    pub open_in_force: Option<Likelihood>,
    /// Trust among the signatories at the end; none where nothing depends on it.
    pub trust_at_end: Option<Trust>,
}

impl Recorded {
    /// From what was counted; `even` holds the same shares among draws that weigh alike.
    pub fn of(table: &Table, ledger: &Ledger, even: &Ledger) -> Self {
        let (asks, labels) = (table.asks(), table.labels());
        let event = |question: QuestionId| {
            Likelihood::in_ledger(ledger, Asked::Event(question)).expect("an event is no mean")
        };
        let signatories: Vec<Label> =
            table.signatories().iter().map(|index| labels.parties[*index].clone()).collect();
        let is_asked = |party: &usize| table.parts().parties[*party].ratify_margin.is_some();
        Recorded {
            is_ratified: table.signatories().iter().any(is_asked),
            names_ratifiers: labels.name_ratifiers(),
            could_break: table.could_break(),
            good_faith: event(asks.good_faith),
            zone_at_end: event(asks.zone.at_end),
            zone_share: even.positions(asks.zone.share).mean(),
            barred: asks.zone.barred.map(event),
            left: named(&signatories, &asks.left, event),
            at_deadline: asks.at_deadline.map(event),
            decided: asks.decided.map(|ways| ways.map(event)),
            refused_by: named(&signatories, &asks.refused_by, event),
            interim_at_end: named(&labels.interims, &asks.at_end.interim, event),
            open_in_force: asks.at_end.open_in_force.map(event),
            trust_at_end: trust(table, even),
        }
    }
}

/// A likelihood a label, by its question; none where nothing is asked.
pub(super) fn named(
    labels: &[Label],
    questions: &[QuestionId],
    likely: impl Fn(QuestionId) -> Likelihood,
) -> Vec<Named> {
    let of_label = |(label, question): (&Label, &QuestionId)| Named {
        id: label.id.clone(),
        name: label.name.clone(),
        likelihood: likely(*question),
    };
    labels.iter().zip(questions).map(of_label).collect()
}
