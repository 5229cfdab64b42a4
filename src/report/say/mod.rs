//! Claims to documents: one file a claim.

mod case;
pub mod check;
mod classes;
pub mod compare;
pub mod distributions;
pub mod drivers;
mod hundred;
pub mod numbers;
pub mod page;
pub mod run;
pub mod screen;
pub mod so_far;
pub mod speed;
pub mod sweep;
pub mod target;
pub mod trace;
mod units;
mod warnings;
mod words;
