//! What in a folder negsim wrote: only that is replaced.

use super::manifest::{Manifest, fingerprint_of};
use super::names::{FILES, JSON, MANIFEST, SCENARIO, TEXT};
use super::switch;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Letters that earlier versions put between a file's name and `.tmp`.
const CHANCE_LETTERS: usize = 6;
/// Bytes of a report that tell who wrote it.
const BEGINNING: u64 = 200;

/// Whether a kept run stands there, all of it as negsim wrote it; else why none may take its place.
pub fn is_a_run_there(folder: &Path) -> Result<bool, String> {
    let manifest = folder.join(MANIFEST);
    if manifest.exists() {
        return as_written(folder, FILES, &manifest).map(|()| true);
    }
    match (part(folder), FILES.into_iter().find(|name| folder.join(name).exists())) {
        (_, None) => Ok(false),
        (Some(part), _) => Err(part),
        (_, Some(name)) => {
            Err(or_move_it(&format!("there is a {name} that belongs to no kept run")))
        }
    }
}

/// Whether what stands in the places of a run that counts may go.
pub fn may_finish(folder: &Path) -> Result<(), String> {
    let (manifest, mut due) = (switch::manifest_of_old(folder), switch::due(folder));
    if manifest.exists() {
        return as_written(folder, due, &manifest);
    }
    match due.find(|name| folder.join(name).exists()) {
        None => Ok(()),
        Some(name) => Err(or_move_it(&format!("there is a {name} that belongs to no kept run"))),
    }
}

/// What is to be said of files without a manifest, where they look like those of an interrupted run.
pub fn part(folder: &Path) -> Option<String> {
    let there: Vec<&str> = FILES.into_iter().filter(|name| folder.join(name).exists()).collect();
    let is_manifest = |path: &PathBuf| {
        path.file_name().is_some_and(|name| name.to_string_lossy().contains(MANIFEST))
    };
    let left = || leftovers(folder).unwrap_or_default().iter().any(is_manifest);
    if there.is_empty() || folder.join(MANIFEST).exists() || !(is_report(folder) || left()) {
        return None;
    }
    let names = there.join(", ");
    Some(format!(
        "a run that was interrupted while it was kept stands there without its {MANIFEST}; \
         remove what is left of it ({names}) to put another in its place, or name another folder"
    ))
}

/// Temporary files that earlier versions left when they were killed: `.report.txt.a1B2c3.tmp`.
pub fn leftovers(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let is_chance = |middle: &str| {
        middle.len() == CHANCE_LETTERS && middle.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let is_left = |name: &str| {
        let middle = |of: &str| {
            let rest = name.strip_prefix('.')?.strip_prefix(of)?.strip_prefix('.')?;
            rest.strip_suffix(".tmp")
        };
        [SCENARIO, JSON, TEXT, MANIFEST, "probe"].into_iter().filter_map(middle).any(is_chance)
    };
    let entries: Vec<fs::DirEntry> = fs::read_dir(folder)?.collect::<io::Result<_>>()?;
    let left = entries.iter().filter(|entry| entry.file_name().to_str().is_some_and(is_left));
    Ok(left.map(fs::DirEntry::path).collect())
}

fn as_written(
    folder: &Path,
    names: impl IntoIterator<Item = &'static str>,
    manifest: &Path,
) -> Result<(), String> {
    let Ok(manifest) = Manifest::read(manifest) else {
        return Err(or_move_it(&format!("its {MANIFEST} was not written by negsim")));
    };
    let is_changed = |name: &&str| {
        let path = folder.join(name);
        path.exists() && fingerprint_of(&path).ok().as_ref() != manifest.sha256.get(*name)
    };
    match names.into_iter().find(is_changed) {
        None => Ok(()),
        Some(name) => Err(or_move_it(&format!("its {name} was changed since negsim wrote it"))),
    }
}

fn or_move_it(what: &str) -> String {
    format!("{what}; name another folder, or move it")
}

/// Whether the report for programs there opens as negsim's do.
fn is_report(folder: &Path) -> bool {
    let mut beginning = Vec::new();
    let file = File::open(folder.join(JSON));
    let read = file.and_then(|file| file.take(BEGINNING).read_to_end(&mut beginning));
    read.is_ok() && String::from_utf8_lossy(&beginning).contains("\"negsim\": ")
}
