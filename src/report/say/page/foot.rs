//! What every page ends with: cautions, what was changed, how it was computed, and what the model leaves out.

use crate::claims::{Advice, Case, Warning};
use crate::report::say::case::{draws, seed};
use crate::report::say::words::counted;
use crate::report::sheet::{Figure, Part};

/// Digits of a fingerprint that tell scenarios apart.
const FINGERPRINT: usize = 12;

/// What no run of this model knows.
const LEFT_OUT: &str = "Parties compare a text with no deal, not with the talks that they expect to come; nobody computes an \
                        equilibrium. Nobody bluffs, signals or times an attack. Domestic politics is one threshold where a \
                        text is ratified. No new issues and no new parties are found on the way, and every signatory must \
                        consent. Outcomes stray from what models of this kind say by more than these ranges show: read the \
                        ranges of terms as too narrow.";

/// What this is and is not.
pub const MEANING: &str = "A likelihood here is what follows from the ranges in the file and the mechanisms of the model. It is not \
                       a frequency that anyone has observed, nor a calibrated forecast.";

/// The foot as a figure of its own, for pages that do not show what the numbers rest on.
pub fn figure(case: &Case, warnings: &[Warning]) -> Figure {
    Figure {
        about: "How it was computed",
        title: "What the numbers are, and what they leave out".to_owned(),
        explanation: String::new(),
        parts: vec![Part::List(foot(case, warnings))],
        notes: vec![MEANING.to_owned()],
        tables: Vec::new(),
    }
}

/// Cautions; what was changed; how it was computed; what the model leaves out.
pub fn foot(case: &Case, warnings: &[Warning]) -> Vec<(&'static str, String)> {
    let cautions = warnings.iter().chain(&case.cautions);
    let mut items: Vec<(&'static str, String)> =
        cautions.map(|warning| ("Caution", caution(warning))).collect();
    if !case.changed.is_empty() {
        items.push(("Changed in the file", case.changed.join("; ")));
    }
    items.push(("How it was computed", computed(case)));
    items.push(("What the model leaves out", LEFT_OUT.to_owned()));
    items
}

/// A warning, and what would help.
pub fn caution(warning: &Warning) -> String {
    match warning.advice {
        Some(Advice::MoreDraws) => format!("{} More draws would help.", warning.text),
        _ => warning.text.clone(),
    }
}

/// What tells its file from others; none where nobody took it.
pub fn fingerprint(case: &Case) -> Option<String> {
    let digits: String = case.sha256.chars().take(FINGERPRINT).collect();
    (!digits.is_empty()).then_some(digits)
}

fn computed(case: &Case) -> String {
    let plan = &case.plan;
    let digits = fingerprint(case).unwrap_or_default();
    let file = match (case.file.as_str(), digits.as_str()) {
        ("", "") => String::new(),
        (file, "") => format!(" of {file}"),
        ("" | "-", digits) => format!(" of the scenario with fingerprint {digits}"),
        (file, digits) => format!(" of {file} (fingerprint {digits})"),
    };
    format!(
        "{}{file}: {}, {}, by negsim {}. The same file, plan and seed give the same numbers.",
        counted(plan.negotiations, "negotiation"),
        draws(plan),
        seed(plan),
        env!("CARGO_PKG_VERSION")
    )
}
