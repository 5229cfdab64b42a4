//! How likely something is with some numbers moved, always with the same luck: so two values differ by what they do and
//! hardly by chance.

use crate::claims::likelihood::Likelihood;
use crate::engine::{Asked, Counting, Game, Ledger, Pass, Plan, QuantityId, Sampling};
use core::ops::Range;

/// Draws of a batch of a part: few, so that the first is there soon.
pub(super) const AT_ONCE: u64 = 64;

/// A question that is asked of the same game again and again with some of its numbers moved.
pub(super) struct Probe<'a, G> {
    pub game: &'a G,
    pub asked: Asked,
    pub plan: Plan,
    sampling: Sampling,
}

impl<'a, G: Game> Probe<'a, G> {
    /// Of a likelihood, with the luck and the repeats of a plan.
    pub fn new(game: &'a G, asked: Asked, plan: Plan) -> Self {
        Probe { game, asked, plan, sampling: Sampling::new(game, plan.seed()) }
    }

    /// How likely it is with these numbers known to be so, in so many draws.
    pub fn at(&self, moves: &[(QuantityId, f64)], draws: u64) -> Likelihood {
        let ledger = self.ledger(moves, draws);
        Likelihood::in_ledger(&ledger, self.asked).expect("only likelihoods are looked for")
    }

    /// What so many draws come to.
    pub fn ledger(&self, moves: &[(QuantityId, f64)], draws: u64) -> Ledger {
        let (seed, repeats) = (self.plan.seed(), self.plan.repeats());
        let plan = Plan::new(seed, draws, repeats).expect("no more than a plan's draws");
        let (game, sampling) = self.moved(moves);
        let counting = Counting::new(&game, &plan, self.asked).without_inputs();
        Pass::sampled(&[game], counting, plan, vec![sampling]).finish().into_ledger()
    }

    /// The game with these numbers known, and its inputs.
    pub fn moved(&self, moves: &[(QuantityId, f64)]) -> (G, Sampling) {
        let game = self.game.moved(moves);
        let sampling = self.sampling.of(&game, self.plan.seed());
        (game, sampling)
    }

    /// What some of the plan's draws, in batches of [`AT_ONCE`], answer to what is asked and to nothing else. What all of
    /// them answer is the sum of any parts.
    pub fn part(&self, moves: &[(QuantityId, f64)], batches: Range<u64>) -> Ledger {
        let (game, sampling) = self.moved(moves);
        let counting = Counting::new(&game, &self.plan, self.asked).alone();
        let games = [game];
        let pass = Pass::sampled(&games, counting, self.plan, vec![sampling]);
        pass.in_batches_of(AT_ONCE).shard(batches).finish().into_ledger()
    }
}
