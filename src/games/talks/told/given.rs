//! The talks given what was seen of the rounds already held: sequential Monte Carlo.
//!
//! - Models: of all ways that the world might be and the talks might have gone, those that agree with what was seen.
//! - Equation: within a draw its repeats are particles. After each observed round a particle weighs the probability of the
//!   events that were seen (its own rates) and of what was seen of texts (normal about where they lay), or nothing where it does not agree with what was seen of the talks, and the
//!   particles are resampled. The product over observed rounds of their mean weights is the draw's weight: an unbiased
//!   estimate of the likelihood of the facts.
//! - Source: Gordon, Salmond, Smith (1993) "Novel approach to nonlinear/non-Gaussian Bayesian state estimation"; Del Moral
//!   (2004) Feynman-Kac Formulae; Tran, Scharth, Pitt, Kohn (2013) "Importance sampling squared".
//! - Units: natural logarithms of probabilities.
//! - Leaves out: doubt about the facts. A particle is played again from the first round, as its luck is found by address:
//!   the work grows with the square of the number of observed rounds.

use crate::engine::{
    Answers, BATCH, Correlation, Game, Inputs, Plan, Quantity, QuantityId, Question, Sampling,
    Seat, Weighing, Weight, alone,
};
use crate::games::talks::play::Scratch;
use crate::games::talks::play::answers::answer;
use crate::games::talks::play::play;
use crate::games::talks::play::watcher::Watcher;
use crate::games::talks::table::Table;
use crate::games::talks::told::facts::{Fact, Seen, facts};
use crate::games::talks::told::observed::Observed;
use crate::games::talks::told::particles::Particles;
use crate::lanes::{Level, WIDTH};
use crate::random::{Key, Kind, Sampler, round};
use core::ops::Range;
use std::borrow::Cow;
use std::sync::Arc;

/// Batches whose draws are looked at for the unit of weights.
const PILOTS: u64 = 4;

/// A table given what was seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Given<'a> {
    table: Cow<'a, Table>,
    facts: Vec<Fact>,
    /// By observed round: its facts.
    rounds: Vec<(u32, Range<usize>)>,
    /// The logarithm of the greatest probability that any rates give to the events seen.
    log_greatest: f64,
    log_of_unit: f64,
}

/// What particles are played with.
#[derive(Clone, Debug)]
pub struct GivenScratch {
    eight: Scratch,
    particles: Particles,
    resampling: Key,
}

impl<'a> Given<'a> {
    /// A table and what was seen of its rounds, each within them and listed once; where nothing was, it plays as the table
    /// does. The first draws of the plan are played as far as the last of these, for the unit in which weights are counted.
    pub fn new(table: &'a Table, observed: &[Observed], plan: &Plan) -> Self {
        let facts = facts(observed);
        let mut rounds: Vec<(u32, Range<usize>)> = Vec::new();
        for (place, fact) in facts.iter().enumerate() {
            match rounds.last_mut() {
                Some((round, facts)) if *round == fact.round => facts.end = place + 1,
                _ => rounds.push((fact.round, place..place + 1)),
            }
        }
        let reading = table.parts().setting.reading;
        let log_greatest = facts.iter().map(|fact| fact.log_greatest(reading)).sum();
        let mut given =
            Given { table: Cow::Borrowed(table), facts, rounds, log_greatest, log_of_unit: 0.0 };
        if !given.rounds.is_empty() {
            given.log_of_unit = given.greatest_log_weight(plan);
        }
        given
    }

    /// The same with a table of its own.
    pub fn into_owned(self) -> Given<'static> {
        let Given { table, facts, rounds, log_greatest, log_of_unit } = self;
        let table = Cow::Owned(table.into_owned());
        Given { table, facts, rounds, log_greatest, log_of_unit }
    }

    /// The table.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// All that was seen, in the order of rounds.
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// Rounds of which something was seen.
    pub fn observed_rounds(&self) -> usize {
        self.rounds.len()
    }

    /// What a weight of 0 in logarithms stands for: the logarithm of the likelihood of the facts that it means.
    pub fn log_greatest(&self) -> f64 {
        self.log_greatest
    }

    /// The greatest weight among the first draws; 0 where none agrees.
    fn greatest_log_weight(&self, plan: &Plan) -> f64 {
        let sampling = Sampling::new(self, plan.seed());
        let mut scratch = self.scratch(plan.seed(), Level::best());
        let mut inputs = Inputs::default();
        let mut most = f64::NEG_INFINITY;
        for first_draw in (0..plan.draws()).step_by(BATCH as usize).take(PILOTS as usize) {
            let columns = (plan.draws() - first_draw).min(BATCH);
            sampling.draw(first_draw, columns as usize, &mut inputs);
            for column in 0..columns {
                let seat = Seat { column: column as usize, draw: first_draw + column, repeat: 0 };
                let (log_weight, _) =
                    self.weigh(&mut scratch, &inputs, seat, plan.repeats() as usize);
                most = if log_weight > most { log_weight } else { most };
            }
        }
        if most > f64::NEG_INFINITY { most } else { 0.0 }
    }

    /// The logarithm of a draw's weight, and how many facts some particle agreed with. Leaves particles that all agree
    /// with everything, unless nobody does.
    fn weigh(
        &self,
        scratch: &mut GivenScratch,
        inputs: &Inputs,
        seat: Seat,
        repeats: usize,
    ) -> (f64, usize) {
        scratch.particles.begin(repeats);
        let mut log_weight = 0.0;
        for stretch in 0..self.rounds.len() {
            let agreed = self.observe(scratch, inputs, seat, stretch);
            log_weight += scratch.particles.log_mean_weight();
            if log_weight == f64::NEG_INFINITY {
                return (log_weight, agreed);
            }
            let round_number = u64::from(self.rounds[stretch].0);
            let uniform = round(&scratch.resampling, seat.draw, 0, round_number);
            scratch.particles.resample(uniform);
        }
        (log_weight, self.facts.len())
    }

    /// Plays all particles to the end of an observed round and weighs them by it; how many facts some particle agreed
    /// with.
    fn observe(
        &self,
        scratch: &mut GivenScratch,
        inputs: &Inputs,
        seat: Seat,
        stretch: usize,
    ) -> usize {
        let facts = &self.rounds[stretch].1;
        let mut agreed = facts.start;
        let all = scratch.particles.count();
        for first in (0..all).step_by(WIDTH) {
            let count = self.play_eight(scratch, inputs, seat, first..all, stretch, &mut ());
            let talks = &scratch.eight.talks;
            let mut lanes = u8::MAX >> (WIDTH - count);
            for place in facts.clone() {
                lanes &= self.facts[place].agreeing(talks);
                if lanes != 0 && place >= agreed {
                    agreed = place + 1;
                }
            }
            let mut weights = talks.imposed.log_weights();
            for fact in &self.facts[facts.clone()] {
                let of_texts = fact.log_weights(&self.table, talks);
                weights.iter_mut().zip(of_texts).for_each(|(weight, text)| *weight += text);
            }
            let particles = scratch.particles.log_weights[first..first + count].iter_mut();
            for (lane, (particle, weight)) in particles.zip(weights).enumerate() {
                let agrees = lanes >> lane & 1 == 1;
                *particle = if agrees { weight } else { f64::NEG_INFINITY };
            }
        }
        agreed
    }

    /// Plays one negotiation again as it went on after what was seen, of so many that began; nothing where no way that its
    /// draw goes agrees with that.
    pub(crate) fn tell<W: Watcher>(
        &self,
        seed: u64,
        Seat { draw, repeat, .. }: Seat,
        repeats: usize,
        watcher: &mut W,
    ) -> Option<(Inputs, Scratch)> {
        let mut scratch = self.scratch(seed, Level::best());
        let (inputs, _) = alone(self, seed, draw, repeat);
        let seat = Seat { column: 0, draw, repeat: 0 };
        let (log_weight, _) = self.weigh(&mut scratch, &inputs, seat, repeats);
        (log_weight > f64::NEG_INFINITY).then(|| {
            let (this, last) = (repeat as usize, self.rounds.len());
            self.play_eight(&mut scratch, &inputs, seat, this..this + 1, last, watcher);
            (inputs, scratch.eight)
        })
    }

    /// Plays the first eight of some particles with the luck of all stretches up to this one, as far as the round that ends
    /// it; how many. Where there are fewer, the last of them sits in every lane that is left.
    fn play_eight<W: Watcher>(
        &self,
        scratch: &mut GivenScratch,
        inputs: &Inputs,
        seat: Seat,
        these: Range<usize>,
        stretch: usize,
        watcher: &mut W,
    ) -> usize {
        let GivenScratch { eight, particles, .. } = scratch;
        let count = these.len().min(WIDTH);
        let repeat =
            |lane: usize, stretch| particles.repeat(these.start + lane.min(count - 1), stretch);
        let imposed = &mut eight.talks.imposed;
        imposed.until = self.rounds.get(stretch).map(|(round, _)| *round);
        imposed.luck.clear();
        for (before, (round, _)) in self.rounds[..stretch].iter().enumerate() {
            let repeats = core::array::from_fn(|lane| repeat(lane, before + 1));
            imposed.luck.push((round + 1, repeats));
        }
        let seats = core::array::from_fn(|lane| Seat { repeat: repeat(lane, 0), ..seat });
        play(&self.table, eight, inputs, &seats, watcher);
        count
    }

    /// By observed round: how often each event was seen before it.
    fn counts(&self) -> Vec<(u32, Vec<Option<u32>>)> {
        let events = self.table.parts().events.len();
        let of_round = |(round, facts): &(u32, Range<usize>)| {
            let mut counts = vec![None; events];
            for fact in &self.facts[facts.clone()] {
                if let Seen::Events(event, count) = fact.what {
                    counts[event] = Some(count);
                }
            }
            (*round, counts)
        };
        self.rounds.iter().map(of_round).collect()
    }
}

impl Game for Given<'_> {
    type Scratch = GivenScratch;

    fn quantities(&self) -> &[Quantity] {
        self.table.quantities()
    }

    fn uncertain(&self) -> &[QuantityId] {
        self.table.uncertain()
    }

    fn correlations(&self) -> &[Correlation] {
        self.table.correlations()
    }

    fn sampler(&self, quantity: QuantityId) -> Arc<Sampler> {
        self.table.sampler(quantity)
    }

    fn questions(&self) -> &[Question] {
        self.table.asks().list()
    }

    fn scratch(&self, seed: u64, level: Level) -> GivenScratch {
        let mut eight = self.table.scratch(seed, level);
        eight.talks.imposed.rounds = self.counts();
        let resampling = Key::new(seed, "resampling", Kind::Round);
        GivenScratch { eight, particles: Particles::default(), resampling }
    }

    /// Eight negotiations as they might have gone, whatever was seen.
    fn play(
        &self,
        scratch: &mut GivenScratch,
        inputs: &Inputs,
        seats: &[Seat; WIDTH],
        count: usize,
        answers: &mut Answers,
    ) {
        self.table.play(&mut scratch.eight, inputs, seats, count, answers);
    }

    fn play_draws(
        &self,
        scratch: &mut GivenScratch,
        inputs: &Inputs,
        draws: &[u64],
        repeats: usize,
        answers: &mut Answers,
    ) {
        if self.rounds.is_empty() {
            return self.table.play_draws(&mut scratch.eight, inputs, draws, repeats, answers);
        }
        for (column, &draw) in draws.iter().enumerate() {
            let seat = Seat { column, draw, repeat: 0 };
            let (log, agreed) = self.weigh(scratch, inputs, seat, repeats);
            answers.weigh(Weight { log, agreed });
            for first in (0..repeats).step_by(WIDTH) {
                if log > f64::NEG_INFINITY {
                    let stretches = self.rounds.len();
                    let count =
                        self.play_eight(scratch, inputs, seat, first..repeats, stretches, &mut ());
                    answer(&self.table, &scratch.eight.talks, count, answers);
                } else {
                    answers.open(if repeats - first < WIDTH { repeats - first } else { WIDTH });
                }
            }
        }
    }

    fn weighing(&self) -> Option<Weighing> {
        let weighing = Weighing { log_of_unit: self.log_of_unit, facts: self.facts.len() };
        (!self.rounds.is_empty()).then_some(weighing)
    }

    fn has_luck_of_draws(&self) -> bool {
        self.table.has_luck_of_draws()
    }

    fn moved(&self, moves: &[(QuantityId, f64)]) -> Self {
        let table = Cow::Owned(self.table.with_all(moves));
        Given { table, ..self.clone() }
    }
}
