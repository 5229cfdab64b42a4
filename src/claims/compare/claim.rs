//! What scenarios come to against the first of them.

use crate::claims::case::{Case, Plan};
use crate::claims::likelihood::Likelihood;
use crate::claims::run::funnel::Reached;
use crate::claims::warning::Warning;
use crate::engine::Asked;
use crate::games::talks::Step;
use crate::stats::{Products, Ratio};

/// The 97.5 % point of the standard normal distribution.
pub(super) const Z: f64 = 1.959_963_984_540_054;

/// A scenario to be compared, as its reader knows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contender {
    /// What it is called.
    pub name: String,
    /// What it is about.
    pub case: Case,
}

/// Scenarios against the first of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// What was played of each.
    pub plan: Plan,
    /// Each on its own.
    pub scenarios: Vec<Compared>,
    /// Each but the first, against the first.
    pub against: Vec<Against>,
}

/// One of the scenarios on its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// What its reader knows it by.
    pub name: String,
    /// What it is about.
    pub case: Case,
    /// What was asked of it, with its answer.
    pub answers: Vec<(Asked, Answer)>,
    /// The median round of a settlement.
    pub round: Answer,
    /// The steps of a deal in their order; empty where one question alone was asked, or where there are no such steps.
    pub steps: Vec<Reached>,
    /// By round: settled in it or before; empty where one question alone was asked, or where there are no rounds.
    pub settled_by: Vec<Likelihood>,
}

impl Compared {
    /// The likelihood that so is called; none where that was not asked.
    pub fn likelihood(&self, of: &str) -> Option<Likelihood> {
        let (asked, answer) = self.answers.iter().find(|(_, answer)| answer.of == of)?;
        answer.likelihood().filter(|_| asked.is_likelihood())
    }
}

/// A likelihood, a mean position in the units, or a median round, with its 95 % interval.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The word for it: `settled`, `terms.water`.
    pub of: String,
    /// The value; none where nothing settled.
    pub value: Option<f64>,
    /// Lower end of its interval; none where that is not known.
    pub low: Option<f64>,
    /// Upper end of it.
    pub high: Option<f64>,
    /// Negotiations counted; for terms and rounds those that settled.
    pub n: u64,
}

impl Answer {
    pub(super) fn of(of: String, likelihood: Likelihood) -> Self {
        let Likelihood { p, low, high, n } = likelihood;
        Answer { of, value: Some(p), low: Some(low), high: Some(high), n }
    }

    /// As a likelihood; none where its interval is not known.
    pub fn likelihood(&self) -> Option<Likelihood> {
        Some(Likelihood { p: self.value?, low: self.low?, high: self.high?, n: self.n })
    }
}

/// One scenario against the first.
#[derive(Clone, Debug, PartialEq)]
pub struct Against {
    /// Its place among the scenarios.
    pub scenario: usize,
    /// What both have, compared.
    pub rows: Vec<Row>,
    /// The steps of a deal that both have, compared.
    pub steps: Vec<StepRow>,
    /// The interval of the settlement's difference (of the only one, where one question is asked) if each scenario had had
    /// luck of its own, over the interval found: above 1, the common luck made it so many times narrower. None where the
    /// interval is nothing.
    pub narrowing: Option<f64>,
    /// What only one of them has, or what cannot be compared, in words.
    pub left_out: Vec<String>,
    /// What weakens the comparison.
    pub warnings: Vec<Warning>,
}

/// What a row compares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A likelihood.
    Likelihood,
    /// The likelihood that an interim deal is adopted.
    Interim,
    /// The median round of a settlement.
    Round,
    /// The mean position of settlements on an issue.
    Terms {
        /// The unit of a numeric scale.
        unit: Option<String>,
        /// The words at the two ends of a scale of words.
        ends: Option<(String, String)>,
    },
}

/// One thing in both scenarios.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What is compared.
    pub what: What,
    /// What a reader calls it.
    pub name: String,
    /// In the first scenario.
    pub first: Answer,
    /// In the other.
    pub second: Answer,
    /// The second less the first; none where either has none.
    pub difference: Option<Difference>,
}

/// A step of a deal in both scenarios.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepRow {
    /// Which step.
    pub step: Step,
    /// How much likelier the second reaches it, with all steps before it.
    pub reached: Option<Difference>,
    /// How much more the second loses at it.
    pub lost: Option<Difference>,
}

impl Row {
    /// Whether it is the position of an issue in what settles; other means are of all that is played.
    pub fn is_of_terms(&self) -> bool {
        self.first.of.starts_with("terms.")
    }
}

/// A difference with its 95 % interval, paired by draw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// The difference.
    pub value: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of it.
    pub high: f64,
    /// Lower end of the interval that the same negotiations would give without common luck.
    pub unpaired_low: f64,
    /// Upper end of it.
    pub unpaired_high: f64,
    /// Whether the two scenarios are the same talks, so that nothing can differ.
    pub is_same_talks: bool,
}

impl Difference {
    /// Whether the interval lies on one side of 0.
    pub fn is_visible(&self) -> bool {
        self.low > 0.0 || self.high < 0.0
    }

    /// The largest difference, either way, that the interval holds.
    pub fn bound(&self) -> f64 {
        let (low, high) = (self.low.abs(), self.high.abs());
        if low > high { low } else { high }
    }

    /// Of two means over the same draws, the second less the first, in units of so much; none where either has no spread
    /// that is known. `more` is what is added to each variance.
    pub(super) fn of_means(
        [first, second]: [&Ratio; 2],
        products: &Products,
        draws: u64,
        more: f64,
        unit: f64,
    ) -> Option<Self> {
        let half = |variance: f64| Z * (variance + more).sqrt() * unit;
        let unpaired = first.variance(draws)? + second.variance(draws)?;
        let paired = first.variance_of_difference(second, products, draws)?;
        let value = (second.mean()? - first.mean()?) * unit;
        Some(Difference::of(value, half(paired), half(unpaired), false))
    }

    /// What one draw more each way, differing altogether, adds to the variance of a difference of likelihoods.
    pub(super) fn one_more_draw(draws: u64) -> f64 {
        2.0 / (draws as f64 * draws as f64)
    }

    pub(super) fn of(value: f64, half: f64, unpaired: f64, is_same_talks: bool) -> Self {
        Difference {
            value,
            low: value - half,
            high: value + half,
            unpaired_low: value - unpaired,
            unpaired_high: value + unpaired,
            is_same_talks,
        }
    }
}
