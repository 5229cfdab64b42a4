//! Options that commands share: the scenario, how much is played, what the terminal shows.

use super::cautions::observed_unused;
use super::failure::Failure;
use super::terminal;
use clap::{Args, ValueEnum};
use negsim::engine::{MOST_DRAWS, MOST_REPEATS, Plan};
use negsim::scenario::{Mistakes, Scenario};
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

/// The most threads that are asked for.
#[cfg(feature = "parallel")]
const MOST_THREADS: u64 = 1024;
/// The scenario and changes to it.
#[derive(Args)]
pub struct ScenarioOptions {
    /// The scenario file; `-` reads standard input
    pub file: PathBuf,
    /// Changes the scenario: --set party.north.no_deal=0.5 (may be given several times)
    #[arg(long = "set", value_name = "PATH=VALUE")]
    pub changes: Vec<String>,
}

/// A scenario where there may be something else instead, and changes to it.
#[derive(Args)]
pub struct OptionalScenario {
    /// The scenario file; `-` reads standard input
    pub file: Option<PathBuf>,
    /// Changes the scenario: --set party.north.no_deal=0.5 (may be given several times)
    #[arg(long = "set", value_name = "PATH=VALUE", requires = "file")]
    pub changes: Vec<String>,
}

/// How much is played.
#[derive(Args)]
pub struct PlanOptions {
    /// How many ways the world might be: sets of the uncertain inputs [default: 25000;
    /// 10000 where rounds were observed]
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    #[arg(value_parser = |text: &str| whole_number(text, 1, MOST_DRAWS))]
    pub draws: Option<u64>,
    /// How often the talks are played in each of them [default: 4; 64 where rounds were observed]
    #[arg(long, value_name = "M", allow_negative_numbers = true)]
    #[arg(value_parser = |text: &str| whole_number(text, 1, MOST_REPEATS))]
    pub repeats: Option<u64>,
    /// Which luck: the same seed gives the same bits
    #[arg(long, value_name = "S", default_value_t = 0, allow_negative_numbers = true)]
    #[arg(value_parser = |text: &str| whole_number(text, 0, u64::MAX))]
    pub seed: u64,
    #[command(flatten)]
    pub threads: ThreadOptions,
}

/// How many threads work.
#[derive(Args, Clone, Copy, Debug, Default)]
pub struct ThreadOptions {
    /// Threads (default: all cores); the results do not depend on it
    #[cfg(feature = "parallel")]
    #[arg(long, value_name = "T", value_parser = thread_number, allow_negative_numbers = true)]
    threads: Option<u16>,
}

/// What the terminal shows.
#[derive(Args)]
pub struct ShowOptions {
    /// Shows no progress and no remarks: only results, and what went wrong
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

impl OptionalScenario {
    /// The scenario, where one was named.
    pub fn named(&self) -> Option<ScenarioOptions> {
        let file = self.file.clone()?;
        Some(ScenarioOptions { file, changes: self.changes.clone() })
    }
}

impl PlanOptions {
    /// The plan.
    pub fn plan(&self) -> Result<Plan, Failure> {
        self.plan_or(25_000, 4)
    }

    /// The plan where rounds were observed: more repeats of fewer draws.
    pub fn plan_given(&self) -> Result<Plan, Failure> {
        self.plan_or(10_000, 64)
    }

    fn plan_or(&self, draws: u64, repeats: u64) -> Result<Plan, Failure> {
        let (draws, repeats) = (self.draws.unwrap_or(draws), self.repeats.unwrap_or(repeats));
        Ok(Plan::new(self.seed, draws, repeats)?)
    }

    /// Does some work on as many threads as were asked for.
    pub fn on_threads<T: Send>(&self, work: impl FnOnce() -> T + Send) -> Result<T, Failure> {
        self.threads.on_threads(work)
    }
}

impl ThreadOptions {
    /// Does some work on as many threads as were asked for.
    #[cfg(feature = "parallel")]
    pub fn on_threads<T: Send>(&self, work: impl FnOnce() -> T + Send) -> Result<T, Failure> {
        on_threads(self.threads.map_or(0, usize::from), work)
    }

    /// Does some work on the one thread there is.
    #[cfg(not(feature = "parallel"))]
    pub fn on_threads<T: Send>(&self, work: impl FnOnce() -> T + Send) -> Result<T, Failure> {
        Ok(work())
    }
}

/// Does some work on so many threads; 0 stands for all cores.
#[cfg(feature = "parallel")]
pub fn on_threads<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> Result<T, Failure> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.map_err(|error| Failure::of_run(format!("no threads: {error}")))?;
    Ok(pool.install(work))
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

    /// Tells standard error what is no result and no failure.
    pub fn remark(&self, text: &str) {
        if !self.quiet && !text.is_empty() {
            terminal::tell(text);
        }
    }

    /// Says on standard error what is not used of a scenario.
    pub fn caution(&self, scenario: &Scenario) {
        if let Some(caution) = observed_unused(scenario) {
            self.remark(&caution.text);
        }
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

/// A whole number between two, as an option takes it: `25000` or `25_000`.
pub fn whole_number(text: &str, least: u64, most: u64) -> Result<u64, String> {
    let digits = text.replace('_', "");
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.parse().ok().filter(|number| is_number && (least..=most).contains(number));
    number.ok_or_else(|| format!("it must be a whole number from {least} to {most}"))
}

/// A number of threads, as an option takes it.
#[cfg(feature = "parallel")]
pub fn thread_number(text: &str) -> Result<u16, String> {
    let number = whole_number(text, 1, MOST_THREADS)?;
    Ok(u16::try_from(number).expect("it is small enough"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_say_what_they_may_be() {
        assert_eq!(whole_number("25_000", 1, 30_000), Ok(25_000));
        let refused = "it must be a whole number from 1 to 9".to_owned();
        for text in ["", "_", "0", "10", "-1", "1e0", "1.0", "+5", "99999999999999999999999"] {
            assert_eq!(whole_number(text, 1, 9), Err(refused.clone()), "{text}");
        }
    }
}
