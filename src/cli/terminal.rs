//! Standard output: its width, whether colour is welcome, and printing that stops quietly where nobody reads on.

use super::failure::Failure;
use negsim::engine::visible::printable;
use std::env;
use std::io::{self, ErrorKind, Write};

/// Columns where nothing else is known.
const COLUMNS: usize = 100;

/// Columns of the terminal; where standard output is none, of the environment.
pub fn width() -> usize {
    let terminal = terminal_size::terminal_size_of(io::stdout());
    let columns = || env::var("COLUMNS").ok()?.trim().parse().ok().filter(|columns| *columns > 0);
    terminal.map(|(width, _)| usize::from(width.0)).or_else(columns).unwrap_or(COLUMNS)
}

/// Columns and lines of the terminal that standard error is; of a usual one where it does not say.
pub fn size_for_progress() -> (usize, usize) {
    let size = terminal_size::terminal_size_of(io::stderr());
    size.map_or((80, 24), |(width, height)| (usize::from(width.0), usize::from(height.0)))
}

/// Whether the environment welcomes colour.
pub fn welcomes_colour() -> bool {
    let refused = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = env::var_os("TERM").is_some_and(|value| value == "dumb");
    !refused && !dumb
}

/// Prints a result; nothing in it moves the reader's cursor.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(printable(text, true).as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        // A pipe that closed early (`| head`) has got what it wanted.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Failure::of_run(format!("standard output: {error}"))),
    }
}

/// Says something on standard error; where that is closed there is nobody to tell.
pub fn tell(text: &str) {
    let _ = writeln!(io::stderr(), "{}", printable(text.trim_end(), true));
}
