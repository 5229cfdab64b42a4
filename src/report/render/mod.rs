//! A document laid out.

mod bars;
mod grid;
mod list;
pub mod page;
mod table;
pub mod terminal;
