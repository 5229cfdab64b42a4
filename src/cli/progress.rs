//! How far a run is: one line on standard error, once it takes longer than half a second.
#![allow(clippy::disallowed_methods, reason = "the clock decides only what is shown")]

use std::io::{self, Write};
use std::time::{Duration, Instant};

/// A run shorter than this shows no progress.
const PATIENCE: Duration = Duration::from_millis(500);
/// The line is written this often.
const PAUSE: Duration = Duration::from_millis(100);

/// The line; it disappears with the value.
pub struct Progress {
    is_shown: bool,
    start: Instant,
    written: Option<Instant>,
}

impl Progress {
    /// One that is perhaps never shown.
    pub fn new(is_shown: bool) -> Self {
        Progress { is_shown, start: Instant::now(), written: None }
    }

    /// Says how far the run is.
    pub fn tell(&mut self, done: u64, all: u64) {
        let is_early = self.start.elapsed() < PATIENCE;
        let is_recent = self.written.is_some_and(|written| written.elapsed() < PAUSE);
        if !self.is_shown || is_early || is_recent {
            return;
        }
        self.written = Some(Instant::now());
        let share = done as f64 / all as f64;
        let left = self.start.elapsed().as_secs_f64() * (1.0 - share) / share;
        let line = format!("\r\u{1b}[K{:3.0} % played, {left:.0} s left", 100.0 * share);
        write_to_stderr(&line);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.written.is_some() {
            write_to_stderr("\r\u{1b}[K");
        }
    }
}

fn write_to_stderr(text: &str) {
    let mut err = io::stderr().lock();
    // A progress line that cannot be shown is not missed.
    let _ = err.write_all(text.as_bytes()).and_then(|()| err.flush());
}
