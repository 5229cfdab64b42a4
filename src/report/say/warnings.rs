//! What weakens a claim, with what would help in the words of the program's options.

use super::advice;
use crate::claims::{Advice, Warning};
use crate::report::document::Block;

/// A warning in full.
pub fn text(warning: &Warning) -> String {
    match warning.advice {
        Some(Advice::MoreDraws) => format!("{} {}", warning.text, advice::RAISE_DRAWS),
        _ => warning.text.clone(),
    }
}

/// A caution a warning.
pub fn cautions<'a>(warnings: impl IntoIterator<Item = &'a Warning>) -> Vec<Block> {
    warnings.into_iter().map(|warning| Block::entry("Caution", text(warning))).collect()
}
