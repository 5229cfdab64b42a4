//! Every scenario that is shipped reads without a warning and plays; the real case quotes its article word for word.

use crate::helpers::simulate;
use negsim::Scenario;
use negsim::engine::Plan;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn shipped() -> Vec<PathBuf> {
    let entries = fs::read_dir(project().join("scenarios")).expect("scenarios are shipped");
    let files = entries.map(|entry| entry.expect("readable").path());
    files.filter(|file| file.extension().is_some_and(|extension| extension == "toml")).collect()
}

#[test]
fn every_shipped_scenario_reads_and_plays() {
    assert!(shipped().len() >= 5);
    for file in shipped() {
        let scenario = Scenario::read(&file).unwrap_or_else(|mistakes| panic!("{mistakes}"));
        assert!(scenario.warnings().is_empty(), "{}", file.display());
        let plan = Plan::new(0, 2_000, 2).expect("small");
        let tally = simulate(scenario.table(), plan);
        let settled = tally.ends[0].total;
        assert!(settled > 0 && settled < 4_000, "{}: {settled}", file.display());
    }
}

#[test]
fn every_quote_of_the_real_case_stands_in_its_article() {
    let facts =
        fs::read_to_string(project().join("tests/data/abu_dhabi_quotes.txt")).expect("kept");
    let article: Vec<&str> =
        facts.lines().filter_map(|l| l.split_once('\t').map(|f| f.1)).collect();
    let scenario = Scenario::read(project().join("scenarios/abu_dhabi.toml")).expect("shipped");
    let quantities = scenario.table().quantities();
    let quotes: BTreeSet<&String> = quantities.iter().flat_map(|q| &q.basis.quotes).collect();
    assert!(quotes.len() >= 15, "{}", quotes.len());
    for quote in quotes {
        assert!(
            article.iter().any(|fact| fact.contains(quote.as_str())),
            "not in the article: {quote}"
        );
    }
}
