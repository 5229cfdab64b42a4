//! What each mechanism costs in instructions, held against what is recorded: a gate that no busy machine disturbs.
//!
//! ```text
//! cargo bench --bench instructions                # fails where a figure grew by more than 3 %
//! cargo bench --bench instructions -- --write     # records the figures anew
//! cargo bench --bench instructions -- --kernel    # beside the plain scalar kernel
//! cargo bench --bench instructions -- --growth    # how they grow with sides and issues; takes minutes
//! ```

mod callgrind;
mod growth;
mod recorded;
#[path = "../rows.rs"]
#[allow(dead_code, reason = "a test uses the rest")]
mod rows;
#[path = "../scalar_kernel/mod.rs"]
#[allow(dead_code, reason = "a test uses the rest")]
mod scalar_kernel;

use callgrind::{Play, Player};
use recorded::{Change, Recorded, share};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::process::ExitCode;

/// Draws of the shorter of two runs.
const DRAWS: u64 = 128;

fn main() -> ExitCode {
    match work() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether all is as it should be.
fn work() -> io::Result<bool> {
    let is_asked = |switch: &str| std::env::args().any(|argument| argument == switch);
    if callgrind::play_as_asked()? {
        return Ok(true);
    }
    if !callgrind::is_installed() {
        println!("not measured: valgrind is not installed");
        return Ok(true);
    }
    match () {
        () if is_asked("--growth") => growth::print(),
        () if is_asked("--kernel") => beside_kernel(),
        () => gate(is_asked("--write")),
    }
}

/// Prints what the engine and the kernel take on the same scenario.
fn beside_kernel() -> io::Result<bool> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/two_sides.toml");
    let of = |player| Play { player, file: file.into(), draws: DRAWS };
    let found = callgrind::of_all(&[of(Player::Engine), of(Player::Kernel)])?;
    println!("instructions a round: engine {:.0}, scalar kernel {:.0}", found[0], found[1]);
    Ok(true)
}

/// Whether nothing grew; records it all where that is asked.
fn gate(write: bool) -> io::Result<bool> {
    let found = Recorded::here(measure()?);
    if write {
        found.write()?;
        println!("{} figures recorded, with {}", found.figures.len(), found.rustc);
        return Ok(true);
    }
    let Some(recorded) = Recorded::read()? else {
        println!("nothing is recorded yet: cargo bench --bench instructions -- --write");
        return Ok(false);
    };
    let is_comparable = found.rustc == recorded.rustc && found.level == recorded.level;
    if !is_comparable {
        println!(
            "Only shown: recorded with {} on {}, and this is {} on {}.",
            recorded.rustc, recorded.level, found.rustc, found.level
        );
    }
    Ok(compare(&found, &recorded) || !is_comparable)
}

fn measure() -> io::Result<BTreeMap<String, u64>> {
    let rows = rows::rows();
    let files = rows::write(&rows, &Path::new(env!("CARGO_TARGET_TMPDIR")).join("mechanisms"))?;
    let plays: Vec<Play> = files.iter().map(|file| Play::of(file, DRAWS)).collect();
    let found = callgrind::of_all(&plays)?;
    let figures = rows.into_iter().zip(found);
    Ok(figures.map(|(row, figure)| (row.name, figure.round() as u64)).collect())
}

/// Prints every figure beside the one before; whether none grew and none is missing.
fn compare(found: &Recorded, recorded: &Recorded) -> bool {
    println!("{:26} {:>8} {:>8} {:>8}", "instructions a round", "found", "recorded", "");
    let mut holds = true;
    for (name, &figure) in &found.figures {
        let before = recorded.figures.get(name).copied();
        let word = match Change::of(figure, before) {
            Change::Grew => "grew",
            Change::Fell => "fell: record it",
            Change::Stayed => "",
            Change::New => "not recorded",
        };
        holds &= matches!(Change::of(figure, before), Change::Fell | Change::Stayed);
        let (before, by) = match before {
            Some(before) => {
                (before.to_string(), format!("{:+.1} %", 100.0 * share(figure, before)))
            }
            None => (String::new(), String::new()),
        };
        println!("{name:26} {figure:8} {before:>8} {by:>8} {word}");
    }
    for name in recorded.figures.keys().filter(|name| !found.figures.contains_key(*name)) {
        println!("{name:26} is recorded and no row any more");
        holds = false;
    }
    if !holds {
        println!(
            "Mend what grew, or record it with a word why: cargo bench --bench instructions -- --write"
        );
    }
    holds
}
