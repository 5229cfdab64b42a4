//! On which issue the talks that failed stuck.

use super::numbers::likely;
use super::page::Page;
use super::words::{counted, within};
use crate::claims::{Findings, Likelihood};

/// Issues that are named.
const MOST: usize = 3;

/// The issues on which the most failures stuck; nothing where everything settled, or where there is one issue only.
pub fn sticking(findings: &Findings, page: &Page) -> String {
    let mut issues: Vec<(&str, Likelihood)> = findings
        .sticking
        .iter()
        .filter_map(|issue| Some((issue.name.as_str(), issue.share?)))
        .collect();
    if issues.len() < 2 {
        return String::new();
    }
    issues.sort_by(|one, other| other.1.p.total_cmp(&one.1.p));
    let named = issues.iter().filter(|(_, share)| !share.is_never()).take(MOST);
    let parts: Vec<String> =
        named.map(|(name, share)| format!("{} in {}", within(name), likely(share))).collect();
    let unsettled = counted(issues[0].1.n, "negotiation");
    page.entry("Sticks on", &format!("{} (of {unsettled} without a settlement)", parts.join(", ")))
}
