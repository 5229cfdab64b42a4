//! What can be asked of a negotiation.

use crate::engine::{Asked, Kind, Question, QuestionId};
use crate::games::talks::play::outcome::End;
use crate::games::talks::table::labels::Labels;
use crate::games::talks::table::parts::Parts;
use crate::games::talks::table::shape::Shape;

/// The questions of the talks, and where each stands in the list.
#[derive(Clone, Debug)]
pub(crate) struct Questions {
    list: Vec<Question>,
    /// By end, in the order of [`End::ALL`].
    pub ends: [QuestionId; 5],
    pub zone_at_start: QuestionId,
    pub zone_ever: QuestionId,
    pub agreed: QuestionId,
    pub ratified: QuestionId,
    pub refused: QuestionId,
    /// By interim deal: adopted at least once.
    pub interim: Vec<QuestionId>,
    /// By issue: the settled position.
    pub terms: Vec<QuestionId>,
    /// By signatory: whether its capital ever refused.
    pub refused_by: Vec<QuestionId>,
    /// By signatory: agreed in the room but never settled, and its capital refused the last text refused.
    pub lost_to: Vec<QuestionId>,
    /// Between the steps of the funnel up to ratification: a zone and no agreement, agreement and no ratification.
    pub lost: [QuestionId; 2],
    /// Settled and broken within a year; holding for a year and broken in the second (within two where only two years
    /// are known): each with the months. Not where fewer months are played.
    pub broken: Vec<Broken>,
    /// The round of a settlement, a collapse, a decision.
    pub rounds: [QuestionId; 3],
    pub months_held: QuestionId,
    /// None where nothing ever suspends the talks.
    pub suspended_in: Option<QuestionId>,
    pub sticking: QuestionId,
}

/// Settlements that are broken in a year.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Broken {
    pub question: QuestionId,
    /// Months that they held at the least.
    pub after: u32,
    /// Months within which they were broken.
    pub within: u32,
}

impl Questions {
    /// Of talks with these parts.
    pub fn new(parts: &Parts, shape: &Shape) -> Self {
        let labels = &parts.labels;
        let rounds = parts.setting.rounds;
        let mut list: Vec<Question> = Vec::new();
        let mut ask = |question: Question| {
            list.push(question);
            QuestionId(list.len() as u32 - 1)
        };
        let mut event = |id: &str, name: &str| ask(Question::new(id, name, Kind::Event));
        let ends = End::ALL.map(|end| event(end.word(), name_of(end)));
        let zone_at_start = event("zone_at_start", "a zone of agreement at the start");
        let zone_ever = event("zone_ever", "a zone of agreement at any time");
        let agreed = event("agreed_in_room", "agreement in the room");
        let ratified = event("ratified", "ratification by every capital");
        let refused = event("refused", "a refusal by some capital");
        let of_deal = |deal: &crate::games::talks::table::labels::Label| {
            (format!("interim.{}", deal.id), deal.name.clone())
        };
        let interim = labels.interims.iter().map(of_deal);
        let interim = interim.map(|(id, name)| event(&id, &name)).collect();
        let [refused_by, lost_to] = ["refused", "lost"].map(|word| {
            let capital = |id: &str| event(&format!("{word}.{id}"), &format!("{word} by {id}"));
            signatories(labels, shape).map(capital).collect()
        });
        let lost = [
            event("lost.in_the_room", "a zone of agreement and no agreement"),
            event("lost.in_the_capitals", "agreement in the room and no ratification"),
        ];
        let settled = ends[End::Settled as usize];
        let broken =
            [12, 24].into_iter().filter(|months| *months <= parts.setting.aftermath_months);
        let broken = broken.map(|within| Broken {
            question: event(&format!("lost.within_{within}"), "a settlement that was broken"),
            after: within - 12,
            within,
        });
        let broken = broken.collect();
        let terms = labels.issues.iter().zip(&parts.issues).map(|(label, issue)| {
            let kind = Kind::Position { range: issue.range, levels: issue.levels };
            ask(Question::new(format!("terms.{}", label.id), &label.name, kind).within(settled))
        });
        let terms = terms.collect();
        let mut round = |id: &str, name: &str, end: End| {
            let question = Question::new(id, name, Kind::Round { most: rounds });
            ask(question.within(ends[end as usize]))
        };
        let rounds_of_ends = [
            round("round_of_settlement", "the round of a settlement", End::Settled),
            round("round_of_collapse", "the round of a collapse", End::Collapsed),
            round("round_of_decision", "the round of a decision outside", End::Decided),
        ];
        let months = Kind::Months { most: parts.setting.aftermath_months };
        let months_held = Question::new("months_held", "months that a settlement held", months);
        let months_held = ask(months_held.within(settled));
        let each_round = Kind::EachRound { most: rounds };
        let suspended_in = Question::new("suspended_in", "rounds in suspension", each_round);
        let suspended_in = shape.uses.suspension.then(|| ask(suspended_in));
        let among = Kind::Among { count: parts.issues.len() };
        let sticking = ask(Question::new("sticking", "the issue that failures stick on", among));
        Questions {
            ends,
            zone_at_start,
            zone_ever,
            agreed,
            ratified,
            refused,
            interim,
            terms,
            refused_by,
            lost_to,
            lost,
            broken,
            rounds: rounds_of_ends,
            months_held,
            suspended_in,
            sticking,
            list,
        }
    }

    /// All of them, in their order.
    pub fn list(&self) -> &[Question] {
        &self.list
    }

    /// Whether a settlement holds so many months.
    pub fn holds(&self, months: u32) -> Asked {
        Asked::AtLeast(self.months_held, months)
    }
}

fn name_of(end: End) -> &'static str {
    match end {
        End::Settled => "a settlement",
        End::Collapsed => "collapse",
        End::Decided => "a decision outside",
        End::Talking => "talks still going",
        End::Suspended => "talks suspended at the end",
    }
}

fn signatories<'a>(labels: &'a Labels, shape: &'a Shape) -> impl Iterator<Item = &'a str> {
    shape.signatories.iter().map(|party| labels.parties[*party].id.as_str())
}
