//! Tiny negotiations whose result is known without simulation.

use crate::helpers::{Check, cdf, monthly, pie, play};

#[test]
fn case_1_equal_patience_meets_half_way() {
    let toml = pie(30, "", "", "patience = 22", "patience = 22", "");
    play(&toml, 10, 1).always_settled(12, &[10.0 / 21.0]);
}

#[test]
fn case_2_both_late() {
    let late = "patience = 22\nconcession = 0.2";
    let expected = 1.0 - libm::pow(19.0 / 21.0, 5.0);
    play(&pie(30, "", "", late, late, ""), 10, 1).always_settled(20, &[expected]);
}

#[test]
fn case_3_one_late() {
    let toml = pie(30, "", "", "patience = 22", "patience = 22\nconcession = 0.2", "");
    play(&toml, 10, 1).always_settled(17, &[libm::pow(16.0 / 21.0, 5.0)]);
}

#[test]
fn case_4_no_zone() {
    let tally = play(&pie(30, "", "", "no_deal = 0.6", "no_deal = 0.5", ""), 100, 1);
    assert_eq!(tally.zone_ever.total, 0);
    assert_eq!(tally.ends[0].total, 0);
}

#[test]
fn case_5_uncertain_no_deal() {
    let a = "patience = 1000\nopening = 0.5";
    let b = "patience = 1000\nopening = 0.0\nno_deal = [0.0, 1.0]";
    let tally = play(&pie(1, "", "", a, b, ""), 200_000, 1);
    tally.settled_with(0.5);
    tally.always_at(0, 0.5);
}

#[test]
fn case_6_zone_of_two_uniforms() {
    let no_deal = "no_deal = [0.0, 1.0]\npatience = 1e12";
    let tally = play(&pie(1, "", "", no_deal, no_deal, ""), 200_000, 1);
    tally.zone_at_start_with(0.5);
}

fn logrolling(rounds: u32, more: &str) -> String {
    format!(
        r#"
title = "Logrolling"
rounds = {rounds}
[[issue]]
id = "one"
scale = ["b", "a"]
[[issue]]
id = "two"
scale = ["b", "a"]
[[party]]
id = "a"
role = "signatory"
{more}
[party.issues]
one = {{ ideal = 1.0, weight = 0.8 }}
two = {{ ideal = 1.0, weight = 0.2 }}
[[party]]
id = "b"
role = "signatory"
{more}
[party.issues]
one = {{ ideal = 0.0, weight = 0.2 }}
two = {{ ideal = 0.0, weight = 0.8 }}
"#
    )
}

#[test]
fn case_7_logrolling_widens_the_zone() {
    let tally = play(&logrolling(1, "no_deal = [0.0, 1.0]\npatience = 1e12"), 200_000, 1);
    tally.zone_at_start_with(0.8);
}

#[test]
fn case_8_logrolling_text() {
    play(&logrolling(30, "patience = 22"), 10, 1).always_settled(6, &[20.0 / 21.0, 0.0]);
}

#[test]
fn case_9_hesitation_is_drawn_once() {
    let exact = 1.0 - (1.0 - 1.0 / (1.0 + core::f64::consts::E)).powi_2();
    for (rounds, patience) in [(1, "1000"), (20, "1e12")] {
        let a = format!("patience = {patience}\nopening = 0.5");
        let b = format!("patience = {patience}\nopening = 0.6");
        let toml = pie(rounds, "hesitation = 0.1", "", &a, &b, "");
        play(&toml, 100_000, 2).settled_with(exact);
    }
}

trait Square {
    fn powi_2(self) -> f64;
}

impl Square for f64 {
    fn powi_2(self) -> f64 {
        self * self
    }
}

#[test]
fn case_10_ratification() {
    let a = "patience = 1000\nopening = 0.5";
    let b =
        "patience = 1000\nopening = 0.0\nno_deal = 0.3\nratify_margin = { mean = 0.1, sd = 0.05 }";
    let tally = play(&pie(1, "", "", a, b, ""), 200_000, 1);
    tally.settled_with(cdf(2.0));
    assert_eq!(tally.agreed.total, tally.negotiations());
}

#[test]
fn case_11_trust_in_a_promise() {
    let a = "patience = 1e12\nno_deal = 0.6\ntrust = { b = [0.0, 1.0] }";
    let issue = "status_quo = 0.5\npromise = 1.0\nkept_by = \"b\"";
    let toml = pie(1, "goodwill = 0.0", issue, a, "no_deal = 0.1", "");
    play(&toml, 200_000, 1).zone_at_start_with(0.75);
}

#[test]
fn case_12_a_chain_of_walkouts() {
    let event = "[[event]]\nid = \"raid\"\nby = \"a\"\non = [\"b\"]\nper_month = 4\nwalkout = 1.0";
    let talks = "trust_inertia = 1e9\nresume = 0.3\ncollapse_after = 2";
    let toml = pie(10, talks, "", "no_deal = 0.6", "no_deal = 0.6", event);
    let tally = play(&toml, 200_000, 1);
    tally.end_with("talking", 0.217812);
    tally.end_with("suspended", 0.134586);
    tally.end_with("collapsed", 0.647601);
}

#[test]
fn case_13_decided_outside() {
    let balance = "[balance]\nvolatility = 0.5\ndecisive = 0.3";
    let tally = play(&pie(1, "", "", "no_deal = 0.6", "no_deal = 0.6", balance), 200_000, 1);
    tally.end_with("decided", 2.0 * (1.0 - cdf(0.3 / (0.5 * (7.0f64 / 30.4375).sqrt()))));
}

#[test]
fn case_14_holds_a_year_but_not_two() {
    let a = "patience = 1000\nopening = 0.5";
    let b = "patience = 1000\nopening = 0.0\nno_deal = 0.3\nexposure = 0.1";
    let toml = pie(1, "deterrence = 0.0", "", a, b, "[balance]\ndrift_per_month = 0.14");
    let tally = play(&toml, 10, 2);
    assert_eq!(tally.holds[11].total, 20);
    assert_eq!(tally.holds[23].total, 0);
}

#[test]
fn case_15_car_emissions() {
    // EC car emissions: Bueno de Mesquita 1994, as printed by Scholz, Calbert, Smith 2011: capability, position, salience.
    let table = [
        ("nl", 0.08, 4.0, 0.8),
        ("be", 0.08, 7.0, 0.4),
        ("lu", 0.03, 4.0, 0.2),
        ("de", 0.16, 4.0, 0.8),
        ("fr", 0.16, 10.0, 0.6),
        ("it", 0.16, 10.0, 0.6),
        ("uk", 0.16, 10.0, 0.9),
        ("ie", 0.05, 7.0, 0.1),
        ("dk", 0.05, 4.0, 1.0),
        ("el", 0.08, 7.0, 0.7),
    ];
    let mut toml = String::from(
        r#"
title = "Delay of car emission standards"
rounds = 1
[talks]
format = "shuttle"
[[issue]]
id = "delay"
range = [4, 10]
unit = "years"
[[party]]
id = "early"
role = "signatory"
influence = 0.0
opening = 0.0
patience = 1000
[party.issues]
delay = { ideal = 4, weight = 1 }
[[party]]
id = "late"
role = "signatory"
influence = 0.0
opening = 0.0
patience = 1000
[party.issues]
delay = { ideal = 10, weight = 1 }
[[party]]
id = "presidency"
role = "mediator"
"#,
    );
    let (mut pull, mut sum) = (0.0, 0.0);
    for (id, capability, position, salience) in table {
        let influence = capability * salience;
        pull += influence * position;
        sum += influence;
        toml += &format!(
            "[[party]]\nid = \"{id}\"\nrole = \"guarantor\"\ninfluence = {influence:?}\n[party.issues]\ndelay = {{ ideal = {position:?}, weight = 1 }}\n"
        );
    }
    let years: f64 = pull / sum;
    assert!((years - 7.389956).abs() < 1e-6);
    play(&toml, 10, 1).always_settled(1, &[(years - 4.0) / 6.0]);
}

const MEDIATOR: &str = "[[party]]\nid = \"m\"\nrole = \"mediator\"\n";

#[test]
fn case_16_face_saving() {
    let patient = "patience = 1e12";
    let mediator = format!("{MEDIATOR}face_saving = [0.0, 1.0]");
    let tally = play(&pie(1, "format = \"shuttle\"", "", patient, patient, &mediator), 200_000, 1);
    tally.settled_with(0.5);
    tally.always_at(0, 0.5);
}

#[test]
fn case_17_urgency() {
    let side = "no_deal = 0.4\ncost_per_month = 0.02\npatience = 1e12\nurgency = 10";
    play(&monthly(&pie(10, "", "", side, side, "")), 10, 1).always_settled(4, &[0.456]);
}

#[test]
fn case_18_optimism_fades() {
    let side = "no_deal = 0.4\noptimism = 0.25\npatience = 1";
    let toml = monthly(&pie(12, "optimism_half_life = 6", "", side, side, ""));
    let expected = 0.4 + 0.25 * libm::exp2(-4.0 / 3.0);
    let tally = play(&toml, 10, 1);
    tally.always_settled(8, &[expected]);
    assert_eq!(tally.zone_at_start.total, 0);
    let early = play(&toml.replace("rounds = 12", "rounds = 7"), 10, 1);
    assert_eq!(early.zone_ever.total, 0);
}

#[test]
fn case_19_red_lines() {
    let toml = pie(1, "", "", "patience = 1e12", "patience = 1e12", "")
        .replacen("ideal = 1.0, weight = 1.0", "ideal = 1.0, weight = 1.0, red_line = 0.6", 1)
        .replacen(
            "ideal = 0.0, weight = 1.0",
            "ideal = 0.0, weight = 1.0, red_line = [0.4, 0.9]",
            1,
        );
    play(&toml, 200_000, 1).zone_at_start_with(0.6);
}

#[test]
fn case_20_vulnerability() {
    let a = "patience = 1e12\nno_deal = 0.3\nvulnerability = 0.2\ntrust = { b = [0.0, 1.0] }";
    let issue = "status_quo = 0.5\npromise = 1.0\nkept_by = \"b\"";
    let toml = pie(1, "goodwill = 0.0", issue, a, "no_deal = 0.1", "");
    play(&toml, 200_000, 1).zone_at_start_with(0.75);
}

#[test]
fn case_21_trust_and_the_way_to_a_text() {
    let issue = "status_quo = 0.5\npromise = 1.0\nkept_by = \"b\"";
    for (trust, round, position) in [(0.2, 35, 0.676923), (0.5, 29, 0.607692), (0.9, 24, 0.510256)]
    {
        let a = format!("no_deal = 0.1\npatience = 40\ntrust = {{ b = {trust} }}");
        let toml = pie(48, "goodwill = 0.0", issue, &a, "no_deal = 0.1\npatience = 40", "");
        let h = f64::from(round - 1) / 39.0;
        let exact = (1.0 - 0.9 * h - 0.1 * (1.0 - trust)) / trust;
        assert!((exact - position).abs() < 1e-6);
        play(&toml, 8, 1).always_settled(round as u32, &[exact]);
    }
}

/// Who signed at exactly what it needs does not break for a rounding.
#[test]
fn what_nothing_moves_after_signing_holds() {
    let side = "no_deal = [0.0, 1.0]\npatience = 1";
    let tally = play(&pie(1, "", "", side, side, ""), 50_000, 1);
    tally.settled_with(0.5);
    assert_eq!(tally.holds[23].total, tally.ends[0].total);
}
