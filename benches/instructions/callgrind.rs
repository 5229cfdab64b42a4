//! Instructions of playing, counted by callgrind.
//!
//! What is measured is this program itself, started again to read a scenario and play it on one thread as the library does
//! (`negsim::simulate`). `negsim run` would do: but its search for typical settlements takes more than playing so little.

use crate::scalar_kernel::Kernel;
use crate::scalar_kernel::luck::Stream;
use negsim::claims::rounds_played;
use negsim::{Plan, Scenario, simulate};
use std::env;
use std::hint::black_box;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

/// Negotiations of a draw.
const REPEATS: u64 = 4;
/// The switch with which this program plays and does nothing else.
const PLAY: &str = "--play";

/// Who plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Player {
    /// Negsim.
    Engine,
    /// The plain scalar kernel, which knows one scenario.
    Kernel,
}

/// So many draws of a scenario.
#[derive(Clone, Debug)]
pub struct Play {
    pub player: Player,
    pub file: PathBuf,
    pub draws: u64,
}

/// Whether instructions can be counted here.
pub fn is_installed() -> bool {
    let valgrind = Command::new("valgrind").arg("--version").stdout(Stdio::null()).status();
    valgrind.is_ok_and(|status| status.success())
}

/// Plays, where this program was started for that. Whether it was.
pub fn play_as_asked() -> io::Result<bool> {
    let mut arguments = env::args().skip_while(|argument| argument != PLAY).skip(1);
    let (Some(player), Some(file), Some(draws)) =
        (arguments.next(), arguments.next(), arguments.next())
    else {
        return Ok(false);
    };
    let player = if player == "kernel" { Player::Kernel } else { Player::Engine };
    let draws = draws.parse().map_err(io::Error::other)?;
    black_box(Play { player, file: file.into(), draws }.rounds()?);
    Ok(true)
}

/// Instructions a negotiation and round really played, of each, as many at a time as there are cores.
pub fn of_all(plays: &[Play]) -> io::Result<Vec<f64>> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let mut found = Vec::new();
    for group in plays.chunks(cores) {
        let group: io::Result<Vec<f64>> = thread::scope(|scope| {
            let measure = |play: &'_ Play| {
                let play = play.clone();
                scope.spawn(move || play.instructions_a_round())
            };
            let running: Vec<_> = group.iter().map(measure).collect();
            running.into_iter().map(|one| one.join().expect("it does not panic")).collect()
        });
        found.extend(group?);
    }
    Ok(found)
}

impl Play {
    /// The engine's play.
    pub fn of(file: &Path, draws: u64) -> Self {
        Play { player: Player::Engine, file: file.to_owned(), draws }
    }

    /// The slope between so many draws and three times as many: reading the file does not count.
    fn instructions_a_round(&self) -> io::Result<f64> {
        let more = Play { draws: 3 * self.draws, ..self.clone() };
        let instructions = more.instructions()? - self.instructions()?;
        Ok(instructions as f64 / (more.rounds()? - self.rounds()?) as f64)
    }

    /// Rounds really played.
    fn rounds(&self) -> io::Result<u64> {
        let scenario = Scenario::read(&self.file).map_err(io::Error::other)?;
        let table = scenario.table();
        if self.player == Player::Kernel {
            return Ok(Kernel::new(table).play(self.draws, REPEATS, &mut Stream::new(0)).rounds);
        }
        let plan = Plan::new(0, self.draws, REPEATS).map_err(io::Error::other)?;
        Ok(rounds_played(table, &simulate(table, plan)))
    }

    fn instructions(&self) -> io::Result<u64> {
        let mut valgrind = Command::new("valgrind");
        valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
        valgrind.env("RAYON_NUM_THREADS", "1").arg(env::current_exe()?).arg(PLAY);
        valgrind.arg(if self.player == Player::Kernel { "kernel" } else { "engine" });
        valgrind.arg(&self.file).arg(self.draws.to_string());
        let output = valgrind.stdout(Stdio::null()).stderr(Stdio::piped()).output()?;
        let said = String::from_utf8_lossy(&output.stderr);
        let counted = said.lines().find_map(|line| line.split_once("Collected : "));
        let counted = counted.and_then(|(_, count)| count.trim().parse().ok());
        counted.ok_or_else(|| io::Error::other(format!("{}: {said}", self.file.display())))
    }
}
