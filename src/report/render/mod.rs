//! A document laid out.

mod bars;
mod grid;
pub mod html;
mod list;
pub mod page;
mod table;
pub mod terminal;
