//! The Nash text: the largest product of gains over no deal.
//!
//! - Models: two reasonable bargainers, or an arbiter whose answer does not depend on the units of value.
//! - Equation: argmax of Π surplus_i, that is of Σ ln surplus_i, which is concave in how much of an issue stands on which
//!   choice: issue by issue from the choice that raises it least to the one that raises it most, as far as that helps,
//!   until no choice promises more than 1e-10.
//! - Source: Nash (1950) "The Bargaining Problem"; Platt (1999) "Sequential Minimal Optimization" for the way to it.
//! - Units: surplus in value; no comparison between signatories.
//! - Leaves out: unequal patience and power; where some signatory cannot gain there is none.

use super::texts::{Field, Found, best};
use crate::games::talks::{CLOSE, Choice, Stakes};

/// What is left to be gained, as a logarithm of the product.
const CLOSE_ENOUGH: f64 = 1e-10;
/// Rounds over all issues after which the text is taken as it is.
const MOST_ROUNDS: usize = 5_000;
/// Halvings of a step.
const HALVINGS: usize = 52;

/// None where no text gives everybody more than no deal.
pub(super) fn nash(stakes: &Stakes) -> Option<Found> {
    let score = |surplus: &[f64]| {
        let ln = |gain: &f64| if *gain > CLOSE { libm::log(*gain) } else { f64::NEG_INFINITY };
        (surplus.iter().map(ln).sum(), surplus.iter().sum())
    };
    best(stakes, score, solve).filter(|found| found.score.0 > f64::NEG_INFINITY)
}

/// From where the least gain is largest.
fn solve(field: &Field) -> Vec<f64> {
    let text = field.maximin(&vec![1.0; field.spare.len()]);
    let surplus = field.surplus(&text);
    if surplus.iter().any(|gain| *gain <= CLOSE) {
        return text;
    }
    let shares = field.issues.iter().zip(&text).map(|(choices, at)| shares(choices, *at));
    let mut mix = Mix { field, shares: shares.collect(), surplus };
    for _ in 0..MOST_ROUNDS {
        let left: f64 = (0..field.issues.len()).map(|k| mix.improve(k)).sum();
        if left < CLOSE_ENOUGH {
            break;
        }
    }
    mix.text()
}

/// A position as shares of the choices beside it.
fn shares(choices: &[Choice], at: f64) -> Vec<f64> {
    let mut shares = vec![0.0; choices.len()];
    let above = choices.iter().position(|(choice, _)| *choice >= at).unwrap_or(choices.len() - 1);
    if above == 0 {
        shares[0] = 1.0;
        return shares;
    }
    let (from, to) = (choices[above - 1].0, choices[above].0);
    shares[above] = ((at - from) / (to - from)).clamp(0.0, 1.0);
    shares[above - 1] = 1.0 - shares[above];
    shares
}

/// Mixtures of choices, and what they give.
struct Mix<'a> {
    field: &'a Field<'a>,
    /// By issue and choice.
    shares: Vec<Vec<f64>>,
    surplus: Vec<f64>,
}

impl Mix<'_> {
    /// Moves an issue from its worst choice to the best as far as that helps. Returns what it promised at most.
    fn improve(&mut self, k: usize) -> f64 {
        let choices = self.field.issues[k];
        let slope = |choice: &Choice| {
            choice.1.iter().zip(&self.surplus).map(|(worth, gain)| worth / gain).sum::<f64>()
        };
        let slopes: Vec<f64> = choices.iter().map(slope).collect();
        let (mut best, mut worst, mut now) = (0, None, 0.0);
        for (option, (slope, share)) in slopes.iter().zip(&self.shares[k]).enumerate() {
            now += slope * share;
            if *slope > slopes[best] {
                best = option;
            }
            if *share > 0.0 && worst.is_none_or(|worst: usize| *slope < slopes[worst]) {
                worst = Some(option);
            }
        }
        let worst = worst.expect("shares add to 1");
        if slopes[best] - slopes[worst] > 0.0 {
            self.go(k, worst, best);
        }
        slopes[best] - now
    }

    fn go(&mut self, k: usize, from: usize, to: usize) {
        let choices = self.field.issues[k];
        let gains = choices[to].1.iter().zip(&choices[from].1);
        let gains: Vec<f64> = gains.map(|(to, from)| to - from).collect();
        // Whether it still helps to go on, having gone so far.
        let helps = |far: f64| {
            let slope = gains.iter().zip(&self.surplus).map(|(gain, surplus)| {
                let here = surplus + far * gain;
                if here > 0.0 { gain / here } else { f64::NEG_INFINITY }
            });
            slope.sum::<f64>() > 0.0
        };
        let all = self.shares[k][from];
        let (mut low, mut high) = (0.0, all);
        if helps(all) {
            low = all;
        } else {
            for _ in 0..HALVINGS {
                let middle = 0.5 * (low + high);
                if helps(middle) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
        }
        self.shares[k][from] = all - low;
        self.shares[k][to] += low;
        self.draw_together(k);
    }

    /// Puts an issue where its mixture stands, which is worth no less to anybody.
    fn draw_together(&mut self, k: usize) {
        let choices = self.field.issues[k];
        let mixed = choices.iter().zip(&self.shares[k]);
        let at = mixed.map(|((at, _), share)| at * share).sum();
        self.shares[k] = shares(choices, at);
        self.surplus = self.field.surplus(&self.text());
    }

    fn text(&self) -> Vec<f64> {
        let issues = self.field.issues.iter().zip(&self.shares);
        let position = |(choices, shares): (&&[Choice], &Vec<f64>)| {
            choices.iter().zip(shares).map(|((at, _), share)| at * share).sum()
        };
        issues.map(position).collect()
    }
}
