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
mod pairs;

use super::asked;
use super::case::{Case, Plan as Played};
use super::likelihood::Likelihood;
use super::warning::Warning;
use super::work::Work;
use crate::engine::{Asked, Game, Pass, Plan};
use crate::stats::{Count, Ratio};
use common::{Common, Side, common};
use pairs::{Counted, Pairs};

/// The 97.5 % point of the standard normal distribution.
const Z: f64 = 1.959_963_984_540_054;
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

/// A comparison that is being played: every game on the same draws with the same luck, each against the first.
pub struct Comparing<'a, G: Game> {
    contenders: Vec<Contender>,
    games: &'a [G],
    commons: Vec<Common>,
    pass: Pass<'a, G, Pairs>,
}

impl<'a, G: Game + PartialEq> Comparing<'a, G> {
    /// The games and their contenders stand in the same order; at least one of each.
    pub fn new(games: &'a [G], contenders: Vec<Contender>, plan: Plan) -> Self {
        let sides: Vec<Side> = games
            .iter()
            .zip(&contenders)
            .map(|(game, contender)| Side { case: &contender.case, questions: game.questions() })
            .collect();
        let of = |place: usize| common(&sides[0], &sides[place], games[0] == games[place]);
        let commons: Vec<Common> = (1..games.len()).map(of).collect();
        let pairs = Pairs::new(games, &commons, plan);
        Comparing { contenders, games, commons, pass: Pass::new(games, pairs, plan) }
    }

    /// What it comes to, as far as it is played.
    pub fn finish(mut self) -> Comparison {
        let plan = *self.pass.plan();
        let counted = self.pass.ledger();
        let played = Played::of(plan.seed(), counted.draws, plan.repeats());
        let scenario = |(place, contender): (usize, &Contender)| {
            let game = &self.games[place];
            compared(game, contender, place, counted, played)
        };
        let scenarios: Vec<Compared> = self.contenders.iter().enumerate().map(scenario).collect();
        let against = self
            .commons
            .into_iter()
            .enumerate()
            .map(|(pair, common)| against(pair, common, &scenarios, counted))
            .collect();
        Comparison { plan: played, scenarios, against }
    }
}

impl<G: Game> Work for Comparing<'_, G> {
    fn advance(&mut self, batches: u64) -> bool {
        self.pass.advance(batches)
    }

    fn progress(&self) -> (u64, u64) {
        (self.pass.next_batch(), self.pass.batches())
    }
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

fn compared<G: Game>(
    game: &G,
    contender: &Contender,
    place: usize,
    counted: &Counted,
    plan: Played,
) -> Compared {
    let questions = game.questions();
    let answer = |(asked, ratio): (Asked, &Ratio)| {
        let (of, effective) = (asked::word(questions, asked), counted.effective_draws(place));
        let answer = match asked.is_likelihood() {
            true => likelihood(of, ratio, effective, plan),
            false => mean(of, ratio, counted, &|mean| asked::in_units(questions, asked, mean)),
        };
        (asked, answer)
    };
    let asked = asked::usual(questions).into_iter().zip(&counted.singles[place]);
    Compared {
        name: contender.name.clone(),
        case: contender.case.clone().played(plan),
        answers: asked.map(answer).collect(),
        round: counted.medians.round(place),
    }
}

/// `effective`: what the draws are worth where they do not weigh alike.
fn likelihood(of: String, ratio: &Ratio, effective: Option<f64>, plan: Played) -> Answer {
    let likely = match effective {
        None => {
            let count = Count { total: ratio.sum as u64, squares: ratio.squares() as u64 };
            Likelihood::of(&count, plan.draws, plan.repeats)
        }
        Some(draws) => {
            let n = (draws * plan.repeats as f64 + 0.5) as u64;
            let variance = ratio.variance(plan.draws).unwrap_or(0.0);
            Likelihood::of_ratio(ratio.mean().unwrap_or(0.0), variance, draws, n)
        }
    };
    let [value, low, high] = [likely.p, likely.low, likely.high].map(Some);
    Answer { of, value, low, high, n: likely.n }
}

fn mean(of: String, ratio: &Ratio, counted: &Counted, in_units: &dyn Fn(f64) -> f64) -> Answer {
    let mean = ratio.mean();
    let half = ratio.variance(counted.draws).map(|variance| Z * variance.sqrt());
    let end = |side: f64| Some(in_units(mean? + side * half?));
    let n = (ratio.answers as f64 / counted.unit + 0.5) as u64;
    Answer { of, value: mean.map(in_units), low: end(-1.0), high: end(1.0), n }
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

fn few_settlements(pair: usize, scenarios: &[Compared], counted: &Counted) -> Vec<Warning> {
    let mut warnings = Vec::new();
    for place in [0, pair + 1] {
        let draws = counted.settled_draws[place];
        if draws > 0 && draws < FEW_SETTLED_DRAWS {
            let name = &scenarios[place].name;
            let noun = if draws == 1 { "draw" } else { "draws" };
            let text = format!(
                "In \"{name}\" terms and rounds rest on {draws} {noun} in which a settlement was reached."
            );
            warnings.push(Warning::of_few_draws("few_settlements", text));
        }
    }
    warnings
}
