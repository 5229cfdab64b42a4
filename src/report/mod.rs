//! Claims to bytes: the machine-readable report and the one for readers. Pure functions; nothing is computed here.

mod comparison;
mod json;
mod text;

pub use comparison::comparison_json;
pub use json::json;
pub use text::{Page, comparison_text, text};

/// The number of the format of everything for programs.
const FORMAT: u32 = 1;
