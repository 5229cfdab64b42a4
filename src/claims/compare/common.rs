//! What two scenarios have in common, so that it can be compared, and what only one of them has.

use super::{Difference, What, Z};
use crate::claims::Asked;
use crate::games::talks::{IssueLabel, Label, Table};
use crate::stats::{Products, Ratio};

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
    /// What weakens the comparison, in words.
    pub warnings: Vec<String>,
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

/// Finds what two scenarios have in common.
pub(super) fn common(first: &Table, second: &Table) -> Common {
    let (mine, theirs) = (Asked::all(first), Asked::all(second));
    let mut questions = Vec::new();
    for (place, asked) in mine.iter().enumerate() {
        let word = asked.word(first);
        let same = theirs.iter().position(|other| other.word(second) == word);
        if let Some(other) =
            same.filter(|other| is_comparable(first, *asked, second, theirs[*other]))
        {
            questions.push(Question::new(first, *asked, place, other));
        }
    }
    let days = [first, second].map(|table| table.parts().setting.days_between_rounds);
    let mut left_out = only_in_one(first, second);
    let mut warnings = Vec::new();
    if days[0] != days[1] {
        left_out.push(format!(
            "the median round: rounds are {} days apart in the first and {} in the other",
            days[0], days[1]
        ));
        warnings.push(
            "The rounds are not of the same length: the luck of a round is not that of the same day, so that the common \
             luck narrows less, and the two forecasts may end on different days."
                .to_owned(),
        );
    }
    warnings.extend(different_horizons(first, second));
    let is_same_talks = is_same_talks(first, second);
    Common { questions, has_rounds: days[0] == days[1], is_same_talks, left_out, warnings }
}

impl Question {
    fn new(table: &Table, asked: Asked, first: usize, second: usize) -> Self {
        let what = match asked {
            Asked::Interim(_) => What::Interim,
            Asked::Terms(issue) => terms(&table.labels().issues[issue]),
            _ => What::Likelihood,
        };
        let unit = asked.in_units(table, 1.0) - asked.in_units(table, 0.0);
        Question { what, name: asked.name(table), first, second, unit }
    }

    /// The second less the first, where both have an answer.
    pub fn difference(
        &self,
        [first, second]: [&Ratio; 2],
        products: &Products,
        draws: u64,
        is_same_talks: bool,
    ) -> Option<Difference> {
        let value = (second.mean()? - first.mean()?) * self.unit;
        if is_same_talks {
            return Some(Difference::of(0.0, 0.0, self.unpaired(first, second, draws)?, true));
        }
        let variance = first.variance_of_difference(second, products, draws)?;
        let half = Z * (variance + self.one_more_draw(draws)).sqrt() * self.unit;
        Some(Difference::of(value, half, self.unpaired(first, second, draws)?, false))
    }

    fn unpaired(&self, first: &Ratio, second: &Ratio, draws: u64) -> Option<f64> {
        let variance = first.variance(draws)? + second.variance(draws)?;
        Some(Z * (variance + self.one_more_draw(draws)).sqrt() * self.unit)
    }

    /// What one draw more each way, differing altogether, adds to the variance of a difference of likelihoods.
    fn one_more_draw(&self, draws: u64) -> f64 {
        match self.what {
            What::Likelihood | What::Interim => 2.0 / (draws as f64 * draws as f64),
            What::Round | What::Terms { .. } => 0.0,
        }
    }
}

fn terms(label: &IssueLabel) -> What {
    let ends = match (label.scale.first(), label.scale.last()) {
        (Some(first), Some(last)) => Some((first.1.clone(), last.1.clone())),
        _ => None,
    };
    What::Terms { unit: label.unit.clone(), ends }
}

fn is_comparable(first: &Table, one: Asked, second: &Table, other: Asked) -> bool {
    match (one, other) {
        (Asked::Terms(mine), Asked::Terms(theirs)) => measures_alike(first, mine, second, theirs),
        _ => true,
    }
}

/// Whether the positions of an issue mean the same in both.
fn measures_alike(first: &Table, mine: usize, second: &Table, theirs: usize) -> bool {
    let (one, other) = (&first.parts().issues[mine], &second.parts().issues[theirs]);
    let (label, other_label) = (&first.labels().issues[mine], &second.labels().issues[theirs]);
    one.range == other.range
        && one.levels == other.levels
        && label.unit == other_label.unit
        && label.scale == other_label.scale
}

fn only_in_one(first: &Table, second: &Table) -> Vec<String> {
    let mut found = Vec::new();
    let (mine, theirs) = (first.labels(), second.labels());
    let interims = |labels: &[Label]| ids(labels.iter().map(|label| (&label.id, &label.name)));
    let issues = |labels: &[IssueLabel]| ids(labels.iter().map(|label| (&label.id, &label.name)));
    let kinds = [
        ("the interim deal", interims(&mine.interims), interims(&theirs.interims)),
        ("the issue", issues(&mine.issues), issues(&theirs.issues)),
    ];
    for (kind, mine, theirs) in kinds {
        let lacking = |these: &[(String, String)], those: &[(String, String)], whose: &str| {
            let missing = these.iter().filter(|(id, _)| those.iter().all(|(other, _)| id != other));
            let said = missing.map(|(_, name)| format!("{kind} \"{name}\": only in {whose}"));
            said.collect::<Vec<String>>()
        };
        found.extend(lacking(&mine, &theirs, "the first"));
        found.extend(lacking(&theirs, &mine, "the other"));
    }
    found.extend(other_measures(first, second));
    found.extend(other_months(first, second));
    found
}

fn ids<'a>(labels: impl Iterator<Item = (&'a String, &'a String)>) -> Vec<(String, String)> {
    labels.map(|(id, name)| (id.clone(), name.clone())).collect()
}

/// Issues of both whose positions mean something else.
fn other_measures(first: &Table, second: &Table) -> Vec<String> {
    let mut found = Vec::new();
    for (mine, label) in first.labels().issues.iter().enumerate() {
        let theirs = second.labels().issues.iter().position(|other| other.id == label.id);
        if theirs.is_some_and(|theirs| !measures_alike(first, mine, second, theirs)) {
            found.push(format!(
                "the terms on \"{}\": its scale is another one in the other",
                label.name
            ));
        }
    }
    found
}

fn other_months(first: &Table, second: &Table) -> Vec<String> {
    let months = [first, second].map(|table| table.parts().setting.aftermath_months);
    let missing = |month: &u32| (months[0] >= *month) != (months[1] >= *month);
    let said = |month: u32| {
        format!("whether a settlement holds for {month} months: only one plays so many afterwards")
    };
    [12, 24].into_iter().filter(missing).map(said).collect()
}

fn different_horizons(first: &Table, second: &Table) -> Option<String> {
    let rounds = [first, second].map(|table| table.parts().setting.rounds);
    (rounds[0] != rounds[1]).then(|| {
        format!(
            "Rounds: {} in the first, {} in the other. Every likelihood is that by the end of its own rounds.",
            rounds[0], rounds[1]
        )
    })
}

/// Whether nothing but titles and summaries differs.
fn is_same_talks(first: &Table, second: &Table) -> bool {
    let untitled = |table: &Table| {
        let mut parts = table.parts().clone();
        (parts.labels.title, parts.labels.summary) = (String::new(), None);
        parts
    };
    untitled(first) == untitled(second)
}
