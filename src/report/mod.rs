//! Claims to bytes: the machine-readable report and the one for readers. Pure functions; nothing is computed here.

mod check;
mod json;
mod text;

pub use check::{Checked, Told, check_json, check_text};
pub use json::json;
pub use text::{Page, text};
