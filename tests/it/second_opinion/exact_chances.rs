//! The exact cases with chance. Uncertain inputs run through a lattice, so that only chance within the talks is noise.

use super::numbers::{normal_below, normal_quantile};
use super::play::play;
use super::sketches::{event, logroll, patient_pie, pie, promised_pie};
use super::story::{End, Story};
use super::world::{Format, Party, Role, Talks, World};

const N: u32 = 2_000;
const MANY: u32 = 10_000;
const SEED: u64 = 11;

/// The share of draws whose story has a property; the world is made from two lattice numbers.
fn share(n: u32, make: impl Fn(f64, f64) -> World, holds: impl Fn(&Story) -> bool) -> f64 {
    let golden = 0.618_033_988_749_894_9;
    let count = (0..n).filter(|&i| {
        let u = (f64::from(i) + 0.5) / f64::from(n);
        let v = (f64::from(i) * golden).fract();
        holds(&play(&make(u, v), SEED, u64::from(i), 0))
    });
    count.count() as f64 / f64::from(n)
}

/// A share that a lattice gives almost exactly.
fn lattice(p: f64, exact: f64) {
    assert!((p - exact).abs() < 1e-3, "{p} is not {exact}");
}

/// A share of independent draws: |z| < 4.
fn chance(p: f64, exact: f64, n: u32) {
    let z = (p - exact) / libm::sqrt(exact * (1.0 - exact) / f64::from(n));
    assert!(z.abs() < 4.0, "{p} is not {exact}: z = {z}");
}

fn settled(story: &Story) -> bool {
    story.end == End::Settled
}

fn settled_at_half(story: &Story) -> bool {
    let at_half = story.text.as_ref().is_none_or(|text| (text[0] - 0.5).abs() < 1e-9);
    assert!(at_half, "settled elsewhere: {:?}", story.text);
    settled(story)
}

#[test]
fn take_it_or_leave_it() {
    let make = |u: f64, _: f64| {
        let mut world = patient_pie(1, 1000.0);
        world.parties[0].opening = 0.5;
        world.parties[1].opening = 0.0;
        world.parties[1].no_deal = u;
        world
    };
    lattice(share(N, make, settled_at_half), 0.5);
}

#[test]
fn zones_of_uncertain_needs() {
    let with = |mut world: World, u: f64, v: f64| {
        world.parties[0].no_deal = u;
        world.parties[1].no_deal = v;
        world
    };
    lattice(share(N, |u, v| with(pie(1), u, v), |s| s.zone_at_start), 0.5);
    lattice(share(N, |u, v| with(logroll(1), u, v), |s| s.zone_at_start), 0.8);
}

#[test]
fn the_reading_of_instructions_is_drawn_once() {
    let make = |rounds: u32, patience: f64| {
        let mut world = patient_pie(rounds, patience);
        world.parties[0].opening = 0.5;
        world.parties[1].opening = 0.6;
        world.talks.hesitation = 0.1;
        world
    };
    let one = 1.0 / (1.0 + std::f64::consts::E);
    let exact = 1.0 - (1.0 - one) * (1.0 - one);
    chance(share(MANY, |_, _| make(1, 1000.0), settled), exact, MANY);
    chance(share(N, |_, _| make(20, 1e12), settled), exact, N);
}

#[test]
fn capitals_ratify_within_their_margin() {
    let make = |u: f64, _: f64| {
        let mut world = patient_pie(1, 1000.0);
        world.parties[0].opening = 0.5;
        world.parties[1].opening = 0.0;
        world.parties[1].no_deal = 0.3;
        world.parties[1].ratify_margin = Some(0.1 + 0.05 * normal_quantile(u));
        world
    };
    lattice(share(N, make, settled), normal_below(2.0));
    lattice(share(N, make, |s| s.agreed_ever), 1.0);
}

#[test]
fn trust_opens_the_zone() {
    let make = |no_deal: f64, vulnerability: f64| {
        move |u: f64, _: f64| {
            let mut world = promised_pie(1);
            world.parties[0].no_deal = no_deal;
            world.parties[0].vulnerability = vulnerability;
            world.parties[1].no_deal = 0.1;
            world.trust[0][1] = u;
            world
        }
    };
    lattice(share(N, make(0.6, 0.0), |s| s.zone_at_start), 0.75);
    lattice(share(N, make(0.3, 0.2), |s| s.zone_at_start), 0.75);
}

#[test]
fn walking_out_is_a_markov_chain() {
    let make = |_: f64, _: f64| {
        let mut world = pie(10);
        world.parties[0].no_deal = 0.6;
        world.parties[1].no_deal = 0.6;
        let mut raid = event("raid", Some(0), vec![1], 4.0);
        raid.walkout = 1.0;
        world.events.push(raid);
        world.talks.trust_inertia = 1e9;
        world.talks.resume = 0.3;
        world.talks.collapse_after = 2;
        world
    };
    let mut counts = [0_u32; 3];
    for draw in 0..u64::from(MANY) {
        match play(&make(0.0, 0.0), SEED, draw, 0).end {
            End::Talking => counts[0] += 1,
            End::Suspended => counts[1] += 1,
            End::Collapsed => counts[2] += 1,
            End::Settled | End::Decided => {}
        }
    }
    for (count, exact) in counts.into_iter().zip([0.217_812, 0.134_586, 0.647_601]) {
        chance(f64::from(count) / f64::from(MANY), exact, MANY);
    }
}

#[test]
fn a_decisive_turn_ends_the_talks() {
    let make = |_: f64, _: f64| {
        let mut world = pie(1);
        world.parties[0].no_deal = 0.6;
        world.parties[1].no_deal = 0.6;
        world.balance.volatility = 0.5;
        world.balance.decisive = Some(0.3);
        world
    };
    let exact = 2.0 * (1.0 - normal_below(0.3 / (0.5 * libm::sqrt(7.0 / 30.4375))));
    assert!((exact - 0.210_883).abs() < 1e-6);
    chance(share(MANY, make, |s| s.end == End::Decided), exact, MANY);
}

#[test]
fn a_mediator_saves_face() {
    let make = |u: f64, _: f64| {
        let mut world = patient_pie(1, 1e12);
        world.talks = Talks::with_format(Format::Shuttle);
        let mut mediator = Party::new("m", Role::Mediator, 1, 1);
        mediator.face_saving = u;
        world.parties.push(mediator);
        world.trust = vec![vec![0.5; 3]; 3];
        world
    };
    lattice(share(N, make, settled_at_half), 0.5);
}

#[test]
fn red_lines_close_the_zone() {
    let make = |u: f64, _: f64| {
        let mut world = pie(1);
        for (party, red) in world.parties.iter_mut().zip([0.6, 0.4 + 0.5 * u]) {
            party.stakes.iter_mut().flatten().for_each(|stake| stake.red_line = Some(red));
        }
        world
    };
    lattice(share(N, make, |s| s.zone_at_start), 0.6);
}
