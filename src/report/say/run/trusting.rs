//! Trust among those who sign, where talks settled and where they did not.

use crate::claims::{Findings, Mean, Trust};
use crate::report::document::Block;
use crate::report::say::words::counted;

/// A line; nothing where nothing depends on trust.
pub fn trusting(findings: &Findings) -> Option<Block> {
    sentence(findings).map(|sentence| Block::entry("Trust", sentence))
}

/// What it comes to at the end; nothing where it is the same in all talks, whatever happens.
pub fn sentence(findings: &Findings) -> Option<String> {
    let trust = findings.recorded.trust_at_end.filter(|trust| !is_still(trust))?;
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

/// Whether two decimals show one and the same trust everywhere.
fn is_still(trust: &Trust) -> bool {
    let ends = trust.settled.iter().chain(&trust.unsettled);
    let shown = ends.flat_map(|Mean { mean, low, high, .. }| [mean, low, high]);
    let shown = shown.map(|of| format!("{of:.2}")).collect::<Vec<String>>();
    shown.iter().all(|one| *one == shown[0])
}

/// `0.24 [0.22, 0.26]`
pub fn mean(Mean { mean, low, high, .. }: Mean) -> String {
    format!("{mean:.2} [{low:.2},\u{a0}{high:.2}]")
}
