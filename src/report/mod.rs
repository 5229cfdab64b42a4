//! Claims to bytes: the machine-readable report and the one for readers. Pure functions; nothing is computed here.

mod json;
mod speed;
mod text;

pub use json::json;
pub use speed::{Benchmark, speed_json};
pub use text::{Page, speed_text, text, whole};
