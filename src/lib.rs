//! negsim simulates negotiations: from a scenario file (who sits at the table, what each side wants, how much it cares,
//! what it can live with) to how likely a settlement is, on what terms, when, and how sure anyone can be.
//!
//! ```
//! use negsim::{Plan, Scenario, simulate, summarise};
//!
//! let scenario = Scenario::parse(
//!     r#"
//!     title = "A pie"
//!     rounds = 30
//!     [[issue]]
//!     id = "pie"
//!     scale = ["all to Ben", "all to Ada"]
//!     [[party]]
//!     id = "ada"
//!     role = "signatory"
//!     no_deal = [0.2, 0.6]                 # somewhere between, all alike
//!     issues.pie = { ideal = 1.0, weight = 1.0 }
//!     [[party]]
//!     id = "ben"
//!     role = "signatory"
//!     no_deal = { low = 0.1, mode = 0.3, high = 0.7 }
//!     issues.pie = { ideal = 0.0, weight = 1.0 }
//!     "#,
//!     "pie.toml",
//! )?;
//! let plan = Plan::new(0, 2_000, 4)?;      // seed 0, 2,000 ways the world might be, each played 4 times
//! let tally = simulate(scenario.table(), plan);
//! let settled = summarise(scenario.table(), &tally).ends[0];
//! assert!(settled.low > 0.5 && settled.high < 1.0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Data flows one way: text, [`Scenario`], [`Table`], draws of its uncertain [`Quantity`]s, eight negotiations side by
//! side, [`Tally`], findings, and a [`report`]. Results are plain data; nothing prints, nothing reads the clock, and the
//! same seed gives the same bits on any number of threads and any machine. The model, in equations and with its sources,
//! is in `docs/model.md`, the scenario file in `docs/scenario-file.md`.
//!
//! Cargo features, both on by default: `cli` (the program) and `parallel` (all cores).

pub mod analysis;
pub mod engine;
pub mod lanes;
pub mod random;
pub mod report;
pub mod scenario;
pub mod stats;
pub mod talks;

pub use analysis::{Findings, Likelihood, summarise};
pub use engine::{Plan, Quantity, QuantityId, Run, replay, simulate_batches};
pub use scenario::{Mistakes, Scenario};
pub use talks::{Story, Table, Tally};

/// Plays a whole plan of negotiations at a table.
pub fn simulate(table: &Table, plan: Plan) -> Tally {
    engine::simulate(table, plan)
}
