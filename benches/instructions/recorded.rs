//! What was measured before, in `benches/instructions.toml`, and what of it has changed.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::process::Command;
use std::{fs, io};

/// Where it is recorded.
const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/instructions.toml");
/// A figure that grew by more than this share is a mistake, or has to be recorded anew.
const TOLERANCE: f64 = 0.03;
const HEADER: &str = "# Instructions a negotiation and round really played, by callgrind, of the rows of mechanisms.toml. Where a change is \
                      meant to cost\n# more: cargo bench --bench instructions -- --write\n";

/// Figures, and what they were made with.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recorded {
    /// The compiler.
    pub rustc: String,
    /// The vector level of the machine.
    pub level: String,
    /// By row.
    pub figures: BTreeMap<String, u64>,
}

/// A figure beside the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It costs more than it may.
    Grew,
    /// It costs so much less that it should be recorded.
    Fell,
    /// About as before.
    Stayed,
    /// It was not recorded.
    New,
}

impl Change {
    /// Of what was found beside what was recorded.
    pub fn of(found: u64, recorded: Option<u64>) -> Self {
        let Some(recorded) = recorded else { return Change::New };
        match share(found, recorded) {
            grown if grown > TOLERANCE => Change::Grew,
            fallen if fallen < -TOLERANCE => Change::Fell,
            _ => Change::Stayed,
        }
    }
}

/// By what share a figure grew.
pub fn share(found: u64, recorded: u64) -> f64 {
    found as f64 / recorded as f64 - 1.0
}

impl Recorded {
    /// Figures of this machine and compiler.
    pub fn here(figures: BTreeMap<String, u64>) -> Self {
        Recorded { rustc: rustc(), level: level(), figures }
    }

    /// What was recorded; none where nothing was yet.
    pub fn read() -> io::Result<Option<Self>> {
        match fs::read_to_string(FILE) {
            Ok(text) => toml::from_str(&text).map(Some).map_err(io::Error::other),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Records it.
    pub fn write(&self) -> io::Result<()> {
        let text = toml::to_string(self).map_err(io::Error::other)?;
        fs::write(FILE, HEADER.to_owned() + &text)
    }
}

fn rustc() -> String {
    let said = Command::new("rustc").arg("--version").output();
    let said = said.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    said.unwrap_or_else(|_| "unknown".to_owned())
}

/// Valgrind knows nothing wider than AVX2.
#[cfg(target_arch = "x86_64")]
fn level() -> String {
    let is_wide = is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma");
    if is_wide { "x86_64, AVX2" } else { "x86_64, below AVX2" }.to_owned()
}

#[cfg(not(target_arch = "x86_64"))]
fn level() -> String {
    std::env::consts::ARCH.to_owned()
}
