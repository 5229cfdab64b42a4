//! Reads a scenario, plays it, and says how likely a settlement is; then the whole report.

use negsim::claims::Origin;
use negsim::report::{self, Page};
use negsim::{Case, Plan, Scenario, simulate, summarise};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    print!("{}", answer()?);
    Ok(())
}

/// What the example prints.
pub fn answer() -> Result<String, Box<dyn std::error::Error>> {
    let scenario = Scenario::read("scenarios/two_neighbours.toml")?;
    let plan = Plan::new(0, 2_000, 4)?; // seed 0; 2,000 sets of the uncertain inputs, each played 4 times
    let ledger = simulate(scenario.table(), plan);
    let case = Case::of(scenario.table(), Origin::default()).played(plan.into());
    let findings = summarise(&case, scenario.table(), &ledger);

    let settled = findings.funnel.ratified; // a share of negotiations, 0..1, with its 95 % interval
    let sentence = format!("{:.3} [{:.3}, {:.3}]", settled.p, settled.low, settled.high);
    let page = Page { width: 80, colour: false };
    Ok(format!("{sentence}\n\n{}", report::text(&findings, None, &page)))
}
