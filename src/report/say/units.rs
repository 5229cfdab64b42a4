//! Units as they stand behind numbers and names.

/// Units that a name says already, or that are none.
const SILENT: [&str; 5] = ["", "value", "share", "probability", "position"];

/// The unit behind a separator; nothing where it says nothing.
pub fn behind(separator: &str, unit: &str) -> String {
    if SILENT.contains(&unit) { String::new() } else { format!("{separator}{unit}") }
}
