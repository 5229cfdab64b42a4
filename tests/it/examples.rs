//! The examples are run, not only compiled: what they teach has to be true.

#[allow(dead_code, reason = "the test calls what `main` prints")]
#[path = "../../examples/change_a_quantity.rs"]
mod change_a_quantity;
#[allow(dead_code, reason = "the test calls what `main` prints")]
#[path = "../../examples/custom_watcher.rs"]
mod custom_watcher;
#[allow(dead_code, reason = "the test calls what `main` prints")]
#[path = "../../examples/likelihood.rs"]
mod likelihood;

#[test]
fn likelihood_prints_its_number_and_the_report() {
    let answer = likelihood::answer().expect("the scenario is there");
    let (number, report) = answer.split_once("\n\n").expect("two parts");
    assert!(number.starts_with("0.") && number.ends_with(']'), "{number}");
    assert!(report.contains("A settlement is reached in") && report.contains("Where deals die"));
}

#[test]
fn more_patience_makes_a_settlement_less_likely() {
    let found = change_a_quantity::answer().expect("the path is right");
    for pair in found.windows(2) {
        assert!(pair[1].1.high < pair[0].1.low, "{found:?}");
    }
}

#[test]
fn a_watcher_of_ones_own_counts_every_negotiation_once() {
    let missed = custom_watcher::answer().expect("the scenario is right");
    assert_eq!(missed.n, 8_000);
    // In this scenario there always is a zone, and every failure misses it: the report's own count of failures.
    let toml = include_str!("../../scenarios/two_neighbours.toml");
    let settled = crate::helpers::play(toml, 2_000, 4).ends[0];
    assert!((missed.p - (1.0 - settled.share(2_000, 4))).abs() < 1e-12);
}
