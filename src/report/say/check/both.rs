//! What the screen of a check and all of it have in common.

use crate::claims::Warning;
use crate::report::checked::Checked;
use crate::report::document::Block;
use crate::report::say::numbers::whole;
use crate::report::say::words::capital;

/// Reads without error; look at this.
pub fn look_at(cautions: &[Warning]) -> Vec<Block> {
    let heading = Block::heading("Reads without error; look at this", "");
    let heading = Some(heading).filter(|_| !cautions.is_empty());
    let texts =
        cautions.iter().map(|caution| Block::text(2, 1, format!("{}.", capital(&caution.text))));
    heading.into_iter().chain(texts).collect()
}

/// Whether quotes were found, where they were looked for.
pub fn quotes(file: &Checked) -> Option<String> {
    file.quotes.map(|quotes| match quotes {
        0 => "There are no quotes to look for.".to_owned(),
        1 => "The one quote stands in its source.".to_owned(),
        more => format!("All {} quotes stand in their source.", whole(more as u64)),
    })
}
