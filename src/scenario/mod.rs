//! Scenario files to a checked [`Table`](crate::games::talks::Table), with a message for every mistake.
//!
//! ```
//! use negsim::scenario::Scenario;
//!
//! let text = r#"
//! title = "Two neighbours and a river"
//! rounds = 26
//!
//! [[issue]]
//! id = "water"
//! scale = ["all to the north", "all to the south"]
//!
//! [[party]]
//! id = "north"
//! role = "signatory"
//! issues = { water = { ideal = 0, weight = 1 } }
//!
//! [[party]]
//! id = "south"
//! role = "signatory"
//! issues = { water = { ideal = 1, weight = 1 } }
//! "#;
//! let scenario = Scenario::parse(text, "river.toml")?;
//! let poorer = scenario.with(&["party.north.no_deal=0.2"])?;
//! assert_ne!(scenario.sha256(), poorer.sha256());
//! # Ok::<(), negsim::scenario::Mistakes>(())
//! ```

mod builder;
mod keys;
mod make;
mod mistake;
mod observed;
mod resolved;
mod text;
mod tree;

pub use builder::{Builder, Entry, Value, any, normal, p5_p95, p5_p95_log, pert};
pub use keys::schema::schema;
pub use mistake::list::Mistakes;
pub use mistake::message::{Mistake, Warning};
pub use observed::{Observed, State};
pub use resolved::Scenario;

/// A commented scenario that runs, for whoever begins a new one.
pub const TEMPLATE: &str = include_str!("template.toml");

#[cfg(test)]
mod tests;
