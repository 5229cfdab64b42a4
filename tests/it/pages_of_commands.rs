//! The pages of a sweep, of the drivers and of one negotiation: equal to the reports for programs, whatever is swept or told.

use crate::helpers::{ask, case};
use crate::page::{hostile, likelihood, rows};
use negsim::claims::{Driving, Lever, Sensitivity, Sweep, Sweeping, Swept, Trace, Work, asked};
use negsim::engine::{Game, Plan};
use negsim::games::talks::{End, Given, Story};
use negsim::report::{
    sensitivity_json, sensitivity_page, sweep_json, sweep_page, trace_json, trace_page,
};
use negsim::scenario::Scenario;
use serde_json::Value;

/// Three sides, several mediators who go between them, levels with long names, an event, an interim deal.
const CHOICE: &str = r#"
title = "Three sides and a port"
rounds = 12
as_of = 2026-01-01

[talks]
format = "shuttle"

[[issue]]
id = "rent"
unit = "million a year"
range = [0, 50]
[[issue]]
id = "monitors"
levels = ["none at all, as it is today", "observers", "peacekeepers with a mandate to use force <b>"]

[[party]]
id = "city"
role = "signatory"
no_deal = [0.2, 0.4]
good_faith = 0.8
patience = 2
issues = { rent = { ideal = 45, weight = 0.6 }, monitors = { ideal = "observers", weight = 0.4 } }
[[party]]
id = "coast"
role = "signatory"
no_deal = 0.3
ratify_margin = 0.1
patience = 3
issues = { rent = { ideal = 5, weight = 0.7, red_line = 40 }, monitors = { ideal = "observers", weight = 0.3 } }
[[party]]
id = "island"
role = "signatory"
no_deal = 0.3
patience = 2
issues = { rent = { ideal = 20, weight = 0.5 }, monitors = { ideal = "observers", weight = 0.5 } }
[[party]]
id = "union"
role = "mediator"
[[party]]
id = "envoy"
role = "mediator"

[[event]]
id = "blockade"
by = "coast"
on = ["city", "island"]
per_month = 1
distrust = 0.5
hardening = 0.05
walkout = 0.3

[[interim]]
id = "truce"
issues = ["monitors"]
fragility = 0.2
"#;

/// Nothing settles: no text is worth as much as no deal to both.
const HOPELESS: &str = r#"
title = "A quarrel"
rounds = 5
issue = [{ id = "price", range = [0, 90], unit = "dollars" }]

[[party]]
id = "buyer"
role = "signatory"
no_deal = [0.8, 0.9]
issues = { price = { ideal = 0, weight = 1 } }

[[party]]
id = "seller"
role = "signatory"
no_deal = 0.9
patience = [2, 4]
issues = { price = { ideal = 90, weight = 1 } }
"#;

fn parse(toml: &str) -> Scenario {
    Scenario::parse(toml, "talks.toml").unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

fn shipped(name: &str) -> Scenario {
    let path = format!("{}/scenarios/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    Scenario::read(path).unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

/// A path, from where to where, and in how many steps.
type Along<'a> = (&'a str, f64, f64, usize);

fn swept(scenario: &Scenario, levers: &[Along], draws: u64) -> Sweep {
    let table = scenario.table();
    let lever = |path: &str| Lever::of_talks(table, table.quantity(path).expect("there is one"));
    let swept = levers
        .iter()
        .map(|(path, low, high, steps)| Swept::evenly(lever(path), *low, *high, *steps));
    let plan = Plan::new(0, draws, 1).expect("small");
    let settled = ask(table.questions(), "settled");
    let mut work = Sweeping::new(&case(table), table, settled, swept.collect(), plan);
    while work.advance(1) {}
    work.finish().expect("nothing is left")
}

fn driven(scenario: &Scenario, of: &str, draws: u64) -> Sensitivity {
    let table = scenario.table();
    let plan = Plan::new(0, draws, 4).expect("small");
    let asked = asked::find(table.questions(), of).expect("it can be asked");
    let mut driving = Driving::new(&case(table), table, asked, plan, 256);
    while driving.advance(16) {}
    driving.finish()
}

/// The first negotiation with this end, or the first of all.
fn told<R>(scenario: &Scenario, end: Option<End>, of: impl Fn(&Trace) -> R) -> R {
    let table = scenario.table();
    let is_it = |draw: &u64| end.is_none_or(|end| Story::of(table, 0, *draw, 0).outcome.end == end);
    let draw = (0..2_000).find(is_it).expect("one of so many ends so");
    let plan = Plan::new(0, 64, 4).expect("small");
    let given = Given::new(table, scenario.observed(), &plan);
    let trace = Trace::of(&case(table), &given, draw, 0, "an example <b>".to_owned());
    of(&trace.expect("nothing was observed"))
}

/// Pages of every kind.
pub fn pages() -> Vec<(String, String)> {
    let (choice, hopeless, tricks) = (parse(CHOICE), parse(HOPELESS), parse(&hostile()));
    let neighbours = shipped("two_neighbours");
    let seller: Along = ("party.seller.no_deal", 0.1, 0.9, 5);
    let north: Along = ("party.north.no_deal", 0.2, 0.8, 11);
    let swept = |name: &str, scenario, levers: &[Along]| {
        (format!("sweep_{name}"), sweep_page(&swept(scenario, levers, 200)))
    };
    let driven = |name: &str, scenario, of| {
        (format!("drivers_{name}"), sensitivity_page(&driven(scenario, of, 400)))
    };
    let told =
        |name: &str, scenario, end| (format!("trace_{name}"), told(scenario, end, trace_page));
    let island: Along = ("party.island.issues.monitors.ideal", 0.0, 1.0, 3);
    vec![
        swept("curve", &neighbours, &[north]),
        swept("map", &neighbours, &[north, ("party.south.patience", 2.0, 20.0, 11)]),
        swept(
            "wide",
            &neighbours,
            &[("party.north.no_deal", 0.3, 0.6, 3), ("party.south.patience", 2.0, 26.0, 25)],
        ),
        swept("choice", &choice, &[island]),
        swept("choices", &choice, &[island, ("party.coast.issues.monitors.ideal", 0.0, 1.0, 3)]),
        swept("nothing", &hopeless, &[seller]),
        swept(
            "nowhere",
            &hopeless,
            &[("party.seller.no_deal", 0.9, 0.99, 3), ("party.seller.patience", 1.0, 4.0, 3)],
        ),
        swept("hostile", &tricks, &[seller]),
        swept("hostile_map", &tricks, &[("party.buyer.no_deal", 0.1, 0.9, 3), seller]),
        driven("neighbours", &neighbours, "settled"),
        driven("terms", &shipped("takeover_2008"), "price"),
        driven("nothing", &hopeless, "settled"),
        driven("hostile", &tricks, "settled"),
        told("settled", &neighbours, Some(End::Settled)),
        told("unsettled", &neighbours, Some(End::Talking)),
        told("three", &choice, None),
        told("collapsed", &shipped("abu_dhabi"), Some(End::Collapsed)),
        told("nothing", &hopeless, None),
        told("hostile", &tricks, None),
    ]
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(|one| one.as_f64().expect("a number")).collect()
}

#[test]
fn all_points_of_a_sweep_stand_in_its_page_as_for_programs() {
    let north: Along = ("party.north.no_deal", 0.2, 0.8, 4);
    let south: Along = ("party.south.patience", 2.0, 20.0, 3);
    for levers in [&[north][..], &[north, south][..]] {
        let sweep = swept(&shipped("two_neighbours"), levers, 300);
        let (page, json) = (sweep_page(&sweep), json(&sweep_json(&sweep)));
        let found: Vec<Vec<f64>> = rows(&page)
            .into_iter()
            .filter(|row| row.head == "where")
            .map(|row| row.numbers)
            .collect();
        let values: Vec<Vec<f64>> = json["levers"]
            .as_array()
            .expect("levers")
            .iter()
            .map(|one| numbers(&one["values"]))
            .collect();
        let mut expected = Vec::new();
        for (row, p) in json["p"].as_array().expect("rows").iter().enumerate() {
            for (column, p) in numbers(p).into_iter().enumerate() {
                let end = |key: &str| numbers(&json[key][row])[column];
                let at = match values.as_slice() {
                    [one] => vec![one[column]],
                    several => vec![several[0][row], several[1][column]],
                };
                let n = json["n"].as_f64().expect("counted");
                expected.push([at, vec![p, end("low"), end("high"), n]].concat());
            }
        }
        assert_eq!(found, expected);
    }
}

fn three(value: &Value) -> Vec<f64> {
    likelihood(value).into_iter().take(3).collect()
}

#[test]
fn all_numbers_of_the_drivers_stand_in_their_page_as_for_programs() {
    for (scenario, of) in [("two_neighbours", "settled"), ("takeover_2008", "price")] {
        let claim = driven(&shipped(scenario), of, 1_000);
        let (page, json) = (sensitivity_page(&claim), json(&sensitivity_json(&claim)));
        let rows = rows(&page);
        for input in json["inputs"].as_array().expect("inputs") {
            let id = format!("({})", input["input"].as_str().expect("a path"));
            let row = rows.iter().find(|row| row.head == "input" && row.label.ends_with(&id));
            let row = row.unwrap_or_else(|| panic!("{id} is missing"));
            let narrows = ["narrows", "narrows_low", "narrows_high"].map(|key| input[key].as_f64());
            let expected = [
                three(&input["first"]),
                three(&input["total"]),
                vec![input["among"].as_f64().expect("a number")],
                likelihood(&input["low_tenth"]),
                likelihood(&input["high_tenth"]),
                narrows.into_iter().flatten().collect(),
            ]
            .concat();
            assert_eq!(row.numbers, expected, "{id}");
        }
        let row = |label: &str| {
            let of_all = |row: &&crate::page::Row| row.head == "of all inputs together";
            let found = rows.iter().filter(of_all).find(|row| row.label == label);
            found.map(|row| row.numbers.clone())
        };
        assert_eq!(row("the answer"), Some(likelihood(&json["overall"])));
        assert_eq!(row("one draw in ten below"), json["range"]["p10"].as_f64().map(|at| vec![at]));
        assert_eq!(row("one in ten above"), json["range"]["p90"].as_f64().map(|at| vec![at]));
        assert_eq!(
            row("mean distance from its median"),
            json["deviation"].as_f64().map(|at| vec![at])
        );
        let chance = ["chance_share", "chance_share_low", "chance_share_high"];
        let chance: Vec<f64> = chance.iter().filter_map(|key| json[*key].as_f64()).collect();
        assert_eq!(row("chance within the talks"), Some(chance));
    }
}

#[test]
fn what_a_negotiation_was_stands_in_its_page_as_for_programs() {
    for (scenario, end) in [(shipped("two_neighbours"), Some(End::Settled)), (parse(CHOICE), None)]
    {
        let (page, json) =
            told(&scenario, end, |trace| (trace_page(trace), json(&trace_json(trace))));
        let rows = rows(&page);
        let found = |head: &str, is: &dyn Fn(&str) -> bool| {
            let row = rows.iter().find(|row| row.head == head && is(&row.label));
            row.map(|row| row.numbers.clone()).unwrap_or_else(|| panic!("{head}"))
        };
        for (path, value) in json["inputs"].as_object().expect("inputs") {
            let id = format!("({path})");
            let row = found("inputs of this draw", &|label| label.ends_with(&id));
            assert_eq!(
                row,
                [value.as_f64().expect("a number"), json["quantiles"][path].as_f64().expect("one")]
            );
        }
        let sides = scenario.table().signatories().len();
        for round in json["rounds"].as_array().expect("rounds") {
            let start = format!("round {}: ", round["round"]);
            let of_round: Vec<Vec<f64>> = rows
                .iter()
                .filter(|row| row.head == "values" && row.label.starts_with(&start))
                .map(|row| row.numbers.clone())
                .collect();
            assert_eq!(of_round.len(), sides, "{start}");
            for (place, side) in round["no_deal"].as_object().expect("sides").keys().enumerate() {
                let keys = ["aspirations", "reservations", "no_deal", "conceded"];
                let expected: Vec<f64> =
                    keys.iter().filter_map(|key| round[*key][side].as_f64()).collect();
                assert_eq!(of_round[place], expected, "{start} {side}");
            }
        }
    }
}

#[test]
fn a_page_says_what_was_found_and_not_more() {
    let title = |page: &str| {
        let heading = page.split("<h2>").nth(1).and_then(|rest| rest.split("</h2>").next());
        heading.expect("a figure has a title").replace('\u{a0}', " ").replace("&#39;", "'")
    };
    let neighbours = shipped("two_neighbours");
    let falls = sweep_page(&swept(&neighbours, &[("party.north.no_deal", 0.2, 0.8, 4)], 2_000));
    assert!(
        title(&falls).starts_with("The likelihood of a settlement falls from "),
        "{}",
        title(&falls)
    );
    let nothing =
        sweep_page(&swept(&parse(HOPELESS), &[("party.seller.no_deal", 0.9, 0.99, 3)], 100));
    assert_eq!(
        title(&nothing),
        "A settlement is seen nowhere: in none of 100 negotiations at each of 3 points"
    );
    let unsettled = told(&neighbours, Some(End::Talking), trace_page);
    assert!(!unsettled.contains("the text that was agreed"), "nothing was");
}

#[test]
fn pages_are_written_beside_the_reports() {
    use crate::command_line::{SMALL, run_with, text};
    let folder = crate::page::folder("pages_of_commands");
    let file = folder.join("page.html");
    let name = file.display().to_string();
    let commands: [&[&str]; 4] = [
        &["sweep", "-", "--draws", "200", "--lever", "party.buyer.no_deal=0.2:0.6:3"],
        &["sweep", "-", "--draws", "200", "--lever", "party.buyer.no_deal=0.2:0.6:3", "--csv"],
        &["drivers", "-", "--draws", "200", "--rows", "16"],
        &["trace", "-"],
    ];
    for command in commands {
        let plain = run_with(SMALL, command);
        assert_eq!(plain.status.code(), Some(0), "{command:?}: {}", text(&plain.stderr));
        let output = run_with(SMALL, &[command, &["--html", &name]].concat());
        assert_eq!(output.status.code(), Some(0), "{command:?}: {}", text(&output.stderr));
        assert_eq!(output.stdout, plain.stdout, "{command:?}");
        assert_eq!(text(&output.stderr), format!("the page: {name}\n"), "{command:?}");
        let page = std::fs::read_to_string(&file).expect("written");
        assert!(page.starts_with("<!doctype html>\n") && page.ends_with("</html>\n"));
        std::fs::remove_file(&file).expect("it was there");
        let refused = run_with(SMALL, &[command, &["--html", "-"]].concat());
        assert_eq!(refused.status.code(), Some(2), "{command:?}");
    }
}
