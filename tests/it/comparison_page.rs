//! The page of a comparison: equal to the report for programs, whatever is compared with what.

use crate::command_line::{SMALL, refusal, run_with, text};
use crate::helpers::case;
use crate::page::{self, HOPELESS, likelihood, rows};
use negsim::claims::{Comparing, Comparison, Contender, Work, asked};
use negsim::engine::{Game, Plan};
use negsim::games::talks::Table;
use negsim::{Scenario, forecast, report};
use serde_json::Value;
use std::fs;

fn shipped(name: &str) -> Scenario {
    let path = format!("{}/scenarios/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    Scenario::read(path).expect("it is shipped")
}

fn parsed(toml: &str) -> Scenario {
    Scenario::parse(toml, "a.toml").unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

fn with(scenario: &Scenario, changes: &[&str]) -> Scenario {
    scenario.with(changes).unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

/// Scenarios by their names, the first first; of one question alone, where one is named.
fn compared(named: &[(&str, Scenario)], of: Option<&str>) -> Comparison {
    let tables: Vec<Table> = named.iter().map(|(_, one)| one.table().clone()).collect();
    let contender = |((name, _), table): (&(&str, Scenario), &Table)| Contender {
        name: (*name).to_owned(),
        case: case(table),
    };
    let contenders = named.iter().zip(&tables).map(contender).collect();
    let plan = Plan::new(0, 400, 4).expect("small");
    let mut work = match of {
        None => Comparing::new(&tables, contenders, plan),
        Some(word) => {
            let find = |table: &Table| asked::find(table.questions(), word).expect("it is asked");
            let asked: Vec<_> = tables.iter().map(find).collect();
            Comparing::of(&tables, contenders, &asked, plan)
        }
    };
    while work.advance(8) {}
    work.finish()
}

/// Comparisons of different kinds, by name.
fn all() -> Vec<(&'static str, Comparison)> {
    let abu = shipped("abu_dhabi");
    let neighbours = shipped("two_neighbours");
    let hostile = parsed(&page::hostile());
    let hopeless = parsed(HOPELESS);
    let patient = with(&neighbours, &["party.north.patience=20"]);
    let trick = r#""</title><script>alert(1)</script>' & \u202E"#;
    let long = "w".repeat(300);
    vec![
        (
            "neighbours",
            compared(&[("river", neighbours.clone()), ("patient", patient.clone())], None),
        ),
        (
            "six_and_one",
            compared(
                &[
                    ("Abu Dhabi", abu.clone()),
                    ("Abu Dhabi, through go-betweens", shipped("abu_dhabi_shuttle")),
                    ("Abu Dhabi, while the attacks intensify", shipped("abu_dhabi_escalation")),
                    ("Abu Dhabi, with binding guarantees", shipped("abu_dhabi_guarantees")),
                    ("late", with(&abu, &["rounds=40"])),
                    ("early", with(&abu, &["rounds=12"])),
                    ("left out of the figures", with(&abu, &["rounds=13"])),
                ],
                None,
            ),
        ),
        (
            "other_talks",
            compared(
                &[("Cyprus", shipped("cyprus_2017")), ("a bank", shipped("takeover_2008"))],
                None,
            ),
        ),
        (
            "nothing_settles",
            compared(&[("a", hopeless.clone()), ("b", with(&hopeless, &["rounds=7"]))], None),
        ),
        ("one_settles", compared(&[("a", hopeless.clone()), ("b", neighbours.clone())], None)),
        ("the_same", compared(&[("a", neighbours.clone()), ("b", neighbours.clone())], None)),
        (
            "tricks",
            compared(
                &[
                    (trick, hostile.clone()),
                    (&long, with(&hostile, &["party.seller.no_deal=0.3"])),
                    ("מחיר 12", with(&hostile, &["rounds=4"])),
                ],
                None,
            ),
        ),
        (
            "one_question",
            compared(&[("river", neighbours), ("patient", patient)], Some("refused.north")),
        ),
    ]
}

/// The pages of comparisons, by name.
pub fn pages() -> Vec<(String, String)> {
    let page = |(name, one): (&str, Comparison)| {
        (format!("compare_{name}"), report::comparison_page(&one))
    };
    all().into_iter().map(page).collect()
}

fn json(comparison: &Comparison) -> Value {
    serde_json::from_str(&report::comparison_json(comparison)).expect("JSON")
}

/// What of a difference is known.
fn ends(of: &Value) -> Vec<f64> {
    ["difference", "low", "high"].iter().filter_map(|key| of[key].as_f64()).collect()
}

#[test]
fn the_tables_behind_figures_equal_the_report_for_programs() {
    for (name, comparison) in all().into_iter().filter(|(name, _)| *name != "one_question") {
        let (json, page) = (json(&comparison), report::comparison_page(&comparison));
        let rows = rows(&page);
        let below = |head: &str| rows.iter().filter(|row| row.head == head).collect::<Vec<_>>();
        let scenarios = json["scenarios"].as_array().expect("some");

        // Of each scenario what settles in all, then every end that was seen.
        let mut found = below("scenario").into_iter();
        for scenario in scenarios {
            assert_eq!(
                found.next().expect("a row").numbers,
                likelihood(&scenario["settled"]),
                "{name}"
            );
            let is_broken = scenarios.iter().any(|one| one["settled"]["p"] != one["holds_24"]["p"]);
            let settled = if is_broken { "holds_24" } else { "settled" };
            assert_eq!(
                found.next().expect("a row").numbers,
                likelihood(&scenario[settled]),
                "{name}"
            );
            let broken = scenario["settled"]["p"].as_f64().expect("asked")
                - scenario[settled]["p"].as_f64().expect("asked");
            if broken > 0.0 {
                assert_eq!(found.next().expect("a row").numbers, [broken], "{name}");
            }
            for end in ["decided", "collapsed", "suspended", "talking"] {
                if scenario[end]["p"] != 0.0 {
                    let expected = likelihood(&scenario[end]);
                    assert_eq!(found.next().expect("a row").numbers, expected, "{name} {end}");
                }
            }
        }
        assert!(found.next().is_none(), "{name}");

        // Every difference stands behind the value that it is of.
        let differences = json["differences"].as_array().expect("some");
        let found = below("what is compared");
        for difference in differences.iter().filter(|one| one["of"] != "ratified") {
            let expected = ends(difference);
            let is_it = |row: &&page::Row| row.numbers.ends_with(&expected) || expected.is_empty();
            let is_there = found.iter().any(is_it);
            assert!(is_there || name == "the_same", "{name}: {difference}");
        }
        assert!(found.is_empty() || found.len() >= differences.len(), "{name}");

        let steps = below("step");
        for scenario in scenarios {
            for step in scenario["steps"].as_array().expect("steps") {
                let id = format!("({})", step["of"].as_str().expect("an id"));
                let expected = [likelihood(step), likelihood(&step["lost"])[..3].to_vec()].concat();
                let mut of_step = steps.iter().filter(|row| row.label.ends_with(&id)).peekable();
                let is_left_out = of_step.peek().is_none() && step["lost"]["p"] == 0.0;
                assert!(is_left_out || of_step.any(|row| row.numbers == expected), "{name} {id}");
            }
        }
        let mut lost = below("step against the first").into_iter();
        for pair in json["comparisons"].as_array().expect("some") {
            for step in pair["steps"].as_array().expect("steps") {
                let expected = [ends(&step["reached"]), ends(&step["lost"])].concat();
                assert_eq!(lost.next().expect("a row").numbers, expected, "{name} {step}");
            }
        }

        let is_settled = scenarios.iter().any(|one| one["settled"]["p"] != 0.0);
        assert_eq!(page.contains("· When"), is_settled, "{name}");
        if is_settled {
            let by = below("settled by");
            let rounds = |one: &Value| one["settled_by_round"].as_array().map_or(0, Vec::len);
            let most = scenarios.iter().map(rounds).max().expect("some");
            let round = |label: &str| -> usize {
                let number = label.split([' ', ',']).nth(1).expect("a round");
                number.parse().expect("its number")
            };
            assert_eq!(by.last().map(|row| round(&row.label)), Some(most), "{name}");
            assert!(by.len() >= most.min(12), "{name}");
            for row in &by {
                let place = round(&row.label) - 1;
                let keys = ["settled_by_round", "settled_by_round_low", "settled_by_round_high"];
                let of = |one: &Value| keys.map(|key| one[key][place].as_f64());
                let expected: Vec<f64> = scenarios.iter().flat_map(of).flatten().collect();
                assert_eq!(row.numbers, expected, "{name} {}", row.label);
            }
            for (row, scenario) in below("half of what settles, by").iter().zip(scenarios) {
                let round = &scenario["round_of_settlement"];
                let keys = ["p50", "p50_low", "p50_high", "n"];
                let expected: Vec<f64> =
                    keys.iter().filter_map(|key| round[key].as_f64()).collect();
                assert_eq!(row.numbers, expected, "{name}");
            }
        }
    }
}

#[test]
fn the_tables_of_one_question_equal_the_report_for_programs() {
    let river = shipped("two_neighbours");
    let named = [
        ("river", river.clone()),
        ("patient", with(&river, &["party.north.patience=20"])),
        ("poor", with(&river, &["party.north.no_deal=[0.1, 0.3]"])),
    ];
    for word in ["settled", "zone_at_start", "lost.agreed_in_room", "talking"] {
        let comparison = compared(&named, Some(word));
        let (json, page) = (json(&comparison), report::comparison_page(&comparison));
        let rows = rows(&page);
        let below = |head: &str| rows.iter().filter(|row| row.head == head).collect::<Vec<_>>();
        let (alone, compared) = (below("scenario"), below("what is compared"));
        let scenarios = json["scenarios"].as_array().expect("some");
        assert_eq!((alone.len(), compared.len()), (scenarios.len(), scenarios.len()), "{word}");
        let differences = json["differences"].as_array().expect("some");
        let differences = [None].into_iter().chain(differences.iter().map(Some));
        for (((scenario, difference), alone), row) in
            scenarios.iter().zip(differences).zip(alone).zip(compared)
        {
            let expected = likelihood(&scenario[word]);
            assert_eq!(alone.numbers, expected, "{word}");
            let difference = difference.map(ends).unwrap_or_default();
            assert_eq!(row.numbers, [&expected[..3], &difference].concat(), "{word}");
        }
    }
}

#[test]
fn steps_and_dates_of_a_comparison_are_those_of_each_run() {
    let scenario = shipped("abu_dhabi");
    let other = with(&scenario, &["rounds=9"]);
    let json = json(&compared(&[("a", scenario.clone()), ("b", other.clone())], None));
    for (place, one) in [scenario, other].iter().enumerate() {
        let findings = forecast(one, Plan::new(0, 400, 4).expect("small")).expect("enough");
        let alone: Value = serde_json::from_str(&report::json(&findings)).expect("JSON");
        let keys = ["steps", "settled_by_round", "settled_by_round_low", "settled_by_round_high"];
        for key in keys {
            assert_eq!(json["scenarios"][place][key], alone[key], "{key}");
            assert!(alone[key].as_array().is_some_and(|list| !list.is_empty()), "{key}");
        }
    }
}

#[test]
fn a_page_has_what_was_asked_and_no_more() {
    let pages = pages();
    let page = |name: &str| {
        let found = pages.iter().find(|(of, _)| of == &format!("compare_{name}"));
        found.map(|(_, page)| page.replace('\u{a0}', " ")).expect("it is there")
    };
    let whole = page("neighbours");
    for about in ["How likely", "What differs", "When", "Where deals die", "What is compared"] {
        assert!(whole.contains(&format!("· {about}</p>")), "{about}");
    }
    assert_eq!(whole.matches("class=\"hundred\"").count(), 2);
    let six = page("six_and_one");
    assert_eq!(six.matches("class=\"hundred\"").count(), 6);
    assert!(six.contains("The figures show the first 6 scenarios"), "the seventh is in the tables");
    assert!(six.contains("left out of the figures</td>"));
    let one = page("one_question");
    assert!(!one.contains("class=\"hundred\"") && !one.contains("· When<"), "{one}");
    assert!(!one.contains("Where deals die"), "{one}");
    let nothing = page("nothing_settles");
    assert!(nothing.contains("Nothing settles in any of them: none of 1,600 negotiations each"));
    let same = page("the_same");
    assert!(same.contains("“b” is the same talks as “a”: nothing can differ"));
    assert!(!same.contains("· What differs<"));
    assert!(page("one_settles").contains("nothing settles in “a”"));
    let tricks = page("tricks");
    assert!(tricks.contains("&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;"));
}

#[test]
fn the_page_is_written_beside_the_comparison() {
    let folder = page::folder("comparison_page_written");
    let file = folder.join("page.html");
    let name = file.display().to_string();
    let plain = ["compare", "-", "--with", "long: rounds=40", "--draws", "300"];
    let output = run_with(SMALL, &[&plain[..], &["--html", &name]].concat());
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(output.stdout, run_with(SMALL, &plain).stdout, "the report is the same");
    assert_eq!(text(&output.stderr), format!("the page: {name}\n"));
    let page = fs::read_to_string(&file).expect("written");
    assert!(page.starts_with("<!doctype html>\n") && page.ends_with("</html>\n"));
    let refused = run_with(SMALL, &[&plain[..], &["--html", "-"]].concat());
    refusal(&refused);
    assert!(text(&refused.stderr).contains("a page is a file"));
}
