//! What the numbers of a file rest on, in four classes.

use crate::engine::{Basis, Gives};

/// How many numbers rest on what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes {
    /// A source gives the number itself.
    pub number: usize,
    /// A source gives its direction, or its topic alone.
    pub direction: usize,
    /// No source, but an argued assumption.
    pub argued: usize,
    /// Neither.
    pub bare: usize,
}

impl Classes {
    /// Of numbers that the file gives.
    pub fn of<'a>(bases: impl Iterator<Item = &'a Basis>) -> Self {
        let mut classes = Classes::default();
        for basis in bases {
            *match (basis.is_sourced(), basis.gives, &basis.assumption) {
                (true, Gives::Number, _) => &mut classes.number,
                (true, ..) => &mut classes.direction,
                (false, _, Some(_)) => &mut classes.argued,
                (false, _, None) => &mut classes.bare,
            } += 1;
        }
        classes
    }

    /// All of them.
    pub fn all(self) -> usize {
        self.sourced() + self.argued + self.bare
    }

    /// Those with a source, whatever it gives.
    pub fn sourced(self) -> usize {
        self.number + self.direction
    }
}
