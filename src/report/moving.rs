//! A page that moves, from what its scenarios came to and what may be moved of them.

use super::render::html;
use super::say::page;
use super::sheet::live::{Live, LiveScenario};
use crate::claims::{Controls, Difference, Findings, Inventory, Trace};

/// A scenario that a page may move.
pub struct Moving<'a> {
    /// What it came to, before anything is moved.
    pub findings: &'a Findings,
    /// Every input, with what it rests on.
    pub inventory: Option<&'a Inventory>,
    /// The story of a settlement.
    pub typical: Option<&'a Trace<'a>>,
    /// What may be moved.
    pub controls: &'a Controls,
    /// The scenario as one text that extends nothing.
    pub text: &'a str,
}

/// One to six scenarios as one page with the engine inside, as `bindings/web` packs it: whatever is moved, every figure
/// answers. Nothing is loaded; a browser that cannot run the engine shows the first scenario as it stands.
pub fn live_page(scenarios: &[Moving], engine: &[u8]) -> String {
    html::live::page(&Live { scenarios: scenarios.iter().map(scenario).collect() }, engine)
}

fn scenario(moving: &Moving) -> LiveScenario {
    let case = &moving.findings.case;
    let (sliders, choices) = page::live::moves(moving.controls);
    LiveScenario {
        sheet: page::sheet(moving.findings, moving.inventory, moving.typical),
        file: case.file.clone(),
        text: moving.text.to_owned(),
        seed: case.plan.seed,
        repeats: case.plan.repeats,
        command: page::live::command(case),
        sliders,
        choices,
    }
}

/// A scenario as it was moved: a line with its likelihood and the difference that the moves make, a line break, and what
/// its page shows as the markup within its `main`.
pub fn moved(
    findings: &Findings,
    inventory: Option<&Inventory>,
    typical: Option<&Trace>,
    shift: Option<&Difference>,
) -> String {
    let figures = html::content(&page::sheet(findings, inventory, typical));
    format!("{}\n{figures}", page::live::moved(findings, shift))
}
