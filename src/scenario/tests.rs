//! What a scenario is made of: defaults, merging, what numbers rest on, and the way back to text.

use super::{Observed, Scenario, State};
use crate::engine::{Basis, Gives, Quantity};
use crate::games::talks::{Curve, Date, Format, Role};
use crate::random::Distribution;
use crate::scenario::keys::Section;

const RIVER: &str = r#"
title = "A river"
as_of = "2026-01-24"
rounds = 26

[talks]
source = "the record"
hesitation = 0.02
misreading = { value = 0.1, assumption = "hearsay" }
resume_after = { value = 0.5, quote = "we meet again" }

[[issue]]
id = "water"
name = "Water"
scale = ["none", "some", "all"]

[[issue]]
id = "term"
range = [4, 10]
unit = "years"

[[issue]]
id = "watch"
levels = ["none", "observers", "peacekeepers"]

[[party]]
id = "north"
name = "North"
role = "signatory"
no_deal = { low = 0.3, mode = 0.4, high = 0.6 }
ratify_margin = { mean = 0.02, sd = 0.05 }
trust = { south = 0.3 }
source = "a speech"

[party.issues]
water = { ideal = 0.0, weight = 0.6, red_line = 0.8 }
term = { points = [[4, 0], [7, 1]], weight = [0.1, 0.2] }

[[party]]
id = "south"
name = "South"
role = "signatory"

[party.issues.watch]
ideal = ["none", "observers"]
weight = 0.5

[[party]]
id = "league"
role = "mediator"
pressure = { north = 0.01 }

[[event]]
id = "shelling"
by = "south"
on = ["north"]
per_month = { mean = 2.0, sd = 1.0 }

[[observed]]
round = 2
state = "suspended"
events = { shelling = 3 }
"#;

fn river() -> Scenario {
    Scenario::parse(RIVER, "river.toml").expect("it has no mistake")
}

fn quantity<'s>(scenario: &'s Scenario, path: &str) -> &'s Quantity {
    let id = scenario.quantity(path).unwrap_or_else(|why| panic!("{why}"));
    &scenario.table().quantities()[id.index()]
}

fn known(scenario: &Scenario, path: &str) -> Option<f64> {
    quantity(scenario, path).distribution.known()
}

/// The scenario with a change, as a file that extends it.
fn changed(change: &str) -> Scenario {
    let folder = std::env::temp_dir().join(format!(
        "negsim-{}-{:?}",
        std::process::id(),
        std::thread::current().id()
    ));
    std::fs::create_dir_all(&folder).expect("a temporary folder can be made");
    let base = folder.join("river.toml");
    std::fs::write(base, RIVER).expect("a file can be written to it");
    let name = folder.join("change.toml");
    let text = format!("extends = \"river.toml\"\n{change}");
    let read = Scenario::parse(&text, &name.display().to_string());
    std::fs::remove_dir_all(&folder).expect("it is ours");
    read.unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

fn reads_back(scenario: &Scenario) {
    let again = Scenario::parse(scenario.to_toml(), "again.toml").expect("it was written so");
    assert_eq!(again.table().parts(), scenario.table().parts());
    assert_eq!(again.observed(), scenario.observed());
    assert_eq!(again.sha256(), scenario.sha256());
}

#[test]
fn numbers_have_their_forms_and_defaults() {
    let river = river();
    let parts = river.table().parts();
    assert_eq!((parts.setting.rounds, parts.setting.format), (26, Format::Direct));
    let year = Distribution::Pert { low: 6.0, mode: 12.0, high: 24.0 };
    assert_eq!(quantity(&river, "party.north.patience").distribution, year);
    assert_eq!(known(&river, "party.south.opening"), Some(1.0));
    assert_eq!(known(&river, "party.league.influence"), Some(0.0));
    assert_eq!(known(&river, "issue.water.status_quo"), Some(0.5));
    assert_eq!(known(&river, "issue.term.status_quo"), Some(7.0));
    assert_eq!(known(&river, "issue.watch.status_quo"), Some(0.0));
    let pert = Distribution::Pert { low: 0.3, mode: 0.4, high: 0.6 };
    assert_eq!(quantity(&river, "party.north.no_deal").distribution, pert);
    let levels = Distribution::Uniform { low: 0.0, high: 0.5 };
    assert_eq!(quantity(&river, "party.south.issues.watch.ideal").distribution, levels);
    let rate = quantity(&river, "event.shelling.per_month");
    assert_eq!((rate.distribution.least(), rate.distribution.most()), (0.0, 200.0 * 30.4375 / 7.0));
    assert!(river.quantity("party.south.ratify_margin").is_err());
    let points = &parts.parties[0].stances[1].as_ref().expect("listed").curve;
    assert_eq!(points, &Curve::Points(vec![(0.0, 0.0), (0.5, 1.0)]));
    assert_eq!(parts.parties[2].role, Role::Mediator);
    assert_eq!(parts.labels.as_of, Some(Date { year: 2026, month: 1, day: 24 }));
}

#[test]
fn readers_get_names_and_units() {
    let river = river();
    let named =
        |path: &str| (quantity(&river, path).name.clone(), quantity(&river, path).unit.clone());
    let is = |name: &str, unit: &str| (name.to_string(), unit.to_string());
    assert_eq!(named("party.north.no_deal"), is("North's no-deal value", "value"));
    assert_eq!(named("party.north.trust.south"), is("North's trust in South", "probability"));
    assert_eq!(
        named("party.north.issues.water.weight"),
        is("North's weight on \"Water\"", "weight")
    );
    assert_eq!(named("issue.term.status_quo"), is("the status quo of term", "years"));
    assert_eq!(
        named("party.league.pressure.north"),
        is("league's pressure on North", "value a month")
    );
}

#[test]
fn what_belongs_to_somebody_is_named_as_one_writes_it() {
    let named = |name: &str, path: &str| {
        let river = river().with(&[&format!("party.north.name={name:?}")]).expect("a name");
        quantity(&river, path).name.clone()
    };
    let islands = |path| named("The Islands", path);
    assert_eq!(islands("party.north.no_deal"), "The Islands' no-deal value");
    assert_eq!(islands("party.north.trust.south"), "The Islands' trust in South");
    assert_eq!(islands("party.north.issues.water.weight"), "The Islands' weight on \"Water\"");
    assert_eq!(islands("party.league.pressure.north"), "league's pressure on the Islands");
    assert_eq!(named("{}", "party.north.trust.south"), "{}'s trust in South");
}

#[test]
fn numbers_rest_on_their_own_words_or_those_around_them() {
    let river = river();
    let basis = |path: &str| quantity(&river, path).basis.clone();
    let source = |text: &str| Basis { source: Some(text.to_string()), ..Basis::default() };
    assert_eq!(basis("talks.hesitation"), source("the record"));
    assert_eq!(basis("party.north.trust.south"), source("a speech"));
    assert!(!basis("talks.misreading").is_sourced());
    let quoted = Basis { quotes: vec!["we meet again".to_string()], ..source("the record") };
    assert_eq!(basis("talks.resume_after"), quoted);
    assert_eq!(basis("party.north.issues.water.ideal"), Basis::default());
    assert!(basis("talks.cooling_half_life").default && basis("party.south.opening").default);
}

#[test]
fn observations_are_kept_by_round() {
    let seen = Observed {
        round: 2,
        state: Some(State::Suspended),
        agreed: None,
        interim: Vec::new(),
        events: vec![Some(3)],
        offers: vec![vec![None; 3]; 3],
        draft: vec![None; 3],
    };
    assert_eq!(river().observed(), [seen]);
}

#[test]
fn what_is_written_reads_back() {
    reads_back(&river());
    let text = river().to_toml().to_string();
    assert!(text.contains("no_deal = { low = 0.3, mode = 0.4, high = 0.6 }"), "{text}");
}

#[test]
fn a_change_merges_key_by_key() {
    let changed = changed(
        "[[party]]\nid = \"north\"\nno_deal = 0.5\n[party.issues]\nwater = { points = [[0, 1], [1, 0]] }\n\
         [[event]]\nid = \"drought\"\npostpones = 0.1\n",
    );
    assert_eq!(known(&changed, "party.north.no_deal"), Some(0.5));
    assert_eq!(known(&changed, "party.north.issues.water.red_line"), Some(0.8));
    assert!(
        changed.quantity("party.north.issues.water.ideal").is_err(),
        "points stand in its place"
    );
    assert_eq!(changed.title(), "A river");
    let events: Vec<&str> = changed.table().labels().events.iter().map(|e| e.id.as_str()).collect();
    assert_eq!(events, ["shelling", "drought"]);
    reads_back(&changed);
}

#[test]
fn a_changed_number_loses_what_the_old_one_rested_on() {
    let changed = changed("[[party]]\nid = \"north\"\nno_deal = 0.5\n");
    assert_eq!(quantity(&changed, "party.north.no_deal").basis, Basis::default());
    assert!(quantity(&changed, "party.north.trust.south").basis.is_sourced());
    reads_back(&changed);
}

#[test]
fn a_change_takes_out_entries_and_keys() {
    let changed = changed(
        "[[party]]\nid = \"league\"\nremove = true\n[[party]]\nid = \"north\"\n\
         remove = [\"ratify_margin\", \"issues.term\"]\n[[issue]]\nid = \"water\"\nrange = [0, 5]\n",
    );
    assert_eq!(changed.table().parts().parties.len(), 2);
    assert!(changed.quantity("party.north.ratify_margin").is_err());
    assert!(changed.quantity("party.north.issues.term.weight").is_err());
    assert_eq!(changed.table().parts().issues[0].range, (0.0, 5.0));
    reads_back(&changed);
}

#[test]
fn settings_are_changes_in_their_order() {
    let sets = [
        "party.north.no_deal=0.5",
        "party.north.no_deal=[0.2, 0.4]",
        "talks.format = shuttle",
        "issue.term.status_quo=5",
        "party.south.issues.watch.ideal=peacekeepers",
        "event.shelling.on=[]",
        "event.shelling.postpones=0.2",
        "observed.2.state=talking",
        "rounds=30",
    ];
    let set = river().with(&sets).unwrap_or_else(|mistakes| panic!("{mistakes}"));
    let range = Distribution::Uniform { low: 0.2, high: 0.4 };
    assert_eq!(quantity(&set, "party.north.no_deal").distribution, range);
    assert_eq!(set.table().parts().setting.format, Format::Shuttle);
    assert_eq!(known(&set, "talks.misreading_half_life"), Some(2.0));
    assert_eq!(known(&set, "party.south.issues.watch.ideal"), Some(1.0));
    assert_eq!(set.observed()[0].state, Some(State::Talking));
    assert_eq!(set.table().parts().setting.rounds, 30);
    assert_ne!(set.sha256(), river().sha256());
    reads_back(&set);
}

#[test]
fn a_range_replaced_by_words_loses_its_unit() {
    let set = river().with(&[
        "issue.term.scale=[\"short\", \"long\"]",
        "party.north.issues.term.points=[[0, 0], [1, 1]]",
    ]);
    let set = set.unwrap_or_else(|mistakes| panic!("{mistakes}"));
    assert_eq!(set.table().labels().issues[1].unit, None);
}

#[test]
fn every_key_of_the_table_of_keys_can_be_read() {
    let tables = [
        (Section::Top, ""),
        (Section::Talks, "[talks]"),
        (Section::Balance, "[balance]"),
        (Section::Issue, "[[issue]]"),
        (Section::Party, "[[party]]"),
        (Section::Stance, "[[party]]\n[party.issues.x]"),
        (Section::Event, "[[event]]"),
        (Section::Interim, "[[interim]]"),
        (Section::Change, "[[change]]"),
        (Section::Correlation, "[[correlation]]"),
        (Section::Observed, "[[observed]]"),
        (Section::OutsideView, "[[outside_view]]"),
    ];
    for (section, header) in tables {
        for key in section.keys() {
            let text = format!("{header}\n{key} = 0\n");
            let told = Scenario::parse(&text, "").map_or_else(|m| m.to_string(), |_| String::new());
            assert!(!told.contains("unknown key"), "{text}{told}");
        }
    }
}

#[test]
fn nothing_in_a_file_makes_it_slow_or_breaks_it() {
    let list = |entry: &str| format!("title = \"x\"\nrounds = 1\n{}", entry.repeat(20_000));
    let files = [
        list("[[party]]\nid = \"x\"\n"),
        list("[[observed]]\nround = 1\n"),
        (0..20_000).map(|n| format!("k{n} = 1\n")).collect(),
        format!("x = {}", "[".repeat(20_000)),
        format!("{} = 1", ["a"; 20_000].join(".")),
        "x = \"".to_string() + &"é".repeat(100_000),
        format!("title = [{}]", "0,".repeat(100_000)),
        "\u{feff}title = 1\r\nrounds = \"x\"\r\n".to_string(),
        "\0".to_string(),
    ];
    for file in files {
        let mistakes = Scenario::parse(&file, "x.toml").expect_err("all are wrong");
        assert!(mistakes.plain().len() < 200_000, "{} bytes", mistakes.plain().len());
    }
}

/// A source beside a position says nothing of how much it matters, and a number that says only what its source gives
/// has the source around it.
#[test]
fn what_stands_beside_a_position_speaks_for_it_alone() {
    let text = "title = \"x\"\nrounds = 5\n[[issue]]\nid = \"w\"\nscale = [\"a\", \"b\"]\n\
        [[party]]\nid = \"n\"\nrole = \"signatory\"\nsource = \"P\"\ngives = \"topic\"\n\
        no_deal = { value = 0.3, gives = \"number\" }\n\
        [party.issues.w]\nsource = \"S\"\ngives = \"number\"\nideal = 0\nweight = 1\nred_line = 0.8\n\
        [[party]]\nid = \"s\"\nrole = \"signatory\"\nissues.w = { points = [[0, 0], [1, 1]], weight = 1, source = \"S\" }\n";
    let read = Scenario::parse(text, "x.toml").expect("sound");
    let basis = |path: &str| quantity(&read, path).basis.clone();
    let of = |source: &str, gives| Basis { source: Some(source.into()), gives, ..Basis::default() };
    assert_eq!(basis("party.n.no_deal"), of("P", Gives::Number));
    assert_eq!(basis("party.n.issues.w.ideal"), of("S", Gives::Number));
    for bare in ["party.n.issues.w.weight", "party.n.issues.w.red_line", "party.s.issues.w.weight"]
    {
        assert_eq!(basis(bare), Basis::default(), "{bare}");
    }
    reads_back(&read);
}
