//! The manifest of a kept run: what made it, and the fingerprints of what it made.

use negsim::claims::{self, Case, Origin};
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
    /// Where the scenario comes from, and what weakens all that the report says.
    origin: Origin,
    /// What was played: less than was asked where somebody stopped it.
    plan: claims::Plan,
    /// By file in the folder: its SHA-256, in hexadecimal digits.
    pub sha256: BTreeMap<String, String>,
}

impl Manifest {
    /// Of this program and its command line, and of what was played, without fingerprints.
    pub fn new(case: &Case) -> Self {
        let arguments = std::env::args_os().skip(1);
        let arguments = arguments.map(|argument| argument.to_string_lossy().into_owned());
        Manifest {
            negsim: env!("CARGO_PKG_VERSION").to_owned(),
            format: FORMAT,
            command: ["negsim".to_owned()].into_iter().chain(arguments).collect(),
            origin: Origin {
                file: case.file.clone(),
                sha256: case.sha256.clone(),
                changed: case.changed.clone(),
                cautions: case.cautions.clone(),
            },
            plan: case.plan,
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
        let claims::Plan { seed, draws, repeats, .. } = self.plan;
        Plan::new(seed, draws, repeats).map_err(|error| error.to_string())
    }

    /// The case of a kept scenario, as its report had it.
    pub fn case(&self, scenario: &Scenario) -> Case {
        let case = Case::of(scenario.table(), self.origin.clone());
        Case { cautions: self.origin.cautions.clone(), ..case }
    }
}

/// The SHA-256 of some bytes, in hexadecimal digits.
pub fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
