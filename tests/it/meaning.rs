//! What a check says of what numbers mean, and what it asks to be looked at.

use crate::helpers::{simulate, table};
use crate::random_scenarios::{Mix, scenario};
use negsim::claims::{Meaning, first_plays, meaning};
use negsim::engine::Plan;
use negsim::scenario::Scenario;

const SALE: &str = r#"
title = "A sale"
rounds = 10
[[issue]]
id = "price"
range = [100, 300]
unit = "euros"
[[issue]]
id = "service"
scale = ["none", "years"]
status_quo = 0.5
[[party]]
id = "buyer"
role = "signatory"
no_deal = 0.35
[party.issues]
price = { ideal = 100, weight = 3, red_line = 280 }
service = { ideal = 1, weight = 2 }
[[party]]
id = "seller"
role = "signatory"
no_deal = 0.2
[party.issues]
price = { ideal = 300, weight = 4 }
service = { ideal = 0, weight = 1 }
[[party]]
id = "shop"
role = "guarantor"
[[interim]]
id = "trial"
issues = ["service"]
"#;

fn of(text: &str) -> Meaning {
    let scenario = Scenario::parse(text, "sale.toml").unwrap_or_else(|wrong| panic!("{wrong}"));
    meaning(scenario.table(), 0)
}

#[test]
fn values_are_those_worked_out_by_hand() {
    let found = of(SALE);
    let [buyer, seller] = &found.parties[..] else { panic!("two parties want something") };
    let near = |found: f64, expected: f64| {
        assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
    };
    // 0.6 and 0.4: at the status quo 200 euros and half of the service, 0.6 / 2 + 0.4 / 2.
    assert_eq!((&*buyer.weights[0].id, &*buyer.weights[1].id), ("price", "service"));
    near(buyer.weights[0].middle.p50, 0.6);
    near(buyer.status_quo.p50, 0.5);
    near(seller.status_quo.p50, 0.5);
    assert_eq!(buyer.ideals[0].id, "seller");
    near(buyer.ideals[0].middle.p50, 0.0);
    near(buyer.no_deal.expect("it signs").p50, 0.35);
    // 0.6 (1 - x) + 0.2 = 0.35 at x = 0.75, and 0.8 x + 0.1 = 0.2 at x = 0.125.
    for (party, expected) in [(buyer, 250.0), (seller, 125.0)] {
        let as_good = party.as_good.as_ref().expect("it signs");
        assert_eq!((as_good.issue.as_str(), as_good.share), ("price", 1.0));
        near(as_good.position.expect("there is one").p50, expected);
    }
    assert!(found.cautions.is_empty(), "{:?}", found.cautions);
}

#[test]
fn what_reads_without_error_and_is_a_slip_is_named() {
    let rows: [(&str, &str, &str, &str); 14] = [
        (
            "price = { ideal = 300, weight = 4 }",
            "price = { ideal = 300, weight = 4, red_line = [270, 300] }",
            "red_lines_exclude",
            "in 6",
        ),
        (
            "service = { ideal = 0, weight = 1 }",
            "service = { ideal = 0, weight = 1, red_line = 0.4 }\n#",
            "no_deal_above_all",
            "the no-deal value of buyer is above",
        ),
        (
            "ideal = 100, weight = 3, red_line = 280",
            "ideal = 290, weight = 3, red_line = 280, bars = \"above\"",
            "ideal_beyond_red_line",
            "buyer's red line on \"price\" bars its own ideal in 100",
        ),
        ("weight = 4", "weight = 12", "one_weight_rules", "is 12 times"),
        (
            "service = { ideal = 0, weight = 1 }",
            "",
            "listed_by_one",
            "service is listed by buyer alone",
        ),
        (
            "ideal = 100, weight = 3, red_line = 280",
            "ideal = [100, 290], weight = 3, red_line = 280",
            "bars_inferred",
            "taken to bar what lies above",
        ),
        (
            "unit = \"euros\"",
            "unit = \"euros\"\npromise = 0.5\n[[issue]]\nid = \"bond\"\nscale = [\"none\", \"full\"]\nassures = 1\nguarantor = \"shop\"",
            "guarantee_without_weight",
            "weight on \"bond\" is 0",
        ),
        (
            "weight = 3, red_line = 280",
            "weight = 3, red_line = [150, 290], bars = \"above\" }\nx = { ideal = 1, weight = 1, bars = \"above\"",
            "bars_without_line",
            "buyer's `bars` on x has no `red_line` beside it",
        ),
        (
            "[[interim]]",
            "[[change]]\nid = \"vote\"\nmonth = 50\nset = { \"party.buyer.no_deal\" = 0.1 }\n[[interim]]",
            "change_outside",
            "the change vote falls after all that is played",
        ),
        (
            "[[interim]]",
            "[[change]]\nid = \"vote\"\nmonth = 3\nset = { \"party.buyer.no_deal\" = 0.1 }\n[[interim]]",
            "change_outside",
            "falls after the last round: it can only break settlements",
        ),
        (
            "rounds = 10",
            "rounds = 10\n[talks]\ndeadline = { month = 9, yields = 0.5 }",
            "deadline_outside",
            "the deadline in month 9.0 falls after the last round, in month 2.3",
        ),
        // Of both that can be said of a red line each is said.
        (
            "ideal = 100, weight = 3, red_line = 280",
            "ideal = [200, 290], weight = 3, red_line = [240, 300]",
            "bars_inferred",
            "taken to bar what lies above",
        ),
        (
            "price = { ideal = 100, weight = 3, red_line = 280 }\nservice = { ideal = 1, weight = 2 }",
            "price = { ideal = 100, weight = 3 }",
            "listed_by_one",
            "service is listed by seller alone: nobody else",
        ),
        ("no_deal = 0.35", "no_deal = 0.35", "", ""),
    ];
    for (from, to, code, words) in rows {
        let mut text = SALE.replace(from, to);
        if code == "bars_without_line" {
            text = text.replace(
                "[[party]]\nid = \"buyer\"",
                "[[issue]]\nid = \"x\"\nscale = [\"a\", \"b\"]\n[[party]]\nid = \"buyer\"",
            );
        }
        if code == "no_deal_above_all" {
            text = text.replace("no_deal = 0.35", "no_deal = 0.8");
            text = text.replace("id = \"service\"", "id = \"service\"\nprovided_by = [\"seller\"]");
        }
        let cautions = of(&text).cautions;
        let found = cautions.iter().find(|caution| caution.code == code);
        match found {
            Some(caution) => assert!(caution.text.contains(words), "{code}: {}", caution.text),
            None => assert!(code.is_empty() && cautions.is_empty(), "{code}: {cautions:?}"),
        }
    }
}

/// Codes of what the first negotiations show.
fn shown(text: &str) -> Vec<String> {
    let scenario = Scenario::parse(text, "x.toml").unwrap_or_else(|wrong| panic!("{wrong}"));
    let cautions = first_plays(scenario.table(), |list| scenario.backwards(list), 0);
    cautions.into_iter().map(|caution| caution.code.to_string()).collect()
}

/// Two sides that want opposite ends of one issue, with these numbers of their own.
fn quarrel(issue: &str, one: &str, other: &str) -> String {
    format!(
        "title = \"A quarrel\"\nrounds = 30\n[[issue]]\nid = \"x\"\n{issue}\n[[party]]\nid = \"one\"\nrole = \
         \"signatory\"\npatience = 4\n{one}\n[[party]]\nid = \"other\"\nrole = \"signatory\"\npatience = 4\n{other}\n"
    )
}

/// The same file with some of its entries backwards.
fn backwards(text: &str, is_turned: impl Fn(&str) -> bool) -> String {
    let mut entries: Vec<&str> = text.split("\n[[").collect();
    let places: Vec<usize> = (0..entries.len()).filter(|one| is_turned(entries[*one])).collect();
    for (one, other) in places.iter().zip(places.iter().rev()).take(places.len() / 2) {
        entries.swap(*one, *other);
    }
    entries.join("\n[[")
}

#[test]
fn what_is_turned_at_the_table_plays_as_if_the_file_were() {
    let mix = Mix { uncertain: true, searching: true, changing: true, ..Mix::ALL };
    for seed in 0..60 {
        let text = scenario(seed, mix);
        let scenario = Scenario::parse(&text, "x.toml").unwrap_or_else(|wrong| panic!("{wrong}"));
        let signs = |entry: &str| entry.contains("role = \"signatory\"");
        let files =
            [backwards(&text, signs), backwards(&text, |entry| entry.starts_with("issue]]"))];
        for (list, file) in files.iter().enumerate() {
            let Some((name, turned)) = scenario.backwards(list) else { continue };
            let plan = Plan::new(seed, 16, 2).expect("small");
            let [made, read] =
                [&turned, &table(file)].map(|table| simulate(table, plan).without_inputs());
            assert_eq!(made, read, "{name} of {seed}");
        }
    }
}

#[test]
fn ties_that_the_order_of_the_file_decides_are_named() {
    let wants = |end: &str| format!("issues.x = {{ ideal = \"{end}\", weight = 1 }}");
    let (levels, kept) = ("levels = [\"a\", \"b\"]", "no_deal = 0.1\n");
    let tied = quarrel(levels, &wants("b"), &wants("a"));
    assert!(shown(&tied).contains(&"order_decides".to_owned()), "{:?}", shown(&tied));
    // Who cannot give way leaves nothing to the order.
    let settled = quarrel(levels, &wants("b"), &format!("{kept}{}", wants("a")));
    assert!(!shown(&settled).contains(&"order_decides".to_owned()));
    let issues = tied.replace(
        "[[party]]\nid = \"one\"",
        "[[issue]]\nid = \"y\"\nlevels = [\"a\", \"b\"]\n[[party]]\nid = \"one\"",
    );
    let issues = issues.replace(
        "issues.x = { ideal = \"b\", weight = 1 }",
        "issues.x = { ideal = \"b\", weight = 1 }\nissues.y = { ideal = \"b\", weight = 1 }",
    );
    let issues = issues.replace(
        "issues.x = { ideal = \"a\", weight = 1 }",
        "issues.x = { ideal = \"a\", weight = 1 }\nissues.y = { ideal = \"a\", weight = 1 }",
    );
    assert!(shown(&issues).contains(&"order_decides".to_owned()), "{:?}", shown(&issues));
}

#[test]
fn settlements_that_leave_everybody_where_they_are_are_named() {
    let scale = "scale = [\"none\", \"all\"]\nstatus_quo = 0.3";
    let side = |no_deal: f64, ideal: u8| {
        format!("no_deal = {no_deal}\nissues.x = {{ ideal = {ideal}, weight = 1 }}")
    };
    assert_eq!(shown(&quarrel(scale, &side(0.3, 1), &side(0.7, 0))), ["nobody_gains"]);
    assert!(shown(&quarrel(scale, &side(0.3, 1), &side(0.6, 0))).is_empty());
    // Three shares that must add up, each an issue of its own.
    let share = |id: &str, most: u8| {
        format!(
            "[[issue]]\nid = \"{id}\"\nrange = [0, 100]\n[[party]]\nid = \"p_{id}\"\nrole = \"signatory\"\nno_deal = [0.2, 0.5]\n\
             issues.{id} = {{ ideal = {most}, weight = 1 }}\n"
        )
    };
    let shares = [share("a", 90), share("b", 40), share("c", 25)].concat();
    assert_eq!(shown(&format!("title = \"Fish\"\nrounds = 20\n{shares}")), ["nothing_divides"]);
    for file in ["two_neighbours", "takeover_2008", "cyprus_2017", "abu_dhabi"] {
        let path = format!("{}/scenarios/{file}.toml", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("it is there");
        assert!(shown(&text).is_empty(), "{file}: {:?}", shown(&text));
    }
}
