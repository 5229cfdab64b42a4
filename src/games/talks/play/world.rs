//! What eight negotiations are played with: their table, their draw, their luck.

use crate::engine::QuantityId;
use crate::games::talks::play::draw::Draw;
use crate::games::talks::play::luck::Luck;
use crate::games::talks::table::Table;
use crate::games::talks::table::parts::{Party, Setting};
use crate::games::talks::table::uses::Uses;
use crate::lanes::{Eight, Lanes, Mask, Simd};

/// What every mechanism looks at and none moves.
#[derive(Clone, Copy)]
pub(crate) struct World<'a, S: Simd> {
    pub simd: S,
    pub table: &'a Table,
    pub draw: &'a Draw,
    pub luck: &'a Luck,
}

impl<'a, S: Simd> World<'a, S> {
    /// The number of that quantity, in its own units.
    #[inline(always)]
    pub(crate) fn value(self, id: QuantityId) -> Lanes<S> {
        self.draw.value(self.simd, id)
    }

    /// The same number in every lane.
    #[inline(always)]
    pub(crate) fn all(self, number: f64) -> Lanes<S> {
        Lanes::splat(self.simd, number)
    }

    /// From memory.
    #[inline(always)]
    pub(crate) fn load(self, eight: &Eight) -> Lanes<S> {
        Lanes::load(self.simd, eight)
    }

    /// These lanes.
    #[inline(always)]
    pub(crate) fn lanes(self, bits: u8) -> Mask<S> {
        Mask::from_bits(self.simd, bits)
    }

    /// The parties that sign, by their place in the file.
    #[inline(always)]
    pub(crate) fn signatories(self) -> &'a [usize] {
        self.table.signatories()
    }

    /// A signatory's numbers.
    #[inline(always)]
    pub(crate) fn party(self, signatory: usize) -> &'a Party {
        &self.table.parts().parties[self.table.signatories()[signatory]]
    }

    #[inline(always)]
    pub(crate) fn setting(self) -> &'a Setting {
        &self.table.parts().setting
    }

    /// Mechanisms that are in use.
    #[inline(always)]
    pub(crate) fn uses(self) -> &'a Uses {
        &self.table.shape().uses
    }
}
