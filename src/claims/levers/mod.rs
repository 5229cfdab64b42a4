//! What happens to a likelihood where a number is moved: along it, over two, and what it would take.

mod by_draw;
pub(super) mod contours;
pub(super) mod controls;
pub(super) mod lever;
mod look;
pub(super) mod movement;
mod paired;
mod probe;
mod screen;
mod search;
pub(super) mod sweep;
pub(super) mod sweeping;
pub(super) mod target;
pub(super) mod targeting;
