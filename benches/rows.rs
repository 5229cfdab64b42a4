//! The scenarios that are measured mechanism by mechanism, from `mechanisms.toml`.

use serde::Deserialize;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

const LIST: &str = include_str!("mechanisms.toml");

/// A scenario: another one, and what it adds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// What it measures.
    pub name: String,
    /// The row that it adds to; else the first.
    pub on: Option<String>,
    /// What of `src/games/talks` it makes work, without the ending.
    #[serde(default)]
    pub files: Vec<String>,
    /// What it adds.
    pub toml: String,
}

#[derive(Deserialize)]
struct List {
    row: Vec<Row>,
}

/// All rows; the first stands on nothing.
pub fn rows() -> Vec<Row> {
    let list: List = toml::from_str(LIST).expect("mechanisms.toml is a list of rows");
    list.row
}

/// Writes the scenarios of all rows into a folder; where each of them lies.
pub fn write(rows: &[Row], folder: &Path) -> io::Result<Vec<PathBuf>> {
    fs::create_dir_all(folder)?;
    let file = |name: &str| format!("{}.toml", name.replace(' ', "_"));
    let first = &rows[0].name;
    let mut paths = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        let on = row.on.as_ref().unwrap_or(first);
        let extends = match place {
            0 => String::new(),
            _ => format!("extends = {:?}\n", file(on)),
        };
        let path = folder.join(file(&row.name));
        fs::write(&path, extends + row.toml.trim_start())?;
        paths.push(path);
    }
    Ok(paths)
}
