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

/// The first of them, the most general standing first, and how many more there are; none where there are none.
pub fn strongest<'a>(warnings: impl IntoIterator<Item = &'a Warning>) -> Option<Block> {
    let mut all = warnings.into_iter();
    let first = all.next()?;
    let more = match all.count() {
        0 => String::new(),
        more => format!(" ({more} more)"),
    };
    Some(Block::text(0, 1, format!("Caution: {}{more}", text(first))))
}
