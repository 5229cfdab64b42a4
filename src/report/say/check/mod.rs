//! A check: on one screen what the numbers mean and what should be looked at, or all of it.

mod both;
mod full;
mod meaning;
mod screen;

pub use full::basis;

use crate::claims::Inventory;
use crate::report::checked::{Checked, Listing};
use crate::report::document::Document;

/// What is said of one valid file.
pub fn check(file: &Checked, inventory: &Inventory, listing: Listing) -> Document {
    match listing {
        Listing::None => screen::screen(file, inventory),
        Listing::Given => full::full(file, inventory, false),
        Listing::All => full::full(file, inventory, true),
    }
}
