//! The forecast given what was seen of rounds already held.
//!
//! - Models: draws weighed by the likelihood of the facts; their shares are ratios of two sums.
//! - Equation: p = sum of w k / (M sum of w), with variance sum of w^2 (k/M - p)^2 / (sum of w)^2, times n / (n - 1);
//!   n = (sum of w)^2 / sum of w^2 is the effective number of draws. What has no interval of its own here is taken from as
//!   many draws of equal weight.
//! - Source: Kong, Liu, Wong (1994) "Sequential Imputations and Bayesian Missing Data Problems"; Owen (2013) Monte Carlo
//!   theory, methods and examples, chapter 9; Kolmogorov (1933) for how far chance alone moves a distribution.
//! - Units: shares 0..1; inputs in their own units.
//! - Leaves out: what the particles of a draw share of their past, which the scatter between draws shows.

use super::outside::outside;
use super::{Case, Findings, Likelihood, Losses, Named, Outside, Plan, Warning, summarise};
use crate::engine::Quantity;
use crate::games::talks::{Fact, Given, INPUT_BINS, InputTally, Seen, Tally, Weights};
use crate::stats::{Count, wilson};
use serde::Serialize;

/// Fewer effective draws say nothing.
pub const FEWEST_EFFECTIVE: f64 = 50.0;
/// Fewer effective draws are rough.
const FEW_EFFECTIVE: f64 = 500.0;
/// Fewer draws than this make the spread and the drivers rough.
const FEW_DRAWS: f64 = 1_000.0;
/// How often any of the inputs may be said to have moved where chance alone moved it.
const ERROR: f64 = 0.05;
/// Points of the interval of a mean, in standard errors.
const Z: f64 = 1.959_963_984_540_054;

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
    pub funnel: super::Funnel,
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

/// Why a forecast given the facts cannot be made.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// No draw agreed with this fact and all before it.
    Impossible(Fact),
    /// Too few effective draws. The fact that fewest draws with all before it agreed with, and their share.
    TooFew {
        /// Effective draws.
        effective: f64,
        /// The fact that cost most, and the share of draws that it left, where any cost something and more than what
        /// is said of events.
        costliest: Option<(Fact, f64)>,
        /// Whether numbers of events were seen that few of the agreeing draws make likely: that cost most.
        is_for_events: bool,
    },
}

/// What a run comes to given what was seen, and what one of the same seed without the facts (`before`) came to.
///
/// # Errors
/// Facts that no draw agrees with, and fewer than 50 effective draws.
pub fn summarise_given(
    case: &Case,
    given: &Given,
    tally: &Tally,
    before: &Tally,
) -> Result<Findings, Refusal> {
    let Some(weights) = &tally.weights else { return Ok(summarise(case, given.table(), tally)) };
    let effective = tally.effective_draws();
    refuse(given, weights, effective)?;
    let table = given.table();
    let mut findings = summarise(case, table, &tally.in_effective_draws());
    findings.case.plan = Plan::of(case.plan.seed, weights.played, tally.repeats);
    by_weight(&mut findings, tally, weights);
    let outside_views: Vec<Outside> =
        outside(&table.labels().outside_views, &findings.ends, &findings.funnel, &findings.interim);
    findings.outside_views = outside_views;
    findings.warnings.retain(|warning| warning.code != "few_draws");
    findings.warnings.extend(few_effective(effective));
    let before = summarise(case, table, before);
    findings.observed = Some(Observed {
        rounds: given.observed_rounds(),
        effective_draws: effective,
        facts: likelihood_of_facts(given, tally, weights, effective),
        before: Before { ends: before.ends, funnel: before.funnel, interim: before.interim },
        moved: moved(given, tally, effective),
    });
    Ok(findings)
}

fn refuse(given: &Given, weights: &Weights, effective: f64) -> Result<(), Refusal> {
    let agreeing = given.facts().iter().zip(&weights.agreeing);
    if let Some((fact, _)) = agreeing.clone().find(|(_, draws)| **draws == 0) {
        return Err(Refusal::Impossible(*fact));
    }
    if effective >= FEWEST_EFFECTIVE {
        return Ok(());
    }
    let before = core::iter::once(&weights.played).chain(&weights.agreeing);
    let kept =
        agreeing.zip(before).map(|((fact, draws), before)| (*fact, *draws as f64 / *before as f64));
    let costliest =
        kept.filter(|(_, kept)| *kept < 1.0).min_by(|one, other| one.1.total_cmp(&other.1));
    let left = weights.agreeing.last().map_or(1.0, |draws| effective / *draws as f64);
    let saw_events = given.facts().iter().any(|fact| matches!(fact.what, Seen::Events(..)));
    let is_for_events = saw_events && costliest.is_none_or(|(_, kept)| left < kept);
    let costliest = costliest.filter(|_| !is_for_events);
    Err(Refusal::TooFew { effective, costliest, is_for_events })
}

fn few_effective(effective: f64) -> Option<Warning> {
    let (code, rough) = match effective {
        few if few < FEW_EFFECTIVE => ("few_effective_draws", "shares, terms and what moved"),
        few if few < FEW_DRAWS => ("few_draws", "the spread and what drives it"),
        _ => return None,
    };
    let text = format!(
        "What was seen leaves only {effective:.0} effective draws: {rough} are rough. Raise --draws."
    );
    Some(Warning { code, text })
}

/// Gives every likelihood that was counted by draw the interval of a ratio.
fn by_weight(findings: &mut Findings, tally: &Tally, weights: &Weights) {
    let ratio =
        |of: &dyn Fn(&Tally) -> Count| ratio(tally, weights, &of(tally), &of(&weights.squared));
    for (end, likelihood) in findings.ends.iter_mut().enumerate() {
        *likelihood = ratio(&|tally| tally.ends[end]);
    }
    let funnel = &mut findings.funnel;
    funnel.zone_at_start = ratio(&|tally| tally.zone_at_start);
    funnel.zone_ever = ratio(&|tally| tally.zone_ever);
    funnel.agreed_in_room = ratio(&|tally| tally.agreed);
    funnel.ratified = findings.ends[0];
    for (months, holds) in [(12, &mut funnel.holds_12), (24, &mut funnel.holds_24)] {
        if let Some(holds) = holds {
            *holds = ratio(&|tally| tally.holds[months - 1]);
        }
    }
    findings.losses = Losses::of(funnel, tally.effective_draws());
    findings.refused = ratio(&|tally| tally.refused);
    for (i, party) in findings.lost_to_capital.iter_mut().enumerate() {
        party.likelihood = ratio(&|tally| tally.lost_to_capital[i]);
    }
    for (d, deal) in findings.interim.iter_mut().enumerate() {
        deal.likelihood = ratio(&|tally| tally.interim[d]);
    }
    let by = tally.settled_by().into_iter().zip(weights.squared.settled_by());
    for (likelihood, (count, square)) in findings.timing.settled_by.iter_mut().zip(by) {
        *likelihood = self::ratio(tally, weights, &count, &square);
    }
}

/// A share of the weighed draws with its interval; `square` counts the same by the squares of weights. `n` is what the
/// negotiations are worth.
fn ratio(tally: &Tally, weights: &Weights, count: &Count, square: &Count) -> Likelihood {
    let (sum, m) = (tally.draws as f64, tally.repeats as f64);
    let p = count.share(tally.draws, tally.repeats);
    let effective = tally.effective_draws();
    let centre = p * m;
    let scatter = square.squares as f64 - 2.0 * centre * square.total as f64
        + centre * centre * weights.squared.draws as f64;
    let few = if effective > 1.0 { effective / (effective - 1.0) } else { 1.0 };
    let variance = scatter * weights.unit as f64 / (m * m * sum * sum) * few;
    // Below this it is the rounding of the sums.
    let is_known = variance > 1e-12 * p * (1.0 - p);
    let trials = if is_known && p * (1.0 - p) > 0.0 { p * (1.0 - p) / variance } else { effective };
    let (low, high) = wilson(p, trials);
    Likelihood { p, low, high, n: (effective * m + 0.5) as u64 }
}

/// The mean weight, with the interval of its logarithm.
fn likelihood_of_facts(
    given: &Given,
    tally: &Tally,
    weights: &Weights,
    effective: f64,
) -> Likelihood {
    let played = weights.played as f64;
    let mean = tally.draws as f64 / (weights.unit as f64 * played);
    let log = libm::log(mean) + weights.log_of_unit + given.log_greatest();
    let share = if effective < played { (1.0 / effective - 1.0 / played).sqrt() } else { 0.0 };
    let at = |errors: f64| libm::exp(log + errors * share).clamp(0.0, 1.0);
    Likelihood { p: at(0.0), low: at(-Z), high: at(Z), n: weights.played * tally.repeats }
}

/// Inputs whose distribution differs from the scenario's by more than as many draws would by chance, however many inputs
/// there are.
fn moved(given: &Given, tally: &Tally, effective: f64) -> Vec<Moved> {
    let table = given.table();
    let inputs = tally.inputs.len().max(1) as f64;
    let critical = (libm::log(2.0 * inputs / ERROR) / (2.0 * effective)).sqrt();
    let ids = table.uncertain().iter().zip(&tally.inputs);
    let of = ids.map(|(id, counted)| Moved::of(&table.quantities()[id.index()], counted));
    let mut found: Vec<Moved> = of.filter(|moved| moved.distance > critical).collect();
    found.sort_by(|one, other| other.distance.total_cmp(&one.distance));
    found
}

impl Moved {
    fn of(quantity: &Quantity, counted: &InputTally) -> Self {
        let sampler = quantity.distribution.sampler();
        let at = |u: f64| sampler.quantile(u);
        let shares = Shares::of(counted);
        Moved {
            input: quantity.path.clone(),
            name: quantity.name.clone(),
            distance: shares.distance(),
            before: Tenths { p10: at(0.1), p50: at(0.5), p90: at(0.9) },
            after: Tenths {
                p10: at(shares.quantile(0.1)),
                p50: at(shares.quantile(0.5)),
                p90: at(shares.quantile(0.9)),
            },
        }
    }
}

/// An input's distribution, by bins that the scenario makes equally likely; even within each.
struct Shares(Vec<f64>);

impl Shares {
    fn of(counted: &InputTally) -> Self {
        let all: u64 = counted.bins.iter().map(|bin| bin.draws).sum();
        let share = |bin: &crate::games::talks::Slice| bin.draws as f64 / all.max(1) as f64;
        Shares(counted.bins.iter().map(share).collect())
    }

    /// The greatest distance from the even distribution.
    fn distance(&self) -> f64 {
        let (mut sum, mut most) = (0.0, 0.0);
        for (bin, share) in self.0.iter().enumerate() {
            sum += share;
            let off = (sum - (bin + 1) as f64 / INPUT_BINS as f64).abs();
            most = if off > most { off } else { most };
        }
        most
    }

    /// The scenario's own quantile below which the share p lies now.
    fn quantile(&self, p: f64) -> f64 {
        let mut below = 0.0;
        for (bin, share) in self.0.iter().enumerate() {
            if *share > 0.0 && below + share >= p {
                return (bin as f64 + (p - below) / share) / INPUT_BINS as f64;
            }
            below += share;
        }
        1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_even_within_bins() {
        let mut counted = InputTally::default();
        counted.bins[32].draws = 30;
        counted.bins[33].draws = 10;
        let shares = Shares::of(&counted);
        assert_eq!(shares.quantile(0.75), 33.0 / 64.0);
        assert_eq!(shares.quantile(0.375), 32.5 / 64.0);
        assert_eq!(shares.distance(), 0.5);
    }
}
