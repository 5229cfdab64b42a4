//! What may only help: a worse alternative to a deal, and more trust, never take a zone of agreement away.

use crate::helpers::{happened, table};
use crate::random_scenarios::{Choice, Mix, scenario};
use negsim::engine::replay;
use negsim::games::talks::Table;

fn zone_at_start(table: &Table, seed: u64, draw: u64) -> bool {
    happened(table, &replay(table, seed, draw, 0), "zone_at_start")
}

fn with(table: &Table, path: &str, value: f64) -> Table {
    table.with(table.quantity(path).expect("a number of the scenario"), value)
}

/// Would break if the search for a zone overlooked texts, or no deal counted with the wrong sign.
#[test]
fn a_lower_no_deal_value_never_removes_the_zone() {
    let mix = Mix { uncertain: true, promises: false, rare: false, ..Mix::ALL };
    let (mut seen, mut gained) = (0, 0);
    for seed in 0..150 {
        let table = table(&scenario(seed, mix));
        let mut choice = Choice::new(seed ^ 0x5eed);
        let path = format!("party.side_{}.no_deal", choice.whole(0, 1));
        let (low, high) = (choice.between(0.0, 0.4), choice.between(0.4, 0.9));
        let (lower, higher) = (with(&table, &path, low), with(&table, &path, high));
        for draw in 0..20 {
            let (before, after) =
                (zone_at_start(&higher, seed, draw), zone_at_start(&lower, seed, draw));
            assert!(after || !before, "seed {seed}, draw {draw}, {path}: {low} and {high}");
            seen += u32::from(before);
            gained += u32::from(after && !before);
        }
    }
    assert!(seen > 300 && gained > 300, "{seen} {gained}");
}

/// Two sides, one issue of three promised by b; to a any position of it is worth no less than the status quo.
fn promise(choice: &mut Choice) -> String {
    let mut text = String::from("title = \"Promise\"\nrounds = 1\n");
    for (k, more) in ["status_quo = 0\npromise = 0.8\nkept_by = \"b\"", "", ""].iter().enumerate() {
        text += &format!("[[issue]]\nid = \"i{k}\"\nscale = [\"low\", \"high\"]\n{more}\n");
    }
    for (id, first) in [("a", 1.0), ("b", 0.0)] {
        text += &format!("[[party]]\nid = \"{id}\"\nrole = \"signatory\"\n");
        text += &format!("no_deal = {}\n", choice.between(0.2, 0.7));
        text += &format!("vulnerability = {}\n", choice.between(0.0, 0.3));
        for k in 0..3 {
            let ideal = if k == 0 { first } else { choice.unit() };
            let weight = choice.between(0.1, 1.0);
            text += &format!("issues.i{k} = {{ ideal = {ideal:?}, weight = {weight} }}\n");
        }
        if id == "a" {
            text += "trust = { b = 0.5 }\n";
        }
    }
    text
}

/// Would break if doubt in a promise made a text better for who doubts it.
#[test]
fn more_trust_never_removes_the_zone() {
    let (mut seen, mut gained) = (0, 0);
    for seed in 0..2_000 {
        let mut choice = Choice::new(seed);
        let table = table(&promise(&mut choice));
        let (low, high) = (choice.between(0.0, 0.5), choice.between(0.5, 1.0));
        let before = zone_at_start(&with(&table, "party.a.trust.b", low), seed, 0);
        let after = zone_at_start(&with(&table, "party.a.trust.b", high), seed, 0);
        assert!(after || !before, "seed {seed}: trust {low} and {high}");
        seen += u32::from(before);
        gained += u32::from(after && !before);
    }
    assert!(seen > 200 && gained > 50, "{seen} {gained}");
}
