//! What is asked of each game: what its reader asks, and on the way the steps of a deal and the rounds of settlements.

use crate::claims::asked;
use crate::engine::{Asked, Kind, Question, QuestionId};
use crate::games::talks::Step;

/// Where the round of a settlement is answered.
pub(super) const ROUND: &str = "round_of_settlement";
/// The months after which it is asked last whether a settlement holds.
const MONTHS: u32 = 24;

/// What is asked of one game.
pub(super) struct Asking {
    /// What is answered by itself; then every step of a deal with all before it, each followed by what is lost at it.
    pub all: Vec<Asked>,
    /// How many of these are no steps.
    pub plain: usize,
    /// The steps, in their order.
    pub steps: Vec<Step>,
    /// Rounds by which settlements are counted.
    pub rounds: u32,
}

impl Asking {
    /// Of all that is usually asked.
    pub fn usual(questions: &[Question]) -> Self {
        let mut all = asked::usual(questions);
        let (plain, mut steps) = (all.len(), Vec::new());
        for step in Step::all(MONTHS) {
            let both = ["step", "lost"].map(|what| event(questions, what, step));
            if let [Some(reached), Some(lost)] = both {
                steps.push(step);
                all.extend([reached, lost]);
            }
        }
        let rounds = questions.iter().find(|question| question.id == ROUND);
        let rounds = match rounds.map(|question| &question.kind) {
            Some(Kind::Round { most }) => *most,
            _ => 0,
        };
        Asking { all, plain, steps, rounds }
    }

    /// One question alone.
    pub fn alone(asked: Asked) -> Self {
        Asking { all: vec![asked], plain: 1, steps: Vec::new(), rounds: 0 }
    }
}

/// The steps stand behind the parties, one of which may be called as a step is.
fn event(questions: &[Question], what: &str, step: Step) -> Option<Asked> {
    let id = format!("{what}.{}", step.word());
    let place = questions.iter().rposition(|one| one.id == id && one.kind == Kind::Event)?;
    Some(Asked::Event(QuestionId(place as u32)))
}
