//! The README as a newcomer types it: every file saved under the name that the text gives it, every command run as it
//! stands, and every line below it what the program prints. Its Rust is compiled and run among the documentation's tests.
#![cfg(all(unix, feature = "cli"))]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const README: &str = include_str!("../../README.md");
/// What runs the commands of cargo.
const CI: &str = include_str!("../../.ci/run");

/// What stands between two fences.
struct Block {
    language: &'static str,
    /// What is said right before it.
    said: &'static str,
    text: &'static str,
}

fn blocks() -> Vec<Block> {
    let parts: Vec<&str> = README.split("```").collect();
    assert!(!parts.len().is_multiple_of(2), "a fence is not closed");
    let block = |pair: &[&'static str]| {
        let (language, text) = pair[1].split_once('\n').expect("a block has lines");
        let said = pair[0].trim().rsplit("\n\n").next().expect("there is always a last part");
        Block { language, said, text }
    };
    parts.chunks_exact(2).map(block).collect()
}

/// The name under which a reader is told to save a file.
fn name(block: &Block) -> &'static str {
    let quoted = block.said.split('`').skip(1).step_by(2);
    let name = quoted.filter(|quoted| quoted.ends_with(".toml")).last();
    name.unwrap_or_else(|| panic!("nobody is told under which name to save\n{}", block.text))
}

/// A command, and what is printed below it.
struct Typed {
    command: &'static str,
    printed: Option<&'static str>,
}

/// All commands in their order. What `sh` shows prints what the next block shows, where that has no command of its own.
fn typed(block: &Block, all: &mut Vec<Typed>) {
    match (block.language, block.text.strip_prefix("$ ")) {
        ("sh", _) => {
            all.extend(block.text.lines().map(|command| Typed { command, printed: None }));
        }
        ("text", Some(text)) => {
            let (command, printed) = text.split_once('\n').expect("something is printed");
            all.push(Typed { command, printed: Some(printed) });
        }
        ("text", None) => {
            let last = all.last_mut().expect("a command stands before what it prints");
            assert!(last.printed.is_none(), "who prints\n{}", block.text);
            last.printed = Some(block.text);
        }
        ("toml" | "rust", _) => {}
        (language, _) => panic!("a block in {language} is not tried"),
    }
}

/// What a shell runs for a command: cargo would build what is built already.
fn run_by_a_shell(command: &str) -> Option<String> {
    match command.strip_prefix("cargo run --release -- ") {
        Some(arguments) => Some(format!("negsim {arguments}")),
        None if command.starts_with("cargo ") => None,
        None => Some(command.to_owned()),
    }
}

/// Whether text is what is printed; a line of `...` stands for any lines.
fn is_printed(expected: &str, printed: &str) -> Result<(), String> {
    let lines: Vec<&str> = printed.lines().map(str::trim_end).collect();
    let expected: Vec<&str> = expected.lines().collect();
    let mut parts: Vec<_> = expected.split(|line| line.trim() == "...").collect();
    let last = parts.pop().expect("there is always a last part");
    let (mut next, mut is_cut) = (0, false);
    for part in parts {
        let places = if is_cut { next..=lines.len() } else { next..=next };
        let stands = |at: &usize| lines[*at..].starts_with(part);
        next = places.into_iter().find(stands).ok_or_else(|| part.join("\n"))? + part.len();
        is_cut = true;
    }
    let left = &lines[next..];
    let is_end = if is_cut { left.ends_with(last) } else { left == last };
    if is_end { Ok(()) } else { Err(format!("{}\nat its end", last.join("\n"))) }
}

/// A copy of what a newcomer has after cloning, as far as the program reads it.
fn clone() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let clone = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme");
    // What an earlier test left there, where it left something.
    let _ = fs::remove_dir_all(&clone);
    for folder in ["scenarios", "tests/data"] {
        fs::create_dir_all(clone.join(folder)).expect("a new folder");
        for file in fs::read_dir(root.join(folder)).expect("a folder") {
            let file = file.expect("a file").path();
            let name = file.file_name().expect("it has a name");
            fs::copy(&file, clone.join(folder).join(name)).expect("it can be copied");
        }
    }
    clone
}

fn shell(command: &str, folder: &Path) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_negsim")).parent().expect("it is in a folder");
    let path = env::var("PATH").unwrap_or_default();
    let path = format!("{}:{path}", program.display());
    let mut shell = Command::new("sh");
    let shell = shell.args(["-c", command]).current_dir(folder).env("PATH", path);
    shell.env_remove("COLUMNS").output().expect("there is a shell")
}

#[test]
fn a_reader_is_told_what_to_save_and_what_cargo_does_is_tried() {
    let mut all = Vec::new();
    for block in blocks() {
        typed(&block, &mut all);
        if block.language == "toml" {
            name(&block);
        }
    }
    assert!(all.len() > 10, "{}", all.len());
    assert!(CI.contains("cargo test --release --test it -- --ignored readme"));
    for command in all.iter().map(|typed| typed.command).filter(|it| it.starts_with("cargo ")) {
        let is_tried = CI.lines().any(|line| line.trim() == format!("\"{command}\""));
        assert!(is_tried, ".ci/run does not try: {command}");
    }
}

#[test]
#[ignore = "plays millions of negotiations, for minutes: .ci/run runs it"]
fn every_block_runs_as_printed() {
    let folder = clone();
    let mut wrong = Vec::new();
    for block in blocks() {
        if block.language == "toml" {
            fs::write(folder.join(name(&block)), block.text).expect("it can be saved");
        }
    }
    let mut all = Vec::new();
    blocks().iter().for_each(|block| typed(block, &mut all));
    for Typed { command, printed } in all {
        let Some(run) = run_by_a_shell(command) else { continue };
        let output = shell(&run, &folder);
        let found = [output.stdout, output.stderr].concat();
        let found = String::from_utf8(found).expect("the program prints UTF-8");
        let is_mistake = printed.is_some_and(|printed| printed.starts_with("error: "));
        let code = if is_mistake { 2 } else { 0 };
        if output.status.code() != Some(code) {
            wrong.push(format!("$ {command}\nends with {}:\n{found}", output.status));
        }
        if let Some(Err(lacks)) = printed.map(|printed| is_printed(printed, &found)) {
            wrong.push(format!("$ {command}\nprints\n{found}\nwhich lacks\n{lacks}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn what_is_cut_says_so() {
    let printed = "a\nb\nc\nd\n";
    for expected in
        ["a\nb\nc\nd\n", "a\n...\n", "...\nd\n", "...\n", "a\n  ...\nc\n...\n", "...\nb\n...\n"]
    {
        assert_eq!(is_printed(expected, printed), Ok(()), "{expected}");
    }
    for expected in ["a\nb\n", "b\n...\n", "...\nc\n", "a\n...\nb\nd\n", "a\nc\nd\n", "c\n...\na\n"]
    {
        assert!(is_printed(expected, printed).is_err(), "{expected}");
    }
}
