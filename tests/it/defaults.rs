//! A key left out and the same key written at its default are the same scenario, bit for bit.

use crate::helpers::play;

/// A key in the file: its table, its name, a value that makes a difference, and its default.
type Key = (&'static str, &'static str, &'static str, &'static str);

/// Every key with a default. The rest of the file stands in [`file`].
const KEYS: [Key; 54] = [
    ("top", "days_between_rounds", "14", "7"),
    ("talks", "format", "\"direct\"", "\"direct\""),
    ("talks", "misreading_half_life", "2", "0.5"),
    ("talks", "misreading", "0.3", "0"),
    ("talks", "hesitation", "0.03", "0"),
    ("talks", "resume_after", "0.2", "0.5"),
    ("talks", "collapse_after", "0.5", "3"),
    ("talks", "trust_inertia", "5", "10"),
    ("talks", "goodwill", "2", "0"),
    ("talks", "cooling_half_life", "0.3", "0.7"),
    ("talks", "echo_half_life", "1", "0.25"),
    ("talks", "look_ahead", "6", "12"),
    ("talks", "courting", "0.9", "0.25"),
    ("talks", "optimism_half_life", "3", "6"),
    ("talks", "aftermath_months", "30", "24"),
    ("talks", "deterrence", "0.02", "0.25"),
    ("talks", "pressure_half_life", "3", "6"),
    ("balance", "drift_per_month", "0.05", "0"),
    ("balance", "volatility", "0.3", "0"),
    ("smooth", "status_quo", "0.4", "0.5"),
    ("smooth", "promise", "0.4", "0"),
    ("smooth", "assures", "0.3", "0"),
    ("levels", "status_quo", "\"some\"", "\"none\""),
    ("levels", "promise", "0.2", "0"),
    ("a", "no_deal", "[0.1, 0.6]", "0"),
    ("a", "optimism", "0.1", "0"),
    ("a", "erosion_per_month", "0.02", "0"),
    ("a", "cost_per_month", "0.1", "0"),
    ("a", "resolve", "2", "1"),
    ("a", "foresight", "0.5", "0"),
    ("a", "leaves_per_month", "0.5", "0"),
    ("a", "exposure", "0.1", "0"),
    ("a", "opening", "0.9", "1"),
    ("a", "concession", "0.7", "1"),
    ("a", "patience", "4", "{ low = 6, mode = 12, high = 24 }"),
    ("a", "reciprocity", "0.9", "0"),
    ("a", "vulnerability", "0.1", "0"),
    ("a", "good_faith", "0.9", "1"),
    ("a", "influence", "0.5", "1"),
    ("a.trust", "b", "0.7", "0.5"),
    ("m", "drafts", "true", "true"),
    ("m", "face_saving", "0.4", "0"),
    ("m", "influence", "0.3", "0"),
    ("m.pressure", "a", "0.02", "0"),
    ("g", "credibility", "0.6", "1"),
    ("g", "influence", "0.2", "0"),
    ("event", "per_month", "2.0", "0"),
    ("event", "excitation", "0.3", "0"),
    ("event", "distrust", "0.5", "0"),
    ("event", "hardening", "0.03", "0"),
    ("event", "walkout", "0.2", "0"),
    ("event", "postpones", "0.05", "0"),
    ("interim", "least_gain", "-0.03", "0.01"),
    ("interim", "fragility", "0.1", "0"),
];

const FILE: &str = r#"
title = "Every key"
rounds = 12
{top}
[talks]
{talks}
[balance]
decisive = 1.5
{balance}
[[issue]]
id = "smooth"
scale = ["b", "a"]
guarantor = "g"
{smooth}
[[issue]]
id = "levels"
levels = ["none", "some", "all"]
{levels}
[[party]]
id = "a"
role = "signatory"
{a}
[party.trust]
{a.trust}
[party.issues]
smooth = { ideal = 1, weight = 0.6 }
levels = { ideal = "all", weight = 0.4 }
[[party]]
id = "b"
role = "signatory"
no_deal = [0.1, 0.5]
ratify_margin = [0.0, 0.1]
patience = 2
[party.issues]
smooth = { ideal = 0, weight = 0.3 }
levels = { ideal = "none", weight = 0.7 }
[[party]]
id = "m"
role = "mediator"
{m}
[party.pressure]
{m.pressure}
[party.issues]
smooth = { ideal = 0.4, weight = 0.3 }
[[party]]
id = "g"
role = "guarantor"
{g}
[party.issues]
smooth = { ideal = 0.6, weight = 1 }
[[event]]
id = "raid"
by = "b"
on = ["a"]
{event}
[[interim]]
id = "truce"
issues = ["levels"]
{interim}
[interim.relief]
{interim.relief}
"#;

const RELIEF: [Key; 2] =
    [("interim.relief", "raid", "0.4", "1"), ("interim.relief", "costs", "0.3", "1")];

/// The file with what each key is given; nothing where it is left out.
fn file(given: impl Fn(&Key) -> Option<&'static str>) -> String {
    let mut text = FILE.to_owned();
    for key in KEYS.iter().chain(&RELIEF) {
        let place = format!("{{{}}}", key.0);
        if let Some(value) = given(key) {
            text = text.replacen(&place, &format!("{} = {value}\n{place}", key.1), 1);
        }
    }
    let open = |line: &&str| !(line.starts_with('{') && line.ends_with('}'));
    let lines: Vec<&str> = text.lines().filter(open).collect();
    // A header with nothing below it would be a mistake.
    let is_empty = |at: usize| {
        let is_header = |line: &&&str| line.starts_with('[');
        let next = lines.get(at + 1);
        lines[at].starts_with('[')
            && !lines[at].starts_with("[[")
            && next.is_none_or(|line| is_header(&line))
    };
    let kept = (0..lines.len()).filter(|at| !is_empty(*at));
    kept.map(|at| format!("{}\n", lines[at])).collect()
}

/// Would break if a default of the format page were not the program's.
#[test]
fn each_key_left_out_has_its_default() {
    for one in KEYS.iter().chain(&RELIEF) {
        let others = |key: &Key| (key != one).then_some(key.2);
        let left_out = play(&file(others), 150, 2);
        let written = play(&file(|key| Some(others(key).unwrap_or(one.3))), 150, 2);
        assert!(left_out == written, "{}.{} is not {} by default", one.0, one.1, one.3);
    }
}

/// Would break if a key made no difference here, so that the test above said nothing of it.
#[test]
fn each_key_makes_a_difference() {
    let active = play(&file(|key| Some(key.2)), 400, 2);
    for one in KEYS.iter().chain(&RELIEF).filter(|key| key.2 != key.3) {
        let changed = play(&file(|key| Some(if key == one { one.3 } else { key.2 })), 400, 2);
        assert!(active != changed, "{}.{} makes no difference", one.0, one.1);
    }
    let no_drafts = |key: &Key| Some(if key.1 == "drafts" { "false" } else { key.2 });
    assert!(active != play(&file(no_drafts), 400, 2));
}

/// Would break if switches at their defaults were not off together.
#[test]
fn all_keys_left_out_have_their_defaults() {
    let (none, all) = (play(&file(|_| None), 150, 2), play(&file(|key| Some(key.3)), 150, 2));
    assert!(none == all);
}

/// Would break if shuttle talks had the defaults of direct talks.
#[test]
fn shuttle_talks_have_defaults_of_their_own() {
    let given = |format: &'static str, half_life: Option<&'static str>| {
        move |key: &Key| match key.1 {
            "format" => Some(format),
            "drafts" => None,
            "misreading_half_life" => half_life,
            _ => Some(key.2),
        }
    };
    let shuttle = |half_life| play(&file(given("\"shuttle\"", half_life)), 300, 2);
    assert!(shuttle(None) == shuttle(Some("2")));
    assert!(shuttle(None) != shuttle(Some("0.5")));
}
