//! A comparison as a page of figures: the scenarios side by side and over one another, each with what differs as its title.

mod deaths;
mod differences;
mod likely;
mod names;
mod variants;
mod when;

use super::foot;
use crate::claims::{Case, Comparison};
use crate::report::say::case::{calendar, draws};
use crate::report::say::compare::rows::{all_cautions, is_of_one};
use crate::report::say::words::{counted, listed};
use crate::report::sheet::Sheet;
use names::{DRAWN, quoted};

/// The page of a comparison.
pub fn sheet(comparison: &Comparison) -> Sheet {
    let first = &comparison.scenarios[0];
    let figures = [
        Some(likely::figure(comparison)),
        differences::figure(comparison),
        when::figure(comparison),
        deaths::figure(comparison),
        Some(variants::figure(comparison)),
        // What was changed stands with each scenario.
        Some(foot::figure(&Case { changed: Vec::new(), ..first.case.clone() }, &[])),
    ];
    Sheet {
        title: format!("{} and what differs from it", quoted(&first.name)),
        asked: asked(comparison),
        answers: answers(comparison),
        figures: figures.into_iter().flatten().collect(),
        inputs: Vec::new(),
    }
}

/// What is compared with what, and what was played.
fn asked(comparison: &Comparison) -> Vec<String> {
    let first = &comparison.scenarios[0];
    let others: Vec<String> =
        comparison.scenarios[1..].iter().map(|one| quoted(&one.name)).collect();
    let compared = format!("Compared with {}: {}.", quoted(&first.name), listed(&others));
    let plan = &comparison.plan;
    let played = format!(
        "{} of each ({}), with the same luck",
        counted(plan.negotiations, "negotiation"),
        draws(plan)
    );
    let facts: Vec<String> = calendar(&first.case).into_iter().chain([played]).collect();
    let more = comparison.scenarios.len().saturating_sub(DRAWN);
    let drawn =
        format!("The figures show the first {DRAWN} scenarios; the tables behind them have all.");
    [Some(compared), Some(facts.join(" · ")), (more > 0).then_some(drawn)]
        .into_iter()
        .flatten()
        .collect()
}

/// The answers, each behind its question.
fn answers(comparison: &Comparison) -> Vec<(&'static str, String)> {
    let mut answers = vec![("How likely?", sentence(likely::title(comparison)))];
    if !comparison.against.iter().all(is_of_one) {
        let largest = differences::largest(comparison);
        // One question for all of them.
        let asked = ["What else differs?"].into_iter().chain(core::iter::repeat(""));
        answers.extend(asked.zip(largest));
    }
    answers.extend(when::title(comparison).map(|title| ("When?", sentence(title))));
    answers.extend(deaths::title(comparison).map(|title| ("Where do deals die?", sentence(title))));
    let warnings = comparison.against.iter().flat_map(|against| &against.warnings);
    let caution = warnings.chain(all_cautions(comparison)).next();
    answers.extend(caution.map(|warning| ("Caution", foot::caution(warning))));
    answers
}

fn sentence(text: String) -> String {
    if text.ends_with(['.', '?', '!']) { text } else { text + "." }
}
