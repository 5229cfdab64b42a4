//! What red lines and providers leave of every issue in eight negotiations.
//!
//! - Models: a signatory's own red line binds it alone, a provider's binds every text: nobody can sign for another's money
//!   or troops. Where the providers leave nothing, the issue stays at the status quo and their lines count no more.
//! - Source: Putnam (1988) for win sets; red lines are public.
//! - Units: positions 0..1; on a discrete issue levels.
//! - Leaves out: red lines that move.

use crate::engine::QuantityId;
use crate::games::talks::table::Table;
use crate::games::talks::table::parts::Bars;
use crate::games::talks::table::shape::Line;
use crate::lanes::{Eight, Lanes, Mask, Simd};

/// Bounds of positions, each from the lowest to the highest that is left.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bounds {
    /// By signatory and issue: what it can accept; the lowest above the highest where that is nothing.
    pub lowest: Vec<Eight>,
    pub highest: Vec<Eight>,
    /// By signatory and issue: what it can table.
    pub walk_lowest: Vec<Eight>,
    pub walk_highest: Vec<Eight>,
    /// By issue: what all signatories can accept.
    pub all_lowest: Vec<Eight>,
    pub all_highest: Vec<Eight>,
    /// By issue: what the providers allow.
    pub provided_lowest: Vec<Eight>,
    pub provided_highest: Vec<Eight>,
    /// By issue: lanes in which the providers leave nothing.
    unprovided: Vec<u8>,
}

impl Bounds {
    pub(crate) fn new(table: &Table) -> Self {
        let issues = table.parts().issues.len();
        let own = table.signatories().len() * issues;
        let full = |count: usize, value: f64| vec![Eight::splat(value); count];
        Bounds {
            lowest: full(own, 0.0),
            highest: full(own, 1.0),
            walk_lowest: full(own, 0.0),
            walk_highest: full(own, 1.0),
            all_lowest: full(issues, 0.0),
            all_highest: full(issues, 1.0),
            provided_lowest: full(issues, 0.0),
            provided_highest: full(issues, 1.0),
            unprovided: vec![0; issues],
        }
    }

    /// Takes the numbers of a draw. Without red lines everything stays open.
    #[inline(always)]
    pub(crate) fn fill<S: Simd>(
        &mut self,
        simd: S,
        table: &Table,
        status_quo: &[Eight],
        position: impl Fn(usize, QuantityId) -> Lanes<S>,
    ) {
        if !table.shape().uses.lines {
            return;
        }
        let all = |bounds: &mut [Eight], value: f64| bounds.fill(Eight::splat(value));
        all(&mut self.lowest, 0.0);
        all(&mut self.highest, 1.0);
        self.provide(simd, table, status_quo, &position);
        for line in &table.shape().lines {
            if let Some(i) = line.seat {
                self.draw_line(simd, *line, i, position(line.issue, line.quantity));
            }
        }
        for k in 0..status_quo.len() {
            self.join(simd, table, k);
        }
    }

    /// What the providers' lines leave together.
    #[inline(always)]
    fn provide<S: Simd>(
        &mut self,
        simd: S,
        table: &Table,
        status_quo: &[Eight],
        position: &impl Fn(usize, QuantityId) -> Lanes<S>,
    ) {
        self.provided_lowest.fill(Eight::splat(0.0));
        self.provided_highest.fill(Eight::splat(1.0));
        for line in table.shape().lines.iter().filter(|line| line.provides) {
            let at = position(line.issue, line.quantity);
            let (lowest, highest) =
                (&mut self.provided_lowest[line.issue], &mut self.provided_highest[line.issue]);
            match line.bars {
                Bars::Above => Lanes::load(simd, highest).at_most(at).store(highest),
                Bars::Below => Lanes::load(simd, lowest).at_least(at).store(lowest),
            }
        }
        let bounds = self.provided_lowest.iter_mut().zip(&mut self.provided_highest);
        for ((k, (lowest, highest)), unprovided) in bounds.enumerate().zip(&mut self.unprovided) {
            let none: Mask<S> = Lanes::load(simd, lowest).gt(Lanes::load(simd, highest));
            let status_quo = Lanes::load(simd, &status_quo[k]);
            status_quo.store_where(none, lowest);
            status_quo.store_where(none, highest);
            *unprovided = none.bits();
        }
    }

    /// A signatory's own line, unless it is that of a provider that leaves nothing.
    #[inline(always)]
    fn draw_line<S: Simd>(&mut self, simd: S, line: Line, i: usize, at: Lanes<S>) {
        let gone = if line.provides { self.unprovided[line.issue] } else { 0 };
        let counts = Mask::from_bits(simd, !gone);
        let own = i * self.unprovided.len() + line.issue;
        match line.bars {
            Bars::Above => at.store_where(counts, &mut self.highest[own]),
            Bars::Below => at.store_where(counts, &mut self.lowest[own]),
        }
    }

    /// Everybody's bounds of an issue, from lines and providers together.
    #[inline(always)]
    fn join<S: Simd>(&mut self, simd: S, table: &Table, k: usize) {
        let least = Lanes::load(simd, &self.provided_lowest[k]);
        let most = Lanes::load(simd, &self.provided_highest[k]);
        let (mut all_lowest, mut all_highest) = (least, most);
        for i in 0..table.signatories().len() {
            let at = i * self.unprovided.len() + k;
            let (own_lowest, own_highest) =
                (Lanes::load(simd, &self.lowest[at]), Lanes::load(simd, &self.highest[at]));
            let (lowest, highest) = (own_lowest.at_least(least), own_highest.at_most(most));
            lowest.store(&mut self.lowest[at]);
            highest.store(&mut self.highest[at]);
            // Nothing left: it tables the end of what is provided that is nearest to its line.
            let none: Mask<S> = lowest.gt(highest);
            let nearest: Lanes<S> = own_highest.lt(least).select(least, most);
            none.select(nearest, lowest).store(&mut self.walk_lowest[at]);
            none.select(nearest, highest).store(&mut self.walk_highest[at]);
            all_lowest = all_lowest.at_least(lowest);
            all_highest = all_highest.at_most(highest);
        }
        all_lowest.store(&mut self.all_lowest[k]);
        all_highest.store(&mut self.all_highest[k]);
    }

    /// Where signatory i can accept a position.
    #[inline(always)]
    pub(crate) fn accepts<S: Simd>(&self, at: usize, position: Lanes<S>, close: f64) -> Mask<S> {
        let simd = position.simd();
        let (lowest, highest) =
            (Lanes::load(simd, &self.lowest[at]), Lanes::load(simd, &self.highest[at]));
        position.ge(lowest - close) & position.le(highest + close)
    }
}
