//! What a claim is about: the scenario, where it comes from, what was changed, and what was played.

use super::warning::Warning;
use crate::engine;
use crate::games::talks::{Date, IssueLabel, Label, Party, Role, Table};
use serde::{Deserialize, Serialize};

/// What every claim is about, and every output prints.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Case {
    /// The title.
    pub title: String,
    /// What it is about and why it matters.
    pub summary: Option<String>,
    /// The scenario's file, as it was named; empty where there is none.
    pub file: String,
    /// The fingerprint of the scenario as resolved; empty where nobody took one.
    pub sha256: String,
    /// The day of which everything known dates; round t is held t steps later.
    pub as_of: Option<Date>,
    /// Number of rounds; none for a game without a horizon.
    pub rounds: Option<u32>,
    /// Days from one round to the next; none for a game without dates.
    pub days_between_rounds: Option<f64>,
    /// What was changed of the file, as it was written: `party.north.patience=[10, 40]`.
    pub changed: Vec<String>,
    /// Who takes part.
    pub parties: Vec<CaseParty>,
    /// What is at issue.
    pub issues: Vec<IssueLabel>,
    /// What was played.
    pub plan: Plan,
    /// What weakens everything that is said of the scenario.
    pub cautions: Vec<Warning>,
}

/// A party of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseParty {
    /// The id of the scenario file.
    pub id: String,
    /// The name for a reader.
    pub name: String,
    /// `signatory`, `mediator` or `guarantor`.
    pub role: &'static str,
}

/// What was played.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The seed of all luck.
    pub seed: u64,
    /// Sets of the uncertain inputs.
    pub draws: u64,
    /// Negotiations of each.
    pub repeats: u64,
    /// Negotiations in all.
    pub negotiations: u64,
}

/// Where a table comes from: what it does not know itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Origin {
    /// The scenario's file, as it was named; `-` for standard input.
    pub file: String,
    /// The fingerprint of the scenario as resolved.
    pub sha256: String,
    /// What was changed of the file, as it was written.
    pub changed: Vec<String>,
    /// What the reading of the file warned of.
    pub cautions: Vec<Warning>,
}

impl Case {
    /// A game with a title and nothing else.
    pub fn named(title: impl Into<String>) -> Self {
        Case { title: title.into(), ..Case::default() }
    }

    /// Talks at a table, and where they come from; nothing is played yet.
    pub fn of(table: &Table, origin: Origin) -> Self {
        let (labels, setting) = (table.labels(), &table.parts().setting);
        let mut cautions: Vec<Warning> = upper_bounds(table).into_iter().collect();
        cautions.extend(origin.cautions);
        Case {
            title: labels.title.clone(),
            summary: labels.summary.clone(),
            file: origin.file,
            sha256: origin.sha256,
            as_of: labels.as_of,
            rounds: Some(setting.rounds),
            days_between_rounds: Some(setting.days_between_rounds),
            changed: origin.changed,
            parties: parties(table),
            issues: labels.issues.clone(),
            plan: Plan::default(),
            cautions,
        }
    }

    /// The same, with what was played.
    pub fn played(self, plan: Plan) -> Self {
        Case { plan, ..self }
    }

    /// The day of the last round, where the case has dates.
    pub fn until(&self) -> Option<Date> {
        self.day(self.rounds?)
    }

    /// The day of a round, where the case has dates.
    pub fn day(&self, round: u32) -> Option<Date> {
        let days = f64::from(round) * self.days_between_rounds?;
        Some(self.as_of?.plus_days((days + 0.5).floor() as i64))
    }
}

impl Plan {
    /// So many draws with so many repeats.
    pub fn of(seed: u64, draws: u64, repeats: u64) -> Self {
        Plan { seed, draws, repeats, negotiations: draws * repeats }
    }
}

impl From<engine::Plan> for Plan {
    fn from(plan: engine::Plan) -> Self {
        Plan::of(plan.seed(), plan.draws(), plan.repeats())
    }
}

fn parties(table: &Table) -> Vec<CaseParty> {
    let labels = table.labels().parties.iter().zip(&table.parts().parties);
    let party = |(label, party): (&Label, &Party)| {
        let role = match party.role {
            Role::Signatory => "signatory",
            Role::Mediator => "mediator",
            Role::Guarantor => "guarantor",
        };
        CaseParty { id: label.id.clone(), name: label.name.clone(), role }
    };
    labels.map(party).collect()
}

fn upper_bounds(table: &Table) -> Option<Warning> {
    let text = "More than 4,096 combinations of levels and corners: the zones of agreement may be upper bounds. Fewer \
                levels, or curves with one peak, make them exact.";
    table.zones_are_upper_bounds().then(|| Warning::new("zone_upper_bound", text))
}
