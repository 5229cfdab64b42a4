//! What weakens a claim.

use crate::claims::{Advice, Warning};
use crate::report::document::Block;
use crate::report::hint::Hint;

/// A warning, with a hint where something would help.
fn text(warning: &Warning) -> String {
    match warning.advice {
        Some(Advice::MoreDraws) => format!("{}{}", warning.text, Hint::RaiseDraws),
        _ => warning.text.clone(),
    }
}

/// A caution a warning.
pub fn cautions<'a>(warnings: impl IntoIterator<Item = &'a Warning>) -> Vec<Block> {
    warnings.into_iter().map(|warning| Block::entry("Caution", text(warning))).collect()
}
