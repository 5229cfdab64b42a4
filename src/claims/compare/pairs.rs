//! What is counted while games are played on the same draws.

use super::asking::{Asking, ROUND};
use super::common::Common;
use super::medians::Medians;
use super::rounds::Rounds;
use crate::engine::{Answers, Asked, Batch, Game, Plan, QuestionId, Sum, Watcher};
use crate::stats::{Products, Ratio};
use core::ops::Range;

/// Where draws do not weigh alike, the weight of the reference counts as so many draws: products of positions fit.
const UNIT: f64 = 4_096.0;
/// No weight counts as more than so many of these.
const MOST_UNITS: f64 = 64.0;

/// What is asked of each game, and which of it is paired.
pub(super) struct Pairs {
    asked: Vec<Vec<Asked>>,
    /// By game: the rounds by which settlements are counted.
    counted: Vec<u32>,
    /// By game after the first: places of the same question among what is asked of the first and of it.
    pairs: Vec<Vec<(usize, usize)>>,
    /// By game: its rounds of settlements, where it has such.
    rounds: Vec<Option<QuestionId>>,
    /// By game: the logarithm of the weight that counts as one; none where draws weigh alike.
    log_of_unit: Vec<Option<f64>>,
    seed: u64,
}

/// What the games came to.
pub(super) struct Counted {
    /// Draws counted.
    pub draws: u64,
    /// As how many answers a play counts.
    pub unit: f64,
    /// By game and question; answers count as often as their draw weighs.
    pub singles: Vec<Vec<Ratio>>,
    /// By game after the first and question in common.
    pub pairs: Vec<Vec<Products>>,
    /// By game: draws in which a settlement was reached.
    pub settled_draws: Vec<u64>,
    /// By game: settlements by round.
    pub rounds: Vec<Rounds>,
    /// The median rounds of settlements.
    pub medians: Medians,
    /// By game: sums of weights and of their squares, where draws do not weigh alike.
    weights: Vec<Option<[u128; 2]>>,
}

impl Pairs {
    /// `asking`: what is asked of each game.
    pub fn new<G: Game>(games: &[G], asking: &[Asking], commons: &[Common], plan: Plan) -> Self {
        let places = |common: &Common| {
            common.questions.iter().map(|question| (question.first, question.second)).collect()
        };
        let rounds = |game: &G| {
            let place = game.questions().iter().position(|one| one.id == ROUND)?;
            Some(QuestionId(place as u32))
        };
        Pairs {
            asked: asking.iter().map(|asking| asking.all.clone()).collect(),
            counted: asking.iter().map(|asking| asking.rounds).collect(),
            pairs: commons.iter().map(places).collect(),
            rounds: games.iter().map(rounds).collect(),
            log_of_unit: games.iter().map(|game| Some(game.weighing()?.log_of_unit)).collect(),
            seed: plan.seed(),
        }
    }

    /// As how many draws a draw counts in each game.
    fn weights(&self, answers: &[Answers], column: usize) -> Vec<u64> {
        let of =
            |(answers, unit): (&Answers, &Option<f64>)| match (unit, answers.weights().get(column))
            {
                (Some(unit), Some(weight)) => {
                    let share = libm::exp(weight.log - unit).clamp(0.0, MOST_UNITS);
                    (share * UNIT + 0.5) as u64
                }
                _ => 1,
            };
        answers.iter().zip(&self.log_of_unit).map(of).collect()
    }

    fn add(&self, counted: &mut Counted, batch: &Batch<'_>, column: usize) {
        let (plays, weights) = (batch.plays(column), self.weights(batch.answers, column));
        counted.draws += 1;
        let sums: Vec<Vec<Sum>> = (0..self.asked.len())
            .map(|game| self.sums(game, &batch.answers[game], plays.clone(), weights[game]))
            .collect();
        for (ratios, sums) in counted.singles.iter_mut().zip(&sums) {
            ratios.iter_mut().zip(sums).for_each(|(ratio, one)| ratio.add(one.sum, one.answers));
        }
        for (pair, (places, products)) in self.pairs.iter().zip(&mut counted.pairs).enumerate() {
            for ((first, second), products) in places.iter().zip(products) {
                let (one, other) = (sums[0][*first], sums[pair + 1][*second]);
                products.add((one.sum, one.answers), (other.sum, other.answers));
            }
        }
        for (weight, sums) in weights.iter().zip(&mut counted.weights) {
            let weight = u128::from(*weight);
            if let Some([sum, squares]) = sums {
                *sum += weight;
                *squares += weight * weight;
            }
        }
        let rounds: Vec<Vec<u32>> = (0..self.asked.len())
            .map(|game| self.rounds(game, &batch.answers[game], plays.clone()))
            .collect();
        for (draws, rounds) in counted.settled_draws.iter_mut().zip(&rounds) {
            *draws += u64::from(!rounds.is_empty());
        }
        for (game, settled) in counted.rounds.iter_mut().enumerate() {
            settled.add(&rounds[game], plays.len(), weights[game]);
        }
        counted.medians.add(batch.draws[column], &rounds, &weights);
    }

    fn sums(&self, game: usize, answers: &Answers, plays: Range<usize>, weight: u64) -> Vec<Sum> {
        let of = |asked: &Asked| {
            let Sum { answers, sum } = answers.sum(*asked, plays.clone());
            Sum { answers: answers * weight, sum: sum * weight }
        };
        self.asked[game].iter().map(of).collect()
    }

    /// The rounds in which the repeats of a draw settled.
    fn rounds(&self, game: usize, answers: &Answers, plays: Range<usize>) -> Vec<u32> {
        let Some(question) = self.rounds[game] else { return Vec::new() };
        let rounds = answers.numbers(question)[plays].iter().filter(|round| !round.is_nan());
        rounds.map(|round| *round as u32).collect()
    }
}

impl<G: Game> Watcher<G> for Pairs {
    type Ledger = Counted;

    fn empty(&self) -> Counted {
        let ratios = |asked: &Vec<Asked>| vec![Ratio::default(); asked.len()];
        let products = |pair: &Vec<(usize, usize)>| vec![Products::default(); pair.len()];
        let is_weighed = self.log_of_unit.iter().any(Option::is_some);
        Counted {
            draws: 0,
            unit: if is_weighed { UNIT } else { 1.0 },
            singles: self.asked.iter().map(ratios).collect(),
            pairs: self.pairs.iter().map(products).collect(),
            settled_draws: vec![0; self.asked.len()],
            rounds: self.counted.iter().map(|rounds| Rounds::new(*rounds)).collect(),
            medians: Medians::new(self.asked.len(), self.seed),
            weights: self.log_of_unit.iter().map(|unit| unit.map(|_| [0; 2])).collect(),
        }
    }

    fn watch(&self, counted: &mut Counted, _: &[G], batch: &Batch<'_>) {
        (0..batch.draws.len()).for_each(|column| self.add(counted, batch, column));
    }

    fn merge(&self, counted: &mut Counted, other: Counted) {
        counted.draws += other.draws;
        let singles = counted.singles.iter_mut().flatten().zip(other.singles.iter().flatten());
        singles.for_each(|(mine, theirs)| mine.merge(theirs));
        let pairs = counted.pairs.iter_mut().flatten().zip(other.pairs.iter().flatten());
        pairs.for_each(|(mine, theirs)| mine.merge(theirs));
        for (mine, theirs) in counted.settled_draws.iter_mut().zip(&other.settled_draws) {
            *mine += theirs;
        }
        let weights = counted.weights.iter_mut().flatten().flatten();
        weights.zip(other.weights.iter().flatten().flatten()).for_each(|(a, b)| *a += b);
        let rounds = counted.rounds.iter_mut().zip(&other.rounds);
        rounds.for_each(|(mine, theirs)| mine.merge(theirs));
        counted.medians.merge(other.medians);
    }
}

impl Counted {
    /// What the draws of a game are worth where they do not weigh alike.
    pub fn effective_draws(&self, game: usize) -> Option<f64> {
        let [sum, squares] = self.weights[game]?;
        let sum = sum as f64;
        Some(if squares > 0 { sum * (sum / squares as f64) } else { 0.0 })
    }
}
