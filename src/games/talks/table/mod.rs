//! Who sits at the table: the checked, immutable structure of the talks and every number of it.

pub(crate) mod idle;
pub(crate) mod labels;
pub(crate) mod numbers;
pub(crate) mod parts;
pub(crate) mod questions;
pub(crate) mod separate;
pub(crate) mod shape;
pub(crate) mod steps;
mod turned;
pub(crate) mod uses;

use crate::engine::{Quantity, QuantityId};
use crate::games::talks::table::labels::Labels;
use crate::games::talks::table::parts::Parts;
use crate::games::talks::table::questions::Questions;
use crate::games::talks::table::separate::{MOST_COMBINATIONS, most_combinations};
use crate::games::talks::table::shape::Shape;
use crate::games::talks::table::uses::Reach;
use crate::random::{Distribution, Sampler};
use std::sync::{Arc, OnceLock};

/// A negotiation ready to be played: checked, never changed, shared between threads.
#[derive(Clone, Debug)]
pub struct Table {
    parts: Parts,
    shape: Shape,
    uncertain: Vec<QuantityId>,
    questions: Arc<Questions>,
    /// By number, where somebody drew it: made ready once.
    samplers: Vec<OnceLock<Arc<Sampler>>>,
}

impl PartialEq for Table {
    /// Whether they are the same talks: nothing differs but title and summary.
    fn eq(&self, other: &Self) -> bool {
        let untitled = |table: &Table| {
            let mut parts = table.parts.clone();
            (parts.labels.title, parts.labels.summary) = (String::new(), None);
            parts
        };
        untitled(self) == untitled(other)
    }
}

impl Table {
    /// From parts that have been checked: indices within bounds, at least two signatories, every quantity's
    /// distribution within its range.
    pub(crate) fn new(mut parts: Parts) -> Self {
        parts.quantities.shrink_to_fit();
        let shape = Shape::new(&parts);
        let questions = Arc::new(Questions::new(&parts, &shape));
        let samplers = vec![OnceLock::new(); parts.quantities.len()];
        Table { uncertain: uncertain(&parts), parts, shape, questions, samplers }
    }

    /// The structure and the numbers as they were given.
    pub fn parts(&self) -> &Parts {
        &self.parts
    }

    /// Every number, known or uncertain.
    pub fn quantities(&self) -> &[Quantity] {
        &self.parts.quantities
    }

    /// The uncertain ones, in their order.
    pub fn uncertain(&self) -> &[QuantityId] {
        &self.uncertain
    }

    /// The number of that path.
    pub fn quantity(&self, path: &str) -> Option<QuantityId> {
        let place = self.parts.quantities.iter().position(|q| q.path == path)?;
        Some(QuantityId(place as u32))
    }

    /// The words.
    pub fn labels(&self) -> &Labels {
        &self.parts.labels
    }

    /// The parties that sign, by their place in the file.
    pub fn signatories(&self) -> &[usize] {
        &self.shape.signatories
    }

    /// The mediators that draft, by their place in the file.
    pub fn drafters(&self) -> &[usize] {
        &self.shape.drafters
    }

    /// Whether levels and curves with dents have so many combinations that zones of agreement may be upper bounds.
    pub fn zones_are_upper_bounds(&self) -> bool {
        most_combinations(&self.parts, self.signatories()) > MOST_COMBINATIONS
    }

    /// Whether any signatory could ever break a settlement.
    pub fn could_break(&self) -> bool {
        Reach { parts: &self.parts }.could_break(&self.shape.uses)
    }

    /// The same table with one number known.
    pub fn with(&self, quantity: QuantityId, value: f64) -> Self {
        self.with_all(&[(quantity, value)])
    }

    /// The same table with these numbers known. Its questions stay where they are: of a mechanism that the numbers
    /// bring in nothing more can be asked, and what one that they take out was asked for does not happen.
    pub fn with_all(&self, moves: &[(QuantityId, f64)]) -> Self {
        let mut parts = self.parts.clone();
        for (quantity, value) in moves {
            parts.quantities[quantity.index()].distribution = Distribution::Known { value: *value };
        }
        let (questions, mut samplers) = (self.questions.clone(), self.samplers.clone());
        moves.iter().for_each(|(quantity, _)| samplers[quantity.index()] = OnceLock::new());
        let shape = Shape::new(&parts);
        Table { uncertain: uncertain(&parts), parts, shape, questions, samplers }
    }

    pub(crate) fn sampler(&self, quantity: QuantityId) -> Arc<Sampler> {
        let new = || Arc::new(self.parts.quantities[quantity.index()].distribution.sampler());
        self.samplers[quantity.index()].get_or_init(new).clone()
    }

    pub(crate) fn asks(&self) -> &Questions {
        &self.questions
    }

    pub(crate) fn shape(&self) -> &Shape {
        &self.shape
    }
}

fn uncertain(parts: &Parts) -> Vec<QuantityId> {
    let ids = (0..parts.quantities.len() as u32).map(QuantityId);
    ids.filter(|id| parts.quantities[id.index()].distribution.known().is_none()).collect()
}
