//! How likely something is with some numbers moved, always with the same luck: so two values differ by what they do and
//! hardly by chance.

use super::{Asked, Likelihood};
use crate::engine::{Plan, QuantityId, Sampling, Study, Together};
use crate::games::talks::{Played, Table};
use crate::stats::Count;

/// A question that is asked of the same table again and again with some of its numbers moved.
pub(super) struct Probe<'a> {
    table: &'a Table,
    asked: Asked,
    seed: u64,
    repeats: u64,
    sampling: Sampling,
}

impl<'a> Probe<'a> {
    /// Of a likelihood, with the luck and the repeats of a plan.
    pub fn new(table: &'a Table, asked: Asked, plan: Plan) -> Self {
        let (seed, repeats) = (plan.seed(), plan.repeats());
        Probe { table, asked, seed, repeats, sampling: Sampling::new(table, seed) }
    }

    /// How likely it is with these numbers known to be so, in so many draws.
    pub fn at(&self, moved: &[(QuantityId, f64)], draws: u64) -> Likelihood {
        let mut table = self.table.clone();
        for (quantity, value) in moved {
            table = table.with(*quantity, *value);
        }
        let plan = Plan::new(self.seed, draws, self.repeats).expect("no more than a plan's draws");
        let samplings = vec![self.sampling.of(&table, self.seed)];
        let games = [table];
        let counting = Counting { asked: self.asked, repeats: self.repeats as usize };
        let mut run = Together::with(&games, &counting, plan, samplings);
        run.advance(plan.batches());
        Likelihood::of(&run.into_tally(), draws, self.repeats)
    }
}

struct Counting {
    asked: Asked,
    repeats: usize,
}

impl Study<Table> for Counting {
    type Tally = Count;

    fn empty(&self) -> Count {
        Count::default()
    }

    fn add(&self, tally: &mut Count, _: u64, played: &[Played]) {
        tally.add(self.asked.seen(&played[0], self.repeats).sum);
    }

    fn merge(&self, tally: &mut Count, later: Count) {
        tally.merge(&later);
    }
}
