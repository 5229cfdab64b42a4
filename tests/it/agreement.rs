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
    for (round, log) in fast.rounds.iter().zip(&reference.rounds) {
        if log.closest_call.abs() < KNIFE_EDGE || near_zone(log) {
            compared.cut_short += 1;
            return;
        }
        compared.rounds += 1;
        agree_on_round(table, round, log, context);
    }
    let outcome = &fast.outcome;
    assert_eq!(fast.rounds.len(), reference.rounds.len(), "{context}");
    assert_eq!(outcome.end.word(), word(reference.end), "{context}");
    assert_eq!(outcome.round, reference.round, "{context}");
    assert_eq!(outcome.agreed, reference.agreed_ever, "{context}");
    assert_eq!(outcome.refusals, reference.refusals, "{context}");
    assert_eq!(outcome.good_faith, reference.good_faith, "good faith: {context}");
    for (d, ever) in reference.interim_ever.iter().enumerate() {
        assert_eq!(outcome.interim_ever >> d & 1 == 1, *ever, "{context}");
        let at_end = reference.rounds.last().is_some_and(|log| log.interim[d]);
        assert_eq!(outcome.interim_at_end >> d & 1 == 1, at_end, "at the end: {context}");
    }
    if !reference.rounds.iter().any(upper_bound) {
        assert_eq!(outcome.zone_at_start, reference.zone_at_start, "zone at start: {context}");
        assert_eq!(outcome.zone_ever, reference.zone_ever, "zone ever: {context}");
        assert_eq!(outcome.zone_at_end, reference.zone_at_last, "zone at the end: {context}");
        near(&[outcome.zone_share], &[reference.zone_share], "share of zones", context);
        let barred = reference.zone_without_red_lines == Some(true);
        assert_eq!(outcome.barred, barred, "barred by red lines: {context}");
    }
    let at_deadline = reference.rounds.last().is_some_and(|log| log.deadline_ended);
    assert_eq!(outcome.at_deadline, at_deadline, "ended by a deadline: {context}");
    if let Some(way) = reference.decided {
        assert_eq!(outcome.decided_up, way == slow::outside::Way::Up, "{context}");
    }
    if let Some(text) = &reference.text {
        compared.settled += 1;
        near(&fast.text, text, "text", context);
        if reference.aftermath_closest.abs() > MARGIN {
            let months = table.parts().setting.aftermath_months;
            let held = reference.months_held().unwrap_or(months);
            assert_eq!(outcome.months_held, held, "months held: {context}");
        }
    } else {
        sticks_alike(outcome.sticking, reference, context);
    }
}

/// The same issue, or one on which as much is lacking.
fn sticks_alike(found: Option<u32>, reference: &slow::story::Story, context: &str) {
    let lacking = |k: usize| reference.lacking[k];
    match (found.map(|k| k as usize), reference.sticking) {
        (Some(found), Some(stuck)) => {
            let as_much = (lacking(stuck) - lacking(found)).abs() < 1e-9;
            assert!(found == stuck || as_much, "sticking {found}, not {stuck}: {context}");
        }
        (found, stuck) => {
            let most =
                reference.lacking.iter().fold(0.0, |most, &l| if l > most { l } else { most });
            let on_the_edge = (most - 1e-9).abs() < 1e-10;
            assert!(found == stuck || on_the_edge, "sticking {found:?}, not {stuck:?}: {context}");
        }
    }
}

/// Whether rounding may decide about the zone.
fn near_zone(log: &slow::story::RoundLog) -> bool {
    let on_the_edge =
        |zone: &slow::zone::Zone| (zone.margin + 1e-9).abs() < MARGIN || zone.room.abs() < MARGIN;
    log.zone.as_ref().is_some_and(|zone| !zone.is_upper_bound && on_the_edge(zone))
}

fn upper_bound(log: &slow::story::RoundLog) -> bool {
    log.zone.as_ref().is_some_and(|zone| zone.is_upper_bound)
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
    near(&round.hardening, &of_signatories(&log.hardened), "hardening", context);
    assert_eq!(round.held, log.held, "held: {context}");
    if round.held {
        near(&round.conceded, &of_signatories(&log.conceded), "concession", context);
        near(&round.aspirations, &of_signatories(&log.aspiration), "aspiration", context);
        for (i, offer) in round.offers.iter().enumerate() {
            let theirs = log.offers[signatories[i]].as_ref().expect("an offer was made");
            near(offer, theirs, "offer", context);
        }
        near(&round.reservations, &of_signatories(&log.least), "least", context);
        let on_table: Vec<usize> =
            (0..round.texts.len()).filter(|&text| round.texts[text].on_table).collect();
        let (n, last) = (signatories.len(), round.texts.len() - 1);
        let drafts = last - n;
        // The split is last in the library and before the offers on the page.
        let rank = |text: &usize| if *text == last { (drafts, 0) } else { (*text, 1) };
        let mut on_table = on_table;
        on_table.sort_by_key(rank);
        assert_eq!(on_table.len(), log.table.len(), "on the table: {context}");
        for (&text, theirs) in on_table.iter().zip(&log.table) {
            near(&round.texts[text].positions, &theirs.text, "text on the table", context);
            assert_eq!(round.texts[text].accepted, theirs.is_agreeable, "accepted: {context}");
        }
        let agreed = round.agreed.map(|agreed| on_table.iter().position(|&text| text == agreed));
        assert_eq!(agreed, log.agreed.map(Some), "agreed: {context}");
        let refused: Vec<usize> =
            round.capitals.refused_by.iter().map(|&i| signatories[i]).collect();
        assert_eq!(refused, log.refused, "refused: {context}");
    }
    if !matches!(round.state, End::Settled) {
        for &(truster, trusted, trust) in &round.trust {
            near(&[trust], &[log.trust[truster][trusted]], "trust", context);
        }
        assert_eq!(round.deals.in_force, log.interim, "interim: {context}");
        near(&round.status_quo, &log.status_quo, "status quo", context);
    }
    let left: Vec<usize> = round.left.iter().map(|&i| signatories[i]).collect();
    assert_eq!(left, log.left, "left: {context}");
    if let Some(zone) = log.zone.as_ref().filter(|zone| !zone.is_upper_bound) {
        assert_eq!(round.zone, zone.exists, "zone of margin {}: {context}", zone.margin);
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

#[test]
fn scheduled_changes_agree_round_by_round() {
    let compared = compare(5_000..5_200, Mix { changing: true, ..Mix::ALL });
    assert!(compared.settled > 30 && compared.rounds > 2_000, "{compared:?}");
}

#[test]
fn searched_drafts_agree_round_by_round() {
    let compared = compare(4_000..4_200, Mix { searching: true, ..Mix::ALL });
    assert!(compared.settled > 30 && compared.rounds > 2_000, "{compared:?}");
}
