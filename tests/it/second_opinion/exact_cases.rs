//! The exact cases without chance.

use super::play::play;
use super::sketches::{ideal, logroll, patient_pie, pie, promised_pie, signatory};
use super::story::{End, Story};
use super::world::{Format, Issue, Party, Role, World};

fn near(x: f64, y: f64) {
    assert!((x - y).abs() < 1e-9, "{x} is not {y}");
}

fn settles(story: &Story, round: u32, text: &[f64]) {
    assert_eq!((story.end, story.round), (End::Settled, round));
    let settled = story.text.clone().unwrap_or_default();
    assert_eq!(settled.len(), text.len());
    settled.iter().zip(text).for_each(|(x, y)| near(*x, *y));
}

#[test]
fn pies_settle_where_the_concessions_meet() {
    let power = |x: f64| libm::pow(x, 5.0);
    let mut world = patient_pie(30, 22.0);
    settles(&play(&world, 1, 0, 0), 12, &[10.0 / 21.0]);
    world.parties[1].concession = 0.2;
    settles(&play(&world, 1, 0, 0), 17, &[power(16.0 / 21.0)]);
    world.parties[0].concession = 0.2;
    settles(&play(&world, 1, 0, 0), 20, &[1.0 - power(19.0 / 21.0)]);
}

#[test]
fn without_a_zone_nothing_settles() {
    let mut world = pie(30);
    world.parties[0].no_deal = 0.6;
    world.parties[1].no_deal = 0.5;
    let story = play(&world, 1, 0, 0);
    assert_eq!((story.end, story.zone_ever), (End::Talking, false));
    story
        .rounds
        .iter()
        .filter_map(|log| log.zone.as_ref())
        .for_each(|zone| near(zone.margin, -0.05));
}

#[test]
fn logrolling_gives_each_what_it_wants_most() {
    let mut world = logroll(30);
    world.parties.iter_mut().for_each(|p| p.patience = 22.0);
    settles(&play(&world, 1, 0, 0), 6, &[20.0 / 21.0, 0.0]);
}

#[test]
fn a_battlefield_that_turns_undoes_the_settlement() {
    let mut world = patient_pie(1, 1000.0);
    world.parties[0].opening = 0.5;
    world.parties[1].opening = 0.0;
    world.parties[1].no_deal = 0.3;
    world.parties[1].exposure = 0.1;
    world.balance.drift_per_month = 0.14;
    world.talks.deterrence = 0.0;
    let story = play(&world, 1, 0, 0);
    settles(&story, 1, &[0.5]);
    // The balance of 2 is passed in month 15: 0.14 (7/30.4375 + 14.06).
    assert_eq!((story.broken_in_month, story.months_held()), (Some(15), Some(14)));
}

#[test]
fn the_draft_is_the_published_weighted_mean() {
    let table: [(f64, f64, f64); 10] = [
        (0.08, 4.0, 0.8),
        (0.08, 7.0, 0.4),
        (0.03, 4.0, 0.2),
        (0.16, 4.0, 0.8),
        (0.16, 10.0, 0.6),
        (0.16, 10.0, 0.6),
        (0.16, 10.0, 0.9),
        (0.05, 7.0, 0.1),
        (0.05, 4.0, 1.0),
        (0.08, 7.0, 0.7),
    ];
    let mut parties = vec![signatory("a", 1, &[(1.0, 1.0)]), signatory("b", 1, &[(0.0, 1.0)])];
    parties.iter_mut().for_each(|p| (p.influence, p.opening, p.patience) = (0.0, 0.0, 1000.0));
    parties.push(Party::new("m", Role::Mediator, 1, 1));
    for (n, (capability, years, salience)) in table.into_iter().enumerate() {
        let mut state = Party::new(&format!("state{n}"), Role::Guarantor, 1, 1);
        state.influence = capability * salience;
        state.stakes[0] = ideal((years - 4.0) / 6.0, 1.0);
        parties.push(state);
    }
    let mut world = World::new(1, vec![Issue::new("delay", 0.5)], parties);
    world.talks = super::world::Talks::with_format(Format::Shuttle);
    let story = play(&world, 1, 0, 0);
    assert_eq!((story.end, story.author), (End::Settled, Some(2)));
    let years = story.text.map_or(0.0, |text| 4.0 + 6.0 * text[0]);
    assert!((years - 7.389_956).abs() < 1e-6, "{years}");
}

#[test]
fn pain_ripens() {
    let mut world = patient_pie(30, 1e12);
    world.days_between_rounds = 30.4375;
    world
        .parties
        .iter_mut()
        .for_each(|p| (p.no_deal, p.cost_per_month, p.urgency) = (0.4, 0.02, 10.0));
    settles(&play(&world, 1, 0, 0), 4, &[0.456]);
}

#[test]
fn illusions_fade() {
    let mut world = patient_pie(30, 1.0);
    world.days_between_rounds = 30.4375;
    world.parties.iter_mut().for_each(|p| (p.no_deal, p.optimism) = (0.4, 0.25));
    let story = play(&world, 1, 0, 0);
    settles(&story, 8, &[0.4 + 0.25 * libm::pow(2.0, -4.0 / 3.0)]);
    assert!(!story.zone_at_start && story.zone_ever);
    assert!(
        story
            .rounds
            .iter()
            .all(|log| log.zone.as_ref().is_some_and(|z| z.exists == (log.round == 8)))
    );
}

#[test]
fn doubt_asks_for_more_and_delays() {
    for (trust, round, position) in
        [(0.2, 35, 0.676_923), (0.5, 29, 0.607_692), (0.9, 24, 0.510_256)]
    {
        let mut world = promised_pie(48);
        world.parties.iter_mut().for_each(|p| (p.no_deal, p.patience) = (0.1, 40.0));
        world.trust[0][1] = trust;
        let h = f64::from(round - 1) / 39.0;
        let exact = (1.0 - 0.9 * h - 0.1 * (1.0 - trust)) / trust;
        assert!((exact - position).abs() < 1e-6);
        settles(&play(&world, 1, 0, 0), round, &[exact]);
    }
}
