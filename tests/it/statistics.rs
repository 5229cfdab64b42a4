//! What the report claims about its own uncertainty, held to cases whose answer is known, through the engine.

use crate::helpers::{case, ledger, monthly, pie, table};
use negsim::claims::{Driver, Findings, summarise};
use negsim::engine::Plan;

/// Uniform no-deal value against an offer of one half (exact case 5): the repeats of a draw all agree.
fn all_or_nothing() -> String {
    pie(1, "", "", NEEDS_HALF, "patience = \"none\"\nopening = 0\nno_deal = [0, 1]", "")
}

/// It takes half and no less of a side that has nothing left.
const NEEDS_HALF: &str = "patience = \"none\"\nno_deal = 0.5";

const ASKS_HALF: &str = "patience = \"none\"\nopening = 0.5";

/// A normal no-deal value against a normal balance of the same deviation: the probability of a settlement is uniform
/// over draws. What the other side opens with changes nothing, since it asks for half of a side that has nothing left.
fn uniform_probability() -> String {
    let a = format!("{NEEDS_HALF}\nopening = [0.8, 0.9]");
    let b = "patience = \"none\"\nopening = 0\nno_deal = { mean = 0.5, sd = 0.1 }\nexposure = 1";
    monthly(&pie(1, "", "", &a, b, "[balance]\nvolatility = 0.1"))
}

fn findings(toml: &str) -> Findings {
    let table = table(toml);
    summarise(&case(&table), &table, &ledger(&table, Plan::new(0, 25_000, 4).expect("small")))
}

/// Of how many of 200 seeds the 95 % interval holds the truth, with 256 draws of four repeats.
fn covered(toml: &str, truth: f64) -> usize {
    let table = table(toml);
    let holds = |seed: u64| {
        let ledger = ledger(&table, Plan::new(seed, 256, 4).expect("small"));
        let settled = summarise(&case(&table), &table, &ledger).ends[0];
        settled.low <= truth && truth <= settled.high
    };
    (0..200).filter(|seed| holds(*seed)).count()
}

/// 180 to 198 of 200: a binomial number at 0.95 lies below with 0.3 %, above with 0.04 %.
const COVERED: core::ops::RangeInclusive<usize> = 180..=198;

#[test]
fn intervals_cover_where_the_repeats_of_a_draw_agree() {
    let covered = covered(&all_or_nothing(), 0.5);
    assert!(COVERED.contains(&covered), "{covered} of 200");
}

#[test]
fn intervals_cover_where_draws_differ_and_chance_plays() {
    let covered = covered(&uniform_probability(), 0.5);
    assert!(COVERED.contains(&covered), "{covered} of 200");
}

#[test]
fn known_inputs_show_no_spread() {
    // Exact case 9: all is known, and all that varies is how the instructions are read.
    let toml = pie(1, "hesitation = 0.1", "", ASKS_HALF, "patience = \"none\"\nopening = 0.6", "");
    let found = findings(&toml);
    let spread = found.spread.expect("four repeats");
    assert!((found.ends[0].p - 0.465_553).abs() < 0.007, "{:?}", found.ends[0]);
    assert!(spread.input_share < 0.01, "{spread:?}");
    assert!(spread.p90 - spread.p10 < 0.1, "{spread:?}");
    assert!(found.drivers.is_empty());
}

#[test]
fn a_uniform_probability_is_seen_as_one() {
    let spread = findings(&uniform_probability()).spread.expect("four repeats");
    for (found, truth) in [spread.p10, spread.p50, spread.p90].into_iter().zip([0.1, 0.5, 0.9]) {
        assert!((found - truth).abs() < 0.05, "{spread:?}");
    }
    // The standard error of the share is 0.003.
    assert!((spread.input_share - 1.0 / 3.0).abs() < 0.012, "{spread:?}");
}

#[test]
fn one_driver_carries_all_and_one_carries_nothing() {
    let found = findings(&uniform_probability());
    let [first, second]: &[Driver; 2] = found.drivers.as_slice().try_into().expect("two inputs");
    assert_eq!(
        (first.input.as_str(), second.input.as_str()),
        ("party.b.no_deal", "party.a.opening")
    );
    let [all, none] = [first, second].map(|driver| driver.share.expect("four repeats"));
    assert!(all.value > 0.97 && all.high >= 1.0, "{all:?}");
    assert!(none.value < 0.006 && none.low <= 0.0, "{none:?}");
    assert!(first.is_visible() && !second.is_visible());
    // The mean of a uniform probability in its highest and in its lowest tenth; 2,500 draws, z = 4.
    let [low, high] = [first.low_tenth, first.high_tenth].map(|tenth| tenth.expect("draws").p);
    assert!((low - 0.95).abs() < 0.01 && (high - 0.05).abs() < 0.01, "{low} {high}");
}

#[test]
fn losses_add_up_to_what_was_lost() {
    let found = findings(&uniform_probability());
    let mut before = 1.0;
    for step in &found.steps {
        assert!((before - step.likelihood.p - step.lost.p).abs() < 1e-12, "{step:?}");
        before = step.likelihood.p;
    }
    // In good faith a settlement has passed every step before it.
    assert!((found.steps[3].likelihood.p - found.funnel.ratified.p).abs() < 1e-12);
    let holds = found.funnel.holds_24.expect("two years");
    assert!((before - holds.p).abs() < 1e-12);
}

/// Exact case 5 with a side that means it in six of ten draws: a zone, and then a settlement, in half of all draws whoever
/// means it. 25,000 draws; |z| < 3.29: α = 0.001 a step.
#[test]
fn steps_count_what_held_with_all_before_it() {
    let b = "patience = \"none\"\nopening = 0\nno_deal = [0, 1]\ngood_faith = 0.6";
    let found = findings(&pie(1, "", "", NEEDS_HALF, b, ""));
    let near = |p: f64, exact: f64| {
        let z = (p - exact) / (exact * (1.0 - exact) / 25_000.0).sqrt();
        assert!(z.abs() < 3.29, "{p} is not {exact}: z = {z}");
    };
    near(found.funnel.zone_ever.p, 0.5);
    let steps = found.steps.iter().map(|step| (step.likelihood.p, step.lost.p));
    let [faith, zone, room, ratified] = steps.collect::<Vec<_>>()[..4] else { panic!("four") };
    near(faith.0, 0.6);
    near(faith.1, 0.4);
    near(zone.0, 0.3);
    near(zone.1, 0.3);
    assert_eq!((room, ratified), ((zone.0, 0.0), (zone.0, 0.0)));
}

#[test]
fn what_is_not_counted_by_draw_gets_the_widest_interval() {
    // Where a share was counted by draw, the interval for which nobody counted is never narrower.
    let toml = uniform_probability();
    let table = table(&toml);
    let ledger = ledger(&table, Plan::new(0, 25_000, 4).expect("small"));
    let settled = summarise(&case(&table), &table, &ledger).ends[0];
    let widest = negsim::Likelihood::at_widest(settled.p, 25_000.0, settled.n);
    assert!(widest.low <= settled.low && settled.high <= widest.high, "{settled:?} {widest:?}");
}

fn warned(toml: &str, draws: u64) -> Vec<String> {
    let table = table(toml);
    let ledger = ledger(&table, Plan::new(0, draws, 4).expect("small"));
    let warnings = summarise(&case(&table), &table, &ledger).warnings;
    warnings.iter().map(|warning| warning.code.to_string()).collect()
}

#[test]
fn advice_is_given_where_it_helps_and_only_there() {
    let certain = pie(1, "", "", ASKS_HALF, ASKS_HALF, "");
    assert!(warned(&certain, 999).is_empty(), "more draws of nothing uncertain tell nothing more");
    assert_eq!(warned(&all_or_nothing(), 999), ["few_draws"]);
    assert!(warned(&all_or_nothing(), 1_000).is_empty());
    assert_eq!(warned(&all_or_nothing(), 50), ["few_draws", "few_settlements"]);
    // b goes as far as its red line and no further; a comes down to it in the end.
    let toml = monthly(&pie(30, "", "", "patience = 22", "patience = 22", ""));
    let line = "pie = { ideal = 0.0, weight = 1.0, red_line = 0.4 }";
    let toml = toml.replace("pie = { ideal = 0.0, weight = 1.0 }", line);
    assert_eq!(warned(&toml, 1_000), ["red_line"]);
}

/// Settled with 2 / (1 + e^(0.1 / hesitation)): everything is known, and the instructions must be read so far out.
fn rare(likelihood: f64) -> String {
    let hesitation = 0.1 / libm::log(2.0 / likelihood - 1.0);
    let talks = format!("hesitation = {hesitation}");
    let [a, b] = ["patience = \"none\"\nopening = 0.5", "patience = \"none\"\nopening = 0.6"];
    pie(1, &talks, "", a, b, "")
}

#[test]
fn rare_events_of_known_inputs_are_covered() {
    // 300 seeds of 1,000 negotiations, six events expected: exact ends lie above with 2.0 % (twelve events or more) and
    // below with 1.7 % (one or none). More than 27 misses of 300 have a probability of 0.003 %; none below, 0.6 %.
    let table = table(&rare(0.006));
    let (mut above, mut below) = (0, 0);
    for seed in 0..300 {
        let ledger = ledger(&table, Plan::new(seed, 250, 4).expect("small"));
        let settled = summarise(&case(&table), &table, &ledger).ends[0];
        above += u32::from(settled.low > 0.006);
        below += u32::from(settled.high < 0.006);
    }
    assert!(above + below <= 27, "{above} above and {below} below");
    assert!(below > 0, "{above} above and {below} below");
}

#[test]
fn what_never_happens_is_bounded_by_negotiations_where_all_is_known() {
    let known = findings(&rare(1e-12));
    // 1 - 0.025^(1/100,000), and of 25,000 draws.
    assert!((known.ends[0].high - 3.688_811e-5).abs() < 1e-10, "{:?}", known.ends[0]);
    let unknown = findings(&all_or_nothing());
    assert!((unknown.ends[1].high - 1.475_452e-4).abs() < 1e-9, "{:?}", unknown.ends[1]);
}

/// Two issues whose weights decide who gets the port: half of all settlements give it to either side, none shares it.
const EITHER_OR: &str = r#"
title = "Either or"
rounds = 30
issue = [
  { id = "port", scale = ["the North holds it", "shared", "the South holds it"] },
  { id = "mine", scale = ["the North holds it", "shared", "the South holds it"] },
]
[[party]]
id = "north"
role = "signatory"
no_deal = 0.3
patience = 4.6
issues.port = { ideal = 0.0, weight = [0.2, 0.8] }
issues.mine = { ideal = 0.0, weight = 0.5 }
[[party]]
id = "south"
role = "signatory"
no_deal = 0.3
patience = 4.6
issues.port = { ideal = 1.0, weight = [0.2, 0.8] }
issues.mine = { ideal = 1.0, weight = 0.5 }
"#;

#[test]
fn two_clusters_of_terms_are_told_as_two() {
    for seed in 0..3 {
        let table = table(EITHER_OR);
        let plan = Plan::new(seed, 2_000, 4).expect("small");
        let found = summarise(&case(&table), &table, &ledger(&table, plan));
        let port = found.terms[0].place.as_ref().expect("some settle");
        let [north, south] = port.clusters.as_ref().expect("there are two");
        // Equal by symmetry.
        assert!(north.share.low < 0.5 && 0.5 < north.share.high, "{north:?}");
        assert!((north.share.p + south.share.p - 1.0).abs() < 1e-12);
        assert!(north.p90 < 0.4 && south.p10 > 0.6, "{north:?} {south:?}");
        assert!(north.p10 <= north.p50 && north.p50 <= north.p90, "{north:?}");
    }
}

#[test]
fn terms_of_one_kind_are_not_told_as_two() {
    let place = |toml: &str| findings(toml).terms[0].place.clone().expect("some settle");
    // All settlements in one place, and spread evenly over the upper half.
    assert_eq!(
        place(&pie(1, "", "", ASKS_HALF, "patience = \"none\"\nopening = 0.5", "")).clusters,
        None
    );
    assert_eq!(place(&all_or_nothing()).clusters, None);
}
