//! Ctrl-C: while negotiations are played it asks for the report of what is done; at any other time it ends at once.

use super::failure::INTERRUPTED;
use std::io::{self, Write};
use std::process;
use std::sync::atomic::{AtomicU8, Ordering};

/// Nothing is played yet.
const BEFORE: u8 = 0;
/// Negotiations are being played.
const PLAYING: u8 = 1;
/// Somebody asked to stop playing.
const ASKED: u8 = 2;
/// All is played.
const AFTER: u8 = 3;

/// A signal reaches the process, not a value in it.
static STAGE: AtomicU8 = AtomicU8::new(BEFORE);

/// Waits for Ctrl-C from now on, and ends at once while nothing is played yet.
pub fn watch() {
    // Where the signal cannot be caught it ends the program, as it does everywhere.
    let _ = ctrlc::set_handler(handle);
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
    let Err(stage) = asks else { return };
    if stage == BEFORE {
        let _ = writeln!(io::stderr(), "stopped by Ctrl-C before anything was played");
    }
    process::exit(i32::from(INTERRUPTED));
}
