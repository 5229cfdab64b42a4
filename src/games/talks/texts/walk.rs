//! Walks of concession beyond the plain exchange: several others, curves through points, discrete levels.
//!
//! - Models: from the own best position of every issue toward the others' joint optimum, the stretch with most gain to
//!   the others for its cost first.
//! - Equation: greedy in (others' believed gain) / (own loss) until the aspiration is reached.
//! - Source: Raiffa (1982); Faratin, Sierra, Jennings (2002); Dantzig (1957) for the fractional knapsack.
//! - Units: positions and values 0..1.
//! - Leaves out: on levels and on curves with dents the walk is a rule of thumb, not the exact optimum.
//!
//! Every lane takes its own next stretch at the same time; a lane that has reached its aspiration stands still.

use crate::games::talks::play::draw::nearest_level;
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::texts::around::{Around, reach};
use crate::games::talks::texts::exchange::TIE;
use crate::games::talks::texts::paths::Paths;
use crate::games::talks::texts::preferences::{self, CLOSE};
use crate::games::talks::texts::stretch::{Ahead, FITS, FREE, Step, Stretch};
use crate::lanes::{Eight, Lanes, Mask, Simd};

/// The running means of walks, where three or more sign: walks end at corners, their mean finds the middle.
#[derive(Clone, Debug)]
pub(crate) struct Means {
    /// By signatory and issue.
    mean: Vec<Eight>,
    /// By issue: the mean as it could be tabled, and what its author values of it.
    tabled: Vec<Eight>,
    value: Vec<Eight>,
}

/// Walks of which the mean is taken.
const MOST_WALKS: f64 = 8.0;

impl Means {
    pub(crate) fn new(table: &Table) -> Self {
        let (n, issues) = (table.signatories().len(), table.parts().issues.len());
        let zeros = |count: usize| vec![Eight::ZERO; if n > 2 { count } else { 0 }];
        Means { mean: zeros(n * issues), tabled: zeros(issues), value: zeros(issues) }
    }
}

/// Finds the stops of a negotiation.
#[inline(always)]
pub(crate) fn begin<S: Simd>(world: World<S>, inner: bool, paths: &mut Paths) {
    world.simd.vectorize(
        #[inline(always)]
        || paths.begin(world, inner),
    );
}

/// The offer of signatory i in some lanes.
#[inline(always)]
#[expect(clippy::too_many_arguments, reason = "one walk, and all that it needs")]
pub(crate) fn offer<S: Simd>(
    world: World<S>,
    around: Around,
    lanes: Mask<S>,
    paths: &mut Paths,
    means: &mut Means,
    i: usize,
    inner: bool,
    offer: &mut [Eight],
) {
    world.simd.vectorize(
        #[inline(always)]
        || {
            let left = go(world, around, lanes, paths, i);
            paths.fit(world, around, i, left);
            if world.draw.signatories > 2 {
                means.take(world, around, lanes, paths, i, inner);
            }
            for (ahead, offer) in paths.ahead.iter().zip(offer) {
                world.load(&ahead.position).store_where(lanes, offer);
            }
        },
    );
}

/// One signatory's walk. Returns what is left to spend.
#[inline(always)]
fn go<S: Simd>(
    world: World<S>,
    around: Around,
    held: Mask<S>,
    paths: &mut Paths,
    i: usize,
) -> Lanes<S> {
    let Around { credibility, aspirations, .. } = around;
    let mut budget = world.load(&credibility.held_constants()[i]) - world.load(&aspirations[i]);
    for k in 0..world.draw.issues {
        budget = budget + paths.set_out(world, around, i, k);
    }
    if paths.brief {
        return paths.trade(budget);
    }
    for ahead in &mut paths.ahead {
        budget = ahead.take_free(held, budget);
    }
    let mut open = held;
    loop {
        let (cheapest, gain) = cheapest(world.simd, &paths.ahead);
        open = open & gain.gt(0.0);
        if !open.any() {
            return budget;
        }
        for (k, ahead) in paths.ahead.iter_mut().enumerate() {
            let mine = open & cheapest.eq(k as f64);
            if mine.any() {
                (budget, open) = ahead.advance(mine, budget, open);
            }
        }
    }
}

impl Means {
    /// Takes a walk into the mean, and tables the mean where it serves.
    #[inline(always)]
    fn take<S: Simd>(
        &mut self,
        world: World<S>,
        around: Around,
        lanes: Mask<S>,
        paths: &mut Paths,
        i: usize,
        inner: bool,
    ) {
        let walks = (around.course.met(world.simd) + 1.0).at_most(MOST_WALKS);
        let party = world.signatories()[i];
        let mut serves = lanes;
        let means = &mut self.mean[world.draw.row(i)];
        for (k, (mean, ahead)) in means.iter_mut().zip(&paths.ahead).enumerate() {
            let before: Lanes<S> = walks.gt(1.0).or_zero(world.load(mean));
            let now = before + (world.load(&ahead.position) - before) / walks;
            now.store_where(lanes, mean);
            let position = match world.table.parts().issues[k].levels {
                None => now,
                Some(levels) => nearest_level(now, levels),
            };
            let (_, lowest, highest) = reach(world, inner, i, k);
            serves = serves & position.ge(lowest - CLOSE) & position.le(highest + CLOSE);
            position.store(&mut self.tabled[k]);
            preferences::value(world, party, k, position).store(&mut self.value[k]);
        }
        let worth = around.credibility.held_worth(world, i, &self.value);
        serves = serves & worth.ge(world.load(&around.aspirations[i]) - CLOSE);
        for (ahead, tabled) in paths.ahead.iter_mut().zip(&self.tabled) {
            world.load(tabled).store_where(serves, &mut ahead.position);
        }
    }
}

/// The issue whose next stretch gives most for its cost, of equals the first, and what it gives: 0 where no stretch is
/// left.
#[inline(always)]
fn cheapest<S: Simd>(simd: S, ahead: &[Ahead]) -> (Lanes<S>, Lanes<S>) {
    let zero = Lanes::splat(simd, 0.0);
    let (mut cheapest, mut loss, mut gain) = (zero, zero.same(1.0), zero);
    for (k, ahead) in ahead.iter().enumerate() {
        let Some(next) = ahead.stretches.first() else { continue };
        let next = Step::load(simd, next);
        let better = (next.gain * loss).gt(gain * next.loss * TIE);
        cheapest = better.select(k as f64, cheapest);
        loss = better.select(next.loss, loss);
        gain = better.select(next.gain, gain);
    }
    (cheapest, gain)
}

impl Ahead {
    /// Takes every stretch that costs nothing, or gains for both. Returns what is left to spend.
    #[inline(always)]
    fn take_free<S: Simd>(&mut self, lanes: Mask<S>, mut budget: Lanes<S>) -> Lanes<S> {
        let simd = budget.simd();
        while let Some(next) = self.stretches.first() {
            let next = Step::load(simd, next);
            let free = lanes & next.loss.le(FREE);
            if !free.any() {
                break;
            }
            budget = budget - free.or_zero(next.loss);
            next.end.store_where(free, &mut self.position);
            self.shift(simd, free);
        }
        budget
    }

    /// Goes along the next stretch in the given lanes as far as the budget reaches. Returns what is left to spend, and
    /// which of the open lanes still are: where a budget is used up the walk is over. A step of levels that does not fit
    /// ends the walk on this issue alone.
    #[inline(always)]
    fn advance<S: Simd>(
        &mut self,
        lanes: Mask<S>,
        budget: Lanes<S>,
        open: Mask<S>,
    ) -> (Lanes<S>, Mask<S>) {
        let simd = budget.simd();
        let next = Step::load(simd, &self.stretches[0]);
        let reach = if self.discrete { budget + FITS } else { budget };
        let whole = lanes & next.loss.le(reach);
        let short = lanes & !whole;
        next.end.store_where(whole, &mut self.position);
        let left = budget - whole.or_zero(next.loss);
        if self.discrete {
            self.stop(simd, short);
        }
        self.shift(simd, whole);
        let left = self.take_free(whole, left);
        if self.discrete {
            return (left, open);
        }
        let here = Lanes::load(simd, &self.position);
        let part = here + (next.end - here) * (budget / next.loss);
        let some = short & budget.gt(0.0);
        part.store_where(some, &mut self.position);
        (some.select(0.0, left), open & !short)
    }

    /// The next stretch is behind.
    #[inline(always)]
    fn shift<S: Simd>(&mut self, simd: S, lanes: Mask<S>) {
        for place in 0..self.stretches.len() {
            let here = Step::load(simd, &self.stretches[place]);
            let next = match self.stretches.get(place + 1) {
                Some(next) => Step::load(simd, next),
                None => Step::none(here.end),
            };
            self.stretches[place] = Stretch::of(next.or(lanes, here));
        }
    }

    /// No way on.
    #[inline(always)]
    fn stop<S: Simd>(&mut self, simd: S, lanes: Mask<S>) {
        let here = Step::load(simd, &self.stretches[0]);
        self.stretches[0] = Stretch::of(Step::none(here.end).or(lanes, here));
    }
}
