//! The same seed gives the same bits: on any number of threads, at every SIMD level, alone and in company.

use crate::helpers::{Tally, happened, ledger, question, settling, simulate, simulate_at, table};
use crate::random_scenarios::{Mix, scenario};
use negsim::engine::{Answers, Game, Level, Pass, Plan, replay};
use negsim::games::talks::{Story, Table};

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
            let at = |level: Level| simulate_at(&table, plan, level);
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
    let mut pass = Pass::new(core::slice::from_ref(&table), settling(&table, &plan), plan);
    while pass.advance(3) {}
    assert!(*pass.ledger().ledger() == ledger(&table, plan));
}

/// A story is the negotiation that answered.
pub fn is_told(table: &Table, story: &Story, answers: &Answers) {
    let number = |id: &str| answers.numbers(question(table.questions(), id))[0];
    assert!(happened(table, answers, story.outcome.end.word()));
    assert_eq!(happened(table, answers, "agreed_in_room"), story.outcome.agreed);
    assert_eq!(happened(table, answers, "zone_ever"), story.outcome.zone_ever);
    assert_eq!(happened(table, answers, "refused"), story.outcome.refusals > 0);
    if story.outcome.end.word() == "settled" {
        assert_eq!(number("round_of_settlement"), f64::from(story.outcome.round));
        assert_eq!(number("months_held"), f64::from(story.outcome.months_held));
        let terms =
            table.labels().issues.iter().map(|issue| number(&format!("terms.{}", issue.id)));
        assert_eq!(terms.collect::<Vec<f64>>(), story.text);
    }
}

/// Plays each negotiation of a small plan alone and sums up what they leave behind.
#[test]
fn alone_is_as_in_company() {
    for seed in 0..20 {
        for mix in mixes() {
            let table = table(&scenario(seed, mix));
            let plan = Plan::new(seed, 20, 3).expect("small");
            let tally = simulate(&table, plan);
            let (mut settled, mut agreed, mut rounds) = (0, 0, 0);
            for draw in 0..20 {
                for repeat in 0..3 {
                    let answers = replay(&table, seed, draw, repeat);
                    assert_eq!(answers.plays(), 1);
                    let story = Story::of(&table, seed, draw, repeat);
                    is_told(&table, &story, &answers);
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
