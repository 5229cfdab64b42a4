//! Who breaks off, and what deadlines do (model, sections 12 and 19).

use super::calls::Calls;
use super::luck::Luck;
use super::numbers::SLACK;
use super::room::{Author, Tabled, can_live_with};
use super::state::State;
use super::words;
use super::world::World;

/// The signatories to whom nothing that others tabled is worth what they could live with.
pub fn nothing_to_stay_for(
    world: &World,
    state: &State,
    table: &[Tabled],
    calls: &Calls,
) -> Vec<usize> {
    let stays = |i: usize| {
        let others = table.iter().filter(|tabled| tabled.author != Author::Offer(i));
        others.fold(false, |stays, y| stays | can_live_with(world, state, i, &y.text, calls))
    };
    let leaves = world.parties.iter().any(|p| p.leaves_per_month > 0.0);
    world.signatories().into_iter().filter(|&i| leaves && !stays(i)).collect()
}

/// Those of them who break off at the end of a round.
pub fn leave(
    world: &World,
    luck: &Luck,
    state: &State,
    tempted: &[usize],
    round: u32,
    calls: &Calls,
) -> Vec<usize> {
    let leaves = |&i: &usize| {
        let rate = world.parties[i].leaves_per_month * state.conceded[i];
        let likelihood = 1.0 - libm::exp(-rate * world.months_a_round());
        calls.below(luck.round(&words::leaving(world, i), round), likelihood)
    };
    tempted.iter().copied().filter(|i| leaves(i)).collect()
}

/// The deadlines that fall between a round and the next.
pub fn deadlines_in(world: &World, round: u32) -> Vec<usize> {
    let falls = |&d: &usize| {
        let day = world.talks.deadlines[d].month;
        world.month(round) <= day + SLACK && day + SLACK < world.month(round + 1)
    };
    (0..world.talks.deadlines.len()).filter(falls).collect()
}

/// Who comes down at the deadlines of a round.
pub fn yield_to_deadlines(
    world: &World,
    luck: &Luck,
    state: &mut State,
    round: u32,
    calls: &Calls,
) {
    for d in deadlines_in(world, round) {
        for i in world.signatories() {
            let u = luck.round(&words::yields(world, d, i), round);
            state.yielded[i] |= calls.below(u, world.talks.deadlines[d].yields);
        }
    }
}

/// Does a deadline of the round end the talks?
pub fn deadline_ends(world: &World, luck: &Luck, round: u32, calls: &Calls) -> bool {
    let ends =
        |d: usize| calls.below(luck.round(&words::ends(d), round), world.talks.deadlines[d].ends);
    deadlines_in(world, round).into_iter().fold(false, |over, d| over | ends(d))
}
