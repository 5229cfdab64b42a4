//! What is drawn once a negotiation: good faith, firmness, the reading of instructions, misreadings, when changes happen.

use super::change::{Change, When};
use super::luck::Luck;
use super::numbers::{SLACK, exponential_quantile, logistic_quantile, normal_quantile};
use super::words;
use super::world::World;

/// The chance that stays fixed through one negotiation.
#[derive(Clone, Debug)]
pub struct Chance {
    /// The luck of each party's good faith, settled once a draw: it bargains so where this is below its probability.
    pub faith: Vec<f64>,
    /// Standard logistic: how each party reads its instructions.
    pub reading: Vec<f64>,
    /// Exponential with mean 1: how firm each party turns out to be.
    pub firmness: Vec<f64>,
    /// `xi[i][j][k]`: standard normal, how i misreads what j cares about on issue k.
    pub xi: Vec<Vec<Vec<f64>>>,
    /// The month in which each change happens; none: it does not.
    pub change_month: Vec<Option<f64>>,
    /// The closest that a change came to its likelihood, in units of the tolerance.
    pub closest: f64,
}

impl Chance {
    /// Draws it.
    pub fn draw(world: &World, luck: &Luck) -> Self {
        let parties = 0..world.parties.len();
        let each = |f: &dyn Fn(usize) -> f64| parties.clone().map(f).collect::<Vec<f64>>();
        let nearness = world.changes.iter().map(|c| {
            let certain = c.likelihood >= 1.0 || c.likelihood <= 0.0;
            let u = luck.once(&words::change_happens(&c.id));
            if certain { f64::INFINITY } else { (u - c.likelihood).abs() / SLACK }
        });
        Self {
            faith: each(&|i| luck.once_a_draw(&words::good_faith(world, i))),
            reading: each(&|i| logistic_quantile(luck.once(&words::hesitation(world, i)))),
            firmness: each(&|i| exponential_quantile(luck.once(&words::firmness(world, i)))),
            xi: parties.clone().map(|i| misreadings(world, luck, i)).collect(),
            change_month: world.changes.iter().map(|c| month_of(c, luck)).collect(),
            closest: nearness.fold(f64::INFINITY, super::numbers::smaller),
        }
    }

    /// Does a party bargain in good faith, by the number in force?
    pub fn good_faith(&self, world: &World, party: usize) -> bool {
        self.faith[party] < world.parties[party].good_faith
    }
}

/// The month in which a change happens.
fn month_of(change: &Change, luck: &Luck) -> Option<f64> {
    if luck.once(&words::change_happens(&change.id)) >= change.likelihood {
        return None;
    }
    Some(match change.when {
        When::Month(month) => month,
        When::AtRandom { per_month, from } => {
            from + exponential_quantile(luck.once(&words::change_when(&change.id))) / per_month
        }
    })
}

fn misreadings(world: &World, luck: &Luck, i: usize) -> Vec<Vec<f64>> {
    let of = |j: usize| {
        let one = |k: usize| misreading(world, luck, i, j, k);
        (0..world.issues.len()).map(one).collect()
    };
    (0..world.parties.len()).map(of).collect()
}

fn misreading(world: &World, luck: &Luck, reader: usize, of: usize, issue: usize) -> f64 {
    if world.talks.misreading == 0.0 || reader == of {
        return 0.0;
    }
    normal_quantile(luck.once(&words::misreading(world, reader, of, issue)))
}
