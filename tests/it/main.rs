//! One binary with a module a kind of test.

// The two agree again once the library plays the second model: agreement and grid come back with what worlds.rs must hand over.
// mod agreement;
mod changes;
mod checking;
mod command_line;
mod comparison;
mod defaults;
mod drivers;
mod drivers_report;
mod exact;
mod examples;
// mod grid;
mod helpers;
mod hostile;
mod idle;
mod interruption;
mod invariants;
mod kept_runs;
mod layering;
mod levers;
mod mechanisms;
mod messages;
mod monotone;
mod observed;
mod random_scenarios;
mod report;
mod reproducibility;
mod running;
mod scenarios;
mod schema;
mod second_opinion;
mod slips;
mod statistics;
mod trace;
mod urn;
mod what_if_commands;
// mod worlds;
