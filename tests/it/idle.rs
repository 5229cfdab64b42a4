//! Numbers of which `check` says that they cannot matter: whoever changes one changes no bit of any result.

use super::random_scenarios::{Choice, Mix, scenario};
use crate::helpers::{Tally, case, simulate};
use negsim::claims::inventory;
use negsim::engine::{Plan, QuantityId};
use negsim::games::talks::Table;
use negsim::scenario::Scenario;

/// What is counted, but for the inputs: a number that is known is none.
fn tally(table: &Table) -> Tally {
    let tally = simulate(table, Plan::new(0, 64, 1).expect("small"));
    tally.without_inputs()
}

#[test]
fn numbers_that_cannot_matter_change_no_bit() {
    let mut choice = Choice::new(0);
    let mut tried = 0;
    for seed in 0..100 {
        let text = scenario(seed, Mix::ALL);
        let read =
            Scenario::parse(&text, "random.toml").unwrap_or_else(|mistakes| panic!("{mistakes}"));
        let table = read.table();
        let found = inventory(case(table), table, &|path| read.basis(path));
        let before = tally(table);
        for input in found.inputs.iter().filter(|input| input.idle.is_some()) {
            let Some(id) = table.quantity(&input.path) else { continue };
            if choice.often(0.7) {
                continue;
            }
            let value = another(table, id, &mut choice);
            tried += 1;
            assert!(
                tally(&table.with(id, value)) == before,
                "seed {seed}: {} = {value}: {:?}\n{text}",
                input.path,
                input.idle
            );
        }
    }
    assert!(tried > 300, "{tried}");
}

/// Another value that the number may have.
fn another(table: &Table, id: QuantityId, choice: &mut Choice) -> f64 {
    let range = table.quantities()[id.index()].range;
    let least = if range.least.is_finite() { range.least } else { -1.0 };
    let most =
        if range.most.is_finite() && range.most < least + 3.0 { range.most } else { least + 3.0 };
    choice.between(least + 1e-3 * (most - least), most - 1e-3 * (most - least))
}
