//! The terminal: arguments, progress, colours, exit codes. One file a command.
//!
//! Results go to standard output, everything else to standard error. Exit codes: 0 done; 1 the run failed; 2 the
//! command line or the scenario is wrong; 130 Ctrl-C or a signal stopped it, after reporting what was done where a part is
//! an answer.

mod asking;
mod bench;
mod beside;
mod check;
mod compare;
mod completions;
mod drivers;
mod failure;
mod goal;
mod hints;
mod interrupt;
mod keep;
mod lever;
mod live;
mod memory;
mod new;
mod options;
mod pace;
mod page;
mod playing;
mod progress;
mod refusing;
mod rerun;
mod run;
mod schema;
mod subject;
mod sweep;
mod target;
mod terminal;
mod timings;
mod trace;

use clap::{CommandFactory, Parser, Subcommand};
use std::process::ExitCode;

/// Simulates negotiations from a scenario file: how likely a settlement is, on what terms, when, and how sure anyone
/// can be.
#[derive(Parser)]
#[command(name = "negsim", version, propagate_version = true, after_help = EXAMPLES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  negsim new talks.toml              a template to start from
  negsim check talks.toml            is it right, and what does each number rest on
  negsim run talks.toml              how likely is a settlement, on what terms, when, and why
  negsim compare talks.toml --with 'shuttle: talks.format=shuttle'
                                     is it likelier another way, or is that noise
  negsim drivers talks.toml          which of the unknowns matters most
  negsim target talks.toml --levers all --reach 50%
                                     what would it take
  negsim trace talks.toml            one negotiation, round by round
  negsim help run                    all that `run` can do

Results go to standard output, everything else to standard error.
Exit codes: 0 done, 1 the run failed, 2 the command line or the scenario is wrong,
130 stopped by Ctrl-C or a signal to end, after reporting what was done
where a part is an answer.";

#[derive(Subcommand)]
enum Command {
    Run(run::Run),
    Compare(compare::Compare),
    Drivers(drivers::Drivers),
    Target(target::Target),
    Sweep(sweep::Sweep),
    Trace(trace::Trace),
    Check(check::Check),
    New(new::New),
    Schema(schema::Schema),
    Completions(completions::Completions),
    Bench(bench::Bench),
}

/// The whole program.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    interrupt::watch();
    let done = match arguments.command {
        Command::Run(run) => run.run(),
        Command::Trace(trace) => trace.run(),
        Command::Drivers(drivers) => drivers.run(),
        Command::Bench(bench) => bench.run(),
        Command::Compare(compare) => compare.run(),
        Command::Target(target) => target.run(),
        Command::Sweep(sweep) => sweep.run(),
        Command::Check(check) => check.run(),
        Command::New(new) => new.run(),
        Command::Schema(schema) => schema.run(),
        Command::Completions(completions) => completions.run(Arguments::command()),
    };
    done.map_or_else(|failure| failure.report(), |()| ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_fit_together() {
        Arguments::command().debug_assert();
    }
}
