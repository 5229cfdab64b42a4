//! Second opinions: what models that know nothing of rounds say, by hand.

use crate::helpers::{case, ledger, table};
use negsim::claims::{Model, SecondOpinions, second_opinions, summarise};
use negsim::engine::Plan;
use std::fmt::Write;

fn opinions(toml: &str) -> SecondOpinions {
    second_opinions(&table(toml))
}

fn at(opinions: &SecondOpinions, issue: usize, model: Model) -> Option<f64> {
    opinions.issues[issue].at[Model::ALL.iter().position(|other| *other == model)?]
}

fn close(found: Option<f64>, known: f64) {
    let near = found.is_some_and(|found| (found - known).abs() < 1e-6);
    assert!(near, "{found:?} in place of {known}");
}

/// Delay of limits on car emissions in years: capability, position, salience of ten members (Bueno de Mesquita 1994, as
/// printed by Scholz, Calbert & Smith 2011).
const EMISSIONS: [(f64, f64, f64); 10] = [
    (0.08, 4.0, 0.8),
    (0.08, 7.0, 0.4),
    (0.03, 4.0, 0.2),
    (0.16, 4.0, 0.8),
    (0.16, 10.0, 0.6),
    (0.16, 10.0, 0.6),
    (0.16, 10.0, 0.9),
    (0.05, 7.0, 0.1),
    (0.05, 4.0, 1.0),
    (0.08, 7.0, 0.7),
];

fn emissions() -> String {
    let mut toml = String::from(
        "title = \"Car emissions\"\nrounds = 1\ndays_between_rounds = 7\n\
         [[issue]]\nid = \"delay\"\nrange = [4, 10]\nunit = \"years\"\nstatus_quo = 4\n",
    );
    for (i, (power, position, salience)) in EMISSIONS.iter().enumerate() {
        let role = if i < 2 { "signatory" } else { "guarantor" };
        let issue = format!("delay = {{ ideal = {position}, weight = {salience} }}");
        write!(
            toml,
            "[[party]]\nid = \"m{i}\"\nrole = \"{role}\"\ninfluence = {power}\n[party.issues]\n{issue}\n"
        )
        .expect("a text takes all");
    }
    toml
}

#[test]
fn car_emissions_come_to_the_published_mean() {
    let found = opinions(&emissions());
    close(at(&found, 0, Model::WeightedMean), 7.389_955_687);
    close(at(&found, 0, Model::WeightedMedian), 7.0);
    // Three positions, 4, 7 and 10, with weights 0.248, 0.093 and 0.336: 4 beats 7 with 0.248 in 0.677, 4 beats 10 with
    // 0.248 in 0.584, 7 beats 10 with 0.341 in 0.677.
    let [a, b, c] = [0.248 / 0.677, 0.248 / 0.584, 0.341 / 0.677];
    let wins = [0.5 + a + b, 0.5 + (1.0 - a) + c, 0.5 + (1.0 - b) + (1.0 - c)];
    let uniform = (4.0 * wins[0] + 7.0 * wins[1] + 10.0 * wins[2]) * 2.0 / 9.0;
    close(at(&found, 0, Model::CondorcetUniform), uniform);
    // In the long run p = (1/3)·Σ P·(p_i + p_j): iterated here long beyond need.
    let p_of = [[0.5, a, b], [1.0 - a, 0.5, c], [1.0 - b, 1.0 - c, 0.5]];
    let mut p = [1.0 / 3.0; 3];
    for _ in 0..1_000 {
        p = core::array::from_fn(|i| (0..3).map(|j| p_of[i][j] * (p[i] + p[j])).sum::<f64>() / 3.0);
    }
    close(at(&found, 0, Model::CondorcetMarkov), 4.0 * p[0] + 7.0 * p[1] + 10.0 * p[2]);
}

/// Two linear issues: a's ideals (1, 0) with weights 0.6 and 0.4, b's (0, 1) with 0.5 each; no deal is worth 0.4 and 0.35.
fn two(first: &str, second: &str) -> String {
    format!(
        "title = \"Two issues\"\nrounds = 1\ndays_between_rounds = 7\n\
         [[issue]]\nid = \"x\"\nscale = [\"low\", \"high\"]\nstatus_quo = 0.3\n[[issue]]\nid = \"y\"\nscale = [\"low\", \"high\"]\nstatus_quo = 0.3\n{first}{second}"
    )
}

const A: &str = "[[party]]\nid = \"a\"\nrole = \"signatory\"\nno_deal = 0.4\n[party.issues]\n\
    x = { ideal = 1, weight = 0.6 }\ny = { ideal = 0, weight = 0.4 }\n";
const B: &str = "[[party]]\nid = \"b\"\nrole = \"signatory\"\nno_deal = 0.35\n[party.issues]\n\
    x = { ideal = 0, weight = 0.5 }\ny = { ideal = 1, weight = 0.5 }\n";

#[test]
fn two_linear_issues_by_hand() {
    let found = opinions(&two(A, B));
    // The frontier goes from (1, 0) by y up to (1, 1), where a has 0.6 and b 0.5, and then by x down to (0, 1). Surpluses
    // over no deal: 0.2 and 0.15 at (1, 1); going down on x by d: 0.2 - 0.6d and 0.15 + 0.5d.
    let text = |model| [at(&found, 0, model), at(&found, 1, model)];
    let is =
        |model, x: f64, y: f64| text(model).into_iter().zip([x, y]).for_each(|(f, k)| close(f, k));
    is(Model::Egalitarian, 1.0 - 0.05 / 1.1, 1.0);
    // 0.5(0.2 - 0.6d) = 0.6(0.15 + 0.5d)
    is(Model::Nash, 1.0 - 0.01 / 0.6, 1.0);
    // The sum falls along x: 0.6 and 0.5; and rises along y: 0.4 and 0.5.
    is(Model::Utilitarian, 1.0, 1.0);
    // The most for a: b down to 0.35 on y by 0.15/0.5, so 0.2 + 0.4·0.3 = 0.32; for b: a down on x by 1/3, 0.15 + 0.5/3.
    let d = (0.2 / 0.32 - 0.15 / (0.15 + 0.5 / 3.0)) / (0.6 / 0.32 + 0.5 / (0.15 + 0.5 / 3.0));
    is(Model::KalaiSmorodinsky, 1.0 - d, 1.0);
    let nash = found.worth[0].as_ref().expect("there is a text");
    close(Some(nash[0]), 0.59);
    close(Some(nash[1]), 0.5 + 0.5 * 0.01 / 0.6);
    assert_eq!(found.floors, [0.4, 0.35]);
    let mirrored = opinions(&two(B, A));
    for (one, other) in found.issues.iter().zip(&mirrored.issues) {
        one.at.iter().zip(&other.at).for_each(|(a, b)| close(*a, b.expect("there is one")));
    }
}

#[test]
fn without_influence_or_a_text_there_is_none() {
    let without = |party: &str| party.replace("role = ", "influence = 0\nrole = ");
    let found = opinions(&two(&without(A), &without(B)));
    for issue in &found.issues {
        assert_eq!(issue.at[..4], [None; 4]);
        assert!(issue.at[4..].iter().all(Option::is_some));
    }
    let far = A.replace("no_deal = 0.4", "no_deal = 0.95");
    let found = opinions(&two(&far, B));
    for issue in &found.issues {
        assert!(issue.at[..4].iter().all(Option::is_some));
        assert_eq!(issue.at[4..], [None; 4]);
    }
    assert_eq!((found.worth, found.is_crowded), ([const { None }; 4], false));
}

const STANDS: &str = r#"
title = "Where they stand"
rounds = 1
days_between_rounds = 7
[[issue]]
id = "price"
range = [4, 10]
unit = "years"
status_quo = [4, 6]
[[issue]]
id = "status"
levels = ["none", "some", "more", "all"]
status_quo = "none"
[[party]]
id = "a"
role = "signatory"
[party.issues]
price = { ideal = [4, 10], weight = 0.5, red_line = 5, bars = "below" }
status = { ideal = { any = ["none", "more"], weights = [1, 3] }, weight = 0.5 }
[[party]]
id = "b"
role = "signatory"
[party.issues]
price = { points = [[4, 0], [7, 1], [10, 0.5]], weight = 1 }
[[party]]
id = "c"
role = "guarantor"
[party.issues]
price = { ideal = 4, weight = 1, red_line = 8 }
"#;

#[test]
fn positions_stand_in_the_units_of_their_issues() {
    let scenario = negsim::Scenario::parse(STANDS, "stands.toml").expect("a scenario");
    let plan = negsim::Plan::new(0, 4, 1).expect("small");
    let findings = negsim::forecast(&scenario, plan).expect("nothing was observed");
    let json = negsim::report::json(&findings);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let price = &json["positions"]["price"];
    let around = |value: &serde_json::Value, known: [f64; 3]| {
        let near = |(key, known): (&str, f64)| close(value[key].as_f64(), known);
        ["p10", "p50", "p90"].into_iter().zip(known).for_each(near);
    };
    around(&price["status_quo"], [4.2, 5.0, 5.8]);
    around(&price["ideal"]["a"], [4.6, 7.0, 9.4]);
    around(&price["ideal"]["b"], [7.0; 3]);
    around(&price["red_line"]["a"], [5.0; 3]);
    let keys = |value: &serde_json::Value| {
        value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>()
    };
    assert_eq!(keys(&price["ideal"]), ["a", "b", "c"]);
    // Who neither signs nor provides has no red line that counts.
    assert_eq!(keys(&price["red_line"]), ["a"]);
    let status = &json["positions"]["status"];
    around(&status["ideal"]["a"], [0.0, 2.0 / 3.0, 2.0 / 3.0]);
    assert_eq!((keys(&status["ideal"]), keys(&status["red_line"])), (vec!["a".into()], vec![]));
    let opinions = &json["second_opinions"]["status"];
    let ids: Vec<&str> = Model::ALL.iter().map(|model| model.id()).collect();
    let mut found = keys(opinions);
    found.sort_by_key(|key| ids.iter().position(|id| id == key));
    assert_eq!(found, ids);
    // One party alone lists it: what it wants is best for all.
    ids.iter().for_each(|id| close(opinions[*id].as_f64(), 2.0 / 3.0));
}

#[test]
fn texts_stand_on_levels() {
    let river = include_str!("../../scenarios/abu_dhabi.toml");
    let found = opinions(river);
    let status = found.issues.iter().find(|issue| issue.id == "status").expect("there is one");
    for at in &status.at[4..] {
        let level = 3.0 * at.expect("there is a text");
        assert!((level - level.round()).abs() < 1e-12, "{at:?}");
    }
    // Everybody has at least what it can live with.
    for worth in found.worth.iter().flatten() {
        assert!(worth.iter().zip(&found.floors).all(|(worth, floor)| *worth >= floor - 1e-9));
    }
}

#[test]
fn an_issue_weighs_what_the_sides_give_it_on_average() {
    // a gives 0.6 and 0.4 of its weights, b one half each.
    let table = table(&two(A, B));
    let ledger = ledger(&table, Plan::new(0, 4, 1).expect("small"));
    let terms = summarise(&case(&table), &table, &ledger).terms;
    let weights = [terms[0].weight, terms[1].weight];
    assert!((weights[0] - 0.55).abs() < 1e-12 && (weights[1] - 0.45).abs() < 1e-12, "{weights:?}");
}
