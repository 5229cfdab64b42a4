//! Where the uncertain inputs of draws come from: luck, or quantiles that somebody gives.

use super::game::Game;
use super::inputs::Inputs;
use super::quantity::{Quantity, QuantityId};
use crate::random::{Distribution, Key, Kind, Sampler, input_uniforms};
use std::sync::Arc;

/// Draws the uncertain inputs of a game from luck or from given quantiles.
#[derive(Clone, Debug)]
pub struct Sampling {
    keys: Vec<Key>,
    distributions: Vec<Distribution>,
    samplers: Vec<Arc<Sampler>>,
}

impl Sampling {
    /// For the uncertain quantities of a game, with the luck of `seed`.
    pub fn new<G: Game>(game: &G, seed: u64) -> Self {
        let nothing = Sampling { keys: vec![], distributions: vec![], samplers: vec![] };
        nothing.of(game, seed)
    }

    /// The same for another game: what is distributed alike in both is not made ready again.
    pub fn of<G: Game>(&self, game: &G, seed: u64) -> Self {
        let uncertain =
            || game.uncertain().iter().map(|id: &QuantityId| &game.quantities()[id.index()]);
        let key = |quantity: &Quantity| Key::new(seed, &quantity.path, Kind::Input);
        // Most likely the one after the last that was alike: else a game with very many inputs is searched for each.
        let mut next = 0;
        let mut sampler = |quantity: &Quantity| {
            let is_alike = |one: &Distribution| *one == quantity.distribution;
            let is_next = self.distributions.get(next).is_some_and(is_alike);
            let alike =
                if is_next { Some(next) } else { self.distributions.iter().position(is_alike) };
            let Some(at) = alike else { return Arc::new(quantity.distribution.sampler()) };
            next = at + 1;
            self.samplers[at].clone()
        };
        Sampling {
            keys: uncertain().map(key).collect(),
            distributions: uncertain().map(|quantity| quantity.distribution.clone()).collect(),
            samplers: uncertain().map(&mut sampler).collect(),
        }
    }

    /// Fills the inputs of `columns` successive draws from luck.
    pub fn draw(&self, first_draw: u64, columns: usize, inputs: &mut Inputs) {
        self.fill(columns, inputs, |row, uniforms| {
            input_uniforms(&self.keys[row], first_draw, uniforms);
        });
    }

    /// Fills the inputs of `columns` draws from quantiles that `quantiles(row, out)` gives.
    pub fn fill(
        &self,
        columns: usize,
        inputs: &mut Inputs,
        mut quantiles: impl FnMut(usize, &mut [f64]),
    ) {
        inputs.columns = columns;
        inputs.uniforms.resize(self.samplers.len() * columns, 0.0);
        inputs.values.resize(self.samplers.len() * columns, 0.0);
        for (row, sampler) in self.samplers.iter().enumerate() {
            let cells = row * columns..(row + 1) * columns;
            quantiles(row, &mut inputs.uniforms[cells.clone()]);
            sampler.fill(&inputs.uniforms[cells.clone()], &mut inputs.values[cells]);
        }
    }
}
