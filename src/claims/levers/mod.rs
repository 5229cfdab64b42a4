//! What happens to a likelihood where a number is moved: along it, over two, and what it would take.

pub(super) mod lever;
mod probe;
pub(super) mod sweep;
pub(super) mod target;
