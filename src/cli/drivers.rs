//! `negsim drivers`: which unknowns move an answer, how far, and what knowing them would be worth.

use super::failure::Failure;
use super::interrupt;
use super::options::{PlanOptions, ScenarioOptions, ShowOptions};
use super::progress::Progress;
use super::subject::Subject;
use negsim::claims::{Asked, sensitivity, usual_rows};
use negsim::engine::Plan;
use negsim::report;

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
    #[command(flatten)]
    show: ShowOptions,
}

impl Drivers {
    /// Reads, plays, prints.
    pub fn run(&self) -> Result<(), Failure> {
        interrupt::watch();
        let Subject { scenario, case } = self.scenario.read(&self.show)?;
        let table = scenario.table();
        let asked = Asked::find(table, &self.of)
            .map_err(|message| Failure::of_command_line(format!("--of: {message}")))?;
        let plan = self.plan()?;
        let rows = self.rows.unwrap_or_else(|| usual_rows(table, plan.repeats()));
        let mut progress = Progress::new(self.show.progress());
        let sensitivity = self.plan.luck.threads.run(|| {
            sensitivity(&case, table, asked, &plan, rows, |done, all| progress.tell(done, all))
        })?;
        self.show.print(
            || report::sensitivity_json(&sensitivity),
            |page| report::sensitivity_text(&sensitivity, self.all, page),
        )
    }

    /// Chance within the talks is told from the inputs by repeating.
    fn plan(&self) -> Result<Plan, Failure> {
        let plan = self.plan.whole(false)?;
        if plan.repeats() < 2 {
            let message = "--repeats must be at least 2: one negotiation of each draw cannot tell chance from the inputs";
            return Err(Failure::of_command_line(message));
        }
        Ok(plan)
    }
}
