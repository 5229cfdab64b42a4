//! The same seed gives the same bits: on any number of threads, at every SIMD level, alone and in company.

use crate::helpers::table;
use crate::random_scenarios::{Mix, scenario};
use negsim::engine::{Outcomes, Plan, Run, replay, simulate};
use negsim::games::talks::{Played, Story, Table, Tally};
use negsim::lanes::Level;

fn on_threads(table: &Table, plan: Plan, threads: usize) -> Tally {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    pool.install(|| simulate(table, plan))
}

fn mixes() -> [Mix; 3] {
    [
        Mix { uncertain: true, ..Mix::PLAIN },
        Mix { uncertain: true, ..Mix::SMOOTH },
        Mix { uncertain: true, ..Mix::ALL },
    ]
}

#[test]
fn one_two_and_eight_threads_give_the_same_bits() {
    for (seed, mix) in mixes().into_iter().enumerate() {
        let table = table(&scenario(seed as u64, mix));
        let plan = Plan::new(7, 1_500, 3).expect("small");
        let one = on_threads(&table, plan, 1);
        assert!(one == on_threads(&table, plan, 2));
        assert!(one == on_threads(&table, plan, 8));
    }
}

#[test]
fn every_level_gives_the_same_bits() {
    for seed in 0..12 {
        for mix in mixes() {
            let table = table(&scenario(seed, mix));
            let plan = Plan::new(seed, 300, 2).expect("small");
            let at = |level: Level| {
                let mut run: Run<Table, Tally> = Run::at_level(&table, plan, level);
                run.advance(u64::MAX);
                run.tally().clone()
            };
            let best = at(Level::best());
            for (name, level) in Level::all() {
                assert!(best == at(level), "{name} differs in seed {seed}");
            }
        }
    }
}

#[test]
fn stopping_and_going_on_gives_the_same_bits() {
    let table = table(&scenario(5, mixes()[0]));
    let plan = Plan::new(0, 2_000, 1).expect("small");
    let mut run: Run<Table, Tally> = Run::new(&table, plan);
    while run.advance(3) {}
    assert!(*run.tally() == simulate(&table, plan));
}

/// Plays each negotiation of a small plan alone and sums up what they leave behind.
#[test]
fn alone_is_as_in_company() {
    for seed in 0..20 {
        for mix in mixes() {
            let table = table(&scenario(seed, mix));
            let plan = Plan::new(seed, 20, 3).expect("small");
            let tally: Tally = simulate(&table, plan);
            let (mut settled, mut agreed, mut rounds) = (0, 0, 0);
            for draw in 0..20 {
                for repeat in 0..3 {
                    let played: Played = replay(&table, seed, draw, repeat);
                    assert_eq!(played.len(), 1);
                    let story = Story::of(&table, seed, draw, repeat);
                    assert_eq!(story.outcome, *played.outcome(0));
                    assert_eq!(story.text, played.text(0));
                    agreed += u64::from(story.outcome.agreed);
                    if story.outcome.end.word() == "settled" {
                        settled += 1;
                        rounds += u64::from(story.outcome.round);
                    }
                }
            }
            assert_eq!(tally.ends[0].total, settled, "seed {seed}");
            assert_eq!(tally.agreed.total, agreed, "seed {seed}");
            let by = tally.settled_by();
            let counted: u64 = (1..=by.len() as u64)
                .map(|t| {
                    t * (by[t as usize - 1].total
                        - if t > 1 { by[t as usize - 2].total } else { 0 })
                })
                .sum();
            assert_eq!(counted, rounds, "seed {seed}");
        }
    }
}
