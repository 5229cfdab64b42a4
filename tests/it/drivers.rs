//! What drives an answer: the same as a run says where both can, the same bits on any number of threads.

use crate::helpers::{ask, case, ledger, table};
use crate::random_scenarios::{Mix, scenario};
use negsim::claims::{Driving, Sensitivity, Work, summarise, usual_rows};
use negsim::engine::{Game, Plan};
use negsim::games::talks::Table;
use negsim::scenario::Scenario;

const SETTLED: &str = "settled";

fn found(table: &Table, word: &str, draws: u64, rows: u64) -> Sensitivity {
    let plan = Plan::new(0, draws, 4).expect("small");
    let asked = ask(table.questions(), word);
    let mut work = Driving::new(&case(table), table, asked, plan, rows);
    while work.advance(7) {}
    work.finish()
}

fn shipped(name: &str) -> Scenario {
    let path = format!("{}/scenarios/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    Scenario::read(path).expect("a shipped scenario reads")
}

#[test]
fn a_run_and_this_agree_where_both_can() {
    let scenario = shipped("two_neighbours");
    let table = scenario.table();
    let run =
        summarise(&case(table), table, &ledger(table, Plan::new(0, 25_000, 4).expect("small")));
    let found = found(table, SETTLED, 25_000, 4_096);
    // The survey is the run itself ...
    assert_eq!(found.overall, Some(run.ends[0]));
    let spread = run.spread.expect("four repeats");
    assert_eq!(found.range, Some([spread.p10, spread.p90]));
    let chance = found.chance_share.expect("it varies");
    assert!((1.0 - chance.value - spread.input_share).abs() < 1e-9);
    // ... and the design, of other inputs and other luck, agrees with its shares within 4 standard errors each.
    for driver in &run.drivers {
        let here =
            found.inputs.iter().find(|input| input.input == driver.input).expect("the same inputs");
        assert_eq!((here.low_tenth, here.high_tenth), (driver.low_tenth, driver.high_tenth));
        let (own, theirs) = (here.first.expect("known"), driver.share.expect("known"));
        let widths = [own.high - own.low, theirs.high - theirs.low];
        let half = 0.5 * widths.map(|width| width * width).iter().sum::<f64>().sqrt();
        assert!(
            (own.value - theirs.value).abs() < 4.0 / 1.96 * half + 1e-9,
            "{}: {own:?} {theirs:?}",
            driver.input
        );
        let total = here.total.expect("known");
        assert!(total.high >= own.low, "{}: {total:?} below {own:?}", driver.input);
    }
}

#[test]
fn threads_give_the_same_bits() {
    let mix = Mix { uncertain: true, ..Mix::ALL };
    let table = table(&scenario(2, mix));
    let terms = format!("terms.{}", table.labels().issues[0].id);
    for asked in [SETTLED, &terms] {
        let on = |threads: usize| {
            let pool =
                rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
            pool.install(|| found(&table, asked, 600, 40))
        };
        assert!(on(1) == on(if asked == SETTLED { 8 } else { 2 }));
    }
}

/// A normal no-deal value against a known one decides whether there is a settlement at all: the input is everything.
#[test]
fn one_input_that_decides_has_everything() {
    let toml = crate::helpers::pie(
        3,
        "",
        "",
        "no_deal = { low = 0.2, high = 0.8 }\nopening = 1.0",
        "no_deal = 0.5\nopening = 1.0\noptimism = [0.0, 0.0001]",
        "",
    );
    let table = table(&toml);
    let found = found(&table, "zone_at_start", 4_000, 1_024);
    let strongest = &found.inputs[0];
    assert_eq!(strongest.input, "party.a.no_deal");
    let (first, total) = (strongest.first.expect("known"), strongest.total.expect("known"));
    assert!(first.value > 0.95 && total.value > 0.95, "{first:?} {total:?}");
    assert!(found.inputs[1].total.expect("known").value < 0.01);
    assert!(found.chance_share.expect("it varies").value < 0.01);
}

/// Settled where x <= 0.5, x uniform on 0.2..0.8, and a bargains in good faith, as it does in two draws of five: mean 0.2,
/// variance 0.16. Given x the likelihood is 0.4 or 0: E[p(1-p)] = 0.12, three quarters of it, though every draw is settled
/// with certainty. 4,000 rows: 4 standard errors as the estimate itself gives them.
#[test]
fn luck_of_draws_is_what_no_knowledge_of_inputs_removes() {
    let toml = crate::helpers::pie(
        3,
        "",
        "",
        "no_deal = { low = 0.2, high = 0.8 }\npatience = 1e-9\ngood_faith = 0.4",
        "no_deal = 0.5\npatience = 1e-9",
        "",
    );
    let found = found(&table(&toml), SETTLED, 4_000, 4_096);
    assert!(found.chance_share.expect("it varies").value < 0.01);
    let beyond = found.beyond_inputs.expect("it varies");
    let error = (beyond.high - beyond.low) / (2.0 * 1.96);
    assert!(error < 0.03 && (beyond.value - 0.75).abs() < 4.0 * error, "{beyond:?}");
    assert!(found.inputs[0].is_visible);
}

const ALL_KNOWN: &str = "no_deal = 0.3\npatience = \"none\"";

#[test]
fn known_inputs_leave_nothing_to_rank() {
    let table = table(&crate::helpers::pie(3, "", "", ALL_KNOWN, ALL_KNOWN, ""));
    let found = found(&table, SETTLED, 100, 64);
    assert!(found.inputs.is_empty() && found.rows == 0 && found.combinations.is_none());
}

#[test]
fn the_usual_rows_make_about_two_million_negotiations() {
    let large = shipped("abu_dhabi");
    assert_eq!(usual_rows(large.table(), 4), 2_048);
    assert_eq!(usual_rows(shipped("two_neighbours").table(), 4), 16_384);
    assert_eq!(usual_rows(large.table(), 60_000), 256);
}
