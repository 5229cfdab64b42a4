//! How much the signatories care about each issue.

use crate::games::talks::Table;

/// By issue: the mean, over the signatories, of its share of their weights, at the medians of what is not known.
pub(super) fn weights(table: &Table) -> Vec<f64> {
    let parts = table.parts();
    let median = |issue: usize, party: usize| {
        let stance = parts.parties[party].stances[issue].as_ref();
        stance.map_or(0.0, |stance| {
            parts.quantities[stance.weight.index()].distribution.quantile(0.5)
        })
    };
    let signatories = table.signatories();
    let mut weights = vec![0.0; parts.issues.len()];
    for &party in signatories {
        let all: f64 = (0..weights.len()).map(|issue| median(issue, party)).sum();
        for (issue, weight) in weights.iter_mut().enumerate().filter(|_| all > 0.0) {
            *weight += median(issue, party) / all / signatories.len() as f64;
        }
    }
    weights
}
