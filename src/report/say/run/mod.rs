//! A run: how likely, where deals die, how else the talks end, when, on what terms, and what drives it.

mod defaults;
mod drivers;
mod ends;
pub(super) mod funnel;
pub(super) mod headline;
mod observed;
mod second_opinions;
mod sticking;
pub(super) mod terms;
mod trust;
mod typical;
mod when;

use crate::claims::{Findings, Inventory};
use crate::report::document::{Block, Document};

/// What a run comes to; with an inventory, what its file leaves at defaults.
pub fn run(findings: &Findings, inventory: Option<&Inventory>) -> Document {
    Document::of([
        headline::title(findings),
        headline::answer(findings),
        observed::observed(findings),
        funnel::where_deals_die(findings),
        outcome(findings),
        drivers::drivers(findings),
        inventory.map(defaults::defaults).unwrap_or_default(),
        trust::trust(findings),
    ])
}

fn outcome(findings: &Findings) -> Vec<Block> {
    let mut blocks = ends::ends(findings);
    blocks.push(when::when(findings));
    blocks.extend(terms::terms(findings));
    blocks.extend(typical::typical(findings));
    blocks.extend(second_opinions::second_opinions(findings));
    blocks.extend(sticking::sticking(findings));
    blocks
}
