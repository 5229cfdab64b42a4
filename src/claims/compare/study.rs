//! What is counted while scenarios are played on the same draws.

use super::common::Common;
use super::medians::Medians;
use crate::claims::{Asked, Seen};
use crate::engine::{Plan, Study};
use crate::games::talks::{End, Played, Table};
use crate::stats::{Products, Ratio};

/// What is asked of each scenario, and which of it is paired.
pub(super) struct Pairs {
    asked: Vec<Vec<Asked>>,
    /// By scenario after the first: places of the same question among what is asked of the first and of it.
    pairs: Vec<Vec<(usize, usize)>>,
    repeats: usize,
    seed: u64,
}

/// What the scenarios came to.
pub(super) struct Counted {
    /// Draws counted.
    pub draws: u64,
    /// By scenario and question.
    pub singles: Vec<Vec<Ratio>>,
    /// By scenario after the first and question in common.
    pub pairs: Vec<Vec<Products>>,
    /// By scenario: draws in which a settlement was reached.
    pub settled_draws: Vec<u64>,
    /// The rounds of settlements.
    pub medians: Medians,
}

impl Pairs {
    pub fn new(tables: &[Table], commons: &[Common], plan: Plan) -> Self {
        let places = |common: &Common| {
            common.questions.iter().map(|question| (question.first, question.second)).collect()
        };
        Pairs {
            asked: tables.iter().map(Asked::all).collect(),
            pairs: commons.iter().map(places).collect(),
            repeats: plan.repeats() as usize,
            seed: plan.seed(),
        }
    }
}

impl Study<Table> for Pairs {
    type Tally = Counted;

    fn empty(&self) -> Counted {
        let ratios = |asked: &Vec<Asked>| vec![Ratio::default(); asked.len()];
        let products = |pair: &Vec<(usize, usize)>| vec![Products::default(); pair.len()];
        Counted {
            draws: 0,
            singles: self.asked.iter().map(ratios).collect(),
            pairs: self.pairs.iter().map(products).collect(),
            settled_draws: vec![0; self.asked.len()],
            medians: Medians::new(self.asked.len(), self.seed),
        }
    }

    fn add(&self, tally: &mut Counted, draw: u64, played: &[Played]) {
        tally.draws += 1;
        let by_scenario = self.asked.iter().zip(played);
        let seen: Vec<Vec<Seen>> = by_scenario
            .map(|(asked, played)| asked.iter().map(|a| a.seen(played, self.repeats)).collect())
            .collect();
        for (ratios, seen) in tally.singles.iter_mut().zip(&seen) {
            ratios.iter_mut().zip(seen).for_each(|(ratio, seen)| ratio.add(seen.sum, seen.answers));
        }
        for (pair, (places, products)) in self.pairs.iter().zip(&mut tally.pairs).enumerate() {
            for ((first, second), products) in places.iter().zip(products) {
                let (one, other) = (seen[0][*first], seen[pair + 1][*second]);
                products.add((one.sum, one.answers), (other.sum, other.answers));
            }
        }
        let rounds: Vec<Vec<u32>> = played.iter().map(|one| self.rounds(one)).collect();
        for (draws, rounds) in tally.settled_draws.iter_mut().zip(&rounds) {
            *draws += u64::from(!rounds.is_empty());
        }
        tally.medians.add(draw, &rounds);
    }

    fn merge(&self, tally: &mut Counted, later: Counted) {
        tally.draws += later.draws;
        let singles = tally.singles.iter_mut().flatten().zip(later.singles.iter().flatten());
        singles.for_each(|(mine, theirs)| mine.merge(theirs));
        let pairs = tally.pairs.iter_mut().flatten().zip(later.pairs.iter().flatten());
        pairs.for_each(|(mine, theirs)| mine.merge(theirs));
        for (mine, theirs) in tally.settled_draws.iter_mut().zip(&later.settled_draws) {
            *mine += theirs;
        }
        tally.medians.merge(later.medians);
    }
}

impl Pairs {
    /// The rounds in which the repeats of a draw settled.
    fn rounds(&self, played: &Played) -> Vec<u32> {
        let outcomes = (0..self.repeats).map(|place| played.outcome(place));
        outcomes.filter(|one| one.end == End::Settled).map(|one| one.round).collect()
    }
}
