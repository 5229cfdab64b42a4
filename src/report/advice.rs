//! What weakens a report, with what would help in the words of the program's options.

use crate::claims::{Advice, Warning};
use serde::Serialize;

/// A warning for programs.
#[derive(Serialize)]
pub(super) struct Advised<'a> {
    code: &'a str,
    text: String,
}

/// A warning for readers.
pub(super) fn text(warning: &Warning) -> String {
    match warning.advice {
        Some(Advice::MoreDraws) => format!("{} Raise --draws.", warning.text),
        _ => warning.text.clone(),
    }
}

/// Warnings for programs.
pub(super) fn all<'a>(warnings: impl IntoIterator<Item = &'a Warning>) -> Vec<Advised<'a>> {
    warnings.into_iter().map(|one| Advised { code: &one.code, text: text(one) }).collect()
}
