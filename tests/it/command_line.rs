//! The program as it is typed: what it prints where, and its exit codes.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The smallest scenario there is, with one unknown.
pub const SMALL: &str = r#"
title = "A small quarrel"
rounds = 5

[[issue]]
id = "price"
scale = ["low", "high"]

[[party]]
id = "buyer"
role = "signatory"
no_deal = [0.2, 0.6]
patience = 1
issues = { price = { ideal = 0, weight = 1 } }

[[party]]
id = "seller"
role = "signatory"
no_deal = 0.3
patience = 1
issues = { price = { ideal = 1, weight = 1 } }
"#;

pub fn negsim(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_negsim"));
    command.args(arguments).env_remove("COLUMNS").env_remove("NO_COLOR");
    command
}

pub fn run(arguments: &[&str]) -> Output {
    negsim(arguments).stdin(Stdio::null()).output().expect("the program starts")
}

/// The program with this text on its standard input.
pub fn run_with(text: &str, arguments: &[&str]) -> Output {
    let mut command = negsim(arguments);
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    // A program that refuses its arguments does not read on.
    let _ = child.stdin.take().expect("it is piped").write_all(text.as_bytes());
    child.wait_with_output().expect("the program ends")
}

pub fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

/// The exit code, where nothing reached standard output and something standard error.
pub fn refusal(output: &Output) -> (Option<i32>, &str) {
    assert_eq!(text(&output.stdout), "");
    assert!(!output.stderr.is_empty());
    (output.status.code(), text(&output.stderr))
}

#[test]
fn help_and_version_are_results() {
    for arguments in [&["--help"][..], &["run", "--help"], &["--version"]] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(0));
        assert!(text(&output.stdout).contains("negsim"));
        assert!(output.stderr.is_empty());
    }
}

#[test]
fn wrong_command_lines_print_nothing_and_exit_with_2() {
    let wrong: [&[&str]; 11] = [
        &[],
        &["rum"],
        &["run"],
        &["run", "-", "--dras", "5"],
        &["run", "-", "--draws", "0"],
        &["run", "-", "--draws", "1099511627777"],
        &["run", "-", "--repeats", "65537"],
        &["run", "-", "--seed", "-1"],
        &["run", "-", "--color", "blue"],
        &["run", "-", "--set"],
        &["run", "-", "--draws", "many"],
    ];
    for arguments in wrong {
        assert_eq!(refusal(&run_with(SMALL, arguments)).0, Some(2), "{arguments:?}");
    }
}

#[test]
fn wrong_scenarios_print_nothing_and_exit_with_2() {
    let (code, said) = (Some(2), run(&["run", "no/such/file.toml"]));
    assert_eq!(refusal(&said).0, code);
    assert!(refusal(&said).1.contains("no/such/file.toml"));
    let misspelt = SMALL.replace("no_deal = 0.3", "no_deel = 0.3");
    let said = run_with(&misspelt, &["run", "-"]);
    assert_eq!(refusal(&said).0, code);
    assert!(refusal(&said).1.contains("no_deal"), "{}", refusal(&said).1);
    assert_eq!(refusal(&run_with("", &["run", "-"])).0, code);
    let out_of_range = run_with(SMALL, &["run", "-", "--set", "party.buyer.no_deal=2"]);
    assert_eq!(refusal(&out_of_range).0, code);
    let no_value = run_with(SMALL, &["run", "-", "--set", "party.buyer.no_deal"]);
    assert_eq!(refusal(&no_value).0, code);
}

#[test]
fn the_report_is_a_result_and_nothing_else_is_said() {
    let output = run_with(SMALL, &["run", "-", "--draws", "2000", "--color", "never"]);
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
    let report = text(&output.stdout);
    assert!(
        report.starts_with("A small quarrel: a settlement within 5 rounds?\nSettled in "),
        "{report}"
    );
    assert!(report.contains("Where deals die"));
    assert!(!report.contains('\u{1b}'));
    let coloured = run_with(SMALL, &["run", "-", "--draws", "2000", "--color", "always"]);
    assert!(text(&coloured.stdout).contains("\u{1b}[1m"));
}

#[test]
fn lines_fit_the_columns_of_the_environment() {
    for (columns, widest) in [("60", 60), ("80", 80), ("0", 100), ("wide", 100)] {
        let scenario = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/two_neighbours.toml");
        let scenario = scenario.to_str().expect("UTF-8");
        let mut command = negsim(&["run", scenario, "--draws", "500"]);
        let output = command.env("COLUMNS", columns).output().expect("the program starts");
        let longest = text(&output.stdout).lines().map(|line| line.chars().count()).max();
        assert!(longest.is_some_and(|longest| longest > widest - 20 && longest <= widest));
    }
}

#[test]
fn the_machine_readable_report_has_the_keys_that_are_promised() {
    let output =
        run_with(SMALL, &["run", "-", "--draws", "300", "--repeats", "2", "--seed", "9", "--json"]);
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let keys: Vec<&str> =
        found.as_object().expect("an object").keys().map(String::as_str).collect();
    let promised = [
        "negsim",
        "format",
        "case",
        "plan",
        "ends",
        "funnel",
        "steps",
        "refused",
        "refused_by",
        "left",
        "decided",
        "zone",
        "interim_at_end",
        "interim",
        "spread",
        "settled_by_round",
        "settled_by_round_low",
        "settled_by_round_high",
        "states_by_round",
        "round_of_settlement",
        "terms",
        "sticking",
        "sticking_n",
        "drivers",
        "outside_view",
        "warnings",
    ];
    for key in promised {
        assert!(keys.contains(&key), "{key} is missing");
    }
    assert_eq!(found["plan"]["negotiations"], 600);
    assert_eq!(found["plan"]["seed"], 9);
    assert_eq!(found["settled_by_round"].as_array().map(Vec::len), Some(5));
    assert_eq!(found["states_by_round"]["talking"].as_array().map(Vec::len), Some(5));
    assert_eq!(found["terms"]["price"]["n"], found["round_of_settlement"]["n"]);
    assert_eq!(found["drivers"][0]["input"], "party.buyer.no_deal");
    let ends = found["ends"].as_object().expect("an object");
    let sum: f64 = ends.values().map(|end| end["p"].as_f64().expect("a number")).sum();
    assert!((sum - 1.0).abs() < 1e-12 && ends.len() == 5);
}

#[test]
fn a_change_is_a_change_and_the_seed_decides_the_luck() {
    let json = |arguments: &[&str]| {
        let all = [&["run", "-", "--draws", "300", "--json"], arguments].concat();
        run_with(SMALL, &all).stdout
    };
    assert_eq!(json(&[]), json(&["--seed", "0"]));
    assert_ne!(json(&[]), json(&["--seed", "1"]));
    assert_ne!(json(&[]), json(&["--set", "party.seller.no_deal=0.9"]));
}

#[cfg(feature = "parallel")]
#[test]
fn the_number_of_threads_changes_nothing() {
    let json = |threads| {
        run_with(SMALL, &["run", "-", "--draws", "2000", "--json", "--threads", threads]).stdout
    };
    assert_eq!(json("1"), json("3"));
    assert_eq!(refusal(&run_with(SMALL, &["run", "-", "--threads", "0"])).0, Some(2));
}

#[cfg(unix)]
#[test]
fn a_reader_that_stops_reading_is_no_failure() {
    let mut command = negsim(&["run", "-", "--draws", "300", "--json"]);
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    drop(child.stdout.take());
    child.stdin.take().expect("it is piped").write_all(SMALL.as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
}

/// The small quarrel with what was seen of its first round.
fn seen(facts: &str) -> String {
    format!("{SMALL}\n[[observed]]\nround = 1\n{facts}\n")
}

#[test]
fn what_was_seen_is_taken_into_account() {
    let arguments = ["run", "-", "--draws", "600", "--json"];
    let output = run_with(&seen("agreed = false"), &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(report["observed"]["rounds"], 1);
    assert_eq!(report["plan"]["repeats"], 64);
    assert!(report["observed"]["before"]["settled"]["p"].is_number());
}

#[test]
fn facts_that_no_draw_agrees_with_fail_the_run() {
    let output = run_with(&seen("agreed = true"), &["run", "-", "--draws", "600"]);
    let (code, message) = refusal(&output);
    assert_eq!(code, Some(1));
    assert!(message.contains("what was seen of round 1: agreed = true"), "{message}");
    let output = run_with(&seen("agreed = false"), &["run", "-", "--draws", "20"]);
    let (code, message) = refusal(&output);
    assert_eq!(code, Some(1));
    assert!(
        message.contains("of 20 draws what was seen leaves 20 effective")
            && message.contains("--draws"),
        "{message}"
    );
}

#[test]
fn no_command_answers_from_too_few_effective_draws() {
    let seen = seen("agreed = false");
    let commands: [&[&str]; 4] = [
        &["compare", "-", "--with", "talks.hesitation=0.1"],
        &["drivers", "-"],
        &["target", "-", "--reach", "0.5", "--lever", "party.buyer.no_deal"],
        &["sweep", "-", "--lever", "party.buyer.no_deal=0.3:0.5:2"],
    ];
    for command in commands {
        let with_draws = |draws| [command, &["--draws", draws, "--repeats", "8"]].concat();
        let refused = run_with(&seen, &with_draws("20"));
        let (code, message) = refusal(&refused);
        assert_eq!(code, Some(1), "{command:?}: {message}");
        assert!(
            message.contains("of 20 draws what was seen leaves 20 effective, too few"),
            "{command:?}: {message}"
        );
        assert!(message.contains("Raise --draws"), "{command:?}: {message}");
        let enough = run_with(&seen, &with_draws("400"));
        assert_eq!((enough.status.code(), text(&enough.stderr)), (Some(0), ""), "{command:?}");
        // Without rounds already held every draw counts.
        let plain = run_with(SMALL, &with_draws("20"));
        assert_eq!(plain.status.code(), Some(0), "{command:?}: {}", text(&plain.stderr));
    }
}

#[test]
fn every_command_takes_what_was_seen_and_any_question() {
    let seen = format!("{SMALL}\n[[observed]]\nround = 4\nagreed = false\n");
    let lever = "talks.hesitation=0.1:0.3:2";
    let small = ["--draws", "400", "--repeats", "8", "--json"];
    let commands: [&[&str]; 4] = [
        &["compare", "-", "--with", "talks.hesitation=0.1"],
        &["drivers", "-", "--of", "round_of_settlement<=4"],
        &[
            "target",
            "-",
            "--reach",
            "0.5",
            "--lever",
            "party.buyer.no_deal",
            "--of",
            "round_of_settlement<=4",
        ],
        &["sweep", "-", "--lever", lever, "--of", "round_of_settlement<=4"],
    ];
    for command in commands {
        let arguments = [command, &small].concat();
        let [given, plain] = [&*seen, SMALL].map(|file| run_with(file, &arguments));
        assert_eq!((given.status.code(), text(&given.stderr)), (Some(0), ""), "{command:?}");
        let json = |output: &Output| -> serde_json::Value {
            serde_json::from_slice(&output.stdout).expect("JSON")
        };
        let (given, plain) = (json(&given), json(&plain));
        let changed =
            ["scenarios", "now", "p", "overall"].iter().any(|key| given[*key] != plain[*key]);
        assert!(changed, "{command:?} does not use what was seen");
    }
    let (code, message) =
        (Some(2), run_with(SMALL, &["sweep", "-", "--lever", lever, "--of", "setled"]));
    assert_eq!(refusal(&message).0, code);
    assert!(refusal(&message).1.contains("did you mean `settled`"), "{}", refusal(&message).1);
}
