//! What weakens a claim.

use crate::claims::Warning;
use crate::report::document::Block;

/// A caution a warning.
pub fn cautions<'a>(warnings: impl IntoIterator<Item = &'a Warning>) -> Vec<Block> {
    warnings.into_iter().map(|warning| Block::entry("Caution", &warning.text)).collect()
}
