//! Numbers that are not known: every form of them, and what is said of each mistake in one.

use negsim::engine::Distribution;
use negsim::scenario::Scenario;

/// Two who share something on a scale of each kind.
const TALKS: &str = r#"title = "Three scales"
rounds = 5
[[issue]]
id = "pie"
scale = ["all to b", "all to a"]
[[issue]]
id = "term"
range = [4, 10]
[[issue]]
id = "watch"
levels = ["none", "observers", "peacekeepers"]
[[party]]
id = "a"
role = "signatory"
no_deal = 0.3
issues = { pie = { ideal = 1, weight = 1 }, term = { ideal = 5, weight = 1 }, watch = { ideal = "none", weight = 1 } }
[[party]]
id = "b"
role = "signatory"
issues = { pie = { ideal = 0, weight = 1 }, term = { ideal = 9, weight = 1 } }
"#;

fn set(sets: &[&str]) -> Result<Scenario, String> {
    let talks = Scenario::parse(TALKS, "three.toml").expect("it has no mistake");
    talks.with(sets).map_err(|mistakes| mistakes.to_string())
}

fn is(sets: &[&str], path: &str) -> Distribution {
    let scenario = set(sets).unwrap_or_else(|told| panic!("{told}"));
    let again = Scenario::parse(scenario.to_toml(), "again.toml").expect("it reads back");
    assert_eq!(again.table().quantities(), scenario.table().quantities(), "{sets:?}");
    let id = scenario.quantity(path).expect("there is one");
    scenario.table().quantities()[id.index()].distribution.clone()
}

const NO_DEAL: &str = "party.a.no_deal";

#[test]
fn every_form_is_read_and_reads_back() {
    let known = |value| Distribution::exactly(value).expect("finite");
    let any = |values: &[f64], weights: &[f64]| Distribution::any(values, weights).expect("sound");
    let rows = [
        ("{ p5 = 0.2, p95 = 0.6 }", Distribution::ninety(0.2, 0.6, false, 0.0, 1.0)),
        ("{ p5 = 0.2, p95 = 0.6, log = false }", Distribution::ninety(0.2, 0.6, false, 0.0, 1.0)),
        ("{ p5 = 0.2, p95 = 0.6, log = true }", Distribution::ninety(0.2, 0.6, true, 0.0, 1.0)),
        ("{ any = [0.8, 0.2], weights = [1, 3] }", Ok(any(&[0.8, 0.2], &[1.0, 3.0]))),
        ("{ any = [0.8, 0.2], source = \"x\" }", Ok(any(&[0.8, 0.2], &[1.0, 1.0]))),
        ("{ any = [0.8] }", Ok(known(0.8))),
        ("{ any = [0.8, 0.2], weights = [1, 0] }", Ok(known(0.8))),
    ];
    for (written, expected) in rows {
        let found = is(&[&format!("{NO_DEAL}={written}")], NO_DEAL);
        assert_eq!(Ok(found), expected, "{written}");
    }
}

#[test]
fn positions_are_in_the_units_of_their_scale() {
    let path = "party.b.issues.term.ideal";
    let found = is(&[&format!("{path}={{ any = [9, 4.5] }}")], path);
    assert_eq!(Ok(found), Distribution::any(&[9.0, 4.5], &[1.0, 1.0]));
    let found = is(&[&format!("{path}={{ p5 = 5, p95 = 9, log = true }}")], path);
    assert_eq!(Ok(found), Distribution::ninety(5.0, 9.0, true, 4.0, 10.0));
    let path = "party.a.issues.watch.ideal";
    let found = is(&[&format!("{path}={{ any = [\"peacekeepers\", \"none\"] }}")], path);
    assert_eq!(Ok(found), Distribution::any(&[1.0, 0.0], &[1.0, 1.0]));
}

#[test]
fn what_is_cut_off_a_90_per_cent_interval_is_told_from_one_per_cent_on() {
    let warned = |written: &str| {
        let scenario = set(&[&format!("{NO_DEAL}={written}")]).expect("allowed");
        let of = |warning: &negsim::scenario::Warning| warning.to_string();
        scenario.warnings().iter().map(of).find(|text| text.contains("the allowed range cuts"))
    };
    assert_eq!(warned("{ p5 = 0.3, p95 = 0.5 }"), None);
    // 1.645·0.06/0.14 sds below the 5 % point lies 0: 0.9 % of it is cut off.
    assert_eq!(warned("{ p5 = 0.06, p95 = 0.33 }"), None);
    let told = warned("{ p5 = 0.05, p95 = 0.33 }").expect("1.3 % are cut off");
    assert!(
        told.contains("cuts 1 % off the normal distribution of `no_deal` of party `a`"),
        "{told}"
    );
    assert!(told.contains("its 5 and 95 % points are no longer the ones written"), "{told}");
}

#[test]
fn every_mistake_in_a_form_is_told_with_what_to_do() {
    #[rustfmt::skip]
    let rows = [
        ("{ p5 = 0.6, p95 = 0.2 }", "`no_deal` of party `a` must have its 5 % point below its 95 % point", "`p5` is surpassed with 95 % probability"),
        ("{ p5 = 0.6, p95 = 0.6 }", "must have its 5 % point below its 95 % point", "written as one number"),
        ("{ p5 = 0, p95 = 0.6, log = true }", "cannot have a log scale: that has no 0 and nothing below it", "give a `p5` above 0"),
        ("{ p5 = -0.1, p95 = 0.6 }", "`p5` in `no_deal` of party `a` must lie in 0..1, found -0.1", ""),
        ("{ p5 = 0.1, p95 = 60 }", "`p95` in `no_deal` of party `a` must lie in 0..1, found 60", "for 60 per cent write 0.6"),
        ("{ p5 = 0.1, p95 = 0.6, log = 1 }", "`log` must be true or false, found a number", ""),
        ("{ p5 = 0.1 }", "`no_deal` of party `a` gives only `p5`", "p5 and p95"),
        ("{ p5 = 0.1, p95 = 0.6, sd = 1 }", "gives `sd`, `p5`, `p95`, which do not go together", "p5 and p95"),
        ("{ log = true, low = 0.1, high = 0.2 }", "gives `low`, `high`, `log`, which do not go together", "one of"),
        ("{ any = 0.3 }", "`any` must be a list in [ ], found a number", ""),
        ("{ any = [] }", "`no_deal` of party `a` lists 0 entries", "one to 16 are allowed"),
        ("{ any = [0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1] }", "lists 17 entries", "one to 16"),
        ("{ any = [0.2, 1.2] }", "`any` in `no_deal` of party `a` must lie in 0..1, found 1.2", ""),
        ("{ any = [0.2, [0.3, 0.4]] }", "`any` in `no_deal` of party `a` must be a number, found a list", ""),
        ("{ any = [0.2, 0.4], weights = [1] }", "has 1 weights for 2 entries", "give every entry one weight"),
        ("{ any = [0.2, 0.4], weights = [1, -1] }", "each of the `weights` of `no_deal` of party `a` must be a number of 0 or more, found -1", "shares of their sum"),
        ("{ any = [0.2, 0.4], weights = [1, nan] }", "must be a number of 0 or more, found", ""),
        ("{ any = [0.2, 0.4], weights = [\"a\", 1] }", "must be a number of 0 or more, found a text", ""),
        ("{ any = [0.2, 0.4], weights = [0, 0] }", "the `weights` of `no_deal` of party `a` are all 0", "above 0"),
        ("{ any = [0.2, 0.4], weights = 3 }", "`weights` must be a list in [ ], found a number", ""),
        ("{ weights = [1, 2] }", "gives only `weights`", "any"),
        ("{ any = [0.2], by = \"A\" }", "unknown key `by` in `no_deal` of party `a`", ""),
    ];
    for (written, title, help) in rows {
        let told = set(&[&format!("{NO_DEAL}={written}")]).expect_err(written);
        assert!(told.contains(title), "{written}\n{told}");
        assert!(told.contains(help), "{written}\n{told}");
        assert_eq!(
            told.matches("Error").count() + told.matches("error").count(),
            1,
            "{written}\n{told}"
        );
    }
}

#[test]
fn levels_have_names_in_every_form() {
    let path = "party.a.issues.watch.ideal";
    #[rustfmt::skip]
    let rows = [
        ("{ any = [\"observer\", \"none\"] }", "there is no level \"observer\"", "did you mean \"observers\"?"),
        ("{ any = [0.5, 1] }", "must be one of \"none\", \"observers\", \"peacekeepers\"", "are their names"),
        ("{ p5 = \"observers\", p95 = \"peacekeepers\", log = true }", "cannot have a log scale: its positions are names", "leave `log` out"),
        ("{ mean = \"none\", sd = 0.1 }", "cannot have a mean: its positions are names", "any = "),
    ];
    for (written, title, help) in rows {
        let told = set(&[&format!("{path}={written}")]).expect_err(written);
        assert!(told.contains(title) && told.contains(help), "{written}\n{told}");
    }
}

#[test]
fn experts_are_read_with_any_other_form() {
    let written = "{ experts = [{ by = \"A\", low = 0.1, high = 0.3 }, { by = \"B\", any = [0.5, 0.6], source = \"s\" }], weights = [1, 3] }";
    let found = is(&[&format!("{NO_DEAL}={written}")], NO_DEAL);
    let uniform = Distribution::uniform(0.1, 0.3).expect("in order");
    let any = Distribution::any(&[0.5, 0.6], &[1.0, 1.0]).expect("sound");
    assert_eq!(Ok(found), Distribution::experts(vec![uniform, any], &[1.0, 3.0]));
}

#[test]
fn every_mistake_in_a_list_of_experts_is_told() {
    #[rustfmt::skip]
    let rows = [
        ("{ experts = 3 }", "`experts` must be a list in [ ], found a number", ""),
        ("{ experts = [] }", "lists 0 entries", "one to 16"),
        ("{ experts = [0.3] }", "each of the `experts` of `no_deal` of party `a` must be a table, found a number", "by = \"A. B.\""),
        ("{ experts = [{ value = 0.3 }] }", "one of the `experts` of `no_deal` of party `a` has no name", "by = \"A. B.\""),
        ("{ experts = [{ by = \"A\", value = 0.3 }, { by = \"A\", value = 0.4 }] }", "\"A\" speaks twice among the `experts`", "one entry"),
        ("{ experts = [{ by = \"A\", value = 3.1 }] }", "`value` in what A says of `no_deal` of party `a` must lie in 0..1", ""),
        ("{ experts = [{ by = \"A\" }] }", "what A says of `no_deal` of party `a` has no number", "one of"),
        ("{ experts = [{ by = \"A\", experts = [] }] }", "what A says of `no_deal` of party `a` cannot be experts again", ""),
        ("{ experts = [{ by = \"A\", lo = 0.1, high = 0.3 }] }", "unknown key `lo` in what A says", "did you mean `low`?"),
        ("{ experts = [{ by = \"A\", value = 0.3 }], weights = [1, 2] }", "has 2 weights for 1 entries", ""),
    ];
    for (written, title, help) in rows {
        let told = set(&[&format!("{NO_DEAL}={written}")]).expect_err(written);
        assert!(told.contains(title) && told.contains(help), "{written}\n{told}");
    }
}

#[test]
fn all_lists_of_a_file_have_the_same_experts_with_the_same_weights() {
    let one = "party.a.no_deal={ experts = [{ by = \"A\", value = 0.1 }, { by = \"B\", value = 0.8 }], weights = [1, 3] }";
    let told = |other: &str| set(&[one, &format!("party.b.no_deal={other}")]).expect_err(other);
    let first = "the first list of experts";
    let order = told(
        "{ experts = [{ by = \"B\", value = 0.1 }, { by = \"A\", value = 0.8 }], weights = [1, 3] }",
    );
    assert!(
        order.contains("the experts of `no_deal` of party `b` are not those of the first list"),
        "{order}"
    );
    assert!(
        order.contains("every list names `A`, `B`, in this order") && order.contains(first),
        "{order}"
    );
    let weights = told("{ experts = [{ by = \"A\", value = 0.1 }, { by = \"B\", value = 0.8 }] }");
    assert!(weights.contains("every list has weights = [1, 3]"), "{weights}");
    let alike = "party.b.no_deal={ experts = [{ by = \"A\", value = 0.1 }, { by = \"B\", value = 0.8 }], weights = [0.25, 0.75] }";
    assert!(set(&[one, alike]).is_ok(), "weights are shares of their sum");
}
