//! A run as a page of figures: one file a figure, each with its finding as a title, made by rule.

mod along;
mod answers;
mod axes;
mod cells;
mod compare;
mod deaths;
mod drivers;
mod endings;
mod foot;
mod gains;
mod happened;
mod headline;
mod influences;
mod inputs;
mod levers;
pub mod live;
mod map;
mod marks;
pub mod sensitivity;
mod support;
pub mod sweep;
mod terms;
pub mod trace;
mod trust;
mod typical;
mod when;

use crate::claims::{Findings, Inventory, Trace};
use crate::report::sheet::{Figure, Sheet};

pub use compare::sheet as comparison;

/// The page of a run; with an inventory, every input with what it rests on; with a negotiation, how its offers moved.
pub fn sheet(findings: &Findings, inventory: Option<&Inventory>, typical: Option<&Trace>) -> Sheet {
    let figures: Vec<Option<Figure>> = vec![
        Some(headline::figure(findings)),
        when::figure(findings),
        Some(deaths::figure(findings)),
        terms::figure(findings),
        drivers::figure(findings),
        typical.and_then(typical::figure),
        typical.and_then(gains::figure),
        Some(support::figure(findings)),
    ];
    Sheet {
        title: findings.case.title.clone(),
        asked: answers::asked(findings),
        answers: answers::answers(findings),
        figures: figures.into_iter().flatten().collect(),
        inputs: inventory.map(inputs::inputs).unwrap_or_default(),
    }
}
