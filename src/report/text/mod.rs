//! The report for readers: the first screen answers how likely, where deals die, how else the talks end, when, on what
//! terms, and what drives it. Plain text within a width; colour is an addition.

mod comparison;
mod drivers;
mod endings;
mod funnel;
mod headline;
mod influences;
mod numbers;
mod observed;
pub(super) mod page;
mod sensitivity;
mod speed;
mod sticking;
mod sweep;
mod target;
mod terms;
mod trace;
mod trust;
mod units;
mod when;
pub(super) mod words;

use crate::claims::Findings;
pub use comparison::comparison_text;
pub use numbers::whole;
pub use page::Page;
pub use sensitivity::sensitivity_text;
pub use speed::speed_text;
pub use sweep::sweep_text;
pub use target::target_text;
pub use trace::{Telling, trace_text};

/// The report, with a line break at its end.
pub fn text(findings: &Findings, page: &Page) -> String {
    let page = &page.within_reason();
    let sections = [
        headline::title(findings, page),
        headline::answer(findings, page),
        observed::observed(findings, page),
        funnel::where_deals_die(findings, page),
        outcome(findings, page),
        drivers::drivers(findings, page),
        trust::trust(findings, page),
    ];
    let filled: Vec<String> = sections.into_iter().filter(|section| !section.is_empty()).collect();
    page::finish(&filled.join("\n"))
}

fn outcome(findings: &Findings, page: &Page) -> String {
    endings::endings(findings, page)
        + &when::when(findings, page)
        + &terms::terms(findings, page)
        + &sticking::sticking(findings, page)
}
