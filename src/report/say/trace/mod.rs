//! One negotiation in words and numbers: who and with which inputs, then round by round, then why it ended so.

pub(super) mod ending;
pub(super) mod head;
pub(super) mod names;
mod outside;
pub(super) mod rounds;
pub(super) mod texts;

use crate::claims::Trace;
use crate::report::document::{Block, Document};
use crate::report::say::case;
use crate::report::telling::Telling;

/// The negotiation, told.
pub fn trace(trace: &Trace, telling: Telling) -> Document {
    Document::of([
        head::title(trace),
        vec![Block::sentence(head::ended(trace))],
        head::who(trace),
        head::inputs(trace),
        head::legend(trace),
        rounds::rounds(trace, telling),
        ending::ending(trace),
        case::foot(&trace.case),
    ])
}
