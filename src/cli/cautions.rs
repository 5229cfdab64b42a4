//! What is to be said of a scenario beside its answers: what its reading warned of, and what is not used.

use negsim::claims::Warning;
use negsim::scenario::Scenario;

/// What weakens everything that is found from a scenario.
pub fn cautions(scenario: &Scenario) -> Vec<Warning> {
    let told = scenario.warnings().iter();
    let mut found: Vec<Warning> =
        told.map(|warning| Warning { code: warning.code, text: warning.text.clone() }).collect();
    if scenario.table().zones_are_upper_bounds() {
        let text = "More than 4,096 combinations of levels and corners: the zones of agreement may be upper bounds.";
        found.push(Warning { code: "zone_upper_bound", text: text.to_owned() });
    }
    found.extend(observed_unused(scenario));
    found
}

/// Whether rounds already held are left out of account.
pub fn observed_unused(scenario: &Scenario) -> Option<Warning> {
    let text = "The rounds already held are not used here: everything is as seen before the first of them.";
    let is_observed = !scenario.observed().is_empty();
    is_observed.then(|| Warning { code: "observed_unused", text: text.to_owned() })
}
