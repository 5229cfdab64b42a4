//! Who looks on at eight negotiations: nobody (and then it costs nothing), or a story.

use crate::games::talks::play::talks::Talks;
use crate::games::talks::play::world::World;
use crate::lanes::Simd;

/// Sees the talks as they go.
pub(crate) trait Watcher {
    /// Before the first round.
    fn start<S: Simd>(&mut self, world: World<S>, talks: &Talks);
    /// In every round once it is known who meets, before they do.
    fn outside<S: Simd>(&mut self, world: World<S>, talks: &Talks);
    /// In every round after the vote, before the capitals are asked.
    fn vote<S: Simd>(&mut self, world: World<S>, talks: &Talks);
    /// At the end of every round.
    fn round<S: Simd>(&mut self, world: World<S>, talks: &Talks);
}

/// Nobody looks on.
impl Watcher for () {
    #[inline(always)]
    fn start<S: Simd>(&mut self, _: World<S>, _: &Talks) {}

    #[inline(always)]
    fn outside<S: Simd>(&mut self, _: World<S>, _: &Talks) {}

    #[inline(always)]
    fn vote<S: Simd>(&mut self, _: World<S>, _: &Talks) {}

    #[inline(always)]
    fn round<S: Simd>(&mut self, _: World<S>, _: &Talks) {}
}
