//! Imports go down only.

use std::fs;
use std::path::{Path, PathBuf};

/// Every room with the rooms that it may import.
const ROOMS: [(&str, &[&str]); 9] = [
    ("lanes", &[]),
    ("random", &["lanes"]),
    ("stats", &["lanes"]),
    ("engine", &["lanes", "random", "stats"]),
    ("games", &["lanes", "random", "stats", "engine"]),
    ("scenario", &["lanes", "random", "stats", "engine", "games"]),
    ("claims", &["lanes", "random", "stats", "engine", "games"]),
    ("report", &["lanes", "random", "stats", "engine", "games", "claims"]),
    ("cli", &["lanes", "random", "stats", "engine", "games", "scenario", "claims", "report"]),
];

fn files_below(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a room is a folder") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            files_below(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
}

/// The rooms that a source text names: `crate::room`.
fn named(text: &str) -> Vec<String> {
    let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let after = code.split("crate::").skip(1);
    let word = |rest: &str| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    after.map(word).collect()
}

#[test]
fn imports_go_down_only() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let rooms: Vec<&str> = ROOMS.iter().map(|room| room.0).collect();
    for (room, allowed) in ROOMS {
        let mut files = Vec::new();
        files_below(&source.join(room), &mut files);
        assert!(!files.is_empty(), "{room} is empty");
        for file in files {
            for other in named(&fs::read_to_string(&file).expect("readable")) {
                let is_room = rooms.contains(&other.as_str());
                assert!(is_room, "{}: crate::{other} is no room", file.display());
                let fine = other == room || allowed.contains(&other.as_str());
                assert!(fine, "{} looks up to {other}", file.display());
            }
        }
    }
}

#[test]
fn only_lanes_knows_the_simd_library_and_only_scenario_knows_toml() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let keepers = [
        ("fearless_simd", "lanes"),
        ("toml", "scenario"),
        ("rand_chacha", "random"),
        ("sobol_burley", "random"),
        ("clap", "cli"),
    ];
    for (library, keeper) in keepers {
        let mut files = Vec::new();
        files_below(&source, &mut files);
        for file in files {
            let text = fs::read_to_string(&file).expect("readable");
            let uses = text.contains(&format!("{library}::"));
            let inside = file.starts_with(source.join(keeper));
            assert!(inside || !uses, "{} knows {library}", file.display());
        }
    }
}

/// What needs an operating system. `std::io::Read`, `std::sync` and paths as names do not.
const OF_THE_SYSTEM: [&str; 6] =
    ["std::fs", "std::time", "std::thread", "std::env", "std::process", "std::net"];

/// A source text without comments and without its tests at the end.
fn code(text: &str) -> String {
    let before_tests = text.split("#[cfg(test)]\nmod tests").next().expect("at least one part");
    let lines = before_tests.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<&str>>().join("\n")
}

#[test]
fn the_library_needs_no_operating_system() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    files_below(&source, &mut files);
    let of_the_program = ["cli", "main.rs", "scenario/tests.rs"].map(|name| source.join(name));
    for file in files.iter().filter(|file| !of_the_program.iter().any(|not| file.starts_with(not)))
    {
        let code = code(&fs::read_to_string(file).expect("readable"));
        let named: Vec<&&str> = OF_THE_SYSTEM.iter().filter(|name| code.contains(**name)).collect();
        let reads_files = file.ends_with("scenario/files.rs") && named == [&"std::fs"];
        assert!(named.is_empty() || reads_files, "{} names {named:?}", file.display());
    }
}
