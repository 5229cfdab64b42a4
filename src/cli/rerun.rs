//! `negsim run --rerun DIR/manifest.json`: a kept run again, and whether it comes to the same bits.

use super::failure::Failure;
use super::keep::{self, JSON, MANIFEST, Manifest, SCENARIO, fingerprint, fingerprint_of};
use super::options::ShowOptions;
use super::subject::Subject;
use negsim::engine::Plan;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// A kept run.
pub struct Kept {
    folder: PathBuf,
    manifest: Manifest,
    /// What it played.
    pub plan: Plan,
}

impl Kept {
    /// Reads a manifest by its path, or that of its folder.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let path = if path.is_dir() { path.join(MANIFEST) } else { path.to_path_buf() };
        let refuse = |why| Failure::of_command_line(format!("--rerun: {why}"));
        let folder = folder_of(&path);
        keep::recover(&folder).map_err(refuse)?;
        let whole = |why: String| match keep::part(&folder) {
            Some(part) => refuse(format!("{why}: {part}")),
            None => refuse(why),
        };
        let manifest = Manifest::read(&path).map_err(whole)?;
        let plan = manifest.plan().map_err(refuse)?;
        Ok(Kept { folder, manifest, plan })
    }

    /// The scenario beside the manifest, where it is the one that was played, with its case as it was then.
    pub fn subject(&self, show: &ShowOptions) -> Result<Subject, Failure> {
        if let Some(wrong) = self.changed(SCENARIO) {
            return Err(Failure::of_run(format!("{wrong}: this is not what was played")));
        }
        let read = Subject::read(&self.folder.join(SCENARIO), &[], false);
        let Subject { scenario, .. } = read.map_err(|mistakes| show.failure(&mistakes))?;
        if self.expected(SCENARIO) != Some(&scenario.sha256()) {
            let text = format!("{SCENARIO} reads differently now{}", self.version());
            return Err(Failure::of_run(text));
        }
        Ok(Subject { case: self.manifest.case(&scenario), scenario })
    }

    /// Whether playing again came to the same files; else all that differs.
    pub fn compare(&self, again: &[(&str, String)]) -> Result<String, Failure> {
        let wrong: Vec<String> =
            again.iter().filter_map(|(name, text)| self.difference(name, text)).collect();
        if wrong.is_empty() {
            let names: Vec<&str> = again.iter().map(|file| file.0).collect();
            let folder = self.folder.join("").display().to_string();
            return Ok(format!("the same bits as in {folder}: {}", names.join(", ")));
        }
        Err(Failure::of_run(wrong.join("\nerror: ")))
    }

    /// What differs in one file: what is kept, or what playing again comes to.
    fn difference(&self, name: &str, again: &str) -> Option<String> {
        let is_same = self.expected(name) == Some(&fingerprint(again.as_bytes()));
        let changed = self.changed(name);
        if is_same {
            return changed.map(|wrong| format!("{wrong}; playing again gives what was written"));
        }
        let keys = if name == JSON { self.keys_that_differ(again) } else { String::new() };
        Some(format!("playing again gives another {name}{keys}{}", self.version()))
    }

    /// How a kept file differs from what the manifest says of it.
    fn changed(&self, name: &str) -> Option<String> {
        let path = self.folder.join(name);
        let now = fingerprint_of(&path);
        match (now, self.expected(name)) {
            (_, None) => Some(format!("the manifest says nothing of {name}")),
            (Err(error), _) => Some(format!("{}: {error}", path.display())),
            (Ok(now), Some(print)) if now != *print => {
                let path = path.display();
                Some(format!("{path} was changed since it was kept (its SHA-256 differs)"))
            }
            _ => None,
        }
    }

    /// ` (its ends, funnel differ)`: the parts of the report that are not as kept.
    fn keys_that_differ(&self, again: &str) -> String {
        let kept = fs::read_to_string(self.folder.join(JSON)).unwrap_or_default();
        let object = |text: &str| serde_json::from_str::<Value>(text).ok();
        let (Some(Value::Object(kept)), Some(Value::Object(again))) =
            (object(&kept), object(again))
        else {
            return String::new();
        };
        let keys = again.iter().filter(|(key, value)| kept.get(*key) != Some(value));
        let keys: Vec<&str> = keys.map(|(key, _)| key.as_str()).collect();
        if keys == ["negsim"] {
            return " (its version; every number in it is the same)".to_owned();
        }
        let verb = if keys.len() == 1 { "differs" } else { "differ" };
        if keys.is_empty() { String::new() } else { format!(" (its {} {verb})", keys.join(", ")) }
    }

    fn expected(&self, name: &str) -> Option<&String> {
        self.manifest.sha256.get(name)
    }

    fn version(&self) -> String {
        let (then, now) = (self.manifest.version(), env!("CARGO_PKG_VERSION"));
        if then == now {
            return format!("; it was written by negsim {then}, the version of this one");
        }
        format!("; it was written by negsim {then}, this is {now}")
    }
}

fn folder_of(manifest: &Path) -> PathBuf {
    let parent = manifest.parent().filter(|parent| *parent != Path::new(""));
    parent.unwrap_or(Path::new(".")).to_path_buf()
}
