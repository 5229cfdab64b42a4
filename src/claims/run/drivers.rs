//! Which unknowns move a likelihood, one by one.

use crate::claims::drivers::share::{Share, first_order};
use crate::claims::likelihood::Likelihood;
use crate::engine::{Asked, Cells, Game, Ledger, Quantity, Slice};

/// What one uncertain input does to a likelihood.
#[derive(Clone, Debug, PartialEq)]
pub struct Driver {
    /// The input's path.
    pub input: String,
    /// The input's name.
    pub name: String,
    /// Its unit in words.
    pub unit: String,
    /// The value below which its lowest tenth lies.
    pub low_value: f64,
    /// The value above which its highest tenth lies.
    pub high_value: f64,
    /// Where the input is in the lowest tenth of its distribution; none where no draw was.
    pub low_tenth: Option<Likelihood>,
    /// Where it is in the highest tenth.
    pub high_tenth: Option<Likelihood>,
    /// Its first-order share of what the inputs explain; none where they explain nothing, or nobody can tell.
    pub share: Option<Share>,
}

impl Driver {
    /// How far apart the likelihoods in the two tenths are.
    pub fn swing(&self) -> f64 {
        match (&self.low_tenth, &self.high_tenth) {
            (Some(low), Some(high)) => (high.p - low.p).abs(),
            _ => 0.0,
        }
    }

    /// Whether it moves the likelihood by more than the simulation's own noise would.
    pub fn is_visible(&self) -> bool {
        match (&self.share, &self.low_tenth, &self.high_tenth) {
            (Some(share), _, _) => share.low > 0.0,
            (None, Some(low), Some(high)) => low.high < high.low || high.high < low.low,
            _ => false,
        }
    }

    fn strength(&self) -> (f64, f64) {
        (self.share.map_or(0.0, |share| share.value), self.swing())
    }
}

/// Every uncertain input of a game: the strongest first, equals in its order. `asked` is the likelihood that the ledger's
/// draws are told apart by.
pub fn drivers<G: Game>(game: &G, ledger: &Ledger, asked: Asked) -> Vec<Driver> {
    let Some(answers) = ledger.count_of(asked) else { return Vec::new() };
    let all = Slice { draws: ledger.draws, answers };
    let inputs = game.uncertain().iter().zip(ledger.cells());
    let mut drivers: Vec<Driver> = inputs
        .map(|(id, cells)| of(&game.quantities()[id.index()], &cells, &all, ledger.repeats))
        .collect();
    drivers.sort_by(|one, other| {
        let (one, other) = (one.strength(), other.strength());
        other.0.total_cmp(&one.0).then(other.1.total_cmp(&one.1))
    });
    drivers
}

fn of(quantity: &Quantity, cells: &Cells, all: &Slice, repeats: u64) -> Driver {
    let likely = |slice: &Slice| {
        (slice.draws > 0).then(|| Likelihood::of(&slice.answers, slice.draws, repeats))
    };
    let explained = all.answers.variance_of_probability(all.draws, repeats);
    let share =
        explained.and_then(|all_explain| first_order(&cells.bins, all, repeats, all_explain));
    Driver {
        input: quantity.path.clone(),
        name: quantity.name.clone(),
        unit: quantity.unit.clone(),
        low_value: quantity.distribution.quantile(0.1),
        high_value: quantity.distribution.quantile(0.9),
        low_tenth: likely(&cells.low_tenth),
        high_tenth: likely(&cells.high_tenth),
        share: share.map(Share::inside),
    }
}
