//! Claims for programs: one JSON object and a line break each. Their format is stable: keys may be added, none changed or
//! removed without a new number.

mod comparison;
mod levers;
mod observed;
mod run;
mod sensitivity;
mod speed;
mod trace;

pub use comparison::comparison_json;
pub use levers::{sweep_csv, sweep_json, target_json};
pub use run::json;
pub use sensitivity::sensitivity_json;
pub use speed::{Benchmark, speed_json};
pub use trace::trace_json;

use crate::games::talks::Date;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// The number of the format.
pub(super) const FORMAT: u32 = 1;

/// An object whose keys stand in the order of the scenario.
struct Keyed<'a, T>(Vec<(&'a str, T)>);

impl<T: Serialize> Serialize for Keyed<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

/// A date as `2026-01-24`.
fn iso(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}
