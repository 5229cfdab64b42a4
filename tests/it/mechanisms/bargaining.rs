//! Concessions, offers, drafts, the room and the capitals.

use super::{MODEST, STUBBORN, near, pie, tell, two_issues};
use crate::helpers::{Check, agree, play};
use negsim::engine::{Chance as Kind, Distribution, Key, once};

#[test]
fn a_draft_is_the_mean_weighted_by_influence_and_salience() {
    let story = tell(&two_issues(1, "", ""));
    let draft = &story.rounds[0].drafts[0];
    near(draft[0], (0.7 * 1.0 + 0.4 * 0.1 + 0.5 * 0.2 * 0.3) / (0.7 + 0.4 + 0.5 * 0.2));
    near(draft[1], (0.3 * 1.0 + 0.5 * 0.8 * 0.9) / (0.3 + 0.6 + 0.5 * 0.8));
}

/// What m believes that a party's weights are in a round, with seed, draw and repeat 0.
fn believed(party: &str, weights: [f64; 2], sigma: f64) -> [f64; 2] {
    let (least, most) = (f64::NEG_INFINITY, f64::INFINITY);
    let standard = Distribution::Normal { mean: 0.0, sd: 1.0, least, most };
    let misread = |issue: &str, weight: f64| {
        let key = Key::new(0, &format!("misreading.m.of.{party}.on.{issue}"), Kind::Once);
        weight * libm::exp(sigma * standard.quantile(once(&key, 0, 0)))
    };
    let [one, two] = [misread("one", weights[0]), misread("two", weights[1])];
    [one / (one + two), two / (one + two)]
}

#[test]
fn misread_weights_bend_the_draft_and_talking_teaches() {
    let story = tell(&two_issues(4, "misreading = 0.8\nmisreading_half_life = 2", ""));
    for (met, round) in (0..).zip(&story.rounds) {
        let sigma = 0.8 * libm::exp2(-f64::from(met) / 2.0);
        let (a, b) = (believed("a", [0.7, 0.3], sigma), believed("b", [0.4, 0.6], sigma));
        let one = (a[0] + b[0] * 0.1 + 0.1 * 0.3) / (a[0] + b[0] + 0.1);
        let two = (a[1] + 0.4 * 0.9) / (a[1] + b[1] + 0.4);
        near(round.drafts[0][0], one);
        near(round.drafts[0][1], two);
    }
    assert_eq!(story.rounds.len(), 4);
}

#[test]
fn face_saving_brings_a_draft_forward() {
    // asks(draft) = 0.2 + 0.8 (1 - h) (1 - 0.5) <= 0.5 from h = 0.25 on: round 4, h = 0.3.
    let side = "no_deal = 0.2\npatience = 10";
    let mediator = "[[party]]\nid = \"m\"\nrole = \"mediator\"\nface_saving = 0.5";
    let toml = pie(12, "format = \"shuttle\"", "", side, side, mediator);
    play(&toml, 8, 1).always_settled(4, &[0.5]);
}

#[test]
fn a_refusal_shows_what_the_capital_needs() {
    // Drafts: (0.3 + 0.5) / 2 = 0.4, refused for less than 0.45; then (0.45 + 0.5) / 2.
    let a = format!("{MODEST}\nno_deal = 0.3\nratify_margin = 0.15");
    let b = format!("{MODEST}\nno_deal = 0.5");
    let mediator = "[[party]]\nid = \"m\"\nrole = \"mediator\"";
    let toml = pie(5, "format = \"shuttle\"", "", &a, &b, mediator);
    play(&toml, 8, 1).always_settled(2, &[0.475]);
    let story = tell(&toml);
    assert_eq!(story.rounds[0].capitals.refused_by, [0]);
    assert_eq!(story.outcome.refusals, 1);
    near(story.rounds[0].drafts[0][0], 0.4);
    near(story.rounds[1].reservations[0], 0.45);
    near(story.rounds[1].reservations[1], 0.5);
}

#[test]
fn hesitation_is_logistic() {
    // Both ask 0.7 of a draft worth 0.5: P = logistic(-0.2 / 0.2)^2, n = 200,000.
    let side = "patience = \"none\"\nopening = 0.7";
    let mediator = "[[party]]\nid = \"m\"\nrole = \"mediator\"";
    let toml = pie(1, "format = \"shuttle\"\nhesitation = 0.2", "", side, side, mediator);
    let each = 1.0 / (1.0 + core::f64::consts::E);
    play(&toml, 200_000, 1).settled_with(each * each);
}

/// How firm a turns out to be, with seed, draw and repeat 0.
fn firmness_of_a() -> f64 {
    -libm::log1p(-once(&Key::new(0, "firm.a", Kind::Once), 0, 0))
}

#[test]
fn costs_hurry_by_how_firm_a_side_is() {
    let a = "no_deal = 0.5\ncost_per_month = 0.02\nresolve = 2\npatience = 20\nconcession = 2";
    let story = tell(&pie(4, "", "", a, STUBBORN, ""));
    for (t, round) in (1..).zip(&story.rounds) {
        let borne = 0.02 * f64::from(t) / (2.0 * 0.5);
        let s: f64 = f64::from(t - 1) / 20.0 + borne / firmness_of_a();
        assert!(s < 1.0);
        near(round.conceded[0], s.sqrt());
        near(round.aspirations[0], 0.5 + 0.5 * (1.0 - s.sqrt()));
    }
    assert_eq!(story.rounds.len(), 4);
}

#[test]
fn reciprocity_answers_the_last_offer_seen() {
    // b offers 0, 1/4, 1/2, 3/4; a concedes half of what it has seen given up.
    let a = "patience = \"none\"\nreciprocity = 0.5";
    let story = tell(&pie(6, "", "", a, "patience = 4", ""));
    let conceded: Vec<f64> = story.rounds.iter().map(|round| round.conceded[0]).collect();
    assert_eq!(conceded.len(), 4);
    for (found, expected) in conceded.iter().zip([0.0, 0.0, 0.125, 0.25]) {
        near(*found, expected);
    }
    near(story.text[0], 0.75);
}

#[test]
fn levels_are_offered_whole() {
    // a offers the least of four levels that is worth 1 - h: 1/3 from h = 2/3 on, so in round 8, as early as b takes it.
    let toml = pie(12, "", "", "patience = 10", "patience = 10", "")
        .replace("scale = [\"all to b\", \"all to a\"]", "levels = [\"n\", \"o\", \"p\", \"q\"]")
        .replace("ideal = 1.0", "ideal = \"q\"")
        .replace("ideal = 0.0", "ideal = \"n\"");
    play(&toml, 8, 1).always_settled(8, &[1.0 / 3.0]);
}

#[test]
fn a_red_line_stops_an_offer() {
    // a stays at 0.7 whatever its aspiration; b takes that in round 8, at h = 0.7.
    let toml = pie(12, "", "", "patience = 10", "patience = 10", "")
        .replace("ideal = 1.0, weight = 1.0", "ideal = 1.0, weight = 1.0, red_line = 0.7");
    play(&toml, 8, 1).always_settled(8, &[0.7]);
}

#[test]
fn bad_faith_is_settled_once_a_draw() {
    // P = 0.7 * 0.8; n = 100,000 draws of 3 repeats, which settle all or none.
    let a = "patience = \"none\"\nopening = 0.5\ngood_faith = 0.7";
    let b = format!("{MODEST}\ngood_faith = 0.8");
    let tally = play(&pie(1, "", "", a, &b, ""), 100_000, 3);
    assert_eq!(tally.draws_by_settlements[1] + tally.draws_by_settlements[2], 0);
    agree(tally.draws_by_settlements[3], tally.draws, 0.7 * 0.8);
}
