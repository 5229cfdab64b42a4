//! What work comes to while it is being done: rough at first, and soon better.

use super::compare::claim::Difference;
use super::levers::sweep::Swept;
use super::likelihood::Likelihood;

/// What work comes to so far: what would be claimed if it ended now, of one thing that is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct SoFar {
    /// What a reader calls what is asked.
    pub name: String,
    /// What it comes to.
    pub rough: Rough,
}

/// A rough answer.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Rough {
    /// How likely it is.
    Likely(Likelihood),
    /// How likely it is in some scenarios, the first of which the others are compared with.
    Compared(Vec<AgainstSoFar>),
    /// How likely it is at the values of levers.
    Swept {
        /// One or two.
        levers: Vec<Swept>,
        /// Row by row, as in a whole sweep; none where nothing is played yet.
        points: Vec<Option<Likelihood>>,
    },
}

/// One of the scenarios that are being compared.
#[derive(Clone, Debug, PartialEq)]
pub struct AgainstSoFar {
    /// What its reader knows it by.
    pub name: String,
    /// How likely it is there.
    pub likelihood: Likelihood,
    /// How much more so than in the first; none of the first itself, and where that is not known.
    pub difference: Option<Difference>,
}
