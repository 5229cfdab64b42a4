//! `negsim target`: what it would take for a likelihood to be reached.

use super::asking::AskOptions;
use super::failure::Failure;
use super::lever::{Typed, levers, point_draws, point_repeats};
use super::options::{PlanOptions, ScenarioOptions, ShowOptions};
use super::playing::play_all;
use super::refusing::refuse_few;
use negsim::claims::{Endless, Lever, LeverRange, Targeting, Targets};
use negsim::engine::QuantityId;
use negsim::report;
use negsim::scenario::Scenario;

/// Draws at each value, where nobody says how many.
const DRAWS: u64 = 16_000;

/// Finds the value of a number of the scenario at which a likelihood is reached
#[derive(clap::Args)]
#[command(mut_arg("draws", point_draws), mut_arg("repeats", point_repeats), after_help = EXAMPLES)]
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
    #[command(flatten)]
    ask: AskOptions,
    #[command(flatten)]
    plan: PlanOptions,
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
        let subject = self.scenario.read(&self.show)?;
        let (searches, left_out) = match self.all {
            Some(_) => every_lever(&subject.scenario),
            None => (self.searches(levers(&subject.scenario, &self.levers)?)?, Vec::new()),
        };
        let plan = self.plan.point(DRAWS, subject.is_observed())?;
        let given = subject.given(&plan);
        let asked = self.ask.likelihood(&given)?;
        let mut targeting =
            Targeting::new(&subject.case, &given, asked, self.reach, searches, plan);
        play_all(&mut targeting, &self.plan.luck.threads, &self.show)?;
        let targets = targeting.finish().expect("it looked everywhere");
        refuse_few(&given, targets.now.n, plan, &self.plan.luck.threads, &self.show)?;
        let targets = Targets { left_out, ..targets };
        self.show
            .print(|| report::target_json(&targets), |page| report::target_text(&targets, page))
    }

    fn searches(&self, typed: Vec<Typed>) -> Result<Vec<LeverRange>, Failure> {
        Failure::all_of_command_line(typed.into_iter().map(search))
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
        None => typed.lever.whole_range().map_err(|endless| bounds_needed(path, &endless))?,
    };
    Ok(LeverRange { lever: typed.lever, low, high })
}

fn bounds_needed(path: &str, endless: &Endless) -> String {
    let [low, high] = &endless.around;
    format!("{endless}: say between which two to look, such as --lever {path}={low}:{high}")
}

/// Every number that can be looked for, and in words what cannot.
fn every_lever(scenario: &Scenario) -> (Vec<LeverRange>, Vec<String>) {
    let table = scenario.table();
    let ids = (0..table.quantities().len() as u32).map(QuantityId);
    let (mut searches, mut levels, mut endless) = (Vec::new(), Vec::new(), Vec::new());
    for lever in ids.map(|id| Lever::of_talks(table, id)) {
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
