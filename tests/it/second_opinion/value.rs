//! What a text is worth when promises may be broken (model, section 3).

use super::curve;
use super::numbers::{larger, smaller};
use super::world::{Role, World};

/// How much of a text is guaranteed.
pub fn guarantee(world: &World, text: &[f64]) -> f64 {
    let mut sum = 0.0;
    for (issue, x) in world.issues.iter().zip(text) {
        let credibility = issue.guarantor.map_or(1.0, |g| world.parties[g].credibility);
        sum += issue.assures * x * credibility;
    }
    smaller(1.0, sum)
}

/// A signatory's eyes at one moment: everything that its `V` depends on besides the text.
#[derive(Clone, Debug)]
pub struct View {
    /// Whose.
    pub party: usize,
    /// Its normalised weights.
    pub weights: Vec<f64>,
    /// Its trust in every party.
    pub trust: Vec<f64>,
    /// The status quo of the moment.
    pub status_quo: Vec<f64>,
    /// Its no-deal value.
    pub no_deal: f64,
    /// What a broken promise costs beyond the issue: B.
    pub betrayal: f64,
}

impl View {
    // Reading: the status quo in V is that of the moment, interim deals in force included.
    /// The view of a party with this trust, status quo and no-deal value.
    pub fn new(
        world: &World,
        party: usize,
        trust: Vec<f64>,
        status_quo: Vec<f64>,
        no_deal: f64,
    ) -> Self {
        let weights = world.parties[party].weights();
        let betrayal = larger(0.0, plain_value(world, party, &status_quo) - no_deal)
            + world.parties[party].vulnerability;
        Self { party, weights, trust, status_quo, no_deal, betrayal }
    }

    /// The same without B, for interim deals.
    pub fn without_betrayal(&self) -> Self {
        Self { betrayal: 0.0, ..self.clone() }
    }

    /// c for every issue, with the guarantees of a text.
    pub fn credibility(&self, world: &World, text: &[f64]) -> Vec<f64> {
        let g = guarantee(world, text);
        (0..world.issues.len()).map(|k| self.credibility_of(world, k, g)).collect()
    }

    fn credibility_of(&self, world: &World, issue: usize, guarantee: f64) -> f64 {
        if world.issues[issue].kept_by == Some(self.party) {
            return 1.0;
        }
        1.0 - (1.0 - self.trust_in_keeper(world, issue)) * (1.0 - guarantee)
    }

    // Reading: the default keeper is the other signatory trusted least at the moment, not at the start.
    fn trust_in_keeper(&self, world: &World, issue: usize) -> f64 {
        if let Some(keeper) = world.issues[issue].kept_by {
            return self.trust[keeper];
        }
        let others = (0..world.parties.len())
            .filter(|&j| j != self.party && world.parties[j].role == Role::Signatory);
        others.fold(1.0, |least, j| smaller(least, self.trust[j]))
    }

    /// What a position on one issue adds to V, with credibility held.
    pub fn term(&self, world: &World, issue: usize, x: f64, credibility: f64) -> f64 {
        let Some(own) = world.parties[self.party].curve(issue) else { return 0.0 };
        let here = curve::value(own, x);
        let there = curve::value(own, self.status_quo[issue]);
        let broken = world.issues[issue].promise * (1.0 - credibility);
        self.weights[issue] * (here - broken * (here - there + self.betrayal))
    }

    /// What one unit of the own curve's value is worth on an issue, with credibility held.
    pub fn scale(&self, world: &World, issue: usize, credibility: f64) -> f64 {
        self.weights[issue] * (1.0 - world.issues[issue].promise * (1.0 - credibility))
    }

    /// V of a text, with credibility held.
    pub fn value_held(&self, world: &World, text: &[f64], credibility: &[f64]) -> f64 {
        (0..text.len()).map(|k| self.term(world, k, text[k], credibility[k])).sum()
    }

    /// V of a text, with the credibility at that text.
    pub fn value(&self, world: &World, text: &[f64]) -> f64 {
        self.value_held(world, text, &self.credibility(world, text))
    }

    /// Does a text cross a red line of its own?
    pub fn refuses(&self, world: &World, text: &[f64]) -> bool {
        let stakes = &world.parties[self.party].stakes;
        stakes
            .iter()
            .zip(text)
            .any(|(stake, &x)| stake.as_ref().is_some_and(|s| curve::crosses(s, x)))
    }
}

/// The value of a text were every promise kept.
pub fn plain_value(world: &World, party: usize, text: &[f64]) -> f64 {
    let p = &world.parties[party];
    let weights = p.weights();
    (0..text.len())
        .filter_map(|k| p.curve(k).map(|own| weights[k] * curve::value(own, text[k])))
        .sum()
}

/// The value of its own best text were every promise kept.
pub fn best_plain_value(world: &World, party: usize) -> f64 {
    let p = &world.parties[party];
    let weights = p.weights();
    (0..world.issues.len())
        .filter_map(|k| p.curve(k).map(|own| weights[k] * curve::highest(own)))
        .sum()
}
