//! What the numbers of a draw mean: what texts that everybody can picture are worth to each party.
//!
//! - Models: the status quo, the others' ideals and no deal, seen with each party's eyes before the talks begin, every
//!   promise kept.
//! - Equation: V = sum over issues of weight * v(position) (section 2 of the model).
//! - Source: Keeney, Raiffa (1976) Decisions with Multiple Objectives: numbers are checked by what they imply.
//! - Units: values, weights and positions 0..1.
//! - Leaves out: doubt about promises, and all that moves no-deal values once the talks run.

use crate::engine::{Inputs, Sampling, Seat};
use crate::games::talks::play::luck::Luck;
use crate::games::talks::play::talks::Talks;
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::table::parts::Bars;
use crate::games::talks::texts::preferences::{self, CLOSE};
use crate::lanes::{Eight, Level, Simd, WIDTH, at_level};

/// Steps of an issue between which a position as good as no deal is looked for.
const STEPS: usize = 100;

/// One draw, as its numbers stand before the first round.
#[derive(Clone, Debug, PartialEq)]
pub struct Worth {
    /// By party and issue: its weight; the weights of a party sum to 1.
    pub weights: Vec<Vec<f64>>,
    /// By party: what the status quo is worth to it.
    pub status_quo: Vec<f64>,
    /// By party and other party: what the other's ideal text is worth to it.
    pub ideals: Vec<Vec<f64>>,
    /// By signatory: its no-deal value.
    pub no_deal: Vec<f64>,
    /// By signatory: what the best text within its red lines is worth to it.
    pub best: Vec<f64>,
    /// By signatory and issue: from its ideal toward the end that it likes less, all else at the status quo, the first
    /// position that is no better than no deal; none where all are better, or none is.
    pub as_good: Vec<Vec<Option<f64>>>,
    /// By signatory and issue: whether its own red line bars its ideal.
    pub barred: Vec<Vec<bool>>,
    /// By issue: whether red lines leave nothing that all signatories can accept.
    pub excluded: Vec<bool>,
}

/// The first so many draws of a seed.
pub fn worths(table: &Table, seed: u64, draws: u64) -> Vec<Worth> {
    let sampling = Sampling::new(table, seed);
    let mut talks = Talks::new(table, seed);
    let mut inputs = Inputs::default();
    let mut all = Vec::with_capacity(draws as usize);
    for first in (0..draws).step_by(WIDTH) {
        sampling.draw(first, WIDTH, &mut inputs);
        let seats =
            core::array::from_fn(|column| Seat { column, draw: first + column as u64, repeat: 0 });
        let left = (draws - first) as usize;
        let mut read = |lanes: Vec<Worth>| all.extend(lanes.into_iter().take(left));
        at_level!(Level::best(), simd => read(eight(simd, table, &mut talks, &inputs, &seats)));
    }
    all
}

fn eight<S: Simd>(
    simd: S,
    table: &Table,
    talks: &mut Talks,
    inputs: &Inputs,
    seats: &[Seat; WIDTH],
) -> Vec<Worth> {
    talks.draw.fill(simd, table, inputs, seats);
    let (draw, luck): (_, &Luck) = (&talks.draw, &talks.luck);
    let world = World { simd, table, draw, luck };
    (0..WIDTH).map(|lane| of_lane(world, lane)).collect()
}

fn of_lane<S: Simd>(world: World<S>, lane: usize) -> Worth {
    let (table, draw) = (world.table, world.draw);
    let (parties, issues) = (table.parts().parties.len(), draw.issues);
    let at = |eights: &[Eight], place: usize| eights[place].0[lane];
    let weight = |party: usize, k: usize| at(&draw.weight, draw.at(party, k));
    let value = |party: usize, k: usize, position: f64| {
        let mut worth = Eight::ZERO;
        preferences::value(world, party, k, world.all(position)).store(&mut worth);
        worth.0[lane]
    };
    let worth = |party: usize, text: &dyn Fn(usize) -> f64| -> f64 {
        (0..issues).map(|k| weight(party, k) * value(party, k, text(k))).sum()
    };
    let quo = |k: usize| at(&draw.status_quo, k);
    let ideal = |party: usize, k: usize| at(&draw.ideal, draw.at(party, k));
    let as_good = |(i, &party): (usize, &usize)| -> Vec<Option<f64>> {
        let needs = at(&draw.no_deal, i);
        let status_quo = worth(party, &quo);
        let on = |k: usize| {
            let rest = status_quo - weight(party, k) * value(party, k, quo(k));
            let surplus = |x: f64| rest + weight(party, k) * value(party, k, x) - needs;
            let from = ideal(party, k);
            let end = if value(party, k, 0.0) < value(party, k, 1.0) { 0.0 } else { 1.0 };
            crossing(from, end, surplus)
        };
        (0..issues).map(on).collect()
    };
    let signatories = || table.signatories().iter().enumerate();
    let bounds = &draw.bounds;
    let mut barred = vec![vec![false; issues]; table.signatories().len()];
    for line in &table.shape().lines {
        let mut at = Eight::ZERO;
        draw.position(world.simd, table, line.issue, line.quantity).store(&mut at);
        let wish = ideal(line.party, line.issue);
        if let Some(i) = line.seat {
            barred[i][line.issue] = match line.bars {
                Bars::Above => wish > at.0[lane] + CLOSE,
                Bars::Below => wish < at.0[lane] - CLOSE,
            };
        }
    }
    Worth {
        weights: (0..parties).map(|p| (0..issues).map(|k| weight(p, k)).collect()).collect(),
        status_quo: (0..parties).map(|party| worth(party, &quo)).collect(),
        ideals: (0..parties)
            .map(|party| (0..parties).map(|other| worth(party, &|k| ideal(other, k))).collect())
            .collect(),
        no_deal: signatories().map(|(i, _)| at(&draw.no_deal, i)).collect(),
        best: signatories().map(|(i, _)| at(&draw.full_value, i)).collect(),
        as_good: signatories().map(as_good).collect(),
        barred,
        excluded: (0..issues)
            .map(|k| at(&bounds.all_lowest, k) > at(&bounds.all_highest, k) + CLOSE)
            .collect(),
    }
}

/// Where a surplus first falls to 0 on the way from one position to another, between two steps straight.
fn crossing(from: f64, end: f64, surplus: impl Fn(f64) -> f64) -> Option<f64> {
    let mut before = surplus(from);
    if before < 0.0 {
        return None;
    }
    let step = (end - from) / STEPS as f64;
    for n in 1..=STEPS {
        let next = surplus(from + step * n as f64);
        if next <= 0.0 {
            let share = if before > next { before / (before - next) } else { 1.0 };
            return Some(from + step * ((n - 1) as f64 + share));
        }
        before = next;
    }
    None
}
