//! The capitals: ratification, and what a refusal teaches.
//!
//! - Models: a two-level game; a refused text shows the negotiators what their capital needs and costs trust.
//! - Equation: ratifies if V(y) >= b + ratify_margin; else its negotiators know that margin from then on.
//! - Source: Putnam (1988) "Diplomacy and Domestic Politics: The Logic of Two-Level Games".
//! - Units: margin in value, any sign.
//! - Leaves out: factions within a capital; mandates widened on the way.

use crate::games::talks::mechanisms::{concession, no_deal, room, trust};
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::texts::preferences::CLOSE;
use crate::lanes::{Lanes, Mask, Simd};

#[derive(Clone, Debug)]
pub(crate) struct State {
    /// By signatory: lanes in which its capital refused in this round.
    refused: Vec<u8>,
}

impl State {
    pub(crate) fn new(table: &Table) -> Self {
        State { refused: vec![0; table.signatories().len()] }
    }

    /// By signatory: lanes in which its capital refused in this round.
    pub(crate) fn refused(&self) -> &[u8] {
        &self.refused
    }

    /// Asks every capital about the text agreed in the room. Returns the lanes in which all ratify.
    #[inline(always)]
    pub(crate) fn step<S: Simd>(
        &mut self,
        world: World<S>,
        room: &room::State,
        no_deal: &no_deal::State,
        concession: &mut concession::State,
    ) -> Mask<S> {
        let agreed = world.lanes(room.agreed());
        self.refused.fill(0);
        let mut settled = agreed;
        if !agreed.any() {
            return settled;
        }
        for i in 0..world.draw.signatories {
            let Some(needs) = mandate(world, no_deal, i) else { continue };
            let worth = world.load(&room.agreed_worth()[i]);
            let refuses = agreed & !worth.ge(needs - CLOSE);
            concession.learn_margin(i, refuses.bits());
            self.refused[i] = refuses.bits();
            settled = settled & !refuses;
        }
        settled
    }

    /// A refusal costs trust.
    #[inline(always)]
    pub(crate) fn lose_trust<S: Simd>(&self, world: World<S>, trust: &mut trust::State) {
        for (refused, &party) in self.refused.iter().zip(world.signatories()) {
            if *refused != 0 {
                trust.lose_in(world, party, world.lanes(*refused));
            }
        }
    }
}

/// The value at which a signatory's capital ratifies; none where its negotiators have full powers.
#[inline(always)]
pub(crate) fn mandate<S: Simd>(
    world: World<S>,
    no_deal: &no_deal::State,
    i: usize,
) -> Option<Lanes<S>> {
    let margin = world.party(i).ratify_margin?;
    Some(world.load(&no_deal.by_signatory()[i]) + world.value(margin))
}
