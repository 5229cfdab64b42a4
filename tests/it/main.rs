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
mod interruption;
mod invariants;
mod kept_runs;
mod layering;
mod mechanisms;
mod messages;
mod monotone;
mod random_scenarios;
mod report;
mod reproducibility;
mod running;
mod scenarios;
mod second_opinion;
mod statistics;
mod trace;
mod worlds;
