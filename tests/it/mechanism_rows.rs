//! Every mechanism is measured: it has a row among the scenarios of the benches, and every row can be played.

#[path = "../../benches/rows.rs"]
mod rows;

use negsim::games::talks::Outcome;
use negsim::{Scenario, Story};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Files that hold no mechanism.
const NONE: [&str; 2] = ["mechanisms/mod", "texts/mod"];

fn files() -> BTreeSet<String> {
    let talks = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/games/talks");
    let mut files = BTreeSet::new();
    for room in ["mechanisms", "texts", "zone"] {
        for entry in fs::read_dir(talks.join(room)).expect("a room is a folder") {
            let name = entry.expect("readable").file_name().into_string().expect("plain");
            files.insert(format!("{room}/{}", name.trim_end_matches(".rs")));
        }
    }
    files.retain(|file| !NONE.contains(&file.as_str()));
    files
}

#[test]
fn every_mechanism_has_a_row() {
    let rows = rows::rows();
    let named: BTreeSet<String> = rows.iter().flat_map(|row| row.files.clone()).collect();
    assert_eq!(named, files(), "benches/mechanisms.toml names each file once it works");
}

#[test]
fn every_row_differs_from_what_it_stands_on() {
    let rows = rows::rows();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rows");
    let paths = rows::write(&rows, &folder).expect("there is room for small files");
    let played: Vec<Vec<Left>> = paths.iter().map(|path| left(path)).collect();
    let mut idle = Vec::new();
    for (row, left) in rows.iter().zip(&played).skip(1) {
        let on = row.on.as_ref().unwrap_or(&rows[0].name);
        let on = rows.iter().position(|other| other.name == *on).expect("a row stands on a row");
        if *left == played[on] {
            idle.push(&row.name);
        }
    }
    assert!(idle.is_empty(), "{idle:?} change nothing");
}

/// What a negotiation leaves behind: how it ended, and the text that was signed.
type Left = (Outcome, Vec<f64>);

/// What the first negotiations of some draws leave behind.
fn left(path: &Path) -> Vec<Left> {
    let scenario = Scenario::read(path).unwrap_or_else(|mistakes| panic!("{mistakes}"));
    let story = |draw| Story::of(scenario.table(), 0, draw, 0);
    (0..200).map(story).map(|story| (story.outcome, story.text)).collect()
}
