//! Claims to bytes: the machine-readable report and the one for readers. Pure functions; nothing is computed here.

mod json;
mod sensitivity_json;
mod speed;
mod text;
mod trace_json;

pub use json::json;
pub use sensitivity_json::sensitivity_json;
pub use speed::{Benchmark, speed_json};
pub use text::{Page, Telling, sensitivity, speed_text, text, trace, whole};
pub use trace_json::trace_json;
