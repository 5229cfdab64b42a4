//! Events, trust, hardening, walkouts, interim deals.

use super::{STUBBORN, mean_is, near, pie, tell};
use crate::helpers::{Check, agree, play, table};
use negsim::games::talks::{Round, Story};

fn raid(more: &str) -> String {
    format!("[[event]]\nid = \"raid\"\nby = \"b\"\non = [\"a\"]\n{more}\n")
}

/// The given round of n negotiations, one a draw.
fn rounds(toml: &str, n: u64, round: usize) -> Vec<Round> {
    let table = table(toml);
    (0..n).map(|draw| Story::of(&table, 0, draw, 0).rounds.swap_remove(round - 1)).collect()
}

#[test]
fn attacks_stiffen_and_cool() {
    let event = raid("per_month = 1.5\nhardening = 0.15");
    let story = tell(&pie(20, "cooling_half_life = 1.5", "", "patience = 29", STUBBORN, &event));
    let (mut hardness, mut stiffened, mut cooled) = (0.0, 0, 0);
    for (t, round) in (0..).zip(&story.rounds) {
        let before = hardness;
        hardness = libm::exp2(-1.0 / 1.5) * hardness + 0.15 * round.outside.events[0];
        let h = f64::from(t) / 29.0;
        near(round.conceded[0], h);
        near(round.aspirations[0], 1.0 - (h - hardness).clamp(0.0, 1.0));
        stiffened += u32::from(hardness > before);
        cooled += u32::from(hardness < before);
    }
    assert!(story.rounds.len() == 20 && stiffened > 3 && cooled > 3, "{stiffened} {cooled}");
}

#[test]
fn trust_counts_attacks_and_months_of_talks() {
    let talks = "trust_inertia = 8\ngoodwill = 0.4";
    let issue = "promise = 0.1\nkept_by = \"b\"";
    let a = format!("{STUBBORN}\ntrust = {{ b = 0.6 }}");
    let event = raid("per_month = 1\ndistrust = 0.7");
    let story = tell(&pie(20, talks, issue, &a, STUBBORN, &event));
    let (mut kept, mut broken) = (4.8, 3.2);
    for round in &story.rounds {
        broken += 0.7 * round.outside.events[0];
        kept += 0.4;
        let bond = round.trust.iter().find(|bond| (bond.0, bond.1) == (0, 1));
        near(bond.expect("a's trust in b").2, kept / (kept + broken));
    }
    assert!(kept > 5.0 && broken > 4.0);
}

#[test]
fn events_excite_each_other() {
    // Stationary by round 40, half of an echo left after a month: mean 1.2 / (1 - 0.5); with a = 0.5 * 0.5 the variance is
    // mean * (1 + a^2 / (1 - (0.5 + a)^2)). n = 20,000.
    let toml = pie(
        40,
        "echo_half_life = 1",
        "",
        STUBBORN,
        STUBBORN,
        &raid("per_month = 1.2\nexcitation = 0.5"),
    );
    let counts: Vec<f64> =
        rounds(&toml, 20_000, 40).iter().map(|round| round.outside.events[0]).collect();
    let (mean, variance) = (2.4, 2.4 * (1.0 + 0.0625 / 0.4375));
    mean_is(counts.iter().sum(), 20_000, mean, variance);
    let squares: Vec<f64> = counts.iter().map(|n| (n - mean) * (n - mean)).collect();
    let spread = squares.iter().map(|s| (s - variance) * (s - variance)).sum::<f64>() / 20_000.0;
    mean_is(squares.iter().sum(), 20_000, variance, spread);
}

#[test]
fn who_walks_out_and_what_postpones() {
    // The probability generating function of the Poisson, at exp(-0.5 (0.7 + 0.2)) * 0.9. n = 200,000.
    let side = |trust: f64| format!("{STUBBORN}\ntrust = {{ g = {trust} }}");
    let event = "[[party]]\nid = \"g\"\nrole = \"guarantor\"\n[[event]]\nid = \"raid\"\nby = \"g\"\non = [\"a\", \"b\"]\nper_month = 1.3\nwalkout = 0.5\npostpones = 0.1";
    let toml = pie(1, "", "", &side(0.3), &side(0.8), event);
    let held = libm::exp(-1.3 * (1.0 - libm::exp(-0.45) * 0.9));
    play(&toml, 200_000, 1).end_with("suspended", 1.0 - held);
}

/// Two sides that both want all of the second issue, and cannot agree on the first.
fn truce(rounds: u32, deal: &str, rest: &str) -> String {
    let second = "[[issue]]\nid = \"calm\"\nscale = [\"none\", \"all\"]\n[[party]]\nid = \"a\"";
    let wish = "weight = 0.5 }\ncalm = { ideal = 1.0, weight = 0.5 }";
    let interim = format!("[[interim]]\nid = \"truce\"\nissues = [\"calm\"]\n{deal}\n{rest}");
    let side = format!("{STUBBORN}\nno_deal = 0.1");
    pie(rounds, "", "", &side, &side, &interim)
        .replacen("[[party]]\nid = \"a\"", second, 1)
        .replace("weight = 1.0 }", wish)
}

#[test]
fn an_interim_deal_needs_its_gain_and_raises_no_deal() {
    // Both gain 0.5 * (1 - 0.5).
    let story = tell(&truce(2, "least_gain = 0.25", ""));
    assert_eq!(story.rounds[0].deals.in_force, [true]);
    near(story.rounds[0].no_deal[0], 0.1);
    near(story.rounds[1].no_deal[0], 0.35);
    near(story.rounds[1].no_deal[1], 0.35);
    near(story.rounds[1].status_quo[1], 1.0);
    let story = tell(&truce(2, "least_gain = 0.25001", ""));
    assert_eq!(story.rounds[1].deals.in_force, [false]);
    near(story.rounds[1].no_deal[0], 0.1);
}

#[test]
fn an_interim_deal_relieves() {
    // From the round after: Poisson of mean 5 * 0.3. n = 20,000.
    let toml = truce(2, "relief = { raid = 0.3 }", &raid("per_month = 5"));
    let sum: f64 = rounds(&toml, 20_000, 2).iter().map(|round| round.outside.events[0]).sum();
    mean_is(sum, 20_000, 1.5, 1.5);
}

#[test]
fn an_interim_deal_is_fragile() {
    // In force after round 1; then it breaks with 1 - exp(-0.15) and is made again a round later. n = 20,000.
    let mut expected = 1.0;
    for round in 1..6 {
        let held = rounds(&truce(6, "fragility = 0.15", ""), 20_000, round);
        let count = held.iter().filter(|round| round.deals.in_force[0]).count() as u64;
        if round == 1 {
            assert_eq!(count, 20_000);
        } else {
            agree(count, 20_000, expected);
        }
        expected = expected * libm::exp(-0.15) + (1.0 - expected);
    }
}
