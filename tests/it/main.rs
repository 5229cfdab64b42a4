//! One binary with a module a kind of test.

mod agreement;
mod changes;
mod checking;
mod command_line;
mod defaults;
mod exact;
mod grid;
mod helpers;
mod hostile;
mod idle;
mod invariants;
mod layering;
mod mechanisms;
mod messages;
mod monotone;
mod random_scenarios;
mod report;
mod reproducibility;
mod scenarios;
mod schema;
mod second_opinion;
mod slips;
mod worlds;
