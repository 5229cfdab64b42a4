//! Options that commands share: the scenario, how much is played, what the terminal shows.

use super::failure::Failure;
use super::hints;
use super::subject::Subject;
use super::terminal;
use clap::builder::{PathBufValueParser, TypedValueParser};
use clap::{Args, ValueEnum};
use negsim::engine::{MOST_DRAWS, MOST_REPEATS, Plan};
use negsim::report::{Page, Reader};
use negsim::scenario::Mistakes;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

/// The most threads that are asked for.
#[cfg(feature = "parallel")]
const MOST_THREADS: u64 = 1024;

/// The scenario and changes to it.
#[derive(Args)]
pub struct ScenarioOptions {
    /// The scenario file; `-` reads standard input
    #[arg(required = true, value_parser = path())]
    file: Option<PathBuf>,
    /// Changes the scenario: --set party.north.no_deal=0.5 (may be given several times)
    #[arg(long = "set", value_name = "PATH=VALUE", requires = "file")]
    changes: Vec<String>,
    #[command(flatten)]
    outside: OutsideOptions,
}

/// Several scenarios and changes to each of them.
#[derive(Args)]
pub struct ManyScenarios {
    /// The scenario files; `-` reads standard input
    #[arg(required = true, value_name = "FILE", value_parser = path())]
    pub files: Vec<PathBuf>,
    /// Changes every scenario: --set party.north.no_deal=0.5 (may be given several times)
    #[arg(long = "set", value_name = "PATH=VALUE")]
    pub changes: Vec<String>,
    #[command(flatten)]
    pub outside: OutsideOptions,
}

/// What a scenario may be made of.
#[derive(Args)]
pub struct OutsideOptions {
    /// Lets a scenario extend files outside its own folder
    #[arg(long = "allow-outside")]
    pub allowed: bool,
}

/// How much is played.
#[derive(Args)]
pub struct PlanOptions {
    /// How many ways the world might be: sets of the uncertain inputs [default: 25000;
    /// 10000 where rounds were observed]
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    #[arg(value_parser = |text: &str| whole_number(text, 1, MOST_DRAWS))]
    draws: Option<u64>,
    /// How often the talks are played in each of them [default: 4; 64 where rounds were observed]
    #[arg(long, value_name = "M", allow_negative_numbers = true)]
    #[arg(value_parser = |text: &str| whole_number(text, 1, MOST_REPEATS))]
    repeats: Option<u64>,
    #[command(flatten)]
    pub luck: LuckOptions,
}

/// Which luck, and how many threads play with it.
#[derive(Args)]
pub struct LuckOptions {
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
    /// Prints the answer for programs instead of the one for readers
    #[arg(long)]
    json: bool,
    /// Shows no progress and no remarks: only results, and what went wrong
    #[arg(long)]
    quiet: bool,
    /// When to use colour
    #[arg(long, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    color: Colour,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Colour {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Everywhere
    Always,
    /// Nowhere
    Never,
}

impl ScenarioOptions {
    /// Reads the file with its changes, where one was named.
    pub fn named(&self, show: &ShowOptions) -> Option<Result<Subject, Failure>> {
        let file = self.file.as_ref()?;
        let read = Subject::read(file, &self.changes, self.outside.allowed);
        Some(read.map_err(|mistakes| show.failure(&mistakes)))
    }

    /// Reads another file as it stands.
    pub fn read_other(&self, file: &Path, show: &ShowOptions) -> Result<Subject, Failure> {
        let read = Subject::read(file, &[], self.outside.allowed);
        read.map_err(|mistakes| show.failure(&mistakes))
    }

    /// Reads the file with its changes.
    pub fn read(&self, show: &ShowOptions) -> Result<Subject, Failure> {
        self.named(show).expect("a file is required")
    }
}

impl PlanOptions {
    /// The plan; of what nobody said, as usual.
    pub fn plan(&self, draws: u64, repeats: u64) -> Result<Plan, Failure> {
        let (draws, repeats) = (self.draws.unwrap_or(draws), self.repeats.unwrap_or(repeats));
        Ok(Plan::new(self.luck.seed, draws, repeats)?)
    }

    /// The plan of a whole answer; where rounds were observed, more repeats of fewer draws.
    pub fn whole(&self, is_observed: bool) -> Result<Plan, Failure> {
        if is_observed { self.plan(10_000, 64) } else { self.plan(25_000, 4) }
    }

    /// The plan of one point among many; where rounds were observed, more repeats of fewer draws.
    pub fn point(&self, draws: u64, is_observed: bool) -> Result<Plan, Failure> {
        if is_observed { self.plan(draws / 4, 16) } else { self.plan(draws, 1) }
    }
}

impl ThreadOptions {
    /// Does some work on as many threads as were asked for.
    #[cfg(feature = "parallel")]
    pub fn run<T: Send>(&self, work: impl FnOnce() -> T + Send) -> Result<T, Failure> {
        on_threads(self.threads.map_or(0, usize::from), work)
    }

    /// Does some work on the one thread there is.
    #[cfg(not(feature = "parallel"))]
    pub fn run<T: Send>(&self, work: impl FnOnce() -> T + Send) -> Result<T, Failure> {
        on_threads(1, work)
    }

    /// How many were asked for, or all cores.
    pub fn count(&self) -> usize {
        #[cfg(feature = "parallel")]
        if let Some(threads) = self.threads {
            return usize::from(threads);
        }
        let cores = || std::thread::available_parallelism().map_or(1, usize::from);
        if cfg!(feature = "parallel") { cores() } else { 1 }
    }
}

/// Does some work on so many threads; 0 stands for all cores.
#[cfg(feature = "parallel")]
pub fn on_threads<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> Result<T, Failure> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.map_err(|error| Failure::of_run(format!("no threads: {error}")))?;
    Ok(pool.install(work))
}

/// Does some work on the one thread there is.
#[cfg(not(feature = "parallel"))]
pub fn on_threads<T: Send>(_: usize, work: impl FnOnce() -> T + Send) -> Result<T, Failure> {
    Ok(work())
}

impl ShowOptions {
    /// An answer for programs, or for readers.
    pub fn answer(
        &self,
        json: impl FnOnce() -> String,
        text: impl FnOnce(&Reader) -> String,
    ) -> String {
        if self.json { json() } else { text(&self.reader()) }
    }

    /// Whether the answer is for programs.
    pub fn is_json(&self) -> bool {
        self.json
    }

    /// Prints an answer for programs, or for readers.
    pub fn print(
        &self,
        json: impl FnOnce() -> String,
        text: impl FnOnce(&Reader) -> String,
    ) -> Result<(), Failure> {
        terminal::print(&self.answer(json, text))
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

    /// A scenario's mistakes, in the colours of standard error.
    pub fn failure(&self, mistakes: &Mistakes) -> Failure {
        Failure::of_scenario(self.mistakes(mistakes))
    }

    /// The same as a text.
    pub fn mistakes(&self, mistakes: &Mistakes) -> String {
        let colour = self.color.is_used(io::stderr().is_terminal());
        if colour { mistakes.coloured() } else { mistakes.plain() }
    }

    fn reader(&self) -> Reader {
        let colour = self.color.is_used(io::stdout().is_terminal());
        Reader::of_program(Page { width: terminal::width(), colour }, hints::words)
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

/// A path, in which `~/` is the home folder also where no shell has read it so: in quotes, or behind `--out=`.
pub fn path() -> impl TypedValueParser<Value = PathBuf> {
    PathBufValueParser::new().map(|path| {
        let home = || std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"));
        let at_home = |rest| home().map(|home| PathBuf::from(home).join(rest));
        path.strip_prefix("~").ok().and_then(at_home).unwrap_or(path)
    })
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
fn thread_number(text: &str) -> Result<u16, String> {
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
