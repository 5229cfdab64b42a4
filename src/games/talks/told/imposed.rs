//! What is imposed on eight negotiations beside their seats: how often something happened before the rounds already held, and
//! with whose luck they go on after them.
//!
//! - Models: an observed number of events is imposed and weighs the negotiation by its probability.
//! - Equation: log weight of n occurrences at a rate r, n log(r / n) - r + n: Poisson's probability as a share of the
//!   greatest that any rate gives.
//! - Source: Gordon, Salmond, Smith (1993) "Novel approach to nonlinear/non-Gaussian Bayesian state estimation".
//! - Units: rates a round; natural logarithms.
//! - Leaves out: nothing seen only in part (at least so many).

use crate::games::talks::play::luck::Luck;
use crate::lanes::{Eight, WIDTH};

/// What is imposed on a play; nothing, unless rounds were observed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Imposed {
    /// The last round that is played, where it is not that of the talks.
    pub until: Option<u32>,
    /// By observed round: how often each event was seen before it.
    pub rounds: Vec<(u32, Vec<Option<u32>>)>,
    /// From which round on each lane has the luck of which repeat, after those that it sat down with.
    pub luck: Vec<(u32, [u64; WIDTH])>,
    /// The place of the round at hand among those observed.
    now: Option<usize>,
    /// By event: the logarithm of the weight of what was seen before the round at hand.
    weights: Vec<[f64; WIDTH]>,
}

impl Imposed {
    /// For so many events.
    pub(crate) fn new(events: usize) -> Self {
        Imposed { weights: vec![[0.0; WIDTH]; events], ..Imposed::default() }
    }

    /// The last round that is played.
    #[inline(always)]
    pub(crate) fn last(&self, rounds: u32) -> u32 {
        self.until.unwrap_or(rounds)
    }

    /// Turns to a round.
    #[inline(always)]
    pub(crate) fn turn(&mut self, round: u32, luck: &mut Luck) {
        if !self.rounds.is_empty() {
            self.turn_observed(round, luck);
        }
    }

    #[inline(never)]
    fn turn_observed(&mut self, round: u32, luck: &mut Luck) {
        self.now = self.rounds.iter().position(|(observed, _)| *observed == round);
        self.weights.fill([0.0; WIDTH]);
        if let Some((_, repeats)) = self.luck.iter().find(|(from, _)| *from == round) {
            luck.go_on_as(repeats);
        }
    }

    /// Turns to the months after a settlement: the last luck, whether or not the rounds that bring it were reached.
    #[inline(always)]
    pub(crate) fn turn_to_aftermath(&self, luck: &mut Luck) {
        if let Some((_, repeats)) = self.luck.last() {
            luck.go_on_as(repeats);
        }
    }

    /// How often an event was seen before the round at hand.
    #[inline(always)]
    pub(crate) fn count(&self, event: usize) -> Option<u32> {
        self.now.and_then(|place| self.rounds[place].1[event])
    }

    /// Weighs the lanes by what was seen of an event and their own rates.
    #[inline(never)]
    pub(crate) fn weigh(&mut self, event: usize, count: u32, rates: &Eight) {
        self.weights[event] = rates.0.map(|rate| log_weight(f64::from(count), rate));
    }

    /// The logarithms of the weights of all that was seen before the round at hand.
    pub(crate) fn log_weights(&self) -> [f64; WIDTH] {
        core::array::from_fn(|lane| self.weights.iter().map(|weights| weights[lane]).sum())
    }

    /// The lanes in which what was seen of an event can happen.
    pub(crate) fn possible(&self, event: usize) -> u8 {
        let weights = self.weights[event].iter().enumerate();
        weights
            .filter(|(_, weight)| **weight > f64::NEG_INFINITY)
            .fold(0, |l, (lane, _)| l | 1 << lane)
    }
}

/// The logarithm of Poisson's probability, less that of its greatest value over all rates.
fn log_weight(count: f64, rate: f64) -> f64 {
    match () {
        () if count == 0.0 => -rate,
        () if rate > 0.0 => count * libm::log(rate / count) - rate + count,
        () => f64::NEG_INFINITY,
    }
}

/// The logarithm of the greatest probability that any rate gives to a count.
pub(crate) fn log_greatest(count: u32) -> f64 {
    let count = f64::from(count);
    if count == 0.0 { 0.0 } else { count * libm::log(count) - count - libm::lgamma(count + 1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_the_probabilities_of_poisson() {
        for (count, rate, expected) in
            [(0, 2.0, 0.135_335_283), (3, 2.0, 0.180_447_044), (2, 0.5, 0.075_816_332)]
        {
            let probability = libm::exp(log_weight(f64::from(count), rate) + log_greatest(count));
            assert!((probability - expected).abs() < 1e-9, "{count} at {rate}: {probability}");
        }
        assert_eq!(log_weight(0.0, 0.0), 0.0);
        assert_eq!(log_weight(1.0, 0.0), f64::NEG_INFINITY);
    }
}
