//! `--out DIR`: everything that a run came to, kept so that it can be checked and run again.
//!
//! One program at a time keeps a run in a folder, and a crash at any moment leaves the old run or the new one (`switch`).
//! Only files that negsim itself wrote are replaced.

mod lock;
mod manifest;
mod names;
mod ours;
mod switch;

pub use manifest::{Manifest, fingerprint, fingerprint_of};
pub use names::{JSON, MANIFEST, SCENARIO, TEXT};
pub use ours::part;

use super::failure::Failure;
use lock::Lock;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A folder to keep a run in; no other program keeps one there meanwhile.
pub struct Folder {
    path: PathBuf,
    _lock: Lock,
}

impl Folder {
    /// Makes the folder where there is none, and looks whether a run may be kept in it.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        let name = path.display();
        if path.exists() && !path.is_dir() {
            let text = format!("--out {name}: that is a file; name a folder");
            return Err(Failure::of_command_line(text));
        }
        fs::create_dir_all(path).map_err(|error| failed(path, &error))?;
        // Where nothing can be written, better now than after the run.
        let lock = Lock::take(path).map_err(|error| failed(path, &error))?;
        let Some(lock) = lock else {
            return Err(Failure::of_command_line(format!(
                "--out {name}: another negsim is keeping a run there; name another folder, or wait for it"
            )));
        };
        let refuse = |why| Failure::of_command_line(format!("--out {name}: {why}"));
        finish(path).map_err(refuse)?;
        ours::is_a_run_there(path).map_err(refuse)?;
        Ok(Folder { path: path.to_path_buf(), _lock: lock })
    }

    /// Writes the files, by name, and the manifest after them; what happened, for a reader.
    pub fn keep(&self, files: &[(&str, String)], manifest: &Manifest) -> Result<String, Failure> {
        let refuse = |why| Failure::of_run(format!("--out {}: {why}", self.path.display()));
        let manifest = manifest.clone().of(files).to_json().map_err(refuse)?;
        // A run takes long: somebody may have changed what stood there when it began.
        let is_replaced = ours::is_a_run_there(&self.path).map_err(refuse)?;
        let all = [files, &[(MANIFEST, manifest)]].concat();
        self.switch(&all).map_err(|error| failed(&self.path, &error))?;
        finish(&self.path).map_err(refuse)?;
        let names: Vec<&str> = all.iter().map(|file| file.0).collect();
        let what = if is_replaced { "replaced" } else { "kept" };
        Ok(format!("{what} in {}: {}", self.path.display(), names.join(", ")))
    }

    fn switch(&self, all: &[(&str, String)]) -> io::Result<()> {
        let left = ours::leftovers(&self.path)?;
        switch::perform(&left.into_iter().map(switch::Step::Remove).collect::<Vec<_>>())?;
        let built = switch::perform(&switch::build(&self.path, all));
        if built.is_err() {
            // Why it failed says more than that this failed too.
            let _ = switch::perform(&[switch::discard(&self.path)]);
        }
        built
    }
}

/// Where a program was stopped between two runs, puts the new one, which is whole, into its place.
pub fn recover(folder: &Path) -> Result<(), String> {
    if !switch::is_due(folder) {
        return Ok(());
    }
    // Another program may be at it just now.
    let _lock = Lock::wait(folder).map_err(|error| stuck(folder, &error))?;
    finish(folder)
}

fn finish(folder: &Path) -> Result<(), String> {
    if !switch::is_due(folder) {
        return Ok(());
    }
    ours::may_finish(folder)?;
    switch::perform(&switch::finish(folder)).map_err(|error| stuck(folder, &error))
}

fn stuck(folder: &Path, error: &io::Error) -> String {
    let folder = folder.display();
    format!("a run was interrupted in {folder} and cannot be put into its place there: {error}")
}

fn failed(folder: &Path, error: &io::Error) -> Failure {
    Failure::of_run(format!("--out {}: {error}", folder.display()))
}

#[cfg(test)]
mod tests;
