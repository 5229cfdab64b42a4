//! The forecast given what was seen: cases solved by hand, what all observations together must give, reproducibility,
//! and what people read.

use crate::helpers::{Tally, case, ledger, monthly, pie, settling, simulate, simulate_at, table};
use crate::random_scenarios::{Mix, scenario};
use insta::assert_snapshot;
use negsim::claims::{Cost, Findings, Refusal, summarise, summarise_given};
use negsim::engine::{Game, Ledger, Level, Pass, Plan};
use negsim::games::talks::{Given, Observed, Seen, State, Table};
use negsim::report::{Page, json, text};
use negsim::scenario::Scenario;

fn posterior(table: &Table, observed: &[Observed], plan: Plan) -> Ledger {
    simulate_at(&Given::new(table, observed, &plan), plan, Level::best())
}

fn plan(seed: u64, draws: u64, repeats: u64) -> Plan {
    Plan::new(seed, draws, repeats).expect("small")
}

/// What a scenario comes to given the rounds that its file observes.
fn findings(toml: &str, plan: Plan) -> Result<Findings, Refusal> {
    let scenario = Scenario::parse(toml, "test.toml").expect("a good scenario");
    let given = Given::new(scenario.table(), scenario.observed(), &plan);
    let counted = simulate_at(&given, plan, Level::best());
    let before = ledger(scenario.table(), plan);
    summarise_given(&case(scenario.table()), &given, &counted, &before)
}

/// Rounds of a month; both ask at once for what they can just live with: a for `u - 0.1 t`, u uniform on 0..1, b for 0.4.
fn refusing(rounds: u32, rest: &str) -> String {
    let a = "patience = \"none\"\nopening = 0\nno_deal = [0, 1]\nerosion_per_month = 0.1";
    monthly(&pie(rounds, "", "", a, "patience = \"none\"\nopening = 0\nno_deal = 0.4", rest))
}

/// Settled in round t as soon as u - 0.1 t <= 0.6. Nothing agreed in round 1: u is uniform above 0.7, and of that a third
/// settles in round 2. 20,000 draws, of which 6,000 count; α = 6e-5 a comparison (4 standard errors).
#[test]
fn a_refused_offer_truncates_the_uniform() {
    let found =
        findings(&refusing(2, "[[observed]]\nround = 1\nagreed = false"), plan(0, 20_000, 2))
            .expect("enough draws agree");
    let near = |found: f64, expected: f64, variance: f64| {
        let z = (found - expected) / (variance / 6_000.0).sqrt();
        assert!(z.abs() < 4.0, "{found} is not {expected}: z = {z}");
    };
    near(found.ends[0].p, 1.0 / 3.0, 2.0 / 9.0);
    assert!(found.ends[0].low < 1.0 / 3.0 && found.ends[0].high > 1.0 / 3.0);
    let observed = found.observed.expect("a round was observed");
    assert_eq!(observed.moved.len(), 1);
    let after = observed.moved[0].after;
    for (found, p) in [(after.p10, 0.1), (after.p50, 0.5), (after.p90, 0.9)] {
        near(found, 0.7 + 0.3 * p, 0.09 * p * (1.0 - p));
    }
    near(observed.facts.p, 0.3, 0.21 * 6_000.0 / 20_000.0);
    near(observed.effective_draws / 20_000.0, 0.3, 0.21 * 6_000.0 / 20_000.0);
    let before = observed.before.ends[0].p;
    assert!((before - 0.8).abs() < 4.0 * (0.16f64 / 20_000.0).sqrt(), "{before}");
}

/// Rate uniform on 0..8 a month, 3 and 5 occurrences seen: density ~ rate^8 exp(-2 rate), integrated in 80,000 steps.
/// Quantiles and likelihood within 4 standard errors: α = 6e-5 a comparison.
#[test]
fn imposed_counts_teach_the_rate() {
    let event = "[[event]]\nid = \"raid\"\non = [\"a\"]\nper_month = [0, 8]";
    let seen = "[[observed]]\nround = 1\nevents = { raid = 3 }\n[[observed]]\nround = 2\nevents = { raid = 5 }";
    let rest = format!("{event}\n{seen}");
    let toml = monthly(&pie(2, "", "", "no_deal = 0.6", "no_deal = 0.6", &rest));
    let found = findings(&toml, plan(1, 20_000, 2)).expect("enough draws agree");
    let observed = found.observed.expect("rounds were observed");
    let step = 1e-4;
    let density = |rate: f64| libm::exp(8.0 * libm::log(rate) - 2.0 * rate) / (6.0 * 120.0) / 8.0;
    let densities: Vec<f64> = (0..80_000).map(|i| density((f64::from(i) + 0.5) * step)).collect();
    let all: f64 = densities.iter().sum::<f64>() * step;
    let error = libm::log(observed.facts.high / observed.facts.p) / 1.96;
    assert!(
        libm::log(observed.facts.p / all).abs() < 4.0 * error,
        "{:?} is not {all}",
        observed.facts
    );
    let after = observed.moved[0].after;
    for (found, p) in [(after.p10, 0.1f64), (after.p50, 0.5), (after.p90, 0.9)] {
        let mut below = 0.0;
        let place = densities.iter().position(|density| {
            below += density * step / all;
            below >= p
        });
        let place = place.expect("p is below 1");
        let expected = (place as f64 + 0.5) * step;
        let error = (p * (1.0 - p) / observed.effective_draws).sqrt() * all / densities[place];
        // Within a bin of 1/8 the density is taken as even: off by less than 0.01.
        assert!((found - expected).abs() < 4.0 * error + 0.01, "{found} is not {expected}");
    }
}

/// Nothing can be agreed in round 1, so every negotiation sees round 2 with some number of raids and agrees there or not.
/// Likelihood times forecast, summed over all that may be seen, is the forecast without it. Raids excite each other, so
/// particles of a draw differ; 12 seeds of 256 draws x 16 against 200,000 draws: |t| < 5.7 with 11 degrees of freedom,
/// α = 1.4e-4 a comparison. More than 12 raids have a probability of some
/// 2e-6, which is left out: 1e-5 is allowed for it.
#[test]
fn all_observations_together_give_the_forecast_without_them() {
    let talks = "hesitation = 0.05";
    let side = "no_deal = [0.2, 0.5]\npatience = 5";
    let event = "[[event]]\nid = \"raid\"\nby = \"a\"\non = [\"b\"]\nper_month = [0, 1.5]\nexcitation = 0.5\n\
                 hardening = 0.15\nwalkout = 0.2";
    let table = table(&monthly(&pie(4, talks, "", side, side, event)));
    let all = simulate(&table, plan(1_000, 200_000, 1));
    let expected = [1.0, all.ends[0].share(all.draws, 1), all.ends[4].share(all.draws, 1)];
    let mut sums = vec![[0.0; 3]; 12];
    for (seed, sum) in sums.iter_mut().enumerate() {
        for count in 0..=12 {
            for agreed in [false, true] {
                let seen = Observed {
                    round: 2,
                    agreed: Some(agreed),
                    events: vec![Some(count)],
                    ..Observed::default()
                };
                add(sum, &table, &[seen], plan(seed as u64, 256, 16));
            }
        }
    }
    for (of, expected) in expected.into_iter().enumerate() {
        let mean = sums.iter().map(|sum| sum[of]).sum::<f64>() / 12.0;
        let scatter = sums.iter().map(|sum| (sum[of] - mean) * (sum[of] - mean)).sum::<f64>();
        let error = (scatter / 11.0 / 12.0 + expected * (1.0 - expected) / 200_000.0).sqrt();
        let t = ((mean - expected).abs() - 1e-5) / error;
        assert!(t < 5.7, "{of}: {mean} is not {expected}: t = {t}");
        assert!(error < 0.01, "{of}: an error of {error} would show nothing");
    }
}

/// Adds the likelihood of the facts, and times it the shares that settled and that were suspended.
fn add(sum: &mut [f64; 3], table: &Table, seen: &[Observed], plan: Plan) {
    let given = Given::new(table, seen, &plan);
    let ledger = simulate_at(&given, plan, Level::best());
    let (weights, _) = ledger.weighed().expect("draws are weighed");
    let tally = Tally::of(table.questions(), &ledger);
    let unit = libm::exp(weights.log_of_unit + given.log_greatest()) / weights.unit as f64;
    let mean = |total: u64, of: u64| total as f64 * unit / (of * plan.draws()) as f64;
    sum[0] += mean(tally.draws, 1);
    sum[1] += mean(tally.ends[0].total, plan.repeats());
    sum[2] += mean(tally.ends[4].total, plan.repeats());
}

/// Facts that keep some negotiations of most random scenarios.
fn some_facts(table: &Table) -> Vec<Observed> {
    let events = table.parts().events.len();
    let deals = table.parts().interims.len();
    let talking = Some(State::Talking);
    vec![
        Observed { round: 1, state: talking, events: vec![Some(1); events], ..Observed::default() },
        Observed { round: 2, interim: vec![Some(false); deals], ..Observed::default() },
        Observed {
            round: 4,
            agreed: Some(false),
            events: vec![Some(0); events],
            ..Observed::default()
        },
    ]
}

fn mixed() -> Vec<Table> {
    let mixes = [Mix::PLAIN, Mix::SMOOTH, Mix::ALL];
    let tables = (0..2).flat_map(|seed| mixes.map(|mix| (seed, Mix { uncertain: true, ..mix })));
    tables.map(|(seed, mix)| table(&scenario(seed, mix))).collect()
}

#[test]
fn threads_and_levels_give_the_same_bits() {
    let plan = plan(3, 300, 11);
    let mut some = false;
    for table in mixed() {
        let facts = some_facts(&table);
        let given = Given::new(&table, &facts, &plan);
        let on = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
            pool.expect("threads").install(|| simulate_at(&given, plan, Level::best()))
        };
        let one = on(1);
        some |= one.draws > 0;
        assert!(one == on(2));
        for (name, level) in Level::all() {
            let pass = Pass::new(core::slice::from_ref(&given), settling(&given, &plan), plan);
            let mut pass = pass.at_level(level);
            while pass.advance(1) {}
            assert!(one == *pass.ledger().ledger(), "{name} differs");
        }
    }
    assert!(some, "nothing agreed anywhere: the test says nothing");
}

/// The same shares among draws that weigh alike.
fn even(table: &Table, ledger: &Ledger) -> Tally {
    Tally::of(table.questions(), &ledger.in_effective_draws())
}

/// Weights are then all alike, everybody goes on as it is, and the shares and their intervals are those of a plain run.
#[test]
fn what_says_nothing_changes_nothing() {
    let plan = plan(5, 600, 8);
    for table in mixed() {
        let nothing = [Observed { round: 1, ..Observed::default() }];
        let found = posterior(&table, &nothing, plan);
        assert!(even(&table, &found) == simulate(&table, plan));
    }
    let table = table(&refusing(4, ""));
    let sure = [Observed { round: 1, interim: vec![], events: vec![], ..Observed::default() }];
    let given = Given::new(&table, &sure, &plan);
    let plain = ledger(&table, plan);
    let counted = simulate_at(&given, plan, Level::best());
    let found =
        summarise_given(&case(&table), &given, &counted, &plain).expect("every draw agrees");
    let expected = summarise(&case(&table), &table, &plain);
    for (found, expected) in found.ends.iter().zip(&expected.ends) {
        for (found, expected) in
            [(found.p, expected.p), (found.low, expected.low), (found.high, expected.high)]
        {
            assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
        }
    }
}

/// A fact that always holds leaves every bit as it was, resampling included.
#[test]
fn what_must_be_so_changes_nothing() {
    let plan = plan(5, 600, 8);
    let (a, b) = ("no_deal = [0.3, 0.6]\npatience = 1", "no_deal = 0.4\npatience = 1");
    let table = table(&pie(6, "hesitation = 0.1", "", a, b, ""));
    let must = [Observed {
        round: 1,
        state: Some(State::Talking),
        agreed: Some(false),
        ..Observed::default()
    }];
    let found = posterior(&table, &must, plan);
    let plain = simulate(&table, plan);
    assert!(plain.ends[0].total > 0);
    assert!(even(&table, &found) == plain);
}

#[test]
fn facts_that_cannot_be_are_named() {
    let deal = "[[interim]]\nid = \"truce\"\nissues = [\"pie\"]\nleast_gain = 2\n\
                [[observed]]\nround = 1\nagreed = false\ninterim = { truce = true }";
    let refusal = findings(&refusing(2, deal), plan(0, 500, 4)).expect_err("no deal gains 2");
    let Refusal::Impossible { fact, .. } = refusal else { panic!("{refusal:?}") };
    assert_eq!((fact.round, fact.what), (1, Seen::Interim(0, true)));
}

#[test]
fn few_effective_draws_warn_and_fewer_refuse() {
    let toml = refusing(2, "[[observed]]\nround = 1\nagreed = false");
    let found = findings(&toml, plan(0, 500, 4)).expect("about 150 draws agree");
    assert!(found.warnings.iter().any(|warning| warning.code == "few_effective_draws"));
    let Err(Refusal::TooFew { effective, cost, .. }) = findings(&toml, plan(0, 100, 4)) else {
        panic!("about 30 draws agree");
    };
    assert!(effective < 50.0);
    let Some(Cost::Fact { fact, kept, .. }) = cost else { panic!("a fact cost something") };
    assert_eq!(fact.what, Seen::Agreed(false));
    assert!((kept - effective / 100.0).abs() < 1e-9);
    // 60 raids in a month: of rates uniform on 0..8 only those near 8 make that likely at all.
    let event = "[[event]]\nid = \"raid\"\non = [\"a\"]\nper_month = [0, 8]";
    let seen = "[[observed]]\nround = 1\nevents = { raid = 60 }";
    let rest = format!("{event}\n{seen}");
    let toml = monthly(&pie(2, "", "", "no_deal = 0.6", "no_deal = 0.6", &rest));
    let refused = findings(&toml, plan(0, 1_000, 4));
    assert!(
        matches!(refused, Err(Refusal::TooFew { cost: Some(Cost::Events), .. })),
        "{refused:?}"
    );
}

fn shown() -> Findings {
    let rest = "[[event]]\nid = \"raid\"\nname = \"a raid\"\nby = \"a\"\non = [\"b\"]\nper_month = [0.5, 4]\n\
                hardening = [0, 0.05]\n\
                [[observed]]\nround = 1\nstate = \"talking\"\nagreed = false\nevents = { raid = 4 }\n\
                [[observed]]\nround = 2\nagreed = false\nevents = { raid = 3 }";
    let side = "no_deal = [0.2, 0.5]\npatience = [4, 12]";
    findings(&monthly(&pie(6, "", "", side, side, rest)), plan(0, 2_000, 16)).expect("enough agree")
}

#[test]
fn a_reader_sees_before_and_now() {
    let page = Page { width: 80, colour: false };
    assert_snapshot!(text(&shown(), None, &page));
}

#[test]
fn a_program_sees_before_and_now() {
    let text = json(&shown());
    let report: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let observed = serde_json::to_string_pretty(&report["observed"]).expect("JSON");
    assert_snapshot!(observed);
}

/// Events of which two rounds say how many there were: draws do not weigh alike.
const OBSERVED_EVENTS: &str = r#"
title = "Observed events"
rounds = 6
days_between_rounds = 30.4375
issue = [{ id = "pie", scale = ["b", "a"] }]
observed = [
  { round = 1, state = "talking", agreed = false, events = { raid = 3 } },
  { round = 2, agreed = false, events = { raid = 7 } },
]
[[party]]
id = "a"
role = "signatory"
no_deal = [0.0, 0.5]
opening = 0.8
patience = 8
issues.pie = { ideal = 1.0, weight = 1.0 }
[[party]]
id = "b"
role = "signatory"
no_deal = [0.0, 0.5]
opening = 0.9
patience = 8
issues.pie = { ideal = 0.0, weight = 1.0 }
[[event]]
id = "raid"
by = "a"
on = ["b"]
per_month = [0.0, 10.0]
excitation = [0.0, 0.8]
"#;

#[test]
fn the_bounds_of_a_funnel_agree_where_draws_weigh_differently() {
    for seed in 0..5 {
        let found = findings(OBSERVED_EVENTS, plan(seed, 500, 64)).expect("enough draws agree");
        let funnel = &found.funnel;
        let steps = [funnel.zone_ever, funnel.agreed_in_room, funnel.ratified];
        let steps: Vec<_> =
            steps.into_iter().chain(funnel.holds_12).chain(funnel.holds_24).collect();
        for pair in steps.windows(2) {
            let is_within =
                pair[1].low <= pair[0].low + 1e-12 && pair[1].high <= pair[0].high + 1e-12;
            assert!(pair[1].p <= pair[0].p && is_within, "{pair:?}");
        }
        // What always happens is known as well as what never does.
        assert_eq!((funnel.zone_ever.p, found.refused.p), (1.0, 0.0));
        assert!((1.0 - funnel.zone_ever.low - found.refused.high).abs() < 1e-12);
        assert_eq!(funnel.zone_at_start, funnel.zone_ever);
    }
}
