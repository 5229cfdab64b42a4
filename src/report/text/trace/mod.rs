//! One negotiation in words and numbers: who and with which inputs, then round by round, then why it ended so.

mod ending;
mod header;
mod names;
mod outside;
mod rounds;
mod texts;

use super::page::{Page, finish};
use crate::claims::Trace;

/// Which rounds are told in full.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Telling {
    /// The first, the last two, and those in which something happened; the others several in a line.
    #[default]
    Main,
    /// All.
    All,
    /// Those from one to another, both counted from 1 and included; the others not at all.
    Only(u32, u32),
}

/// The negotiation, with a line break at its end.
pub fn trace_text(trace: &Trace, telling: Telling, page: &Page) -> String {
    let page = &page.within_reason();
    let sections = [
        header::title(trace, page),
        header::who(trace, page),
        header::inputs(trace, page),
        header::legend(trace, page),
        rounds::rounds(trace, telling, page),
        ending::ending(trace, page),
    ];
    let filled: Vec<String> = sections.into_iter().filter(|section| !section.is_empty()).collect();
    finish(&filled.join("\n"))
}
