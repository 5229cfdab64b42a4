//! What is on the table in a round.
//!
//! - Models: in direct talks every offer, in shuttle talks the last words alone; drafts in both, and the split where nobody
//!   has anything left.
//! - Source: Fisher, Ury (1981) Getting to Yes for the single text; Bulow, Klemperer (1999) for last words.
//! - Units: positions and values 0..1.
//! - Leaves out: texts that are tabled and withdrawn.

use crate::games::talks::mechanisms::concession;
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::table::shape::offers_are_tabled;
use crate::games::talks::texts::{drafts, offers, split};
use crate::lanes::{Eight, Simd};

/// The texts that may be on the table: drafts first, then offers, then the split of what is left.
#[derive(Clone, Copy)]
pub(crate) struct Tabled<'a> {
    pub drafts: &'a drafts::State,
    pub offers: &'a offers::State,
    pub split: &'a split::State,
    /// How many drafts there may be.
    drafters: usize,
    /// How many offers.
    offerers: usize,
    /// Whether every offer is on the table.
    direct: bool,
}

/// Whose a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Author {
    /// A drafter, by its place among them.
    Drafter(usize),
    /// A signatory, by its place among them.
    Signatory(usize),
    /// Nobody: the mean of last words.
    Split,
}

impl<'a> Tabled<'a> {
    #[inline(always)]
    pub(crate) fn new(
        table: &Table,
        drafts: &'a drafts::State,
        offers: &'a offers::State,
        split: &'a split::State,
    ) -> Self {
        let (drafters, offerers) = (table.drafters().len(), table.signatories().len());
        let direct = offers_are_tabled(table.parts());
        Tabled { drafts, offers, split, drafters, offerers, direct }
    }

    /// How many texts there may be.
    #[inline(always)]
    pub(crate) fn count(self) -> usize {
        self.drafters + self.offerers + 1
    }

    /// Texts in the order in which the first of equals is chosen.
    #[inline(always)]
    pub(crate) fn in_order(self) -> impl Iterator<Item = usize> {
        let (drafts, split) = (self.drafters, self.count() - 1);
        (0..drafts).chain([split]).chain(drafts..split)
    }

    /// Whose a text is.
    #[inline(always)]
    pub(crate) fn author(self, text: usize) -> Author {
        match text.checked_sub(self.drafters) {
            None => Author::Drafter(text),
            Some(place) if place < self.offerers => Author::Signatory(place),
            Some(_) => Author::Split,
        }
    }

    /// The lanes in which a text is on the table, where they meet.
    #[inline(always)]
    pub(crate) fn on_table<S: Simd>(
        self,
        world: World<S>,
        concession: &concession::State,
        text: usize,
    ) -> u8 {
        match self.author(text) {
            Author::Drafter(m) => {
                let [means, searches] = world.draw.drafting[m];
                means | searches
            }
            Author::Signatory(_) if self.direct => u8::MAX,
            Author::Signatory(i) => concession.spent()[i],
            Author::Split => self.split.lanes(),
        }
    }

    /// The positions of a text, issue by issue.
    #[inline(always)]
    pub(crate) fn positions<S: Simd>(self, world: World<S>, text: usize) -> &'a [Eight] {
        match self.author(text) {
            Author::Drafter(m) => &self.drafts.all()[world.draw.row(m)],
            Author::Signatory(i) => &self.offers.all()[world.draw.row(i)],
            Author::Split => self.split.text(),
        }
    }

    /// What a signatory values of each position of a text.
    #[inline(always)]
    pub(crate) fn values<S: Simd>(
        self,
        world: World<S>,
        text: usize,
        reader: usize,
    ) -> &'a [Eight] {
        match self.author(text) {
            Author::Drafter(m) => &self.drafts.values()[world.draw.read(m, reader)],
            Author::Signatory(i) => &self.offers.values()[world.draw.read(i, reader)],
            Author::Split => &self.split.values()[world.draw.row(reader)],
        }
    }
}
