//! Which unknowns move an answer, how far, alone and together; and what it would be worth to know them.
//!
//! Two samples are played. A survey of plain draws, the very ones that a run of the same plan plays, shows how the answer
//! stands in each tenth of an input, how far the unknowns move it, how much of it is chance within the talks, and what
//! knowing one input would be worth. A design of rows ([`Rows`]) shows each input's share of the variance of what is
//! expected given the inputs, alone (first order) and with all its interactions (total).
//!
//! Everything here serves any [`Study`], a game or a plain function; [`sensitivity`] is for negotiations.

mod alone;
mod chance;
mod design;
mod jackknife;
mod knowing;
mod moments;
mod parallel;
mod shares;
mod study;
mod survey;
#[cfg(test)]
mod tests;

pub use design::Rows;
pub use shares::Shares;
pub use study::{GameScratch, GameStudy, Points, Study};

use super::{Asked, Case, Likelihood, Share};
use crate::engine::Plan;
use crate::games::talks::{Played, Table};
use crate::random::normal_quantile;
use survey::Survey;

/// Negotiations that the design plays where nobody says otherwise, about.
const NEGOTIATIONS: u64 = 2_000_000;
/// The fewest and the most rows that are chosen so.
const ROWS: (u64, u64) = (256, 16_384);

/// How often any input at all may be told from nothing where none does anything.
const MISTAKEN: f64 = 0.025;

/// What the numbers of a study are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measure {
    /// 0 or 1: what is expected is a likelihood.
    Likelihood,
    /// Numbers of some range, perhaps NaN: what is expected is their mean.
    Mean {
        /// The least there is.
        least: f64,
        /// The greatest.
        most: f64,
    },
}

/// What moves an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Sensitivity {
    /// What it is about, with the plan of the survey.
    pub case: Case,
    /// What was asked: its word.
    pub of: String,
    /// What a reader calls it.
    pub name: String,
    /// Whether the answer is a likelihood; else it is a position on an issue, in the issue's own units.
    pub is_likelihood: bool,
    /// Rows of the design; none were played where nothing is uncertain.
    pub rows: u64,
    /// Negotiations of the design.
    pub negotiations: u64,
    /// The answer over all draws of the survey; none where nothing answers.
    pub overall: Option<Likelihood>,
    /// The 10 and the 90 % quantile, over draws, of the answer expected given the inputs.
    pub range: Option<[f64; 2]>,
    /// The share of the outcome's variance that is chance within the talks, E[p(1-p)] with p = P(outcome | draw): what
    /// is settled by luck once a draw (who bargains in good faith) is not in it.
    pub chance_share: Option<Share>,
    /// The share that no knowledge of the inputs removes: `chance_share`, and the luck of draws with all its
    /// combinations. E[p(1-p)] with p = P(outcome | inputs). None for terms where there is such luck.
    pub beyond_inputs: Option<Share>,
    /// The share of what the inputs explain that is explained by none of them alone, only by combinations; none for
    /// terms: among the settled the inputs are not independent, and shares do not add up.
    pub combinations: Option<Share>,
    /// First and total share of the luck that is settled once a draw (who bargains in good faith); none without such luck.
    pub luck_of_draws: Option<[Share; 2]>,
    /// Every uncertain input, the strongest first.
    pub inputs: Vec<Influence>,
}

/// What one uncertain input does to an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Influence {
    /// The input's path.
    pub input: String,
    /// Its name for a reader.
    pub name: String,
    /// Its own share of what the inputs explain, whatever the others are.
    pub first: Option<Share>,
    /// Its share with all its interactions.
    pub total: Option<Share>,
    /// Whether that is told from nothing, with so many inputs looked at: of a study in which none does anything, one in
    /// forty says of any that it does.
    pub is_visible: bool,
    /// Rows of the design that say something about it.
    pub rows: u64,
    /// The answer in the lowest tenth of its distribution.
    pub low_tenth: Option<Likelihood>,
    /// The answer in the highest tenth.
    pub high_tenth: Option<Likelihood>,
    /// By how much the 80 % range would narrow, on average, were it known. The interval is known for inputs that are
    /// told from nothing; for the others both ends are none.
    pub narrows: Option<Narrowing>,
}

/// By how much a range narrows, in the answer's units; negative where it widens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Narrowing {
    /// The estimate.
    pub value: f64,
    /// The ends of its 95 % interval.
    pub interval: Option<[f64; 2]>,
}

/// Rows of a design of about two million negotiations, a power of two in 256..16,384.
pub fn usual_rows(table: &Table, repeats: u64) -> u64 {
    let of_row = points_of_row(table) * repeats;
    let fits = |rows: &u64| rows * of_row <= NEGOTIATIONS;
    let powers = (0..64).map(|exponent| ROWS.0 << exponent).take_while(|rows| *rows <= ROWS.1);
    powers.take_while(fits).last().unwrap_or(ROWS.0)
}

/// A, B, one an input, and one where luck settles something once a draw.
fn points_of_row(table: &Table) -> u64 {
    table.uncertain().len() as u64 + 2 + u64::from(table.shape().uses.bad_faith)
}

/// Plays survey and design of one question; `tell(done, all)` hears how many negotiations are played. The plan's
/// repeats, at least 2, serve both.
pub fn sensitivity(
    case: &Case,
    table: &Table,
    asked: Asked,
    plan: &Plan,
    rows: u64,
    mut tell: impl FnMut(u64, u64),
) -> Sensitivity {
    let answer = |played: &Played| {
        let mean = asked.seen(played, 1).mean();
        mean.map_or(f64::NAN, |mean| asked.in_units(table, mean))
    };
    let has_luck = table.shape().uses.bad_faith;
    let study = GameStudy::new(table, plan.seed(), answer).with_luck_of_draws(has_luck);
    let inputs = table.uncertain().len();
    let rows = if inputs == 0 { 0 } else { rows };
    let of_row = points_of_row(table) * plan.repeats();
    let of_survey = plan.draws() * plan.repeats();
    let all = of_survey + rows * of_row;
    let measure = measure(table, asked);
    let survey = Survey::play(&study, measure, plan, |draws| tell(draws * plan.repeats(), all));
    let design = Rows { seed: plan.seed(), rows, repeats: plan.repeats() };
    let groups = design::play(&study, &design, |rows| tell(of_survey + rows * of_row, all));
    let shares = shares::shares(&groups, &design, measure);
    let luck = shares.as_ref().filter(|_| has_luck).and_then(Shares::of_luck);
    let chance = chance::chance_share(&survey);
    Sensitivity {
        case: case.clone().played((*plan).into()),
        of: asked.word(table),
        name: asked.name(table),
        is_likelihood: asked.is_likelihood(),
        rows,
        negotiations: rows * of_row,
        overall: survey.mean(&survey.all),
        range: survey.range(&survey.all),
        chance_share: chance,
        beyond_inputs: beyond_inputs(chance, luck.map(|[_, total]| total), has_luck, measure),
        combinations: combinations(&survey, luck),
        luck_of_draws: luck.map(|luck| luck.map(inside)),
        inputs: influences(table, &survey, shares.as_ref()),
    }
}

/// Chance within the talks, and of the rest what the luck of draws is in: the two rest on different samples.
fn beyond_inputs(
    chance: Option<Share>,
    luck: Option<Share>,
    has_luck: bool,
    measure: Measure,
) -> Option<Share> {
    let chance = chance?;
    if !has_luck {
        return Some(chance);
    }
    let luck = luck.filter(|_| measure == Measure::Likelihood)?;
    let half = |share: &Share| 0.5 * (share.high - share.low);
    let value = chance.value + (1.0 - chance.value) * luck.value;
    let parts = [(1.0 - luck.value) * half(&chance), (1.0 - chance.value) * half(&luck)];
    let half = parts.map(|part| part * part).iter().sum::<f64>().sqrt();
    Some(inside(Share { value, low: value - half, high: value + half }))
}

/// Whether the total share of one of so many inputs is told from nothing: the lower end of its interval lies above 0
/// where it is made as wide as so many looks ask for (Bonferroni), one in forty for all of them together.
fn is_told(total: &Share, inputs: usize) -> bool {
    let z = |share: f64| -normal_quantile(share);
    let wider = z(MISTAKEN / inputs as f64) / z(MISTAKEN);
    total.low > 0.0 && total.value - wider * (total.value - total.low) > 0.0
}

/// One less what inputs, and the luck of draws, explain alone.
fn combinations(survey: &Survey, luck: Option<[Share; 2]>) -> Option<Share> {
    if survey.measure != Measure::Likelihood || survey.inputs() == 0 {
        return None;
    }
    let singles = alone::sum_alone(survey)?;
    let half = |share: &Share| 0.5 * (share.high - share.low);
    let of_luck = luck.map_or((0.0, 0.0), |[first, _]| (first.value, half(&first)));
    let value = 1.0 - singles.value - of_luck.0;
    let half = (half(&singles) * half(&singles) + of_luck.1 * of_luck.1).sqrt();
    Some(inside(Share { value, low: value - half, high: value + half }))
}

/// Held to 0..1.
fn inside(share: Share) -> Share {
    let inside = |share: f64| share.clamp(0.0, 1.0);
    Share { value: inside(share.value), low: inside(share.low), high: inside(share.high) }
}

fn measure(table: &Table, asked: Asked) -> Measure {
    match asked {
        Asked::Terms(issue) => {
            let (least, most) = table.parts().issues[issue].range;
            Measure::Mean { least, most }
        }
        _ => Measure::Likelihood,
    }
}

/// Every input, the strongest first: by total share, equals by first order, then in the order of the file.
fn influences(table: &Table, survey: &Survey, shares: Option<&Shares>) -> Vec<Influence> {
    let paths = table.uncertain().iter().map(|id| &table.quantities()[id.index()]);
    let alone = alone::alone(survey);
    // Where talks settle the inputs are not independent, and rows that settle three times are others than draws.
    let first = |input: usize, alone: Option<Share>| match survey.measure {
        Measure::Likelihood => {
            alone::together(alone, shares.and_then(|shares| shares.first[input]))
        }
        Measure::Mean { .. } => alone,
    };
    let of = |(input, quantity): (usize, &crate::engine::Quantity)| Influence {
        input: quantity.path.clone(),
        name: quantity.name.clone(),
        first: first(input, alone[input]).map(inside),
        total: shares.and_then(|shares| shares.total[input]).map(inside),
        is_visible: shares
            .and_then(|shares| shares.total[input])
            .is_some_and(|total| is_told(&total, survey.inputs())),
        rows: shares.map_or(0, |shares| shares.rows[input]),
        low_tenth: survey.mean(&survey.tenth(input, 0)),
        high_tenth: survey.mean(&survey.tenth(input, survey::TENTHS - 1)),
        narrows: None,
    };
    let mut found: Vec<Influence> = paths.enumerate().map(of).collect();
    add_narrowings(&mut found, survey);
    let strength = |one: &Influence| {
        let value = |share: Option<Share>| share.map_or(0.0, |share| share.value);
        (value(one.total), value(one.first))
    };
    found.sort_by(|one, other| {
        let (one, other) = (strength(one), strength(other));
        other.0.total_cmp(&one.0).then(other.1.total_cmp(&one.1))
    });
    found
}

/// With intervals for those inputs that are told from nothing: they take ten times as long.
fn add_narrowings(found: &mut [Influence], survey: &Survey) {
    let (visible, others): (Vec<usize>, Vec<usize>) =
        (0..found.len()).partition(|input| found[*input].is_visible);
    let sure = knowing::narrowings(survey, &visible);
    for (input, share) in visible.into_iter().zip(sure) {
        let of = |share: Share| Narrowing {
            value: share.value,
            interval: Some([share.low, share.high]),
        };
        found[input].narrows = share.map(of);
    }
    let rough = knowing::rough_narrowings(survey, &others);
    for (input, value) in others.into_iter().zip(rough) {
        found[input].narrows = value.map(|value| Narrowing { value, interval: None });
    }
}

impl Measure {
    /// The square of the greatest difference that two answers are thought to have: 1 for likelihoods; for means, which
    /// seldom use the whole of their range, four standard deviations.
    fn greatest_square(self, variance: f64) -> f64 {
        match self {
            Measure::Likelihood => 1.0,
            Measure::Mean { .. } => 16.0 * variance,
        }
    }
}
