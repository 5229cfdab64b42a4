//! The engine's offers and zones against brute force: no text of a fine grid does better.

use crate::helpers::table;
use crate::random_scenarios::{Mix, scenario};
use crate::second_opinion::grid::{best_for_others, has_zone, value_for_others};
use crate::second_opinion::value::View;
use crate::second_opinion::world::World;
use crate::worlds::world_of;
use negsim::games::talks::{Round, Story, Table};

/// Up to three continuous issues with one peak, nothing promised.
const MIX: Mix = Mix { issues: 3, promises: false, rare: false, ..Mix::SMOOTH };
/// Two sides: with more, offers are means of walks.
const TWO: Mix = Mix { signatories: (2, 2), ..MIX };
/// Steps of the grid on each issue.
const STEPS: u32 = 40;

/// A scenario in which everybody reads the others right.
fn well_read(seed: u64, mix: Mix) -> Table {
    let table = table(&scenario(seed, mix));
    let misreading = table.quantity("talks.misreading").expect("every scenario has it");
    let foresight = table.signatories().iter().map(|&i| table.parts().parties[i].foresight);
    let none: Vec<_> = foresight.chain([misreading]).map(|id| (id, 0.0)).collect();
    table.with_all(&none)
}

/// Whether some signatory has a red line: the others stay within it where they can afford to.
fn has_lines(table: &Table) -> bool {
    let stances = table.parts().parties.iter().flat_map(|party| party.stances.iter().flatten());
    stances.into_iter().any(|stance| stance.red_line.is_some())
}

/// Every signatory's view in a round; without promises nothing but its weights and its no-deal value matter.
fn views(table: &Table, world: &World, round: &Round) -> Vec<View> {
    let parties = world.parties.len();
    let view = |(i, &party): (usize, &usize)| {
        View::new(world, party, vec![0.5; parties], world.status_quo(), round.no_deal[i])
    };
    table.signatories().iter().enumerate().map(view).collect()
}

#[test]
fn no_text_of_a_grid_is_worth_more_to_the_others_than_the_offer() {
    let mut compared = 0;
    for seed in 20_000..20_400 {
        let table = well_read(seed, TWO);
        if has_lines(&table) {
            continue;
        }
        let story = Story::of(&table, seed, 0, 0);
        let world = world_of(&table, &story.inputs);
        let weights: Vec<Vec<f64>> = world.parties.iter().map(|party| party.weights()).collect();
        for round in story.rounds.iter().filter(|round| round.held).take(6) {
            for (i, view) in views(&table, &world, round).iter().enumerate() {
                let credibility = vec![1.0; world.issues.len()];
                let asked = round.aspirations[i];
                let best = best_for_others(&world, view, &credibility, &weights, asked, STEPS);
                let offered = value_for_others(&world, view.party, &weights, &round.offers[i]);
                if let Some(best) = best {
                    compared += 1;
                    assert!(
                        best.for_others <= offered + 1e-9,
                        "seed {seed}, round {}, signatory {i}: {best:?} beats {:?}, worth {offered}",
                        round.round,
                        round.offers[i]
                    );
                }
            }
        }
    }
    assert!(compared > 500, "{compared}");
}

/// Whether the engine still finds a zone where every no-deal value is higher by what a step of the grid can change.
fn is_roomy(table: &Table, story: &Story, seed: u64) -> bool {
    let step = 2.0 / f64::from(STEPS);
    let mut raised = table.clone();
    for &party in table.signatories() {
        let no_deal = table.parts().parties[party].no_deal;
        let given = table.quantities()[no_deal.index()].distribution.known().expect("known");
        raised = raised.with(no_deal, given + step);
    }
    let higher = Story::of(&raised, seed, 0, 0);
    let all_rose = higher.rounds[0].no_deal.iter().zip(&story.rounds[0].no_deal);
    let all_rose = all_rose.into_iter().all(|(now, before)| *now >= before + step - 1e-12);
    all_rose && higher.outcome.zone_at_start
}

/// Whether some text of the grid lies within every red line.
fn lines_leave_grid_points(world: &World, views: &[View]) -> bool {
    let indifferent: Vec<View> =
        views.iter().map(|view| View { no_deal: -1.0, ..view.clone() }).collect();
    has_zone(world, &indifferent, &world.status_quo(), STEPS)
}

#[test]
fn zones_are_those_of_a_grid() {
    let (mut with, mut without, mut roomy) = (0, 0, 0);
    for seed in 30_000..30_600 {
        let table = well_read(seed, MIX);
        let story = Story::of(&table, seed, 0, 0);
        let world = world_of(&table, &story.inputs);
        let round = &story.rounds[0];
        let views = views(&table, &world, round);
        let on_grid = has_zone(&world, &views, &world.status_quo(), STEPS);
        if on_grid {
            with += 1;
            assert!(story.outcome.zone_at_start, "seed {seed}: the grid has a zone");
        }
        if is_roomy(&table, &story, seed) && lines_leave_grid_points(&world, &views) {
            roomy += 1;
            assert!(on_grid, "seed {seed}: a roomy zone does not show on the grid");
        }
        without += u32::from(!story.outcome.zone_at_start);
    }
    assert!(with > 80 && without > 20 && roomy > 60, "{with}, {without}, {roomy}");
}
