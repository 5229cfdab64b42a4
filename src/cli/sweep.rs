//! `negsim sweep`: a likelihood along one lever, or over two.

use super::asking::AskOptions;
use super::failure::Failure;
use super::lever::{Typed, levers, point_draws, point_repeats};
use super::options::{PlanOptions, ScenarioOptions, ShowOptions};
use super::page::PageOptions;
use super::playing::play;
use super::refusing::refuse_few;
use super::terminal;
use negsim::claims::{self, Sweeping, Swept};
use negsim::engine::{Game, Plan};
use negsim::games::talks::Given;
use negsim::report::{self, whole};

/// Draws of all points together, where nobody says how many at each.
const BUDGET: u64 = 700_000;
/// Draws of a point, at the most and the least.
const MOST_DRAWS: u64 = 16_000;
const FEWEST_DRAWS: u64 = 1_000;
/// The most points of a grid.
const MOST_POINTS: usize = 10_000;

/// Shows how a likelihood depends on one number of the scenario, or on two
#[derive(clap::Args)]
#[command(mut_arg("draws", point_draws), mut_arg("repeats", point_repeats), after_help = EXAMPLES)]
pub struct Sweep {
    #[command(flatten)]
    scenario: ScenarioOptions,
    /// The number that is moved, from LOW to HIGH in so many values, both ends included; a second one makes a grid
    #[arg(long = "lever", value_name = "PATH=LOW:HIGH:STEPS", required = true)]
    levers: Vec<String>,
    #[command(flatten)]
    ask: AskOptions,
    #[command(flatten)]
    plan: PlanOptions,
    /// Prints a table of values separated by commas
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    #[command(flatten)]
    page: PageOptions,
    #[command(flatten)]
    show: ShowOptions,
}

const EXAMPLES: &str = "\
Examples:
  negsim sweep talks.toml --lever party.north.no_deal=0.2:0.6:9
  negsim sweep talks.toml --lever party.north.no_deal=0.2:0.6:9 --lever party.south.patience=10:40:7
  negsim sweep talks.toml --lever party.north.no_deal=0.2:0.6:9 --html page.html
  negsim sweep talks.toml --lever talks.hesitation=0:0.2:11 --of holds_12 --csv > curve.csv";

impl Sweep {
    /// Reads, plays, prints.
    pub fn run(&self) -> Result<(), Failure> {
        self.page.check()?;
        let subject = self.scenario.read(&self.show)?;
        let swept = swept(levers(&subject.scenario, &self.levers)?)?;
        let points: usize = swept.iter().map(|one| one.values.len()).product();
        if points > MOST_POINTS {
            let text = format!("{points} points are too many: at most {MOST_POINTS}");
            return Err(Failure::of_command_line(text));
        }
        let draws = (BUDGET / points as u64).clamp(FEWEST_DRAWS, MOST_DRAWS);
        let plan = self.plan.point(draws, subject.is_observed())?;
        let given = subject.given(&plan);
        let asked = self.ask.likelihood(&given)?;
        let mut sweeping = Sweeping::new(&subject.case, &given, asked, swept, plan);
        let is_all = play(&mut sweeping, &self.plan.luck.threads, &self.show)?;
        let sweep = sweeping.finish().ok_or_else(nowhere_yet)?;
        self.refuse(&given, &sweep)
            .map_err(|failure| if is_all { failure } else { failure.interrupted() })?;
        let printed = match self.csv {
            true => terminal::print(&report::sweep_csv(&sweep)),
            false => self
                .show
                .print(|| report::sweep_json(&sweep), |page| report::sweep_text(&sweep, page)),
        };
        let page = self.page.write(|| Ok(report::sweep_page(&sweep)));
        printed?;
        self.show.remark(&page?);
        if is_all {
            return Ok(());
        }
        Err(Failure::of_interruption(format!(
            "Stopped after {} of {} negotiations at each point: the sweep is of these, and its intervals are wider than \
             those of all.",
            whole(sweep.case.plan.negotiations),
            whole(plan.draws() * plan.repeats())
        )))
    }

    /// Fails at the first point where too few draws go as was seen.
    fn refuse(&self, given: &Given, sweep: &claims::Sweep) -> Result<(), Failure> {
        if given.facts().is_empty() {
            return Ok(());
        }
        let played = &sweep.case.plan;
        let plan = Plan::new(played.seed, played.draws, played.repeats)?;
        for (row, points) in sweep.grid.iter().enumerate() {
            for (column, point) in points.iter().enumerate() {
                // With one lever the grid is one row along it.
                let places = [row, column].into_iter().skip(2 - sweep.levers.len());
                let at = || sweep.levers.iter().zip(places.clone());
                let moves: Vec<_> =
                    at().map(|(swept, at)| (swept.lever.quantity, swept.values[at])).collect();
                let values: Vec<String> = at()
                    .map(|(swept, at)| format!("{} = {}", swept.lever.path, swept.values[at]))
                    .collect();
                let moved = given.moved(&moves);
                refuse_few(&moved, point.n, plan, &self.plan.luck.threads, &self.show)
                    .map_err(|failure| failure.about(&values.join(", ")))?;
            }
        }
        Ok(())
    }
}

/// Some points are played and others are not.
fn nowhere_yet() -> Failure {
    Failure::of_interruption("Stopped before every point was looked at: nothing is reported.")
}

fn swept(typed: Vec<Typed>) -> Result<Vec<Swept>, Failure> {
    if typed.len() > 2 {
        let text = "a sweep goes along one lever or over two; found more";
        return Err(Failure::of_command_line(text));
    }
    if let [one, other] = typed.as_slice()
        && one.lever.quantity == other.lever.quantity
    {
        let text = format!("both levers are `{}`", one.lever.path);
        return Err(Failure::of_command_line(text));
    }
    typed.into_iter().map(|one| values(one).map_err(Failure::of_command_line)).collect()
}

fn values(typed: Typed) -> Result<Swept, String> {
    let path = typed.lever.path.clone();
    let (Some((low, high)), Some(steps)) = (typed.bounds, typed.steps) else {
        return Err(format!(
            "--lever {path} needs its values: {path}=LOW:HIGH:STEPS, such as {path}=0.2:0.6:9 (9 values, both ends \
             included)"
        ));
    };
    if let Some(levels) = &typed.lever.levels {
        let place = |position: f64| (position * (levels.len() - 1) as f64 + 0.5) as usize;
        let between = place(high) - place(low);
        if !between.is_multiple_of(steps - 1) {
            return Err(format!(
                "--lever {path}: {} levels from the first to the last; {steps} values do not all stand on one. Try {}",
                between + 1,
                between + 1
            ));
        }
    }
    Ok(Swept::evenly(typed.lever, low, high, steps))
}
