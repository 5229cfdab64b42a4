//! The split: where nobody has anything left to give, they split what is left.
//!
//! - Models: the mean of last words, on the table beside them in either format.
//! - Equation: mean of the signatories' offers; a discrete issue at the nearest level.
//! - Source: Bulow, Klemperer (1999) "The Generalized War of Attrition" for last words; Roth, Malouf (1979) for equal
//!   splits.
//! - Units: positions 0..1.
//! - Leaves out: shares by power.

use crate::games::talks::mechanisms::concession;
use crate::games::talks::play::draw::nearest_level;
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::texts::{offers, preferences};
use crate::lanes::{Eight, Lanes, Simd};

#[derive(Clone, Debug)]
pub(crate) struct State {
    /// Lanes in which it is on the table.
    lanes: u8,
    /// By issue.
    text: Vec<Eight>,
    /// By signatory and issue: what the reader values of it.
    value: Vec<Eight>,
}

impl State {
    pub(crate) fn new(table: &Table) -> Self {
        let (n, issues) = (table.signatories().len(), table.parts().issues.len());
        State { lanes: 0, text: vec![Eight::ZERO; issues], value: vec![Eight::ZERO; n * issues] }
    }

    /// Lanes in which it is on the table.
    pub(crate) fn lanes(&self) -> u8 {
        self.lanes
    }

    /// By issue.
    pub(crate) fn text(&self) -> &[Eight] {
        &self.text
    }

    /// By signatory and issue: what the reader values of it.
    pub(crate) fn values(&self) -> &[Eight] {
        &self.value
    }

    /// The split of this round, where it takes place.
    #[inline(always)]
    pub(crate) fn step<S: Simd>(
        &mut self,
        world: World<S>,
        concession: &concession::State,
        offers: &offers::State,
        held: u8,
    ) {
        self.lanes = concession.spent().iter().fold(held, |lanes, spent| lanes & spent);
        if self.lanes == 0 {
            return;
        }
        for (k, issue) in world.table.parts().issues.iter().enumerate() {
            let mean = mean_of_offers(world, offers, k);
            let position = match issue.levels {
                None => mean,
                Some(levels) => nearest_level(mean, levels),
            };
            position.store(&mut self.text[k]);
        }
        let everywhere = world.lanes(u8::MAX);
        for (reader, &party) in world.signatories().iter().enumerate() {
            let values = &mut self.value[world.draw.row(reader)];
            preferences::read(world, party, &self.text, everywhere, values);
        }
    }
}

/// The mean of the signatories' last offers on an issue.
#[inline(always)]
pub(crate) fn mean_of_offers<S: Simd>(
    world: World<S>,
    offers: &offers::State,
    k: usize,
) -> Lanes<S> {
    let mut sum = world.all(0.0);
    for i in 0..world.draw.signatories {
        sum = sum + world.load(&offers.all()[world.draw.at(i, k)]);
    }
    sum / world.draw.signatories as f64
}
