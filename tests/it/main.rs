//! One binary with a module a kind of test.

mod agreement;
mod exact;
mod helpers;
mod layering;
mod random_scenarios;
mod reproducibility;
mod second_opinion;
mod worlds;
