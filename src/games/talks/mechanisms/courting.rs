//! Courting: whoever withholds its consent is courted.
//!
//! - Models: after a vote in which nothing was agreed, the next offer and the next draft count those more who refused the
//!   last: without it an offer pleases whoever is loudest, and many sides at their floors never find a text for all.
//! - Equation: factor * (1 + courting) for whoever refused, then all divided by the largest.
//! - Source: Arora, Hazan, Kale (2012) "The Multiplicative Weights Update Method"; Fisher, Ury (1981) Getting to Yes for the
//!   one-text procedure.
//! - Units: factors 0..1.
//! - Leaves out: that to withhold may pay; a factor a vote, not a month.

use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::lanes::{Eight, Lanes, Mask, Simd};

#[derive(Clone, Debug)]
pub(crate) struct State {
    /// By drafter and signatory, then by signatory and signatory: how much its author counts it.
    factors: Vec<Eight>,
    drafters: usize,
    signatories: usize,
}

impl State {
    pub(crate) fn new(table: &Table) -> Self {
        let (drafters, signatories) = (table.drafters().len(), table.signatories().len());
        let factors = vec![Eight::splat(1.0); (drafters + signatories) * signatories];
        State { factors, drafters, signatories }
    }

    pub(crate) fn reset(&mut self) {
        self.factors.fill(Eight::splat(1.0));
    }

    /// How much a drafter counts each signatory.
    #[inline(always)]
    pub(crate) fn of_drafter(&self, drafter: usize) -> &[Eight] {
        &self.factors[drafter * self.signatories..(drafter + 1) * self.signatories]
    }

    /// How much a signatory counts each other in its offers; all the same between two.
    #[inline(always)]
    pub(crate) fn of_signatory(&self, i: usize) -> &[Eight] {
        self.of_drafter(self.drafters + i)
    }

    /// After a vote in which nothing was agreed in these lanes. By text and signatory: the lanes in which it refused; by text:
    /// the lanes in which it was on the table.
    #[inline(always)]
    pub(crate) fn step<S: Simd>(
        &mut self,
        world: World<S>,
        refuses: &[u8],
        lanes: u8,
        on_table: impl Fn(usize) -> u8,
    ) {
        if lanes == 0 || !world.uses().courting {
            return;
        }
        // Between two there is nobody else to please.
        let offers = if self.signatories > 2 { self.signatories } else { 0 };
        for text in 0..self.drafters + offers {
            let voted = lanes & on_table(text);
            if voted != 0 {
                self.court(world, refuses, text, world.lanes(voted));
            }
        }
    }

    #[inline(always)]
    fn court<S: Simd>(&mut self, world: World<S>, refuses: &[u8], text: usize, voted: Mask<S>) {
        let n = self.signatories;
        let own = text * n..(text + 1) * n;
        let more = 1.0 + world.setting().courting;
        let mut largest = world.all(0.0);
        let author = text.checked_sub(self.drafters);
        for (j, (factor, refused)) in
            self.factors[own.clone()].iter_mut().zip(&refuses[own.clone()]).enumerate()
        {
            if author != Some(j) {
                let now: Lanes<S> = world.load(factor);
                let courted = world.lanes(*refused).select(now * more, now);
                courted.store_where(voted, factor);
                largest = largest.at_least(courted);
            }
        }
        for factor in &mut self.factors[own] {
            (world.load(factor) / largest).store_where(voted, factor);
        }
    }
}
