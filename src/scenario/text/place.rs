//! Where something stands: a file that was read, and the bytes within it.

use std::ops::Range;
use std::sync::Arc;

/// A text that was read, under the name that messages give it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::scenario) struct Source {
    /// The file as the reader wrote it, or `--set`.
    pub name: String,
    /// Its text, as it stands.
    pub text: Arc<str>,
}

/// Some bytes of one source. Ordered by file, then by place: the order in which mistakes are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::scenario) struct Place {
    /// The place of the source among the sources.
    pub file: usize,
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Place {
    /// These bytes of that source.
    pub fn new(file: usize, span: Range<usize>) -> Self {
        Place { file, start: span.start, end: span.end }
    }
}

impl Source {
    /// Whether it is no file but settings of the command line.
    pub fn is_an_option(&self) -> bool {
        self.name.starts_with("--")
    }

    /// The line of a byte, counted from 1.
    pub fn line(&self, byte: usize) -> usize {
        let before = &self.text.as_bytes()[..byte.min(self.text.len())];
        1 + before.iter().filter(|b| **b == b'\n').count()
    }

    /// The column of a byte within its line, in letters from 1.
    pub fn column(&self, byte: usize) -> usize {
        let before = &self.text[..letter_at(&self.text, byte)];
        let line = before.rfind('\n').map_or(before, |at| &before[at + 1..]);
        1 + line.chars().count()
    }

    /// The text at a place, shortened to a few words.
    pub fn excerpt(&self, place: Place) -> String {
        let text = self.text.get(place.start..place.end).unwrap_or_default();
        shorten(text)
    }
}

/// The byte, or the first of the letter in which it stands; the end of a shorter text.
pub(in crate::scenario) fn letter_at(text: &str, byte: usize) -> usize {
    let byte = byte.min(text.len());
    (0..=byte).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The first line of a text, at most 40 characters of it.
pub(in crate::scenario) fn shorten(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default().trim_end();
    let short: String = line.chars().take(40).collect();
    if short.len() < text.trim_end().len() { format!("{short}...") } else { short }
}
