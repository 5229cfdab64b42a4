//! The manifest of a kept run: what made it, and the fingerprints of what it made.

use negsim::claims::{self, Case, Origin};
use negsim::engine::Plan;
use negsim::engine::visible::visible;
use negsim::scenario::Scenario;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The number of its format.
const FORMAT: u32 = 2;
/// The most bytes of a manifest: 1 MB.
const MOST_BYTES: usize = 1_000_000;
/// The most letters that are shown of what a manifest says.
const MOST_LETTERS: usize = 200;

/// What made a run, and the fingerprints of what it made.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of the program.
    negsim: String,
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
        let wrong = |why: String| format!("{name} is no manifest that --out wrote: {why}");
        let text = beginning(path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => format!("there is no file {name}"),
            _ => format!("{name}: {error}"),
        })?;
        if text.len() > MOST_BYTES {
            return Err(wrong("it is larger than 1 MB".to_owned()));
        }
        let manifest: Manifest =
            serde_json::from_slice(&text).map_err(|error| wrong(shown(&error.to_string())))?;
        if manifest.format != FORMAT {
            return Err(wrong(format!(
                "its format is {}, this negsim reads {FORMAT}",
                manifest.format
            )));
        }
        Ok(manifest)
    }

    /// As it is written.
    ///
    /// # Errors
    /// What would not be read again.
    pub fn to_json(&self) -> Result<String, String> {
        let text = serde_json::to_string_pretty(self).expect("every key is a string") + "\n";
        if text.len() > MOST_BYTES {
            return Err(
                "the command line is too long for a manifest, which has at most 1 MB".to_owned()
            );
        }
        Ok(text)
    }

    /// The version of the program that wrote it, fit for a terminal.
    pub fn version(&self) -> String {
        shown(&self.negsim)
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
    hexadecimal(&Sha256::digest(bytes))
}

/// The same of a file, however large.
pub fn fingerprint_of(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let (mut hash, mut part) = (Sha256::new(), [0; 65_536]);
    loop {
        match file.read(&mut part) {
            Ok(0) => return Ok(hexadecimal(&hash.finalize())),
            Ok(length) => hash.update(&part[..length]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The bytes of a file, up to one more than a manifest has.
fn beginning(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What a manifest says, fit for a terminal: it may be anybody's.
fn shown(text: &str) -> String {
    let dots = if text.chars().nth(MOST_LETTERS).is_some() { "..." } else { "" };
    let beginning: String = text.chars().take(MOST_LETTERS).collect();
    visible(&beginning.replace(['\n', '\t'], " ")).into_owned() + dots
}
