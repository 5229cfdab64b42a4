//! What rounds already held did to a forecast.

use crate::claims::likelihood::{Likelihood, Named};
use crate::claims::run::funnel::Funnel;
use serde::Serialize;

/// What the facts did to the forecast.
#[derive(Clone, Debug, PartialEq)]
pub struct Observed {
    /// Rounds of which something was seen.
    pub rounds: usize,
    /// As many draws of equal weight would know as much.
    pub effective_draws: f64,
    /// How likely the scenario made just these facts, of all draws that were played.
    pub facts: Likelihood,
    /// The forecast without them, from draws of its own luck's first repeats.
    pub before: Before,
    /// The inputs that moved by more than chance alone moves them, the farthest first.
    pub moved: Vec<Moved>,
}

/// The forecast without the facts.
#[derive(Clone, Debug, PartialEq)]
pub struct Before {
    /// By end, in the order of [`End::ALL`](crate::games::talks::End::ALL).
    pub ends: [Likelihood; 5],
    /// Where deals die.
    pub funnel: Funnel,
    /// By interim deal.
    pub interim: Vec<Named>,
}

/// What the facts taught about an input.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// The input's path.
    pub input: String,
    /// The input's name.
    pub name: String,
    /// The greatest distance between its distributions before and after, 0..1.
    pub distance: f64,
    /// As the scenario gives it.
    pub before: Tenths,
    /// Given what was seen.
    pub after: Tenths,
}

/// Quantiles of an input, in its own units.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Tenths {
    /// One in ten lies below.
    pub p10: f64,
    /// The median.
    pub p50: f64,
    /// One in ten lies above.
    pub p90: f64,
}
