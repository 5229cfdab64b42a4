//! Claims to bytes: the machine-readable report and the one for readers. Pure functions; nothing is computed here.

mod advice;
mod check;
mod json;
mod text;

pub use check::{Checked, Told, check_json, check_text};
pub use json::{
    Benchmark, comparison_json, json, sensitivity_json, speed_json, sweep_csv, sweep_json,
    target_json, trace_json,
};
pub use text::{
    Page, Telling, comparison_text, sensitivity_text, speed_text, sweep_text, target_text, text,
    trace_text, whole,
};
