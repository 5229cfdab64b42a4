//! What must hold in every negotiation, whatever the scenario: over random scenarios with every mechanism in use.

use crate::helpers::{Tally, play, table};
use crate::random_scenarios::{Mix, scenario};
use negsim::games::talks::{Curve, End, Story, Table};
use proptest::prelude::{ProptestConfig, any, proptest};
use proptest::test_runner::RngSeed;

/// Values are compared to within this by the model itself.
const CLOSE: f64 = 1e-9;
/// Sums in another order differ by no more.
const ROUNDING: f64 = 1e-9;
/// No red line that bars the side of the ideal, no provider, no change: what a text of the file shows.
const PLAIN: Mix = Mix { rare: false, ..Mix::PLAIN };
const SMOOTH: Mix = Mix { rare: false, ..Mix::SMOOTH };
const UNCERTAIN: Mix = Mix { uncertain: true, ..Mix::ALL };

fn cases(cases: u32) -> ProptestConfig {
    let rng_seed = RngSeed::Fixed(0);
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases(60))]

    /// Would break if an end were counted twice or not at all, or a step of the funnel let more through than came.
    #[test]
    fn counts_add_up_and_the_funnel_never_widens(seed in any::<u64>()) {
        let tally = play(&scenario(seed, UNCERTAIN), 40, 3);
        ends_and_states_add_up(&tally);
        funnel_never_widens(&tally);
        settled_by_never_falls(&tally);
    }
}

proptest! {
    #![proptest_config(cases(400))]

    /// Would break if a side signed what is worse than no deal, or what it refuses at any price.
    #[test]
    fn nobody_signs_what_it_refuses(seed in any::<u64>(), draw in 0..1_000_000u64) {
        let table = table(&scenario(seed, Mix { rare: false, ..Mix::ALL }));
        let story = Story::of(&table, seed, draw, 0);
        if story.outcome.end == End::Settled {
            beats_no_deal(&story);
            within_red_lines(&table, &story.text);
        }
    }
}

proptest! {
    #![proptest_config(cases(400))]

    /// Would break if the report said of a scenario that nobody could break a settlement, and somebody did.
    #[test]
    fn what_nobody_could_break_holds(seed in any::<u64>(), draw in 0..1_000u64) {
        let toml = scenario(seed, Mix { uncertain: true, changing: seed % 8 == 0, ..Mix::ALL });
        let table = table(&toml);
        let story = Story::of(&table, seed, draw, 0);
        let months = table.parts().setting.aftermath_months;
        if story.outcome.end == End::Settled && story.outcome.months_held < months {
            assert!(table.could_break(), "seed {seed}");
        }
    }
}

fn ends_and_states_add_up(tally: &Tally) {
    let n = tally.draws * tally.repeats;
    let ends = tally.ends.map(|end| end.total);
    assert_eq!(ends.iter().sum::<u64>(), n);
    let states = tally.states();
    assert!(states.iter().all(|state| state.iter().sum::<u64>() == n), "{states:?}");
    assert_eq!(states.last(), Some(&ends));
    assert!(tally.sticking.iter().sum::<u64>() <= n - ends[0]);
    assert!(tally.terms.iter().all(|terms| terms.n() == ends[0]));
    let by_draw: u64 = (0..).zip(&tally.draws_by_settlements).map(|(k, draws)| k * draws).sum();
    assert_eq!(by_draw, ends[0]);
    assert_eq!(tally.draws_by_settlements.iter().sum::<u64>(), tally.draws);
}

fn funnel_never_widens(tally: &Tally) {
    let mut steps = vec![tally.zone_ever, tally.agreed, tally.ends[0]];
    steps.extend(&tally.holds);
    assert!(tally.zone_at_start.total <= tally.zone_ever.total);
    assert!(steps.windows(2).all(|pair| pair[1].total <= pair[0].total), "{steps:?}");
    assert_eq!(tally.holds.len(), 24);
}

fn settled_by_never_falls(tally: &Tally) {
    let by = tally.settled_by();
    assert!(by.windows(2).all(|pair| pair[0].total <= pair[1].total));
    assert_eq!(by.last(), Some(&tally.ends[0]));
}

fn beats_no_deal(story: &Story) {
    let last = story.rounds.last().expect("a round");
    let agreed = last.agreed.expect("agreed before it settled");
    assert!(last.texts[agreed].accepted && last.capitals.refused_by.is_empty());
    for (worth, no_deal) in last.texts[agreed].worth.iter().zip(&last.no_deal) {
        assert!(*worth >= no_deal - CLOSE, "{worth} is less than {no_deal}");
    }
}

fn within_red_lines(table: &Table, text: &[f64]) {
    for &party in table.signatories() {
        for (k, position) in text.iter().enumerate() {
            let (low, high) = allowed(table, party, k);
            assert!((low - CLOSE..=high + CLOSE).contains(position), "{position} on issue {k}");
        }
    }
}

/// The positions that a signatory's red line leaves, in a scenario of known numbers and positions 0..1.
fn allowed(table: &Table, party: usize, issue: usize) -> (f64, f64) {
    let known = |id: negsim::engine::QuantityId| {
        table.quantities()[id.index()].distribution.known().expect("known")
    };
    let Some(stance) = &table.parts().parties[party].stances[issue] else { return (0.0, 1.0) };
    let Some(red_line) = stance.red_line.map(known) else { return (0.0, 1.0) };
    let ideal = ideal(&stance.curve, known);
    let above = red_line > ideal || (red_line == ideal && ideal <= 0.5);
    if above { (0.0, red_line) } else { (red_line, 1.0) }
}

fn ideal(curve: &Curve, known: impl Fn(negsim::engine::QuantityId) -> f64) -> f64 {
    match curve {
        Curve::Ideal(id, _) => known(*id),
        Curve::Points(points) => {
            let better = |best: (f64, f64), point: &(f64, f64)| match point.1 > best.1 {
                true => *point,
                false => best,
            };
            points.iter().fold((0.0, f64::MIN), better).0
        }
    }
}

/// The same scenario with every position x of its continuous issues at 1 - x.
fn mirrored(toml: &str) -> String {
    ["status_quo = ", "ideal = ", "red_line = "].iter().fold(toml.to_owned(), |text, key| {
        let mut pieces = text.split(key);
        let mut mirror = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let end = piece.find([',', ' ', '\n']).unwrap_or(piece.len());
            let position: f64 = piece[..end].parse().expect("a known position");
            mirror += &format!("{key}{:?}{}", 1.0 - position, &piece[end..]);
        }
        mirror
    })
}

/// The same scenario without the lines of these keys.
fn without(toml: &str, keys: &[&str]) -> String {
    let kept = |line: &&str| !keys.iter().any(|key| line.starts_with(&format!("{key} = ")));
    toml.lines().filter(kept).map(|line| format!("{line}\n")).collect()
}

/// The same scenario with its first two parties listed the other way round.
fn swapped(toml: &str) -> String {
    let mut blocks: Vec<&str> = toml.split("[[party]]").collect();
    assert!(blocks.len() > 2);
    let tail = blocks.pop().unwrap_or_default();
    let cut = tail.find("[[").unwrap_or(tail.len());
    let (last, rest) = tail.split_at(cut);
    blocks.push(last);
    blocks.swap(1, 2);
    blocks.join("[[party]]") + rest
}

/// The same scenario with its issues listed from the last to the first.
fn issues_reversed(toml: &str) -> String {
    let start = toml.find("[[issue]]").expect("an issue");
    let end = toml.find("[[party]]").expect("a party");
    let mut issues: Vec<&str> = toml[start..end].split("[[issue]]").skip(1).collect();
    issues.reverse();
    let issues: String = issues.iter().map(|issue| format!("[[issue]]{issue}")).collect();
    format!("{}{issues}{}", &toml[..start], &toml[end..])
}

/// What must be the same of two tellings; positions and no-deal values apart.
fn same_course(one: &Story, other: &Story, context: &str) {
    let (a, b) = (&one.outcome, &other.outcome);
    assert_eq!(a.end, b.end, "{context}");
    assert_eq!((a.round, a.months_held), (b.round, b.months_held), "{context}");
    assert_eq!((a.zone_at_start, a.zone_ever), (b.zone_at_start, b.zone_ever), "{context}");
    assert_eq!((a.agreed, a.refusals), (b.agreed, b.refusals), "{context}");
    assert_eq!(a.interim_ever, b.interim_ever, "{context}");
}

fn near(one: &[f64], other: &[f64], context: &str) {
    assert_eq!(one.len(), other.len());
    let close = one.iter().zip(other).all(|(a, b)| (a - b).abs() < ROUNDING);
    assert!(close, "{one:?} is not {other:?}\n{context}");
}

fn reversed(numbers: &[f64]) -> Vec<f64> {
    numbers.iter().rev().copied().collect()
}

/// Plays a scenario and a change of it with the same luck; true where it settled.
fn compare(seed: u64, toml: &str, change: impl Fn(&str) -> String) -> (Story, Story) {
    let other = change(toml);
    (Story::of(&table(toml), seed, 0, 0), Story::of(&table(&other), seed, 0, 0))
}

/// Would break if "more" and "less" of an issue were treated differently anywhere but in its assurance.
#[test]
fn mirrored_scales_mirror_the_result() {
    let mut settled = 0;
    for seed in 0..300 {
        let mix = if seed % 2 == 0 { PLAIN } else { SMOOTH };
        let toml = without(&scenario(seed, mix), &["assures", "guarantor"]);
        let (one, other) = compare(seed, &toml, mirrored);
        same_course(&one, &other, &toml);
        if one.outcome.end == End::Settled {
            settled += 1;
            let mirror: Vec<f64> = one.text.iter().map(|position| 1.0 - position).collect();
            near(&mirror, &other.text, &toml);
        }
    }
    assert!(settled > 60, "{settled}");
}

/// Would break if the first side listed were favoured beyond exact ties.
#[test]
fn swapped_sides_swap_the_result() {
    let mut settled = 0;
    for seed in 0..300 {
        let toml = scenario(seed, PLAIN);
        let (one, other) = compare(seed, &toml, swapped);
        same_course(&one, &other, &toml);
        near(&one.text, &other.text, &toml);
        for (round, same) in one.rounds.iter().zip(&other.rounds) {
            near(&reversed(&round.no_deal), &same.no_deal, &toml);
            near(&reversed(&round.aspirations), &same.aspirations, &toml);
        }
        settled += u32::from(one.outcome.end == End::Settled);
    }
    assert!(settled > 60, "{settled}");
}

/// Would break if a side's name mattered but for its own luck (its mood, its good faith, what it misreads).
#[test]
fn swapped_and_mirrored_sides_with_their_names_exchanged_mirror_the_result() {
    let luck = [
        "hesitation",
        "misreading",
        "good_faith",
        "assures",
        "guarantor",
        "cost_per_month",
        "pressure",
        "leaves_per_month",
    ];
    let renamed = |toml: &str| {
        let text = swapped(&mirrored(toml)).replace("side_0", "side_x");
        text.replace("side_1", "side_0").replace("side_x", "side_1")
    };
    for seed in 300..500 {
        let toml = without(&scenario(seed, PLAIN), &luck);
        let (one, other) = compare(seed, &toml, renamed);
        same_course(&one, &other, &toml);
        if one.outcome.end == End::Settled {
            let mirror: Vec<f64> = one.text.iter().map(|position| 1.0 - position).collect();
            near(&mirror, &other.text, &toml);
        }
    }
}

/// Would break if an issue listed first were conceded, kept or read differently beyond exact ties.
#[test]
fn the_order_of_issues_does_not_matter() {
    let mut settled = 0;
    for seed in 0..300 {
        let mix = [PLAIN, SMOOTH, Mix::ALL][seed as usize % 3];
        let toml = scenario(seed, mix);
        let (one, other) = compare(seed, &toml, issues_reversed);
        same_course(&one, &other, &toml);
        near(&reversed(&one.text), &other.text, &toml);
        settled += u32::from(one.outcome.end == End::Settled);
    }
    assert!(settled > 60, "{settled}");
}
