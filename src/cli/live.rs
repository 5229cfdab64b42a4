//! `--live`: a page that moves, with the engine inside.

use super::failure::Failure;
use super::options::{ScenarioOptions, ShowOptions, ThreadOptions, path};
use super::subject::Subject;
use negsim::claims::{Controls, Findings, Inventory, Trace, controls};
use negsim::engine::Plan;
use negsim::forecast;
use negsim::report::{Moving, live_page};
use std::path::PathBuf;

/// The engine for a browser, as `bindings/web/build` makes it.
const ENGINE: &[u8] = include_bytes!("../../bindings/engine/engine.gz");

/// Whether the page moves.
#[derive(clap::Args)]
pub struct LiveOptions {
    /// Puts the engine into the page: whoever reads it moves numbers, and every figure answers
    ///
    /// One file still, which loads nothing and works without a net. For browsers since 2023; an older one shows the page as
    /// it is without this.
    #[arg(long, requires = "html")]
    live: bool,
    /// Another scenario to switch to on that page (up to five)
    #[arg(long, value_name = "FILE", requires = "live", value_parser = path())]
    beside: Vec<PathBuf>,
}

/// What a run came to, for a page that moves.
pub struct Played<'a> {
    pub subject: &'a Subject,
    pub findings: &'a Findings,
    pub inventory: &'a Inventory,
    pub typical: Option<&'a Trace<'a>>,
}

impl LiveOptions {
    /// Whether the page moves.
    pub fn is_asked(&self) -> bool {
        self.live
    }

    /// Refuses more scenarios than a page holds, before anything is played.
    pub fn check(&self) -> Result<(), Failure> {
        match self.beside.len() {
            ..=5 => Ok(()),
            more => Err(Failure::of_command_line(format!(
                "--beside: a page holds six scenarios, not {}",
                more + 1
            ))),
        }
    }

    /// The page of a run, with the others beside it played by the same plan.
    pub fn page(
        &self,
        run: &Played,
        options: &ScenarioOptions,
        plan: Plan,
        (threads, show): (&ThreadOptions, &ShowOptions),
    ) -> Result<String, Failure> {
        let subjects = self.beside.iter().map(|file| options.read_other(file, show));
        let subjects: Vec<Subject> = subjects.collect::<Result<_, _>>()?;
        let mut others: Vec<(Findings, Controls)> = Vec::new();
        for subject in &subjects {
            let found = threads.run(|| forecast(&subject.scenario, plan))?;
            let found = found.map_err(|refusal| Failure::of_run(refusal.to_string()))?;
            let findings = Findings { case: subject.case.clone().played(found.case.plan), ..found };
            let controls = moves(subject, &findings);
            others.push((findings, controls));
        }
        let own = moves(run.subject, run.findings);
        let first = Moving {
            findings: run.findings,
            inventory: Some(run.inventory),
            typical: run.typical,
            controls: &own,
            text: run.subject.scenario.to_toml(),
        };
        let beside = others.iter().zip(&subjects).map(|((findings, controls), subject)| Moving {
            findings,
            inventory: None,
            typical: None,
            controls,
            text: subject.scenario.to_toml(),
        });
        let scenarios: Vec<Moving> = [first].into_iter().chain(beside).collect();
        Ok(live_page(&scenarios, ENGINE))
    }
}

/// What may be moved of a scenario.
fn moves(subject: &Subject, findings: &Findings) -> Controls {
    let scenario = &subject.scenario;
    let is_allowed = |change: &str| scenario.with(&[change.to_owned()]).is_ok();
    controls(scenario.table(), &findings.drivers, &is_allowed)
}
