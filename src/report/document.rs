//! What is to be said, as data: no widths, no colours, no markup. A renderer lays it out for a terminal or a page.

use super::hint::{Words, worded};

/// A space at which no line is broken.
pub const TIE: char = '\u{a0}';

/// Blocks, from the top to the bottom.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    pub blocks: Vec<Block>,
}

/// A few lines to look at while something is still being played.
#[derive(Clone, Debug, PartialEq)]
pub struct Glance {
    /// What they are of.
    pub head: String,
    /// Rows of as many cells each: figures, and last what they are of.
    pub rows: Vec<Vec<String>>,
    /// Fewer of them, where there is no room for all; empty where only the first can be told.
    pub brief: Vec<Vec<String>>,
}

/// One part of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Text(Text),
    /// What follows, and perhaps how to read it.
    Heading {
        heading: String,
        explanation: String,
    },
    /// A heading, and a paragraph that belongs beside it.
    Entry {
        heading: String,
        text: String,
    },
    /// Facts that stand on one line where all fit.
    Facts(Vec<String>),
    Table(Table),
    List(List),
    Bars(Bars),
    Grid(Grid),
    /// Room between what belongs together and what does not.
    Gap,
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    pub text: String,
    /// In how many other things it is nested.
    pub depth: usize,
    /// By how much deeper its other lines stand than its first.
    pub hang: usize,
    /// Whether it stands out.
    pub strong: bool,
}

/// Rows and columns. The first cell of a row is its label.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    pub layout: Layout,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading; a table whose columns have none has no head.
    pub head: String,
    /// Whether its cells are numbers of one kind, set to the right.
    pub is_number: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub cells: Vec<String>,
    /// The same in paragraphs, for where there is no room for columns.
    pub narrow: Vec<Text>,
    /// What stands below the row.
    pub notes: Vec<Text>,
}

/// What a table gives up where there is little room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Labels are names: one that is too long stands on a line of its own.
    Names,
    /// Labels are phrases: the same, but they need more room.
    Phrases,
    /// All labels stand beside the numbers, or all above them.
    Alike,
    /// Rows may become columns.
    Turned,
    /// Every row stays a line: of its label as much as there is room for.
    Cut,
}

/// Labels, and what is to be said of each.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    pub items: Vec<Item>,
    pub depth: usize,
    pub style: Style,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub label: String,
    pub text: String,
    /// The other end of a range that the text begins; both have a share of a line that is cut.
    pub to: Option<String>,
    /// What stands below it.
    pub notes: Vec<Text>,
    /// Whether there is room between it and the one before.
    pub is_apart: bool,
}

/// What the labels of a list are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Names, paragraphs beside them.
    Names,
    /// Paths of a scenario, paragraphs beside them.
    Paths,
    /// Short ids, paragraphs beside them.
    Ids,
    /// Names, each followed by a remark.
    Remarks,
    /// Names, each with numbers that stay on one line.
    Numbers,
    /// Names, paragraphs beside them: of both as much as one line holds.
    Cut,
}

/// Likelihoods along one axis from nothing to `most`.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    pub rows: Vec<Bar>,
    pub most: f64,
    pub drawn: Drawn,
}

/// How a likelihood is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// A bar from nothing to the likelihood.
    Filled,
    /// The likelihood within the band of its interval; the axis has this label at its end.
    Band(String),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub label: String,
    /// The likelihood and its interval in figures.
    pub figures: [String; 2],
    /// The likelihood, and both ends of its interval.
    pub at: f64,
    pub interval: (f64, f64),
    /// What stands behind it.
    pub beside: String,
    /// What stands below it.
    pub notes: Vec<Text>,
}

/// Likelihoods over two levers.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    pub columns: Vec<String>,
    pub rows: Vec<(String, Vec<f64>)>,
    /// Likelihoods at which the shade changes.
    pub contours: Vec<f64>,
    /// What is to be said where there is no room for numbers.
    pub narrow: String,
}

impl Document {
    /// The same with its hints in words.
    pub fn worded(mut self, words: Words) -> Self {
        for block in &mut self.blocks {
            let text = match block {
                Block::Text(text) => &mut text.text,
                Block::Heading { explanation, .. } => explanation,
                Block::Entry { text, .. } => text,
                Block::Grid(grid) => &mut grid.narrow,
                _ => continue,
            };
            *text = worded(text, words);
        }
        self
    }

    /// Sections with room between them; those without a block are left out.
    pub fn of<const N: usize>(sections: [Vec<Block>; N]) -> Self {
        Document { blocks: apart(sections.into()) }
    }
}

/// Sections with room between them; those without a block are left out.
pub fn apart(sections: Vec<Vec<Block>>) -> Vec<Block> {
    let filled: Vec<Vec<Block>> =
        sections.into_iter().filter(|section| !section.is_empty()).collect();
    filled.join(&Block::Gap)
}

impl Text {
    /// A paragraph so deep, its other lines so much deeper.
    pub fn new(depth: usize, hang: usize, text: impl Into<String>) -> Self {
        Text { text: text.into(), depth, hang, strong: false }
    }
}

impl Block {
    /// The title of all.
    pub fn title(text: impl Into<String>) -> Self {
        Block::Text(Text { strong: true, ..Text::new(0, 1, text) })
    }

    /// A paragraph so deep, its other lines so much deeper.
    pub fn text(depth: usize, hang: usize, text: impl Into<String>) -> Self {
        Block::Text(Text::new(depth, hang, text))
    }

    /// A sentence that stands for itself.
    pub fn sentence(text: impl Into<String>) -> Self {
        Block::text(1, 1, text)
    }

    /// A heading, perhaps with how to read what follows.
    pub fn heading(heading: impl Into<String>, explanation: impl Into<String>) -> Self {
        Block::Heading { heading: heading.into(), explanation: explanation.into() }
    }

    /// A heading, and a paragraph that belongs beside it.
    pub fn entry(heading: impl Into<String>, text: impl Into<String>) -> Self {
        Block::Entry { heading: heading.into(), text: text.into() }
    }
}

impl Item {
    /// A label, and what is to be said of it.
    pub fn new(label: impl Into<String>, text: impl Into<String>) -> Self {
        let (label, text) = (label.into(), text.into());
        Item { label, text, to: None, notes: Vec::new(), is_apart: false }
    }
}

impl Column {
    /// A column of words.
    pub fn words(head: impl Into<String>) -> Self {
        Column { head: head.into(), is_number: false }
    }

    /// A column of numbers.
    pub fn numbers(head: impl Into<String>) -> Self {
        Column { head: head.into(), is_number: true }
    }
}
