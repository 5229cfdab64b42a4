//! One program at a time keeps a run in a folder.

use super::names::LOCK;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The folder is ours until this goes, or the program ends in whatever way.
pub struct Lock {
    path: PathBuf,
    /// Open, as the system gives the lock back with it.
    _file: File,
}

impl Lock {
    /// Takes the lock of a folder, unless another program has it.
    pub fn take(folder: &Path) -> io::Result<Option<Self>> {
        Lock::by(folder, |file| match file.try_lock() {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(error)) => unless_unknown(Err(error)),
        })
    }

    /// Takes the lock of a folder, once no other program has it.
    pub fn wait(folder: &Path) -> io::Result<Option<Self>> {
        Lock::by(folder, |file| unless_unknown(file.lock()))
    }

    fn by(folder: &Path, take: impl Fn(&File) -> io::Result<bool>) -> io::Result<Option<Self>> {
        let path = folder.join(LOCK);
        loop {
            let file = File::options().write(true).create(true).truncate(false).open(&path)?;
            if !take(&file)? {
                return Ok(None);
            }
            // Whoever had the lock has removed the file: others may lock another one of this name.
            if is_at(&file, &path) {
                return Ok(Some(Lock { path, _file: file }));
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if cfg!(unix) {
            // What cannot be removed is taken by the next program.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Some disks of networks know no locks: there only one program at a time may be used, as nobody can tell.
fn unless_unknown(locked: io::Result<()>) -> io::Result<bool> {
    match locked {
        Err(error) if error.kind() != ErrorKind::Unsupported => Err(error),
        _ => Ok(true),
    }
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let place = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    let (here, there) = (file.metadata().map(place), fs::metadata(path).map(place));
    here.ok().is_some_and(|here| there.is_ok_and(|there| here == there))
}

/// Elsewhere the file is never removed.
#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}
