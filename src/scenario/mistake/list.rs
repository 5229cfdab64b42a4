//! All mistakes of a scenario, in the order of its files.

use crate::scenario::mistake::message::Mistake;
use crate::scenario::mistake::render;
use crate::scenario::text::place::Source;
use std::fmt;

/// All mistakes of a scenario, in the order of its files. Prints as plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistakes {
    pub(in crate::scenario) sources: Vec<Source>,
    list: Vec<Mistake>,
}

impl Mistakes {
    /// The mistakes in order, each told once.
    pub(in crate::scenario) fn new(sources: Vec<Source>, mut list: Vec<Mistake>) -> Self {
        list.iter_mut().for_each(Mistake::shorten);
        list.sort_by_key(|mistake| mistake.place);
        list.dedup();
        Mistakes { sources, list }
    }

    /// How many there are; at least one.
    #[expect(clippy::len_without_is_empty, reason = "never empty")]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Each of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Mistake> {
        self.list.iter()
    }

    /// The file and the line (from 1) of a mistake, where it has a place.
    pub fn line(&self, mistake: &Mistake) -> Option<(&str, usize)> {
        let place = mistake.place?;
        let source = self.sources.get(place.file)?;
        Some((&source.name, source.line(place.start)))
    }

    /// The column of a mistake, in letters from 1; none where it is about the file as a whole.
    pub fn column(&self, mistake: &Mistake) -> Option<usize> {
        let place = mistake.place.filter(|place| place.end > 0)?;
        Some(self.sources.get(place.file)?.column(place.start))
    }

    /// All of them as plain text.
    pub fn plain(&self) -> String {
        render::plain(&self.sources, &self.list)
    }

    /// All of them with the colours of a terminal.
    pub fn coloured(&self) -> String {
        render::coloured(&self.sources, &self.list)
    }
}

impl fmt::Display for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.plain())
    }
}

impl std::error::Error for Mistakes {}
