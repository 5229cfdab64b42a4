//! What is drawn once a negotiation: good faith, the reading of instructions, misreadings.

use super::luck::Luck;
use super::numbers::{logistic_quantile, normal_quantile};
use super::world::World;

/// The chance that stays fixed through one negotiation.
#[derive(Clone, Debug)]
pub struct Chance {
    /// Does each party bargain in good faith? Settled once a draw.
    pub good_faith: Vec<bool>,
    /// Standard logistic: how each party reads its instructions.
    pub reading: Vec<f64>,
    /// `xi[i][j][k]`: standard normal, how i misreads what j cares about on issue k.
    pub xi: Vec<Vec<Vec<f64>>>,
    /// The closest that a good faith came to its probability.
    pub closest: f64,
}

impl Chance {
    /// Draws it.
    pub fn draw(world: &World, luck: &Luck) -> Self {
        let faith: Vec<f64> = world
            .parties
            .iter()
            .map(|p| luck.once_a_draw(&format!("good_faith.{}", p.id)))
            .collect();
        let distances = world.parties.iter().zip(&faith).map(|(p, u)| (u - p.good_faith).abs());
        Self {
            good_faith: world.parties.iter().zip(&faith).map(|(p, &u)| u < p.good_faith).collect(),
            reading: world
                .parties
                .iter()
                .map(|p| logistic_quantile(luck.once(&format!("hesitation.{}", p.id))))
                .collect(),
            xi: (0..world.parties.len()).map(|i| misreadings(world, luck, i)).collect(),
            closest: distances.fold(f64::INFINITY, super::numbers::smaller),
        }
    }
}

fn misreadings(world: &World, luck: &Luck, i: usize) -> Vec<Vec<f64>> {
    let reader = &world.parties[i].id;
    let of = |j: usize| {
        let one = |k: usize| misreading(world, luck, reader, &world.parties[j].id, k);
        (0..world.issues.len()).map(one).collect()
    };
    (0..world.parties.len()).map(of).collect()
}

fn misreading(world: &World, luck: &Luck, reader: &str, of: &str, issue: usize) -> f64 {
    if world.talks.misreading == 0.0 || reader == of {
        return 0.0;
    }
    normal_quantile(
        luck.once(&format!("misreading.{reader}.of.{of}.on.{}", world.issues[issue].id)),
    )
}
