//! Claims to bytes: the machine-readable report and the one for readers. Pure functions; nothing is computed here.

mod check;
mod comparison;
mod json;
mod levers;
mod observed_json;
mod sensitivity_json;
mod speed;
mod text;
mod trace_json;

pub use check::{Checked, Told, check_json, check_text};
pub use comparison::comparison_json;
pub use json::json;
pub use levers::{sweep_csv, sweep_json, target_json};
pub use sensitivity_json::sensitivity_json;
pub use speed::{Benchmark, speed_json};
pub use text::{
    Page, Telling, comparison_text, sensitivity, speed_text, sweep_text, target_text, text, trace,
    whole,
};
pub use trace_json::trace_json;

/// The number of the format of everything for programs.
const FORMAT: u32 = 1;
