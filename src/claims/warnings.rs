//! Advice: what makes the findings weaker than they look, and what to do about it.

use super::timing::draws_that_settled;
use crate::games::talks::{Issue, Table, Tally};
use serde::Serialize;

/// Fewer draws than this make the spread and the drivers rough.
const FEW_DRAWS: u64 = 1_000;
/// Fewer draws with a settlement than this make its terms and its date rough.
const FEW_SETTLED_DRAWS: u64 = 100;
/// More settlements than this at a red line are a pile.
const PILE: f64 = 0.2;
/// Bins of the finest histogram of settled positions.
const FINE_BINS: usize = 2_000;

/// Something that weakens the findings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// Which kind, for programs.
    pub code: &'static str,
    /// What is wrong and what to do.
    pub text: String,
}

/// What the tally shows, the most general first.
pub(super) fn warnings(table: &Table, tally: &Tally) -> Vec<Warning> {
    let mut found: Vec<Warning> =
        few_draws(tally).filter(|_| !table.uncertain().is_empty()).into_iter().collect();
    found.extend(few_settlements(tally));
    found.extend(red_lines(table, tally));
    found
}

fn few_draws(tally: &Tally) -> Option<Warning> {
    let noun = if tally.draws == 1 { "draw" } else { "draws" };
    let text = format!(
        "Only {} {noun} of the uncertain inputs: the spread and what drives it are rough. Raise --draws.",
        tally.draws
    );
    (tally.draws < FEW_DRAWS).then_some(Warning { code: "few_draws", text })
}

fn few_settlements(tally: &Tally) -> Option<Warning> {
    let draws = draws_that_settled(tally);
    let noun = if draws == 1 { "draw" } else { "draws" };
    let text = format!(
        "The terms and the date of a settlement rest on {draws} {noun} in which one was reached. Raise --draws."
    );
    (draws > 0 && draws < FEW_SETTLED_DRAWS).then_some(Warning { code: "few_settlements", text })
}

/// Known red lines at which settled texts pile up: there the line sets the terms, not the bargaining. An uncertain line
/// lies elsewhere in every draw, so that the terms spread over its range and show how much of them is not known: what
/// the advice asks for is done already.
fn red_lines(table: &Table, tally: &Tally) -> Vec<Warning> {
    let mut found = Vec::new();
    for &party in table.signatories() {
        for issue in 0..table.parts().issues.len() {
            found.extend(red_line(table, tally, party, issue));
        }
    }
    found
}

fn red_line(table: &Table, tally: &Tally, party: usize, issue: usize) -> Option<Warning> {
    let parts = table.parts();
    let line = parts.parties[party].stances[issue].as_ref()?.red_line?;
    let value = parts.quantities[line.index()].distribution.known()?;
    let position = inner_position(&parts.issues[issue], value)?;
    let share = share_at(tally, issue, position)?;
    let text = format!(
        "{:.0} % of {} settlements lie at the red line of `{}` on `{}`: the line sets the term. Check it, or give it a \
         range.",
        100.0 * share,
        tally.terms[issue].n(),
        table.labels().parties[party].id,
        table.labels().issues[issue].id
    );
    (share > PILE).then_some(Warning { code: "red_line", text })
}

/// The position of a value within a continuous scale; none at its ends, and none on levels, where piles are the rule.
fn inner_position(issue: &Issue, value: f64) -> Option<f64> {
    let position = (value - issue.range.0) / (issue.range.1 - issue.range.0);
    (issue.levels.is_none() && position > 0.0 && position < 1.0).then_some(position)
}

/// The share of settled positions within a bin of this one.
fn share_at(tally: &Tally, issue: usize, position: f64) -> Option<f64> {
    let found = tally.terms.get(issue)?;
    let at = (position * FINE_BINS as f64) as usize;
    let fine = found.coarse(FINE_BINS);
    let near = fine.iter().enumerate().filter(|(bin, _)| bin.abs_diff(at) <= 1);
    let count: u64 = near.map(|(_, count)| count).sum();
    (found.n() > 0).then(|| count as f64 / found.n() as f64)
}
