//! The forecast given what was seen of rounds already held.
//!
//! - Models: draws weighed by the likelihood of the facts; what they teach of the inputs, and how likely they were.
//! - Equation: an input moved where its distribution differs from the scenario's by more than sqrt(log(2 d / 0.05) / 2 n), d
//!   inputs and n effective draws. Likelihoods: see `likelihood.rs`.
//! - Source: Kolmogorov (1933) for how far chance alone moves a distribution.
//! - Units: shares 0..1; inputs in their own units.
//! - Leaves out: what the particles of a draw share of their past, which the scatter between draws shows.

use super::refusal::{Refusal, refuse};
use super::seen::{Before, Moved, Observed, Tenths};
use crate::claims::case::Case;
use crate::claims::likelihood::Likelihood;
use crate::claims::run::findings::{Findings, summarise};
use crate::claims::warning::Warning;
use crate::engine::{Cells, Game, INPUT_BINS, Ledger, Quantity, Slice, Weights};
use crate::games::talks::Given;

/// Fewer effective draws are rough.
const FEW_EFFECTIVE: f64 = 500.0;
/// Fewer draws than this make the spread and the drivers rough.
const FEW_DRAWS: f64 = 1_000.0;
/// How often any of the inputs may be said to have moved where chance alone moved it.
const ERROR: f64 = 0.05;
/// Points of the interval of a mean, in standard errors.
const Z: f64 = 1.959_963_984_540_054;

/// What a run comes to given what was seen, and what one of the same seed without the facts (`before`) came to.
///
/// # Errors
/// Facts that no draw agrees with, and fewer than 50 effective draws.
pub fn summarise_given(
    case: &Case,
    given: &Given,
    ledger: &Ledger,
    before: &Ledger,
) -> Result<Findings, Refusal> {
    let table = given.table();
    let Some((weights, _)) = ledger.weighed() else { return Ok(summarise(case, table, ledger)) };
    refuse(given, ledger)?;
    let mut findings = summarise(case, table, ledger);
    findings.warnings.retain(|warning| warning.code != "few_draws");
    findings.warnings.extend(few_effective(ledger.effective_draws()));
    let before = summarise(case, table, before);
    findings.observed = Some(Observed {
        rounds: given.observed_rounds(),
        effective_draws: ledger.effective_draws(),
        facts: likelihood_of_facts(given, ledger, weights),
        before: Before { ends: before.ends, funnel: before.funnel, interim: before.interim },
        moved: moved(given, ledger),
    });
    Ok(findings)
}

fn few_effective(effective: f64) -> Option<Warning> {
    let (code, rough) = match effective {
        few if few < FEW_EFFECTIVE => ("few_effective_draws", "shares, terms and what moved"),
        few if few < FEW_DRAWS => ("few_draws", "the spread and what drives it"),
        _ => return None,
    };
    let text =
        format!("What was seen leaves only {effective:.0} effective draws: {rough} are rough.");
    Some(Warning::of_few_draws(code, text))
}

/// The mean weight, with the interval of its logarithm.
fn likelihood_of_facts(given: &Given, ledger: &Ledger, weights: &Weights) -> Likelihood {
    let effective = ledger.effective_draws();
    let played = weights.played as f64;
    let mean = ledger.draws as f64 / (weights.unit as f64 * played);
    let log = libm::log(mean) + weights.log_of_unit + given.log_greatest();
    let share = if effective < played { (1.0 / effective - 1.0 / played).sqrt() } else { 0.0 };
    let at = |errors: f64| libm::exp(log + errors * share).clamp(0.0, 1.0);
    Likelihood { p: at(0.0), low: at(-Z), high: at(Z), n: weights.played * ledger.repeats }
}

/// Inputs whose distribution differs from the scenario's by more than as many draws would by chance, however many inputs
/// there are.
fn moved<G: Game>(game: &G, ledger: &Ledger) -> Vec<Moved> {
    let inputs = ledger.cells().len().max(1) as f64;
    let critical = (libm::log(2.0 * inputs / ERROR) / (2.0 * ledger.effective_draws())).sqrt();
    let ids = game.uncertain().iter().zip(ledger.cells());
    let of = ids.map(|(id, cells)| Moved::of(&game.quantities()[id.index()], &cells));
    let mut moved: Vec<Moved> = of.filter(|moved| moved.distance > critical).collect();
    moved.sort_by(|one, other| other.distance.total_cmp(&one.distance));
    moved
}

impl Moved {
    fn of(quantity: &Quantity, cells: &Cells) -> Self {
        let sampler = quantity.distribution.sampler();
        let at = |u: f64| sampler.quantile(u);
        let shares = Shares::of(cells);
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
    fn of(cells: &Cells) -> Self {
        let all: u64 = cells.bins.iter().map(|bin| bin.draws).sum();
        let share = |bin: &Slice| bin.draws as f64 / all.max(1) as f64;
        Shares(cells.bins.iter().map(share).collect())
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
        let mut cells = Cells::default();
        cells.bins[32].draws = 30;
        cells.bins[33].draws = 10;
        let shares = Shares::of(&cells);
        assert_eq!(shares.quantile(0.75), 33.0 / 64.0);
        assert_eq!(shares.quantile(0.375), 32.5 / 64.0);
        assert_eq!(shares.distance(), 0.5);
    }
}
