//! What can be asked of a play: questions, and what a command asks of them.

/// The place of a question in its game's list of questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct QuestionId(pub u32);

impl QuestionId {
    /// As an index of the list.
    #[inline(always)]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What kind of answer a question has.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Kind {
    /// Whether it happened.
    Event,
    /// A position on 0..1.
    Position {
        /// What 0 and 1 are in a reader's units.
        range: (f64, f64),
        /// How many levels there are, where it moves in levels.
        levels: Option<usize>,
    },
    /// A round, from 1.
    Round {
        /// The last one that there is.
        most: u32,
    },
    /// Whole months, from 0; that it is at least so many of them is an event.
    Months {
        /// The most that are played.
        most: u32,
    },
    /// One of several, by its place.
    Among {
        /// How many there are.
        count: usize,
    },
    /// In which rounds something happened.
    EachRound {
        /// The last round that there is.
        most: u32,
    },
}

/// One thing that every play answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Its word: `settled`, `interim.truce`, `terms.water`.
    pub id: String,
    /// What a reader calls it, after "the likelihood of" or "the position on".
    pub name: String,
    /// What kind of answer it has.
    pub kind: Kind,
    /// The event within which it is asked; elsewhere it has no answer.
    pub within: Option<QuestionId>,
    /// Whether all repeats of a draw answer alike: then a draw counts once.
    pub once_a_draw: bool,
}

impl Question {
    /// Asked of every play, with an answer of its own in each.
    pub fn new(id: impl Into<String>, name: impl Into<String>, kind: Kind) -> Self {
        Question { id: id.into(), name: name.into(), kind, within: None, once_a_draw: false }
    }

    /// The same, asked only where an event happened.
    pub fn within(self, event: QuestionId) -> Self {
        Question { within: Some(event), ..self }
    }

    /// The same, settled once a draw.
    pub fn once_a_draw(self) -> Self {
        Question { once_a_draw: true, ..self }
    }
}

/// What is asked of a question: a likelihood, or a mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// How likely an event is.
    Event(QuestionId),
    /// How likely it is that a number of months is at least so many: `holds_12`.
    AtLeast(QuestionId, u32),
    /// How likely it is that a round was reached by this one.
    AtMost(QuestionId, u32),
    /// The mean position among the plays that have one.
    Mean(QuestionId),
}

impl Asked {
    /// The question that is asked.
    pub fn question(self) -> QuestionId {
        match self {
            Asked::Event(id) | Asked::AtLeast(id, _) | Asked::AtMost(id, _) | Asked::Mean(id) => id,
        }
    }

    /// Whether the answer is a likelihood; else it is a mean position.
    pub fn is_likelihood(self) -> bool {
        !matches!(self, Asked::Mean(_))
    }
}
