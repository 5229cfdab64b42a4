//! Advice: what makes the findings weaker than they look, and what to do about it.

use super::timing::draws_that_settled;
use crate::claims::warning::Warning;
use crate::engine::Ledger;
use crate::games::talks::{Issue, Table};

/// Fewer draws than this make the spread and the drivers rough.
const FEW_DRAWS: u64 = 1_000;
/// Fewer draws with a settlement than this make its terms and its date rough.
const FEW_SETTLED_DRAWS: u64 = 100;
/// More settlements than this at a red line are a pile.
const PILE: f64 = 0.2;
/// Bins of the finest histogram of settled positions.
const FINE_BINS: usize = 2_000;

/// What the ledger shows, the most general first.
pub(super) fn warnings(table: &Table, ledger: &Ledger) -> Vec<Warning> {
    let mut found: Vec<Warning> =
        few_draws(ledger).filter(|_| !table.uncertain().is_empty()).into_iter().collect();
    found.extend(few_settlements(ledger));
    found.extend(red_lines(table, ledger));
    found
}

fn few_draws(ledger: &Ledger) -> Option<Warning> {
    let noun = if ledger.draws == 1 { "set" } else { "sets" };
    let text = format!(
        "Only {} {noun} of the uncertain inputs: the spread and what drives it are rough.",
        ledger.draws
    );
    (ledger.draws < FEW_DRAWS).then(|| Warning::of_few_draws("few_draws", text))
}

fn few_settlements(ledger: &Ledger) -> Option<Warning> {
    let draws = draws_that_settled(ledger);
    let noun = if draws == 1 { "set" } else { "sets" };
    let text = format!(
        "The terms and the date of a settlement rest on {draws} {noun} of inputs with which one was reached."
    );
    (draws > 0 && draws < FEW_SETTLED_DRAWS).then(|| Warning::of_few_draws("few_settlements", text))
}

/// Known red lines at which settled texts pile up: there the line sets the terms, not the bargaining. An uncertain line
/// lies elsewhere in every draw, so that the terms spread over its range and show how much of them is not known: what
/// the advice asks for is done already.
fn red_lines(table: &Table, ledger: &Ledger) -> Vec<Warning> {
    let mut found = Vec::new();
    for &party in table.signatories() {
        for issue in 0..table.parts().issues.len() {
            found.extend(red_line(table, ledger, party, issue));
        }
    }
    found
}

fn red_line(table: &Table, ledger: &Ledger, party: usize, issue: usize) -> Option<Warning> {
    let parts = table.parts();
    let line = parts.parties[party].stances[issue].as_ref()?.red_line?;
    let value = parts.quantities[line.index()].distribution.known()?;
    let position = inner_position(&parts.issues[issue], value)?;
    let share = share_at(table, ledger, issue, position)?;
    let settled = ledger.positions(table.asks().terms[issue]).n();
    let text = format!(
        "{:.0} % of {} settlements lie at the red line of `{}` on `{}`: the line sets the term. Check it, or give it a \
         range.",
        100.0 * share,
        settled,
        table.labels().parties[party].id,
        table.labels().issues[issue].id
    );
    // One settlement is no pile.
    (share > PILE && settled > 1).then(|| Warning::new("red_line", text))
}

/// The position of a value within a continuous scale; none at its ends, and none on levels, where piles are the rule.
fn inner_position(issue: &Issue, value: f64) -> Option<f64> {
    let position = (value - issue.range.0) / (issue.range.1 - issue.range.0);
    (issue.levels.is_none() && position > 0.0 && position < 1.0).then_some(position)
}

/// The share of settled positions within a bin of this one.
fn share_at(table: &Table, ledger: &Ledger, issue: usize, position: f64) -> Option<f64> {
    let positions = ledger.positions(table.asks().terms[issue]);
    let at = (position * FINE_BINS as f64) as usize;
    let fine = positions.coarse(FINE_BINS);
    let near = fine.iter().enumerate().filter(|(bin, _)| bin.abs_diff(at) <= 1);
    let count: u64 = near.map(|(_, count)| count).sum();
    (positions.n() > 0).then(|| count as f64 / positions.n() as f64)
}
