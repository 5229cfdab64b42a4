//! How far `run` plays, what it reads and tells, and `bench`.

use crate::command_line::{SMALL, negsim, refusal, run, run_with, text};
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

/// Negotiations from one look at the precision to the next: 64 batches of 256 draws, four times each.
const LOOK: u64 = 64 * 256 * 4;

#[test]
fn precision_is_reached_at_a_look_and_on_any_number_of_threads() {
    let json = |threads| {
        let arguments = ["run", "-", "--precision", "0.4", "--json", "--threads", threads];
        let output = run_with(SMALL, &arguments);
        assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
        output.stdout
    };
    let one = json("1");
    assert_eq!(one, json("3"));
    let found: Value = serde_json::from_slice(&one).expect("JSON");
    let settled = &found["ends"]["settled"];
    let at = |key: &str| settled[key].as_f64().expect("a number");
    assert!(at("high") - at("low") <= 0.008);
    let n = settled["n"].as_u64().expect("a number");
    assert!(n > 0 && n.is_multiple_of(LOOK), "{n}");
    assert_eq!(found["plan"]["negotiations"], n);
}

#[test]
fn precision_stands_in_place_of_draws() {
    let both = run(&["run", "-", "--draws", "5", "--precision", "1"]);
    assert_eq!(refusal(&both).0, Some(2));
    assert!(text(&both.stderr).contains("'--draws <N>' cannot be used with '--precision <PP>'"));
    for wrong in ["0", "-1", "51", "nan", "inf", "narrow"] {
        let refused = run(&["run", "-", "--precision", wrong]);
        assert_eq!(refusal(&refused).0, Some(2), "{wrong}");
        assert!(text(&refused.stderr).contains("above 0 and at most 50"), "{wrong}");
    }
}

#[test]
fn numbers_that_are_none_are_told_what_they_may_be() {
    for (option, wrong, allowed) in [
        ("--draws", "1e6", "from 1 to 1099511627776"),
        ("--repeats", "0", "from 1 to 65536"),
        ("--seed", "-1", "from 0 to 18446744073709551615"),
    ] {
        let refused = run(&["run", "-", option, wrong]);
        assert_eq!(refusal(&refused).0, Some(2));
        assert!(text(&refused.stderr).contains(allowed), "{}", text(&refused.stderr));
    }
}

#[test]
fn timings_go_to_standard_error_and_change_nothing() {
    let plain = run_with(SMALL, &["run", "-", "--draws", "100"]);
    let timed = run_with(SMALL, &["run", "-", "--draws", "100", "--timings"]);
    assert_eq!(plain.stdout, timed.stdout);
    assert!(plain.stderr.is_empty());
    let lines: Vec<&str> = text(&timed.stderr).lines().collect();
    let stages = ["reading", "playing", "summing up", "printing", "in all"];
    assert_eq!(lines.len(), 1 + stages.len());
    for (line, stage) in lines[1..].iter().zip(stages) {
        assert!(line.trim_start().starts_with(stage) && line.ends_with(" %"), "{line}");
    }
}

#[test]
fn standard_input_extends_a_file_of_the_current_folder() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("extended");
    fs::create_dir_all(&folder).expect("the folder for tests is writable");
    fs::write(folder.join("base.toml"), SMALL).expect("writable");
    let mut command = negsim(&["run", "-", "--json", "--draws", "50", "--set", "rounds=3"]);
    let command = command.current_dir(&folder).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let change = b"extends = \"base.toml\"\ntitle = \"A smaller one\"\n";
    child.stdin.take().expect("it is piped").write_all(change).expect("it reads");
    let output = child.wait_with_output().expect("the program ends");
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(found["case"]["title"], "A smaller one");
    assert_eq!(found["case"]["rounds"], 3);
    assert_eq!(found["case"]["file"], "-");
}

#[test]
fn standard_input_that_is_no_text_is_refused() {
    let mut command = negsim(&["run", "-"]);
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let _ = child.stdin.take().expect("it is piped").write_all(&[b'a', 0xc3, 0x28, 0x00]);
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(refusal(&output).0, Some(2));
    assert!(text(&output.stderr).contains("standard input is not"), "{}", text(&output.stderr));
}

#[test]
fn the_bench_has_the_keys_that_are_promised() {
    let mut arguments = vec!["bench", "-", "--seconds", "0.5", "--json"];
    if cfg!(feature = "parallel") {
        arguments.extend(["--threads", "2"]);
    }
    let output = run_with(SMALL, &arguments);
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(found["case"]["title"], "A small quarrel");
    assert_eq!(found["peak_memory_mb"].is_number(), cfg!(target_os = "linux"));
    let threads = found["threads"].as_array().expect("a list");
    assert_eq!(threads.len(), if cfg!(feature = "parallel") { 2 } else { 1 });
    for (place, found) in threads.iter().enumerate() {
        assert_eq!(found["threads"], place + 1);
        assert!(found["repetitions"].as_u64() >= Some(6));
        let measured =
            ["negotiations_per_second", "rounds_per_second", "ns_per_round_and_core", "efficiency"];
        for key in measured {
            let at = |end: &str| found[format!("{key}{end}")].as_f64().expect("a number");
            assert!(at("_low") > 0.0 && at("_low") <= at("") && at("") <= at("_high"), "{key}");
        }
    }
    assert_eq!(threads[0]["efficiency"], 1.0);
    for key in ["ns_per_round", "engine_ns_per_round", "times_as_fast"] {
        let kernel = &found["scalar_kernel"];
        let at = |end: &str| kernel[format!("{key}{end}")].as_f64().expect("a number");
        assert!(at("_low") > 0.0 && at("_low") <= at("") && at("") <= at("_high"), "{key}");
    }
}

#[test]
fn the_bench_is_readable() {
    let output = run(&["bench", "--seconds", "0.5", "--set", "rounds=3"]);
    // Without a file there is nothing to be set.
    assert_eq!(refusal(&output).0, Some(2));
    let output = run_with(SMALL, &["bench", "-", "--seconds", "0.5"]);
    let said = text(&output.stdout);
    let expected =
        ["A small quarrel", "1 thread\n", "ns a round and core", "of 5 a negotiation", "kernel"];
    for expected in expected {
        assert!(said.contains(expected), "{expected}: {said}");
    }
}
