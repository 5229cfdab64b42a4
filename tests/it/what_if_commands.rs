//! `compare`, `target` and `sweep` as they are typed: results, and what is said of wrong command lines.

use std::process::{Command, Output, Stdio};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/two_neighbours.toml");

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_negsim"));
    let command = command.args(arguments).env_remove("COLUMNS").env_remove("NO_COLOR");
    command.stdin(Stdio::null()).output().expect("the program starts")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

fn json(arguments: &[&str]) -> serde_json::Value {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn the_promised_keys_are_there() {
    let change = "late: party.north.patience=60; party.south.patience=60";
    let found = json(&["compare", FILE, "--with", change, "--draws", "300", "--json"]);
    assert_eq!(found["scenarios"][1]["name"], "late");
    assert!(found["scenarios"][0]["settled"]["p"].is_number());
    let first = &found["differences"][0];
    assert_eq!((&first["scenario"], &first["of"]), (&"late".into(), &"settled".into()));
    for key in ["difference", "low", "high", "unpaired_low", "unpaired_high"] {
        assert!(first[key].is_number(), "{key}");
    }
    let lever = "party.north.patience=5:60";
    let found =
        json(&["target", FILE, "--lever", lever, "--reach", "20%", "--draws", "300", "--json"]);
    assert_eq!((&found["of"], &found["reach"]), (&"settled".into(), &0.2.into()));
    let keys = ["lever", "from", "value", "low", "high", "change_in_sd", "best"];
    assert!(keys.iter().all(|key| found["levers"][0].get(key).is_some()), "{found}");
    let lever = "party.north.patience=5:60:3";
    let found = json(&["sweep", FILE, "--lever", lever, "--draws", "300", "--json"]);
    assert_eq!(found["levers"][0]["values"], serde_json::json!([5.0, 32.5, 60.0]));
    for key in ["p", "low", "high"] {
        assert_eq!(found[key][0].as_array().map(Vec::len), Some(3), "{key}");
    }
}

#[test]
fn one_question_is_compared_alone() {
    let plain = ["compare", FILE, "--with", "late: party.north.patience=60", "--draws", "300"];
    let of = |word: &str| json(&[&plain[..], &["--json", "--of", word]].concat());
    let all = json(&[&plain[..], &["--json"]].concat());
    let settled = of("settled");
    assert_eq!(settled["differences"], serde_json::json!([all["differences"][0]]));
    assert_eq!(settled["scenarios"][1]["settled"], all["scenarios"][1]["settled"]);
    assert_eq!(settled["comparisons"][0]["narrowing"], all["comparisons"][0]["narrowing"]);
    // What no other comparison has; the short word asks the same.
    let refused = of("refused.north");
    assert_eq!(refused["differences"].as_array().map(Vec::len), Some(1));
    assert_eq!(refused["differences"][0]["of"], "refused.north");
    assert!(refused["scenarios"][0]["refused.north"]["high"].is_number(), "{refused}");
    let early = run(&[&plain[..], &["--of", "round_of_settlement<=9"]].concat());
    let early = text(&early.stdout).replace('\u{a0}', " ");
    assert!(early.contains("A settlement by round 9: no difference"), "{early}");
    assert!(!early.contains("edian round") && !early.contains("a settlement's"), "{early}");
}

#[test]
fn wrong_command_lines_say_what_would_be_right() {
    let patience = |values: &str| format!("--lever=party.north.patience{values}");
    let cases: Vec<(Vec<String>, &str)> = vec![
        (vec!["compare".into()], "nothing to compare with"),
        (
            vec!["compare".into(), "--with=x: party.north.no_deel=1".into()],
            "did you mean `no_deal`?",
        ),
        (vec!["compare".into(), "--with=x:".into()], "changes nothing"),
        (vec!["compare".into(), "--with=rounds=9".into(), "--of=water".into()], "no likelihood"),
        (
            vec!["compare".into(), "--with=rounds=9".into(), "--of=setled".into()],
            "did you mean `settled`?",
        ),
        (
            vec!["compare".into(), "--with=rounds=9".into(), "--of=round_of_settlement<=12".into()],
            "in \"rounds=9\"",
        ),
        (
            vec!["sweep".into(), "--lever=party.nort.patience=1:2:3".into()],
            "did you mean `party.north.patience`?",
        ),
        (vec!["sweep".into(), "--lever=party.north.role=1:2:3".into()], "is not a number"),
        (vec!["sweep".into(), "--lever=talks.format=1:2:3".into()], "is not a number"),
        (vec!["sweep".into(), patience("")], "LOW:HIGH:STEPS"),
        (vec!["sweep".into(), patience("=1:60:1")], "from 2 to 1000, found 1"),
        (vec!["sweep".into(), patience("=60:1:3")], "LOW must be below HIGH"),
        (
            vec!["sweep".into(), patience("=0:60:3")],
            "must be above 0 and at most 1,000,000, found 0",
        ),
        (vec!["sweep".into(), patience("=one:60:3")], "`one` is not a number"),
        (
            vec!["sweep".into(), patience("=1:60:3"), "--of=setled".into()],
            "did you mean `settled`?",
        ),
        (vec!["sweep".into(), patience("=1:60:3"), "--of=water".into()], "no likelihood"),
        (vec!["sweep".into(), patience("=1:60:3"), patience("=1:60:3")], "both levers"),
        (vec!["target".into(), patience(""), "--reach=0.5".into()], "such as --lever"),
        (vec!["target".into(), patience("=1:60"), "--reach=50".into()], "0.5 or 50%"),
        (vec!["target".into(), patience("=1:60:3"), "--reach=0.5".into()], "without STEPS"),
    ];
    for (mut arguments, expected) in cases {
        arguments.insert(1, FILE.into());
        let output = run(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), ""), "{arguments:?}");
        let said = text(&output.stderr);
        assert!(said.contains(expected), "{arguments:?}: {said}");
    }
}

#[cfg(feature = "parallel")]
#[test]
fn the_number_of_threads_changes_nothing() {
    let lever = "party.north.patience=5:60:3";
    let on = |threads| {
        run(&["sweep", FILE, "--lever", lever, "--draws", "600", "--csv", "--threads", threads])
            .stdout
    };
    assert_eq!(on("1"), on("3"));
    assert_eq!(text(&on("1")).lines().count(), 4);
}
