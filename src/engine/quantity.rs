//! A number of a game that analysis can draw, move and name.

use super::range::Range;
use crate::random::{Distribution, Misfit};

/// The place of a quantity in its game's list of quantities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuantityId(pub u32);

impl QuantityId {
    /// As an index of the list.
    #[inline(always)]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a number rests on, as its author wrote it down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    /// Where it comes from.
    pub source: Option<String>,
    /// Words to be found in that source.
    pub quotes: Vec<String>,
    /// Why this value or range, where no source gives it.
    pub assumption: Option<String>,
    /// What of the number the source supports; its topic alone where nothing is said.
    pub gives: Gives,
    /// When the source was published, as it was written.
    pub dated: Option<String>,
    /// Whether the scenario left it out, so that it has the model's default.
    pub default: bool,
}

/// What of a number a source supports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gives {
    /// The number itself.
    Number,
    /// In which direction it lies.
    Direction,
    /// That there is something of the kind.
    #[default]
    Topic,
}

impl Gives {
    /// All, with their words.
    pub const ALL: [(&'static str, Gives); 3] =
        [("number", Gives::Number), ("direction", Gives::Direction), ("topic", Gives::Topic)];

    /// Its word.
    pub fn word(self) -> &'static str {
        let found = Gives::ALL.into_iter().find(|(_, gives)| *gives == self);
        found.map_or("topic", |(word, _)| word)
    }
}

impl Basis {
    /// Whether it rests on a source or a quote; else it is an assumption.
    pub fn is_sourced(&self) -> bool {
        self.source.is_some() || !self.quotes.is_empty()
    }
}

/// One number of a game, known or uncertain.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Its address: `party.north.no_deal`. Also the address of its luck.
    pub path: String,
    /// Its name for a reader: `the North's no-deal value`.
    pub name: String,
    /// Its unit in words: `value`, `rounds`, `years`.
    pub unit: String,
    /// What it may be.
    pub range: Range,
    /// What it is.
    pub distribution: Distribution,
    /// What it rests on.
    pub basis: Basis,
    /// What its values 0, 1, 2 .. stand for, where it is a choice among names; empty for a number.
    pub choices: Vec<String>,
}

impl Quantity {
    /// A number that its path names, without a unit; any finite one is allowed.
    pub fn new(path: impl Into<String>, distribution: Distribution) -> Self {
        let path = path.into();
        Quantity {
            name: path.clone(),
            path,
            unit: String::new(),
            range: Range::ANY,
            distribution,
            basis: Basis::default(),
            choices: Vec::new(),
        }
    }

    /// A choice among names with these probabilities, up to a common factor.
    ///
    /// # Errors
    /// Where they make no distribution ([`Distribution::among`]).
    pub fn among(path: impl Into<String>, choices: &[(&str, f64)]) -> Result<Self, Misfit> {
        let shares: Vec<f64> = choices.iter().map(|(_, share)| *share).collect();
        let quantity = Quantity::new(path, Distribution::among(&shares)?);
        let names = choices.iter().map(|(name, _)| (*name).to_owned()).collect();
        let range = Range::closed(0.0, (choices.len() - 1) as f64);
        Ok(Quantity { range, choices: names, ..quantity })
    }
}
