//! What offers depend on.

use crate::games::talks::mechanisms::{courting, credibility, readings};
use crate::games::talks::play::course::Course;
use crate::games::talks::play::world::World;
use crate::lanes::{Eight, Lanes, Simd};

/// What offers depend on.
#[derive(Clone, Copy)]
pub(crate) struct Around<'a> {
    pub course: &'a Course,
    pub credibility: &'a credibility::State,
    pub readings: &'a readings::State,
    pub courting: &'a courting::State,
    /// By signatory: the least that it asks for.
    pub aspirations: &'a [Eight],
}

/// Where signatory i starts on an issue, and how far it may go: within its own bounds or everybody's.
#[inline(always)]
pub(crate) fn reach<S: Simd>(
    world: World<S>,
    inner: bool,
    i: usize,
    k: usize,
) -> (Lanes<S>, Lanes<S>, Lanes<S>) {
    let (draw, at) = (world.draw, world.draw.at(i, k));
    let bounds = &draw.bounds;
    let (start, lowest, highest) = if inner {
        (&draw.inner_start[at], &bounds.all_lowest[k], &bounds.all_highest[k])
    } else {
        (&draw.start[at], &bounds.walk_lowest[at], &bounds.walk_highest[at])
    };
    (world.load(start), world.load(lowest), world.load(highest))
}
