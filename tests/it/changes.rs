//! Changes of scenarios: files that extend files, entries and keys that are taken out, settings, and the way back to text.

use super::random_scenarios::{Mix, scenario};
use crate::helpers::ledger;
use negsim::claims::{Case, Origin, summarise};
use negsim::engine::Plan;
use negsim::report;
use negsim::scenario::Scenario;
use std::fs;
use std::path::PathBuf;

const GRANDPARENT: &str = r#"
title = "A river"
rounds = 12
[talks]
hesitation = { value = 0.01, source = "the record" }
misreading = 0.3
[[issue]]
id = "water"
scale = ["north", "south"]
promise = 0.2
[[issue]]
id = "term"
range = [4, 10]
unit = "years"
[[issue]]
id = "watch"
levels = ["none", "observers", "peacekeepers"]
[[party]]
id = "north"
role = "signatory"
no_deal = [0.1, 0.6]
ratify_margin = 0.02
trust = { south = 0.3, league = 0.6 }
[party.issues]
water = { ideal = 0.0, weight = 0.6, red_line = 0.9 }
term = { ideal = 4, weight = 0.2 }
watch = { ideal = "none", weight = 0.2 }
[[party]]
id = "south"
role = "signatory"
no_deal = 0.3
[party.issues]
water = { points = [[0, 0], [0.8, 1], [1, 0.9]], weight = 0.5 }
watch = { ideal = "peacekeepers", weight = 0.5 }
[[party]]
id = "league"
role = "mediator"
pressure = { north = 0.01 }
[[event]]
id = "shelling"
by = "south"
on = ["north"]
per_month = 1.0
distrust = 0.2
[[interim]]
id = "truce"
issues = ["watch"]
relief = { shelling = 0.3 }
[[outside_view]]
event = "settled"
low = 0.1
high = 0.2
reference = "old wars"
[[outside_view]]
event = "collapsed"
low = 0.1
high = 0.3
reference = "old wars"
"#;

/// In the folder below, as changes may be kept.
const PARENT: &str = r#"
extends = "../base.toml"
rounds = 14
[talks]
hesitation = 0.02
[[issue]]
id = "term"
scale = ["short", "long"]
[[party]]
id = "north"
remove = ["ratify_margin", "issues.watch", "trust.league"]
trust = { south = 0.4 }
[party.issues]
water = { points = [[0, 1], [1, 0]] }
term = { ideal = 0.1 }
[[event]]
id = "drought"
postpones = 0.1
per_month = 0.5
[[outside_view]]
event = "settled"
reference = "old wars"
high = 0.4
"#;

const CHILD: &str = r#"
extends = "parent.toml"
title = "A river, changed twice"
[[issue]]
id = "watch"
levels = ["none", "all"]
[[party]]
id = "south"
no_deal = [0.1, 0.4]
[party.issues]
water = { ideal = 0.9 }
watch = { ideal = "all" }
[[event]]
id = "shelling"
remove = true
[[interim]]
id = "truce"
remove = ["relief"]
[[outside_view]]
event = "collapsed"
reference = "old wars"
remove = true
"#;

/// What the three come to, written by hand.
const FLAT: &str = r#"
title = "A river, changed twice"
rounds = 14
[talks]
hesitation = 0.02
misreading = 0.3
[[issue]]
id = "water"
scale = ["north", "south"]
promise = 0.2
[[issue]]
id = "term"
scale = ["short", "long"]
[[issue]]
id = "watch"
levels = ["none", "all"]
[[party]]
id = "north"
role = "signatory"
no_deal = [0.1, 0.6]
trust = { south = 0.4 }
[party.issues]
water = { points = [[0, 1], [1, 0]], weight = 0.6, red_line = 0.9 }
term = { ideal = 0.1, weight = 0.2 }
[[party]]
id = "south"
role = "signatory"
no_deal = [0.1, 0.4]
[party.issues]
water = { ideal = 0.9, weight = 0.5 }
watch = { ideal = "all", weight = 0.5 }
[[party]]
id = "league"
role = "mediator"
pressure = { north = 0.01 }
[[event]]
id = "drought"
postpones = 0.1
per_month = 0.5
[[interim]]
id = "truce"
issues = ["watch"]
[[outside_view]]
event = "settled"
low = 0.1
high = 0.4
reference = "old wars"
"#;

/// A folder with the files; gone with the value.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path =
            std::env::temp_dir().join(format!("negsim-changes-{}-{name}", std::process::id()));
        fs::create_dir_all(path.join("changes")).expect("a temporary folder can be made");
        let files = [
            ("base.toml", GRANDPARENT),
            ("changes/parent.toml", PARENT),
            ("changes/child.toml", CHILD),
            ("flat.toml", FLAT),
        ];
        for (file, text) in files {
            fs::write(path.join(file), text).expect("a file can be written to it");
        }
        Folder(path)
    }

    fn read(&self, file: &str) -> Scenario {
        Scenario::read(self.0.join(file)).unwrap_or_else(|mistakes| panic!("{mistakes}"))
    }

    fn read_anywhere(&self, file: &str) -> Scenario {
        Scenario::read_from_anywhere::<&str>(self.0.join(file), &[])
            .unwrap_or_else(|mistakes| panic!("{mistakes}"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left behind is in the temporary folder.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn json(scenario: &Scenario) -> String {
    let plan = Plan::new(0, 512, 2).expect("small");
    let origin = Origin { sha256: scenario.sha256(), ..Origin::default() };
    let case = Case::of(scenario.table(), origin);
    report::json(&summarise(&case, scenario.table(), &ledger(scenario.table(), plan)))
}

#[test]
fn a_change_of_a_change_gives_what_its_flat_twin_gives() {
    let folder = Folder::new("twin");
    let (child, flat) = (folder.read_anywhere("changes/child.toml"), folder.read("flat.toml"));
    assert_eq!(child.to_toml(), flat.to_toml());
    assert_eq!(json(&child), json(&flat), "down to the fingerprint");
    assert_ne!(json(&child), json(&folder.read_anywhere("changes/parent.toml")));
}

#[test]
fn several_settings_are_as_good_as_a_file() {
    let folder = Folder::new("settings");
    let sets =
        ["party.north.no_deal=0.5", "talks.misreading=0.1", "party.north.no_deal=[0.2, 0.4]"];
    let set = folder.read("base.toml").with(&sets).expect("all are right");
    let text = "extends = \"base.toml\"\n[talks]\nmisreading = 0.1\n[[party]]\nid = \"north\"\nno_deal = [0.2, 0.4]\n";
    let name = folder.0.join("set.toml").display().to_string();
    let file = Scenario::parse(text, &name).unwrap_or_else(|mistakes| panic!("{mistakes}"));
    assert_eq!(json(&set), json(&file));
}

#[test]
fn random_scenarios_are_written_so_that_they_read_back() {
    for seed in 0..300 {
        let mix = Mix { uncertain: seed % 2 == 0, ..Mix::ALL };
        let text = scenario(seed, mix);
        let read =
            Scenario::parse(&text, "random.toml").unwrap_or_else(|mistakes| panic!("{mistakes}"));
        let again = Scenario::parse(read.to_toml(), "again.toml");
        let again = again.unwrap_or_else(|mistakes| panic!("{mistakes}"));
        assert_eq!(again.table().parts(), read.table().parts(), "seed {seed}");
        assert_eq!(again.sha256(), read.sha256(), "seed {seed}");
    }
}

#[test]
fn shipped_scenarios_are_written_so_that_they_read_back() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    for entry in fs::read_dir(folder).expect("shipped") {
        let path = entry.expect("readable").path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let read = Scenario::read(&path).unwrap_or_else(|mistakes| panic!("{mistakes}"));
        let again = Scenario::parse(read.to_toml(), "again.toml")
            .unwrap_or_else(|mistakes| panic!("{mistakes}"));
        assert_eq!(again.table().parts(), read.table().parts(), "{}", path.display());
        assert_eq!(again.sha256(), read.sha256(), "{}", path.display());
    }
}
