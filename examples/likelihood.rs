//! Reads a scenario, plays it, and prints how likely a settlement is.

use negsim::{Plan, Scenario, simulate, summarise};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let scenario = Scenario::read("scenarios/two_neighbours.toml")?;
    let tally = simulate(scenario.table(), Plan::new(0, 10_000, 4)?);
    let settled = summarise(scenario.table(), &tally).funnel.ratified;
    println!("{:.3} [{:.3}, {:.3}]", settled.p, settled.low, settled.high);
    Ok(())
}
