//! What the talks that failed stuck on.

use crate::claims::likelihood::Likelihood;
use crate::engine::Ledger;
use crate::games::talks::{IssueLabel, Table};
use crate::stats::Count;

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
pub(super) fn sticking(table: &Table, ledger: &Ledger) -> Vec<Sticking> {
    let counts = ledger.counts(table.asks().sticking);
    let unsettled: u64 = counts.iter().map(|count| count.total).sum();
    let settled = ledger.count(table.asks().ends[0]);
    let draws = settled.complement(ledger.draws, ledger.repeats).effective();
    let share =
        |count: u64| Likelihood::at_widest(count as f64 / unsettled as f64, draws, unsettled);
    let of_issue = |(label, count): (&IssueLabel, &Count)| Sticking {
        id: label.id.clone(),
        name: label.name.clone(),
        count: count.total,
        share: (unsettled > 0).then(|| share(count.total)),
    };
    table.labels().issues.iter().zip(counts).map(of_issue).collect()
}
