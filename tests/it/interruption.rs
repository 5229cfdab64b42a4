//! Ctrl-C and signals to end: what is done is reported, and said to be less than was asked.
#![cfg(unix)]
#![allow(
    clippy::disallowed_methods,
    reason = "the clock decides only whether somebody had to wait"
)]

use crate::command_line::{SMALL, negsim, run_with, text};
use std::io::Write;
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// More than anybody waits for.
const FOR_EVER: &str = "500000000000";

fn start(arguments: &[&str]) -> Child {
    let mut command = negsim(arguments);
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().expect("the program starts")
}

fn press(child: &Child, signal: &str) {
    let id = child.id().to_string();
    let pressed = Command::new("kill").args([signal, &id]).status().expect("there is a kill");
    assert!(pressed.success());
}

/// What the program says when these signals reach it, each after a while. A busy machine may take longer until the program
/// listens: then it is tried again, later.
fn pressed(input: Option<&str>, arguments: &[&str], signals: &[&str], late: &str) -> Output {
    for milliseconds in [300, 1_000, 4_000, 16_000] {
        let mut child = start(arguments);
        let mut stdin = child.stdin.take().expect("it is piped");
        if let Some(input) = input {
            stdin.write_all(input.as_bytes()).expect("it reads");
            drop(stdin);
        } else {
            // Kept open, so that the program waits for more.
            std::mem::forget(stdin);
        }
        for signal in signals {
            sleep(Duration::from_millis(milliseconds));
            press(&child, signal);
        }
        let output = child.wait_with_output().expect("the program ends");
        let was_ready = output.status.code().is_some();
        if was_ready && (late.is_empty() || !text(&output.stderr).contains(late)) {
            return output;
        }
    }
    panic!("the program never listened");
}

const EARLY: &str = "before there was anything to report";

#[test]
fn what_is_done_is_reported() {
    let arguments = ["run", "-", "--draws", FOR_EVER, "--json"];
    let output = pressed(Some(SMALL), &arguments, &["-INT"], EARLY);
    assert_eq!(output.status.code(), Some(130));
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let played = found["plan"]["negotiations"].as_u64().expect("a number");
    assert!(played > 0 && played.is_multiple_of(256 * 4));
    let warnings = found["warnings"].as_array().expect("a list");
    assert!(warnings.iter().any(|warning| warning["code"] == "interrupted"));
    let said = text(&output.stderr);
    assert!(said.contains("Stopped after") && said.contains("2,000,000,000,000"));
    // What was played is what a shorter run plays.
    let draws = (played / 4).to_string();
    let mut child = start(&["run", "-", "--draws", &draws, "--json"]);
    child.stdin.take().expect("it is piped").write_all(SMALL.as_bytes()).expect("it reads");
    let whole = child.wait_with_output().expect("the program ends");
    let whole: serde_json::Value = serde_json::from_slice(&whole.stdout).expect("JSON");
    assert_eq!(whole["ends"], found["ends"]);
}

/// Also those commands that play little or nothing.
#[test]
fn before_there_is_anything_to_report_each_says_so() {
    let changed = ["compare", "-", "--with", "talks.hesitation=0.1"];
    let lever = ["--lever", "party.buyer.no_deal=0:1:3"];
    let commands: [(&[&str], &str); 8] = [
        (&["run", "-", "--json"], "-INT"),
        (&changed, "-TERM"),
        (&["drivers", "-"], "-HUP"),
        (&["target", "-", "--reach", "0.5", "--levers", "all"], "-INT"),
        (&[&["sweep", "-"], &lever[..]].concat(), "-TERM"),
        (&["trace", "-", "--draw", "3"], "-HUP"),
        (&["check", "-"], "-INT"),
        (&["bench", "-"], "-TERM"),
    ];
    for (command, signal) in commands {
        let output = pressed(None, command, &[signal], "");
        let found = (output.status.code(), text(&output.stdout));
        assert_eq!(found, (Some(130), ""), "{command:?}");
        assert!(text(&output.stderr).contains(EARLY), "{command:?}: {}", text(&output.stderr));
    }
}

/// A repetition of this one takes four minutes.
#[test]
fn a_bench_without_enough_repetitions_says_so_at_once() {
    let arguments = ["bench", "-", "--seconds", "3600"];
    let start = Instant::now();
    let output = pressed(Some(SMALL), &arguments, &["-INT"], EARLY);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(130), ""));
    let said = text(&output.stderr);
    assert!(said.contains("nothing is reported") && said.contains("of 3600 seconds"), "{said}");
    // All four tries of a busy machine wait for 22 seconds.
    assert!(start.elapsed() < Duration::from_secs(60));
}

#[test]
fn a_bench_reports_what_it_measured() {
    let repetitions = |output: &Output| {
        let found: serde_json::Value = serde_json::from_slice(&output.stdout).ok()?;
        let is_part = found["warnings"].as_array()?.iter().any(|one| one["code"] == "interrupted");
        is_part.then(|| found["threads"][0]["repetitions"].as_u64())?
    };
    // Two thirds of the way ten of fifteen repetitions are done; a busy machine gets more time for them.
    for seconds in [3, 12, 48] {
        let seconds_text = seconds.to_string();
        let mut child = start(&["bench", "-", "--seconds", &seconds_text, "--json"]);
        let mut stdin = child.stdin.take().expect("it is piped");
        stdin.write_all(SMALL.as_bytes()).expect("it reads");
        drop(stdin);
        sleep(Duration::from_secs(seconds) * 2 / 3);
        press(&child, "-TERM");
        let output = child.wait_with_output().expect("the program ends");
        let Some(done) = repetitions(&output) else { continue };
        assert_eq!(output.status.code(), Some(130));
        assert!(done >= 6, "{done}");
        let said = text(&output.stderr);
        assert!(said.contains(&format!("the {done} repetitions measured by then")), "{said}");
        return;
    }
    panic!("no part of a bench was reported");
}

#[test]
fn a_second_time_ends_at_once() {
    // One batch of these takes far longer than the test.
    let arguments = ["run", "-", "--draws", FOR_EVER, "--repeats", "65536"];
    let output = pressed(Some(SMALL), &arguments, &["-INT", "-TERM"], EARLY);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(130), ""));
}

/// Part of a ranking or of a search is none.
#[test]
fn what_needs_all_says_that_nothing_is_reported() {
    let lever = "party.buyer.no_deal";
    let commands: [&[&str]; 2] =
        [&["drivers", "-"], &["target", "-", "--reach", "0.5", "--lever", lever]];
    for command in commands {
        let arguments = [command, &["--draws", FOR_EVER]].concat();
        let output = pressed(Some(SMALL), &arguments, &["-INT"], EARLY);
        assert_eq!((output.status.code(), text(&output.stdout)), (Some(130), ""), "{command:?}");
        let said = text(&output.stderr);
        assert!(said.contains("nothing is reported"), "{command:?}: {said}");
    }
}

#[test]
fn a_comparison_is_of_what_is_done() {
    let arguments = ["compare", "-", "--with", "talks.hesitation=0.1", "--draws", FOR_EVER];
    let output = pressed(Some(SMALL), &arguments, &["-INT"], EARLY);
    assert_eq!(output.status.code(), Some(130));
    assert!(text(&output.stdout).contains("what differs from it"), "{}", text(&output.stdout));
    assert!(text(&output.stderr).contains("Stopped"), "{}", text(&output.stderr));
}

#[test]
fn signals_to_end_are_taken_like_ctrl_c() {
    for signal in ["-TERM", "-HUP"] {
        let arguments = ["run", "-", "--draws", FOR_EVER, "--json"];
        let output = pressed(Some(SMALL), &arguments, &[signal], EARLY);
        assert_eq!(output.status.code(), Some(130), "{signal}");
        let found: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert!(found["plan"]["draws"].as_u64().is_some_and(|draws| draws > 0), "{signal}");
    }
}

#[test]
fn part_of_a_sweep_is_one() {
    let lever = "party.buyer.no_deal=0:1:3";
    let of = |draws: &str, json: &[&str]| {
        [&["sweep", "-", "--lever", lever, "--draws", draws], json].concat().join(" ")
    };
    let typed = of(FOR_EVER, &["--json"]);
    let arguments: Vec<&str> = typed.split(' ').collect();
    let output = pressed(Some(SMALL), &arguments, &["-INT"], EARLY);
    assert_eq!(output.status.code(), Some(130));
    let said = text(&output.stderr);
    assert!(
        said.contains("Stopped after") && said.contains("negotiations at each point"),
        "{said}"
    );
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let played = found["plan"]["draws"].as_u64().expect("a number");
    assert!(played > 0 && played.is_multiple_of(64), "{played}");
    // What was played is what a shorter sweep plays.
    let typed = of(&played.to_string(), &["--json"]);
    let shorter = run_with(SMALL, &typed.split(' ').collect::<Vec<&str>>());
    let shorter: serde_json::Value = serde_json::from_slice(&shorter.stdout).expect("JSON");
    assert_eq!(shorter, found);
}

#[test]
fn part_of_a_comparison_is_one() {
    let changed = ["compare", "-", "--with", "talks.hesitation=0.1"];
    let arguments = [&changed[..], &["--draws", FOR_EVER, "--json"]].concat();
    let output = pressed(Some(SMALL), &arguments, &["-INT"], EARLY);
    assert_eq!(output.status.code(), Some(130));
    let comparison: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert!(comparison["plan"]["draws"].as_u64().is_some_and(|draws| draws > 0));
    assert!(text(&output.stderr).contains("negotiations of each"));
}
