//! How much of a negotiation is told.

/// Which rounds are told in full.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Telling {
    /// The first, the last two, and those in which something happened; the others several in a line.
    #[default]
    Main,
    /// All.
    All,
    /// Those from one to another, both counted from 1 and included; the others not at all.
    Only(u32, u32),
}
