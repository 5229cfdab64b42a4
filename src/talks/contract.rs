//! Whether a text exists that gives every signatory its no-deal value: the general search of [`super::zone`].
//!
//! - Models: the largest, over texts, of the least surplus. Continuous issues with concave curves may stand anywhere, so
//!   texts may be mixed; levels and curves with dents are tried in combination.
//! - Equation: min over weights of max over texts of the weighted surplus; the inner maximum splits by issue. Texts are
//!   added to a matrix game until its value is known to be above or below 0.
//! - Source: von Neumann (1928); Dantzig, Wolfe (1960) "Decomposition Principle for Linear Programs".
//! - Units: surplus in value, compared to within 1e-9. One lane at a time.
//! - Leaves out: above 4,096 combinations mixtures of levels count as texts, so that zones are upper bounds.

use super::game_value::MatrixGame;
use super::room::CLOSE;
use super::walk::{for_each_corner, value};
use super::{Curve, Table, Talks};

/// Combinations of levels and corners that are all tried.
pub(crate) const MOST_COMBINATIONS: usize = 4_096;
/// Texts after which the search settles for the bounds that it has.
const MOST_TEXTS: usize = 400;

/// One lane's numbers.
pub(crate) struct Options<'a> {
    pub table: &'a Table,
    pub talks: &'a Talks,
    pub lane: usize,
}

/// The search for one lane, reused from lane to lane.
#[derive(Clone, Debug, Default)]
pub(crate) struct Contract {
    signatories: usize,
    /// By signatory: surplus apart from the issues.
    spare: Vec<f64>,
    /// By issue: what each position that may be best adds to each signatory's surplus.
    issues: Vec<IssueOptions>,
    combination: Vec<usize>,
    game: MatrixGame,
    text: Vec<f64>,
    weights: Vec<f64>,
}

#[derive(Clone, Debug, Default)]
struct IssueOptions {
    /// Position after position, signatory after signatory.
    worth: Vec<f64>,
    positions: Vec<f64>,
    count: usize,
    /// Whether positions between these are no texts of their own mixture: levels, or a curve with a dent.
    separate: bool,
}

/// Whether the options of an issue cannot be mixed.
pub(crate) fn is_separate(table: &Table, issue: usize) -> bool {
    let dented = |&party: &usize| {
        let stance = table.parts().parties[party].stances[issue].as_ref();
        stance.is_some_and(|stance| match &stance.curve {
            Curve::Ideal(_) => false,
            Curve::Points(points) => !is_concave(points),
        })
    };
    table.parts().issues[issue].levels.is_some() || table.signatories().iter().any(dented)
}

/// Whether slopes never rise, flat ends included.
fn is_concave(points: &[(f64, f64)]) -> bool {
    let slope = |pair: &[(f64, f64)]| (pair[1].1 - pair[0].1) / (pair[1].0 - pair[0].0);
    let inner: Vec<f64> = points.windows(2).map(slope).collect();
    let starts_inside = points[0].0 > 0.0;
    let ends_inside = points[points.len() - 1].0 < 1.0;
    let flat = |inside: bool| inside.then_some(0.0);
    let slopes: Vec<f64> =
        flat(starts_inside).into_iter().chain(inner).chain(flat(ends_inside)).collect();
    slopes.windows(2).all(|pair| pair[1] <= pair[0] + 1e-12)
}

/// The most combinations of levels and corners that any draw may have.
pub(crate) fn most_combinations(table: &Table) -> usize {
    let corners = |party: usize, issue: usize| {
        let stance = table.parts().parties[party].stances[issue].as_ref();
        stance.map_or(0, |stance| match &stance.curve {
            Curve::Ideal(_) => 1,
            Curve::Points(points) => points.len(),
        })
    };
    let options = |issue: usize| {
        let ends = 2;
        let bends: usize = table.signatories().iter().map(|&party| corners(party, issue)).sum();
        table.parts().issues[issue].levels.unwrap_or(ends + bends)
    };
    let separate = (0..table.parts().issues.len()).filter(|&issue| is_separate(table, issue));
    separate.fold(1, |product: usize, issue| product.saturating_mul(options(issue)))
}

impl Contract {
    pub(crate) fn new(table: &Table) -> Self {
        let options =
            |issue| IssueOptions { separate: is_separate(table, issue), ..Default::default() };
        Contract {
            signatories: table.signatories().len(),
            issues: (0..table.parts().issues.len()).map(options).collect(),
            ..Contract::default()
        }
    }

    /// Takes one lane's numbers.
    pub(crate) fn set(&mut self, options: &Options) {
        let talks = options.talks;
        self.spare.clear();
        for i in 0..self.signatories {
            let constant = talks.held_constant[i].0[options.lane];
            self.spare.push(constant - talks.no_deal[i].0[options.lane]);
        }
        for (k, issue) in self.issues.iter_mut().enumerate() {
            issue.set(options, k);
        }
    }

    /// Whether some text gives every signatory its no-deal value.
    pub(crate) fn exists(&mut self) -> bool {
        if self.issues.iter().any(|issue| issue.count == 0) {
            return false;
        }
        // Mixing everything can only add texts: without a zone there, there is none.
        self.combination.clear();
        self.combination.resize(self.issues.len(), usize::MAX);
        if !self.is_zone() {
            return false;
        }
        if self.combinations() > MOST_COMBINATIONS || self.issues.iter().all(|i| !i.separate) {
            return true;
        }
        self.try_all(0)
    }

    fn combinations(&self) -> usize {
        let separate = self.issues.iter().filter(|issue| issue.separate);
        separate.fold(1, |product, issue| product.saturating_mul(issue.count))
    }

    /// Tries every option of the separate issues from `k` on.
    fn try_all(&mut self, k: usize) -> bool {
        let Some(next) = (k..self.issues.len()).find(|&k| self.issues[k].separate) else {
            return self.is_zone();
        };
        for option in 0..self.issues[next].count {
            self.combination[next] = option;
            if self.is_hopeful() && self.try_all(next + 1) {
                return true;
            }
        }
        self.combination[next] = usize::MAX;
        false
    }

    /// Whether each signatory alone could still reach its no-deal value.
    fn is_hopeful(&mut self) -> bool {
        let mut weights = core::mem::take(&mut self.weights);
        let hopeful = (0..self.signatories).all(|i| {
            weights.clear();
            weights.resize(self.signatories, 0.0);
            weights[i] = 1.0;
            self.best_text(&weights) >= -CLOSE
        });
        self.weights = weights;
        hopeful
    }

    /// Whether the options left open hold a zone: texts join the game until its value is clear.
    fn is_zone(&mut self) -> bool {
        let mut weights = core::mem::take(&mut self.weights);
        weights.clear();
        weights.resize(self.signatories, 1.0 / self.signatories as f64);
        let zone = self.is_zone_from(&mut weights);
        self.weights = weights;
        zone
    }

    fn is_zone_from(&mut self, weights: &mut [f64]) -> bool {
        self.game.clear(self.signatories);
        for _ in 0..MOST_TEXTS {
            let most = self.best_text(weights);
            if most < -CLOSE {
                return false;
            }
            if self.text.iter().all(|&surplus| surplus >= -CLOSE) {
                return true;
            }
            self.game.add(&self.text);
            let value = self.game.solve(weights);
            if value >= -CLOSE {
                return true;
            }
            if most <= value + 1e-13 {
                return false;
            }
        }
        true
    }

    /// The text of largest weighted surplus, left in `text`; returns that surplus.
    fn best_text(&mut self, weights: &[f64]) -> f64 {
        self.text.clear();
        self.text.extend_from_slice(&self.spare);
        for (issue, &fixed) in self.issues.iter().zip(&self.combination) {
            let option = if fixed == usize::MAX { issue.best(weights) } else { fixed };
            for (surplus, worth) in self.text.iter_mut().zip(issue.option(option, weights.len())) {
                *surplus += worth;
            }
        }
        self.text.iter().zip(weights).map(|(surplus, weight)| surplus * weight).sum()
    }
}

impl IssueOptions {
    fn set(&mut self, options: &Options, k: usize) {
        let Options { table, talks, lane } = options;
        self.worth.clear();
        self.positions.clear();
        self.count = 0;
        let bounds = (0..talks.signatories).map(|i| talks.at(i, k));
        let (lowest, highest) = bounds.fold((0.0f64, 1.0f64), |(low, high), at| {
            let (l, h) = (talks.draw.lowest[at].0[*lane], talks.draw.highest[at].0[*lane]);
            (if l > low { l } else { low }, if h < high { h } else { high })
        });
        if lowest > highest + CLOSE {
            return;
        }
        if let Some(levels) = table.parts().issues[k].levels {
            for level in 0..levels {
                let position = level as f64 / (levels - 1) as f64;
                if position >= lowest - CLOSE && position <= highest + CLOSE {
                    self.add(options, k, position);
                }
            }
            return;
        }
        self.add(options, k, lowest);
        self.add(options, k, highest);
        for &party in table.signatories() {
            for_each_corner(table, talks, party, k, *lane, |corner| {
                if corner > lowest && corner < highest {
                    self.add(options, k, corner);
                }
            });
        }
    }

    fn add(&mut self, options: &Options, k: usize, position: f64) {
        if self.positions.contains(&position) {
            return;
        }
        let Options { table, talks, lane } = options;
        self.positions.push(position);
        self.count += 1;
        for (i, &party) in table.signatories().iter().enumerate() {
            let weight = talks.held_weight[talks.at(i, k)].0[*lane];
            self.worth.push(weight * value(table, talks, party, k, position, *lane));
        }
    }

    fn option(&self, option: usize, signatories: usize) -> &[f64] {
        &self.worth[option * signatories..(option + 1) * signatories]
    }

    fn best(&self, weights: &[f64]) -> usize {
        let worth = |option: usize| -> f64 {
            let worths = self.option(option, weights.len());
            worths.iter().zip(weights).map(|(worth, weight)| worth * weight).sum()
        };
        let first = (0, worth(0));
        let best = (1..self.count).fold(first, |best, option| {
            let here = worth(option);
            if here > best.1 { (option, here) } else { best }
        });
        best.0
    }
}
