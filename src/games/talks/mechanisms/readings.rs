//! What each side believes the others care about.
//!
//! - Models: positions are public, weights are misread; talking teaches.
//! - Equation: believed weight ~ w * exp(sigma * xi), summing to 1 over issues; sigma = misreading *
//!   2^(-months of talks held / misreading_half_life), xi standard normal and fixed through a negotiation.
//! - Source: Raiffa (1982) The Art and Science of Negotiation; Faratin, Sierra, Jennings (2002) "Using similarity criteria
//!   to make issue trade-offs in automated negotiations".
//! - Units: misreading a log standard deviation >= 0; months of talks held.
//! - Leaves out: deception, and learning from the offers themselves.

use crate::games::talks::mechanisms::no_deal::left_after;
use crate::games::talks::play::luck::Luck;
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::table::shape::Reading;
use crate::games::talks::table::uses::UTTER;
use crate::lanes::{Eight, Lanes, Mask, Simd};
use crate::random::Key;

#[derive(Clone, Debug)]
pub(crate) struct State {
    /// By reading and issue, as all that follow: where the deviate is drawn.
    keys: Vec<Key>,
    /// The normal deviate of a misread weight.
    deviates: Vec<Eight>,
    /// The weight as it is believed to be.
    believed: Vec<Eight>,
    /// How much of the misreading of the start is left, 0..1.
    misread: Eight,
}

impl State {
    pub(crate) fn new(table: &Table, luck: &Luck) -> Self {
        let labels = table.labels();
        let id = |party: usize| labels.parties[party].id.as_str();
        let of_reading = |reading: &Reading| {
            let (reader, read) = (id(reading.reader), id(reading.read));
            labels.issues.iter().map(move |issue| {
                luck.once_key(&format!("misreading.{reader}.of.{read}.on.{}", issue.id))
            })
        };
        let keys: Vec<Key> = table.shape().readings.iter().flat_map(of_reading).collect();
        let zeros = vec![Eight::ZERO; keys.len()];
        State { keys, deviates: zeros.clone(), believed: zeros, misread: Eight::ZERO }
    }

    /// By reading and issue: the weight as it is believed to be.
    pub(crate) fn believed(&self) -> &[Eight] {
        &self.believed
    }

    /// Everything is read right, but for the deviates that misreading will use.
    #[inline(always)]
    pub(crate) fn begin<S: Simd>(&mut self, world: World<S>) {
        let World { simd, draw, luck, .. } = world;
        world.all(1.0).store(&mut self.misread);
        let readings = world.table.shape().readings.iter();
        for (reading, believed) in readings.zip(self.believed.chunks_exact_mut(draw.issues)) {
            believed.copy_from_slice(&draw.weight[draw.row(reading.read)]);
        }
        if !world.uses().misreading {
            return;
        }
        let count = self.keys.len();
        for first in (0..count).step_by(2) {
            let second = if first + 1 < count { first + 1 } else { first };
            let [one, other] = luck.once(simd, [&self.keys[first], &self.keys[second]]);
            one.normal_quantile().store(&mut self.deviates[first]);
            other.normal_quantile().store(&mut self.deviates[second]);
        }
    }

    /// The believed weights of this round.
    #[inline(always)]
    pub(crate) fn step<S: Simd>(&mut self, world: World<S>) {
        if !world.uses().misreading {
            return;
        }
        let sigma = world.value(world.setting().misreading) * world.load(&self.misread);
        for (r, reading) in world.table.shape().readings.iter().enumerate() {
            // Nobody misreads itself.
            if reading.reader != reading.read {
                self.believe(world, r, *reading, sigma);
            }
        }
    }

    /// A round that took place teaches.
    #[inline(always)]
    pub(crate) fn learn<S: Simd>(&mut self, world: World<S>, held: Mask<S>) {
        if world.uses().misreading {
            let month = world.all(world.table.shape().month);
            let half_life = world.value(world.setting().misreading_half_life);
            let left = world.load(&self.misread) * left_after(month, half_life);
            left.store_where(held, &mut self.misread);
        }
    }

    #[inline(always)]
    fn believe<S: Simd>(&mut self, world: World<S>, r: usize, reading: Reading, sigma: Lanes<S>) {
        let weights = &world.draw.weight[world.draw.row(reading.read)];
        let deviates = &self.deviates[world.draw.row(r)];
        let believed = &mut self.believed[world.draw.row(r)];
        let stances = &world.table.parts().parties[reading.read].stances;
        let mut sum = world.all(0.0);
        for (((weight, deviate), believed), stance) in
            weights.iter().zip(deviates).zip(&mut *believed).zip(stances)
        {
            if stance.is_some() {
                let misread = sigma * world.load(deviate);
                let misread = if world.uses().utter_misreading {
                    misread.at_least(-UTTER).at_most(UTTER)
                } else {
                    misread
                };
                let weighed = world.load(weight) * misread.exp_within_700();
                weighed.store(believed);
                sum = sum + weighed;
            }
        }
        let some = sum.gt(0.0);
        let share = some.or_zero(1.0 / sum);
        for believed in believed {
            (world.load(believed) * share).store(believed);
        }
    }
}
