//! Steps over the levels of a discrete issue: along the upper concave hull of what they cost one side and give the others.
//!
//! - Models: from level to level, always the one that gives the others most for its cost; on an edge of the hull the
//!   nearest first; what costs nothing at once.
//! - Equation: the next level is argmax of (others' believed gain) / (own loss) among those that give the others more.
//! - Source: Sinha, Zoltners (1979) "The Multiple-Choice Knapsack Problem".
//! - Units: values 0..1.
//! - Leaves out: levels below the hull, which an exact optimum would sometimes take.

use crate::games::talks::texts::exchange::TIE;
use crate::games::talks::texts::stops::Stops;
use crate::games::talks::texts::stretch::{Ahead, EQUAL, FREE, Step, Stretch};
use crate::lanes::{Lanes, Mask, Simd};

/// One signatory's levels of an issue.
#[derive(Clone, Copy)]
pub(crate) struct Levels<'a> {
    /// Where it starts.
    pub here: &'a Stops,
    pub levels: &'a Stops,
    /// By level: lanes in which the red line leaves it.
    pub within: &'a [u8],
}

/// The steps of one signatory on one issue, as its weight and the weights that it believes in are now.
#[inline(always)]
pub(crate) fn climb<S: Simd>(way: Levels, weight: Lanes<S>, ahead: &mut Ahead) {
    let (simd, levels) = (weight.simd(), way.levels);
    let mut here = Lanes::load(simd, &way.here.position[0]);
    let mut own = Lanes::load(simd, &way.here.own[0]);
    let mut joint = Lanes::load(simd, &way.here.joint[0]);
    for _ in 0..levels.position.len() {
        let mut best = Step::none(here);
        let mut some = Mask::splat(simd, false);
        let (mut best_own, mut best_joint) = (own, joint);
        for level in 0..levels.position.len() {
            let worth = Lanes::load(simd, &levels.own[level]);
            let gives = Lanes::load(simd, &levels.joint[level]);
            let step = Step {
                end: Lanes::load(simd, &levels.position[level]),
                loss: weight * (own - worth),
                gain: gives - joint,
            };
            let open = Mask::from_bits(simd, way.within[level]) & step.gain.gt(EQUAL);
            let better = open & (!some | is_steeper(step, best, here));
            best = step.or(better, best);
            best_own = better.select(worth, best_own);
            best_joint = better.select(gives, best_joint);
            some = some | open;
        }
        if !some.any() {
            return;
        }
        let loss = best.loss.gt(FREE).or_zero(best.loss);
        ahead.stretches.push(Stretch::of(Step { loss, ..best }));
        here = some.select(best.end, here);
        (own, joint) = (best_own, best_joint);
    }
}

/// Whether a step gives more for its cost. Of free ones the one that gives most; of equals the one that costs less, then
/// the one nearer to where it starts.
#[inline(always)]
fn is_steeper<S: Simd>(step: Step<S>, other: Step<S>, here: Lanes<S>) -> Mask<S> {
    let free = here.same(FREE);
    let (is_free, other_free) = (step.loss.le(free), other.loss.le(free));
    let equal = here.same(EQUAL);
    let nearer = (step.end - here).abs().lt((other.end - here).abs());
    let gives_more = step.gain.gt(other.gain + equal) | (step.gain.ge(other.gain - equal) & nearer);
    let (mine, theirs) = (step.gain * other.loss, other.gain * step.loss);
    let tie = here.same(TIE);
    let cheaper = mine.gt(theirs * tie) | ((mine * tie).ge(theirs) & step.loss.lt(other.loss));
    (is_free & (!other_free | gives_more)) | (!is_free & !other_free & cheaper)
}
