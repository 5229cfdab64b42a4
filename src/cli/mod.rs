//! The terminal: arguments, progress, colours, exit codes. One file a command.
//!
//! Results go to standard output, everything else to standard error. Exit codes: 0 done; 1 the run failed; 2 the
//! command line or the scenario is wrong.

mod check;
mod completions;
mod failure;
mod new;
mod options;
mod progress;
mod run;
mod schema;
mod terminal;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Simulates negotiations from a scenario file: how likely a settlement is, on what terms, when, and how sure anyone
/// can be.
#[derive(Parser)]
#[command(name = "negsim", version, propagate_version = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Run(run::Run),
    Check(check::Check),
    New(new::New),
    Schema(schema::Schema),
    Completions(completions::Completions),
}

/// The whole program.
pub fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Run(run) => run.run(),
        Command::Check(check) => check.run(),
        Command::New(new) => new.run(),
        Command::Schema(schema) => schema.run(),
        Command::Completions(completions) => completions.run(),
    };
    done.map_or_else(|failure| failure.report(), |()| ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_fit_together() {
        Arguments::command().debug_assert();
    }
}
