//! Claims to bytes: the machine-readable report and the one for readers. Pure functions; nothing is computed here.

mod json;
mod observed_json;
mod text;

pub use json::json;
pub use text::{Page, text};
