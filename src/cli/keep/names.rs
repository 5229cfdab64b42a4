//! The names in the folder of a kept run.

/// What made the run, and the fingerprints of its files.
pub const MANIFEST: &str = "manifest.json";
/// The scenario as resolved.
pub const SCENARIO: &str = "scenario.toml";
/// The machine-readable report.
pub const JSON: &str = "report.json";
/// The report for readers.
pub const TEXT: &str = "report.txt";
/// All that the manifest has the fingerprints of.
pub const FILES: [&str; 3] = [SCENARIO, JSON, TEXT];
/// Locked while a program keeps a run in the folder.
pub const LOCK: &str = ".negsim-lock";
/// A run that is being written; what stood there before still counts.
pub const NEW: &str = ".negsim-new";
/// A run that is written whole and counts, and is about to take its place.
pub const NEXT: &str = ".negsim-next";
/// In it: the manifest of the run that it replaces.
pub const REPLACED: &str = "replaced.json";
