//! One negotiation in words and numbers: who and with which inputs, then round by round, then why it ended so.

mod ending;
mod head;
pub(super) mod names;
mod outside;
mod rounds;
mod texts;

use crate::claims::Trace;
use crate::report::document::Document;
use crate::report::say::case;
use crate::report::telling::Telling;

/// The negotiation, told.
pub fn trace(trace: &Trace, telling: Telling) -> Document {
    Document::of([
        head::title(trace),
        head::ended(trace),
        head::who(trace),
        head::inputs(trace),
        head::legend(trace),
        rounds::rounds(trace, telling),
        ending::ending(trace),
        case::foot(&trace.case),
    ])
}
