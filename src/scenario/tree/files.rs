//! Bytes to text: what can be read, and what to say of everything else that a name may stand for. Without the feature
//! `files` there are no files to read: a scenario is a text, and extends nothing.

#[cfg(feature = "files")]
use crate::scenario::mistake::nearest::nearest;
#[cfg(feature = "files")]
use std::fs::{File, metadata, read_dir};
use std::io::Read;
use std::path::{Path, PathBuf};

/// The most that a scenario may hold in all its files together, in bytes: what keeps the reading of any file below a
/// second and below 200 MB. The longest real scenarios have a twentieth of it.
pub(in crate::scenario) const MOST_BYTES: usize = 1024 * 1024;

/// What is wrong with a file as a whole, and what to do.
pub(in crate::scenario) type Refusal = (String, String);

/// The text of the file that was asked for. It may also be a pipe.
#[cfg(feature = "files")]
pub(in crate::scenario) fn read(path: &Path) -> Result<String, Refusal> {
    let name = path.display().to_string();
    let meta = metadata(path).map_err(|error| unreadable(path, &error))?;
    if meta.is_dir() {
        return Err((format!("{name} is a folder"), "name the scenario file in it".into()));
    }
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    read_from(file, &name)
}

/// The text of a file that another one extends: a plain file, since a pipe could make it wait for ever.
#[cfg(feature = "files")]
pub(in crate::scenario) fn read_plain(path: &Path) -> Result<String, Refusal> {
    let meta = metadata(path).map_err(|error| unreadable(path, &error))?;
    if !meta.is_dir() && !meta.is_file() {
        let title =
            format!("{} is neither a file nor a folder, but a device or a pipe", path.display());
        return Err((title, "name a scenario file".into()));
    }
    read(path)
}

/// Nothing can be read where there are no files.
#[cfg(not(feature = "files"))]
pub(in crate::scenario) fn read_plain(path: &Path) -> Result<String, Refusal> {
    let title = format!("{} cannot be read: this program has no access to files", path.display());
    Err((title, "merge the files into one text first".into()))
}

/// A text from anywhere, which is called so.
pub(in crate::scenario) fn read_from(from: impl Read, name: &str) -> Result<String, Refusal> {
    let mut bytes = Vec::new();
    let read = from.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|error| (format!("{name} cannot be read"), error.to_string()))?;
    if bytes.len() > MOST_BYTES {
        return Err(too_long(name));
    }
    String::from_utf8(bytes)
        .map_err(|error| no_text(name, error.as_bytes(), error.utf8_error().valid_up_to()))
}

/// What is longer than any scenario.
pub(in crate::scenario) fn too_long(name: &str) -> Refusal {
    (
        format!("{name} is larger than 1 MB"),
        "that is no scenario: the longest has a few thousand lines".into(),
    )
}

/// Bytes that are no UTF-8 from one of them on.
fn no_text(name: &str, bytes: &[u8], wrong: usize) -> Refusal {
    let is_wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    if is_wide {
        return (format!("{name} is not saved as UTF-8"), "save it as UTF-8 (it is UTF-16)".into());
    }
    if bytes.contains(&0) {
        let help = "a scenario is plain text, saved as UTF-8";
        return (format!("{name} is not a text file"), help.into());
    }
    let line = 1 + bytes[..wrong].iter().filter(|byte| **byte == b'\n').count();
    let help = format!("save it as UTF-8; the first letter that is not so stands in line {line}");
    (format!("{name} is not saved as UTF-8"), help)
}

#[cfg(feature = "files")]
fn unreadable(path: &Path, error: &std::io::Error) -> Refusal {
    let name = path.display();
    match error.kind() {
        std::io::ErrorKind::NotFound => {
            let help = match sibling(path) {
                Some(near) => format!("did you mean {near}?"),
                None => foreign(path).to_owned(),
            };
            (format!("there is no file {name}"), help)
        }
        std::io::ErrorKind::PermissionDenied => {
            (format!("{name} cannot be read"), "you have no right to read it".into())
        }
        _ => (format!("{name} cannot be read"), error.to_string()),
    }
}

/// What a path that nothing stands at may have been meant for.
#[cfg(feature = "files")]
fn foreign(path: &Path) -> &'static str {
    let is_part = |sign| path.iter().any(|part| part.to_string_lossy().starts_with(sign));
    // A file may be called ~draft.toml; a folder of somebody has something in it.
    let of_home = || {
        path.parent()
            .is_some_and(|folder| folder.iter().any(|part| part.to_string_lossy().starts_with('~')))
    };
    match path.to_string_lossy() {
        _ if of_home() => "~ stands for nobody's folder here: write the path out",
        _ if is_part('$') || is_part('%') => {
            "nothing is put in place of a variable here: write the path out"
        }
        written if written.contains('\\') => "write / in place of \\",
        _ => "look at the spelling and the folder",
    }
}

/// The scenario file in the same folder whose name is nearest.
#[cfg(feature = "files")]
fn sibling(path: &Path) -> Option<String> {
    let wanted = path.file_name()?.to_str()?;
    let folder =
        path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut names: Vec<String> = read_dir(folder)
        .ok()?
        .take(1_000)
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".toml"))
        .collect();
    names.sort();
    let near = nearest(wanted, names.iter().map(String::as_str))?;
    Some(path.with_file_name(near).display().to_string())
}

/// Whether a file lies in a folder, or in one below it, whatever links and `..` its path takes.
pub(in crate::scenario) fn is_within(folder: &Path, file: &Path) -> bool {
    let whole = |path: &Path| {
        let real = identity(path);
        let mut whole = PathBuf::new();
        for part in std::path::absolute(&real).unwrap_or(real).components() {
            match part {
                std::path::Component::ParentDir => drop(whole.pop()),
                std::path::Component::CurDir => {}
                part => whole.push(part),
            }
        }
        whole
    };
    whole(file).starts_with(whole(folder))
}

/// The same for every way of writing the same file.
#[cfg(feature = "files")]
pub(in crate::scenario) fn identity(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

/// A file is called by one name only where there are none.
#[cfg(not(feature = "files"))]
pub(in crate::scenario) fn identity(path: &Path) -> PathBuf {
    path.to_path_buf()
}
