//! What can be asked of a negotiation, and how eight of them answer.

use crate::engine::{Answers, Asked, Kind, Question, QuestionId, lanes};
use crate::games::talks::mechanisms::sticking;
use crate::games::talks::play::outcome::End;
use crate::games::talks::play::state::Talks;
use crate::games::talks::table::Table;
use crate::games::talks::table::labels::Labels;
use crate::games::talks::table::parts::Parts;
use crate::games::talks::table::shape::Shape;
use crate::lanes::WIDTH;

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

    /// Appends what the first `count` negotiations side by side answer.
    pub fn answer(&self, table: &Table, talks: &Talks, count: usize, answers: &mut Answers) {
        let log = &talks.log;
        answers.open(count);
        for (question, end) in self.ends.into_iter().zip(End::ALL) {
            answers.event(question, ended(talks, end));
        }
        let settled = ended(talks, End::Settled);
        answers.event(self.zone_at_start, log.zone_at_start);
        answers.event(self.zone_ever, talks.zone);
        answers.event(self.agreed, log.agreed_ever);
        answers.event(self.ratified, settled);
        answers.event(self.refused, lanes(|lane| log.refusals[lane] > 0));
        answers.event(self.lost[0], talks.zone & !log.agreed_ever);
        answers.event(self.lost[1], log.agreed_ever & !settled);
        for broken in &self.broken {
            let held = lanes(|lane| (broken.after..broken.within).contains(&log.months_held[lane]));
            answers.event(broken.question, held & settled);
        }
        for (deal, question) in self.interim.iter().enumerate() {
            answers.event(*question, lanes(|lane| log.interim_ever[lane] >> deal & 1 == 1));
        }
        for (i, (refused, lost)) in self.refused_by.iter().zip(&self.lost_to).enumerate() {
            answers.event(*refused, lanes(|lane| log.refused_by[lane] >> i & 1 == 1));
            let refused_last = lanes(|lane| log.last_refused_by[lane] >> i & 1 == 1);
            answers.event(*lost, refused_last & !settled);
        }
        self.answer_numbers(table, talks, settled, answers);
    }

    fn answer_numbers(&self, table: &Table, talks: &Talks, settled: u8, answers: &mut Answers) {
        let log = &talks.log;
        let where_in = |set: u8, number: &dyn Fn(usize) -> f64| -> [f64; WIDTH] {
            let of = |lane| if set >> lane & 1 == 1 { number(lane) } else { f64::NAN };
            core::array::from_fn(of)
        };
        for (question, position) in self.terms.iter().zip(&log.text) {
            answers.number(*question, &where_in(settled, &|lane| position.0[lane]));
        }
        let round = |lane: usize| f64::from(log.end_round[lane]);
        for (question, end) in self.rounds.into_iter().zip(End::ALL) {
            answers.number(question, &where_in(ended(talks, end), &round));
        }
        let months = |lane: usize| f64::from(log.months_held[lane]);
        answers.number(self.months_held, &where_in(settled, &months));
        let issue = |lane| f64::from(sticking::issue(table, talks, lane));
        answers.number(self.sticking, &where_in(!settled, &issue));
        if let Some(question) = self.suspended_in {
            for (round, lanes) in log.suspended[..talks.round as usize].iter().enumerate() {
                answers.in_round(question, round + 1, *lanes);
            }
        }
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

/// The lanes that ended so.
fn ended(talks: &Talks, end: End) -> u8 {
    lanes(|lane| talks.log.end[lane] == end)
}
