//! Texts of files: where something stands, how TOML is read, how a scenario is written.

mod bare;
pub(in crate::scenario) mod explain;
pub(in crate::scenario) mod place;
pub(in crate::scenario) mod scan;
mod spot;
pub(in crate::scenario) mod syntax;
pub(in crate::scenario) mod toml_text;
pub(in crate::scenario) mod write;
