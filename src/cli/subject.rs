//! What a command is about: a scenario that was read, and the case that its answers carry.

use negsim::engine::Plan;
use negsim::games::talks::Given;
use negsim::scenario::{Mistakes, Scenario};
use negsim::{Case, case, looked_at};
use std::io;
use std::path::Path;

/// Of the first negotiations that are looked at: the same whatever is asked, and however it is played.
pub const SEED: u64 = 0;

/// A scenario, where it comes from, and what was changed of it.
#[derive(Clone)]
pub struct Subject {
    /// The scenario.
    pub scenario: Scenario,
    /// What its answers are about; nothing is played yet.
    pub case: Case,
}

impl Subject {
    /// Reads a file, or standard input where it is `-`, and changes it. `anywhere`: whether it may extend what lies outside
    /// its folder.
    pub fn read(file: &Path, changes: &[String], anywhere: bool) -> Result<Self, Mistakes> {
        let scenario = if file == Path::new("-") {
            Scenario::read_from(io::stdin().lock(), "standard input", changes, anywhere)?
        } else if anywhere {
            Scenario::read_from_anywhere(file, changes)?
        } else {
            Scenario::read_with(file, changes)?
        };
        Ok(Subject::of(scenario, file.display().to_string(), changes))
    }

    /// The same with further changes, given by `--with`.
    pub fn with(&self, changes: &[String]) -> Result<Self, Mistakes> {
        let changed = [&self.case.changed, changes].concat();
        Ok(Subject::of(
            self.scenario.with_option(changes, "--with")?,
            self.case.file.clone(),
            &changed,
        ))
    }

    /// A scenario that came from there.
    pub fn of(scenario: Scenario, file: String, changed: &[String]) -> Self {
        Subject { case: Case { file, ..case(&scenario, changed) }, scenario }
    }

    /// The same, with what its first negotiations show to be looked at.
    pub fn looked_at(self) -> Self {
        Subject { case: looked_at(self.case, &self.scenario), scenario: self.scenario }
    }

    /// The talks given the rounds already held, where there are any.
    pub fn given(&self, plan: &Plan) -> Given<'_> {
        Given::new(self.scenario.table(), self.scenario.observed(), plan)
    }

    /// Whether rounds already held are known.
    pub fn is_observed(&self) -> bool {
        !self.scenario.observed().is_empty()
    }
}
