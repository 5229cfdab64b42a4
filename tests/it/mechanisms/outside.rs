//! No-deal values, the balance, and what happens after a settlement.

use super::{MODEST, STUBBORN, mean_is, near, pie, tell};
use crate::helpers::{Check, cdf, play, table};
use negsim::games::talks::Story;

#[test]
fn the_balance_decides() {
    // One month: normal(0.2, 0.5) beyond 0.4 on either side, or there in between. n = 200,000.
    let balance = "[balance]\ndrift_per_month = 0.2\nvolatility = 0.5\ndecisive = 0.4";
    let touched = |z: f64| {
        let line = |distance: f64| libm::exp(-2.0 * 0.4 * distance / 0.25);
        if z.abs() >= 0.4 { 1.0 } else { (line(0.4 - z) + line(0.4 + z)).clamp(0.0, 1.0) }
    };
    let steps = 20_000;
    let at = |i: u32| -8.0 + 16.0 * (f64::from(i) + 0.5) / f64::from(steps);
    let width = |x: f64| cdf(x + 8.0 / f64::from(steps)) - cdf(x - 8.0 / f64::from(steps));
    let decided: f64 = (0..steps).map(|i| touched(0.2 + 0.5 * at(i)) * width(at(i))).sum();
    let tally = play(&pie(1, "", "", STUBBORN, STUBBORN, balance), 200_000, 1);
    tally.end_with("decided", decided);
}

#[test]
fn the_balance_walks() {
    // After five months: mean 5 * 0.1, variance 5 * 0.3^2, fourth moment 3 variance^2. n = 10,000.
    let balance = "[balance]\ndrift_per_month = 0.1\nvolatility = 0.3";
    let table = table(&pie(5, "", "", STUBBORN, STUBBORN, balance));
    let ends: Vec<f64> =
        (0..10_000).map(|draw| Story::of(&table, 0, draw, 0).rounds[4].outside.balance).collect();
    mean_is(ends.iter().sum(), 10_000, 0.5, 0.45);
    let squares = ends.iter().map(|z| (z - 0.5) * (z - 0.5)).sum();
    mean_is(squares, 10_000, 0.45, 2.0 * 0.45 * 0.45);
}

#[test]
fn no_deal_moves_with_illusions_erosion_pressure_and_the_balance() {
    let a = format!(
        "{STUBBORN}\nno_deal = 0.5\noptimism = 0.2\nerosion_per_month = 0.01\nexposure = 0.6"
    );
    let b = format!("{STUBBORN}\nno_deal = 0.3\nexposure = -0.4\nerosion_per_month = 0.03");
    let rest = "[[party]]\nid = \"m\"\nrole = \"mediator\"\npressure = { a = 0.02 }\n[balance]\ndrift_per_month = 0.05";
    let story = tell(&pie(12, "optimism_half_life = 4\nlook_ahead = 10", "", &a, &b, rest));
    for (t, round) in (1..).zip(&story.rounds) {
        let m = f64::from(t);
        near(round.outside.balance, 0.05 * m);
        let illusion = 0.2 * libm::exp2(-m / 4.0);
        near(round.no_deal[0], 0.5 + illusion + 0.6 * 0.05 * m - 0.01 * m - 0.02 * 10.0);
        let sunk: f64 = 0.3 - 0.4 * 0.05 * m - 0.03 * m;
        near(round.no_deal[1], sunk.clamp(0.0, 1.0));
    }
    assert_eq!(story.rounds.len(), 12);
}

/// Settled in the first month at 0.4: under pressure a could live with 0.3, b with 0.5.
fn signed_under_pressure(talks: &str, issue: &str) -> String {
    let side = format!("{MODEST}\nno_deal = 0.5");
    let mediator = "[[party]]\nid = \"m\"\nrole = \"mediator\"\npressure = { a = 0.02 }";
    let talks = format!("format = \"shuttle\"\npressure_half_life = 6.5\nlook_ahead = 10\n{talks}");
    pie(1, &talks, issue, &side, &side, mediator)
}

#[test]
fn pressure_fades_and_the_settlement_with_it() {
    // 0.5 - 0.2 * 2^(-n / 6.5) > 0.4 from month 7 on.
    let story = tell(&signed_under_pressure("", ""));
    near(story.text[0], 0.4);
    assert_eq!(story.outcome.months_held, 6);
}

#[test]
fn guarantees_deter() {
    // 0.5 - 0.2 * 2^(-n / 6.5) > 0.4 + 0.5 * 0.2 * 0.4 where n > 6.5 * log2(1 / 0.3) = 11.3.
    let story = tell(&signed_under_pressure("deterrence = 0.5", "assures = 0.2"));
    near(story.text[0], 0.4);
    assert_eq!(story.outcome.months_held, 11);
    let always = tell(&signed_under_pressure("deterrence = 1.5", "assures = 0.2"));
    assert_eq!(always.outcome.months_held, 24);
}
