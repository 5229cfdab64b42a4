//! The only loop: batches of draws on all threads, of one game or of several with the same luck, while somebody looks on.

use super::answers::Answers;
use super::game::Game;
use super::inputs::Inputs;
use super::plan::{BATCH, Plan};
use super::sampling::Sampling;
use crate::lanes::{Level, WIDTH};
use core::ops::Range;
use std::sync::Mutex;

/// More numbers than these are not drawn at once: a game with very many inputs is played some columns at a time.
const CELLS: usize = 1 << 19;
/// Nor are more plays than these answered at once, where draws have many repeats.
const PLAYS: usize = 1 << 13;

/// Some draws that were played in every game.
pub struct Batch<'a> {
    /// The number of the first of them within the pass: draws of luck count from 0, points of a design likewise.
    pub first: u64,
    /// The number of each draw: the address of its luck.
    pub draws: &'a [u64],
    /// Plays of each.
    pub repeats: usize,
    /// By game: its uncertain inputs, a column a draw.
    pub inputs: &'a [Inputs],
    /// By game: what the plays answer, draw by draw.
    pub answers: &'a [Answers],
}

impl Batch<'_> {
    /// The plays of the draw in a column.
    pub fn plays(&self, column: usize) -> Range<usize> {
        column * self.repeats..(column + 1) * self.repeats
    }
}

/// Who looks on while games are played, and keeps of it what is wanted.
pub trait Watcher<G: Game>: Sync {
    /// What one worker keeps. Whole numbers, so that any order of merging gives the same bits.
    type Ledger: Send + Sync;

    /// Nothing yet.
    fn empty(&self) -> Self::Ledger;

    /// Sees some draws.
    fn watch(&self, ledger: &mut Self::Ledger, games: &[G], batch: &Batch<'_>);

    /// Adds what another worker kept.
    fn merge(&self, ledger: &mut Self::Ledger, other: Self::Ledger);

    /// Adds what the workers keep together, where there is such a thing, before somebody reads the ledger.
    fn close(&self, _ledger: &mut Self::Ledger) {}
}

impl<G: Game, W: Watcher<G>> Watcher<G> for &W {
    type Ledger = W::Ledger;

    fn empty(&self) -> W::Ledger {
        (*self).empty()
    }

    fn watch(&self, ledger: &mut W::Ledger, games: &[G], batch: &Batch<'_>) {
        (*self).watch(ledger, games, batch);
    }

    fn merge(&self, ledger: &mut W::Ledger, other: W::Ledger) {
        (*self).merge(ledger, other);
    }

    fn close(&self, ledger: &mut W::Ledger) {
        (*self).close(ledger);
    }
}

/// Where the inputs of draws come from.
pub trait Points: Sync {
    /// Draws in all.
    fn count(&self) -> u64;

    /// Draws of one batch: they belong together. One worker plays them, and hands them on in their order.
    fn of_batch(&self) -> u64 {
        BATCH
    }

    /// The numbers of draws `range`: the addresses of their luck.
    fn draws(&self, range: Range<u64>, draws: &mut Vec<u64>);

    /// Their inputs for one of the games.
    fn fill(&self, range: Range<u64>, sampling: &Sampling, inputs: &mut Inputs);
}

/// Draws from luck: those of a plan, or some in the middle.
#[derive(Clone, Debug)]
pub struct Luck {
    draws: Range<u64>,
    of_batch: u64,
}

impl Luck {
    /// The draws of these numbers.
    pub fn of(draws: Range<u64>) -> Self {
        Luck { draws, of_batch: BATCH }
    }
}

impl Points for Luck {
    fn count(&self) -> u64 {
        self.draws.end - self.draws.start
    }

    fn of_batch(&self) -> u64 {
        self.of_batch
    }

    fn draws(&self, range: Range<u64>, draws: &mut Vec<u64>) {
        draws.clear();
        draws.extend(range.map(|place| self.draws.start + place));
    }

    fn fill(&self, range: Range<u64>, sampling: &Sampling, inputs: &mut Inputs) {
        let columns = (range.end - range.start) as usize;
        sampling.draw(self.draws.start + range.start, columns, inputs);
    }
}

/// Games being played by one plan. What is kept is the same, bit for bit, on any number of threads and at every SIMD
/// level, and however the plan is cut into advances.
pub struct Pass<'a, G: Game, W: Watcher<G>, P: Points = Luck> {
    games: &'a [G],
    watcher: W,
    plan: Plan,
    points: P,
    level: Level,
    samplings: Vec<Sampling>,
    batches: Range<u64>,
    ledger: W::Ledger,
    /// One for every thread that ever worked.
    workers: Mutex<Vec<Worker<G, W::Ledger>>>,
}

/// What one thread works with: reused from batch to batch.
struct Worker<G: Game, L> {
    scratches: Vec<G::Scratch>,
    inputs: Vec<Inputs>,
    answers: Vec<Answers>,
    draws: Vec<u64>,
    ledger: L,
}

impl<'a, G: Game, W: Watcher<G>> Pass<'a, G, W> {
    /// Ready to play all draws of a plan; nothing is played yet.
    pub fn new(games: &'a [G], watcher: W, plan: Plan) -> Self {
        Pass::at_points(games, watcher, plan, Luck::of(0..plan.draws()))
    }

    /// The same with inputs that somebody has made ready for each game already.
    pub fn sampled(games: &'a [G], watcher: W, plan: Plan, samplings: Vec<Sampling>) -> Self {
        Pass::sampled_at(games, watcher, plan, Luck::of(0..plan.draws()), samplings)
    }

    /// The same in batches of so many draws in place of 256: the first of them is there sooner.
    pub fn in_batches_of(self, draws: u64) -> Self {
        let points = Luck { of_batch: draws, ..self.points };
        Pass { batches: 0..points.count().div_ceil(draws), points, ..self }
    }
}

impl<'a, G: Game, W: Watcher<G>, P: Points> Pass<'a, G, W, P> {
    /// Ready to play given points with the plan's seed and repeats.
    pub fn at_points(games: &'a [G], watcher: W, plan: Plan, points: P) -> Self {
        let mut samplings: Vec<Sampling> = Vec::with_capacity(games.len());
        for game in games {
            let sampling = match samplings.first() {
                Some(first) => first.of(game, plan.seed()),
                None => Sampling::new(game, plan.seed()),
            };
            samplings.push(sampling);
        }
        Pass::sampled_at(games, watcher, plan, points, samplings)
    }

    /// The same with inputs that somebody has made ready for each game already.
    pub fn sampled_at(
        games: &'a [G],
        watcher: W,
        plan: Plan,
        points: P,
        samplings: Vec<Sampling>,
    ) -> Self {
        let batches = 0..points.count().div_ceil(points.of_batch());
        let (level, ledger, workers) = (Level::best(), watcher.empty(), Mutex::new(Vec::new()));
        Pass { games, watcher, plan, points, level, samplings, batches, ledger, workers }
    }

    /// The same at a given SIMD level.
    pub fn at_level(self, level: Level) -> Self {
        Pass { level, ..self }
    }

    /// Only some of the batches: a shard. The ledgers of all shards merge to that of the whole.
    pub fn shard(self, batches: Range<u64>) -> Self {
        let until = if batches.end < self.batches.end { batches.end } else { self.batches.end };
        Pass { batches: batches.start..until, ..self }
    }

    /// Plays up to so many more batches; whether any are left.
    pub fn advance(&mut self, batches: u64) -> bool {
        let left = self.batches.end.saturating_sub(self.batches.start);
        let now = if batches < left { batches } else { left };
        let range = self.batches.start..self.batches.start + now;
        self.batches.start = range.end;
        self.play_all(range);
        now < left
    }

    /// Plays all that is left.
    pub fn finish(mut self) -> W::Ledger {
        self.advance(u64::MAX);
        self.into_ledger()
    }

    /// The next batch to be played: how many were, unless this is a shard.
    pub fn next_batch(&self) -> u64 {
        self.batches.start
    }

    /// Batches in all.
    pub fn batches(&self) -> u64 {
        self.points.count().div_ceil(self.points.of_batch())
    }

    /// What is played.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// What was kept so far.
    pub fn ledger(&mut self) -> &W::Ledger {
        let workers = self.workers.get_mut().expect("no worker panics while it holds the lock");
        for worker in workers {
            let kept = core::mem::replace(&mut worker.ledger, self.watcher.empty());
            self.watcher.merge(&mut self.ledger, kept);
        }
        self.watcher.close(&mut self.ledger);
        &self.ledger
    }

    /// What was kept.
    pub fn into_ledger(self) -> W::Ledger {
        let Pass { mut ledger, workers, watcher, .. } = self;
        let workers = workers.into_inner().expect("no worker panics while it holds the lock");
        workers.into_iter().for_each(|worker| watcher.merge(&mut ledger, worker.ledger));
        watcher.close(&mut ledger);
        ledger
    }

    #[cfg(feature = "parallel")]
    fn play_all(&self, batches: Range<u64>) {
        use rayon::prelude::*;
        // A single one needs no other thread.
        if batches.end - batches.start == 1 {
            return self.play(batches.start);
        }
        batches.into_par_iter().for_each(|batch| self.play(batch));
    }

    #[cfg(not(feature = "parallel"))]
    fn play_all(&self, batches: Range<u64>) {
        batches.for_each(|batch| self.play(batch));
    }

    /// Plays one batch, some columns at a time where the games have very many inputs.
    fn play(&self, batch: u64) {
        let idle = || self.workers.lock().expect("no worker panics while it holds the lock");
        let rested = idle().pop();
        let mut worker = rested.unwrap_or_else(|| self.worker());
        let of_batch = self.points.of_batch();
        let last = (batch + 1) * of_batch;
        let last = if last < self.points.count() { last } else { self.points.count() };
        let at_once = self.at_once();
        for first in (batch * of_batch..last).step_by(at_once) {
            let until = first + at_once as u64;
            self.play_some(&mut worker, first..if until < last { until } else { last });
        }
        idle().push(worker);
    }

    /// How many draws are played at once.
    fn at_once(&self) -> usize {
        let inputs: usize = self.games.iter().map(|game| game.uncertain().len()).sum();
        let by_inputs = (CELLS / (inputs + 1)).clamp(WIDTH, BATCH as usize);
        let by_plays = (PLAYS / self.plan.repeats() as usize).clamp(1, BATCH as usize);
        if by_inputs < by_plays { by_inputs } else { by_plays }
    }

    fn play_some(&self, worker: &mut Worker<G, W::Ledger>, range: Range<u64>) {
        let repeats = self.plan.repeats() as usize;
        let Worker { scratches, inputs, answers, draws, ledger } = worker;
        self.points.draws(range.clone(), draws);
        let each = self.games.iter().zip(&self.samplings).zip(scratches.iter_mut());
        let columns = inputs.iter_mut().zip(answers.iter_mut());
        for (((game, sampling), scratch), (inputs, answers)) in each.zip(columns) {
            self.points.fill(range.clone(), sampling, inputs);
            answers.clear();
            game.play_draws(scratch, inputs, draws, repeats, answers);
        }
        let batch = Batch { first: range.start, draws, repeats, inputs, answers };
        self.watcher.watch(ledger, self.games, &batch);
    }

    fn worker(&self) -> Worker<G, W::Ledger> {
        let scratch = |game: &G| game.scratch(self.plan.seed(), self.level);
        Worker {
            scratches: self.games.iter().map(scratch).collect(),
            inputs: vec![Inputs::default(); self.games.len()],
            answers: self.games.iter().map(|game| Answers::new(game.questions())).collect(),
            draws: Vec::new(),
            ledger: self.watcher.empty(),
        }
    }
}
