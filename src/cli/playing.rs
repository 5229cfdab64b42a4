//! One way of playing for every command: bit by bit, with a bar and what it comes to so far, to the end or until somebody
//! asks to stop.
#![allow(clippy::disallowed_methods, reason = "the clock decides only how often somebody looks up")]

use super::failure::Failure;
use super::interrupt;
use super::options::{ShowOptions, ThreadOptions};
use super::progress::Progress;
use negsim::claims::Work;
use std::time::{Duration, Instant};

/// Somebody who waits for Ctrl-C to work, or for the bar to move, waits about so long.
const PATIENCE: Duration = Duration::from_millis(100);
/// The most batches that are played between two looks at the clock.
const MOST_BATCHES: u64 = 64;

/// Does all of a work, or as much as is done when somebody asks to stop; whether it is all.
pub fn play(
    work: &mut impl Work,
    threads: &ThreadOptions,
    show: &ShowOptions,
) -> Result<bool, Failure> {
    interrupt::playing();
    advance(work, threads, show)
}

/// Does all of a work of which a part is no answer.
pub fn play_all(
    work: &mut impl Work,
    threads: &ThreadOptions,
    show: &ShowOptions,
) -> Result<(), Failure> {
    interrupt::playing_whole();
    advance(work, threads, show).map(|_| ())
}

fn advance(
    work: &mut impl Work,
    threads: &ThreadOptions,
    show: &ShowOptions,
) -> Result<bool, Failure> {
    let mut progress = Progress::new(show.progress());
    let is_single = work.progress().1 <= 1;
    let mut play = || {
        let mut stride = Stride { batches: threads.count() as u64 };
        let is_all = loop {
            if !stride.advance(work) {
                break true;
            }
            if interrupt::is_asked() {
                break false;
            }
            let (done, all) = work.progress();
            progress.tell(done, all);
            if progress.is_due()
                && let Some(so_far) = work.so_far()
            {
                progress.answer(&so_far);
            }
        };
        interrupt::played();
        is_all
    };
    if is_single { Ok(play()) } else { threads.run(play) }
}

/// So many batches at a time that looking up costs nothing and nobody waits. It changes no result.
struct Stride {
    batches: u64,
}

impl Stride {
    fn advance(&mut self, work: &mut impl Work) -> bool {
        let start = Instant::now();
        let is_left = work.advance(self.batches);
        let took = start.elapsed();
        if took < PATIENCE / 2 {
            self.batches = (self.batches * 2).min(MOST_BATCHES);
        } else if took > PATIENCE * 2 {
            self.batches = (self.batches / 2).max(1);
        }
        is_left
    }
}
