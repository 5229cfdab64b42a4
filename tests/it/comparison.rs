//! Comparing scenarios: nothing differs from itself, common luck narrows, intervals cover.

use crate::helpers::{case, monthly, pie, table};
use negsim::claims::{Comparing, Comparison, Contender, Row, Work, asked};
use negsim::engine::{Game, Plan};
use negsim::games::talks::Table;
use negsim::report::{Page, comparison_json, comparison_text};
use negsim::scenario::Scenario;

fn compared(tables: &[Table], seed: u64, draws: u64, repeats: u64) -> Comparison {
    let plan = Plan::new(seed, draws, repeats).expect("small");
    let mut work = Comparing::new(tables, contenders(tables), plan);
    while work.advance(3) {}
    work.finish()
}

fn contenders(tables: &[Table]) -> Vec<Contender> {
    let names = ["the first", "the second", "the third"].into_iter();
    let of = |(name, table): (&str, &Table)| Contender { name: name.to_owned(), case: case(table) };
    names.zip(tables).map(of).collect()
}

fn shipped(name: &str) -> Table {
    let path = format!("{}/scenarios/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    Scenario::read(path).expect("it is shipped").table().clone()
}

fn row<'a>(found: &'a Comparison, of: &str) -> &'a Row {
    let mut rows = found.against[0].rows.iter();
    rows.find(|row| row.first.of == of).expect("both have it")
}

fn case_5(no_deal: &str) -> Table {
    let b = format!("patience = \"none\"\nopening = 0.0\nno_deal = {no_deal}");
    table(&pie(1, "", "", "patience = \"none\"\nno_deal = 0.5", &b, ""))
}

/// Both come down over 22 rounds of a month, b evenly or late: they settle in round 12, or in round 18.
fn soon_and_late() -> [Table; 2] {
    let late = "patience = 22\nconcession = 0.2";
    let talks = |b| table(&monthly(&pie(30, "", "", "patience = 22", b, "")));
    ["patience = 22", late].map(talks)
}

#[test]
fn nothing_differs_from_itself() {
    let talks = shipped("abu_dhabi");
    let found = compared(&[talks.clone(), talks], 0, 600, 4);
    assert!(found.against[0].rows.len() > 15);
    for row in &found.against[0].rows {
        let difference = row.difference.as_ref().expect("something settled");
        assert_eq!((difference.value, difference.low, difference.high), (0.0, 0.0, 0.0));
        assert_eq!(row.first, row.second);
    }
}

/// A change that changes nothing that was played is not known to change nothing.
#[test]
fn what_was_not_seen_to_differ_is_bounded_by_the_number_of_draws() {
    let talks = [case_5("[0.0, 1.0]"), case_5("[0.0, 0.999999999]")];
    let found = compared(&talks, 0, 1_000, 1);
    let difference = row(&found, "settled").difference.expect("a likelihood");
    assert_eq!(difference.value, 0.0);
    assert!((difference.high - 1.96 * 2.0f64.sqrt() / 1_000.0).abs() < 1e-6, "{difference:?}");
    assert!(!difference.is_visible());
}

#[test]
fn common_luck_narrows_the_interval_of_the_abu_dhabi_pair() {
    let found = compared(&[shipped("abu_dhabi"), shipped("abu_dhabi_shuttle")], 0, 2_000, 4);
    let narrowing = found.against[0].narrowing.expect("they differ");
    // As 3 times as many negotiations would.
    assert!(narrowing * narrowing > 3.0, "{narrowing}");
    let difference = row(&found, "settled").difference.expect("a likelihood");
    assert!(difference.is_visible() && difference.value < 0.0, "{difference:?}");
}

#[test]
fn paired_intervals_cover_the_difference_in_95_of_100_runs() {
    // Settled where u <= 1/2 against 0.2 + 0.8 u <= 1/2: the difference is 3/8 - 1/2. 400 runs of 300 draws; 380 ± 14 is
    // ± 3.29 standard errors, α = 0.001, and two draws more that differ cover at most 1 % more.
    let talks = [case_5("[0.0, 1.0]"), case_5("[0.2, 1.0]")];
    let covered = (0..400).filter(|seed| {
        let found = compared(&talks, *seed, 300, 1);
        let difference = row(&found, "settled").difference.expect("a likelihood");
        difference.low <= -0.125 && -0.125 <= difference.high
    });
    let covered = covered.count();
    assert!((366..=396).contains(&covered), "covered in {covered} of 400");
}

#[test]
fn terms_and_rounds_differ_by_what_is_known() {
    // Both settle in round 12 at 1/2, or with one of them late in round 18 at (17/22)^5.
    let talks = soon_and_late();
    let found = compared(&talks, 0, 300, 2);
    let terms = row(&found, "terms.pie").difference.expect("all settle");
    let exact = libm::pow(17.0 / 22.0, 5.0) - 0.5;
    assert!((terms.value - exact).abs() < 1e-9 && (terms.high - exact).abs() < 1e-6, "{terms:?}");
    let round = row(&found, "round_of_settlement").difference.expect("all settle");
    assert_eq!((round.value, round.low, round.high), (6.0, 6.0, 6.0));
}

#[test]
fn one_question_alone_differs_by_what_is_known() {
    let talks = soon_and_late();
    let asked = talks.each_ref().map(|talks| {
        asked::find(talks.questions(), "round_of_settlement<=12").expect("there are 30 rounds")
    });
    let plan = Plan::new(0, 300, 2).expect("small");
    let mut work = Comparing::of(&talks, contenders(&talks), &asked, plan);
    while work.advance(3) {}
    let found = work.finish();
    let [row] = &found.against[0].rows[..] else { panic!("{:?}", found.against[0].rows) };
    assert_eq!((row.first.value, row.second.value), (Some(1.0), Some(0.0)));
    let difference = row.difference.expect("a likelihood");
    assert_eq!(difference.value, -1.0);
    assert!((difference.high + 1.0 - 1.96 * 2.0f64.sqrt() / 300.0).abs() < 1e-6, "{difference:?}");
    assert!(found.against[0].left_out.is_empty() && found.against[0].warnings.is_empty());
}

#[test]
fn what_only_one_has_is_left_out_and_said() {
    let first = shipped("abu_dhabi");
    let second = case_5("[0.0, 1.0]");
    let daily = table(&pie(9, "", "", "", "", "").replacen(
        "rounds = 9",
        "rounds = 9\ndays_between_rounds = 1",
        1,
    ));
    let found = compared(&[second.clone(), daily], 0, 400, 1);
    assert!(found.against[0].left_out.iter().any(|text| text.starts_with("the median round")));
    assert_eq!(found.against[0].warnings.len(), 2, "{:?}", found.against[0].warnings);
    let found = compared(&[first, second], 0, 200, 1);
    let left_out = found.against[0].left_out.join("\n");
    assert!(left_out.contains("only in the first") && left_out.contains("only in the other"));
    assert!(found.against[0].rows.iter().all(|row| !row.first.of.starts_with("terms.")));
}

#[cfg(feature = "parallel")]
#[test]
fn the_number_of_threads_changes_no_bit() {
    let talks = [shipped("two_neighbours"), shipped("abu_dhabi_shuttle"), shipped("abu_dhabi")];
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.expect("a few threads").install(|| comparison_json(&compared(&talks, 3, 700, 2)))
    };
    assert_eq!(on(1), on(3));
}

#[test]
fn the_comparison_reads_well() {
    let file = format!("{}/scenarios/two_neighbours.toml", env!("CARGO_MANIFEST_DIR"));
    let first = Scenario::read(file).expect("it is shipped");
    let patient = first.with(&["party.north.patience=20"]).expect("a number");
    let found = compared(&[first.table().clone(), patient.table().clone()], 0, 2_000, 4);
    insta::assert_snapshot!(comparison_text(&found, &Page { width: 100, colour: false }));
    let narrow = comparison_text(&found, &Page { width: 60, colour: false });
    assert!(narrow.lines().all(|line| line.chars().count() <= 60), "{narrow}");
}
