//! The manifest of a kept run: what made it, and the fingerprints of what it made.

use negsim::claims::Warning;
use negsim::engine::Plan;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The name of the manifest.
pub const MANIFEST: &str = "manifest.json";
/// The number of its format.
const FORMAT: u32 = 1;

/// What made a run, and the fingerprints of what it made.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of the program.
    pub negsim: String,
    /// The number of the manifest's format.
    pub format: u32,
    /// The command as it was typed.
    pub command: Vec<String>,
    /// The scenario's file, as it was named.
    pub file: String,
    /// What was played: less than was asked where Ctrl-C stopped it.
    pub plan: PlayedPlan,
    /// What the report says beside its findings: of the file as it was written, of how the run ended.
    pub advice: Vec<Advice>,
    /// By file in the folder: its SHA-256, in hexadecimal digits.
    pub sha256: BTreeMap<String, String>,
}

/// What was played.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct PlayedPlan {
    /// The seed of all luck.
    pub seed: u64,
    /// Sets of the uncertain inputs.
    pub draws: u64,
    /// Negotiations of each.
    pub repeats: u64,
}

/// A warning of the report.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Advice {
    /// Which kind.
    pub code: String,
    /// What is wrong and what to do.
    pub text: String,
}

impl Manifest {
    /// Of this program and its command line, without fingerprints.
    pub fn new(file: &str, plan: PlayedPlan, advice: &[Warning]) -> Self {
        let arguments = std::env::args_os().skip(1);
        let arguments = arguments.map(|argument| argument.to_string_lossy().into_owned());
        let advice = advice.iter();
        Manifest {
            negsim: env!("CARGO_PKG_VERSION").to_owned(),
            format: FORMAT,
            command: ["negsim".to_owned()].into_iter().chain(arguments).collect(),
            file: file.to_owned(),
            plan,
            advice: advice
                .map(|warning| Advice { code: warning.code.to_owned(), text: warning.text.clone() })
                .collect(),
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

    /// The warnings to give again.
    pub fn warnings(&self) -> Vec<Warning> {
        // Codes are words of the program; those of a manifest live as long, and there are a handful of them.
        let word = |code: &str| -> &'static str { code.to_owned().leak() };
        let advice = self.advice.iter();
        advice.map(|told| Warning { code: word(&told.code), text: told.text.clone() }).collect()
    }
}

/// The SHA-256 of some bytes, in hexadecimal digits.
pub fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
