//! Who looks on: nobody (and then it costs nothing), or a trace.

use crate::games::talks::play::state::Talks;
use crate::games::talks::table::Table;

/// Sees the talks at the end of every round.
pub(crate) trait Record {
    /// One round was played.
    fn round(&mut self, table: &Table, talks: &Talks);
}

/// Nobody looks on.
impl Record for () {
    #[inline(always)]
    fn round(&mut self, _: &Table, _: &Talks) {}
}
