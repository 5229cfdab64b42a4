//! Scenarios against the first of them, with the same luck for all.
//!
//! - Models: what a change to a scenario changes, apart from chance that both share (common random numbers).
//! - Equation: the difference of two shares or means over the same draws; its variance is that of the draws' own
//!   differences, V(a) + V(b) - 2 C(a, b); 95 % by the normal approximation. Of a difference of likelihoods one draw more
//!   each way counts as differing altogether, so that few draws that differ do not look like none.
//! - Source: Kleijnen (1974) "Statistical Techniques in Simulation" (common random numbers); Agresti, Min (2005) "Simple
//!   improved confidence intervals for comparing matched proportions"; for the median round see [`medians`].
//! - Units: likelihoods 0..1, rounds, an issue's own units.
//! - Leaves out: whether either scenario is right. The intervals are of the simulation's own noise.

mod common;
mod medians;
mod study;

use super::case::{Case, Plan as Played};
use super::{Asked, Likelihood};
use crate::engine::{Plan, Together};
use crate::games::talks::Table;
use crate::stats::{Count, Ratio};
use common::{Common, common};
use study::{Counted, Pairs};

/// The 97.5 % point of the standard normal distribution.
const Z: f64 = 1.959_963_984_540_054;
/// Batches between two words on how far it is.
const BATCHES: u64 = 8;
/// Fewer draws with a settlement than this make its terms and its date rough.
const FEW_SETTLED_DRAWS: u64 = 100;

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
    pub plan: Played,
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
    /// Everything that can be asked of it, with its answer.
    pub answers: Vec<(Asked, Answer)>,
    /// The median round of a settlement.
    pub round: Answer,
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

/// One scenario against the first.
#[derive(Clone, Debug, PartialEq)]
pub struct Against {
    /// Its place among the scenarios.
    pub scenario: usize,
    /// What both have, compared.
    pub rows: Vec<Row>,
    /// The interval of the settlement's difference if each scenario had had luck of its own, over the interval found:
    /// above 1, the common luck made it so many times narrower. None where the interval is nothing.
    pub narrowing: Option<f64>,
    /// What only one of them has, or what cannot be compared, in words.
    pub left_out: Vec<String>,
    /// What weakens the comparison, in words.
    pub warnings: Vec<String>,
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

/// Plays every scenario on the same draws with the same luck and compares each with the first. `tell(done, all)` hears
/// how far it is. The tables and their contenders stand in the same order; at least one of each.
pub fn compare(
    tables: &[Table],
    contenders: &[Contender],
    plan: Plan,
    tell: &mut dyn FnMut(u64, u64),
) -> Comparison {
    let commons: Vec<Common> = tables[1..].iter().map(|other| common(&tables[0], other)).collect();
    let pairs = Pairs::new(tables, &commons, plan);
    let mut run = Together::new(tables, &pairs, plan);
    while run.advance(BATCHES) {
        tell(run.batches_done(), plan.batches());
    }
    let counted = run.into_tally();
    let scenarios: Vec<Compared> = tables
        .iter()
        .zip(contenders)
        .enumerate()
        .map(|(place, (table, contender))| compared(table, contender, place, &counted, plan))
        .collect();
    let against = commons
        .into_iter()
        .enumerate()
        .map(|(pair, common)| against(pair, common, &scenarios, &counted))
        .collect();
    Comparison { plan: plan.into(), scenarios, against }
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

    fn of(value: f64, half: f64, unpaired: f64, is_same_talks: bool) -> Self {
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

fn compared(
    table: &Table,
    contender: &Contender,
    place: usize,
    counted: &Counted,
    plan: Plan,
) -> Compared {
    let asked = Asked::all(table).into_iter().zip(&counted.singles[place]);
    Compared {
        name: contender.name.clone(),
        case: contender.case.clone().played(plan.into()),
        answers: asked.map(|(asked, ratio)| (asked, answer(table, asked, ratio, plan))).collect(),
        round: counted.medians.round(place),
    }
}

fn answer(table: &Table, asked: Asked, ratio: &Ratio, plan: Plan) -> Answer {
    let of = asked.word(table);
    if asked.is_likelihood() {
        let count = Count { total: ratio.sum as u64, squares: ratio.squares() as u64 };
        let likely = Likelihood::of(&count, plan.draws(), plan.repeats());
        let [value, low, high] = [likely.p, likely.low, likely.high].map(Some);
        return Answer { of, value, low, high, n: likely.n };
    }
    let mean = ratio.mean();
    let half = ratio.variance(plan.draws()).map(|variance| Z * variance.sqrt());
    let end = |side: f64| Some(asked.in_units(table, mean? + side * half?));
    Answer {
        of,
        value: mean.map(|mean| asked.in_units(table, mean)),
        low: end(-1.0),
        high: end(1.0),
        n: ratio.answers as u64,
    }
}

fn against(pair: usize, common: Common, scenarios: &[Compared], counted: &Counted) -> Against {
    let (first, second) = (&scenarios[0], &scenarios[pair + 1]);
    let mut rows = Vec::new();
    for (question, products) in common.questions.iter().zip(&counted.pairs[pair]) {
        let ratios =
            [&counted.singles[0][question.first], &counted.singles[pair + 1][question.second]];
        let difference = question.difference(ratios, products, counted.draws, common.is_same_talks);
        rows.push(Row {
            what: question.what.clone(),
            name: question.name.clone(),
            first: first.answers[question.first].1.clone(),
            second: second.answers[question.second].1.clone(),
            difference,
        });
    }
    if common.has_rounds {
        rows.push(Row {
            what: What::Round,
            name: "the median round of a settlement".to_owned(),
            first: first.round.clone(),
            second: second.round.clone(),
            difference: counted.medians.difference(pair + 1, common.is_same_talks),
        });
    }
    Against {
        scenario: pair + 1,
        narrowing: narrowing(&rows),
        rows,
        left_out: common.left_out,
        warnings: [common.warnings, few_settlements(pair, scenarios, counted)].concat(),
    }
}

fn narrowing(rows: &[Row]) -> Option<f64> {
    let settled = rows.iter().find(|row| row.first.of == "settled")?.difference?;
    let width = settled.high - settled.low;
    let unpaired = settled.unpaired_high - settled.unpaired_low;
    (width > 0.0 && unpaired > 0.0).then(|| unpaired / width)
}

fn few_settlements(pair: usize, scenarios: &[Compared], counted: &Counted) -> Vec<String> {
    let mut found = Vec::new();
    for place in [0, pair + 1] {
        let draws = counted.settled_draws[place];
        if draws > 0 && draws < FEW_SETTLED_DRAWS {
            let name = &scenarios[place].name;
            let noun = if draws == 1 { "draw" } else { "draws" };
            found.push(format!(
                "In \"{name}\" terms and rounds rest on {draws} {noun} in which a settlement was reached. Raise --draws."
            ));
        }
    }
    found
}
