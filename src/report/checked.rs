//! A file that was checked.

use crate::claims::{Inventory, Meaning, Warning};
use serde::Serialize;

/// Which numbers of a file are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    /// None: what they mean is said on one screen.
    None,
    /// Those that the file gives.
    Given,
    /// Those left at the model's defaults too.
    All,
}

/// A file that was checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// The file, as it was named.
    pub file: String,
    /// Its numbers; none where it could not be read.
    pub inventory: Option<Inventory>,
    /// What its numbers mean; none where it could not be read.
    pub meaning: Option<Meaning>,
    /// Quotes that were found in their source; none where nobody looked.
    pub quotes: Option<usize>,
    /// What is wrong with it.
    pub mistakes: Vec<Flaw>,
    /// What is allowed and may still surprise.
    pub warnings: Vec<Warning>,
}

/// A mistake as plain data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Flaw {
    /// What is wrong.
    pub text: String,
    /// The file in which it stands; none where it is the file itself.
    pub file: Option<String>,
    /// The line, from 1.
    pub line: Option<usize>,
    /// The column in letters, from 1.
    pub column: Option<usize>,
    /// What is allowed there, or what it is.
    pub label: Option<String>,
    /// What to do.
    pub help: Option<String>,
}
