//! Ctrl-C and signals to end: while negotiations are played the first one asks to stop, so that what is done can be
//! reported; at any other time it ends the program at once.

use super::failure::INTERRUPTED;
use super::terminal;
use std::io::{self, IsTerminal};
use std::process;
use std::sync::atomic::{AtomicU8, Ordering};
use std::thread;
use std::time::Duration;

/// Who waits no longer than this is told nothing.
const PATIENCE: Duration = Duration::from_millis(500);

/// Nothing is played yet.
const BEFORE: u8 = 0;
/// Negotiations are being played.
const PLAYING: u8 = 1;
/// Somebody asked to stop playing.
const ASKED: u8 = 2;
/// All is played.
const AFTER: u8 = 3;
/// Negotiations are being played of which a part is no answer.
const WHOLE: u8 = 4;

/// A signal reaches the process, not a value in it.
static STAGE: AtomicU8 = AtomicU8::new(BEFORE);

/// Waits for signals from now on, and ends at once while there is nothing to report yet.
pub fn watch() {
    // Where signals cannot be caught they end the program, as they do everywhere.
    let _ = ctrlc::set_handler(handle);
}

/// From now on a first signal only asks; a second one ends at once.
pub fn playing() {
    STAGE.store(PLAYING, Ordering::SeqCst);
}

/// From now on a first signal ends at once: a part would be no answer, and one point of many may take long.
pub fn playing_whole() {
    STAGE.store(WHOLE, Ordering::SeqCst);
}

/// Whether somebody asked to stop playing.
pub fn is_asked() -> bool {
    STAGE.load(Ordering::SeqCst) == ASKED
}

/// From now on a signal ends at once again.
pub fn played() {
    STAGE.store(AFTER, Ordering::SeqCst);
}

fn handle() {
    let asks = STAGE.compare_exchange(PLAYING, ASKED, Ordering::SeqCst, Ordering::SeqCst);
    let Err(stage) = asks else { return comfort() };
    below_the_bar();
    terminal::tell(match stage {
        BEFORE => "Stopped before there was anything to report.",
        WHOLE => {
            "Stopped before the answer was complete: nothing is reported, as it needs all that is played for it."
        }
        ASKED => "Stopped without a report.",
        _ => "Stopped before all was reported.",
    });
    process::exit(i32::from(INTERRUPTED));
}

/// Says what somebody waits for, where it takes its time.
fn comfort() {
    thread::sleep(PATIENCE);
    if is_asked() {
        below_the_bar();
        terminal::tell(
            "Finishing what is being played; Ctrl-C again ends at once, without a report.",
        );
    }
}

/// What follows begins on a line of its own.
fn below_the_bar() {
    if io::stderr().is_terminal() {
        terminal::tell("");
    }
}
