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
        let path = std::env::temp_dir().join(format!("negsim-messages-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).expect("a temporary folder can be made");
        for (file, bytes) in files {
            fs::write(path.join(file), bytes).expect("a file can be written to it");
        }
        Folder(path)
    }

    /// What is said of one of its files, without the name of the folder.
    fn told(&self, file: &str) -> String {
        let told = match Scenario::read(if file.is_empty() { self.0.clone() } else { self.0.join(file) }) {
            Ok(scenario) => scenario.warnings().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
            Err(mistakes) => mistakes.to_string(),
        };
        told.replace(&format!("{}/", self.0.display()), "").replace(&self.0.display().to_string(), "the folder")
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
    let text = changed(&[("opening = 1.0", "opening = 2"), ("status_quo = 5", "status_quo = 50"), ("per_month = 2.0", "per_month = -1")]);
    let mistakes = Scenario::parse(&text, "river.toml").expect_err("three mistakes");
    let lines: Vec<usize> = mistakes.iter().filter_map(|mistake| mistakes.line(mistake)).map(|(_, line)| line).collect();
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
    assert_snapshot!(warnings.join("\n"), @"");
}

#[test]
fn paths_that_are_no_numbers() {
    let river = Scenario::parse(RIVER, "river.toml").expect("it has no mistake");
    let told = |path: &str| river.quantity(path).expect_err("no number");
    let all = ["party.north.no_deel", "talks.format", "issue.water.scale", "party.north", "rounds", "zebra", "talks.trust_inertia"];
    assert_snapshot!(all.map(told).join("\n"), @"");
    let id = river.quantity("party.north.trust.south").expect("a number");
    assert_eq!(river.table().quantities()[id.index()].name, "north's trust in south");
}

// Keys and names.

#[test]
fn an_unknown_key() {
    assert_snapshot!(told(&[("opening = 1.0", "openning = 1.0")]), @"");
}

#[test]
fn an_unknown_key_far_from_any() {
    assert_snapshot!(told(&[("opening = 1.0", "zebra = 1.0")]), @"");
}

#[test]
fn a_key_of_another_table() {
    assert_snapshot!(told(&[("[talks]\n", "[talks]\nvolatility = 0.5\n")]), @"");
}

#[test]
fn an_unknown_table() {
    assert_snapshot!(told(&[("[[event]]", "[[events]]")]), @"");
}

#[test]
fn rounds_below_a_header() {
    assert_snapshot!(told(&[("rounds = 26\n", ""), ("hesitation = 0.02", "hesitation = 0.02\nrounds = 26")]), @"");
}

#[test]
fn extends_below_a_header() {
    assert_snapshot!(told(&[("hesitation = 0.02", r#"extends = "other.toml""#)]), @"");
}

#[test]
fn remove_where_nothing_is_extended() {
    assert_snapshot!(told(&[("opening = 1.0", r#"remove = ["opening"]"#)]), @"");
}

#[test]
fn an_unknown_word_in_a_number() {
    assert_snapshot!(told(&[("mode = 0.4", "mod = 0.4")]), @"");
}

#[test]
fn an_unknown_key_on_an_issue() {
    assert_snapshot!(told(&[("red_line = 0.8", "redline = 0.8")]), @"");
}

// What is missing.

#[test]
fn no_title() {
    assert_snapshot!(told(&[("title = \"A river\"\n", "")]), @"");
}

#[test]
fn an_empty_title() {
    assert_snapshot!(told(&[(r#""A river""#, r#"" ""#)]), @"");
}

#[test]
fn no_rounds() {
    assert_snapshot!(told(&[("rounds = 26\n", "")]), @"");
}

#[test]
fn no_role() {
    assert_snapshot!(told(&[("id = \"south\"\nrole = \"signatory\"", r#"id = "south""#)]), @"");
}

#[test]
fn no_id() {
    assert_snapshot!(told(&[("id = \"watch\"\n", "")]), @"");
}

#[test]
fn no_scale() {
    assert_snapshot!(told(&[("scale = [\"all to the north\", \"all to the south\"]\n", "")]), @"");
}

#[test]
fn no_weight() {
    assert_snapshot!(told(&[("ideal = 0.0, weight = 0.6", "ideal = 0.0")]), @"");
}

#[test]
fn no_ideal() {
    assert_snapshot!(told(&[("ideal = 0.0, weight = 0.6", "weight = 0.6")]), @"");
}

#[test]
fn no_issues_of_an_interim_deal() {
    assert_snapshot!(told(&[(r#"issues = ["watch"]"#, "issues = []")]), @"");
}

#[test]
fn no_round_of_an_observation() {
    assert_snapshot!(told(&[("round = 1\n", "")]), @"");
}

#[test]
fn no_reference() {
    assert_snapshot!(told(&[("reference = \"old wars\"\n", "")]), @"");
}

// Wrong kinds.

#[test]
fn a_text_for_a_number() {
    assert_snapshot!(told(&[("opening = 1.0", r#"opening = "0,5""#)]), @"");
}

#[test]
fn yes_for_a_number() {
    assert_snapshot!(told(&[("opening = 1.0", "opening = true")]), @"");
}

#[test]
fn a_number_for_a_text() {
    assert_snapshot!(told(&[(r#"title = "A river""#, "title = 5")]), @"");
}

#[test]
fn a_text_for_a_list() {
    assert_snapshot!(told(&[(r#"on = ["north"]"#, r#"on = "north""#)]), @"");
}

#[test]
fn a_number_for_a_table() {
    assert_snapshot!(told(&[("[talks]\nhesitation = 0.02", ""), ("rounds = 26", "rounds = 26\ntalks = 3")]), @"");
}

#[test]
fn one_bracket_too_few() {
    assert_snapshot!(told(&[("[[interim]]", "[interim]")]), @"");
}

#[test]
fn one_bracket_too_many() {
    assert_snapshot!(told(&[("[talks]", "[[talks]]")]), @"");
}

#[test]
fn a_date_with_a_time() {
    assert_snapshot!(told(&[("2026-01-24", "2026-01-24T10:00:00")]), @"");
}

#[test]
fn a_badly_written_date() {
    assert_snapshot!(told(&[("2026-01-24", r#""24 January 2026""#)]), @"");
}

#[test]
fn an_unknown_role() {
    assert_snapshot!(told(&[(r#"role = "mediator""#, r#"role = "mediater""#)]), @"");
}

#[test]
fn an_unknown_format() {
    assert_snapshot!(told(&[("hesitation = 0.02", r#"format = "online""#)]), @"");
}

#[test]
fn a_source_that_is_no_text() {
    assert_snapshot!(told(&[("opening = 1.0", "opening = 1.0\nsource = 3")]), @"");
}

#[test]
fn a_quote_that_is_no_text() {
    assert_snapshot!(told(&[("opening = 1.0", "opening = { value = 1.0, quote = [1] }")]), @"");
}

// Numbers.

#[test]
fn a_number_out_of_range() {
    assert_snapshot!(told(&[("opening = 1.0", "opening = 1.2")]), @"");
}

#[test]
fn a_share_in_per_cent() {
    assert_snapshot!(told(&[("opening = 1.0", "opening = 45")]), @"");
}

#[test]
fn an_end_out_of_range() {
    assert_snapshot!(told(&[("high = 0.6", "high = 1.6")]), @"");
}

#[test]
fn ends_out_of_order() {
    assert_snapshot!(told(&[("low = 0.3, mode = 0.4, high = 0.6", "low = 0.6, mode = 0.4, high = 0.3")]), @"");
}

#[test]
fn ends_of_a_list_out_of_order() {
    assert_snapshot!(told(&[("ideal = [4, 6]", "ideal = [6, 4]")]), @"");
}

#[test]
fn a_list_of_three() {
    assert_snapshot!(told(&[("ideal = [4, 6]", "ideal = [4, 5, 6]")]), @"");
}

#[test]
fn low_without_high() {
    assert_snapshot!(told(&[("low = 0.3, mode = 0.4, high = 0.6", "low = 0.3")]), @"");
}

#[test]
fn forms_that_do_not_go_together() {
    assert_snapshot!(told(&[("low = 0.3, mode = 0.4, high = 0.6", "low = 0.3, sd = 0.1")]), @"");
}

#[test]
fn a_source_without_a_number() {
    assert_snapshot!(told(&[("low = 0.3, mode = 0.4, high = 0.6", r#"source = "a speech""#)]), @"");
}

#[test]
fn a_negative_sd() {
    assert_snapshot!(told(&[("low = 0.3, mode = 0.4, high = 0.6", "mean = 0.3, sd = -0.1")]), @"");
}

#[test]
fn a_normal_far_from_its_range() {
    assert_snapshot!(told(&[("low = 0.3, mode = 0.4, high = 0.6", "mean = 5, sd = 0.1")]), @"");
}

#[test]
fn not_a_number() {
    assert_snapshot!(told(&[("opening = 1.0", "opening = nan")]), @"");
}

#[test]
fn infinity() {
    assert_snapshot!(told(&[("opening = 1.0", "opening = -inf")]), @"");
}

#[test]
fn a_number_too_large() {
    assert_snapshot!(told(&[("opening = 1.0", "opening = 1e400")]), @"");
}

#[test]
fn a_whole_number_too_large() {
    assert_snapshot!(told(&[("rounds = 26", "rounds = 99999999999999999999")]), @"");
}

#[test]
fn half_a_round() {
    assert_snapshot!(told(&[("rounds = 26", "rounds = 26.5")]), @"");
}

#[test]
fn too_many_rounds() {
    assert_snapshot!(told(&[("rounds = 26", "rounds = 20000")]), @"");
}

#[test]
fn a_number_that_takes_no_uncertainty() {
    assert_snapshot!(told(&[("rounds = 26", "rounds = [20, 30]")]), @"");
}

#[test]
fn days_of_zero() {
    assert_snapshot!(told(&[("rounds = 26", "rounds = 26\ndays_between_rounds = 0")]), @"");
}

#[test]
fn too_often_for_a_round() {
    assert_snapshot!(told(&[("per_month = 2.0", "per_month = 900")]), @"");
}

// Scales and positions.

#[test]
fn more_than_one_scale() {
    assert_snapshot!(told(&[("promise = 0.2", r#"levels = ["a", "b"]"#)]), @"");
}

#[test]
fn one_level() {
    assert_snapshot!(told(&[(r#"levels = ["none", "observers", "peacekeepers"]"#, r#"levels = ["none"]"#)]), @"");
}

#[test]
fn a_level_twice() {
    assert_snapshot!(told(&[(r#"["none", "observers", "peacekeepers"]"#, r#"["none", "observers", "none"]"#)]), @"");
}

#[test]
fn a_level_that_is_no_text() {
    assert_snapshot!(told(&[(r#"["none", "observers", "peacekeepers"]"#, r#"["none", "observers", 3]"#)]), @"");
}

#[test]
fn a_range_upside_down() {
    assert_snapshot!(told(&[("range = [4, 10]", "range = [10, 4]")]), @"");
}

#[test]
fn scale_positions_that_fall() {
    assert_snapshot!(told(&[(r#"scale = ["all to the north", "all to the south"]"#, r#"scale = [[0, "a"], [0.9, "b"], [0.5, "c"]]"#)]), @"");
}

#[test]
fn a_unit_without_a_range() {
    assert_snapshot!(told(&[("promise = 0.2", r#"unit = "litres""#)]), @"");
}

#[test]
fn a_position_outside_the_range() {
    assert_snapshot!(told(&[("status_quo = 5", "status_quo = 12")]), @"");
}

#[test]
fn a_red_line_outside_the_scale() {
    assert_snapshot!(told(&[("red_line = 0.8", "red_line = 8")]), @"");
}

#[test]
fn an_unknown_level() {
    assert_snapshot!(told(&[(r#"ideal = "observers""#, r#"ideal = "observer""#)]), @"");
}

#[test]
fn a_number_where_levels_have_names() {
    assert_snapshot!(told(&[(r#"ideal = "observers""#, "ideal = 0.5")]), @"");
}

#[test]
fn a_normal_distribution_of_levels() {
    assert_snapshot!(told(&[(r#"ideal = "observers""#, r#"ideal = { mean = "observers", sd = 0.1 }"#)]), @"");
}

#[test]
fn both_ideal_and_points() {
    assert_snapshot!(told(&[("points = [[", "ideal = 0.5\npoints = [[")]), @"");
}

#[test]
fn points_that_do_not_rise() {
    assert_snapshot!(told(&[("[0.5, 1.0], [1, 0.0]", "[1, 0.0], [0.5, 1.0]")]), @"");
}

#[test]
fn a_value_of_points_out_of_range() {
    assert_snapshot!(told(&[("[0.5, 1.0]", "[0.5, 1.5]")]), @"");
}

#[test]
fn a_position_of_points_out_of_range() {
    assert_snapshot!(told(&[("[0.5, 1.0]", "[5, 1.0]")]), @"");
}

#[test]
fn points_that_are_no_pairs() {
    assert_snapshot!(told(&[("[0.5, 1.0]", "0.5")]), @"");
}

#[test]
fn points_with_an_unknown_level() {
    assert_snapshot!(told(&[(r#"ideal = "observers""#, r#"points = [["none", 0], ["observer", 1], ["peacekeepers", 0.4]]"#)]), @"");
}

#[test]
fn points_that_leave_a_level_out() {
    assert_snapshot!(told(&[(r#"ideal = "observers""#, r#"points = [["none", 0], ["observers", 1]]"#)]), @"");
}

// Who and what there is.

#[test]
fn an_id_with_a_capital() {
    assert_snapshot!(told(&[(r#"id = "watch""#, r#"id = "Watch Force""#)]), @"");
}

#[test]
fn a_reserved_id() {
    assert_snapshot!(told(&[(r#"id = "watch""#, r#"id = "low""#)]), @"");
}

#[test]
fn an_id_used_twice() {
    assert_snapshot!(told(&[(r#"id = "term""#, r#"id = "water""#)]), @"");
}

#[test]
fn an_unknown_party_in_trust() {
    assert_snapshot!(told(&[("trust = { south = 0.3 }", "trust = { suoth = 0.3 }")]), @"");
}

#[test]
fn trust_in_oneself() {
    assert_snapshot!(told(&[("trust = { south = 0.3 }", "trust = { north = 0.3 }")]), @"");
}

#[test]
fn an_unknown_keeper() {
    assert_snapshot!(told(&[(r#"kept_by = "south""#, r#"kept_by = "sotuh""#)]), @"");
}

#[test]
fn an_unknown_guarantor() {
    assert_snapshot!(told(&[(r#"guarantor = "league""#, r#"guarantor = "nato""#)]), @"");
}

#[test]
fn an_unknown_issue_of_a_party() {
    assert_snapshot!(told(&[("[party.issues.watch]", "[party.issues.wach]")]), @"");
}

#[test]
fn an_unknown_doer_of_an_event() {
    assert_snapshot!(told(&[(r#"by = "south""#, r#"by = "east""#)]), @"");
}

#[test]
fn an_event_on_an_unknown_party() {
    assert_snapshot!(told(&[(r#"on = ["north"]"#, r#"on = ["nort"]"#)]), @"");
}

#[test]
fn an_event_on_a_party_twice() {
    assert_snapshot!(told(&[(r#"on = ["north"]"#, r#"on = ["north", "north"]"#)]), @"");
}

#[test]
fn an_event_by_a_party_on_itself() {
    assert_snapshot!(told(&[(r#"on = ["north"]"#, r#"on = ["south"]"#)]), @"");
}

#[test]
fn pressure_on_somebody_who_is_not_there() {
    assert_snapshot!(told(&[("pressure = { north", "pressure = { east")]), @"");
}

#[test]
fn an_interim_deal_on_an_unknown_issue() {
    assert_snapshot!(told(&[(r#"issues = ["watch"]"#, r#"issues = ["watches"]"#)]), @"");
}

#[test]
fn relief_from_an_unknown_event() {
    assert_snapshot!(told(&[("relief = { shelling", "relief = { shellings")]), @"");
}

#[test]
fn an_observed_event_that_does_not_exist() {
    assert_snapshot!(told(&[(r#"state = "talking""#, "events = { shell = 3 }")]), @"");
}

#[test]
fn an_outside_view_of_nothing_known() {
    assert_snapshot!(told(&[(r#"event = "settled""#, r#"event = "setled""#)]), @"");
}

// Together.

#[test]
fn one_signatory() {
    assert_snapshot!(told(&[("id = \"south\"\nrole = \"signatory\"", "id = \"south\"\nrole = \"guarantor\"")]), @"");
}

#[test]
fn a_signatory_that_wants_nothing() {
    assert_snapshot!(told(&[("water = { ideal = 0.0, weight = 0.6, red_line = 0.8 }\nterm = { ideal = [4, 6], weight = 0.2 }\n", "")]), @"");
}

#[test]
fn weights_that_could_all_be_zero() {
    assert_snapshot!(told(&[("weight = 0.6, red_line", "weight = [0, 0.6], red_line"), ("weight = 0.2", "weight = 0")]), @"");
}

#[test]
fn a_promise_that_nobody_can_keep() {
    assert_snapshot!(told(&[("kept_by = \"south\"\n", ""), ("id = \"south\"\nrole = \"signatory\"", "id = \"south\"\nrole = \"guarantor\"")]), @"");
}

#[test]
fn mediators_keys_on_a_signatory() {
    assert_snapshot!(told(&[("opening = 1.0", "drafts = true\nface_saving = 0.2\npressure = { south = 0.1 }")]), @"");
}

#[test]
fn an_event_on_nobody_that_does_not_postpone() {
    assert_snapshot!(told(&[("on = [\"north\"]\n", "")]), @"");
}

#[test]
fn shuttle_talks_without_a_draft() {
    assert_snapshot!(told(&[("hesitation = 0.02", r#"format = "shuttle""#), ("pressure = { north = 0.01 }", "drafts = false")]), @"");
}

#[test]
fn a_round_observed_twice() {
    assert_snapshot!(told(&[("state = \"talking\"\n", "state = \"talking\"\n\n[[observed]]\nround = 1\n")]), @"");
}

#[test]
fn a_round_beyond_the_last() {
    assert_snapshot!(told(&[("round = 1\n", "round = 27\n")]), @"");
}

#[test]
fn agreed_while_suspended() {
    assert_snapshot!(told(&[(r#"state = "talking""#, "state = \"suspended\"\nagreed = true")]), @"");
}

#[test]
fn an_observed_count_that_is_none() {
    assert_snapshot!(told(&[(r#"state = "talking""#, "events = { shelling = -1 }\ninterim = { truce = 1 }")]), @"");
}

#[test]
fn a_base_rate_upside_down() {
    assert_snapshot!(told(&[("low = 0.1\nhigh = 0.2", "low = 0.3\nhigh = 0.2")]), @"");
}

#[test]
fn a_base_rate_twice() {
    assert_snapshot!(told(&[(r#"reference = "old wars""#, "reference = \"old wars\"\n\n[[outside_view]]\nevent = \"settled\"\nlow = 0\nhigh = 1\nreference = \"old wars\"")]), @"");
}

// What is not TOML.

#[test]
fn a_decimal_comma() {
    assert_snapshot!(told(&[("opening = 1.0", "opening = 0,5")]), @"");
}

#[test]
fn no_quotes() {
    assert_snapshot!(told(&[(r#"role = "mediator""#, "role = mediator")]), @"");
}

#[test]
fn quotes_that_are_not_closed() {
    assert_snapshot!(told(&[(r#"role = "mediator""#, r#"role = "mediator"#)]), @"");
}

#[test]
fn curly_quotes() {
    assert_snapshot!(told(&[(r#"role = "mediator""#, "role = “mediator”")]), @"");
}

#[test]
fn a_colon() {
    assert_snapshot!(told(&[("opening = 1.0", "opening: 1.0")]), @"");
}

#[test]
fn nothing_after_the_sign() {
    assert_snapshot!(told(&[("opening = 1.0", "opening =")]), @"");
}

#[test]
fn per_cent() {
    assert_snapshot!(told(&[("opening = 1.0", "opening = 45%")]), @"");
}

#[test]
fn yes() {
    assert_snapshot!(told(&[("pressure = { north = 0.01 }", "drafts = yes")]), @"");
}

#[test]
fn a_number_without_a_zero() {
    assert_snapshot!(told(&[("opening = 1.0", "opening = .5")]), @"");
}

#[test]
fn a_key_twice() {
    assert_snapshot!(told(&[("opening = 1.0", "opening = 1.0\nopening = 0.9")]), @"");
}

#[test]
fn a_table_twice() {
    assert_snapshot!(told(&[("[[issue]]\nid = \"term\"", "[talks]\n\n[[issue]]\nid = \"term\"")]), @"");
}

#[test]
fn a_bracket_never_closed() {
    assert_snapshot!(told(&[(r#"on = ["north"]"#, r#"on = ["north""#)]), @"");
}

#[test]
fn a_line_without_a_sign() {
    assert_snapshot!(told(&[("opening = 1.0", "it opens high")]), @"");
}

#[test]
fn a_date_that_does_not_exist() {
    assert_snapshot!(told(&[("2026-01-24", "2026-02-30")]), @"");
}

#[test]
fn several_at_once() {
    assert_snapshot!(told(&[("title = \"A river\"\n", ""), ("opening = 1.0", "openning = 1.0"), ("status_quo = 5", "status_quo = 3"), (r#"by = "south""#, r#"by = "suoth""#)]), @"");
}

// Settings.

#[test]
fn a_setting_of_nobody() {
    assert_snapshot!(told_of_set("party.nroth.no_deal=0.5"), @"");
}

#[test]
fn a_setting_of_an_unknown_key() {
    assert_snapshot!(told_of_set("party.north.no_deel=0.5"), @"");
}

#[test]
fn a_setting_out_of_range() {
    assert_snapshot!(told_of_set("party.north.no_deal=1.5"), @"");
}

#[test]
fn a_setting_without_a_sign() {
    assert_snapshot!(told_of_set("party.north.no_deal"), @"");
}

#[test]
fn a_setting_without_a_value() {
    assert_snapshot!(told_of_set("party.north.no_deal="), @"");
}

#[test]
fn a_setting_that_ends_too_early() {
    assert_snapshot!(told_of_set("party.north=0.5"), @"");
}

#[test]
fn a_setting_of_an_unknown_table() {
    assert_snapshot!(told_of_set("partey.north.no_deal=0.5"), @"");
}

#[test]
fn a_setting_of_a_part_of_a_number() {
    assert_snapshot!(told_of_set("party.north.no_deal.low=0.5"), @"");
}

#[test]
fn a_setting_of_an_unknown_format() {
    assert_snapshot!(told_of_set("talks.format=shutle"), @"");
}

#[test]
fn a_setting_of_an_id() {
    assert_snapshot!(told_of_set("party.north.id=east"), @"");
}

#[test]
fn a_setting_of_what_a_file_extends() {
    assert_snapshot!(told_of_set("extends=other.toml"), @"");
}

#[test]
fn a_setting_of_an_outside_view() {
    assert_snapshot!(told_of_set("outside_view.settled.low=0.5"), @"");
}

// Files.

#[test]
fn an_empty_file() {
    let folder = Folder::of("an_empty_file", &[("river.toml", b"")]);
    assert_snapshot!(folder.told("river.toml"), @"");
}

#[test]
fn a_file_that_is_no_text() {
    let folder = Folder::of("a_file_that_is_no_text", &[("river.toml", b"\xff\x00\x01")]);
    assert_snapshot!(folder.told("river.toml"), @"");
}

#[test]
fn a_file_in_another_encoding() {
    let folder = Folder::of("a_file_in_another_encoding", &[("river.toml", b"\xff\xfet\x00")]);
    assert_snapshot!(folder.told("river.toml"), @"");
}

#[test]
fn a_file_that_is_not_there() {
    let folder = Folder::of("a_file_that_is_not_there", &[("river.toml", RIVER.as_bytes())]);
    assert_snapshot!(folder.told("rivr.toml"), @"");
}

#[test]
fn a_folder() {
    let folder = Folder::of("a_folder", &[("river.toml", RIVER.as_bytes())]);
    assert_snapshot!(folder.told(""), @"");
}

#[test]
fn a_file_that_extends_nothing_there() {
    let folder = Folder::of("a_file_that_extends_nothing_there", &[("change.toml", b"extends = \"rivr.toml\"\n"), ("river.toml", RIVER.as_bytes())]);
    assert_snapshot!(folder.told("change.toml"), @"");
}

#[test]
fn files_in_a_circle() {
    let folder = Folder::of("files_in_a_circle", &[("a.toml", b"extends = \"b.toml\"\n"), ("b.toml", b"extends = \"a.toml\"\n")]);
    assert_snapshot!(folder.told("a.toml"), @"");
}

#[test]
fn extends_that_is_no_text() {
    let folder = Folder::of("extends_that_is_no_text", &[("a.toml", b"extends = [\"b.toml\"]\n")]);
    assert_snapshot!(folder.told("a.toml"), @"");
}

#[test]
fn a_mistake_in_the_change() {
    let folder = Folder::of("a_mistake_in_the_change", &[("change.toml", b"extends = \"river.toml\"\n\n[[party]]\nid = \"north\"\nno_deal = 7\n"), ("river.toml", RIVER.as_bytes())]);
    assert_snapshot!(folder.told("change.toml"), @"");
}

#[test]
fn a_mistake_in_both_files() {
    let folder = Folder::of("a_mistake_in_both_files", &[("change.toml", b"extends = \"river.toml\"\n\n[[party]]\nid = \"north\"\nno_deal = 7\n"), ("river.toml", changed(&[("opening = 1.0", "opening = 7")]).as_bytes())]);
    assert_snapshot!(folder.told("change.toml"), @"");
}

#[test]
fn a_party_that_is_removed_but_named() {
    let folder = Folder::of("a_party_that_is_removed_but_named", &[("change.toml", b"extends = \"river.toml\"\n\n[[party]]\nid = \"league\"\nremove = true\n"), ("river.toml", RIVER.as_bytes())]);
    assert_snapshot!(folder.told("change.toml"), @"");
}

#[test]
fn nothing_to_remove() {
    let folder = Folder::of("nothing_to_remove", &[("change.toml", b"extends = \"river.toml\"\n\n[[party]]\nid = \"legue\"\nremove = true\n\n[[event]]\nid = \"shelling\"\nremove = [\"walkout\"]\n"), ("river.toml", RIVER.as_bytes())]);
    assert_snapshot!(folder.told("change.toml"), @"");
}

#[test]
fn remove_that_is_no_list() {
    let folder = Folder::of("remove_that_is_no_list", &[("change.toml", b"extends = \"river.toml\"\n\n[[event]]\nid = \"shelling\"\nremove = \"on\"\n"), ("river.toml", RIVER.as_bytes())]);
    assert_snapshot!(folder.told("change.toml"), @"");
}

#[test]
fn a_change_to_a_misspelt_entry() {
    let folder = Folder::of("a_change_to_a_misspelt_entry", &[("change.toml", b"extends = \"river.toml\"\n\n[[party]]\nid = \"nroth\"\nno_deal = 0.5\n"), ("river.toml", RIVER.as_bytes())]);
    assert_snapshot!(folder.told("change.toml"), @"");
}

#[test]
fn a_file_that_is_too_long() {
    let told = Scenario::parse(&"#\n".repeat(6 << 20), "river.toml").expect_err("too long").to_string();
    assert_snapshot!(told, @"");
}
