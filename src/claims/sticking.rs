//! What the talks that failed stuck on.

use super::Likelihood;
use crate::games::talks::{End, Table, Tally};

/// How often one issue was the sticking one.
#[derive(Clone, Debug, PartialEq)]
pub struct Sticking {
    /// The issue's id.
    pub id: String,
    /// The issue's name.
    pub name: String,
    /// Negotiations without a settlement that stuck on it.
    pub count: u64,
    /// Their share of all without a settlement, each draw counted once; none where all settled.
    pub share: Option<Likelihood>,
}

/// By issue, in the order of the file.
pub(super) fn sticking(table: &Table, tally: &Tally) -> Vec<Sticking> {
    let unsettled: u64 = tally.sticking.iter().sum();
    let settled = &tally.ends[End::Settled as usize];
    let draws = settled.complement(tally.draws, tally.repeats).effective();
    let share =
        |count: u64| Likelihood::at_widest(count as f64 / unsettled as f64, draws, unsettled);
    let of_issue = |(label, count): (&crate::games::talks::IssueLabel, &u64)| Sticking {
        id: label.id.clone(),
        name: label.name.clone(),
        count: *count,
        share: (unsettled > 0).then(|| share(*count)),
    };
    table.labels().issues.iter().zip(&tally.sticking).map(of_issue).collect()
}
