//! Counts something that the report does not: talks that had a zone of agreement at the start, and still failed.
//!
//! A watcher sees every batch of draws once and keeps what it needs. The engine plays batches in parallel, gives each
//! thread a ledger of its own, and merges them: with whole numbers the result is the same on any number of threads.

use negsim::claims::asked;
use negsim::engine::{Asked, Batch, Count, Game, QuestionId, Watcher};
use negsim::{Likelihood, Pass, Plan, Scenario, Table};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let missed = answer()?;
    println!(
        "{:.3} [{:.3}, {:.3}] of negotiations missed a deal that was there",
        missed.p, missed.low, missed.high
    );
    Ok(())
}

/// Looks for chances that were there in the first round and not taken by the last.
struct Missed {
    zone_at_start: QuestionId,
    settled: QuestionId,
}

/// How many there were, by draw.
#[derive(Default)]
struct Chances {
    draws: u64,
    missed: Count,
}

impl Watcher<Table> for Missed {
    type Ledger = Chances;

    fn empty(&self) -> Chances {
        Chances::default()
    }

    fn watch(&self, chances: &mut Chances, _: &[Table], batch: &Batch<'_>) {
        let answers = &batch.answers[0];
        let is_missed = |play: &usize| {
            answers.happened(self.zone_at_start, *play) && !answers.happened(self.settled, *play)
        };
        for column in 0..batch.draws.len() {
            chances.draws += 1;
            chances.missed.add(batch.plays(column).filter(is_missed).count() as u64);
        }
    }

    fn merge(&self, chances: &mut Chances, other: Chances) {
        chances.draws += other.draws;
        chances.missed.merge(&other.missed);
    }
}

/// How likely it is, with an interval that knows that the repeats of a draw are not independent.
pub fn answer() -> Result<Likelihood, Box<dyn std::error::Error>> {
    let text = include_str!("../scenarios/two_neighbours.toml");
    let scenario = Scenario::parse(text, "two_neighbours.toml")?;
    let tables = [scenario.table().clone()];
    let event = |word: &str| asked::find(tables[0].questions(), word).map(Asked::question);
    let watcher = Missed { zone_at_start: event("zone_at_start")?, settled: event("settled")? };
    let plan = Plan::new(0, 2_000, 4)?;
    let chances = Pass::new(&tables, watcher, plan).finish();
    Ok(Likelihood::of(&chances.missed, chances.draws, plan.repeats()))
}
