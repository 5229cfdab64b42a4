//! `negsim drivers`: which unknowns move an answer, how far, and what knowing them would be worth.

use super::cautions::case;
use super::failure::Failure;
use super::interrupt;
use super::options::{PlanOptions, ScenarioOptions, ShowOptions};
use super::progress::Progress;
use super::terminal;
use negsim::claims::{Asked, Sensitivity, sensitivity, usual_rows};
use negsim::engine::Plan;
use negsim::report::{self, Page};
use negsim::scenario::Scenario;

/// Shows which unknowns move the likelihood, how far, and what knowing them would be worth
#[derive(clap::Args)]
pub struct Drivers {
    #[command(flatten)]
    scenario: ScenarioOptions,
    /// What is moved: an end (settled), a step of the funnel (agreed_in_room, holds_24), the id of an interim deal or
    /// of an issue (its terms)
    #[arg(long, value_name = "WHAT", default_value = "settled")]
    of: String,
    /// Rows of the design for the shares, each of which plays one negotiation more for every uncertain input (default:
    /// as many as make about two million negotiations)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(16..=1 << 32))]
    rows: Option<u64>,
    #[command(flatten)]
    plan: PlanOptions,
    /// Lists every input that is told from nothing, not only the fifteen strongest
    #[arg(long)]
    all: bool,
    /// Prints the machine-readable report
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    show: ShowOptions,
}

impl Drivers {
    /// Reads, plays, prints.
    pub fn run(&self) -> Result<(), Failure> {
        interrupt::watch_whole();
        let scenario = self.scenario.read(&self.show)?;
        self.show.caution(&scenario);
        let table = scenario.table();
        let asked = Asked::find(table, &self.of)
            .map_err(|message| Failure::of_command_line(format!("--of: {message}")))?;
        let found = self.play(&scenario, asked)?;
        terminal::print(&self.report(&found))
    }

    fn play(&self, scenario: &Scenario, asked: Asked) -> Result<Sensitivity, Failure> {
        let plan = self.plan()?;
        let table = scenario.table();
        let case = case(scenario, self.scenario.name(), &self.scenario.changes);
        let rows = self.rows.unwrap_or_else(|| usual_rows(table, plan.repeats()));
        let mut progress = Progress::new(self.show.progress());
        self.plan.on_threads(|| {
            sensitivity(&case, table, asked, &plan, rows, |done, all| progress.tell(done, all))
        })
    }

    /// Chance within the talks is told from the inputs by repeating.
    fn plan(&self) -> Result<Plan, Failure> {
        let plan = self.plan.plan()?;
        if plan.repeats() < 2 {
            let message = "--repeats must be at least 2: one negotiation of each draw cannot tell chance from the inputs";
            return Err(Failure::of_command_line(message));
        }
        Ok(plan)
    }

    fn report(&self, found: &Sensitivity) -> String {
        if self.json {
            return report::sensitivity_json(found);
        }
        let page = Page { width: terminal::width(), colour: self.show.colour() };
        report::sensitivity_text(found, self.all, &page)
    }
}
