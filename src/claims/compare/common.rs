//! What two scenarios have in common, so that it can be compared, and what only one of them has.

use super::claim::{Difference, What};
use crate::claims::asked;
use crate::claims::case::Case;
use crate::claims::warning::Warning;
use crate::engine::{Asked, Kind, Question as Asks};
use crate::games::talks::IssueLabel;
use crate::stats::{Products, Ratio};

/// The months after which it is asked whether a settlement holds.
const MONTHS: [u32; 2] = [12, 24];

/// One of two games.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub case: &'a Case,
    pub questions: &'a [Asks],
    /// What is asked of it.
    pub asked: &'a [Asked],
}

/// What two scenarios have in common.
pub(super) struct Common {
    /// What is asked of both.
    pub questions: Vec<Question>,
    /// Whether rounds are of the same length, so that the median round can be compared.
    pub has_rounds: bool,
    /// Whether they are the same talks in everything but their title.
    pub is_same_talks: bool,
    /// What only one has, in words.
    pub left_out: Vec<String>,
    /// What weakens the comparison.
    pub warnings: Vec<Warning>,
}

/// One thing that is asked of both.
pub(super) struct Question {
    pub what: What,
    pub name: String,
    /// Its place among all that can be asked of the first scenario.
    pub first: usize,
    /// Its place among all that can be asked of the other.
    pub second: usize,
    /// What one unit of the sums' mean is in the units of a reader.
    unit: f64,
}

/// Finds what two games have in common, of all that is usually asked or of one question alone.
pub(super) fn common(first: &Side, second: &Side, is_of_one: bool, is_same_talks: bool) -> Common {
    let mut questions = Vec::new();
    for (place, asked) in first.asked.iter().enumerate() {
        let word = asked::word(first.questions, *asked);
        let is_same = |other: &Asked| asked::word(second.questions, *other) == word;
        let same = second.asked.iter().position(is_same);
        if let Some(other) = same.filter(|_| measures_alike(first, second, &word)) {
            questions.push(Question::new(first, *asked, place, other));
        }
    }
    let days = [first, second].map(|side| side.case.days_between_rounds);
    let mut left_out = if is_of_one { Vec::new() } else { only_in_one(first, second) };
    let mut warnings = Vec::new();
    if let ([Some(one), Some(other)], true) = (days, days[0] != days[1]) {
        let text = format!(
            "the median round: rounds are {one} days apart in the first and {other} in the other"
        );
        left_out.extend((!is_of_one).then_some(text));
        let text = "The rounds are not of the same length: the luck of a round is not that of the same day, so that the \
                    common luck narrows less, and the two forecasts may end on different days.";
        warnings.push(Warning::new("other_rounds", text));
    }
    warnings.extend(different_horizons(first, second));
    let has_rounds = !is_of_one && days[0] == days[1];
    Common { questions, has_rounds, is_same_talks, left_out, warnings }
}

impl Side<'_> {
    /// The issue on which a word asks for the terms.
    fn issue(&self, word: &str) -> Option<&IssueLabel> {
        let id = word.strip_prefix("terms.")?;
        self.case.issues.iter().find(|issue| issue.id == id)
    }

    /// The questions whose word begins so, by id and name.
    fn starting<'b>(&'b self, prefix: &'b str) -> impl Iterator<Item = (&'b str, &'b str)> {
        let of = |question: &'b Asks| (question.id.as_str(), question.name.as_str());
        self.questions.iter().filter(move |one| one.id.starts_with(prefix)).map(of)
    }

    fn question(&self, id: &str) -> Option<&Asks> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// The most months that a settlement is followed.
    fn months(&self) -> u32 {
        let months = self.questions.iter().find_map(|question| match question.kind {
            Kind::Months { most } => Some(most),
            _ => None,
        });
        months.unwrap_or(0)
    }
}

impl Question {
    fn new(side: &Side, asked: Asked, first: usize, second: usize) -> Self {
        let word = asked::word(side.questions, asked);
        let what = match asked {
            Asked::Mean(_) => terms(side.issue(&word)),
            _ if word.starts_with("interim.") => What::Interim,
            _ => What::Likelihood,
        };
        let in_units = |mean: f64| asked::in_units(side.questions, asked, mean);
        let unit = in_units(1.0) - in_units(0.0);
        Question { what, name: asked::name(side.questions, asked), first, second, unit }
    }

    /// The second less the first, where both have an answer.
    pub fn difference(
        &self,
        [first, second]: [&Ratio; 2],
        products: &Products,
        draws: u64,
        is_same_talks: bool,
    ) -> Option<Difference> {
        let more = self.one_more_draw(draws);
        let found = Difference::of_means([first, second], products, draws, more, self.unit)?;
        match is_same_talks {
            true => Some(Difference::of(0.0, 0.0, found.unpaired_high - found.value, true)),
            false => Some(found),
        }
    }

    /// What one draw more each way, differing altogether, adds to the variance of a difference of likelihoods.
    fn one_more_draw(&self, draws: u64) -> f64 {
        match self.what {
            What::Likelihood | What::Interim => Difference::one_more_draw(draws),
            What::Round | What::Terms { .. } => 0.0,
        }
    }
}

fn terms(issue: Option<&IssueLabel>) -> What {
    let Some(issue) = issue else { return What::Terms { unit: None, ends: None } };
    let ends = match (issue.scale.first(), issue.scale.last()) {
        (Some(first), Some(last)) => Some((first.1.clone(), last.1.clone())),
        _ => None,
    };
    What::Terms { unit: issue.unit.clone(), ends }
}

/// Whether the answers to a question of both mean the same: positions on the same scale.
fn measures_alike(first: &Side, second: &Side, word: &str) -> bool {
    let kind = |side: &Side| match side.question(word).map(|question| question.kind.clone()) {
        Some(kind @ Kind::Position { .. }) => Some(kind),
        _ => None,
    };
    let scale = |side: &Side| side.issue(word).map(|one| (one.unit.clone(), one.scale.clone()));
    kind(first) == kind(second) && scale(first) == scale(second)
}

fn only_in_one(first: &Side, second: &Side) -> Vec<String> {
    let mut left_out = Vec::new();
    for (kind, prefix) in [("the interim deal", "interim."), ("the issue", "terms.")] {
        for (these, those, whose) in [(first, second, "the first"), (second, first, "the other")] {
            let missing = these.starting(prefix).filter(|(id, _)| those.question(id).is_none());
            left_out.extend(missing.map(|(_, name)| format!("{kind} \"{name}\": only in {whose}")));
        }
    }
    left_out.extend(other_measures(first, second));
    left_out.extend(other_months(first, second));
    left_out
}

/// Issues of both whose positions mean something else.
fn other_measures(first: &Side, second: &Side) -> Vec<String> {
    let both = first.starting("terms.").filter(|(id, _)| second.question(id).is_some());
    let others = both.filter(|(id, _)| !measures_alike(first, second, id));
    let text = |(_, name): (&str, &str)| {
        format!("the terms on \"{name}\": its scale is another one in the other")
    };
    others.map(text).collect()
}

fn other_months(first: &Side, second: &Side) -> Vec<String> {
    let months = [first, second].map(Side::months);
    let missing = |month: &u32| (months[0] >= *month) != (months[1] >= *month);
    let text = |month: u32| {
        format!("whether a settlement holds for {month} months: only one plays so many afterwards")
    };
    MONTHS.into_iter().filter(missing).map(text).collect()
}

fn different_horizons(first: &Side, second: &Side) -> Option<Warning> {
    let [Some(one), Some(other)] = [first, second].map(|side| side.case.rounds) else {
        return None;
    };
    let text = format!(
        "Rounds: {one} in the first, {other} in the other. Every likelihood is that by the end of its own rounds."
    );
    (one != other).then(|| Warning::new("other_horizon", text))
}
