//! What is told of single negotiations is what was counted of all.

use negsim::claims::typical_settlements;
use negsim::engine::Plan;
use negsim::games::talks::{End, Given, Story};
use negsim::{Scenario, forecast};

fn shipped(name: &str) -> Scenario {
    let path = format!("{}/scenarios/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    Scenario::read(&path).unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

#[test]
fn talks_that_stay_open_under_an_interim_deal_are_counted() {
    let scenario = shipped("abu_dhabi");
    let findings = forecast(&scenario, Plan::new(3, 150, 2).expect("small")).expect("enough");
    let is_open = |story: &Story| matches!(story.outcome.end, End::Talking | End::Suspended);
    let is_in_force = |story: &Story| {
        story.rounds.last().is_some_and(|round| round.deals.in_force.iter().any(|deal| *deal))
    };
    let stories = (0..300).map(|play| Story::of(scenario.table(), 3, play / 2, play % 2));
    let counted = stories.filter(|story| is_open(story) && is_in_force(story)).count();
    let found = findings.recorded.open_in_force.expect("there is an interim deal");
    assert!(counted > 20, "{counted}");
    assert!((found.p * 300.0 - counted as f64).abs() < 1e-9, "{} {counted}", found.p);
}

#[test]
fn trust_at_the_end_is_that_of_the_last_round() {
    let scenario = shipped("abu_dhabi");
    let findings = forecast(&scenario, Plan::new(3, 150, 2).expect("small")).expect("enough");
    let signs = scenario.table().signatories();
    let mean = |story: &Story| {
        let last = story.rounds.last().expect("there are rounds");
        let among = last
            .trust
            .iter()
            .filter(|(one, other, _)| signs.contains(one) && signs.contains(other));
        let all: Vec<f64> = among.map(|bond| bond.2).collect();
        all.iter().sum::<f64>() / all.len() as f64
    };
    let stories = (0..300).map(|play| Story::of(scenario.table(), 3, play / 2, play % 2));
    let (settled, unsettled): (Vec<Story>, Vec<Story>) =
        stories.partition(|story| story.outcome.end == End::Settled);
    let trust = findings.recorded.trust_at_end.expect("promises rest on it");
    for (stories, found) in [(settled, trust.settled), (unsettled, trust.unsettled)] {
        let found = found.expect("there are both");
        let known = stories.iter().map(mean).sum::<f64>() / stories.len() as f64;
        assert_eq!(found.n, stories.len() as u64);
        assert!((found.mean - known).abs() < 1e-8, "{found:?} {known}");
        assert!(found.low < known && known < found.high);
    }
}

#[test]
fn typical_settlements_stand_for_all_and_can_be_told() {
    let scenario = shipped("two_neighbours");
    let plan = Plan::new(5, 1, 1).expect("small");
    let given = Given::new(scenario.table(), scenario.observed(), &plan);
    let found = typical_settlements(&given, 5);
    assert_eq!(found.len(), 3);
    assert_eq!(found.iter().map(|one| one.near).sum::<u64>(), found[0].of);
    assert!(found.windows(2).all(|two| two[0].near >= two[1].near), "{found:?}");
    for one in &found {
        let story = Story::of(scenario.table(), 5, one.draw, one.repeat);
        assert_eq!((story.outcome.end, story.outcome.round), (End::Settled, one.round));
        for (settled, at) in one.text.iter().zip(&story.text) {
            let (low, high) = settled.range;
            assert!((settled.value - (low + at * (high - low))).abs() < 1e-12, "{settled:?} {at}");
        }
    }
}
