//! Claims to bytes: the machine-readable report and the one for readers. Pure functions; nothing is computed here.

mod json;
mod observed_json;
mod sensitivity_json;
mod text;
mod trace_json;

pub use json::json;
pub use sensitivity_json::sensitivity_json;
pub use text::{Page, Telling, sensitivity, text, trace};
pub use trace_json::trace_json;
