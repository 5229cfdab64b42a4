//! Options that commands share: the scenario, how much is played, what the terminal shows.

use super::failure::Failure;
use super::terminal;
use clap::{Args, ValueEnum};
use negsim::engine::{MOST_DRAWS, MOST_REPEATS, Plan};
use negsim::scenario::{Mistakes, Scenario};
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

/// The scenario and changes to it.
#[derive(Args)]
pub struct ScenarioOptions {
    /// The scenario file; `-` reads standard input
    pub file: PathBuf,
    /// Changes the scenario: --set party.north.no_deal=0.5 (may be given several times)
    #[arg(long = "set", value_name = "PATH=VALUE")]
    pub changes: Vec<String>,
}

/// How much is played.
#[derive(Args)]
pub struct PlanOptions {
    /// Sets of the uncertain inputs
    #[arg(long, value_name = "N", default_value_t = 25_000)]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=MOST_DRAWS))]
    pub draws: u64,
    /// Negotiations with each set
    #[arg(long, value_name = "M", default_value_t = 4)]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=MOST_REPEATS))]
    pub repeats: u64,
    /// Seed of all luck: the same seed gives the same bits
    #[arg(long, value_name = "S", default_value_t = 0)]
    pub seed: u64,
    /// Threads (default: all cores); the results do not depend on it
    #[cfg(feature = "parallel")]
    #[arg(long, value_name = "T", value_parser = clap::value_parser!(u16).range(1..))]
    pub threads: Option<u16>,
}

/// What the terminal shows.
#[derive(Args)]
pub struct ShowOptions {
    /// Shows no progress
    #[arg(long)]
    pub quiet: bool,
    /// When to use colour
    #[arg(long, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub color: Colour,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Everywhere
    Always,
    /// Nowhere
    Never,
}

impl ScenarioOptions {
    /// Reads the file with its changes.
    pub fn read(&self, show: &ShowOptions) -> Result<Scenario, Failure> {
        let read = if self.file == Path::new("-") {
            Scenario::read_from(io::stdin().lock(), "standard input", &self.changes)
        } else {
            Scenario::read_with(&self.file, &self.changes)
        };
        read.map_err(|mistakes| show.failure(&mistakes))
    }

    /// The file's name for a reader.
    pub fn name(&self) -> String {
        self.file.display().to_string()
    }
}

impl PlanOptions {
    /// The plan.
    pub fn plan(&self) -> Result<Plan, Failure> {
        Ok(Plan::new(self.seed, self.draws, self.repeats)?)
    }

    /// Does some work on as many threads as were asked for.
    #[cfg(feature = "parallel")]
    pub fn on_threads<T: Send>(&self, work: impl FnOnce() -> T + Send) -> Result<T, Failure> {
        let threads = self.threads.map_or(0, usize::from);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.map_err(|error| Failure::of_run(format!("no threads: {error}")))?;
        Ok(pool.install(work))
    }

    /// Does some work on the one thread there is.
    #[cfg(not(feature = "parallel"))]
    pub fn on_threads<T: Send>(&self, work: impl FnOnce() -> T + Send) -> Result<T, Failure> {
        Ok(work())
    }
}

impl ShowOptions {
    /// Whether colour is used on standard output.
    pub fn colour(&self) -> bool {
        self.color.is_used(io::stdout().is_terminal())
    }

    /// Whether progress is shown.
    pub fn progress(&self) -> bool {
        !self.quiet && io::stderr().is_terminal()
    }

    /// A scenario's mistakes, in the colours of standard error.
    pub fn failure(&self, mistakes: &Mistakes) -> Failure {
        Failure::of_scenario(self.told(mistakes))
    }

    /// The same as a text.
    pub fn told(&self, mistakes: &Mistakes) -> String {
        let colour = self.color.is_used(io::stderr().is_terminal());
        if colour { mistakes.coloured() } else { mistakes.plain() }
    }
}

impl Colour {
    fn is_used(self, is_terminal: bool) -> bool {
        match self {
            Colour::Auto => is_terminal && terminal::welcomes_colour(),
            Colour::Always => true,
            Colour::Never => false,
        }
    }
}
