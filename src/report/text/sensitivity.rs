//! What moves an answer, for readers.

use super::page::Page;
use crate::analysis::Sensitivity;

/// The report, with a line break at its end.
pub fn sensitivity(found: &Sensitivity, page: &Page) -> String {
    format!("{found:#?} {page:?}\n")
}
