//! What a person reads who made a mistake in a file: one snapshot a mistake.

use insta::assert_snapshot;
use negsim::scenario::Scenario;
use std::fs;
use std::path::PathBuf;

/// A scenario without a mistake, which uses about everything.
const RIVER: &str = r#"title = "A river"
as_of = 2026-01-24
rounds = 26

[talks]
hesitation = 0.02

[[issue]]
id = "water"
scale = ["all to the north", "all to the south"]
promise = 0.2
kept_by = "south"
guarantor = "league"

[[issue]]
id = "term"
range = [4, 10]
unit = "years"
status_quo = 5

[[issue]]
id = "watch"
levels = ["none", "observers", "peacekeepers"]

[[party]]
id = "north"
role = "signatory"
no_deal = { low = 0.3, mode = 0.4, high = 0.6 }
opening = 1.0
trust = { south = 0.3 }

[party.issues]
water = { ideal = 0.0, weight = 0.6, red_line = 0.8 }
term = { ideal = [4, 6], weight = 0.2 }

[[party]]
id = "south"
role = "signatory"

[party.issues.water]
points = [[0, 0.2], [0.5, 1.0], [1, 0.0]]
weight = 0.5

[party.issues.watch]
ideal = "observers"
weight = 0.5

[[party]]
id = "league"
role = "mediator"
pressure = { north = 0.01 }

[[event]]
id = "shelling"
by = "south"
on = ["north"]
per_month = 2.0

[[interim]]
id = "truce"
issues = ["watch"]
relief = { shelling = 0.3 }

[[observed]]
round = 1
state = "talking"

[[outside_view]]
event = "settled"
low = 0.1
high = 0.2
reference = "old wars"
"#;

/// What is said of the scenario once some of its words are others.
fn told(changes: &[(&str, &str)]) -> String {
    match Scenario::parse(&changed(changes), "river.toml") {
        Ok(_) => "nothing".to_string(),
        Err(mistakes) => mistakes.to_string(),
    }
}

fn changed(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(RIVER.to_string(), |text, (from, to)| {
        assert!(text.contains(from), "the scenario has no {from}");
        text.replacen(from, to, 1)
    })
}

/// What is said of a setting.
fn told_of_set(set: &str) -> String {
    let river = Scenario::parse(RIVER, "river.toml").expect("it has no mistake");
    match river.with(&[set]) {
        Ok(_) => "nothing".to_string(),
        Err(mistakes) => mistakes.to_string(),
    }
}

/// A folder with these files; gone with the value.
struct Folder(PathBuf);

impl Folder {
    fn of(name: &str, files: &[(&str, &[u8])]) -> Self {
        let path =
            std::env::temp_dir().join(format!("negsim-messages-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).expect("a temporary folder can be made");
        for (file, bytes) in files {
            fs::write(path.join(file), bytes).expect("a file can be written to it");
        }
        Folder(path)
    }

    /// What is said of one of its files, without the name of the folder.
    fn told(&self, file: &str) -> String {
        let told = match Scenario::read(if file.is_empty() {
            self.0.clone()
        } else {
            self.0.join(file)
        }) {
            Ok(scenario) => {
                scenario.warnings().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
            }
            Err(mistakes) => mistakes.to_string(),
        };
        told.replace(&format!("{}/", self.0.display()), "")
            .replace(&self.0.display().to_string(), "the folder")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left behind is in the temporary folder.
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn the_scenario_has_no_mistake() {
    assert_eq!(told(&[]), "nothing");
}

#[test]
fn every_message_of_a_scenario_is_told_in_the_order_of_its_lines() {
    let text = changed(&[
        ("opening = 1.0", "opening = 2"),
        ("status_quo = 5", "status_quo = 50"),
        ("per_month = 2.0", "per_month = -1"),
    ]);
    let mistakes = Scenario::parse(&text, "river.toml").expect_err("three mistakes");
    let lines: Vec<usize> = mistakes
        .iter()
        .filter_map(|mistake| mistakes.line(mistake))
        .map(|(_, line)| line)
        .collect();
    assert_eq!(lines, [19, 29, 57]);
    assert!(mistakes.coloured().contains("\u{1b}["), "colours");
    assert!(!mistakes.plain().contains('\u{1b}'), "none in plain text");
}

#[test]
fn what_is_warned_of() {
    let newer = changed(&[("no_deal = { low = 0.3, mode", "no_deal = { low = 0.3,\n mode")]);
    let cut = newer.replacen("opening = 1.0", "opening = { mean = 1.0, sd = 0.3 }", 1);
    let river = Scenario::parse(&cut, "river.toml").expect("allowed");
    let warnings: Vec<String> = river.warnings().iter().map(ToString::to_string).collect();
    assert_snapshot!(warnings.join("\n"), @r#"
    river.toml:28: a table in { } over several lines is TOML 1.1: negsim reads it, but editors and other programs refuse the file; use one line, or a [header]
    river.toml:30: the allowed range cuts 50 % off the normal distribution of `opening` of party `north` (it must lie in 0..1): its mean is no longer the one written; give `low`, `mode` and `high` instead
    "#);
}

#[test]
fn positions_that_were_written_for_another_scale() {
    let river = Scenario::parse(RIVER, "river.toml").expect("it has no mistake");
    let told = |sets: &[&str]| {
        let changed = river.with(sets).expect("allowed");
        changed.warnings().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    let range = "issue.water.range=[0, 10]";
    assert_eq!(
        told(&[range]),
        "`issue.water.range` replaces the scale for which `party.north.issues.water.ideal`, \
         `party.north.issues.water.red_line`, `party.south.issues.water.points` were written: read on the new one, they may \
         mean something else. Write them anew"
    );
    let positions = [
        range,
        "party.north.issues.water.ideal=2",
        "party.north.issues.water.red_line=9",
        "party.south.issues.water.ideal=8",
    ];
    assert_eq!(told(&positions), "");
    assert_eq!(told(&["issue.term.range=[3, 12]"]), "", "in the same units");
}

#[test]
fn paths_that_are_no_numbers() {
    let river = Scenario::parse(RIVER, "river.toml").expect("it has no mistake");
    let told = |path: &str| river.quantity(path).expect_err("no number");
    let all = [
        "party.north.no_deel",
        "talks.format",
        "issue.water.scale",
        "party.north",
        "rounds",
        "zebra",
        "talks.trust_inertia",
    ];
    assert_snapshot!(all.map(told).join("\n"), @r#"
    there is no number `party.north.no_deel`; did you mean `party.north.no_deal`?
    `talks.format` is not a number; change it with --set
    `issue.water.scale` is not a number: it is a list; change it with --set
    `party.north` is not a number: it is a table; add a key to the path
    `rounds` is always known and cannot be moved; change it with --set
    there is no number `zebra`; a path is written like `party.north.no_deal`
    `talks.trust_inertia` is always known and cannot be moved; change it with --set
    "#);
    let id = river.quantity("party.north.trust.south").expect("a number");
    assert_eq!(river.table().quantities()[id.index()].name, "north's trust in south");
}

// Keys and names.

#[test]
fn an_unknown_key() {
    assert_snapshot!(told(&[("opening = 1.0", "openning = 1.0")]), @r#"
    error: unknown key `openning` in party `north`
       ╭▸ river.toml:29:1
       │
    29 │ openning = 1.0
       ╰╴━━━━━━━━ did you mean `opening`?
    "#);
}

#[test]
fn an_unknown_key_far_from_any() {
    assert_snapshot!(told(&[("opening = 1.0", "zebra = 1.0")]), @r#"
    error: unknown key `zebra` in party `north`
       ╭▸ river.toml:29:1
       │
    29 │ zebra = 1.0
       │ ━━━━━
       │
       ╰ help: known here: `id`, `name`, `role`, `drafts`, `face_saving`, `no_deal`, `optimism`, `erosion_per_month`, `cost_per_month`, `resolve`, `exposure`, `foresight`, `opening`, `concession`, `patience`, `vulnerability`, `reciprocity`, `leaves_per_month`, `ratify_margin`, `good_faith`, `influence`, `credibility`, `pressure`, `trust`, `plural`, ...
    "#);
}

#[test]
fn a_key_of_another_table() {
    assert_snapshot!(told(&[("[talks]\n", "[talks]\nvolatility = 0.5\n")]), @r#"
    error: unknown key `volatility` in [talks]
      ╭▸ river.toml:6:1
      │
    6 │ volatility = 0.5
      ╰╴━━━━━━━━━━ belongs in [balance]
    "#);
}

#[test]
fn an_unknown_table() {
    assert_snapshot!(told(&[("[[event]]", "[[events]]")]), @r#"
    error: unknown key `events` at the top of the file
       ╭▸ river.toml:53:3
       │
    53 │ [[events]]
       ╰╴  ━━━━━━ did you mean `event`?
    error: there is no event `shelling`
       ╭▸ river.toml:62:12
       │
    62 │ relief = { shelling = 0.3 }
       │            ━━━━━━━━
       │
       ╰ help: this scenario has no event
    "#);
}

#[test]
fn rounds_below_a_header() {
    assert_snapshot!(told(&[("rounds = 26\n", ""), ("hesitation = 0.02", "hesitation = 0.02\nrounds = 26")]), @r#"
    error: unknown key `rounds` in [talks]
      ╭▸ river.toml:6:1
      │
    6 │ rounds = 26
      │ ━━━━━━ belongs at the top of the file, before the first [table]
      │
      ╰ help: below a [header] every key belongs to that table, here to [talks]
    "#);
}

#[test]
fn extends_below_a_header() {
    assert_snapshot!(told(&[("hesitation = 0.02", r#"extends = "other.toml""#)]), @r#"
    error: unknown key `extends` in [talks]
      ╭▸ river.toml:6:1
      │
    6 │ extends = "other.toml"
      │ ━━━━━━━ belongs at the top of the file, before the first [table]
      │
      ╰ help: below a [header] every key belongs to that table, here to [talks]
    "#);
}

#[test]
fn remove_where_nothing_is_extended() {
    assert_snapshot!(told(&[("opening = 1.0", r#"remove = ["opening"]"#)]), @r#"
    error: unknown key `remove` in party `north`
       ╭▸ river.toml:29:1
       │
    29 │ remove = ["opening"]
       │ ━━━━━━ there is nothing to remove
       │
       ╰ help: `remove` is for a file that `extends` another
    "#);
}

#[test]
fn an_unknown_word_in_a_number() {
    assert_snapshot!(told(&[("mode = 0.4", "mod = 0.4")]), @r#"
    error: unknown key `mod` in `no_deal` of party `north`
       ╭▸ river.toml:28:24
       │
    26 │ id = "north"
       │      ─────── this party
    27 │ role = "signatory"
    28 │ no_deal = { low = 0.3, mod = 0.4, high = 0.6 }
       ╰╴                       ━━━ did you mean `mode`?
    "#);
}

#[test]
fn an_unknown_key_on_an_issue() {
    assert_snapshot!(told(&[("red_line = 0.8", "redline = 0.8")]), @r#"
    error: unknown key `redline` in party `north` on `water`
       ╭▸ river.toml:33:38
       │
    33 │ water = { ideal = 0.0, weight = 0.6, redline = 0.8 }
       ╰╴                                     ━━━━━━━ did you mean `red_line`?
    "#);
}

// What is missing.

#[test]
fn no_title() {
    assert_snapshot!(told(&[("title = \"A river\"\n", "")]), @r#"
    error: the scenario has no `title`
     ╭▸ river.toml
     ╰ help: begin the file with title = "what is negotiated"
    "#);
}

#[test]
fn an_empty_title() {
    assert_snapshot!(told(&[(r#""A river""#, r#"" ""#)]), @r#"
    error: the `title` is empty
      ╭▸ river.toml:1:9
      │
    1 │ title = " "
      ╰╴        ━━━
    "#);
}

#[test]
fn no_rounds() {
    assert_snapshot!(told(&[("rounds = 26\n", "")]), @r#"
    error: the scenario has no `rounds`
     ╭▸ river.toml
     ╰ help: say how many rounds the talks have, before the first [table]: rounds = 26
    "#);
}

#[test]
fn no_role() {
    assert_snapshot!(told(&[("id = \"south\"\nrole = \"signatory\"", r#"id = "south""#)]), @r#"
    error: `role` of party `south` is missing
       ╭▸ river.toml:36:1
       │
    36 │ [[party]]
       │ ━━━━━━━━━ needs `role`
    37 │ id = "south"
       │      ─────── this party
       │
       ╰ help: "signatory", "mediator" or "guarantor"
    "#);
}

#[test]
fn no_id() {
    assert_snapshot!(told(&[("id = \"watch\"\n", "")]), @r#"
    error: `id` of this issue is missing
       ╭▸ river.toml:21:1
       │
    21 │ [[issue]]
       │ ━━━━━━━━━ needs `id`
       │
       ╰ help: a short name for use in this file, such as id = "north"
    error: there is no issue `watch`
       ╭▸ river.toml:43:15
       │
    43 │ [party.issues.watch]
       │               ━━━━━
       │
       ╰ help: did you mean `water`?
    error: there is no issue `watch`
       ╭▸ river.toml:60:11
       │
    60 │ issues = ["watch"]
       │           ━━━━━━━
       │
       ╰ help: did you mean `water`?
    "#);
}

#[test]
fn no_scale() {
    assert_snapshot!(told(&[("scale = [\"all to the north\", \"all to the south\"]\n", "")]), @r#"
    error: `scale` of issue `water` is missing
      ╭▸ river.toml:8:1
      │
    8 │ [[issue]]
      │ ━━━━━━━━━ needs `scale`
    9 │ id = "water"
      │      ─────── this issue
      │
      ╰ help: say what its ends mean, scale = ["all to the north", "all to the south"], or give a range or levels
    "#);
}

#[test]
fn no_weight() {
    assert_snapshot!(told(&[("ideal = 0.0, weight = 0.6", "ideal = 0.0")]), @r#"
    error: `weight` of party `north` on `water` is missing
       ╭▸ river.toml:33:9
       │
    26 │ id = "north"
       │      ─────── this party
       ┆
    33 │ water = { ideal = 0.0, red_line = 0.8 }
       │         ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ needs `weight`
       │
       ╰ help: how much this issue matters beside the others: weight = 0.5
    "#);
}

#[test]
fn no_ideal() {
    assert_snapshot!(told(&[("ideal = 0.0, weight = 0.6", "weight = 0.6")]), @r#"
    error: `ideal` of party `north` on `water` is missing
       ╭▸ river.toml:33:9
       │
    26 │ id = "north"
       │      ─────── this party
       ┆
    33 │ water = { weight = 0.6, red_line = 0.8 }
       │         ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ needs `ideal`
       │
       ╰ help: the position it likes best, or `points` for a curve
    "#);
}

#[test]
fn no_issues_of_an_interim_deal() {
    assert_snapshot!(told(&[(r#"issues = ["watch"]"#, "issues = []")]), @r#"
    error: `issues` of interim deal `truce` is missing
       ╭▸ river.toml:59:1
       │
    59 │ [[interim]]
       │ ━━━━━━━━━━━ needs `issues`
    60 │ id = "truce"
       │      ─────── this interim deal
       │
       ╰ help: name the issues that it settles: issues = ["dam"]
    "#);
}

#[test]
fn no_round_of_an_observation() {
    assert_snapshot!(told(&[("round = 1\n", "")]), @r#"
    error: `round` of this [[observed]] is missing
       ╭▸ river.toml:64:1
       │
    64 │ [[observed]]
       │ ━━━━━━━━━━━━ needs `round`
       │
       ╰ help: say which round it was: round = 1
    "#);
}

#[test]
fn no_reference() {
    assert_snapshot!(told(&[("reference = \"old wars\"\n", "")]), @r#"
    error: `reference` of this [[outside_view]] is missing
       ╭▸ river.toml:68:1
       │
    68 │ [[outside_view]]
       │ ━━━━━━━━━━━━━━━━ needs `reference`
    69 │ event = "settled"
       │         ───────── this outside view
       │
       ╰ help: the cases that were counted, in words
    "#);
}

// Wrong kinds.

#[test]
fn a_text_for_a_number() {
    assert_snapshot!(told(&[("opening = 1.0", r#"opening = "0,5""#)]), @r#"
    error: `opening` of party `north` must be a number, found a text
       ╭▸ river.toml:29:11
       │
    26 │ id = "north"
       │      ─────── this party
       ┆
    29 │ opening = "0,5"
       │           ━━━━━ share of the value of its best text that it asks for at first
       │
       ╰ help: write 0.5, without quotes
    "#);
}

#[test]
fn yes_for_a_number() {
    assert_snapshot!(told(&[("opening = 1.0", "opening = true")]), @r#"
    error: `opening` of party `north` must be a number, found `true`
       ╭▸ river.toml:29:11
       │
    26 │ id = "north"
       │      ─────── this party
       ┆
    29 │ opening = true
       ╰╴          ━━━━ share of the value of its best text that it asks for at first
    "#);
}

#[test]
fn a_number_for_a_text() {
    assert_snapshot!(told(&[(r#"title = "A river""#, "title = 5")]), @r#"
    error: `title` must be a text in quotes, found a number
      ╭▸ river.toml:1:9
      │
    1 │ title = 5
      │         ━
      │
      ╰ help: write title = "5"
    "#);
}

#[test]
fn a_text_for_a_list() {
    assert_snapshot!(told(&[(r#"on = ["north"]"#, r#"on = "north""#)]), @r#"
    error: `on` must be a list in [ ], found a text
       ╭▸ river.toml:56:6
       │
    54 │ id = "shelling"
       │      ────────── this event
    55 │ by = "south"
    56 │ on = "north"
       │      ━━━━━━━
       │
       ╰ help: write on = ["north"]
    "#);
}

#[test]
fn a_number_for_a_table() {
    assert_snapshot!(told(&[("[talks]\nhesitation = 0.02", ""), ("rounds = 26", "rounds = 26\ntalks = 3")]), @r#"
    error: `talks` must be a table
      ╭▸ river.toml:4:9
      │
    4 │ talks = 3
      │         ━
      │
      ╰ help: write [talks] on a line of its own, and its keys below
    "#);
}

#[test]
fn one_bracket_too_few() {
    assert_snapshot!(told(&[("[[interim]]", "[interim]")]), @r#"
    error: there can be several of `interim`
       ╭▸ river.toml:59:1
       │
    59 │ [interim]
       │ ━━━━━━━━━
       │
       ╰ help: write [[interim]], with two brackets, before each interim deal
    "#);
}

#[test]
fn one_bracket_too_many() {
    assert_snapshot!(told(&[("[talks]", "[[talks]]")]), @r#"
    error: `talks` must be a table
      ╭▸ river.toml:5:1
      │
    5 │ [[talks]]
      │ ━━━━━━━━━
      │
      ╰ help: there is only one: write [talks], with one pair of brackets
    "#);
}

#[test]
fn a_date_with_a_time() {
    assert_snapshot!(told(&[("2026-01-24", "2026-01-24T10:00:00")]), @r#"
    error: `as_of` must be a date, written 2026-01-24, found a time
      ╭▸ river.toml:2:9
      │
    2 │ as_of = 2026-01-24T10:00:00
      ╰╴        ━━━━━━━━━━━━━━━━━━━
    "#);
}

#[test]
fn a_badly_written_date() {
    assert_snapshot!(told(&[("2026-01-24", r#""24 January 2026""#)]), @r#"
    error: `as_of` must be a date, written 2026-01-24, found a text
      ╭▸ river.toml:2:9
      │
    2 │ as_of = "24 January 2026"
      │         ━━━━━━━━━━━━━━━━━
      │
      ╰ help: write as_of = 2026-01-24
    "#);
}

#[test]
fn an_unknown_role() {
    assert_snapshot!(told(&[(r#"role = "mediator""#, r#"role = "mediater""#)]), @r#"
    error: `role` of party `league` cannot be "mediater"
       ╭▸ river.toml:50:8
       │
    49 │ id = "league"
       │      ──────── this party
    50 │ role = "mediater"
       │        ━━━━━━━━━━ must be one of "signatory", "mediator", "guarantor"
       │
       ╰ help: did you mean "mediator"?
    "#);
}

#[test]
fn an_unknown_format() {
    assert_snapshot!(told(&[("hesitation = 0.02", r#"format = "online""#)]), @r#"
    error: `format` in [talks] cannot be "online"
      ╭▸ river.toml:6:10
      │
    6 │ format = "online"
      ╰╴         ━━━━━━━━ must be one of "direct", "shuttle"
    "#);
}

#[test]
fn a_source_that_is_no_text() {
    assert_snapshot!(told(&[("opening = 1.0", "opening = 1.0\nsource = 3")]), @r#"
    error: `source` must be a text in quotes, found a number
       ╭▸ river.toml:30:10
       │
    30 │ source = 3
       │          ━
       │
       ╰ help: write source = "3"
    "#);
}

#[test]
fn empty_words_to_rest_on() {
    let empty =
        "no_deal = { value = 0.4, source = \"\", quote = [\"x\", \" \"] }\nassumption = \"\"";
    assert_snapshot!(told(&[("no_deal = { low = 0.3, mode = 0.4, high = 0.6 }", empty)]), @r#"
    error: the `source` is empty
       ╭▸ river.toml:28:35
       │
    28 │ no_deal = { value = 0.4, source = "", quote = ["x", " "] }
       │                                   ━━
       │
       ╰ help: say what the number rests on, or leave the key out
    error: the `quote` is empty
       ╭▸ river.toml:28:47
       │
    28 │ no_deal = { value = 0.4, source = "", quote = ["x", " "] }
       │                                               ━━━━━━━━━━
       │
       ╰ help: say what the number rests on, or leave the key out
    error: the `assumption` is empty
       ╭▸ river.toml:29:14
       │
    29 │ assumption = ""
       │              ━━
       │
       ╰ help: say what the number rests on, or leave the key out
    "#);
}

#[test]
fn a_quote_that_is_no_text() {
    assert_snapshot!(told(&[("opening = 1.0", "opening = { value = 1.0, quote = [1] }")]), @r#"
    error: `quote` must be a text in quotes or a list of such texts, found a list
       ╭▸ river.toml:29:34
       │
    29 │ opening = { value = 1.0, quote = [1] }
       ╰╴                                 ━━━
    "#);
}

// Numbers.

#[test]
fn a_number_out_of_range() {
    assert_snapshot!(told(&[("opening = 1.0", "opening = 1.2")]), @r#"
    error: `opening` of party `north` must lie in 0..1, found 1.2
       ╭▸ river.toml:29:11
       │
    26 │ id = "north"
       │      ─────── this party
       ┆
    29 │ opening = 1.2
       ╰╴          ━━━ share of the value of its best text that it asks for at first
    "#);
}

#[test]
fn a_share_in_per_cent() {
    assert_snapshot!(told(&[("opening = 1.0", "opening = 45")]), @r#"
    error: `opening` of party `north` must lie in 0..1, found 45
       ╭▸ river.toml:29:11
       │
    26 │ id = "north"
       │      ─────── this party
       ┆
    29 │ opening = 45
       │           ━━ share of the value of its best text that it asks for at first
       │
       ╰ help: for 45 per cent write 0.45
    "#);
}

#[test]
fn an_end_out_of_range() {
    assert_snapshot!(told(&[("high = 0.6", "high = 1.6")]), @r#"
    error: `high` in `no_deal` of party `north` must lie in 0..1, found 1.6
       ╭▸ river.toml:28:43
       │
    26 │ id = "north"
       │      ─────── this party
    27 │ role = "signatory"
    28 │ no_deal = { low = 0.3, mode = 0.4, high = 1.6 }
       ╰╴                                          ━━━ what the failure of the talks is worth to it
    "#);
}

#[test]
fn ends_out_of_order() {
    assert_snapshot!(told(&[("low = 0.3, mode = 0.4, high = 0.6", "low = 0.6, mode = 0.4, high = 0.3")]), @r#"
    error: the ends of `no_deal` of party `north` are out of order
       ╭▸ river.toml:28:11
       │
    26 │ id = "north"
       │      ─────── this party
    27 │ role = "signatory"
    28 │ no_deal = { low = 0.6, mode = 0.4, high = 0.3 }
       │           ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ what the failure of the talks is worth to it
       │
       ╰ help: the least comes first: low, then mode, then high
    "#);
}

#[test]
fn ends_of_a_list_out_of_order() {
    assert_snapshot!(told(&[("ideal = [4, 6]", "ideal = [6, 4]")]), @r#"
    error: the ends of `ideal` of party `north` on `term` are out of order
       ╭▸ river.toml:34:18
       │
    26 │ id = "north"
       │      ─────── this party
       ┆
    34 │ term = { ideal = [6, 4], weight = 0.2 }
       │                  ━━━━━━ the position it likes best
       │
       ╰ help: the least comes first: low, then mode, then high
    "#);
}

#[test]
fn a_list_of_three() {
    assert_snapshot!(told(&[("ideal = [4, 6]", "ideal = [4, 5, 6]")]), @r#"
    error: `ideal` of party `north` on `term` must be one number or two, found a list of 3
       ╭▸ river.toml:34:18
       │
    26 │ id = "north"
       │      ─────── this party
       ┆
    34 │ term = { ideal = [4, 5, 6], weight = 0.2 }
       │                  ━━━━━━━━━ the position it likes best
       │
       ╰ help: an uncertain number is written [low, high]
    "#);
}

#[test]
fn low_without_high() {
    assert_snapshot!(told(&[("low = 0.3, mode = 0.4, high = 0.6", "low = 0.3")]), @r#"
    error: `no_deal` of party `north` gives only `low`
       ╭▸ river.toml:28:11
       │
    26 │ id = "north"
       │      ─────── this party
    27 │ role = "signatory"
    28 │ no_deal = { low = 0.3 }
       │           ━━━━━━━━━━━━━ what the failure of the talks is worth to it
       │
       ╰ help: one of: value; low and high; low, mode and high; mean and sd; p5 and p95; any; experts
    "#);
}

#[test]
fn forms_that_do_not_go_together() {
    assert_snapshot!(told(&[("low = 0.3, mode = 0.4, high = 0.6", "low = 0.3, sd = 0.1")]), @r#"
    error: `no_deal` of party `north` gives `low`, `sd`, which do not go together
       ╭▸ river.toml:28:11
       │
    26 │ id = "north"
       │      ─────── this party
    27 │ role = "signatory"
    28 │ no_deal = { low = 0.3, sd = 0.1 }
       │           ━━━━━━━━━━━━━━━━━━━━━━━ what the failure of the talks is worth to it
       │
       ╰ help: one of: value; low and high; low, mode and high; mean and sd; p5 and p95; any; experts
    "#);
}

#[test]
fn a_source_without_a_number() {
    assert_snapshot!(told(&[("low = 0.3, mode = 0.4, high = 0.6", r#"source = "a speech""#)]), @r#"
    error: `no_deal` of party `north` has no number, only what it rests on
       ╭▸ river.toml:28:11
       │
    26 │ id = "north"
       │      ─────── this party
    27 │ role = "signatory"
    28 │ no_deal = { source = "a speech" }
       │           ━━━━━━━━━━━━━━━━━━━━━━━ what the failure of the talks is worth to it
       │
       ╰ help: one of: value; low and high; low, mode and high; mean and sd; p5 and p95; any; experts
    "#);
}

#[test]
fn a_negative_sd() {
    assert_snapshot!(told(&[("low = 0.3, mode = 0.4, high = 0.6", "mean = 0.3, sd = -0.1")]), @r#"
    error: `sd` in `no_deal` of party `north` must be 0 or more, found -0.1
       ╭▸ river.toml:28:30
       │
    26 │ id = "north"
       │      ─────── this party
    27 │ role = "signatory"
    28 │ no_deal = { mean = 0.3, sd = -0.1 }
       ╰╴                             ━━━━ a standard deviation
    "#);
}

#[test]
fn a_normal_far_from_its_range() {
    assert_snapshot!(told(&[("low = 0.3, mode = 0.4, high = 0.6", "mean = 5, sd = 0.1")]), @r#"
    error: nothing of the normal distribution of `no_deal` of party `north` lies within what is allowed: it must lie in 0..1
       ╭▸ river.toml:28:11
       │
    26 │ id = "north"
       │      ─────── this party
    27 │ role = "signatory"
    28 │ no_deal = { mean = 5, sd = 0.1 }
       │           ━━━━━━━━━━━━━━━━━━━━━━ what the failure of the talks is worth to it
       │
       ╰ help: choose a mean within that range
    "#);
}

#[test]
fn not_a_number() {
    assert_snapshot!(told(&[("opening = 1.0", "opening = nan")]), @r#"
    error: `opening` of party `north` must be a finite number, found nan
       ╭▸ river.toml:29:11
       │
    26 │ id = "north"
       │      ─────── this party
       ┆
    29 │ opening = nan
       ╰╴          ━━━ share of the value of its best text that it asks for at first
    "#);
}

#[test]
fn infinity() {
    assert_snapshot!(told(&[("opening = 1.0", "opening = -inf")]), @r#"
    error: `opening` of party `north` must be a finite number, found -inf
       ╭▸ river.toml:29:11
       │
    26 │ id = "north"
       │      ─────── this party
       ┆
    29 │ opening = -inf
       ╰╴          ━━━━ share of the value of its best text that it asks for at first
    "#);
}

#[test]
fn a_number_too_large() {
    assert_snapshot!(told(&[("opening = 1.0", "opening = 1e400")]), @r#"
    error: 1e400 is too large a number
       ╭▸ river.toml:29:11
       │
    29 │ opening = 1e400
       ╰╴          ━━━━━ numbers go up to about 1e308, whole ones to about 9e18
    "#);
}

#[test]
fn a_whole_number_too_large() {
    assert_snapshot!(told(&[("rounds = 26", "rounds = 99999999999999999999")]), @r#"
    error: 99999999999999999999 is too large a number
      ╭▸ river.toml:3:10
      │
    3 │ rounds = 99999999999999999999
      ╰╴         ━━━━━━━━━━━━━━━━━━━━ numbers go up to about 1e308, whole ones to about 9e18
    "#);
}

#[test]
fn half_a_round() {
    assert_snapshot!(told(&[("rounds = 26", "rounds = 26.5")]), @r#"
    error: `rounds` must be a whole number, found 26.5
      ╭▸ river.toml:3:10
      │
    3 │ rounds = 26.5
      ╰╴         ━━━━ how many rounds the talks have
    "#);
}

#[test]
fn too_many_rounds() {
    assert_snapshot!(told(&[("rounds = 26", "rounds = 20000")]), @r#"
    error: `rounds` must lie in 1..10,000, found 20000
      ╭▸ river.toml:3:10
      │
    3 │ rounds = 20000
      ╰╴         ━━━━━ how many rounds the talks have
    "#);
}

#[test]
fn a_number_that_takes_no_uncertainty() {
    assert_snapshot!(told(&[("rounds = 26", "rounds = [20, 30]")]), @r#"
    error: `rounds` cannot be uncertain
      ╭▸ river.toml:3:10
      │
    3 │ rounds = [20, 30]
      │          ━━━━━━━━ how many rounds the talks have
      │
      ╰ help: write one number
    "#);
}

#[test]
fn days_of_zero() {
    assert_snapshot!(told(&[("rounds = 26", "rounds = 26\ndays_between_rounds = 0")]), @r#"
    error: `days_between_rounds` must be above 0 and at most 3660, found 0
      ╭▸ river.toml:4:23
      │
    4 │ days_between_rounds = 0
      ╰╴                      ━ days from one round to the next
    "#);
}

#[test]
fn too_often_for_a_round() {
    assert_snapshot!(told(&[("per_month = 2.0", "per_month = 900")]), @r#"
    error: `per_month` of event `shelling` must lie in 0..869.6429, found 900
       ╭▸ river.toml:57:13
       │
    54 │ id = "shelling"
       │      ────────── this event
       ┆
    57 │ per_month = 900
       ╰╴            ━━━ how often it happens: at most 200 times a round
    "#);
}

// Scales and positions.

#[test]
fn more_than_one_scale() {
    assert_snapshot!(told(&[("promise = 0.2", r#"levels = ["a", "b"]"#)]), @r#"
    error: more than one scale of issue `water`
       ╭▸ river.toml:11:10
       │
     9 │ id = "water"
       │      ─────── this issue
    10 │ scale = ["all to the north", "all to the south"]
    11 │ levels = ["a", "b"]
       │          ━━━━━━━━━━ the second one
       │
       ╰ help: keep one of `scale`, `range` and `levels`
    "#);
}

#[test]
fn one_level() {
    assert_snapshot!(told(&[(r#"levels = ["none", "observers", "peacekeepers"]"#, r#"levels = ["none"]"#)]), @r#"
    error: `levels` of issue `watch` needs at least two levels
       ╭▸ river.toml:23:10
       │
    22 │ id = "watch"
       │      ─────── this issue
    23 │ levels = ["none"]
       │          ━━━━━━━━
       │
       ╰ help: one for each end, and any between them
    "#);
}

#[test]
fn a_level_twice() {
    assert_snapshot!(told(&[(r#"["none", "observers", "peacekeepers"]"#, r#"["none", "observers", "none"]"#)]), @r#"
    error: the level "none" of issue `watch` is there twice
       ╭▸ river.toml:23:32
       │
    22 │ id = "watch"
       │      ─────── this issue
    23 │ levels = ["none", "observers", "none"]
       │                                ━━━━━━
       │
       ╰ help: give each level a name of its own
    "#);
}

#[test]
fn a_level_that_is_no_text() {
    assert_snapshot!(told(&[(r#"["none", "observers", "peacekeepers"]"#, r#"["none", "observers", 3]"#)]), @r#"
    error: each level of `levels` must be a text in quotes, found a number
       ╭▸ river.toml:23:32
       │
    22 │ id = "watch"
       │      ─────── this issue
    23 │ levels = ["none", "observers", 3]
       ╰╴                               ━
    "#);
}

#[test]
fn a_range_upside_down() {
    assert_snapshot!(told(&[("range = [4, 10]", "range = [10, 4]")]), @r#"
    error: `range` of issue `term` must be two finite numbers, the lower one first
       ╭▸ river.toml:17:9
       │
    16 │ id = "term"
       │      ────── this issue
    17 │ range = [10, 4]
       │         ━━━━━━━
       │
       ╰ help: such as range = [4, 10] with unit = "years"
    "#);
}

#[test]
fn scale_positions_that_fall() {
    assert_snapshot!(told(&[(r#"scale = ["all to the north", "all to the south"]"#, r#"scale = [[0, "a"], [0.9, "b"], [0.5, "c"]]"#)]), @r#"
    error: the positions of a `scale` must rise
       ╭▸ river.toml:10:32
       │
     9 │ id = "water"
       │      ─────── this issue
    10 │ scale = [[0, "a"], [0.9, "b"], [0.5, "c"]]
       │                                ━━━━━━━━━━
       │
       ╰ help: such as scale = [[0, "none"], [0.7, "today's use"], [1, "all"]]
    "#);
}

#[test]
fn a_unit_without_a_range() {
    assert_snapshot!(told(&[("promise = 0.2", r#"unit = "litres""#)]), @r#"
    error: `unit` of issue `water` goes with `range`
       ╭▸ river.toml:11:8
       │
     9 │ id = "water"
       │      ─────── this issue
    10 │ scale = ["all to the north", "all to the south"]
    11 │ unit = "litres"
       │        ━━━━━━━━
       │
       ╰ help: a scale in words has no unit: leave `unit` out, or give a numeric range = [4, 10]
    "#);
}

#[test]
fn a_position_outside_the_range() {
    assert_snapshot!(told(&[("status_quo = 5", "status_quo = 12")]), @r#"
    error: `status_quo` of issue `term` must lie in 4..10, found 12
       ╭▸ river.toml:19:14
       │
    16 │ id = "term"
       │      ────── this issue
       ┆
    19 │ status_quo = 12
       ╰╴             ━━ its position while there is no agreement
    "#);
}

#[test]
fn a_red_line_outside_the_scale() {
    assert_snapshot!(told(&[("red_line = 0.8", "red_line = 8")]), @r#"
    error: `red_line` of party `north` on `water` must lie in 0..1, found 8
       ╭▸ river.toml:33:49
       │
    26 │ id = "north"
       │      ─────── this party
       ┆
    33 │ water = { ideal = 0.0, weight = 0.6, red_line = 8 }
       │                                                 ━ the position beyond which it refuses every text
       │
       ╰ help: a scale in words runs from 0 to 1; to write in units give the issue a `range` in its place
    "#);
}

#[test]
fn an_unknown_level() {
    assert_snapshot!(told(&[(r#"ideal = "observers""#, r#"ideal = "observer""#)]), @r#"
    error: `ideal` of party `south` on `watch`: there is no level "observer"
       ╭▸ river.toml:45:9
       │
    37 │ id = "south"
       │      ─────── this party
       ┆
    45 │ ideal = "observer"
       │         ━━━━━━━━━━ the position it likes best
       │
       ╰ help: did you mean "observers"?
    "#);
}

#[test]
fn a_number_where_levels_have_names() {
    assert_snapshot!(told(&[(r#"ideal = "observers""#, "ideal = 0.5")]), @r#"
    error: `ideal` of party `south` on `watch` must be one of "none", "observers", "peacekeepers", found 0.5
       ╭▸ river.toml:45:9
       │
    37 │ id = "south"
       │      ─────── this party
       ┆
    45 │ ideal = 0.5
       │         ━━━ the position it likes best
       │
       ╰ help: the positions of an issue with levels are their names
    "#);
}

#[test]
fn a_normal_distribution_of_levels() {
    assert_snapshot!(told(&[(r#"ideal = "observers""#, r#"ideal = { mean = "observers", sd = 0.1 }"#)]), @r#"
    error: `ideal` of party `south` on `watch` cannot have a mean: its positions are names
       ╭▸ river.toml:45:9
       │
    37 │ id = "south"
       │      ─────── this party
       ┆
    45 │ ideal = { mean = "observers", sd = 0.1 }
       │         ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ the position it likes best
       │
       ╰ help: on levels: { value = "a level" }, { low = "a level", high = "another" } or { any = ["a level", "another"] }
    "#);
}

#[test]
fn both_ideal_and_points() {
    assert_snapshot!(told(&[("points = [[", "ideal = 0.5\npoints = [[")]), @r#"
    error: both `ideal` and `points` of party `south` on `water`
       ╭▸ river.toml:42:10
       │
    37 │ id = "south"
       │      ─────── this party
       ┆
    42 │ points = [[0, 0.2], [0.5, 1.0], [1, 0.0]]
       │          ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
       │
       ╰ help: keep one: `points` stands in place of `ideal`
    "#);
}

#[test]
fn points_that_do_not_rise() {
    assert_snapshot!(told(&[("[0.5, 1.0], [1, 0.0]", "[1, 0.0], [0.5, 1.0]")]), @r#"
    error: the positions of `points` of party `south` on `water` must rise
       ╭▸ river.toml:41:31
       │
    37 │ id = "south"
       │      ─────── this party
       ┆
    41 │ points = [[0, 0.2], [1, 0.0], [0.5, 1.0]]
       │                               ━━━━━━━━━━ not above the one before
       │
       ╰ help: sort them by position, each once
    "#);
}

#[test]
fn a_value_of_points_out_of_range() {
    assert_snapshot!(told(&[("[0.5, 1.0]", "[0.5, 1.5]")]), @r#"
    error: the values of `points` of party `south` on `water` must lie in 0..1, found 1.5
       ╭▸ river.toml:41:27
       │
    37 │ id = "south"
       │      ─────── this party
       ┆
    41 │ points = [[0, 0.2], [0.5, 1.5], [1, 0.0]]
       │                           ━━━ what this position is worth to it
       │
       ╰ help: 1 is the best text it can imagine
    "#);
}

#[test]
fn a_position_of_points_out_of_range() {
    assert_snapshot!(told(&[("[0.5, 1.0]", "[5, 1.0]")]), @r#"
    error: the positions of `points` of party `south` on `water` must lie in 0..1, found 5
       ╭▸ river.toml:41:22
       │
    37 │ id = "south"
       │      ─────── this party
       ┆
    41 │ points = [[0, 0.2], [5, 1.0], [1, 0.0]]
       │                      ━
       │
       ╰ help: a position first, then its value
    "#);
}

#[test]
fn points_that_are_no_pairs() {
    assert_snapshot!(told(&[("[0.5, 1.0]", "0.5")]), @r#"
    error: each of `points` of party `south` on `water` must be a position and a value
       ╭▸ river.toml:41:21
       │
    37 │ id = "south"
       │      ─────── this party
       ┆
    41 │ points = [[0, 0.2], 0.5, [1, 0.0]]
       │                     ━━━
       │
       ╰ help: such as points = [[0, 0.2], [0.5, 1.0], [1, 0.0]]
    "#);
}

#[test]
fn points_with_an_unknown_level() {
    assert_snapshot!(told(&[(r#"ideal = "observers""#, r#"points = [["none", 0], ["observer", 1], ["peacekeepers", 0.4]]"#)]), @r#"
    error: `points` of party `south` on `watch`: there is no level "observer"
       ╭▸ river.toml:45:25
       │
    37 │ id = "south"
       │      ─────── this party
       ┆
    45 │ points = [["none", 0], ["observer", 1], ["peacekeepers", 0.4]]
       │                         ━━━━━━━━━━
       │
       ╰ help: the levels are "none", "observers", "peacekeepers"
    "#);
}

#[test]
fn points_that_leave_a_level_out() {
    assert_snapshot!(told(&[(r#"ideal = "observers""#, r#"points = [["none", 0], ["observers", 1]]"#)]), @r#"
    error: `points` of party `south` on `watch` says nothing of the level "peacekeepers"
       ╭▸ river.toml:45:10
       │
    37 │ id = "south"
       │      ─────── this party
       ┆
    45 │ points = [["none", 0], ["observers", 1]]
       │          ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
       │
       ╰ help: give every level a value
    "#);
}

// Who and what there is.

#[test]
fn an_id_with_a_capital() {
    assert_snapshot!(told(&[(r#"id = "watch""#, r#"id = "Watch Force""#)]), @r#"
    error: "Watch Force" cannot be an id
       ╭▸ river.toml:22:6
       │
    22 │ id = "Watch Force"
       │      ━━━━━━━━━━━━━ small letters, digits and _, a letter first
       │
       ╰ help: write id = "watch_force"; `name` may be anything
    error: there is no issue `watch`
       ╭▸ river.toml:44:15
       │
    44 │ [party.issues.watch]
       │               ━━━━━
       │
       ╰ help: did you mean `water`?
    error: there is no issue `watch`
       ╭▸ river.toml:61:11
       │
    61 │ issues = ["watch"]
       │           ━━━━━━━
       │
       ╰ help: did you mean `water`?
    "#);
}

#[test]
fn a_reserved_id() {
    assert_snapshot!(told(&[(r#"id = "watch""#, r#"id = "low""#)]), @r#"
    error: `low` cannot be an id
       ╭▸ river.toml:22:6
       │
    22 │ id = "low"
       │      ━━━━━ this word has a meaning in the table of a number
       │
       ╰ help: choose another word
    error: there is no issue `watch`
       ╭▸ river.toml:44:15
       │
    44 │ [party.issues.watch]
       │               ━━━━━
       │
       ╰ help: did you mean `water`?
    error: there is no issue `watch`
       ╭▸ river.toml:61:11
       │
    61 │ issues = ["watch"]
       │           ━━━━━━━
       │
       ╰ help: did you mean `water`?
    "#);
}

#[test]
fn an_id_used_twice() {
    assert_snapshot!(told(&[(r#"id = "term""#, r#"id = "water""#)]), @r#"
    error: two of [[issue]] have the id `water`
       ╭▸ river.toml:16:6
       │
     9 │ id = "water"
       │      ─────── this issue has it
       ┆
    16 │ id = "water"
       │      ━━━━━━━ used before
       │
       ╰ help: give every entry an id of its own
    error: there is no issue `term`
       ╭▸ river.toml:34:1
       │
    34 │ term = { ideal = [4, 6], weight = 0.2 }
       │ ━━━━
       │
       ╰ help: there is `water`, `watch`
    "#);
}

#[test]
fn an_unknown_party_in_trust() {
    assert_snapshot!(told(&[("trust = { south = 0.3 }", "trust = { suoth = 0.3 }")]), @r#"
    error: there is no party `suoth`
       ╭▸ river.toml:30:11
       │
    30 │ trust = { suoth = 0.3 }
       │           ━━━━━
       │
       ╰ help: did you mean `south`?
    "#);
}

#[test]
fn trust_in_oneself() {
    assert_snapshot!(told(&[("trust = { south = 0.3 }", "trust = { north = 0.3 }")]), @r#"
    error: `trust` of party `north` names the party itself
       ╭▸ river.toml:30:11
       │
    26 │ id = "north"
       │      ─────── this party
       ┆
    30 │ trust = { north = 0.3 }
       │           ━━━━━
       │
       ╰ help: name other parties only
    "#);
}

#[test]
fn an_unknown_keeper() {
    assert_snapshot!(told(&[(r#"kept_by = "south""#, r#"kept_by = "sotuh""#)]), @r#"
    error: there is no party `sotuh`
       ╭▸ river.toml:12:11
       │
    12 │ kept_by = "sotuh"
       │           ━━━━━━━
       │
       ╰ help: did you mean `south`?
    "#);
}

#[test]
fn an_unknown_guarantor() {
    assert_snapshot!(told(&[(r#"guarantor = "league""#, r#"guarantor = "nato""#)]), @r#"
    error: there is no party `nato`
       ╭▸ river.toml:13:13
       │
    13 │ guarantor = "nato"
       │             ━━━━━━
       │
       ╰ help: there is `north`, `south`, `league`
    "#);
}

#[test]
fn an_unknown_issue_of_a_party() {
    assert_snapshot!(told(&[("[party.issues.watch]", "[party.issues.wach]")]), @r#"
    error: there is no issue `wach`
       ╭▸ river.toml:44:15
       │
    44 │ [party.issues.wach]
       │               ━━━━
       │
       ╰ help: did you mean `watch`?
    "#);
}

#[test]
fn an_unknown_doer_of_an_event() {
    assert_snapshot!(told(&[(r#"by = "south""#, r#"by = "east""#)]), @r#"
    error: there is no party `east`
       ╭▸ river.toml:12:11
       │
    12 │ kept_by = "east"
       │           ━━━━━━
       │
       ╰ help: there is `north`, `south`, `league`
    "#);
}

#[test]
fn an_event_on_an_unknown_party() {
    assert_snapshot!(told(&[(r#"on = ["north"]"#, r#"on = ["nort"]"#)]), @r#"
    error: there is no party `nort`
       ╭▸ river.toml:56:7
       │
    56 │ on = ["nort"]
       │       ━━━━━━
       │
       ╰ help: did you mean `north`?
    "#);
}

#[test]
fn an_event_on_a_party_twice() {
    assert_snapshot!(told(&[(r#"on = ["north"]"#, r#"on = ["north", "north"]"#)]), @r#"
    error: "north" stands twice in `on`
       ╭▸ river.toml:56:16
       │
    54 │ id = "shelling"
       │      ────────── this event
    55 │ by = "south"
    56 │ on = ["north", "north"]
       │                ━━━━━━━
       │
       ╰ help: name each once
    "#);
}

#[test]
fn pressure_on_somebody_who_is_not_there() {
    assert_snapshot!(told(&[("pressure = { north", "pressure = { east")]), @r#"
    error: there is no party `east`
       ╭▸ river.toml:51:14
       │
    51 │ pressure = { east = 0.01 }
       │              ━━━━
       │
       ╰ help: there is `north`, `south`, `league`
    "#);
}

#[test]
fn an_interim_deal_on_an_unknown_issue() {
    assert_snapshot!(told(&[(r#"issues = ["watch"]"#, r#"issues = ["watches"]"#)]), @r#"
    error: there is no issue `watches`
       ╭▸ river.toml:61:11
       │
    61 │ issues = ["watches"]
       │           ━━━━━━━━━
       │
       ╰ help: did you mean `watch`?
    "#);
}

#[test]
fn relief_from_an_unknown_event() {
    assert_snapshot!(told(&[("relief = { shelling", "relief = { shellings")]), @r#"
    error: there is no event `shellings`
       ╭▸ river.toml:62:12
       │
    62 │ relief = { shellings = 0.3 }
       │            ━━━━━━━━━
       │
       ╰ help: did you mean `shelling`?
    "#);
}

#[test]
fn an_observed_event_that_does_not_exist() {
    assert_snapshot!(told(&[(r#"state = "talking""#, "events = { shell = 3 }")]), @r#"
    error: there is no event `shell`
       ╭▸ river.toml:66:12
       │
    66 │ events = { shell = 3 }
       │            ━━━━━
       │
       ╰ help: did you mean `shelling`?
    "#);
}

#[test]
fn an_outside_view_of_nothing_known() {
    assert_snapshot!(told(&[(r#"event = "settled""#, r#"event = "setled""#)]), @r#"
    error: there is no end, step of the funnel or interim deal `setled`
       ╭▸ river.toml:69:9
       │
    69 │ event = "setled"
       │         ━━━━━━━━
       │
       ╰ help: did you mean "settled"?
    "#);
}

// Together.

#[test]
fn one_signatory() {
    assert_snapshot!(told(&[("id = \"south\"\nrole = \"signatory\"", "id = \"south\"\nrole = \"guarantor\"")]), @r#"
    error: the scenario has only one signatory
     ╭▸ river.toml
     ╰ help: talks need two: [[party]] with role = "signatory"
    "#);
}

#[test]
fn a_signatory_that_wants_nothing() {
    assert_snapshot!(told(&[("water = { ideal = 0.0, weight = 0.6, red_line = 0.8 }\nterm = { ideal = [4, 6], weight = 0.2 }\n", "")]), @r#"
    error: no issue matters to party `north`, a signatory
       ╭▸ river.toml:25:1
       │
    25 │ [[party]]
       │ ━━━━━━━━━
    26 │ id = "north"
       │      ─────── this party
       │
       ╰ help: list what it wants: [party.issues] and below it water = { ideal = 0.0, weight = 0.6 }
    "#);
}

#[test]
fn weights_that_could_all_be_zero() {
    assert_snapshot!(told(&[("weight = 0.6, red_line", "weight = [0, 0.6], red_line"), ("weight = 0.2", "weight = 0")]), @r#"
    error: the weights of party `north` could all be 0
       ╭▸ river.toml:32:1
       │
    26 │ id = "north"
       │      ─────── this party
       ┆
    32 │ [party.issues]
       │ ━━━━━━━━━━━━━━
       │
       ╰ help: give at least one issue a weight that is surely above 0
    "#);
}

#[test]
fn a_promise_that_nobody_can_keep() {
    assert_snapshot!(told(&[("kept_by = \"south\"\n", ""), ("id = \"south\"\nrole = \"signatory\"", "id = \"south\"\nrole = \"guarantor\"")]), @r#"
    error: the scenario has only one signatory
     ╭▸ river.toml
     ╰ help: talks need two: [[party]] with role = "signatory"
    error: nobody can keep the `promise` of issue `water`
       ╭▸ river.toml:11:11
       │
     9 │ id = "water"
       │      ─────── this issue
    10 │ scale = ["all to the north", "all to the south"]
    11 │ promise = 0.2
       │           ━━━
       │
       ╰ help: name the party that must keep it, kept_by = "south", or add a second signatory
    "#);
}

#[test]
fn mediators_keys_on_a_signatory() {
    assert_snapshot!(told(&[("opening = 1.0", "drafts = true\nface_saving = 0.2\npressure = { south = 0.1 }")]), @r#"
    error: `drafts` is for mediators, and party `north` is none
       ╭▸ river.toml:29:1
       │
    26 │ id = "north"
       │      ─────── this party
       ┆
    29 │ drafts = true
       │ ━━━━━━
       │
       ╰ help: leave it out, or make the party's role "mediator"
    error: `face_saving` is for mediators, and party `north` is none
       ╭▸ river.toml:30:1
       │
    26 │ id = "north"
       │      ─────── this party
       ┆
    30 │ face_saving = 0.2
       │ ━━━━━━━━━━━
       │
       ╰ help: leave it out, or make the party's role "mediator"
    error: `pressure` is for mediators, and party `north` is none
       ╭▸ river.toml:31:1
       │
    26 │ id = "north"
       │      ─────── this party
       ┆
    31 │ pressure = { south = 0.1 }
       │ ━━━━━━━━
       │
       ╰ help: leave it out, or make the party's role "mediator"
    "#);
}

#[test]
fn an_event_on_nobody_that_does_not_postpone() {
    assert_snapshot!(told(&[("on = [\"north\"]\n", "")]), @r#"
    error: the event `shelling` is on nobody and postpones nothing
       ╭▸ river.toml:53:1
       │
    53 │ [[event]]
       │ ━━━━━━━━━
    54 │ id = "shelling"
       │      ────────── this event
       │
       ╰ help: say whom it hits, on = ["north"], or how likely it postpones a round, postpones = 0.2
    "#);
}

#[test]
fn shuttle_talks_without_a_draft() {
    assert_snapshot!(told(&[("hesitation = 0.02", r#"format = "shuttle""#), ("pressure = { north = 0.01 }", "drafts = false")]), @r#"
    error: shuttle talks need a mediator that drafts
      ╭▸ river.toml:6:10
      │
    6 │ format = "shuttle"
      │          ━━━━━━━━━ only drafts are on the table
      │
      ╰ help: add a [[party]] with role = "mediator", or write format = "direct"
    "#);
}

#[test]
fn a_round_observed_twice() {
    assert_snapshot!(told(&[("state = \"talking\"\n", "state = \"talking\"\n\n[[observed]]\nround = 1\n")]), @r#"
    error: round 1 is observed twice
       ╭▸ river.toml:69:9
       │
    69 │ round = 1
       │         ━
       │
       ╰ help: put all that was seen of a round into one [[observed]]
    "#);
}

#[test]
fn a_round_beyond_the_last() {
    assert_snapshot!(told(&[("round = 1\n", "round = 27\n")]), @r#"
    error: `round` must lie in 1..26, found 27
       ╭▸ river.toml:65:9
       │
    65 │ round = 27
       │         ━━ a round that was held
       │
       ╰ help: rounds count from 1 to `rounds`
    "#);
}

#[test]
fn agreed_while_suspended() {
    assert_snapshot!(told(&[(r#"state = "talking""#, "state = \"suspended\"\nagreed = true")]), @r#"
    error: nothing is agreed in a round in which the talks are suspended
       ╭▸ river.toml:67:10
       │
    65 │ round = 1
       │         ─ this round
    66 │ state = "suspended"
    67 │ agreed = true
       │          ━━━━
       │
       ╰ help: correct `state` or `agreed`
    "#);
}

#[test]
fn an_observed_count_that_is_none() {
    assert_snapshot!(told(&[(r#"state = "talking""#, "events = { shelling = -1 }\ninterim = { truce = 1 }")]), @r#"
    error: `events.shelling` of this [[observed]] must be a whole number, 0 or more, found -1
       ╭▸ river.toml:66:23
       │
    65 │ round = 1
       │         ─ this round
    66 │ events = { shelling = -1 }
       ╰╴                      ━━
    error: `interim.truce` of this [[observed]] must be true or false, found 1
       ╭▸ river.toml:67:21
       │
    65 │ round = 1
       │         ─ this round
    66 │ events = { shelling = -1 }
    67 │ interim = { truce = 1 }
       ╰╴                    ━
    "#);
}

#[test]
fn a_base_rate_upside_down() {
    assert_snapshot!(told(&[("low = 0.1\nhigh = 0.2", "low = 0.3\nhigh = 0.2")]), @r#"
    error: `low` is above `high`
       ╭▸ river.toml:71:8
       │
    69 │ event = "settled"
       │         ───────── this outside view
    70 │ low = 0.3
    71 │ high = 0.2
       │        ━━━
       │
       ╰ help: the lower end comes first
    "#);
}

#[test]
fn a_base_rate_twice() {
    assert_snapshot!(told(&[(r#"reference = "old wars""#, "reference = \"old wars\"\n\n[[outside_view]]\nevent = \"settled\"\nlow = 0\nhigh = 1\nreference = \"old wars\"")]), @r#"
    error: two outside views have the same `event` and `reference`
       ╭▸ river.toml:78:13
       │
    78 │ reference = "old wars"
       │             ━━━━━━━━━━
       │
       ╰ help: name the reference class of each
    "#);
}

// What is not TOML.

#[test]
fn a_decimal_comma() {
    assert_snapshot!(told(&[("opening = 1.0", "opening = 0,5")]), @r#"
    error: a number has a point, not a comma
       ╭▸ river.toml:29:1
       │
    29 │ opening = 0,5
       │ ━━━━━━━━━━━━━
       │
       ╰ help: write 0.5
    "#);
}

#[test]
fn no_quotes() {
    assert_snapshot!(told(&[(r#"role = "mediator""#, "role = mediator")]), @r#"
    error: a text must stand in quotes
       ╭▸ river.toml:50:8
       │
    50 │ role = mediator
       │        ━━━━━━━━
       │
       ╰ help: write "mediator"
    "#);
}

#[test]
fn quotes_that_are_not_closed() {
    assert_snapshot!(told(&[(r#"role = "mediator""#, r#"role = "mediator"#)]), @r#"
    error: this text is not closed
       ╭▸ river.toml:50:1
       │
    50 │ role = "mediator
       │ ━━━━━━━━━━━━━━━━
       │
       ╰ help: put `"` where the text ends
    "#);
}

#[test]
fn curly_quotes() {
    assert_snapshot!(told(&[(r#"role = "mediator""#, "role = “mediator”")]), @r#"
    error: these are not the quotes of a plain text file
       ╭▸ river.toml:50:8
       │
    50 │ role = “mediator”
       │        ━━━━━━━━━━
       │
       ╰ help: use the straight ones: "..."
    "#);
}

#[test]
fn a_colon() {
    assert_snapshot!(told(&[("opening = 1.0", "opening: 1.0")]), @r#"
    error: a key and its value have `=` between them, not `:`
       ╭▸ river.toml:29:8
       │
    29 │ opening: 1.0
       │        ━
       │
       ╰ help: write opening = ...
    "#);
}

#[test]
fn nothing_after_the_sign() {
    assert_snapshot!(told(&[("opening = 1.0", "opening =")]), @r#"
    error: nothing stands after `=`
       ╭▸ river.toml:29:1
       │
    29 │ opening =
       │ ━━━━━━━━━
       │
       ╰ help: give it a value, or leave the line out
    "#);
}

#[test]
fn per_cent() {
    assert_snapshot!(told(&[("opening = 1.0", "opening = 45%")]), @r#"
    error: a number is written without %
       ╭▸ river.toml:29:11
       │
    29 │ opening = 45%
       │           ━━━
       │
       ╰ help: write 0.45, or 45 where the scale counts per cent
    "#);
}

#[test]
fn yes() {
    assert_snapshot!(told(&[("pressure = { north = 0.01 }", "drafts = yes")]), @r#"
    error: write `true` or `false`
       ╭▸ river.toml:51:10
       │
    51 │ drafts = yes
       ╰╴         ━━━
    "#);
}

#[test]
fn a_number_without_a_zero() {
    assert_snapshot!(told(&[("opening = 1.0", "opening = .5")]), @r#"
    error: this value cannot be read as it is written
       ╭▸ river.toml:29:1
       │
    29 │ opening = .5
       │ ━━━━━━━━━━━━
       │
       ╰ help: write 0.5
    "#);
}

#[test]
fn a_key_twice() {
    assert_snapshot!(told(&[("opening = 1.0", "opening = 1.0\nopening = 0.9")]), @r#"
    error: `opening` is given twice in one table
       ╭▸ river.toml:30:1
       │
    30 │ opening = 0.9
       │ ━━━━━━━
       │
       ╰ help: keep one of the two
    "#);
}

#[test]
fn a_table_twice() {
    assert_snapshot!(told(&[("[[issue]]\nid = \"term\"", "[talks]\n\n[[issue]]\nid = \"term\"")]), @r#"
    error: the table `talks` stands here a second time
       ╭▸ river.toml:15:2
       │
    15 │ [talks]
       │  ━━━━━
       │
       ╰ help: put all its keys under one header
    "#);
}

#[test]
fn a_bracket_never_closed() {
    assert_snapshot!(told(&[(r#"on = ["north"]"#, r#"on = ["north""#)]), @r#"
    error: this `[` is never closed
       ╭▸ river.toml:56:6
       │
    56 │ on = ["north"
       │      ━
       │
       ╰ help: put `]` where it ends
    "#);
}

#[test]
fn a_line_without_a_sign() {
    assert_snapshot!(told(&[("opening = 1.0", "it opens high")]), @r#"
    error: this line has no `=`
       ╭▸ river.toml:29:1
       │
    29 │ it opens high
       │ ━━━━━━━━━━━━━
       │
       ╰ help: write key = value; a remark begins with #
    "#);
}

#[test]
fn a_date_that_does_not_exist() {
    assert_snapshot!(told(&[("2026-01-24", "2026-02-30")]), @r#"
    error: there is no such date
      ╭▸ river.toml:2:9
      │
    2 │ as_of = 2026-02-30
      │         ━━━━━━━━━━
      │
      ╰ help: a date is written 2026-01-24
    "#);
}

#[test]
fn several_at_once() {
    assert_snapshot!(told(&[("title = \"A river\"\n", ""), ("opening = 1.0", "openning = 1.0"), ("status_quo = 5", "status_quo = 3"), (r#"by = "south""#, r#"by = "suoth""#)]), @r#"
    error: the scenario has no `title`
     ╭▸ river.toml
     ╰ help: begin the file with title = "what is negotiated"
    error: there is no party `suoth`
       ╭▸ river.toml:11:11
       │
    11 │ kept_by = "suoth"
       │           ━━━━━━━
       │
       ╰ help: did you mean `south`?
    error: `status_quo` of issue `term` must lie in 4..10, found 3
       ╭▸ river.toml:18:14
       │
    15 │ id = "term"
       │      ────── this issue
       ┆
    18 │ status_quo = 3
       ╰╴             ━ its position while there is no agreement
    error: unknown key `openning` in party `north`
       ╭▸ river.toml:28:1
       │
    28 │ openning = 1.0
       ╰╴━━━━━━━━ did you mean `opening`?
    "#);
}

// Settings.

#[test]
fn a_setting_of_nobody() {
    assert_snapshot!(told_of_set("party.nroth.no_deal=0.5"), @r#"
    error: there is no party `nroth`
      ╭▸ --set:1:7
      │
    1 │ party.nroth.no_deal=0.5
      │       ━━━━━
      │
      ╰ help: did you mean `north`?
    "#);
}

#[test]
fn a_setting_of_an_unknown_key() {
    assert_snapshot!(told_of_set("party.north.no_deel=0.5"), @r#"
    error: unknown key `no_deel` in party `north`
      ╭▸ --set:1:13
      │
    1 │ party.north.no_deel=0.5
      ╰╴            ━━━━━━━ did you mean `no_deal`?
    "#);
}

#[test]
fn a_setting_out_of_range() {
    assert_snapshot!(told_of_set("party.north.no_deal=1.5"), @r#"
    error: `no_deal` of party `north` must lie in 0..1, found 1.5
      ╭▸ --set:1:21
      │
    1 │ party.north.no_deal=1.5
      ╰╴                    ━━━ what the failure of the talks is worth to it
    "#);
}

#[test]
fn a_setting_without_a_sign() {
    assert_snapshot!(told_of_set("party.north.no_deal"), @r#"
    error: a setting needs `=`
      ╭▸ --set:1:1
      │
    1 │ party.north.no_deal
      │ ━━━━━━━━━━━━━━━━━━━
      │
      ╰ help: such as --set party.north.no_deal=0.5
    "#);
}

#[test]
fn a_setting_of_nothing() {
    assert_snapshot!(told_of_set("=3"), @r#"
    error: this setting names nothing to set
      ╭▸ --set:1:1
      │
    1 │ =3
      │ ━━
      │
      ╰ help: such as --set party.north.no_deal=0.5
    "#);
}

#[test]
fn a_setting_with_a_name_left_out() {
    assert_snapshot!(told_of_set("party..no_deal=0.5"), @r#"
    error: a name is missing in this path
      ╭▸ --set:1:1
      │
    1 │ party..no_deal=0.5
      │ ━━━━━━━━━━━━━━━━━━
      │
      ╰ help: such as --set party.north.no_deal=0.5
    "#);
}

#[test]
fn a_setting_with_an_open_bracket() {
    assert_snapshot!(told_of_set("party.north.no_deal={ low = 0.2, high = 0.5"), @r#"
    error: `no_deal` of party `north` must be a number, found a text
      ╭▸ --set:1:21
      │
    1 │ party.north.no_deal={ low = 0.2, high = 0.5
      │                     ━━━━━━━━━━━━━━━━━━━━━━━ what the failure of the talks is worth to it
      │
      ╰ help: close the bracket: [0.2, 0.5], or { low = 0.2, high = 0.5 }
    "#);
}

#[test]
fn a_setting_of_rounds_in_words() {
    assert_snapshot!(told_of_set("rounds=ten"), @r#"
    error: `rounds` must be a number, found a text
      ╭▸ --set:1:8
      │
    1 │ rounds=ten
      │        ━━━ how many rounds the talks have
      │
      ╰ help: write one number
    "#);
}

#[test]
fn a_setting_without_a_value() {
    assert_snapshot!(told_of_set("party.north.no_deal="), @r#"
    error: this setting has no value
      ╭▸ --set:1:1
      │
    1 │ party.north.no_deal=
      │ ━━━━━━━━━━━━━━━━━━━━
      │
      ╰ help: such as --set party.north.no_deal=0.5
    "#);
}

#[test]
fn a_setting_that_ends_too_early() {
    assert_snapshot!(told_of_set("party.north=0.5"), @r#"
    error: this path ends too early
      ╭▸ --set:1:1
      │
    1 │ party.north=0.5
      │ ━━━━━━━━━━━
      │
      ╰ help: name the key that changes: party.north.KEY=VALUE
    "#);
}

#[test]
fn a_setting_of_an_unknown_table() {
    assert_snapshot!(told_of_set("partey.north.no_deal=0.5"), @r#"
    error: unknown key `partey`
      ╭▸ --set:1:1
      │
    1 │ partey.north.no_deal=0.5
      │ ━━━━━━
      │
      ╰ help: did you mean `party`?
    "#);
}

#[test]
fn a_setting_of_a_part_of_a_number() {
    assert_snapshot!(told_of_set("party.north.no_deal.low=0.5"), @r#"
    error: `no_deal` has no keys of its own
      ╭▸ --set:1:13
      │
    1 │ party.north.no_deal.low=0.5
      │             ━━━━━━━
      │
      ╰ help: set it whole: party.north.no_deal=VALUE
    "#);
}

#[test]
fn a_setting_of_an_unknown_format() {
    assert_snapshot!(told_of_set("talks.format=shutle"), @r#"
    error: `format` in [talks] cannot be "shutle"
      ╭▸ --set:1:14
      │
    1 │ talks.format=shutle
      │              ━━━━━━ must be one of "direct", "shuttle"
      │
      ╰ help: did you mean "shuttle"?
    "#);
}

#[test]
fn a_setting_of_an_id() {
    assert_snapshot!(told_of_set("party.north.id=east"), @r#"
    error: the `id` of an entry cannot be set
      ╭▸ --set:1:13
      │
    1 │ party.north.id=east
      ╰╴            ━━
    "#);
}

#[test]
fn a_setting_of_what_a_file_extends() {
    assert_snapshot!(told_of_set("extends=other.toml"), @r#"
    error: `extends` cannot be set
      ╭▸ --set:1:1
      │
    1 │ extends=other.toml
      │ ━━━━━━━
      │
      ╰ help: it belongs at the top of a file
    "#);
}

#[test]
fn a_setting_of_an_outside_view() {
    assert_snapshot!(told_of_set("outside_view.settled.low=0.5"), @r#"
    error: an outside view cannot be set
      ╭▸ --set:1:1
      │
    1 │ outside_view.settled.low=0.5
      │ ━━━━━━━━━━━━
      │
      ╰ help: write it into a file
    "#);
}

// Files.

#[test]
fn an_empty_file() {
    let folder = Folder::of("an_empty_file", &[("river.toml", b"")]);
    assert_snapshot!(folder.told("river.toml"), @r#"
    error: river.toml is empty
     │
     ╰ help: a scenario begins with title = "..." and rounds = 26
    "#);
}

#[test]
fn a_file_that_is_no_text() {
    let folder = Folder::of("a_file_that_is_no_text", &[("river.toml", b"\xff\x00\x01")]);
    assert_snapshot!(folder.told("river.toml"), @r#"
    error: river.toml is not a text file
     │
     ╰ help: a scenario is plain text, saved as UTF-8
    "#);
}

#[test]
fn a_file_in_another_encoding() {
    let folder = Folder::of("a_file_in_another_encoding", &[("river.toml", b"\xff\xfet\x00")]);
    assert_snapshot!(folder.told("river.toml"), @r#"
    error: river.toml is not saved as UTF-8
     │
     ╰ help: save it as UTF-8 (it is UTF-16)
    "#);
}

#[test]
fn a_file_that_is_not_there() {
    let folder = Folder::of("a_file_that_is_not_there", &[("river.toml", RIVER.as_bytes())]);
    assert_snapshot!(folder.told("rivr.toml"), @r#"
    error: there is no file rivr.toml
     │
     ╰ help: did you mean river.toml?
    "#);
}

#[test]
fn a_folder() {
    let folder = Folder::of("a_folder", &[("river.toml", RIVER.as_bytes())]);
    assert_snapshot!(folder.told(""), @r#"
    error: the folder is a folder
     │
     ╰ help: name the scenario file in it
    "#);
}

#[test]
fn a_file_that_extends_nothing_there() {
    let folder = Folder::of(
        "a_file_that_extends_nothing_there",
        &[("change.toml", b"extends = \"rivr.toml\"\n"), ("river.toml", RIVER.as_bytes())],
    );
    assert_snapshot!(folder.told("change.toml"), @r#"
    error: there is no file rivr.toml
      ╭▸ change.toml:1:11
      │
    1 │ extends = "rivr.toml"
      │           ━━━━━━━━━━━
      │
      ╰ help: did you mean river.toml?
    "#);
}

#[test]
fn a_file_that_extends_nothing() {
    let folder = Folder::of("extends-nothing", &[("change.toml", b"extends = \"\"\n")]);
    assert_snapshot!(folder.told("change.toml"), @r#"
    error: `extends` names no file
      ╭▸ change.toml:1:11
      │
    1 │ extends = ""
      │           ━━
      │
      ╰ help: write extends = "other.toml", or leave the line out
    "#);
}

#[test]
fn files_in_a_circle() {
    let folder = Folder::of(
        "files_in_a_circle",
        &[("a.toml", b"extends = \"b.toml\"\n"), ("b.toml", b"extends = \"a.toml\"\n")],
    );
    assert_snapshot!(folder.told("a.toml"), @r#"
    error: these files extend each other in a circle
      ╭▸ b.toml:1:11
      │
    1 │ extends = "a.toml"
      │           ━━━━━━━━
      │
      ╰ help: a.toml -> b.toml -> a.toml
    "#);
}

#[test]
fn extends_that_is_no_text() {
    let folder = Folder::of("extends_that_is_no_text", &[("a.toml", b"extends = [\"b.toml\"]\n")]);
    assert_snapshot!(folder.told("a.toml"), @r#"
    error: `extends` must be a text in quotes
      ╭▸ a.toml:1:11
      │
    1 │ extends = ["b.toml"]
      │           ━━━━━━━━━━
      │
      ╰ help: write extends = "other.toml"
    "#);
}

#[test]
fn a_mistake_in_the_change() {
    let folder = Folder::of(
        "a_mistake_in_the_change",
        &[
            (
                "change.toml",
                b"extends = \"river.toml\"\n\n[[party]]\nid = \"north\"\nno_deal = 7\n",
            ),
            ("river.toml", RIVER.as_bytes()),
        ],
    );
    assert_snapshot!(folder.told("change.toml"), @r#"
    error: `no_deal` of party `north` must lie in 0..1, found 7
      ╭▸ change.toml:5:11
      │
    4 │ id = "north"
      │      ─────── this party
    5 │ no_deal = 7
      │           ━ what the failure of the talks is worth to it
      │
      ╰ help: for 7 per cent write 0.07
    "#);
}

#[test]
fn a_mistake_in_both_files() {
    let folder = Folder::of(
        "a_mistake_in_both_files",
        &[
            (
                "change.toml",
                b"extends = \"river.toml\"\n\n[[party]]\nid = \"north\"\nno_deal = 7\n",
            ),
            ("river.toml", changed(&[("opening = 1.0", "opening = 7")]).as_bytes()),
        ],
    );
    assert_snapshot!(folder.told("change.toml"), @r#"
    error: `no_deal` of party `north` must lie in 0..1, found 7
      ╭▸ change.toml:5:11
      │
    4 │ id = "north"
      │      ─────── this party
    5 │ no_deal = 7
      │           ━ what the failure of the talks is worth to it
      │
      ╰ help: for 7 per cent write 0.07
    error: `opening` of party `north` must lie in 0..1, found 7
       ╭▸ river.toml:29:11
       │
    29 │ opening = 7
       │           ━ share of the value of its best text that it asks for at first
       │
       ╰ help: for 7 per cent write 0.07
    "#);
}

#[test]
fn a_party_that_is_removed_but_named() {
    let folder = Folder::of(
        "a_party_that_is_removed_but_named",
        &[
            (
                "change.toml",
                b"extends = \"river.toml\"\n\n[[party]]\nid = \"league\"\nremove = true\n",
            ),
            ("river.toml", RIVER.as_bytes()),
        ],
    );
    assert_snapshot!(folder.told("change.toml"), @r#"
    error: there is no party `league`
       ╭▸ river.toml:13:13
       │
    13 │ guarantor = "league"
       │             ━━━━━━━━
       │
       ╰ help: change.toml takes this party out: take out what names it too, with `remove`
    "#);
}

#[test]
fn nothing_to_remove() {
    let folder = Folder::of("nothing_to_remove", &[("change.toml", b"extends = \"river.toml\"\n\n[[party]]\nid = \"legue\"\nremove = true\n\n[[event]]\nid = \"shelling\"\nremove = [\"walkout\"]\n"), ("river.toml", RIVER.as_bytes())]);
    assert_snapshot!(folder.told("change.toml"), @r#"
    error: there is no party `legue` to take out
      ╭▸ change.toml:4:6
      │
    4 │ id = "legue"
      │      ━━━━━━━
      │
      ╰ help: did you mean `league`?
    error: there is no `walkout` to remove
      ╭▸ change.toml:9:11
      │
    9 │ remove = ["walkout"]
      │           ━━━━━━━━━
      │
      ╰ help: there is `by`, `on`, `per_month`
    "#);
}

#[test]
fn remove_that_is_no_list() {
    let folder = Folder::of(
        "remove_that_is_no_list",
        &[
            (
                "change.toml",
                b"extends = \"river.toml\"\n\n[[event]]\nid = \"shelling\"\nremove = \"on\"\n",
            ),
            ("river.toml", RIVER.as_bytes()),
        ],
    );
    assert_snapshot!(folder.told("change.toml"), @r#"
    error: `remove` must be true, or a list of keys
      ╭▸ change.toml:5:10
      │
    5 │ remove = "on"
      │          ━━━━
      │
      ╰ help: write remove = true to take the entry out, remove = ["ratify_margin"] for some of its keys
    "#);
}

#[test]
fn a_change_to_a_misspelt_entry() {
    let folder = Folder::of(
        "a_change_to_a_misspelt_entry",
        &[
            (
                "change.toml",
                b"extends = \"river.toml\"\n\n[[party]]\nid = \"nroth\"\nno_deal = 0.5\n",
            ),
            ("river.toml", RIVER.as_bytes()),
        ],
    );
    assert_snapshot!(folder.told("change.toml"), @r#"
    error: `role` of party `nroth` is missing
      ╭▸ change.toml:3:1
      │
    3 │ [[party]]
      │ ━━━━━━━━━ needs `role`
    4 │ id = "nroth"
      │      ─────── this party
      │
      ╰ help: this adds a new party: to change the one that is there, write `north`
    "#);
}

#[test]
fn a_file_that_is_too_long() {
    let told =
        Scenario::parse(&"#\n".repeat(600_000), "river.toml").expect_err("too long").to_string();
    assert_snapshot!(told, @r#"
    error: river.toml is larger than 1 MB
     │
     ╰ help: that is no scenario: the longest has a few thousand lines
    "#);
}
