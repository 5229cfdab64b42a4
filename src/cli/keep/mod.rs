//! `--out DIR`: everything that a run came to, kept so that it can be checked and run again.
//!
//! A crash leaves no half-written file: all are written under other names first and flushed to the disk, then take
//! their names, the manifest last. Only files that negsim itself wrote are replaced.

mod manifest;

pub use manifest::{MANIFEST, Manifest, fingerprint};

use super::failure::Failure;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use tempfile::{Builder, NamedTempFile};

/// The scenario as resolved.
pub const SCENARIO: &str = "scenario.toml";
/// The machine-readable report.
pub const JSON: &str = "report.json";
/// The report for readers.
pub const TEXT: &str = "report.txt";

/// A folder to keep a run in.
pub struct Folder {
    path: PathBuf,
    is_replaced: bool,
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
        temporary(path, "probe").map_err(|error| failed(path, &error))?;
        let is_replaced = only_our_own(path)?;
        Ok(Folder { path: path.to_path_buf(), is_replaced })
    }

    /// Writes the files, by name, and the manifest after them; what happened, for a reader.
    pub fn keep(&self, files: &[(&str, String)], manifest: &Manifest) -> Result<String, Failure> {
        let manifest = manifest.clone().of(files).to_json();
        self.write(files, &manifest).map_err(|error| failed(&self.path, &error))?;
        let names: Vec<&str> = files.iter().map(|file| file.0).chain([MANIFEST]).collect();
        let what = if self.is_replaced { "replaced" } else { "kept" };
        Ok(format!("{what} in {}: {}", self.path.display(), names.join(", ")))
    }

    fn write(&self, files: &[(&str, String)], manifest: &str) -> io::Result<()> {
        let files = files.iter().map(|(name, text)| (*name, text.as_str()));
        let all = files.chain([(MANIFEST, manifest)]);
        let written = all.map(|(name, text)| Ok((name, self.write_aside(name, text)?)));
        let written: Vec<(&str, NamedTempFile)> = written.collect::<io::Result<_>>()?;
        // A manifest stands for a whole run: the one of the old files goes before they do.
        match fs::remove_file(self.path.join(MANIFEST)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        for (name, file) in written {
            file.persist(self.path.join(name)).map_err(|error| error.error)?;
        }
        flush_folder(&self.path)
    }

    fn write_aside(&self, name: &str, text: &str) -> io::Result<NamedTempFile> {
        let mut file = temporary(&self.path, name)?;
        file.write_all(text.as_bytes())?;
        file.flush()?;
        file.as_file().sync_all()?;
        Ok(file)
    }
}

/// Whether there is a run to be replaced; what negsim did not write, or not so, is left alone.
fn only_our_own(folder: &Path) -> Result<bool, Failure> {
    let there: Vec<&str> =
        [SCENARIO, JSON, TEXT].into_iter().filter(|name| folder.join(name).exists()).collect();
    let manifest = folder.join(MANIFEST);
    let refuse = |what: String| {
        let text = format!("--out {}: {what}; name another folder, or move it", folder.display());
        Err(Failure::of_command_line(text))
    };
    if !manifest.exists() {
        return match there.first() {
            None => Ok(false),
            Some(name) => refuse(format!("there is a {name} that belongs to no kept run")),
        };
    }
    let Ok(manifest) = Manifest::read(&manifest) else {
        return refuse(format!("its {MANIFEST} was not written by negsim"));
    };
    let is_changed = |name: &&&str| {
        let now = fs::read(folder.join(name)).map(|bytes| fingerprint(&bytes));
        now.ok().as_deref() != manifest.sha256.get(**name).map(String::as_str)
    };
    match there.iter().find(is_changed) {
        None => Ok(true),
        Some(name) => refuse(format!("its {name} was changed since negsim wrote it")),
    }
}

/// A file in the same folder that disappears unless it takes its name.
fn temporary(folder: &Path, name: &str) -> io::Result<NamedTempFile> {
    let prefix = format!(".{name}.");
    let mut builder = Builder::new();
    builder.prefix(&prefix).suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any file that a program writes: what the mask of the user leaves of it.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// On Unix a name is on the disk once its folder is.
fn flush_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

fn failed(folder: &Path, error: &io::Error) -> Failure {
    Failure::of_run(format!("--out {}: {error}", folder.display()))
}
