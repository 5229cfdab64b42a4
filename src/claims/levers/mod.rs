//! What happens to a likelihood where a number is moved: along it, over two, and what it would take.

pub(super) mod contours;
pub(super) mod lever;
pub(super) mod movement;
mod probe;
pub(super) mod search;
pub(super) mod sweep;
pub(super) mod target;
