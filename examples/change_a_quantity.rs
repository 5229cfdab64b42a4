//! What if the talks were more patient? Changes one number and plays both versions with the same luck.

use negsim::claims::asked;
use negsim::engine::Game;
use negsim::{Likelihood, Plan, Scenario, simulate};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for (patience, settled) in answer()? {
        let [low, p, high] = [settled.low, settled.p, settled.high].map(|share| 100.0 * share);
        println!("patience {patience:>2} months: {p:.1} % [{low:.1}, {high:.1}]");
    }
    Ok(())
}

/// The likelihood of a settlement by the patience of the North, in months of talks.
pub fn answer() -> Result<Vec<(f64, Likelihood)>, Box<dyn std::error::Error>> {
    let text = include_str!("../scenarios/two_neighbours.toml");
    let scenario = Scenario::parse(text, "two_neighbours.toml")?;
    // A path, or a question, that does not exist is answered with the nearest that does.
    let patience = scenario.quantity("party.north.patience")?;
    let settled = asked::find(scenario.table().questions(), "settled")?;
    let plan = Plan::new(0, 2_000, 4)?;
    // One number becomes known; everything else, its luck included, stays as it is.
    let with = |months: f64| {
        let ledger = simulate(&scenario.table().with(patience, months), plan);
        (months, Likelihood::in_ledger(&ledger, settled).expect("an event has a likelihood"))
    };
    Ok([3.0, 6.0, 12.0].map(with).to_vec())
}
