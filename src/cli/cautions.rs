//! What a scenario's answers are about, with what weakens them: what its reading warned of, and what is not used.

use negsim::claims::{Case, Origin, Warning};
use negsim::scenario::Scenario;

/// Where a scenario comes from.
pub fn origin(scenario: &Scenario, file: String, changes: &[String]) -> Origin {
    let read = scenario.warnings().iter();
    let cautions = read.map(|one| Warning { code: one.code, text: one.text.clone() }).collect();
    Origin { file, sha256: scenario.sha256(), changed: changes.to_vec(), cautions }
}

/// What a command's answers are about that does not use rounds already held.
pub fn case(scenario: &Scenario, file: String, changes: &[String]) -> Case {
    let mut case = Case::of(scenario.table(), origin(scenario, file, changes));
    case.cautions.extend(observed_unused(scenario));
    case
}

/// Whether rounds already held are left out of account.
pub fn observed_unused(scenario: &Scenario) -> Option<Warning> {
    let text = "The rounds already held are not used here: everything is as seen before the first of them.";
    let is_observed = !scenario.observed().is_empty();
    is_observed.then(|| Warning { code: "observed_unused", text: text.to_owned() })
}
