//! What moves an answer, as it is told.

use super::share::Share;
use crate::claims::case::{Case, Plan};
use crate::claims::likelihood::Likelihood;

/// What moves an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Sensitivity {
    /// What it is about, with the plan of the survey.
    pub case: Case,
    /// What was asked: its word.
    pub of: String,
    /// What a reader calls it.
    pub name: String,
    /// Whether the answer is a likelihood; else it is a position on an issue, in the issue's own units.
    pub is_likelihood: bool,
    /// Of the sample from which it is known what knowing an input is worth; none where that is the survey, or nothing is uncertain.
    pub deep: Option<Plan>,
    /// Rows of the design; none were played where nothing is uncertain.
    pub rows: u64,
    /// Negotiations of the design.
    pub negotiations: u64,
    /// Negotiations of a first look at every input, which finds those that are moved alone; 0 where all are.
    pub looked: u64,
    /// The answer over all draws of the survey; none where nothing answers.
    pub overall: Option<Likelihood>,
    /// The 10 and the 90 % quantile, over draws, of the answer expected given the inputs.
    pub range: Option<[f64; 2]>,
    /// The mean distance of that answer from its median, over draws: what knowing an input makes smaller.
    pub deviation: Option<f64>,
    /// The share of the outcome's variance that is chance within the talks, E[p(1-p)] with p = P(outcome | draw): what
    /// is settled by luck once a draw (who bargains in good faith) is not in it.
    pub chance_share: Option<Share>,
    /// The share that no knowledge of the inputs removes: `chance_share`, and the luck of draws with all its
    /// combinations. E[p(1-p)] with p = P(outcome | inputs). None for terms where there is such luck.
    pub beyond_inputs: Option<Share>,
    /// The share of what the inputs explain that is explained by none of them alone, only by combinations; none for
    /// terms: among the settled the inputs are not independent, and shares do not add up.
    pub combinations: Option<Share>,
    /// First and total share of the luck that is settled once a draw (who bargains in good faith); none without such luck.
    pub luck_of_draws: Option<[Share; 2]>,
    /// Every uncertain input, the strongest first.
    pub inputs: Vec<Influence>,
}

/// What one uncertain input does to an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Influence {
    /// The input's path.
    pub input: String,
    /// Its name for a reader.
    pub name: String,
    /// Its own share of what the inputs explain, whatever the others are.
    pub first: Option<Share>,
    /// Its share with all its interactions.
    pub total: Option<Share>,
    /// Whether that is told from nothing, with so many inputs looked at: of a study in which none does anything, one in
    /// forty says of any that it does.
    pub is_visible: bool,
    /// Rows of the design that say something about it.
    pub rows: u64,
    /// Of how many drivers, itself among them, the design moves as one: where there are others, `total` is an equal part of
    /// what they have together, from nothing to all of it.
    pub among: u64,
    /// The paths of the inputs that hang on the same luck: the shares are of all of them as one.
    pub together: Vec<String>,
    /// The answer in the lowest tenth of its distribution.
    pub low_tenth: Option<Likelihood>,
    /// The answer in the highest tenth.
    pub high_tenth: Option<Likelihood>,
    /// By how much the answer expected given the inputs would on average lie nearer to its median, were it known, in the
    /// answer's units: below 0 only by chance. For inputs that are told from nothing.
    pub narrows: Option<Share>,
}

impl Sensitivity {
    /// Negotiations of all samples.
    pub fn played(&self) -> u64 {
        let deep = self.deep.map_or(0, |deep| deep.negotiations);
        self.case.plan.negotiations + deep + self.looked + self.negotiations
    }
}
