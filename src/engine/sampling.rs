//! Where the uncertain inputs of draws come from: luck, or quantiles that somebody gives.

use super::game::Game;
use super::inputs::Inputs;
use super::quantity::QuantityId;
use super::ties::Ties;
use crate::random::{Distribution, Key, Kind, Sampler, input_uniforms};
use std::sync::Arc;

/// Draws the uncertain inputs of a game from luck or from given quantiles.
#[derive(Clone, Debug)]
pub struct Sampling {
    /// By word.
    keys: Vec<Key>,
    ties: Ties,
    distributions: Vec<Distribution>,
    samplers: Vec<Arc<Sampler>>,
}

impl Sampling {
    /// For the uncertain quantities of a game, with the luck of `seed`.
    pub fn new<G: Game>(game: &G, seed: u64) -> Self {
        let ties = Ties::default();
        Sampling { keys: vec![], ties, distributions: vec![], samplers: vec![] }.of(game, seed)
    }

    /// The same for another game: what is distributed alike in both is not made ready again.
    pub fn of<G: Game>(&self, game: &G, seed: u64) -> Self {
        let quantity = |id: &QuantityId| &game.quantities()[id.index()];
        let uncertain = || game.uncertain().iter().map(quantity);
        let ties = Ties::of(game);
        let inputs = uncertain().map(|quantity| quantity.path.clone());
        let factors = ties.groups.iter().map(|id| format!("correlation.{id}"));
        let speaks = ties.is_spoken().then(|| "experts".to_owned());
        let paths = inputs.chain(factors).chain(speaks);
        // Most likely the one after the last that was alike: else a game with very many inputs is searched for each.
        let mut next = 0;
        let mut sampler = |id: &QuantityId| {
            let is_alike = |one: &Distribution| *one == quantity(id).distribution;
            let is_next = self.distributions.get(next).is_some_and(is_alike);
            let alike =
                if is_next { Some(next) } else { self.distributions.iter().position(is_alike) };
            let Some(at) = alike else { return game.sampler(*id) };
            next = at + 1;
            self.samplers[at].clone()
        };
        Sampling {
            keys: paths.map(|path| Key::new(seed, &path, Kind::Input)).collect(),
            ties,
            distributions: uncertain().map(|quantity| quantity.distribution.clone()).collect(),
            samplers: game.uncertain().iter().map(&mut sampler).collect(),
        }
    }

    /// Fills the inputs of `columns` successive draws from luck.
    pub fn draw(&self, first_draw: u64, columns: usize, inputs: &mut Inputs) {
        self.fill(columns, inputs, |word, uniforms| {
            input_uniforms(&self.keys[word], first_draw, uniforms);
        });
    }

    /// Fills the inputs of `columns` draws from quantiles that `quantiles(word, out)` gives: a word for each uncertain
    /// input, then those that several of them hang on ([`Ties`]).
    pub fn fill(
        &self,
        columns: usize,
        inputs: &mut Inputs,
        mut quantiles: impl FnMut(usize, &mut [f64]),
    ) {
        let rows = self.samplers.len();
        inputs.columns = columns;
        inputs.uniforms.resize(rows * columns, 0.0);
        inputs.values.resize(rows * columns, 0.0);
        inputs.shared.resize((self.keys.len() - rows) * columns, 0.0);
        let Inputs { uniforms, values, shared, .. } = inputs;
        for word in rows..self.keys.len() {
            quantiles(word, &mut shared[(word - rows) * columns..][..columns]);
        }
        for (row, sampler) in self.samplers.iter().enumerate() {
            let uniforms = &mut uniforms[row * columns..][..columns];
            let values = &mut values[row * columns..][..columns];
            quantiles(row, uniforms);
            if let Some(pull) = self.ties.pulls[row] {
                pull.move_all(&shared[pull.group * columns..][..columns], uniforms);
            }
            if sampler.is_spoken() {
                let speakers = &shared[self.ties.groups.len() * columns..][..columns];
                sampler.fill_spoken(speakers, uniforms, values);
            } else {
                sampler.fill(uniforms, values);
            }
        }
    }
}
