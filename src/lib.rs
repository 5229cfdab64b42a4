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
//! A share of negotiations is a [`Likelihood`]: `p`, its 95 % interval `low..high`, and the `n` negotiations counted.
//! [`summarise`] turns a tally into [`Findings`]: how likely each end is, where deals die, when, on what terms, what
//! drives it, as plain data. [`report::text`] and [`report::json`] print them.
//!
//! # Changing a number
//!
//! Every number of a scenario is a [`Quantity`] with a path, known or uncertain. Another value makes another [`Table`];
//! the luck of everything else stays, so two tables are compared with the same luck:
//!
//! ```
//! # use negsim::{Plan, Scenario, simulate, summarise};
//! # let scenario = Scenario::parse(include_str!("../scenarios/two_neighbours.toml"), "river.toml")?;
//! let patience = scenario.quantity("party.north.patience")?;   // or the nearest path that there is
//! let likely = |table| summarise(table, &simulate(table, Plan::new(0, 500, 4).expect("small"))).funnel.ratified;
//! let hurried = scenario.table().with(patience, 20.0);
//! assert!(likely(&hurried).low > likely(scenario.table()).high);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What changes the structure (a party, the format of the talks) is a change of the text: [`Scenario::with`].
//!
//! # Bit by bit, in pieces, once more
//!
//! [`Run`] plays as far as it is asked to: for progress, or to stop when the interval is narrow enough. A range of a
//! plan's batches of 256 draws is a shard; tallies of neighbouring shards merge, and [`Tally`] is serialisable, so they
//! may come from other machines. [`replay`] and [`Story`] play one negotiation again, from its seed, draw and repeat.
//!
//! ```
//! use negsim::engine::Tally as _;
//! # use negsim::{Plan, Run, Scenario, Table, Tally, simulate_batches};
//! # let scenario = Scenario::parse(include_str!("../scenarios/two_neighbours.toml"), "river.toml")?;
//! let plan = Plan::new(0, 1_000, 4)?;                          // four batches
//! let mut run = Run::<Table, Tally>::new(scenario.table(), plan);
//! while run.advance(1) { /* tell somebody */ }
//! let mut first: Tally = simulate_batches(scenario.table(), plan, 0..2);
//! first.merge(&simulate_batches(scenario.table(), plan, 2..4));
//! assert_eq!(&first, run.tally());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! To count something else, implement [`engine::Tally`]; other games than these talks implement [`engine::Game`]. The
//! folder `examples/` has a program for each of these.
//!
//! # How it is made
//!
//! Data flows one way: text, [`Scenario`], [`Table`], draws of its uncertain [`Quantity`]s, eight negotiations side by
//! side, [`Tally`], findings, and a [`report`]. Results are plain data; nothing prints, nothing reads the clock, and the
//! same seed gives the same bits on any number of threads and any machine. The model, in equations and with its sources,
//! is in `docs/model.md`, the scenario file in `docs/scenario-file.md`.
//!
//! # Features
//!
//! On by default: `cli` (the program), which turns on `files` ([`Scenario::read`], and files that extend others), and
//! `parallel` (all cores). Without them nothing needs an operating system: no files, clock or threads. A scenario is then
//! a text ([`Scenario::parse`]), and the library builds for WebAssembly.

pub mod claims;
pub mod engine;
pub mod games;
mod lanes;
mod random;
pub mod report;
pub mod scenario;
mod stats;

pub use claims::{Case, Findings, Likelihood, summarise};
pub use engine::{Ledger, Pass, Plan, Quantity, QuantityId, replay};
pub use games::talks::{Story, Table};
pub use scenario::{Mistakes, Scenario};

/// Plays a whole plan of negotiations at a table.
pub fn simulate(table: &Table, plan: Plan) -> Ledger {
    let counting = claims::counting(table, &plan);
    Pass::new(core::slice::from_ref(table), counting, plan).finish().into_ledger()
}
