//! Claims to bytes: sentences and figures as a document, laid out for a terminal; and JSON straight from the claims. Pure
//! functions; nothing is computed here.

mod benchmark;
mod checked;
mod document;
mod hint;
mod json;
mod moving;
mod reader;
mod render;
mod say;
mod sheet;
mod telling;

use crate::claims::{Comparison, Findings, Inventory, Sensitivity, SoFar, Sweep, Targets, Trace};
use document::Document;
use render::terminal::terminal;

pub use benchmark::Benchmark;
pub use checked::{Checked, Flaw, Listing};
pub use hint::{Hint, Words};
pub use json::check::check_json;
pub use json::compare::comparison_json;
pub use json::drivers::sensitivity_json;
pub use json::run::json;
pub use json::speed::speed_json;
pub use json::sweep::{sweep_csv, sweep_json};
pub use json::target::target_json;
pub use json::trace::trace_json;
pub use moving::{Moving, live_page, moved};
pub use reader::Reader;
pub use render::page::Page;
pub use say::numbers::whole;
pub use telling::Telling;

/// A run on one screen, with a line break at its end.
pub fn screen(findings: &Findings, page: impl Into<Reader>) -> String {
    laid_out(say::screen::screen(findings), page)
}

/// All of a run for readers, with a line break at its end. With an inventory it lists what the file leaves at defaults.
pub fn text(findings: &Findings, inventory: Option<&Inventory>, page: impl Into<Reader>) -> String {
    laid_out(say::run::run(findings, inventory), page)
}

/// A run as a page of figures: one file for any browser and for paper, which loads nothing and runs nothing. With an
/// inventory it lists every input with what it rests on, with the story of a settlement it shows how the offers moved.
pub fn page(findings: &Findings, inventory: Option<&Inventory>, typical: Option<&Trace>) -> String {
    render::html::html(&say::page::sheet(findings, inventory, typical))
}

/// What that page shows, as the markup within its `main`: for a page that shows it anew as a run goes on.
pub fn figures(findings: &Findings) -> String {
    render::html::content(&say::page::sheet(findings, None, None))
}

/// A comparison as a page of figures: up to six scenarios side by side and over one another, and what differs.
pub fn comparison_page(comparison: &Comparison) -> String {
    render::html::html(&say::page::comparison(comparison))
}

/// A comparison on one screen.
pub fn comparison_screen(comparison: &Comparison, page: impl Into<Reader>) -> String {
    laid_out(say::compare::screen(comparison), page)
}

/// All of a comparison for readers.
pub fn comparison_text(comparison: &Comparison, page: impl Into<Reader>) -> String {
    laid_out(say::compare::compare(comparison), page)
}

/// What drives an answer, for readers. `all` lists every input that stands out.
pub fn sensitivity_text(claim: &Sensitivity, all: bool, page: impl Into<Reader>) -> String {
    laid_out(say::drivers::drivers(claim, all), page)
}

/// What drives an answer as a page of figures.
pub fn sensitivity_page(claim: &Sensitivity) -> String {
    render::html::html(&say::page::sensitivity::sheet(claim))
}

/// What it would take, for readers.
pub fn target_text(targets: &Targets, page: impl Into<Reader>) -> String {
    laid_out(say::target::target(targets), page)
}

/// A sweep for readers.
pub fn sweep_text(sweep: &Sweep, page: impl Into<Reader>) -> String {
    laid_out(say::sweep::sweep(sweep), page)
}

/// A sweep as a page of figures: a curve along one number, a row a level, or a map over two.
pub fn sweep_page(sweep: &Sweep) -> String {
    render::html::html(&say::page::sweep::sheet(sweep))
}

/// What something comes to while it is still being played: at most so many lines, none of them with more columns.
pub fn so_far(claim: &SoFar, columns: usize, lines: usize) -> String {
    render::glance::glance(&say::so_far::so_far(claim), columns, lines)
}

/// One negotiation for readers.
pub fn trace_text(trace: &Trace, telling: Telling, page: impl Into<Reader>) -> String {
    laid_out(say::trace::trace(trace, telling), page)
}

/// One negotiation as a page: how its offers moved, who would gain, its story, and the last texts.
pub fn trace_page(trace: &Trace) -> String {
    render::html::html(&say::page::trace::sheet(trace))
}

/// A valid file for readers; nothing of one that could not be read. `listing` says which numbers are listed.
pub fn check_text(file: &Checked, page: impl Into<Reader>, listing: Listing) -> String {
    let inventory = file.inventory.as_ref();
    let check = inventory.map(|inventory| say::check::check(file, inventory, listing));
    check.map(|check| laid_out(check, page)).unwrap_or_default()
}

/// The engine's speed for readers.
pub fn speed_text(benchmark: &Benchmark, page: impl Into<Reader>) -> String {
    laid_out(say::speed::speed(benchmark), page)
}

fn laid_out(document: Document, reader: impl Into<Reader>) -> String {
    let Reader { page, words } = reader.into();
    terminal(&document.worded(words), &page)
}
