//! `negsim drivers`: which unknowns move an answer, how far, and what knowing them would be worth.

use super::asking::AskOptions;
use super::failure::Failure;
use super::options::{PlanOptions, ScenarioOptions, ShowOptions};
use super::page::PageOptions;
use super::playing::play_all;
use super::refusing::refuse_ledger;
use negsim::claims::{Driving, usual_rows};
use negsim::engine::Plan;
use negsim::report;

/// Shows which unknowns move the likelihood, how far, and what knowing them would be worth
#[derive(clap::Args)]
#[command(mut_arg("of", |of| {
    of.help("What is moved: any event of the scenario (see `negsim help target`), or an issue (its terms)")
}), after_help = EXAMPLES)]
pub struct Drivers {
    #[command(flatten)]
    scenario: ScenarioOptions,
    #[command(flatten)]
    ask: AskOptions,
    /// Rows of the design for the shares, each of which plays some negotiations more for every uncertain input (default: as
    /// many as would make about two million negotiations so)
    ///
    /// Of a likelihood with more than 48 inputs each strong one is moved alone and the weak ones in sets, from 129 rows on.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(16..=1 << 32))]
    rows: Option<u64>,
    #[command(flatten)]
    plan: PlanOptions,
    /// Lists every input that is told from nothing, not only the fifteen strongest
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    page: PageOptions,
    #[command(flatten)]
    show: ShowOptions,
}

const EXAMPLES: &str = "\
Examples:
  negsim drivers talks.toml                        what moves the likelihood of a settlement?
  negsim drivers talks.toml --of holds_12 --all    what moves whether it holds for a year?
  negsim drivers talks.toml --html page.html       the same as a page of figures";

impl Drivers {
    /// Reads, plays, prints.
    pub fn run(&self) -> Result<(), Failure> {
        self.page.check()?;
        let subject = self.scenario.read(&self.show)?;
        let plan = self.plan(subject.is_observed())?;
        let given = subject.given(&plan);
        let asked = self.ask.any(&given)?;
        let rows = self.rows.unwrap_or_else(|| usual_rows(&given, plan.repeats()));
        let mut driving = Driving::new(&subject.case, &given, asked, plan, rows);
        play_all(&mut driving, &self.plan.luck.threads, &self.show)?;
        refuse_ledger(&given, driving.ledger())?;
        let sensitivity = driving.finish();
        let printed = self.show.print(
            || report::sensitivity_json(&sensitivity),
            |page| report::sensitivity_text(&sensitivity, self.all, page),
        );
        let page = self.page.write(|| Ok(report::sensitivity_page(&sensitivity)));
        printed?;
        self.show.remark(&page?);
        Ok(())
    }

    /// Chance within the talks is told from the inputs by repeating.
    fn plan(&self, is_observed: bool) -> Result<Plan, Failure> {
        let plan = self.plan.whole(is_observed)?;
        if plan.repeats() < 2 {
            let message = "--repeats must be at least 2: one negotiation of each draw cannot tell chance from the inputs";
            return Err(Failure::of_command_line(message));
        }
        Ok(plan)
    }
}
