//! Runs that are kept (`--out`) and played again (`--rerun`).

use crate::command_line::{SMALL, negsim, refusal, run, run_with, text};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

/// An empty folder of a test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder for tests is writable");
    folder
}

/// A path as an argument.
fn argument(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

fn keep(folder: &Path, more: &[&str]) -> Output {
    let all = [&["run", "-", "--draws", "300", "--out", argument(folder)], more].concat();
    run_with(SMALL, &all)
}

fn rerun(folder: &Path) -> Output {
    run(&["run", "--rerun", argument(&folder.join("manifest.json"))])
}

fn replace(file: &Path, old: &str, new: &str) {
    let before = fs::read_to_string(file).expect("it is kept");
    let after = before.replacen(old, new, 1);
    assert_ne!(before, after, "{old} is not in {}", file.display());
    fs::write(file, after).expect("writable");
}

#[test]
fn a_kept_run_is_all_that_was_said() {
    let folder = folder("kept").join("in/here");
    let output = keep(&folder, &["--seed", "5", "--full"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stderr).starts_with("kept in "));
    let read = |name: &str| fs::read(folder.join(name)).expect("it is kept");
    assert_eq!(text(&read("report.txt")), text(&output.stdout));
    let again = run_with(SMALL, &["run", "-", "--draws", "300", "--seed", "5", "--json"]);
    assert_eq!(text(&read("report.json")), text(&again.stdout));
    let manifest: serde_json::Value = serde_json::from_slice(&read("manifest.json")).expect("JSON");
    assert_eq!(manifest["plan"]["draws"], 300);
    assert_eq!(manifest["plan"]["seed"], 5);
    assert_eq!(manifest["command"][1], "run");
    assert_eq!(manifest["negsim"], env!("CARGO_PKG_VERSION"));
    let report: serde_json::Value = serde_json::from_slice(&read("report.json")).expect("JSON");
    assert_eq!(manifest["sha256"]["scenario.toml"], report["case"]["sha256"]);
    // Nothing else is left behind.
    assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 4);
}

#[test]
fn a_kept_run_gives_the_same_bits_elsewhere() {
    let folder = folder("moved");
    let (here, there) = (folder.join("here"), folder.join("there"));
    let first = keep(&here, &["--set", "party.seller.no_deal=0.4", "--seed", "1"]);
    fs::rename(&here, &there).expect("it moves");
    let again = rerun(&there);
    assert_eq!(again.status.code(), Some(0));
    assert_eq!(text(&again.stdout), text(&first.stdout));
    assert!(text(&again.stderr).starts_with("the same bits as in "));
}

#[test]
fn every_shipped_scenario_is_played_again_from_what_was_kept() {
    let folder = folder("shipped");
    let scenarios = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    for (place, file) in fs::read_dir(scenarios).expect("a folder").enumerate() {
        let file = file.expect("readable").path();
        if file.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let kept = folder.join(place.to_string());
        let small = ["--draws", "20", "--repeats", "2", "--quiet"];
        let arguments = ["run", argument(&file), "--out", argument(&kept)];
        assert!(run(&[&arguments[..], &small].concat()).status.success());
        let again = rerun(&kept);
        assert_eq!(again.status.code(), Some(0), "{}: {}", file.display(), text(&again.stderr));
    }
}

#[test]
fn what_was_changed_is_named() {
    let folder = folder("changed");
    keep(&folder, &[]);
    replace(&folder.join("report.json"), "\"seed\": 0", "\"seed\": 7");
    let (report, manifest) = (rerun(&folder), folder.join("manifest.json"));
    assert_eq!(report.status.code(), Some(1));
    let said = text(&report.stderr);
    assert!(said.contains("report.json was changed") && !said.contains("scenario.toml"), "{said}");

    replace(&folder.join("scenario.toml"), "0.3", "0.31");
    let (code, said) = (rerun(&folder).status.code(), rerun(&folder).stderr);
    assert_eq!(code, Some(1));
    assert!(text(&said).contains("scenario.toml was changed"));

    fs::remove_file(&manifest).expect("it is there");
    let refused = rerun(&folder);
    assert_eq!(refusal(&refused).0, Some(2));
    assert!(text(&refused.stderr).contains("there is no file"));
}

#[test]
fn another_version_or_another_plan_is_named() {
    let folder = folder("versions");
    keep(&folder, &[]);
    let manifest = folder.join("manifest.json");
    replace(&manifest, env!("CARGO_PKG_VERSION"), "0.0.0");
    replace(&manifest, "\"draws\": 300", "\"draws\": 301");
    let output = rerun(&folder);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stderr);
    assert!(said.contains("another report.json (its ") && said.contains("ends"), "{said}");
    assert!(said.contains("written by negsim 0.0.0, this is"), "{said}");
    replace(&manifest, "\"format\": 2", "\"format\": 3");
    assert_eq!(refusal(&rerun(&folder)).0, Some(2));
}

#[test]
fn only_what_negsim_wrote_is_replaced() {
    let folder = folder("replaced");
    keep(&folder, &[]);
    fs::write(folder.join("notes.md"), "mine").expect("writable");
    let output = keep(&folder, &["--seed", "2"]);
    assert!(text(&output.stderr).starts_with("replaced in "));
    assert_eq!(fs::read_to_string(folder.join("notes.md")).expect("it stays"), "mine");
    assert_eq!(text(&rerun(&folder).stdout), text(&output.stdout));

    let scenario = folder.join("scenario.toml");
    replace(&scenario, "A small quarrel", "My own quarrel");
    for _ in 0..2 {
        let refused = keep(&folder, &[]);
        assert_eq!(refusal(&refused).0, Some(2));
        assert!(text(&refused.stderr).contains("scenario.toml"));
        assert!(fs::read_to_string(&scenario).expect("it stays").contains("My own quarrel"));
        // The second time nothing says that there ever was a run.
        let _ = fs::remove_file(folder.join("manifest.json"));
    }
}

/// Only files that belong together, and nothing else.
fn assert_whole(folder: &Path) {
    let again = rerun(folder);
    assert_eq!(again.status.code(), Some(0), "{}", text(&again.stderr));
    assert_eq!(fs::read_dir(folder).expect("a folder").count(), 4);
}

#[test]
fn of_three_at_once_those_that_lose_say_so() {
    let folder = folder("three");
    let scenario = folder.join("talks.toml");
    fs::write(&scenario, SMALL).expect("writable");
    let kept = folder.join("kept");
    let start = |seed: &&str| {
        let more = ["--draws", "3000", "--seed", seed, "--out", argument(&kept)];
        let mut command = negsim(&[&["run", argument(&scenario)], &more[..]].concat());
        let command = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().expect("the program starts")
    };
    let three: Vec<_> = ["1", "2", "3"].iter().map(start).collect();
    let ends = three.into_iter().map(|child| child.wait_with_output().expect("it ends"));
    let ends: Vec<Output> = ends.collect();
    for end in &ends {
        let said = text(&end.stderr);
        match end.status.code() {
            Some(0) => assert!(said.starts_with("kept in ") || said.starts_with("replaced in ")),
            code => {
                assert_eq!(code, Some(2), "{said}");
                assert!(said.contains("another negsim is keeping a run there"), "{said}");
            }
        }
    }
    let firsts = ends.iter().filter(|end| text(&end.stderr).starts_with("kept in "));
    assert_eq!(firsts.count(), 1);
    assert_whole(&kept);
}

#[test]
fn a_folder_is_one_programs_until_it_ends() {
    let folder = folder("locked");
    let lock = fs::File::create(folder.join(".negsim-lock")).expect("writable");
    lock.lock().expect("nobody else has it");
    let refused = keep(&folder, &[]);
    assert_eq!(refusal(&refused).0, Some(2));
    assert!(text(&refused.stderr).contains("another negsim is keeping a run there"));
    lock.unlock().expect("it is locked");
    assert_eq!(keep(&folder, &[]).status.code(), Some(0));
    assert_whole(&folder);

    // It waits for its scenario when it is killed.
    let mut command = negsim(&["run", "-", "--out", argument(&folder)]);
    let mut child = command.stdin(Stdio::piped()).spawn().expect("the program starts");
    while !folder.join(".negsim-lock").exists() {
        assert!(child.try_wait().expect("it was started").is_none(), "it waits");
        std::thread::yield_now();
    }
    child.kill().expect("it still waits");
    child.wait().expect("it was started");
    let again = keep(&folder, &["--seed", "2"]);
    assert!(text(&again.stderr).starts_with("replaced in "), "{}", text(&again.stderr));
    assert_whole(&folder);
}

#[test]
fn a_run_that_was_interrupted_is_recognised() {
    let folder = folder("interrupted");
    keep(&folder, &[]);
    fs::remove_file(folder.join("manifest.json")).expect("it is there");
    let refused = keep(&folder, &[]);
    assert_eq!(refusal(&refused).0, Some(2));
    for output in [refused, rerun(&folder)] {
        let said = text(&output.stderr);
        assert!(said.contains("a run that was interrupted"), "{said}");
        assert!(said.contains("(scenario.toml, report.json, report.txt)"), "{said}");
    }
    for name in ["scenario.toml", "report.json", "report.txt"] {
        fs::remove_file(folder.join(name)).expect("it is there");
    }
    assert_eq!(keep(&folder, &[]).status.code(), Some(0));

    // Between two runs: the new one counts, the old one is not all gone.
    let next = folder.join(".negsim-next");
    fs::create_dir(&next).expect("writable");
    let old = ["manifest.json", "replaced.json"];
    fs::copy(folder.join(old[0]), next.join(old[1])).expect("it is there");
    for name in ["report.json", "report.txt", "manifest.json"] {
        fs::rename(folder.join(name), next.join(name)).expect("it is there");
    }
    assert_whole(&folder);
}

#[test]
fn a_manifest_of_anybody_harms_nobody() {
    let folder = folder("harmless");
    keep(&folder, &[]);
    let manifest = folder.join("manifest.json");
    let version = format!("\"negsim\": \"{}\"", env!("CARGO_PKG_VERSION"));
    replace(&manifest, &version, "\"negsim\": \"9\\u001b[31m\\u009b\\u202e\"");
    replace(&manifest, "\"draws\": 300", "\"draws\": 301");
    let output = rerun(&folder);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stderr);
    assert!(said.contains(r"negsim 9\u001B[31m\u009B\u202E, this is"), "{said}");

    let text_of_it = fs::read_to_string(&manifest).expect("it is kept");
    fs::write(&manifest, text_of_it + &" ".repeat(1_000_000)).expect("writable");
    for output in [rerun(&folder), keep(&folder, &[])] {
        assert_eq!(refusal(&output).0, Some(2));
    }
    let said = rerun(&folder).stderr;
    assert!(text(&said).contains("it is larger than 1 MB"), "{}", text(&said));
}

#[test]
fn what_cannot_be_kept_or_played_again_is_refused() {
    let folder = folder("refused");
    let file = folder.join("file");
    fs::write(&file, "{}").expect("writable");
    assert_eq!(refusal(&keep(&file, &[])).0, Some(2));
    let no_manifest = run(&["run", "--rerun", argument(&file)]);
    assert_eq!(refusal(&no_manifest).0, Some(2));
    assert!(text(&no_manifest.stderr).contains("is no manifest"));
    for more in [&["-"][..], &["--seed", "1"], &["--precision", "1"], &["--out", "x"]] {
        let all = [&["run", "--rerun", argument(&file)], more].concat();
        let refused = run(&all);
        assert_eq!(refusal(&refused).0, Some(2));
        assert!(text(&refused.stderr).contains("cannot be used with"));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure_and_the_run_is_still_kept() {
    let folder = folder("full");
    let file = folder.join("talks.toml");
    fs::write(&file, SMALL).expect("writable");
    let kept = folder.join("kept");
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
    let mut command = negsim(&["run", argument(&file), "--draws", "100"]);
    let output = command.args(["--out", argument(&kept)]).stdout(full).output();
    let output = output.expect("the program starts");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("standard output: No space left"));
    assert_eq!(rerun(&kept).status.code(), Some(0));
}
