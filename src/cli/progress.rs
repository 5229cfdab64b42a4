//! How far a run is, on standard error: a bar with the time that is left, once it takes longer than half a second, and above
//! it what the run comes to so far, as soon as it comes to anything.
#![allow(clippy::disallowed_methods, reason = "the clock decides only when something is told")]

use super::terminal;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use negsim::claims::SoFar;
use negsim::report;
use std::fmt;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// A run shorter than this shows no bar, unless it says what it comes to.
const PATIENCE: Duration = Duration::from_millis(500);
/// A run shorter than this does not say what it comes to so far: it is at its end.
const SHORT: Duration = Duration::from_millis(5);
/// The bar is drawn, and what the run comes to is told, this often.
const PAUSE: Duration = Duration::from_millis(200);
/// Columns of the bar, at the most and at the least, and of what stands beside it at the most.
const BAR: (usize, usize) = (30, 5);
const BESIDE: usize = 32;

/// The bar and what stands above it; both disappear with the value.
pub struct Progress {
    bar: ProgressBar,
    waiting: Option<(Sender<()>, JoinHandle<()>)>,
    is_shown: bool,
    start: Instant,
    /// When it was last told what the run comes to.
    told: Option<Instant>,
}

impl Progress {
    /// One that is perhaps never shown.
    pub fn new(is_shown: bool) -> Self {
        let bar = ProgressBar::with_draw_target(Some(1), ProgressDrawTarget::hidden());
        bar.set_style(style(terminal::size_for_progress().0, ""));
        let waiting = is_shown.then(|| show_later(bar.clone()));
        Progress { bar, waiting, is_shown, start: Instant::now(), told: None }
    }

    /// Says how far the run is, in any unit.
    pub fn tell(&mut self, done: u64, all: u64) {
        self.bar.set_length(all.max(1));
        self.bar.set_position(done.min(all));
    }

    /// Whether it is time to say what the run comes to so far.
    pub fn is_due(&self) -> bool {
        let is_time = match self.told {
            None => self.start.elapsed() >= SHORT,
            Some(told) => told.elapsed() >= PAUSE,
        };
        self.is_shown && is_time
    }

    /// Says what the run comes to so far, in place of what was said before.
    pub fn answer(&mut self, so_far: &SoFar) {
        let (columns, lines) = terminal::size_for_progress();
        let answer = report::so_far(so_far, columns, lines.saturating_sub(1));
        self.bar.set_style(style(columns, &answer));
        if self.told.is_none() {
            self.stop_waiting();
            self.bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(10));
        }
        self.bar.set_message(answer);
        if self.told.is_none() {
            self.bar.enable_steady_tick(PAUSE);
        }
        self.told = Some(Instant::now());
    }

    fn stop_waiting(&mut self) {
        if let Some((sender, waiting)) = self.waiting.take() {
            drop(sender);
            // A thread that could not draw is not missed.
            let _ = waiting.join();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.stop_waiting();
        self.bar.finish_and_clear();
    }
}

/// Shows the bar when patience is over, unless the sender is gone by then.
fn show_later(bar: ProgressBar) -> (Sender<()>, JoinHandle<()>) {
    let (sender, receiver) = channel::<()>();
    let wait = move || {
        if receiver.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
            bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(10));
            bar.enable_steady_tick(PAUSE);
        }
    };
    (sender, thread::spawn(wait))
}

/// What is said so far, if anything, and under it as much of the bar as there are columns for.
fn style(columns: usize, answer: &str) -> ProgressStyle {
    let above = if answer.is_empty() { "" } else { "{msg}\n" };
    let bar = columns.saturating_sub(BESIDE).min(BAR.0);
    let below = match columns {
        _ if bar >= BAR.1 => format!("{{bar:{bar}}} {{percent:>3}} %, {{left}}"),
        5.. => "{percent:>3} %".to_owned(),
        _ => String::new(),
    };
    let style = ProgressStyle::with_template(&(above.to_owned() + &below));
    let style = style.expect("the template is well formed");
    style.with_key("left", left).progress_chars("█▌░")
}

/// The time left, if the rest goes as fast as what is done.
fn left(state: &ProgressState, to: &mut dyn fmt::Write) {
    let share = f64::from(state.fraction());
    if share <= 0.0 {
        let _ = to.write_str("just begun");
        return;
    }
    let seconds = state.elapsed().as_secs_f64() * (1.0 - share) / share;
    let _ = to.write_str(&in_words(seconds));
}

/// `about 2 min 05 s left`
fn in_words(seconds: f64) -> String {
    let whole = seconds.ceil() as u64;
    match (whole / 3600, whole / 60 % 60, whole % 60) {
        (0, 0, seconds) => format!("about {seconds} s left"),
        (0, minutes, seconds) => format!("about {minutes} min {seconds:02} s left"),
        (hours, minutes, _) => format!("about {hours} h {minutes:02} min left"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_is_in_words() {
        assert_eq!(in_words(0.2), "about 1 s left");
        assert_eq!(in_words(125.0), "about 2 min 05 s left");
        assert_eq!(in_words(3_725.0), "about 1 h 02 min left");
    }

    #[test]
    fn a_bar_fits_any_terminal() {
        for columns in 0..100 {
            style(columns, "");
            style(columns, "a settlement");
        }
        assert!(in_words(3_599_999.0).len() + "100 %, ".len() < BESIDE);
    }

    #[test]
    fn a_bar_that_was_never_shown_ends_quietly() {
        let mut progress = Progress::new(true);
        progress.tell(0, 0);
        progress.tell(3, 2);
        assert!(progress.bar.is_hidden());
    }
}
