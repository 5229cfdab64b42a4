//! Moving numbers: sweeps and targets against what is known without simulation.

use crate::helpers::{ask, case, ledger, pie, question, simulate, table};
use negsim::claims::{Lever, LeverRange, Sweep, Sweeping, Swept, Targeting, Targets, Work, asked};
use negsim::engine::{Asked, Game, Plan};
use negsim::games::talks::Table;
use negsim::report::{Page, sweep_csv, sweep_json, sweep_text, target_json, target_text};
use negsim::scenario::Scenario;

const NORTH: &str = "party.a.no_deal";
const SOUTH: &str = "party.b.no_deal";

/// P(zone) = 1 - x with a's no-deal value x and b's uniform on 0..1.
fn zone(a: &str) -> Table {
    let a = format!("no_deal = {a}\npatience = 1e6");
    table(&pie(1, "", "", &a, "no_deal = [0.0, 1.0]\npatience = 1e6", ""))
}

fn lever(table: &Table, path: &str) -> Lever {
    Lever::of_talks(table, table.quantity(path).expect("there is one"))
}

fn plan(seed: u64, draws: u64) -> Plan {
    Plan::new(seed, draws, 1).expect("small")
}

fn swept(table: &Table, levers: &[(&str, f64, f64, usize)], draws: u64) -> Sweep {
    let levers: Vec<Swept> = levers
        .iter()
        .map(|(path, low, high, steps)| Swept::evenly(lever(table, path), *low, *high, *steps))
        .collect();
    sweep(table, "zone_at_start", levers, plan(0, draws))
}

fn targets(table: &Table, levers: &[(&str, f64, f64)], reach: f64, plan: Plan) -> Targets {
    let searches: Vec<LeverRange> = levers
        .iter()
        .map(|(path, low, high)| LeverRange { lever: lever(table, path), low: *low, high: *high })
        .collect();
    let zone = ask(table.questions(), "zone_at_start");
    let mut work = Targeting::new(&case(table), table, zone, reach, searches, plan);
    while work.advance(1) {}
    work.finish().expect("nothing is left")
}

fn sweep(table: &Table, word: &str, levers: Vec<Swept>, plan: Plan) -> Sweep {
    let asked = ask(table.questions(), word);
    let mut work = Sweeping::new(&case(table), table, asked, levers, plan);
    while work.advance(1) {}
    work.finish().expect("nothing is left")
}

#[test]
fn a_sweep_follows_its_closed_form() {
    let found = swept(&zone("0.3"), &[(NORTH, 0.1, 0.9, 9)], 20_000);
    for (value, likelihood) in found.levers[0].values.iter().zip(&found.grid[0]) {
        // |z| < 4: α = 6.3e-5 a point.
        let error = (value * (1.0 - value) / 20_000.0).sqrt();
        assert!((likelihood.p - (1.0 - value)).abs() < 4.0 * error, "{value}: {likelihood:?}");
        assert!(likelihood.low < likelihood.p && likelihood.n == 20_000);
    }
    assert_eq!((found.levers[0].values[0], found.levers[0].values[8]), (0.1, 0.9));
}

#[test]
fn a_grid_is_exact_where_nothing_else_is_unknown() {
    let found = swept(&zone("0.3"), &[(NORTH, 0.1, 0.9, 3), (SOUTH, 0.05, 0.95, 4)], 10);
    let p: Vec<Vec<f64>> =
        found.grid.iter().map(|row| row.iter().map(|one| one.p).collect()).collect();
    // A zone where the two no-deal values sum to at most 1: 0.1, 0.5, 0.9 with 0.05, 0.35, 0.65, 0.95.
    assert_eq!(p, [[1.0, 1.0, 1.0, 0.0], [1.0, 1.0, 0.0, 0.0], [1.0, 0.0, 0.0, 0.0]]);
    assert_eq!(found.contours.len(), 3);
    let half = &found.contours[1].points;
    assert_eq!(half.len(), 3 + 2, "{half:?}");
    assert!(
        sweep_csv(&found).starts_with("party.a.no_deal,party.b.no_deal,p,low,high,n\n0.1,0.05,1,")
    );
}

/// A point of a sweep is the same, bit for bit, as the scenario with that number set.
#[test]
fn a_point_is_the_table_with_that_number() {
    let table =
        Scenario::read(concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/two_neighbours.toml"))
            .expect("it is shipped")
            .table()
            .clone();
    for path in ["party.north.patience", "talks.misreading_half_life"] {
        let lever = lever(&table, path);
        let id = lever.quantity;
        let levers = vec![Swept::evenly(lever, 0.25, 1.0, 2)];
        let found = sweep(&table, "ratified", levers, plan(5, 600));
        let run = simulate(&table.with(id, 1.0), plan(5, 600));
        assert_eq!(found.grid[0][1].p, run.ends[0].total as f64 / 600.0, "{path}");
    }
}

#[test]
fn a_target_finds_the_value_and_how_far_it_is() {
    let table = zone("[0.2, 0.6]");
    let found = targets(&table, &[(NORTH, 0.0, 1.0)], 0.3, plan(0, 20_000));
    let row = &found.rows[0];
    let value = row.value.expect("1 - 0.7 = 0.3");
    // One standard error of the likelihood, and of the value as the slope is -1, is 0.0032.
    assert!((value.value - 0.7).abs() < 0.013, "{value:?}");
    assert!(value.low < value.value && value.value < value.high && value.high - value.low < 0.016);
    let sd = 0.4 / 12.0f64.sqrt();
    let change = row.change_in_sd().expect("it is uncertain");
    assert!((change - (value.value - 0.4) / sd).abs() < 1e-9);
}

#[test]
fn the_interval_of_a_target_covers_it_in_95_of_100_runs() {
    // 200 runs of 400 draws; 190 ± 10.1 is ± 3.29 standard errors, α = 0.001. The ends are rounded outwards.
    let table = zone("0.3");
    let covered = (0..200).filter(|seed| {
        let found = targets(&table, &[(NORTH, 0.0, 1.0)], 0.4, plan(*seed, 400));
        let value = found.rows[0].value.expect("1 - 0.6 = 0.4");
        value.low <= 0.6 && 0.6 <= value.high
    });
    let covered = covered.count();
    assert!((180..=200).contains(&covered), "covered in {covered} of 200");
}

#[test]
fn what_cannot_be_reached_says_how_far_it_gets() {
    let table = zone("[0.2, 0.6]");
    let found = targets(&table, &[(NORTH, 0.2, 0.6)], 0.9, plan(0, 5_000));
    let row = &found.rows[0];
    assert_eq!((row.value, row.best_at), (None, 0.2));
    assert!((row.best.p - 0.8).abs() < 4.0 * (0.16f64 / 5_000.0).sqrt());
    assert!(
        target_text(&found, &Page { width: 100, colour: false }).contains("not within its range")
    );
}

#[test]
fn uncertain_levers_come_first_and_known_ones_last() {
    let table = zone("0.3");
    let levers = [(NORTH, 0.0, 1.0), (SOUTH, 0.0, 1.0), ("party.a.optimism", -1.0, 0.0)];
    let found = targets(&table, &levers, 0.5, plan(0, 2_000));
    let paths: Vec<&str> = found.rows.iter().map(|row| row.search.lever.path.as_str()).collect();
    // b's no-deal value, uncertain, has the zone or not; a's must come to 0.5; its optimism does not make it likely less.
    assert_eq!(paths[..2], [SOUTH, NORTH], "{paths:?}");
    assert!(found.rows[1].change_in_sd().is_none() && found.rows[1].change_in_range().is_some());
}

#[test]
fn levers_know_what_they_may_be() {
    let table = zone("0.3");
    let of = |path: &str| lever(&table, path);
    assert_eq!(of(NORTH).whole_range(), Ok((0.0, 1.0)));
    assert!(
        of("party.a.patience")
            .whole_range()
            .is_err_and(|endless| endless.to_string().contains("above 0"))
    );
    assert_eq!(of("party.a.patience").where_to_look(), None);
    // The only weight of a party cannot be 0: its weights would sum to nothing.
    let weight = of("party.a.issues.pie.weight");
    assert!(weight.check(0.0).is_err() && weight.check(0.1).is_ok());
    assert_eq!(of(SOUTH).support, Some((0.001, 0.999)));
}

#[test]
fn what_is_asked_is_what_is_counted() {
    let table = zone("0.3");
    let questions = table.questions();
    for asked in asked::usual(questions) {
        assert_eq!(asked::find(questions, &asked::word(questions, asked)), Ok(asked));
    }
    let held = question(questions, "months_held");
    assert_eq!(ask(questions, "pie"), Asked::Mean(question(questions, "terms.pie")));
    assert_eq!(ask(questions, "holds_7"), Asked::AtLeast(held, 7));
    assert_eq!(ask(questions, "months_held>=7"), Asked::AtLeast(held, 7));
    let round = question(questions, "round_of_settlement");
    assert_eq!(ask(questions, "round_of_settlement<=1"), Asked::AtMost(round, 1));
    let refused =
        |word: &str| asked::find(questions, word).expect_err("nothing has this word").to_string();
    assert!(refused("round_of_settlement<=2").contains("nothing called"));
    assert!(refused("setled").contains("did you mean `settled`?"));
    assert!(refused("holds_99").contains("talks.aftermath_months is 24"));
    assert!(refused("zebra").contains("there are settled, collapsed"));
}

#[cfg(feature = "parallel")]
#[test]
fn the_number_of_threads_changes_no_bit() {
    let table = zone("[0.2, 0.6]");
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.expect("a few threads").install(|| {
            let found = targets(&table, &[(NORTH, 0.0, 1.0)], 0.3, plan(1, 1_000));
            target_json(&found) + &sweep_json(&swept(&table, &[(NORTH, 0.0, 1.0, 5)], 1_000))
        })
    };
    assert_eq!(on(1), on(3));
}

/// One half whatever the opening demand: no value is found to reach it, and none is ruled out.
#[test]
fn what_noise_hides_is_not_called_out_of_range() {
    let page = Page { width: 400, colour: false };
    let table = zone("0.5");
    let said = |reach| {
        let found = targets(&table, &[("party.a.opening", 0.5, 1.0)], reach, plan(0, 400));
        assert!(found.rows[0].value.is_none());
        target_text(&found, &page)
    };
    assert!(said(0.5).contains("may reach it"), "{}", said(0.5));
    assert!(!said(0.7).contains("may reach it"), "{}", said(0.7));
}

#[test]
fn targets_and_sweeps_read_well() {
    let page = Page { width: 100, colour: false };
    let table = zone("[0.2, 0.6]");
    let levers = [(NORTH, 0.0, 1.0), ("party.a.optimism", -1.0, 0.0)];
    insta::assert_snapshot!(
        "target",
        target_text(&targets(&table, &levers, 0.3, plan(0, 2_000)), &page)
    );
    let curve = swept(&table, &[(NORTH, 0.0, 1.0, 6)], 2_000);
    insta::assert_snapshot!("curve", sweep_text(&curve, &page));
    let grid = swept(&table, &[(NORTH, 0.0, 1.0, 3), (SOUTH, 0.0, 1.0, 6)], 500);
    insta::assert_snapshot!("grid", sweep_text(&grid, &page));
    for found in [curve, grid] {
        let narrow = sweep_text(&found, &Page { width: 40, colour: false });
        assert!(narrow.lines().all(|line| line.chars().count() <= 40), "{narrow}");
    }
}

#[test]
fn a_lever_that_brings_a_mechanism_in_or_takes_it_out_asks_the_same() {
    // Each turns questions about its mechanism on or off, and what is asked stands after them in the list.
    for (path, value) in [
        ("party.north.leaves_per_month", 0.5),
        ("issue.water.promise", 0.5),
        ("talks.misreading", 0.0),
    ] {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/two_neighbours.toml");
        let scenario = Scenario::read(file).expect("it is shipped");
        let set = scenario.with(&[&format!("{path}={value}")]).expect("it may be so");
        let asked = |table: &Table| ask(table.questions(), "refused.south");
        let Asked::Event(question) = asked(set.table()) else { panic!("it is an event") };
        let plan = plan(0, 1_000);
        let fresh = ledger(set.table(), plan).count(question);
        let id = scenario.table().quantity(path).expect("there is one");
        let moved = scenario.table().moved(&[(id, value)]);
        let Asked::Event(question) = asked(&moved) else { panic!("it is an event") };
        assert_eq!(asked(&moved), asked(scenario.table()), "{path}");
        assert_eq!(ledger(&moved, plan).count(question), fresh, "{path}");
    }
}

/// Of five levers two can do it: the others are dropped by the screen, each with how far it gets.
#[test]
fn of_many_levers_those_that_may_do_it_are_searched() {
    let table = zone("0.3");
    let idle = ["party.a.opening", "party.b.opening", "talks.hesitation"];
    let optimism = "party.a.optimism";
    let mut levers = vec![(NORTH, 0.0, 1.0), (optimism, 0.0, 1.0)];
    levers.extend(idle.map(|path| (path, 0.5, 1.0)));
    let found = targets(&table, &levers, 0.4, plan(0, 16_000));
    let row =
        found.rows.iter().find(|row| row.search.lever.path == NORTH).expect("it is asked for");
    let value = row.value.expect("1 - 0.6 = 0.4");
    // Two levers are left of five, and are looked at with fewer of the draws: one standard error is 0.0126.
    assert!((value.value - 0.6).abs() < 4.0 * 0.0126, "{value:?}");
    assert!(value.low <= 0.6 && 0.6 <= value.high && value.high - value.low < 0.07, "{value:?}");
    assert_eq!(row.best.n, 1_500);
    let also = found.rows.iter().find(|row| row.search.lever.path == optimism);
    assert!(also.is_some_and(|row| row.best.n >= 1_000), "{also:?}");
    for row in found.rows.iter().filter(|row| idle.contains(&row.search.lever.path.as_str())) {
        assert!(row.value.is_none() && row.best.n == 250, "{row:?}");
        assert!(row.best.low <= 0.7 && 0.7 <= row.best.high && row.best.low > 0.4, "{row:?}");
    }
}

/// Whatever seed: with many levers a number that does nothing reaches nothing, and one whose present value is an end of its
/// range is found from there.
#[test]
fn of_many_levers_none_is_mistaken_for_another() {
    let table = zone("[0.2, 0.6]");
    for seed in 0..20 {
        let idle = ["party.a.opening", "party.b.opening", "talks.hesitation"];
        let mut levers: Vec<(&str, f64, f64)> = idle.map(|path| (path, 0.0, 1.0)).to_vec();
        levers.extend([("party.a.optimism", -1.0, 0.0), (NORTH, 0.0, 1.0)]);
        // As likely as not, and by chance a little more or less.
        let now = targets(&table, &levers[..1], 0.6, plan(seed, 2_000)).now.p;
        let found = targets(&table, &levers, now + 0.01, plan(seed, 2_000));
        for row in &found.rows {
            let path = row.search.lever.path.as_str();
            assert_eq!(row.value.is_some(), !idle.contains(&path), "seed {seed}: {row:?}");
        }
    }
}

#[test]
fn the_interval_of_a_target_among_many_covers_it_in_95_of_100_runs() {
    // 200 runs, each held against the scenario as it stands; 190 ± 10.1 is ± 3.29 standard errors, α = 0.001. The ends are
    // rounded outwards.
    let table = zone("0.3");
    let idle = ["party.a.opening", "party.b.opening", "talks.hesitation", "party.a.concession"];
    let mut levers: Vec<(&str, f64, f64)> = idle.map(|path| (path, 0.5, 0.9)).to_vec();
    levers.push((NORTH, 0.0, 1.0));
    let covered = (0..200).filter(|seed| {
        let found = targets(&table, &levers, 0.4, plan(*seed, 400));
        let row = found.rows.iter().find(|row| row.search.lever.path == NORTH);
        let value = row.and_then(|row| row.value).expect("1 - 0.6 = 0.4");
        value.low <= 0.6 && 0.6 <= value.high
    });
    let covered = covered.count();
    assert!((180..=200).contains(&covered), "covered in {covered} of 200");
}
