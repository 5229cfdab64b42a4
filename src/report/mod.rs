//! Claims to bytes: the machine-readable report and the one for readers. Pure functions; nothing is computed here.

mod comparison;
mod json;
mod levers;
mod text;

pub use comparison::comparison_json;
pub use json::json;
pub use levers::{sweep_csv, sweep_json, target_json};
pub use text::{Page, comparison_text, sweep_text, target_text, text};

/// The number of the format of everything for programs.
const FORMAT: u32 = 1;
