//! The manifest of a kept run: what made it, and the fingerprints of what it made.

use negsim::claims::{self, Case, Origin, Warning};
use negsim::engine::Plan;
use negsim::scenario::Scenario;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The name of the manifest.
pub const MANIFEST: &str = "manifest.json";
/// The number of its format.
const FORMAT: u32 = 2;

/// What made a run, and the fingerprints of what it made.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of the program.
    pub negsim: String,
    /// The number of the manifest's format.
    format: u32,
    /// The command as it was typed.
    command: Vec<String>,
    /// The scenario's file, as it was named.
    file: String,
    /// What was changed of it, as it was written.
    changed: Vec<String>,
    /// What was played: less than was asked where somebody stopped it.
    plan: PlayedPlan,
    /// What weakens all that the report says: of the file as it was written, of how the run ended.
    cautions: Vec<Caution>,
    /// By file in the folder: its SHA-256, in hexadecimal digits.
    pub sha256: BTreeMap<String, String>,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct PlayedPlan {
    seed: u64,
    draws: u64,
    repeats: u64,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Caution {
    code: String,
    text: String,
}

impl Manifest {
    /// Of this program and its command line, and of what was played, without fingerprints.
    pub fn new(case: &Case) -> Self {
        let arguments = std::env::args_os().skip(1);
        let arguments = arguments.map(|argument| argument.to_string_lossy().into_owned());
        let claims::Plan { seed, draws, repeats, .. } = case.plan;
        let caution = |one: &Warning| Caution { code: one.code.to_owned(), text: one.text.clone() };
        Manifest {
            negsim: env!("CARGO_PKG_VERSION").to_owned(),
            format: FORMAT,
            command: ["negsim".to_owned()].into_iter().chain(arguments).collect(),
            file: case.file.clone(),
            changed: case.changed.clone(),
            plan: PlayedPlan { seed, draws, repeats },
            cautions: case.cautions.iter().map(caution).collect(),
            sha256: BTreeMap::new(),
        }
    }

    /// The same with the fingerprints of these files.
    pub fn of(mut self, files: &[(&str, String)]) -> Self {
        let prints = files.iter();
        self.sha256 =
            prints.map(|(name, text)| ((*name).to_owned(), fingerprint(text.as_bytes()))).collect();
        self
    }

    /// Reads one, or says why that is none.
    pub fn read(path: &Path) -> Result<Self, String> {
        let name = path.display();
        let text = fs::read_to_string(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => format!("there is no file {name}"),
            _ => format!("{name}: {error}"),
        })?;
        let wrong = |why: String| format!("{name} is no manifest that --out wrote: {why}");
        let manifest: Manifest =
            serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))?;
        if manifest.format != FORMAT {
            return Err(wrong(format!(
                "its format is {}, this negsim reads {FORMAT}",
                manifest.format
            )));
        }
        Ok(manifest)
    }

    /// As it is written.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("every key is a string") + "\n"
    }

    /// The plan to play again.
    ///
    /// # Errors
    /// What a plan does not allow.
    pub fn plan(&self) -> Result<Plan, String> {
        let PlayedPlan { seed, draws, repeats } = self.plan;
        Plan::new(seed, draws, repeats).map_err(|error| error.to_string())
    }

    /// The case of a kept scenario, as its report had it.
    pub fn case(&self, scenario: &Scenario) -> Case {
        // Codes are words of the program; those of a manifest live as long, and there are a handful of them.
        let word = |code: &str| -> &'static str { code.to_owned().leak() };
        let caution = |one: &Caution| Warning::new(word(&one.code), one.text.clone());
        let case =
            Case::of(scenario.table(), Origin { sha256: scenario.sha256(), ..Origin::default() });
        Case {
            file: self.file.clone(),
            changed: self.changed.clone(),
            cautions: self.cautions.iter().map(caution).collect(),
            ..case
        }
    }
}

/// The SHA-256 of some bytes, in hexadecimal digits.
pub fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
