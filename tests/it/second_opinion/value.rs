//! What a text is worth when promises may be broken (model, section 3), and the least that is acceptable (sections 8 and 17).

use super::bounds;
use super::calls::Calls;
use super::numbers::{larger, smaller};
use super::world::World;

/// How much of a text is guaranteed.
pub fn guarantee(world: &World, text: &[f64]) -> f64 {
    let mut sum = 0.0;
    for (issue, x) in world.issues.iter().zip(text) {
        let backers = issue.guarantor.iter().map(|&g| world.parties[g].credibility);
        let credibility = if issue.guarantor.is_empty() { 1.0 } else { backers.fold(0.0, larger) };
        sum += issue.assures * x * credibility;
    }
    smaller(1.0, sum)
}

/// What a rising side asks on top, where a guarantee holds so much of the text.
pub fn fear(world: &World, party: usize, guarantee: f64) -> f64 {
    let p = &world.parties[party];
    let gain = p.exposure * world.balance.drift_per_month * world.talks.look_ahead;
    p.foresight * (1.0 - guarantee) * larger(0.0, gain)
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
    /// What its capital was seen to need above no deal; minus infinity before it has refused.
    pub known_margin: f64,
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
        let known_margin = f64::NEG_INFINITY;
        Self { party, weights, trust, status_quo, no_deal, betrayal, known_margin }
    }

    /// The same without B, for interim deals.
    pub fn without_betrayal(&self) -> Self {
        Self { betrayal: 0.0, ..self.clone() }
    }

    /// The least that it could live with: r, with the fear that a text leaves.
    pub fn least(&self, world: &World, text: &[f64]) -> f64 {
        let fear = fear(world, self.party, guarantee(world, text));
        self.no_deal + larger(fear, self.known_margin)
    }

    /// c for every issue, with the guarantees of a text.
    pub fn credibility(&self, world: &World, text: &[f64]) -> Vec<f64> {
        let g = guarantee(world, text);
        (0..world.issues.len()).map(|k| self.credibility_of(world, k, g)).collect()
    }

    fn credibility_of(&self, world: &World, issue: usize, guarantee: f64) -> f64 {
        1.0 - (1.0 - self.trust_in_keepers(world, issue)) * (1.0 - guarantee)
    }

    // Reading: the default keeper is the other signatory trusted least at the moment, not at the start.
    fn trust_in_keepers(&self, world: &World, issue: usize) -> f64 {
        let named = &world.issues[issue].kept_by;
        let others = world.other_signatories(self.party);
        let keepers = if named.is_empty() { &others } else { named };
        let trust = |j: usize| if j == self.party { 1.0 } else { self.trust[j] };
        keepers.iter().fold(1.0, |least, &j| smaller(least, trust(j)))
    }

    /// What a position on one issue adds to V, with credibility held.
    pub fn term(&self, world: &World, issue: usize, x: f64, credibility: f64) -> f64 {
        let own = &world.parties[self.party];
        if own.stake(issue).is_none() {
            return 0.0;
        }
        let (here, there) = (own.worth(issue, x), own.worth(issue, self.status_quo[issue]));
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

    /// Does a text cross a red line of its own, or a provider's?
    pub fn refuses(&self, world: &World, text: &[f64]) -> bool {
        bounds::crosses(world, self.party, text, &Calls::new())
    }
}

/// The value of a text were every promise kept.
pub fn plain_value(world: &World, party: usize, text: &[f64]) -> f64 {
    let p = &world.parties[party];
    p.weights().iter().enumerate().map(|(k, weight)| weight * p.worth(k, text[k])).sum()
}

/// The own best text within its own red lines and what providers allow.
pub fn best_text(world: &World, party: usize) -> Vec<f64> {
    let best = |k: usize| bounds::best(world, party, k, bounds::own(world, party, k));
    (0..world.issues.len()).map(best).collect()
}

/// The value of that text were every promise kept.
pub fn best_plain_value(world: &World, party: usize) -> f64 {
    plain_value(world, party, &best_text(world, party))
}
