//! From the run that stands in a folder to the next one, by changes each of which a crash may be the last.
//!
//! A new run is written whole into a folder beside the files and flushed to the disk. One rename says that it counts from
//! now on. Then the old files go, then the new ones take their places, the manifest last: files of two runs never stand
//! side by side, and a manifest only beside all of its files. Whoever finds a run that counts and is not in its place
//! puts it there (`finish`).
//!
//! The folder itself stays: it may be the current one of a shell, a place where a disk is mounted, or hold files of others.

use super::names::{FILES, MANIFEST, NEW, NEXT, REPLACED};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// One change of the disk.
#[derive(Debug)]
pub enum Step {
    /// Makes a folder.
    MakeFolder(PathBuf),
    /// Writes a file that is not there yet, and flushes it.
    Write(PathBuf, String),
    /// Flushes the names in a folder.
    Flush(PathBuf),
    /// Renames a file or a folder.
    Rename(PathBuf, PathBuf),
    /// Removes a file, where there is one.
    Remove(PathBuf),
    /// Removes a folder of negsim's own with all that is in it, where there is one.
    RemoveFolder(PathBuf),
}

impl Step {
    fn perform(&self) -> io::Result<()> {
        match self {
            Step::MakeFolder(path) => fs::create_dir(path),
            Step::Write(path, text) => write(path, text),
            Step::Flush(path) => flush(path),
            Step::Rename(from, to) => fs::rename(from, to),
            Step::Remove(path) => unless_gone(fs::remove_file(path)),
            Step::RemoveFolder(path) => unless_gone(fs::remove_dir_all(path)),
        }
    }
}

/// Performs them in their order, up to one that fails.
pub fn perform(steps: &[Step]) -> io::Result<()> {
    steps.iter().try_for_each(Step::perform)
}

/// Writes these files as the run that counts from now on; what an earlier attempt left goes first.
pub fn build(folder: &Path, files: &[(&str, String)]) -> Vec<Step> {
    let (new, next) = (folder.join(NEW), folder.join(NEXT));
    let mut steps = vec![discard(folder), Step::MakeFolder(new.clone())];
    steps.extend(files.iter().map(|(name, text)| Step::Write(new.join(name), text.clone())));
    steps.extend([Step::Flush(new.clone()), Step::Rename(new, next)]);
    steps.push(Step::Flush(folder.to_path_buf()));
    steps
}

/// Removes a run of which nobody knows whether it is whole.
pub fn discard(folder: &Path) -> Step {
    Step::RemoveFolder(folder.join(NEW))
}

/// Whether a run counts that is not, or not all, in its place.
pub fn is_due(folder: &Path) -> bool {
    folder.join(NEXT).is_dir()
}

/// The files that are not yet in their places, without the manifest: what stands there is of an older run.
pub fn due(folder: &Path) -> impl Iterator<Item = &'static str> {
    let next = folder.join(NEXT);
    FILES.into_iter().filter(move |name| next.join(name).exists())
}

/// The manifest of what stands in the places of the files that are due.
pub fn manifest_of_old(folder: &Path) -> PathBuf {
    let (here, replaced) = (folder.join(MANIFEST), folder.join(NEXT).join(REPLACED));
    if here.exists() || !replaced.exists() { here } else { replaced }
}

/// Puts the run that counts into its place, from wherever an earlier attempt stopped.
pub fn finish(folder: &Path) -> Vec<Step> {
    let (next, manifest) = (folder.join(NEXT), folder.join(MANIFEST));
    let flush = || Step::Flush(folder.to_path_buf());
    let mut steps = Vec::new();
    if next.join(MANIFEST).exists() {
        if manifest.exists() {
            steps.extend([Step::Rename(manifest.clone(), next.join(REPLACED)), flush()]);
        }
        steps.extend(due(folder).map(|name| Step::Remove(folder.join(name))));
        steps.push(flush());
        steps.extend(due(folder).map(|name| Step::Rename(next.join(name), folder.join(name))));
        steps.extend([flush(), Step::Rename(next.join(MANIFEST), manifest)]);
    }
    steps.extend([flush(), Step::RemoveFolder(next), flush()]);
    steps
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// On Unix a name is on the disk once its folder is.
fn flush(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

fn unless_gone(removed: io::Result<()>) -> io::Result<()> {
    removed.or_else(|error| if error.kind() == ErrorKind::NotFound { Ok(()) } else { Err(error) })
}
