//! Ctrl-C: while negotiations of a run are played it asks for the report of what is done; at any other time, and in
//! commands whose answer needs all that they play, it ends at once and says so.

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
/// An answer is worked out that needs all that is played for it.
const WHOLE: u8 = 4;

/// A signal reaches the process, not a value in it.
static STAGE: AtomicU8 = AtomicU8::new(BEFORE);

/// Waits for Ctrl-C from now on, and ends at once while nothing is played yet.
pub fn watch() {
    // Where the signal cannot be caught it ends the program, as it does everywhere.
    let _ = ctrlc::set_handler(handle);
}

/// Waits for Ctrl-C from now on, and ends at once: part of the answer would be none.
pub fn watch_whole() {
    STAGE.store(WHOLE, Ordering::SeqCst);
    watch();
}

/// From now on a first Ctrl-C only asks; a second one ends at once.
pub fn playing() {
    STAGE.store(PLAYING, Ordering::SeqCst);
}

/// Whether somebody asked to stop playing.
pub fn is_asked() -> bool {
    STAGE.load(Ordering::SeqCst) == ASKED
}

/// From now on a Ctrl-C ends at once again.
pub fn played() {
    STAGE.store(AFTER, Ordering::SeqCst);
}

fn handle() {
    let asks = STAGE.compare_exchange(PLAYING, ASKED, Ordering::SeqCst, Ordering::SeqCst);
    let Err(stage) = asks else { return comfort() };
    match stage {
        BEFORE => terminal::tell("Stopped by Ctrl-C before anything was played."),
        WHOLE => {
            below_the_bar();
            terminal::tell(
                "Stopped by Ctrl-C before the answer was complete: nothing is reported, as it needs all that is played \
                 for it.",
            );
        }
        _ => below_the_bar(),
    }
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
