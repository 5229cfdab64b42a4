//! A draft that is searched for: the text that leaves the least satisfied side best off.
//!
//! - Models: a skilled mediator at its best: each side tells it in confidence what it could live with, and it looks for the
//!   single text that serves the worst served best.
//! - Equation: argmax over texts within all red lines of the least of V - r, the weights as the mediator reads them.
//! - Source: Raiffa (1982) The Art and Science of Negotiation: the single negotiating text; Fisher, Ury (1981).
//! - Units: positions and values 0..1.
//! - Leaves out: what sides do not tell.

use crate::games::talks::mechanisms::{concession, credibility, no_deal, readings};
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::texts::drafts;
use crate::lanes::Simd;

/// The search of eight negotiations.
#[derive(Clone, Debug)]
pub(crate) struct State {}

/// What a mediator is told, and reads.
#[derive(Clone, Copy)]
pub(crate) struct Sides<'a> {
    pub credibility: &'a credibility::State,
    pub readings: &'a readings::State,
    pub concession: &'a concession::State,
    pub no_deal: &'a no_deal::State,
}

impl State {
    pub(crate) fn new(_table: &Table) -> Self {
        State {}
    }

    /// Searches for the draft of every mediator that does, where the round takes place.
    pub(crate) fn step<S: Simd>(
        &mut self,
        _world: World<S>,
        _sides: Sides,
        _drafts: &mut drafts::State,
        _held: u8,
    ) {
    }
}
