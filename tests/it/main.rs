//! One binary with a module a kind of test.

mod agreement;
mod command_line;
mod defaults;
mod drivers;
mod drivers_report;
mod exact;
mod examples;
mod grid;
mod helpers;
mod invariants;
mod layering;
mod mechanisms;
mod messages;
mod monotone;
mod observed;
mod random_scenarios;
mod report;
mod reproducibility;
mod scenarios;
mod second_opinion;
mod statistics;
mod trace;
mod worlds;
