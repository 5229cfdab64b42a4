//! What would help a reader, as data: only who speaks for a program knows how it is done there.

use core::fmt;

/// Something that would help. In a text it stands as a letter of its own, with all that belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Hint {
    /// More sets of the uncertain inputs, after a caution.
    RaiseDraws,
    /// More than one set of inputs, within a sentence.
    MoreDraws,
    /// More than one negotiation of each set, within a sentence.
    MoreRepeats,
    /// A check that lists the inputs.
    Check,
    /// A survey that tells which inputs matter, after a semicolon.
    Drivers,
    /// All inputs, in brackets.
    AllInputs,
    /// All rounds in full, as a sentence.
    AllRounds,
    /// Every number of a file, as a sentence.
    Inventory,
    /// The model's defaults too, as a remark of its own.
    Defaults,
    /// The report for programs, in brackets.
    ForPrograms,
    /// The report for programs or spreadsheets, in a list.
    OtherForms,
    /// All of a report, as a sentence.
    Full,
    /// A page of figures, as a sentence.
    Figures,
    /// A lever looked at alone; its path and range follow.
    Lever,
}

/// How a program words a hint, with the space or the mark before it; nothing where it has no words.
pub type Words = fn(Hint) -> &'static str;

impl Hint {
    const ALL: [Hint; 14] = [
        Hint::RaiseDraws,
        Hint::MoreDraws,
        Hint::MoreRepeats,
        Hint::Check,
        Hint::Drivers,
        Hint::AllInputs,
        Hint::AllRounds,
        Hint::Inventory,
        Hint::Defaults,
        Hint::ForPrograms,
        Hint::OtherForms,
        Hint::Full,
        Hint::Figures,
        Hint::Lever,
    ];

    /// A letter for private use.
    fn letter(self) -> char {
        char::from_u32(0xF0000 + self as u32).expect("these letters are for private use")
    }
}

impl fmt::Display for Hint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.letter())
    }
}

/// A text with its hints in words.
pub fn worded(text: &str, words: Words) -> String {
    let word = |letter: char| Hint::ALL.into_iter().find(|hint| hint.letter() == letter).map(words);
    let mut worded = String::with_capacity(text.len());
    for letter in text.chars() {
        match word(letter) {
            Some(words) => worded.push_str(words),
            None => worded.push(letter),
        }
    }
    worded
}
