//! Levers as they are typed: `PATH`, `PATH=LOW:HIGH`, `PATH=LOW:HIGH:STEPS`.

use super::failure::Failure;
use clap::Arg;
use negsim::claims::Lever;
use negsim::scenario::Scenario;

/// The most values of a lever.
const MOST_STEPS: usize = 1_000;

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

/// Reads every lever; all mistakes at once.
pub fn levers(scenario: &Scenario, typed: &[String]) -> Result<Vec<Typed>, Failure> {
    Failure::all_of_command_line(typed.iter().map(|text| read(scenario, text)))
}

/// `--draws` of a command that plays many points.
pub fn point_draws(draws: Arg) -> Arg {
    draws
        .help("Sets of the uncertain inputs at each point (default: so many that it takes seconds)")
}

/// `--repeats` of a command that plays many points.
pub fn point_repeats(repeats: Arg) -> Arg {
    repeats.help("Negotiations with each set [default: 1; 16 where rounds were observed]")
}

fn read(scenario: &Scenario, text: &str) -> Result<Typed, String> {
    let (path, values) = match text.split_once('=') {
        Some((path, values)) => (path.trim(), Some(values)),
        None => (text.trim(), None),
    };
    let id = scenario.quantity(path).map_err(|why| format!("--lever {text}: {why}"))?;
    let lever = Lever::of_talks(scenario.table(), id);
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
    for bound in [low, high] {
        typed.lever.check(bound).map_err(|wrong| wrong.to_string())?;
    }
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
