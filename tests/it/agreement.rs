//! The engine and a slow second opinion, written from the equations alone, agree round by round.

use crate::helpers::table;
use crate::random_scenarios::{Mix, scenario};
use crate::second_opinion as slow;
use crate::worlds::world_of;
use negsim::games::talks::{End, Round, Story, Table};

/// Decisions nearer to their threshold than this share of their tolerance may fall either way by rounding.
const KNIFE_EDGE: f64 = 0.5;
/// Zones whose margin is nearer to the tolerance than this are not compared.
const MARGIN: f64 = 1e-8;

#[derive(Default, Debug)]
struct Compared {
    negotiations: u32,
    rounds: u32,
    settled: u32,
    cut_short: u32,
}

fn compare(seeds: core::ops::Range<u64>, mix: Mix) -> Compared {
    let mut compared = Compared::default();
    for seed in seeds {
        let toml = scenario(seed, mix);
        let table = table(&toml);
        for (draw, repeat) in [(0, 0), (3, 1), (70_000, 5)] {
            let fast = Story::of(&table, seed, draw, repeat);
            let world = world_of(&table, &fast.inputs);
            let reference = slow::play::play(&world, seed, draw, repeat as u32);
            let context = format!("seed {seed}, draw {draw}, repeat {repeat}\n{toml}");
            agree(&table, &fast, &reference, &context, &mut compared);
        }
    }
    compared
}

fn agree(
    table: &Table,
    fast: &Story,
    reference: &slow::story::Story,
    context: &str,
    compared: &mut Compared,
) {
    compared.negotiations += 1;
    let mut zone_seen = false;
    for (round, log) in fast.rounds.iter().zip(&reference.rounds) {
        if log.closest_call.abs() < KNIFE_EDGE {
            compared.cut_short += 1;
            return;
        }
        compared.rounds += 1;
        agree_on_round(table, round, log, context);
        if let Some(zone) = &log.zone {
            let possible = zone.exists || zone.margin.abs() < MARGIN || zone.room.abs() < MARGIN;
            zone_seen |= possible || zone.is_upper_bound;
        }
        assert!(zone_seen || !round.zone_so_far, "no zone: {context}");
    }
    assert_eq!(fast.rounds.len(), reference.rounds.len(), "{context}");
    assert_eq!(fast.outcome.end.word(), word(reference.end), "{context}");
    assert_eq!(fast.outcome.round, reference.round, "{context}");
    assert_eq!(fast.outcome.agreed, reference.agreed_ever, "{context}");
    assert_eq!(fast.outcome.refusals, reference.refusals, "{context}");
    for (d, ever) in reference.interim_ever.iter().enumerate() {
        assert_eq!(fast.outcome.interim_ever >> d & 1 == 1, *ever, "{context}");
    }
    if let Some(text) = &reference.text {
        compared.settled += 1;
        near(&fast.text, text, "text", context);
        if reference.aftermath_closest.abs() > MARGIN {
            let months = table.parts().setting.aftermath_months;
            let held = reference.months_held().unwrap_or(months);
            assert_eq!(fast.outcome.months_held, held, "months held: {context}");
        }
    } else {
        let stuck = reference.sticking.expect("unsettled talks stick");
        let worst = reference.differences[stuck];
        let found = reference.differences[fast.outcome.sticking as usize];
        assert!((worst - found).abs() < 1e-9, "sticking: {context}");
    }
}

fn agree_on_round(table: &Table, round: &Round, log: &slow::story::RoundLog, context: &str) {
    let context = &format!("round {}: {context}", log.round);
    let signatories = table.signatories();
    assert_eq!(round.state.word(), word(log.state), "state: {context}");
    near(&[round.outside.balance], &[log.balance], "balance", context);
    if matches!(round.state, End::Decided) {
        return;
    }
    let events: Vec<f64> = log.events.iter().map(|&n| f64::from(n)).collect();
    near(&round.outside.events, &events, "events", context);
    let of_signatories =
        |numbers: &[f64]| -> Vec<f64> { signatories.iter().map(|&i| numbers[i]).collect() };
    if !matches!(round.state, End::Collapsed) {
        near(&round.no_deal, &of_signatories(&log.no_deal), "no deal", context);
    }
    assert_eq!(round.held, log.held, "held: {context}");
    if round.held {
        near(&round.conceded, &of_signatories(&log.conceded), "concession", context);
        near(&round.aspirations, &of_signatories(&log.aspiration), "aspiration", context);
        for (i, offer) in round.offers.iter().enumerate() {
            let theirs = log.offers[signatories[i]].as_ref().expect("an offer was made");
            near(offer, theirs, "offer", context);
        }
        let drafts: Vec<&Vec<f64>> = log.drafts.iter().flatten().collect();
        for (draft, theirs) in round.drafts.iter().zip(drafts) {
            near(draft, theirs, "draft", context);
        }
        let accepted: Vec<bool> = log.table.iter().map(|text| text.is_agreeable).collect();
        let ours: Vec<bool> = round.texts.iter().map(|text| text.accepted).collect();
        assert_eq!(ours, accepted, "accepted: {context}");
        assert_eq!(round.agreed, log.agreed, "agreed: {context}");
        let refused: Vec<usize> = round.refused_by.iter().map(|&i| signatories[i]).collect();
        assert_eq!(refused, log.refused, "refused: {context}");
    }
    if !matches!(round.state, End::Settled) {
        for &(truster, trusted, trust) in &round.trust {
            near(&[trust], &[log.trust[truster][trusted]], "trust", context);
        }
        assert_eq!(round.deals.in_force, log.interim, "interim: {context}");
        near(&round.status_quo, &log.status_quo, "status quo", context);
    }
    if let Some(zone) = &log.zone {
        let clear =
            (zone.margin + 1e-9).abs() > MARGIN && zone.room.abs() > MARGIN && !zone.is_upper_bound;
        if clear && zone.exists {
            assert!(round.zone_so_far, "zone of margin {} not found: {context}", zone.margin);
        }
    }
}

fn near(found: &[f64], expected: &[f64], what: &str, context: &str) {
    assert_eq!(found.len(), expected.len(), "{what}: {context}");
    for (a, b) in found.iter().zip(expected) {
        assert!((a - b).abs() < 1e-9, "{what}: {found:?} is not {expected:?}\n{context}");
    }
}

fn word(end: slow::story::End) -> &'static str {
    match end {
        slow::story::End::Settled => "settled",
        slow::story::End::Collapsed => "collapsed",
        slow::story::End::Decided => "decided",
        slow::story::End::Talking => "talking",
        slow::story::End::Suspended => "suspended",
    }
}

#[test]
fn plain_exchanges_agree_round_by_round() {
    let compared = compare(0..400, Mix::PLAIN);
    assert!(compared.settled > 100 && compared.rounds > 5_000, "{compared:?}");
}

#[test]
fn several_sides_agree_round_by_round() {
    let compared = compare(1_000..1_300, Mix::SMOOTH);
    assert!(compared.settled > 50 && compared.rounds > 3_000, "{compared:?}");
}

#[test]
fn levels_and_curves_agree_round_by_round() {
    let compared = compare(2_000..2_300, Mix::ALL);
    assert!(compared.settled > 50 && compared.rounds > 3_000, "{compared:?}");
}

#[test]
fn uncertain_inputs_agree_round_by_round() {
    let compared = compare(3_000..3_100, Mix { uncertain: true, ..Mix::ALL });
    assert!(compared.rounds > 1_000, "{compared:?}");
}
