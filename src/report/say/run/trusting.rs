//! Trust among those who sign, where talks settled and where they did not.

use crate::claims::{Findings, Mean};
use crate::report::document::Block;
use crate::report::say::words::counted;

/// A line; nothing where nothing depends on trust.
pub fn trusting(findings: &Findings) -> Option<Block> {
    sentence(findings).map(|sentence| Block::entry("Trust", sentence))
}

/// What it comes to at the end.
pub fn sentence(findings: &Findings) -> Option<String> {
    let trust = findings.recorded.trust_at_end?;
    Some(match (trust.settled, trust.unsettled) {
        (Some(settled), Some(unsettled)) if trust.is_apart() => format!(
            "among those who sign is {} at the end where they settle, and {} where they do not",
            mean(settled),
            mean(unsettled)
        ),
        (Some(settled), Some(unsettled)) => format!(
            "among those who sign is about the same at the end where they settle, {}, and where they do not, {}",
            mean(settled),
            mean(unsettled)
        ),
        (Some(only), None) | (None, Some(only)) => format!(
            "among those who sign is {} at the end, of {}",
            mean(only),
            counted(only.n, "negotiation")
        ),
        (None, None) => return None,
    })
}

/// `0.24 [0.22, 0.26]`
pub fn mean(Mean { mean, low, high, .. }: Mean) -> String {
    format!("{mean:.2} [{low:.2},\u{a0}{high:.2}]")
}
