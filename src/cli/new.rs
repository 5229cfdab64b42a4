//! `negsim new`: a commented scenario to begin with.

use super::failure::Failure;
use super::options::path;
use super::terminal;
use negsim::scenario::TEMPLATE;
use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Writes a commented scenario that runs, to begin with; never overwrites a file
#[derive(clap::Args)]
pub struct New {
    /// The file to write; `-` prints it
    #[arg(value_parser = path())]
    file: PathBuf,
}

impl New {
    /// Writes the file and says what to do with it.
    pub fn run(&self) -> Result<(), Failure> {
        if self.file == Path::new("-") {
            return terminal::print(TEMPLATE);
        }
        let name = self.file.display();
        self.write().map_err(|error| {
            Failure::of_command_line(match error.kind() {
                ErrorKind::AlreadyExists => {
                    format!("{name} is there already, and is left as it is; choose another name")
                }
                ErrorKind::NotFound => format!("{name} cannot be written: there is no such folder"),
                _ => format!("{name} cannot be written: {error}"),
            })
        })?;
        let argument = quoted(&name.to_string());
        // Where standard error is closed there is nobody to tell.
        let _ = writeln!(
            io::stderr(),
            "{name} is written. Change it in a text editor, then:\n  negsim check {argument}    is it sound, and what does it rest on?\n  negsim run {argument}      how likely is a settlement?"
        );
        Ok(())
    }

    fn write(&self) -> io::Result<()> {
        File::create_new(&self.file)?.write_all(TEMPLATE.as_bytes())
    }
}

/// A name as an argument of a command: in quotes where there is more in it than shells take for one word.
fn quoted(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/\\._-+:".contains(c);
    if name.chars().all(is_plain) { name.to_owned() } else { format!("'{name}'") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_shells_would_break_stand_in_quotes() {
        assert_eq!(quoted("talks/2026-01.toml"), "talks/2026-01.toml");
        assert_eq!(quoted("my talks.toml"), "'my talks.toml'");
    }
}
