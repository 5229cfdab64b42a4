//! Counts something that the report does not: talks that had a zone of agreement at the start, and still failed.
//!
//! A tally sees every negotiation once and keeps what it needs. The engine plays batches in parallel, gives each a tally
//! of its own, and merges them in order: with whole numbers the result is the same on any number of threads.

use negsim::engine::{Inputs, Tally, simulate};
use negsim::games::talks::{End, Played};
use negsim::stats::Count;
use negsim::{Likelihood, Plan, Scenario, Table};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let missed = answer()?;
    println!(
        "{:.3} [{:.3}, {:.3}] of negotiations missed a deal that was there",
        missed.p, missed.low, missed.high
    );
    Ok(())
}

/// Chances that were there in the first round and not taken by the last.
pub struct Missed {
    plan: Plan,
    draws: u64,
    missed: Count,
}

impl Tally<Table> for Missed {
    fn new(_: &Table, plan: &Plan) -> Self {
        Missed { plan: *plan, draws: 0, missed: Count::default() }
    }

    /// One draw: all its repeats stand in `played`.
    fn add(&mut self, _: &Table, _: &Inputs, _: usize, played: &Played) {
        let outcomes = (0..self.plan.repeats() as usize).map(|repeat| played.outcome(repeat));
        let missed = outcomes.filter(|one| one.zone_at_start && one.end != End::Settled).count();
        self.draws += 1;
        self.missed.add(missed as u64);
    }

    fn merge(&mut self, later: &Self) {
        self.draws += later.draws;
        self.missed.merge(&later.missed);
    }
}

/// How likely it is, with an interval that knows that the repeats of a draw are not independent.
pub fn answer() -> Result<Likelihood, Box<dyn std::error::Error>> {
    let text = include_str!("../scenarios/two_neighbours.toml");
    let scenario = Scenario::parse(text, "two_neighbours.toml")?;
    let tally: Missed = simulate(scenario.table(), Plan::new(0, 2_000, 4)?);
    Ok(Likelihood::of(&tally.missed, tally.draws, tally.plan.repeats()))
}
