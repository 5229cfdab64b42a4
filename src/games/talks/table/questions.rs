//! What can be asked of a negotiation.

use crate::engine::{Asked, Kind, Question, QuestionId};
use crate::games::talks::play::outcome::End;
use crate::games::talks::table::labels::{IssueLabel, Label, Labels, within};
use crate::games::talks::table::parts::{Issue, Parts};
use crate::games::talks::table::shape::Shape;
use crate::games::talks::table::steps::{Step, StepAsked};
use crate::games::talks::table::uses::Reach;

/// The questions of the talks, and where each stands in the list.
#[derive(Clone, Debug)]
pub(crate) struct Questions {
    list: Vec<Question>,
    /// By end, in the order of [`End::ALL`].
    pub ends: [QuestionId; 5],
    pub zone: Zones,
    pub good_faith: QuestionId,
    /// Decided outside the room: as the balance rose, and as it fell; none where nothing is decisive.
    pub decided: Option<[QuestionId; 2]>,
    /// By signatory: it broke off; empty where nobody ever leaves.
    pub left: Vec<QuestionId>,
    /// None where no deadline can end the talks.
    pub at_deadline: Option<QuestionId>,
    pub at_end: AtEnd,
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
    /// The steps of a deal, in their order.
    pub steps: Vec<StepAsked>,
    /// The round of a settlement, a collapse, a decision.
    pub rounds: [QuestionId; 3],
    pub months_held: QuestionId,
    /// None where nothing ever suspends the talks.
    pub suspended_in: Option<QuestionId>,
    pub sticking: QuestionId,
}

/// What can be asked of the zone of agreement.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Zones {
    pub at_start: QuestionId,
    pub ever: QuestionId,
    pub at_end: QuestionId,
    /// Of the rounds reached undecided.
    pub share: QuestionId,
    /// None where no signatory has a red line.
    pub barred: Option<QuestionId>,
}

/// What can be asked of how things stand at the end.
#[derive(Clone, Debug)]
pub(crate) struct AtEnd {
    /// By interim deal: in force.
    pub interim: Vec<QuestionId>,
    /// Still talking or suspended, with an interim deal in force; none where there is none to adopt.
    pub open_in_force: Option<QuestionId>,
    /// Trust among the signatories, where they settled and where not; none where trust moves nothing.
    pub trust: Option<[QuestionId; 2]>,
}

/// The list that is being written.
#[derive(Default)]
struct List(Vec<Question>);

impl List {
    fn ask(&mut self, question: Question) -> QuestionId {
        self.0.push(question);
        QuestionId(self.0.len() as u32 - 1)
    }

    fn event(&mut self, id: &str, name: &str) -> QuestionId {
        self.ask(Question::new(id, name, Kind::Event))
    }

    fn of_zones(&mut self, shape: &Shape) -> Zones {
        let share = "the share of rounds with a zone of agreement";
        Zones {
            at_start: self.event("zone_at_start", "a zone of agreement at the start"),
            ever: self.event("zone_ever", "a zone of agreement at any time"),
            at_end: self.event("zone_at_end", "a zone of agreement in the last round"),
            share: self.ask(Question::new(
                "zone_share",
                share,
                Kind::Position { range: (0.0, 1.0), levels: None },
            )),
            barred: shape.uses.lines.then(|| {
                self.event("barred_by_red_lines", "red lines alone in the way at the start")
            }),
        }
    }

    fn of_the_end(&mut self, labels: &Labels, shape: &Shape) -> AtEnd {
        let open = "talks still open with an interim deal in force";
        AtEnd {
            interim: self.of_deals("interim_at_end", " in force at the end", labels),
            open_in_force: (!labels.interims.is_empty()).then(|| self.event("open.in_force", open)),
            trust: shape.uses.trust.then(|| self.of_trust()),
        }
    }

    fn of_trust(&mut self) -> [QuestionId; 2] {
        ["settled", "unsettled"].map(|end| {
            let name = format!("trust among the signatories at the end, {end}");
            let kind = Kind::Position { range: (0.0, 1.0), levels: None };
            self.ask(Question::new(format!("at_end.trust_{end}"), &name, kind))
        })
    }

    fn of_decisions(&mut self) -> [QuestionId; 2] {
        ["up", "down"].map(|way| {
            self.event(&format!("decided.{way}"), &format!("a decision as the balance went {way}"))
        })
    }

    fn of_deals(&mut self, word: &str, more: &str, labels: &Labels) -> Vec<QuestionId> {
        let deal = |deal: &Label| {
            self.event(&format!("{word}.{}", deal.id), &format!("{}{more}", deal.name))
        };
        labels.interims.iter().map(deal).collect()
    }

    fn of_leaving(&mut self, labels: &Labels, shape: &Shape) -> Vec<QuestionId> {
        let parties = shape.signatories.iter().filter(|_| shape.uses.leaving);
        let leaves = |party: &usize| {
            let Label { id, name, .. } = &labels.parties[*party];
            self.event(&format!("left.{id}"), &format!("{} breaking off", within(name)))
        };
        parties.map(leaves).collect()
    }

    fn of_capitals(&mut self, word: &str, labels: &Labels, shape: &Shape) -> Vec<QuestionId> {
        let parties = shape.signatories.iter().map(|party| &labels.parties[*party]);
        let capital = |party: &Label| {
            let name = format!("a text {word} by {}", party.ratifier());
            self.event(&format!("{word}.{}", party.id), &name)
        };
        parties.map(capital).collect()
    }

    fn of_steps(&mut self, months: u32) -> Vec<StepAsked> {
        let asked = |step: Step| StepAsked {
            step,
            reached: self.event(&format!("step.{}", step.word()), "a step with all before it"),
            lost: self.event(&format!("lost.{}", step.word()), step.loss()),
        };
        Step::all(months).map(asked).collect()
    }

    fn of_terms(&mut self, parts: &Parts, settled: QuestionId) -> Vec<QuestionId> {
        let issues = parts.labels.issues.iter().zip(&parts.issues);
        let terms = |(label, issue): (&IssueLabel, &Issue)| {
            let kind = Kind::Position { range: issue.range, levels: issue.levels };
            let question = Question::new(format!("terms.{}", label.id), &label.name, kind);
            self.ask(question.within(settled))
        };
        issues.map(terms).collect()
    }

    fn of_rounds(&mut self, most: u32, ends: [QuestionId; 5]) -> [QuestionId; 3] {
        let words = [
            ("round_of_settlement", "the round of a settlement"),
            ("round_of_collapse", "the round of a collapse"),
            ("round_of_decision", "the round of a decision outside"),
        ];
        let rounds = [0, 1, 2].map(|end| (words[end], ends[end]));
        rounds.map(|((id, name), end)| {
            self.ask(Question::new(id, name, Kind::Round { most }).within(end))
        })
    }
}

impl Questions {
    /// Of talks with these parts.
    pub fn new(parts: &Parts, shape: &Shape) -> Self {
        let labels = &parts.labels;
        let (rounds, months) = (parts.setting.rounds, parts.setting.aftermath_months);
        let mut list = List::default();
        let ends = End::ALL.map(|end| list.event(end.word(), name_of(end)));
        let settled = ends[End::Settled as usize];
        let is_asked = parts.parties.iter().any(|party| party.ratify_margin.is_some());
        let (by_all, by_some) = match labels.name_ratifiers() || !is_asked {
            true => ("ratification by all who must", "a refusal to ratify"),
            false => ("ratification by every capital", "a refusal by some capital"),
        };
        Questions {
            ends,
            zone: list.of_zones(shape),
            good_faith: list.event("good_faith", "good faith of all"),
            decided: shape.uses.decisive.then(|| list.of_decisions()),
            left: list.of_leaving(labels, shape),
            at_deadline: parts
                .deadlines
                .iter()
                .any(|deadline| Reach { parts }.can(deadline.ends))
                .then(|| list.event("ended_by_deadline", "an end at a deadline")),
            at_end: list.of_the_end(labels, shape),
            agreed: list.event("agreed_in_room", "agreement in the room"),
            ratified: list.event("ratified", by_all),
            refused: list.event("refused", by_some),
            interim: list.of_deals("interim", "", labels),
            refused_by: list.of_capitals("refused", labels, shape),
            lost_to: list.of_capitals("lost", labels, shape),
            steps: list.of_steps(months),
            terms: list.of_terms(parts, settled),
            rounds: list.of_rounds(rounds, ends),
            months_held: list.ask(
                Question::new(
                    "months_held",
                    "months that a settlement held",
                    Kind::Months { most: months },
                )
                .within(settled),
            ),
            suspended_in: shape.uses.suspension.then(|| {
                let each_round = Kind::EachRound { most: rounds };
                list.ask(Question::new("suspended_in", "rounds in suspension", each_round))
            }),
            sticking: list.ask(Question::new(
                "sticking",
                "the issue that failures stick on",
                Kind::Among { count: parts.issues.len() },
            )),
            list: list.0,
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
