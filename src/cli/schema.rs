//! `negsim schema`: what editors need to complete and check a scenario file.

use super::failure::Failure;
use super::terminal;
use negsim::scenario::schema;

/// Prints the JSON Schema of the scenario file, for editors that complete and check TOML
#[derive(clap::Args)]
pub struct Schema {}

impl Schema {
    /// Prints it.
    pub fn run(&self) -> Result<(), Failure> {
        terminal::print(&schema())
    }
}
