//! What happened draw by draw, so that games with the same luck can be held against each other.

use super::probe::Probe;
use crate::engine::{Asked, Batch, Game, Luck, Pass, QuantityId, Sum, Watcher};
use core::ops::Range;

/// Looks on and keeps how often something happened among the repeats of each draw.
struct ByDraw {
    asked: Asked,
}

impl<G: Game> Watcher<G> for ByDraw {
    /// The number of each draw with what happened.
    type Ledger = Vec<(u64, u64)>;

    fn empty(&self) -> Self::Ledger {
        Vec::new()
    }

    fn watch(&self, ledger: &mut Self::Ledger, _: &[G], batch: &Batch<'_>) {
        let of = |(column, draw): (usize, &u64)| {
            let Sum { sum, .. } = batch.answers[0].sum(self.asked, batch.plays(column));
            (*draw, sum)
        };
        ledger.extend(batch.draws.iter().enumerate().map(of));
    }

    fn merge(&self, ledger: &mut Self::Ledger, other: Self::Ledger) {
        ledger.extend(other);
    }
}

/// How often what a probe asks happened among the repeats of each of some draws, in their order, with these numbers known
/// to be so. Draws weigh alike.
pub(super) fn by_draw<G: Game>(
    probe: &Probe<'_, G>,
    moves: &[(QuantityId, f64)],
    draws: Range<u64>,
) -> Vec<u64> {
    let (game, sampling) = probe.moved(moves);
    let (games, watcher) = ([game], ByDraw { asked: probe.asked });
    let luck = Luck::of(draws);
    let mut kept = Pass::sampled_at(&games, watcher, probe.plan, luck, vec![sampling]).finish();
    kept.sort_unstable();
    kept.into_iter().map(|(_, sum)| sum).collect()
}
