//! The engine for browsers is made of the sources as they are, and answers what the program answers.

use sha2::{Digest, Sha256};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

const WEB: &str = "bindings/web";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files of a folder, by their path from the root of the repository.
fn files_below(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(folder)).expect("a folder");
    let paths = entries.map(|entry| entry.expect("readable").path());
    let name = |path: &PathBuf| {
        let below = path.strip_prefix(root()).expect("it is below").display().to_string();
        below.replace('\\', "/")
    };
    let files =
        |path: PathBuf| if path.is_dir() { files_below(&name(&path)) } else { vec![name(&path)] };
    paths.flat_map(files).collect()
}

fn hexadecimal(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// As `bindings/web/build` takes it: a line a file, with its fingerprint.
fn fingerprint() -> String {
    let of_the_program = |file: &String| file.starts_with("src/cli/") || file == "src/main.rs";
    let mut files = files_below("src");
    files.retain(|file| !of_the_program(file));
    files.extend(files_below(&format!("{WEB}/src")));
    files.extend([
        format!("{WEB}/Cargo.toml"),
        format!("{WEB}/Cargo.lock"),
        "Cargo.toml".to_owned(),
    ]);
    files.sort();
    let line = |file: &String| {
        let content = fs::read(root().join(file)).expect("it was listed");
        format!("{}  {file}\n", hexadecimal(&content))
    };
    hexadecimal(files.iter().map(line).collect::<String>().as_bytes())
}

#[test]
fn the_engine_is_made_of_the_sources_as_they_are() {
    let made = fs::read_to_string(root().join("bindings/engine/engine.txt")).expect("it is there");
    let of = made.lines().nth(1).expect("a compiler, then the fingerprint");
    assert_eq!(of, fingerprint(), "the sources have changed: make it again with {WEB}/build");
}

#[test]
fn the_engine_answers_what_the_program_answers() {
    let check = Command::new("node")
        .current_dir(root())
        .arg(format!("{WEB}/check.mjs"))
        .args([env!("CARGO_BIN_EXE_negsim"), "scenarios/abu_dhabi.toml"])
        .output();
    match check {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            println!("skipped: there is no node to run it");
        }
        check => {
            let check = check.expect("it runs");
            let told = [check.stdout, check.stderr].concat();
            assert!(check.status.success(), "{}", String::from_utf8_lossy(&told));
        }
    }
}
