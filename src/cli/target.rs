//! `negsim target`: what it would take for a likelihood to be reached.

use super::cautions::case;
use super::failure::Failure;
use super::interrupt;
use super::lever::{PointOptions, Typed, asked, levers};
use super::options::{ScenarioOptions, ShowOptions};
use super::progress::Progress;
use super::terminal;
use negsim::claims::{Lever, LeverRange, target};
use negsim::engine::QuantityId;
use negsim::report::{self, Page};
use negsim::scenario::Scenario;

/// Draws at each value, where nobody says how many.
const DRAWS: u64 = 16_000;

/// Finds the value of a number of the scenario at which a likelihood is reached
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Target {
    #[command(flatten)]
    scenario: ScenarioOptions,
    /// A number that may be moved, and between which two values to look (default: all that it may be); may be given
    /// several times, for one row each
    #[arg(long = "lever", value_name = "PATH[=LOW:HIGH]", required_unless_present = "all")]
    levers: Vec<String>,
    /// `all` looks at every number, each alone
    #[arg(long = "levers", value_name = "all", conflicts_with = "levers")]
    #[arg(value_parser = ["all"])]
    all: Option<String>,
    /// The likelihood to be reached: 0.5, or 50%
    #[arg(long, value_name = "P", value_parser = share)]
    reach: f64,
    /// Whose likelihood: an end, a step of the funnel, or an interim deal
    #[arg(long, value_name = "WORD", default_value = "settled")]
    of: String,
    #[command(flatten)]
    points: PointOptions,
    /// Prints the answer for programs instead of the one for readers
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    show: ShowOptions,
}

const EXAMPLES: &str = "\
Examples:
  negsim target talks.toml --lever party.north.no_deal --reach 50%
  negsim target talks.toml --lever party.north.patience=5:60 --lever talks.learning --reach 0.5
  negsim target talks.toml --levers all --reach 0.5 --of holds_12     which number would do it, and how far?";

impl Target {
    /// Reads, plays, prints.
    pub fn run(&self) -> Result<(), Failure> {
        interrupt::watch_whole();
        let scenario = self.scenario.read(&self.show)?;
        let asked = asked(&scenario, &self.of)?;
        let (searches, left_out) = match self.all {
            Some(_) => every_lever(&scenario),
            None => (self.searches(levers(&scenario, &self.levers)?)?, Vec::new()),
        };
        let options = self.points.plan_options(DRAWS);
        let plan = options.plan()?;
        let case = case(&scenario, self.scenario.name(), &self.scenario.changes);
        let mut progress = Progress::new(self.show.progress());
        let mut found = options.on_threads(|| {
            let mut tell = |done, all| progress.tell(done, all);
            target(&case, scenario.table(), asked, self.reach, &searches, plan, &mut tell)
        })?;
        drop(progress);
        found.left_out = left_out;
        if self.json {
            return terminal::print(&report::target_json(&found));
        }
        let page = Page { width: terminal::width(), colour: self.show.colour() };
        terminal::print(&report::target_text(&found, &page))
    }

    fn searches(&self, typed: Vec<Typed>) -> Result<Vec<LeverRange>, Failure> {
        let (found, wrong): (Vec<_>, Vec<_>) =
            typed.into_iter().map(search).partition(Result::is_ok);
        if wrong.is_empty() {
            return Ok(found.into_iter().flatten().collect());
        }
        let wrong: Vec<String> = wrong.into_iter().filter_map(Result::err).collect();
        Err(Failure::of_command_line(wrong.join("\nerror: ")))
    }
}

fn search(typed: Typed) -> Result<LeverRange, String> {
    let path = &typed.lever.path;
    if typed.steps.is_some() {
        return Err(format!("--lever {path}: a target takes LOW:HIGH, without STEPS"));
    }
    if let Some(levels) = &typed.lever.levels {
        return Err(format!(
            "--lever {path} moves in levels; sweep shows them all: negsim sweep ... --lever \"{path}={}:{}:{}\"",
            levels[0],
            levels[levels.len() - 1],
            levels.len()
        ));
    }
    let (low, high) = match typed.bounds {
        Some(bounds) => bounds,
        None => typed.lever.whole_range()?,
    };
    Ok(LeverRange { lever: typed.lever, low, high })
}

/// Every number that can be looked for, and in words what cannot.
fn every_lever(scenario: &Scenario) -> (Vec<LeverRange>, Vec<String>) {
    let table = scenario.table();
    let ids = (0..table.quantities().len() as u32).map(QuantityId);
    let (mut searches, mut levels, mut endless) = (Vec::new(), Vec::new(), Vec::new());
    for lever in ids.map(|id| Lever::of(table, id)) {
        match lever.where_to_look() {
            Some((low, high)) => searches.push(LeverRange { lever, low, high }),
            None if lever.levels.is_some() => levels.push(lever.path),
            None => endless.push(lever.path),
        }
    }
    let mut left_out = Vec::new();
    if !endless.is_empty() {
        left_out.push(format!(
            "{} known numbers that may be without end; look between bounds of your own, such as --lever {}=LOW:HIGH",
            endless.len(),
            endless[0]
        ));
    }
    if !levels.is_empty() {
        left_out.push(format!("{} positions that move in levels: sweep shows them", levels.len()));
    }
    (searches, left_out)
}

fn share(text: &str) -> Result<f64, String> {
    let (number, percent) = match text.trim().strip_suffix('%') {
        Some(number) => (number.trim(), true),
        None => (text.trim(), false),
    };
    let value = number.parse::<f64>().map(|value| if percent { value / 100.0 } else { value });
    value.ok().filter(|value| *value > 0.0 && *value < 1.0).ok_or_else(|| {
        "a likelihood is a share above 0 and below 1, or a percentage: 0.5 or 50%".to_owned()
    })
}
