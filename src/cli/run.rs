//! `negsim run`: simulates a scenario and reports what it comes to.

use super::failure::Failure;
use super::given;
use super::options::{PlanOptions, ScenarioOptions, ShowOptions};
use super::progress::Progress;
use super::terminal;
use negsim::analysis::{Findings, Origin, Warning, summarise};
use negsim::engine;
use negsim::report::{self, Page};
use negsim::scenario::Scenario;
use negsim::talks::{Table, Tally};

/// Batches between two looks at the clock.
const BATCHES: u64 = 64;

/// Simulates a scenario and reports what it comes to
#[derive(clap::Args)]
pub struct Run {
    #[command(flatten)]
    scenario: ScenarioOptions,
    #[command(flatten)]
    plan: PlanOptions,
    /// Prints the machine-readable report
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    show: ShowOptions,
}

impl Run {
    /// Reads, plays, prints.
    pub fn run(&self) -> Result<(), Failure> {
        let scenario = self.scenario.read(&self.show)?;
        let table = scenario.table();
        let findings = if scenario.observed().is_empty() {
            summarise(table, &self.play(table)?)
        } else {
            given::play(&scenario, &self.plan, &mut Progress::new(self.show.progress()))?
        };
        let findings = findings.of(self.origin(&scenario));
        terminal::print(&self.report(&findings))
    }

    fn play(&self, table: &Table) -> Result<Tally, Failure> {
        let plan = self.plan.plan()?;
        let mut progress = Progress::new(self.show.progress());
        self.plan.on_threads(|| {
            let mut run = engine::Run::<Table, Tally>::new(table, plan);
            while run.advance(BATCHES) {
                progress.tell(run.batches_done(), plan.batches());
            }
            run.tally().clone()
        })
    }

    fn origin(&self, scenario: &Scenario) -> Origin {
        let told = scenario.warnings().iter();
        let advice: Vec<Warning> = told
            .map(|warning| Warning { code: warning.code, text: warning.text.clone() })
            .collect();
        Origin {
            file: self.scenario.name(),
            sha256: scenario.sha256(),
            seed: self.plan.seed,
            zones_are_upper_bounds: scenario.table().zones_are_upper_bounds(),
            advice,
        }
    }

    fn report(&self, findings: &Findings) -> String {
        if self.json {
            return report::json(findings);
        }
        let page = Page { width: terminal::width(), colour: self.show.colour() };
        report::text(findings, &page)
    }
}
