//! A document laid out.

mod bars;
pub mod glance;
mod grid;
pub mod html;
mod list;
pub mod page;
mod table;
pub mod terminal;
