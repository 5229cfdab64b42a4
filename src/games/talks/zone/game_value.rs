//! The value of a matrix game whose rows come one by one: the revised simplex method, eight games side by side.
//!
//! - Models: one side mixes texts to raise the least surplus, the other weighs signatories to lower the largest weighted
//!   surplus. Weights that the texts so far cannot stand against ask for the next text.
//! - Equation: max t such that t <= sum of mix * surplus for every signatory, mix >= 0, sum of mix = 1. The first row of
//!   the inverse basis holds the weights and the value; the last column what the basic variables are.
//! - Source: von Neumann (1928); Dantzig, Wolfe (1960) "Decomposition Principle for Linear Programs".
//! - Units: surplus in value.
//! - Leaves out: which text is next ([`crate::games::talks::zone::contract`]).

use crate::lanes::{Eight, Lanes, Mask, Simd};

/// Weights this far below 0 are negative.
const ZERO: f64 = 1e-12;
/// Pivots smaller than this are none.
const PIVOT: f64 = 1e-10;

/// Eight games of the same number of columns, one a signatory.
#[derive(Clone, Debug, Default)]
pub(crate) struct Game {
    columns: usize,
    /// The inverse of the basis: the value's row, one row a column's slack or what took its place, the first text's.
    inverse: Vec<Eight>,
    entering: Vec<Eight>,
    along: Vec<Eight>,
    pivot: Vec<Eight>,
}

impl Game {
    pub(crate) fn new(columns: usize) -> Self {
        let zeros = |count: usize| vec![Eight::ZERO; count];
        Game {
            columns,
            inverse: zeros((columns + 2) * (columns + 1)),
            entering: zeros(columns + 1),
            along: zeros(columns + 2),
            pivot: zeros(columns + 1),
        }
    }

    fn at(&self, row: usize, column: usize) -> usize {
        row * (self.columns + 1) + column
    }

    /// Starts again with one row: the value is its least, the slack of the least is none.
    #[inline(always)]
    pub(crate) fn begin<S: Simd>(&mut self, simd: S, text: &[Eight]) {
        let (zero, one) = (Lanes::splat(simd, 0.0), Lanes::splat(simd, 1.0));
        let (mut least, mut worst) = (one.same(f64::INFINITY), zero);
        for (i, surplus) in text.iter().enumerate() {
            let surplus = Lanes::load(simd, surplus);
            let less = surplus.lt(least);
            least = less.select(surplus, least);
            worst = less.select(i as f64, worst);
        }
        let (n, last) = (self.columns, self.columns + 1);
        for column in 0..n {
            let value = worst.eq(column as f64).or_zero(one);
            let at = self.at(0, column);
            value.store(&mut self.inverse[at]);
            for row in 1..=n {
                let own = zero.same(f64::from(u8::from(row == column + 1)));
                let at = self.at(row, column);
                (own - value).store(&mut self.inverse[at]);
            }
            let at = self.at(last, column);
            zero.store(&mut self.inverse[at]);
        }
        let at = self.at(0, n);
        least.store(&mut self.inverse[at]);
        for (row, surplus) in text.iter().enumerate() {
            let at = self.at(row + 1, n);
            (Lanes::load(simd, surplus) - least).store(&mut self.inverse[at]);
        }
        let at = self.at(last, n);
        one.store(&mut self.inverse[at]);
    }

    /// The value of the rows so far, from below.
    #[inline(always)]
    pub(crate) fn value<S: Simd>(&self, simd: S) -> Lanes<S> {
        Lanes::load(simd, &self.inverse[self.columns])
    }

    /// The weights that hold the rows so far to their value; lanes in which one is still negative.
    #[inline(always)]
    pub(crate) fn weigh<S: Simd>(&self, simd: S, weights: &mut [Eight]) -> Mask<S> {
        let zero = Lanes::splat(simd, 0.0);
        let mut negative = Mask::splat(simd, false);
        let mut sum = zero;
        for (weight, held) in weights.iter_mut().zip(&self.inverse) {
            let held = Lanes::load(simd, held);
            negative = negative | held.lt(-ZERO);
            sum = sum + held.at_least(zero);
            held.at_least(zero).store(weight);
        }
        for weight in weights {
            (Lanes::load(simd, weight) / sum).store(weight);
        }
        negative
    }

    /// The share of the mixture that stands in a row: that of its text, where it is none of a slack.
    #[inline(always)]
    pub(crate) fn share<S: Simd>(&self, simd: S, row: usize) -> Lanes<S> {
        Lanes::load(simd, &self.inverse[self.at(row, self.columns)])
    }

    /// Takes in a text, or where `slack` says so the slack of the most negative weight. Returns the row that it takes, 0
    /// where none.
    #[inline(always)]
    pub(crate) fn enter<S: Simd>(
        &mut self,
        simd: S,
        lanes: Mask<S>,
        slack: Mask<S>,
        text: &[Eight],
    ) -> Lanes<S> {
        self.find_entering(simd, slack, text);
        for row in 0..self.columns + 2 {
            let mut sum = Lanes::splat(simd, 0.0);
            for column in 0..=self.columns {
                let entry = Lanes::load(simd, &self.inverse[self.at(row, column)]);
                sum = sum + entry * Lanes::load(simd, &self.entering[column]);
            }
            sum.store(&mut self.along[row]);
        }
        let leaving = self.find_leaving(simd);
        let moves = lanes & leaving.gt(0.0);
        self.exchange(simd, moves, leaving);
        moves.or_zero(leaving)
    }

    #[inline(always)]
    fn find_entering<S: Simd>(&mut self, simd: S, slack: Mask<S>, text: &[Eight]) {
        let zero = Lanes::splat(simd, 0.0);
        let (mut least, mut place) = (zero, zero.same(-1.0));
        for (i, weight) in self.inverse[..self.columns].iter().enumerate() {
            let weight = Lanes::load(simd, weight);
            let less = weight.lt(least);
            least = less.select(weight, least);
            place = less.select(i as f64, place);
        }
        for (i, surplus) in text.iter().enumerate() {
            let own = place.eq(i as f64).or_zero(1.0);
            slack.select(own, -Lanes::load(simd, surplus)).store(&mut self.entering[i]);
        }
        slack.select(zero, 1.0).store(&mut self.entering[self.columns]);
    }

    /// The row that reaches 0 first; 0 where none does.
    #[inline(always)]
    fn find_leaving<S: Simd>(&self, simd: S) -> Lanes<S> {
        let zero = Lanes::splat(simd, 0.0);
        let (mut least, mut leaving) = (zero.same(f64::INFINITY), zero);
        for row in 1..self.columns + 2 {
            let along = Lanes::load(simd, &self.along[row]);
            let level = Lanes::load(simd, &self.inverse[self.at(row, self.columns)]);
            let ratio = level.at_least(zero) / along;
            let first = along.gt(PIVOT) & ratio.lt(least);
            least = first.select(ratio, least);
            leaving = first.select(row as f64, leaving);
        }
        leaving
    }

    #[inline(always)]
    fn exchange<S: Simd>(&mut self, simd: S, lanes: Mask<S>, leaving: Lanes<S>) {
        for column in 0..=self.columns {
            let mut entry = Lanes::splat(simd, 0.0);
            for row in 1..self.columns + 2 {
                let share = Lanes::load(simd, &self.inverse[self.at(row, column)])
                    / Lanes::load(simd, &self.along[row]);
                entry = leaving.eq(row as f64).select(share, entry);
            }
            entry.store(&mut self.pivot[column]);
        }
        for row in 0..self.columns + 2 {
            let out = leaving.eq(row as f64);
            let along = Lanes::load(simd, &self.along[row]);
            for column in 0..=self.columns {
                let at = self.at(row, column);
                let pivot = Lanes::load(simd, &self.pivot[column]);
                let left = Lanes::load(simd, &self.inverse[at]) - along * pivot;
                out.select(pivot, left).store_where(lanes, &mut self.inverse[at]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lanes::{Level, WIDTH, at_level};

    type Rows = Vec<Vec<f64>>;

    /// The values of eight games given by all their rows, and how many entered: of each the best row under its weights,
    /// until no row beats the value in any game.
    fn solve(games: &[Rows; WIDTH]) -> ([f64; WIDTH], usize) {
        let columns = games[0][0].len();
        let mut value = Eight::ZERO;
        let mut weights = vec![Eight::ZERO; columns];
        let mut text: Vec<Eight> =
            (0..columns).map(|i| Eight(core::array::from_fn(|lane| games[lane][0][i]))).collect();
        let mut texts = 0;
        at_level!(Level::best(), simd => {
            let mut game = Game::new(columns);
            game.begin(simd, &text);
            loop {
                let slack = game.weigh(simd, &mut weights);
                game.value(simd).store(&mut value);
                let mut open = slack.bits();
                for (lane, rows) in games.iter().enumerate() {
                    let worth = |row: &Vec<f64>| -> f64 {
                        row.iter().zip(&weights).map(|(x, w)| x * w.0[lane]).sum()
                    };
                    let best = rows.iter().max_by(|a, b| worth(a).total_cmp(&worth(b)));
                    let best = best.expect("a game has rows");
                    open |= u8::from(worth(best) > value.0[lane] + 1e-11) << lane;
                    text.iter_mut().zip(best).for_each(|(held, x)| held.0[lane] = *x);
                }
                if open == 0 || texts == 400 {
                    break;
                }
                game.enter(simd, Mask::from_bits(simd, open), slack, &text);
                texts += 1;
            }
        });
        (value.0, texts)
    }

    #[test]
    fn known_games_have_their_known_values() {
        // rows mix to raise the least column, columns mix to lower the largest row
        let cases: [(&[&[f64]], f64); 5] = [
            (&[&[1.0, -1.0], &[-1.0, 1.0]], 0.0),
            (&[&[3.0, 1.0], &[0.0, 2.0]], 1.5),
            (&[&[-0.2, -0.3], &[-0.4, 0.1]], -7.0 / 30.0),
            (&[&[1.0, 0.0, 0.0], &[0.0, 1.0, 0.0], &[0.0, 0.0, 1.0]], 1.0 / 3.0),
            (&[&[0.0, -1.0, 1.0], &[1.0, 0.0, -1.0], &[-1.0, 1.0, 0.0]], 0.0),
        ];
        for (rows, expected) in cases {
            let rows: Rows = rows.iter().map(|row| row.to_vec()).collect();
            for value in solve(&core::array::from_fn(|_| rows.clone())).0 {
                assert!((value - expected).abs() < 1e-12, "{value} is not {expected}");
            }
        }
    }

    /// Whole payoffs make ties everywhere: neither they nor a game's neighbours may keep it from its value.
    #[test]
    fn random_games_end_soon_and_alone_as_in_company() {
        let mut state = 1u64;
        let mut next = |below: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let mut most = 0;
        for round in 0..400 {
            let columns = 2 + round % 5;
            let whole = round % 2 == 0;
            let games: [Rows; WIDTH] = core::array::from_fn(|_| {
                let mut payoff = || {
                    if whole { next(5) as f64 - 2.0 } else { next(1_000_000) as f64 * 1e-6 - 0.5 }
                };
                (0..40).map(|_| (0..columns).map(|_| payoff()).collect()).collect()
            });
            let (values, texts) = solve(&games);
            most = if texts > most { texts } else { most };
            let alone = solve(&core::array::from_fn(|_| games[3].clone())).0;
            assert_eq!(alone[0].to_bits(), values[3].to_bits());
        }
        assert!(most <= 40, "{most} texts");
    }
}
