//! What the file leaves at the model's defaults.

use crate::claims::{Input, Inventory, Kind};
use crate::report::document::Block;
use crate::report::say::distributions::with_unit;
use crate::report::say::numbers::whole;

/// Every number that stands at its default; nothing where all are given.
pub fn defaults(inventory: &Inventory) -> Vec<Block> {
    let is_number = |input: &&Input| matches!(input.kind, Kind::Number(_) | Kind::Level(..));
    let left = inventory.inputs.iter().filter(|input| !input.is_given()).filter(is_number);
    let (matter, idle): (Vec<&Input>, Vec<&Input>) = left.partition(|input| input.idle.is_none());
    let mut said: Vec<String> = matter.into_iter().map(said).collect();
    match idle.len() {
        0 => {}
        1 => said.push("and one that cannot matter here".to_owned()),
        more => said.push(format!("and {} that cannot matter here", whole(more as u64))),
    }
    if said.is_empty() {
        return Vec::new();
    }
    vec![
        Block::heading("Left at the model's defaults", "(numbers that no line of the file gives)"),
        Block::text(2, 0, said.join("; ") + "."),
    ]
}

fn said(input: &Input) -> String {
    format!("{}\u{a0}{}", input.path, with_unit(input))
}
