//! Who reads a report.

use super::hint::{Hint, Words};
use super::render::page::Page;

/// A page, and how hints are worded on it.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    pub(super) page: Page,
    pub(super) words: Words,
}

impl Reader {
    /// Somebody who sits at a program that knows how to help.
    pub fn of_program(page: Page, words: Words) -> Self {
        Reader { page, words }
    }
}

impl From<&Page> for Reader {
    fn from(page: &Page) -> Self {
        let nothing = |_: Hint| "";
        Reader { page: *page, words: nothing }
    }
}

impl From<&Reader> for Reader {
    fn from(reader: &Reader) -> Self {
        *reader
    }
}
