//! A scenario moved by hand, held against itself as it was, draw by draw.
//!
//! - Models: the difference of the likelihoods of a settlement on the same draws with the same luck.
//! - Equation: mean of the differences by draw; its variance from their scatter, and one draw more each way that differs
//!   altogether.
//! - Source: common random numbers, Kleijnen (1974).
//! - Units: likelihoods 0..1.
//! - Leaves out: draws that do not weigh alike.

use super::claim::Difference;
use crate::claims::run::findings::counting;
use crate::engine::{self, Batch, Counted, Counting, Game, Ledger, Watcher};
use crate::stats::{Products, Ratio};

/// Counts what is summarised, and keeps how often each draw settles.
pub struct Keeping {
    counting: Counting,
}

/// What was counted, and kept.
pub struct Kept {
    counted: Counted,
    /// The number of each draw, with how many of its repeats settle.
    by_draw: Vec<(u64, u64)>,
}

/// Who looks on while talks are played that will be moved.
pub fn keeping<G: Game>(talks: &G, plan: &engine::Plan) -> Keeping {
    Keeping { counting: counting(talks, plan) }
}

impl<G: Game> Watcher<G> for Keeping {
    type Ledger = Kept;

    fn empty(&self) -> Kept {
        Kept { counted: Watcher::<G>::empty(&self.counting), by_draw: Vec::new() }
    }

    fn watch(&self, kept: &mut Kept, games: &[G], batch: &Batch<'_>) {
        self.counting.watch(&mut kept.counted, games, batch);
        let settled = kept.counted.recent().iter().map(|one| one.map_or(0, |one| one.answer));
        kept.by_draw.extend(batch.draws.iter().copied().zip(settled));
    }

    fn merge(&self, kept: &mut Kept, other: Kept) {
        Watcher::<G>::merge(&self.counting, &mut kept.counted, other.counted);
        kept.by_draw.extend(other.by_draw);
    }

    fn close(&self, kept: &mut Kept) {
        Watcher::<G>::close(&self.counting, &mut kept.counted);
        kept.by_draw.sort_unstable();
    }
}

impl Kept {
    /// What was counted, and of each draw, in their order, how many repeats settle.
    pub fn into_parts(self) -> (Ledger, Vec<u64>) {
        let by_draw = self.by_draw.into_iter().map(|(_, settled)| settled).collect();
        (self.counted.into_ledger(), by_draw)
    }
}

/// By how much a settlement is likelier after than before, of as many draws as were played of both; none below two.
pub fn shift(before: &[u64], after: &[u64], repeats: u64) -> Option<Difference> {
    let (mut first, mut second) = (Ratio::default(), Ratio::default());
    let mut products = Products::default();
    for (before, after) in before.iter().zip(after) {
        first.add(*before, repeats);
        second.add(*after, repeats);
        products.add((*before, repeats), (*after, repeats));
    }
    let draws = first.draws;
    let more = Difference::one_more_draw(draws);
    Difference::of_means([&first, &second], &products, draws, more, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::compare::claim::Z;

    #[test]
    fn what_moves_alike_is_known_better_than_either() {
        // Of 400 draws half settle always, half never; a tenth of those that never do settle once in four after the move.
        let before: Vec<u64> = (0..400).map(|draw| if draw % 2 == 0 { 4 } else { 0 }).collect();
        let moved = |draw: u64| if draw % 20 == 1 { 1 } else { before[draw as usize] };
        let after: Vec<u64> = (0..400).map(moved).collect();
        let shift = shift(&before, &after, 4).expect("400 draws");
        // 20 of 400 draws gain a quarter.
        assert!((shift.value - 0.0125).abs() < 1e-12);
        // Standard error sqrt((0.05 / 16 - 0.0125^2) / 399), and one draw more each way.
        let variance = (0.05 / 16.0 - 0.0125 * 0.0125) / 399.0 + 2.0 / (400.0 * 400.0);
        assert!((shift.high - shift.value - Z * f64::sqrt(variance)).abs() < 1e-9, "{shift:?}");
        assert!(shift.unpaired_high - shift.value > 5.0 * (shift.high - shift.value));
        assert_eq!(super::shift(&before[..1], &after, 4), None);
    }
}
