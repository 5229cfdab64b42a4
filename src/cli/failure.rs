//! What went wrong, and the exit code that says so.

use negsim::engine::PlanError;
use negsim::engine::visible::printable;
use std::io::{self, Write};
use std::process::ExitCode;

/// The exit code of what Ctrl-C or a signal to end stopped.
pub const INTERRUPTED: u8 = 130;

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub struct Failure {
    code: u8,
    message: String,
}

impl Failure {
    /// The run failed: exit code 1.
    pub fn of_run(message: impl Into<String>) -> Self {
        Failure { code: 1, message: format!("error: {}", message.into()) }
    }

    /// The command line is wrong: exit code 2.
    pub fn of_command_line(message: impl Into<String>) -> Self {
        Failure { code: 2, message: format!("error: {}", message.into()) }
    }

    /// What was read from the command line, or all that is wrong with it.
    pub fn all_of_command_line<T>(
        read: impl Iterator<Item = Result<T, String>>,
    ) -> Result<Vec<T>, Self> {
        let (right, wrong): (Vec<_>, Vec<_>) = read.partition(Result::is_ok);
        if wrong.is_empty() {
            return Ok(right.into_iter().flatten().collect());
        }
        let wrong: Vec<String> = wrong.into_iter().filter_map(Result::err).collect();
        Err(Failure::of_command_line(wrong.join("\nerror: ")))
    }

    /// The scenario is wrong: exit code 2, and its mistakes as they print themselves.
    pub fn of_scenario(mistakes: String) -> Self {
        Failure { code: 2, message: mistakes }
    }

    /// Ctrl-C or a signal to end stopped it: exit code 130.
    pub fn of_interruption(message: impl Into<String>) -> Self {
        Failure { code: INTERRUPTED, message: message.into() }
    }

    /// The same, saying which of several scenarios it is about.
    pub fn about(self, name: &str) -> Self {
        let message = self.message.trim_start_matches("error: ");
        Failure { message: format!("error: in \"{name}\": {message}"), ..self }
    }

    /// The same of what was stopped by Ctrl-C or a signal to end.
    pub fn interrupted(self) -> Self {
        Failure { code: INTERRUPTED, ..self }
    }

    /// Tells standard error, and gives the exit code.
    pub fn report(&self) -> ExitCode {
        // Where standard error is closed there is nobody to tell.
        let _ = writeln!(io::stderr(), "{}", printable(self.message.trim_end(), true));
        ExitCode::from(self.code)
    }
}

impl From<PlanError> for Failure {
    fn from(error: PlanError) -> Self {
        Failure::of_command_line(error.to_string())
    }
}
