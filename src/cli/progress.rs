//! How far a run is: a bar on standard error, once it takes longer than half a second, with the time that is left.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use std::fmt;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// A run shorter than this shows no progress.
const PATIENCE: Duration = Duration::from_millis(500);
/// The bar is drawn this often.
const PAUSE: Duration = Duration::from_millis(200);

/// The bar; it disappears with the value.
pub struct Progress {
    bar: ProgressBar,
    waiting: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// One that is perhaps never shown.
    pub fn new(is_shown: bool) -> Self {
        let bar = ProgressBar::with_draw_target(Some(1), ProgressDrawTarget::hidden());
        bar.set_style(style());
        let waiting = is_shown.then(|| show_later(bar.clone()));
        Progress { bar, waiting }
    }

    /// Says how far the run is, in any unit.
    pub fn tell(&mut self, done: u64, all: u64) {
        self.bar.set_length(all.max(1));
        self.bar.set_position(done.min(all));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((sender, waiting)) = self.waiting.take() {
            drop(sender);
            // A thread that could not draw is not missed.
            let _ = waiting.join();
        }
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

fn style() -> ProgressStyle {
    let template = "{bar:30} {percent:>3} %, {left}";
    let style = ProgressStyle::with_template(template).expect("the template is well formed");
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
    fn a_bar_that_was_never_shown_ends_quietly() {
        let mut progress = Progress::new(true);
        progress.tell(0, 0);
        progress.tell(3, 2);
        assert!(progress.bar.is_hidden());
    }
}
