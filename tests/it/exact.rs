//! Tiny negotiations whose result is known without simulation.

use crate::helpers::{self, Check, Tally, agree, cdf, monthly, play, table};
use core::f64::consts::{E, PI};
use negsim::games::talks::Story;

/// A week in months.
const WEEK: f64 = 7.0 / 30.4375;
/// What is promised of the pie rests on b.
const PROMISED: &str = "status_quo = 0.5\npromise = 1.0\nkept_by = \"b\"";
/// No patience to speak of: a side that is down from the second round on.
const DOWN: &str = "patience = 1e-9";
const MEDIATOR: &str = "[[party]]\nid = \"m\"\nrole = \"mediator\"\n";

/// The pie; who has no patience given has none.
fn pie(rounds: u32, talks: &str, issue: &str, a: &str, b: &str, rest: &str) -> String {
    let side = |side: &str| match side.contains("patience") {
        true => side.to_owned(),
        false => format!("{side}\npatience = \"none\""),
    };
    helpers::pie(rounds, talks, issue, &side(a), &side(b), rest)
}

/// The pie of two sides alone.
fn plain(rounds: u32, a: &str, b: &str) -> String {
    pie(rounds, "", "", a, b, "")
}

/// So many weeks of patience.
fn weeks(count: u32) -> String {
    format!("patience = {:?}", f64::from(count) * WEEK)
}

fn story(toml: &str) -> Story {
    Story::of(&table(toml), 0, 0, 0)
}

/// Settled by these rounds as often as a function of months says.
fn settles_by(tally: &Tally, expected: impl Fn(f64) -> f64) {
    for round in [1, 4, 12, 39] {
        let months = f64::from(round) * WEEK;
        let settled = tally.settled_by()[round as usize - 1].total;
        agree(settled, tally.negotiations(), expected(months));
    }
}

/// The same zone at the start in every draw.
fn zone_is(toml: &str, exists: bool) {
    let tally = play(toml, 100, 2);
    let expected = if exists { tally.negotiations() } else { 0 };
    assert_eq!(tally.zone_at_start.total, expected, "{toml}");
}

#[test]
fn case_1_equal_patience_meets_half_way() {
    play(&plain(30, &weeks(21), &weeks(21)), 10, 1).always_settled(12, &[10.0 / 21.0]);
}

#[test]
fn case_2_both_late() {
    let late = format!("{}\nconcession = 0.2", weeks(21));
    let expected = 1.0 - libm::pow(19.0 / 21.0, 5.0);
    play(&plain(30, &late, &late), 10, 1).always_settled(20, &[expected]);
}

#[test]
fn case_3_one_late() {
    let late = format!("{}\nconcession = 0.2", weeks(21));
    let toml = plain(30, &weeks(21), &late);
    play(&toml, 10, 1).always_settled(17, &[libm::pow(16.0 / 21.0, 5.0)]);
}

#[test]
fn case_4_no_zone() {
    let tally = play(&plain(30, "no_deal = 0.6", "no_deal = 0.5"), 100, 1);
    assert_eq!(tally.zone_ever.total, 0);
    assert_eq!(tally.ends[0].total, 0);
}

#[test]
fn case_5_a_last_word() {
    let tally = play(&plain(1, "opening = 0.5", "opening = 0\nno_deal = [0, 1]"), 200_000, 1);
    assert_eq!(tally.ends[0].total, tally.negotiations());
    // The position is 1/2 or less, uniform below it: variance 1/2 (1/4) + 1/2 (1/12) - 0.375^2 = 0.026; |z| < 4, n = 200,000.
    let mean = tally.terms[0].mean().expect("something settled");
    assert!((mean - 0.375).abs() < 4.0 * (0.0261 / 200_000.0f64).sqrt(), "{mean}");
}

#[test]
fn case_6_zone_of_two_uniforms() {
    play(&plain(1, "no_deal = [0, 1]", "no_deal = [0, 1]"), 200_000, 1).zone_at_start_with(0.5);
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
    play(&logrolling(1, "no_deal = [0, 1]"), 200_000, 1).zone_at_start_with(0.8);
}

#[test]
fn case_8_logrolling_text() {
    play(&logrolling(30, &weeks(21)), 10, 1).always_settled(6, &[20.0 / 21.0, 0.0]);
}

#[test]
fn case_9_hesitation_is_drawn_once() {
    let refuses = 1.0 - 1.0 / (1.0 + E);
    for rounds in [1, 20] {
        let toml = pie(rounds, "hesitation = 0.1", "", "opening = 0.5", "opening = 0.6", "");
        play(&toml, 200_000, 1).settled_with(1.0 - refuses * refuses);
    }
}

#[test]
fn case_10_ratification() {
    let b = "opening = 0\nno_deal = 0.3\nratify_margin = { mean = 0.1, sd = 0.05 }";
    let tally = play(&plain(1, "opening = 0.5", b), 200_000, 1);
    tally.settled_with(cdf(2.0));
    assert_eq!(tally.agreed.total, tally.negotiations());
}

#[test]
fn case_11_trust_in_a_promise() {
    let a = "no_deal = 0.6\ntrust = { b = [0, 1] }";
    let toml = pie(1, "", PROMISED, a, "no_deal = 0.1", "");
    play(&toml, 200_000, 1).zone_at_start_with(0.75);
}

#[test]
fn case_12_a_chain_of_walkouts() {
    let event = "[[event]]\nid = \"raid\"\nby = \"a\"\non = [\"b\"]\nper_month = 4\nwalkout = 1.0";
    let (resume, collapse) = (WEEK / 0.356675, 1.5 * WEEK);
    let talks =
        format!("trust_inertia = 1e9\nresume_after = {resume:?}\ncollapse_after = {collapse:?}");
    let tally = play(&pie(10, &talks, "", "no_deal = 0.6", "no_deal = 0.6", event), 200_000, 1);
    tally.end_with("talking", 0.217812);
    tally.end_with("suspended", 0.134586);
    tally.end_with("collapsed", 0.647601);
}

#[test]
fn case_13_decided_outside() {
    let s = 0.5 * WEEK.sqrt();
    let passed = |z: f64| {
        let touched = |line: f64| libm::exp(-2.0 * 0.3 * line / (s * s));
        if z.abs() >= 0.3 { 1.0 } else { (touched(0.3 - z) + touched(0.3 + z)).clamp(0.0, 1.0) }
    };
    let steps = 200_000;
    let step = 16.0 / f64::from(steps);
    let density = |x: f64| libm::exp(-0.5 * x * x) / (2.0 * PI).sqrt();
    let at = |i: u32| -8.0 + step * (f64::from(i) + 0.5);
    let expected: f64 = (0..steps).map(|i| passed(at(i) * s) * density(at(i)) * step).sum();
    let balance = "[balance]\nvolatility = 0.5\ndecisive = 0.3";
    let tally = play(&pie(1, "", "", "no_deal = 0.6", "no_deal = 0.6", balance), 200_000, 1);
    tally.end_with("decided", expected);
}

#[test]
fn case_14_holds_a_year_but_not_two() {
    let b = "opening = 0\nno_deal = 0.3\nexposure = 0.1";
    let balance = "[balance]\ndrift_per_month = 0.14";
    let tally = play(&pie(1, "deterrence = 0.0", "", "opening = 0.5", b, balance), 10, 2);
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
opening = 0.3
patience = "none"
[party.issues]
delay = { ideal = 4, weight = 1 }
[[party]]
id = "late"
role = "signatory"
influence = 0.0
opening = 0.3
patience = "none"
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

#[test]
fn case_16_face_saving() {
    let mediator = format!("{MEDIATOR}face_saving = [0, 1]");
    let tally = play(&pie(1, "format = \"shuttle\"", "", "", "", &mediator), 200_000, 1);
    tally.settled_with(0.5);
    tally.always_at(0, 0.5);
}

/// x times the modified Bessel function K1 of it.
fn x_k1(x: f64) -> f64 {
    let (steps, end) = (4_000, 12.0);
    let step = end / f64::from(steps);
    let at = |i: u32| {
        let cosh = libm::cosh(step * (f64::from(i) + 0.5));
        libm::exp(-x * cosh) * cosh
    };
    x * step * (0..steps).map(at).sum::<f64>()
}

#[test]
fn case_17_a_war_of_attrition() {
    let costs = ["cost_per_month = 0.05", "cost_per_month = 0.03"];
    let expected = |months: f64| {
        1.0 - libm::exp(-0.08 * months) * x_k1(2.0 * months * (0.05f64 * 0.03).sqrt())
    };
    let weekly = plain(40, costs[0], costs[1]);
    settles_by(&play(&weekly, 200_000, 1), expected);
    let monthly = play(&monthly(&plain(12, costs[0], costs[1])), 200_000, 1);
    agree(monthly.settled_by()[11].total, 200_000, expected(12.0));
}

#[test]
fn case_18_attrition_to_the_end() {
    let side = |cost: f64| format!("cost_per_month = {cost}\nconcession = 0.001");
    let tally = play(&plain(40, &side(0.05), &side(0.03)), 200_000, 1);
    settles_by(&tally, |months| 1.0 - libm::exp(-0.08 * months));
    let alone = 1.0 - libm::exp(-0.05 * WEEK);
    let share = alone * libm::exp(-0.03 * WEEK) / (1.0 - libm::exp(-0.08 * WEEK));
    assert!((share - 0.622842).abs() < 1e-6);
    assert!(tally.terms[0].quantile(share - 0.01) < Some(1e-6));
    assert!(tally.terms[0].quantile(share + 0.01) > Some(0.4));
}

#[test]
fn case_19_one_side_alone() {
    let a = "cost_per_month = 0.04\nresolve = 2\nopening = 0.8\nno_deal = 0.2\nconcession = 0.001";
    let tally = play(&plain(40, a, "no_deal = 0.1"), 200_000, 1);
    settles_by(&tally, |months| 1.0 - libm::exp(-0.04 * months / 1.2));
    tally.always_at(0, 0.2);
}

#[test]
fn case_20_a_deadline() {
    let talks = "deadline = { month = 5.5, yields = 0.3, ends = 0.5 }";
    let tally = play(&monthly(&pie(12, talks, "", "", "", "")), 200_000, 1);
    tally.settled_with(0.51);
    tally.end_with("collapsed", 0.245);
    assert_eq!(tally.settled_by()[3].total, 0);
    assert_eq!(tally.settled_by()[4].total, tally.ends[0].total);
}

#[test]
fn case_21_optimism_fades() {
    let side = format!("no_deal = 0.4\noptimism = 0.25\n{DOWN}");
    let toml = monthly(&pie(12, "optimism_half_life = 6", "", &side, &side, ""));
    let tally = play(&toml, 10, 1);
    tally.always_settled(8, &[0.5]);
    assert_eq!(tally.zone_at_start.total, 0);
    let early = play(&toml.replace("rounds = 12", "rounds = 7"), 10, 1);
    assert_eq!(early.zone_ever.total, 0);
}

#[test]
fn case_22_red_lines() {
    let toml = plain(1, "", "")
        .replacen("ideal = 1.0, weight = 1.0", "ideal = 1.0, weight = 1.0, red_line = 0.6", 1)
        .replacen(
            "ideal = 0.0, weight = 1.0",
            "ideal = 0.0, weight = 1.0, red_line = [0.4, 0.9]",
            1,
        );
    let tally = play(&toml, 200_000, 1);
    tally.zone_at_start_with(0.6);
    for draw in 0..50 {
        let outcome = Story::of(&table(&toml), 0, draw, 0).outcome;
        assert_ne!(outcome.zone_at_start, outcome.barred);
    }
}

#[test]
fn case_23_vulnerability() {
    let a = "no_deal = 0.3\nvulnerability = 0.2\ntrust = { b = [0, 1] }";
    let toml = pie(1, "", PROMISED, a, "no_deal = 0.1", "");
    play(&toml, 200_000, 1).zone_at_start_with(0.75);
}

#[test]
fn case_24_trust_and_the_way_to_a_text() {
    for (trust, round, position) in [(0.2, 35, 0.676923), (0.5, 29, 0.607692), (0.9, 24, 0.510256)]
    {
        let b = format!("no_deal = 0.1\n{}", weeks(39));
        let a = format!("{b}\ntrust = {{ b = {trust} }}");
        let h = f64::from(round - 1) / 39.0;
        let exact = (1.0 - 0.9 * h - 0.1 * (1.0 - trust)) / trust;
        assert!((exact - position).abs() < 1e-6);
        play(&pie(48, "", PROMISED, &a, &b, ""), 8, 1).always_settled(round as u32, &[exact]);
    }
}

#[test]
fn case_25_shifting_power() {
    let side = |exposure: f64| format!("no_deal = 0.4\nexposure = {exposure}\nforesight = 1");
    for (drift, exists) in [(0.01, true), (0.0166, true), (0.0167, false), (0.05, false)] {
        let balance = format!("[balance]\ndrift_per_month = {drift}");
        zone_is(&pie(1, "", "", &side(1.0), &side(-1.0), &balance), exists);
    }
}

#[test]
fn case_26_leaving() {
    let side = |rate: f64| format!("no_deal = 0.6\n{DOWN}\nleaves_per_month = {rate}");
    let tally = play(&plain(12, &side(0.1), &side(0.2)), 200_000, 1);
    tally.end_with("collapsed", 1.0 - libm::exp(-0.3 * 11.0 * WEEK));
}

#[test]
fn case_27_erosion() {
    let side = format!("no_deal = 0.6\nerosion_per_month = 0.022\n{DOWN}");
    let toml = monthly(&plain(12, &side, &side));
    play(&toml, 10, 1).always_settled(5, &[0.5]);
    let early = play(&toml.replace("rounds = 12", "rounds = 4"), 10, 1);
    assert_eq!(early.zone_ever.total, 0);
}

#[test]
fn case_28_pressure() {
    let mediator = format!("{MEDIATOR}drafts = false\npressure = {{ a = 0.02 }}");
    for (months, exists) in [(12, true), (7, false)] {
        let talks = format!("look_ahead = {months}");
        zone_is(&pie(1, &talks, "", "no_deal = 0.65", "no_deal = 0.5", &mediator), exists);
    }
}

#[test]
fn case_29_no_deal_as_a_text() {
    let a = "no_deal = { as = { pie = 0.4 }, plus = [-0.2, 0.2] }";
    let toml = pie(1, "", "status_quo = 0.5", a, "no_deal = 0.5", "");
    play(&toml, 200_000, 1).zone_at_start_with(0.75);
}

#[test]
fn case_30_others_must_provide() {
    let guarantor = "[[party]]\nid = \"g\"\nrole = \"guarantor\"\nissues.pie = { ideal = 0, weight = 1, red_line = 0.3 }";
    let toml = pie(1, "", "provided_by = [\"g\"]", "no_deal = [0, 1]", "", guarantor);
    play(&toml, 200_000, 1).zone_at_start_with(0.3);
}

#[test]
fn case_32_experts() {
    let says = |one: f64, other: f64| {
        format!(
            "no_deal = {{ experts = [{{ by = \"A\", value = {one} }}, {{ by = \"B\", value = {other} }}], weights = [1, 3] }}"
        )
    };
    let tally = play(&plain(1, &says(0.1, 0.8), &says(0.8, 0.1)), 200_000, 1);
    assert_eq!(tally.zone_at_start.total, tally.negotiations());
    let alike = play(&plain(1, &says(0.1, 0.8), &says(0.1, 0.8)), 200_000, 1);
    alike.zone_at_start_with(0.25);
}

#[test]
fn case_33_an_interval_of_90_percent() {
    let toml = plain(1, "no_deal = { p5 = 0.3, p95 = 0.5 }", "no_deal = 0.55");
    play(&toml, 200_000, 1).zone_at_start_with(cdf(1.644854 * 0.5));
}

/// No room for a text, and a change.
fn changing(change: &str, more: &str) -> String {
    let side = |no_deal: f64| format!("no_deal = {no_deal}\n{more}");
    let change = format!("[[change]]\nid = \"election\"\n{change}");
    monthly(&pie(10, "", "", &side(0.7), &side(0.6), &change))
}

#[test]
fn case_34_a_change_at_random() {
    let change = "per_month = 0.1\nlikelihood = 0.8\nset = { \"party.a.no_deal\" = 0.2 }";
    let tally = play(&changing(change, ""), 200_000, 1);
    agree(tally.zone_ever.total, tally.negotiations(), 0.8 * (1.0 - libm::exp(-1.0)));
}

#[test]
fn case_35_a_change_for_two_months() {
    let change = "month = 4.5\nlasts = 2\nadd = { \"party.a.no_deal\" = -0.5 }";
    let rounds = story(&changing(change, "")).rounds;
    let zones: Vec<u32> = rounds.iter().filter(|r| r.zone).map(|r| r.round).collect();
    assert_eq!(zones, [5, 6]);
    play(&changing(change, DOWN), 10, 1).always_settled(5, &[0.3]);
}

#[test]
fn case_36_the_middle_of_three_levels() {
    for middle in [0.05, 0.4, 0.9] {
        let side = |id: &str, low: f64, high: f64| {
            format!(
                "[[party]]\nid = \"{id}\"\nrole = \"signatory\"\npatience = 4\nissues.x = {{ points = [[\"low\", {low}], [\"middle\", {middle}], [\"high\", {high}]], weight = 1 }}\n"
            )
        };
        let issue = "title = \"Levels\"\nrounds = 104\n[[issue]]\nid = \"x\"\nlevels = [\"low\", \"middle\", \"high\"]\n";
        let toml = format!("{issue}{}{}", side("a", 1.0, 0.0), side("b", 0.0, 1.0));
        let told = story(&toml);
        assert_eq!((told.outcome.end.word(), &told.text[..]), ("settled", &[0.5][..]));
    }
}

#[test]
fn case_37_echoes_by_any_rhythm() {
    let event = "[[event]]\nid = \"raid\"\non = [\"a\"]\nper_month = 2\nexcitation = 0.4";
    for days in [3.0, 7.0, 30.4375] {
        let months = 400.0;
        let rounds = (months * 30.4375 / days) as u32;
        let toml = pie(rounds, "", "", "no_deal = 0.6", "no_deal = 0.6", event).replacen(
            "title = \"Pie\"",
            &format!("title = \"Pie\"\ndays_between_rounds = {days}"),
            1,
        );
        let (mut sum, stories) = (0.0, 25);
        for draw in 0..stories {
            let told = Story::of(&table(&toml), 0, draw, 0);
            sum += told.rounds.iter().map(|round| round.outside.events[0]).sum::<f64>();
        }
        // The variance of a long count is mean / (1 - excitation)^2; |z| < 4, n = 10,000 months.
        let all = stories as f64 * f64::from(rounds) * days / 30.4375;
        let mean = 2.0 / 0.6 * all;
        let z = (sum - mean) / (mean / 0.36).sqrt();
        assert!(z.abs() < 4.0, "every {days} days: {sum} is not {mean}: z = {z}");
    }
}

#[test]
fn case_38_silence_and_good_faith() {
    let side = |cost: f64, more: &str| format!("cost_per_month = {cost}\nconcession = 0.001{more}");
    let a = side(0.05, "\ngood_faith = 0.7");
    let table = table(&plain(12, &a, &side(0.03, "")));
    let months = 12.0 * WEEK;
    let (mut silent, mut faithful) = (0, 0);
    for draw in 0..20_000 {
        let outcome = Story::of(&table, 0, draw, 0).outcome;
        let talking = outcome.end.word() == "talking";
        silent += u64::from(talking);
        faithful += u64::from(talking && outcome.good_faith);
    }
    let stayed = 0.7 * libm::exp(-0.08 * months);
    agree(faithful, silent, stayed / (stayed + 0.3));
}

/// A mediator's search for the text that leaves the least satisfied side best off.
fn searching(issues: &str, parties: &str) -> String {
    format!(
        "title = \"Search\"\nrounds = 1\n[talks]\nformat = \"shuttle\"\n{issues}{MEDIATOR}drafts = \"search\"\nface_saving = 1\n{parties}"
    )
}

fn searched(id: &str, no_deal: f64, issues: &str) -> String {
    format!(
        "[[party]]\nid = \"{id}\"\nrole = \"signatory\"\nno_deal = {no_deal}\npatience = \"none\"\n{issues}\n"
    )
}

#[test]
fn case_39_a_draft_that_is_searched_for() {
    let issue = |id: &str| {
        format!("[[issue]]\nid = \"{id}\"\nscale = [\"none\", \"all\"]\nstatus_quo = 0.3\n")
    };
    let a = "issues.x = { ideal = 1, weight = 0.6 }\nissues.y = { ideal = 0, weight = 0.4 }";
    let b = "issues.x = { ideal = 0, weight = 0.5 }\nissues.y = { ideal = 1, weight = 0.5 }";
    let sides = searched("a", 0.4, a) + &searched("b", 0.35, b);
    let toml = searching(&(issue("x") + &issue("y")), &sides);
    play(&toml, 8, 1).always_settled(1, &[21.0 / 22.0, 1.0]);
}

#[test]
fn case_40_a_search_among_three() {
    let side = |id: &str, no_deal: f64, ideal: f64| {
        searched(id, no_deal, &format!("issues.pie = {{ ideal = {ideal}, weight = 1 }}"))
    };
    let sides = side("a", 0.2, 1.0) + &side("b", 0.4, 0.0) + &side("c", 0.0, 0.5);
    let issue = "[[issue]]\nid = \"pie\"\nscale = [\"none\", \"all\"]\n";
    play(&searching(issue, &sides), 8, 1).always_settled(1, &[0.4]);
}

/// Who signed at exactly what it needs does not break for a rounding.
#[test]
fn what_nothing_moves_after_signing_holds() {
    let tally = play(
        &plain(1, "opening = 0\nno_deal = [0, 1]", "opening = 0\nno_deal = [0, 1]"),
        50_000,
        1,
    );
    tally.settled_with(0.5);
    assert_eq!(tally.holds[23].total, tally.ends[0].total);
}
