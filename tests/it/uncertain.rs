//! Numbers that are not known: every form of them, and what is said of each mistake in one.

use crate::helpers::{Check, cdf, pie, play};
use negsim::engine::{Distribution, Inputs, Sampling};
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
        ("{ any = [0.2, 0.4], weights = [1] }", "has 1 weight for 2 entries", "give every entry one weight"),
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
        ("{ experts = [{ by = \"A\", value = 0.3 }], weights = [1, 2] }", "has 2 weights for 1 entry", ""),
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

/// A pie of one round; then what each side has without a deal.
fn shared(a: &str, b: &str, more: &str) -> String {
    pie(1, "", "", &format!("no_deal = {a}"), &format!("no_deal = {b}"), more)
}

#[test]
fn case_31_numbers_that_go_together() {
    // n = 200,000 draws, α = 6.3e-5 a comparison.
    let any = "{ any = [0, 0.9] }";
    for (rank, sign) in [(0.0, ""), (0.4, ""), (1.0, ""), (0.4, "-")] {
        let group = format!(
            "[[correlation]]\nid = \"both\"\ninputs = [\"party.a.no_deal\", \"{sign}party.b.no_deal\"]\nrank = {rank:?}\n"
        );
        let turned = if sign.is_empty() { 1.0 } else { -1.0 };
        let rho = turned * 2.0 * libm::sin(std::f64::consts::PI * rank / 6.0);
        let expected = 0.75 - libm::asin(rho) / std::f64::consts::TAU;
        play(&shared(any, any, &group), 200_000, 1).zone_at_start_with(expected);
    }
}

#[test]
fn case_32_one_expert_speaks_for_a_whole_draw() {
    let experts = |of_a: f64, of_b: f64| {
        format!(
            "{{ experts = [{{ by = \"A\", value = {of_a} }}, {{ by = \"B\", value = {of_b} }}], weights = [1, 3] }}"
        )
    };
    let (a, b) = (experts(0.1, 0.8), experts(0.8, 0.1));
    let opposed = play(&shared(&a, &b, ""), 100_000, 1);
    assert_eq!(opposed.zone_at_start.total, 100_000, "0.9 whoever speaks");
    play(&shared(&a, &a, ""), 100_000, 1).zone_at_start_with(0.25);
}

#[test]
fn case_33_a_90_per_cent_interval() {
    let exact = cdf(1.644_853_626_951_472_7 * 0.5);
    play(&shared("{ p5 = 0.3, p95 = 0.5 }", "0.55", ""), 100_000, 1).zone_at_start_with(exact);
}

/// The inputs of the first 100,000 draws.
fn inputs(toml: &str) -> Inputs {
    let scenario =
        Scenario::parse(toml, "test.toml").unwrap_or_else(|mistakes| panic!("{mistakes}"));
    let mut inputs = Inputs::default();
    Sampling::new(scenario.table(), 7).draw(0, 100_000, &mut inputs);
    inputs
}

fn group(rank: f64, inputs: &str) -> String {
    format!("[[correlation]]\nid = \"both\"\ninputs = [{inputs}]\nrank = {rank:?}\n")
}

const BOTH: &str = "\"party.a.no_deal\", \"party.b.no_deal\"";

/// The places 0..1 of what both sides have without a deal, draw by draw.
fn ranks(toml: &str) -> [Vec<f64>; 2] {
    let scenario =
        Scenario::parse(toml, "test.toml").unwrap_or_else(|mistakes| panic!("{mistakes}"));
    let inputs = inputs(toml);
    ["party.a.no_deal", "party.b.no_deal"].map(|path| {
        let id = scenario.quantity(path).expect("there is one");
        let row = scenario.table().uncertain().binary_search(&id).expect("it is uncertain");
        inputs.uniforms(row).to_vec()
    })
}

#[test]
fn ranks_are_correlated_as_they_should_be() {
    // n = 100,000; the standard error of 12·mean((u - ½)(v - ½)) is below 0.004 whatever the rank; α = 1e-6: 4.89 of them.
    let turned = "\"party.a.no_deal\", \"-party.b.no_deal\"";
    for (rank, names, expected) in [(0.3, BOTH, 0.3), (0.7, BOTH, 0.7), (0.7, turned, -0.7)] {
        let [a, b] = ranks(&shared("[0, 1]", "{ mean = 0.5, sd = 0.1 }", &group(rank, names)));
        let pairs = a.iter().zip(&b);
        let found = pairs.map(|(u, v)| 12.0 * (u - 0.5) * (v - 0.5)).sum::<f64>() / 1e5;
        assert!((found - expected).abs() < 4.89 * 0.004, "{rank}: {found}");
    }
}

#[test]
fn no_correlation_leaves_the_bits_and_a_whole_one_makes_ranks_equal() {
    let plain = ranks(&shared("[0, 1]", "[0, 1]", ""));
    assert_eq!(ranks(&shared("[0, 1]", "[0, 1]", &group(0.0, BOTH))), plain);
    let [a, b] = ranks(&shared("[0, 1]", "[0, 1]", &group(1.0, BOTH)));
    assert_eq!(a, b);
}

#[test]
fn what_experts_say_has_even_ranks() {
    let says = "{ experts = [{ by = \"A\", low = 0.1, high = 0.3 }, { by = \"B\", any = [0.2, 0.9] }], weights = [1, 3] }";
    let inputs = inputs(&shared(says, "0", ""));
    // n = 100,000 in 20 cells; chi-square with 19 degrees of freedom, α = 1e-6: critical value 63.2.
    let mut cells = [0.0; 20];
    inputs.uniforms(0).iter().for_each(|u| cells[(u * 20.0) as usize] += 1.0);
    let chi_square: f64 = cells.iter().map(|n| (n - 5e3) * (n - 5e3) / 5e3).sum();
    assert!(chi_square < 63.2, "{chi_square}");
    // Three eighths each of 0.2 and 0.9; the rest is even between 0.1 and 0.3.
    let share = |of: &dyn Fn(f64) -> bool| inputs.values(0).iter().filter(|x| of(**x)).count();
    for (found, expected) in [
        (share(&|x| x == 0.2), 0.375),
        (share(&|x| x == 0.9), 0.375),
        (share(&|x| x < 0.15), 0.0625),
    ] {
        let expected = 1e5 * expected;
        // α = 1e-6: 4.89 standard errors.
        assert!((found as f64 - expected).abs() < 4.89 * expected.sqrt(), "{found} for {expected}");
    }
}

#[test]
fn every_mistake_in_a_group_is_told() {
    let told = |more: &str| {
        let text = shared("[0, 1]", "[0, 1]", more);
        Scenario::parse(&text, "test.toml").expect_err(more).to_string()
    };
    #[rustfmt::skip]
    let rows = [
        (group(0.5, "\"party.a.no_deel\", \"party.b.no_deal\""), "there is no number `party.a.no_deel` that could be uncertain", "did you mean `party.a.no_deal`?"),
        (group(0.5, "\"party.a.optimism\", \"party.b.no_deal\""), "`party.a.optimism` is known: nothing can go together with it", "give it a range"),
        (group(0.5, "\"party.a.no_deal\", \"-party.a.no_deal\""), "`party.a.no_deal` is in a group already", "one group at most"),
        (group(0.5, BOTH) + &group(0.5, BOTH).replace("both", "again"), "`party.a.no_deal` is in a group already", "one group at most"),
        (group(0.5, BOTH) + &group(0.5, BOTH), "two of [[correlation]] have the id `both`", ""),
        (group(0.5, "\"party.a.no_deal\""), "`inputs` of correlation `both` must name at least two numbers", ""),
        (group(0.5, "1, 2"), "a path in quotes belongs here, found a number", "turns its sign"),
        (group(1.5, BOTH), "`rank` of correlation `both` must lie in 0..1, found 1.5", ""),
        (group(0.5, BOTH).replace("rank = 0.5", ""), "`rank` of correlation `both` is missing", "rank = 0.5"),
        (group(0.5, BOTH).replace("rank = 0.5", "rank = [0, 1]"), "`rank` of correlation `both` cannot be uncertain", ""),
        (group(0.5, BOTH).replace("inputs", "#"), "`inputs` of correlation `both` is missing", "by their paths"),
        (group(0.5, BOTH).replace("inputs", "imputs"), "unknown key `imputs` in correlation `both`", "did you mean `inputs`?"),
    ];
    for (more, title, help) in rows {
        let told = told(&more);
        assert!(told.contains(title) && told.contains(help), "{more}\n{told}");
    }
}

#[test]
fn a_group_is_changed_by_its_id_and_a_setting_may_make_a_member_known() {
    let text = shared("[0, 1]", "[0, 1]", &group(0.5, BOTH));
    let scenario = Scenario::parse(&text, "test.toml").expect("sound");
    let of = |scenario: &Scenario| scenario.table().parts().correlations.clone();
    let closer = scenario.with(&["correlation.both.rank=0.8"]).expect("sound");
    assert_eq!((of(&closer)[0].rank, of(&closer)[0].members.len()), (0.8, 2));
    let again = Scenario::parse(closer.to_toml(), "again.toml").expect("it reads back");
    assert_eq!(of(&again), of(&closer));
    let known =
        scenario.with(&["party.a.no_deal=0.4"]).expect("what it goes together with is known now");
    assert_eq!(of(&known)[0].members.len(), 1);
}
