//! What the parties believe that the others care about (model, section 9).

use super::chance::Chance;
use super::numbers::two_to;
use super::world::{World, normalised};

/// `believed[j][k]`: the weight that party i believes j to put on issue k after so many rounds held.
pub fn believed_weights(
    world: &World,
    chance: &Chance,
    i: usize,
    rounds_held: u32,
) -> Vec<Vec<f64>> {
    let months = world.months_a_round() * f64::from(rounds_held);
    let sigma = world.talks.misreading * two_to(-months / world.talks.misreading_half_life);
    (0..world.parties.len())
        .map(|j| believed(world, &chance.xi[i][j], j, if i == j { 0.0 } else { sigma }))
        .collect()
}

fn believed(world: &World, xi: &[f64], j: usize, sigma: f64) -> Vec<f64> {
    let true_weights = world.parties[j].weights();
    let misread: Vec<f64> =
        true_weights.iter().zip(xi).map(|(w, x)| w * libm::exp(sigma * x)).collect();
    normalised(&misread)
}

/// What i believes a text to be worth to j, promises kept.
pub fn believed_value(world: &World, believed: &[Vec<f64>], j: usize, text: &[f64]) -> f64 {
    let worth = |k: usize| believed[j][k] * world.parties[j].worth(k, text[k]);
    (0..text.len()).map(worth).sum()
}
