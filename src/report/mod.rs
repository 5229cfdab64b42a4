//! Claims to bytes: the machine-readable report and the one for readers. Pure functions; nothing is computed here.

mod json;
mod text;
mod trace_json;

pub use json::json;
pub use text::{Page, Telling, text, trace};
pub use trace_json::trace_json;
