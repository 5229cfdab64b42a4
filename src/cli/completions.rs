//! `negsim completions`: what a shell needs to complete the command line.

use super::failure::Failure;
use super::terminal;
use clap_complete::Shell;

/// Prints the completions of a shell, to be put where it looks for them
#[derive(clap::Args)]
pub struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    /// Prints them for a command line.
    pub fn run(&self, mut commands: clap::Command) -> Result<(), Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut commands, "negsim", &mut script);
        terminal::print(&String::from_utf8_lossy(&script))
    }
}
