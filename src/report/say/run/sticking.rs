//! On which issue the talks that failed stuck.

use crate::claims::{Findings, Likelihood};
use crate::report::document::Block;
use crate::report::say::numbers::likely;
use crate::report::say::words::{counted, within};

/// Issues that are named.
const MOST: usize = 3;

/// The issues on which the most failures stuck; nothing where everything settled, or where there is one issue only.
pub fn sticking(findings: &Findings) -> Option<Block> {
    let mut issues: Vec<(&str, Likelihood)> = findings
        .sticking
        .iter()
        .filter_map(|issue| Some((issue.name.as_str(), issue.share?)))
        .collect();
    if issues.len() < 2 {
        return None;
    }
    issues.sort_by(|one, other| other.1.p.total_cmp(&one.1.p));
    let named = issues.iter().filter(|(_, share)| !share.is_never()).take(MOST);
    let parts: Vec<String> =
        named.map(|(name, share)| format!("{} in {}", within(name), likely(share))).collect();
    let unsettled = counted(issues[0].1.n, "negotiation");
    let text = format!("{} (of {unsettled} without a settlement)", parts.join(", "));
    Some(Block::entry("Sticks on", text))
}
