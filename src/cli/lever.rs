//! Levers as they are typed: `PATH`, `PATH=LOW:HIGH`, `PATH=LOW:HIGH:STEPS`; and what is asked about.

use super::failure::Failure;
use super::options::{PlanOptions, ThreadOptions, whole_number};
use negsim::claims::{Asked, Lever};
use negsim::engine::{MOST_DRAWS, MOST_REPEATS};
use negsim::scenario::Scenario;

/// The most values of a lever.
const MOST_STEPS: usize = 1_000;

/// How much is played at each point.
#[derive(clap::Args)]
pub struct PointOptions {
    /// Sets of the uncertain inputs at each point (default: so many that it takes seconds)
    #[arg(long, value_name = "N")]
    #[arg(value_parser = |text: &str| whole_number(text, 1, MOST_DRAWS))]
    draws: Option<u64>,
    /// Negotiations with each set
    #[arg(long, value_name = "M", default_value_t = 1)]
    #[arg(value_parser = |text: &str| whole_number(text, 1, MOST_REPEATS))]
    repeats: u64,
    /// Seed of all luck: the same seed gives the same bits
    #[arg(long, value_name = "S", default_value_t = 0)]
    seed: u64,
    #[command(flatten)]
    threads: ThreadOptions,
}

/// A lever as it was typed.
#[derive(Clone, Debug)]
pub struct Typed {
    /// The lever.
    pub lever: Lever,
    /// The bounds, where they were given.
    pub bounds: Option<(f64, f64)>,
    /// The number of values, where it was given.
    pub steps: Option<usize>,
}

impl PointOptions {
    /// As the options of a plan, with so many draws where nobody said.
    pub fn plan_options(&self, draws: u64) -> PlanOptions {
        PlanOptions {
            draws: Some(self.draws.unwrap_or(draws)),
            repeats: Some(self.repeats),
            seed: self.seed,
            threads: self.threads,
        }
    }
}

/// The likelihood that is asked about.
pub fn asked(scenario: &Scenario, word: &str) -> Result<Asked, Failure> {
    let table = scenario.table();
    let asked = Asked::find(table, word)
        .map_err(|why| Failure::of_command_line(format!("--of {word}: {why}")))?;
    if !asked.is_likelihood() {
        let text = format!(
            "--of {word}: the terms on an issue are no likelihood; ask about an end, a step of the funnel or an interim \
             deal, such as settled or holds_12"
        );
        return Err(Failure::of_command_line(text));
    }
    Ok(asked)
}

/// Reads every lever; all mistakes at once.
pub fn levers(scenario: &Scenario, typed: &[String]) -> Result<Vec<Typed>, Failure> {
    let (read, wrong): (Vec<_>, Vec<_>) =
        typed.iter().map(|text| read(scenario, text)).partition(Result::is_ok);
    if wrong.is_empty() {
        return Ok(read.into_iter().flatten().collect());
    }
    let wrong: Vec<String> = wrong.into_iter().filter_map(Result::err).collect();
    Err(Failure::of_command_line(wrong.join("\nerror: ")))
}

fn read(scenario: &Scenario, text: &str) -> Result<Typed, String> {
    let (path, values) = match text.split_once('=') {
        Some((path, values)) => (path.trim(), Some(values)),
        None => (text.trim(), None),
    };
    let id = scenario.quantity(path).map_err(|why| format!("--lever {text}: {why}"))?;
    let lever = Lever::of(scenario.table(), id);
    let none = Typed { lever, bounds: None, steps: None };
    match values {
        None => Ok(none),
        Some(values) => with_values(none, values).map_err(|why| format!("--lever {text}: {why}")),
    }
}

fn with_values(typed: Typed, values: &str) -> Result<Typed, String> {
    let pieces: Vec<&str> = values.split(':').map(str::trim).collect();
    let (low, high, steps) = match pieces.as_slice() {
        [low, high] => (*low, *high, None),
        [low, high, steps] => (*low, *high, Some(*steps)),
        _ => return Err("write LOW:HIGH or LOW:HIGH:STEPS, such as 0.2:0.6:9".to_owned()),
    };
    let (low, high) = (number(&typed.lever, low)?, number(&typed.lever, high)?);
    typed.lever.check(low)?;
    typed.lever.check(high)?;
    if low >= high {
        return Err(format!("LOW must be below HIGH, found {low} and {high}"));
    }
    let steps = steps.map(number_of_steps).transpose()?;
    Ok(Typed { bounds: Some((low, high)), steps, ..typed })
}

/// A number, or the name of a level.
fn number(lever: &Lever, text: &str) -> Result<f64, String> {
    let level = |levels: &Vec<String>| {
        let place = levels.iter().position(|level| level == text)?;
        Some(place as f64 / (levels.len() - 1) as f64)
    };
    if let Some(levels) = &lever.levels {
        let known = levels.join(", ");
        return level(levels)
            .ok_or_else(|| format!("there is no level `{text}`; they are {known}"));
    }
    let number = text.replace('_', "").parse().ok().filter(|number: &f64| number.is_finite());
    number.ok_or_else(|| format!("`{text}` is not a number"))
}

fn number_of_steps(text: &str) -> Result<usize, String> {
    let steps = text.parse().ok().filter(|steps| (2..=MOST_STEPS).contains(steps));
    steps.ok_or_else(|| {
        format!(
            "STEPS is how many values are tried, both ends included: a whole number from 2 to {MOST_STEPS}, found {text}"
        )
    })
}
