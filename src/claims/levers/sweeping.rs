//! A sweep that is being played: at all points a little first, then more and more.

use super::contours::contours;
use super::probe::{AT_ONCE, Probe};
use super::sweep::{Sweep, Swept};
use crate::claims::asked;
use crate::claims::case::{Case, Plan as Played};
use crate::claims::likelihood::Likelihood;
use crate::claims::parallel::each;
use crate::claims::so_far::{Rough, SoFar};
use crate::claims::work::Work;
use crate::engine::{Asked, BATCH, Game, Ledger, Plan, QuantityId};
use core::ops::Range;

/// No round plays more batches at a point than so many, lest who stops it loses much.
const MOST_OF_A_ROUND: u64 = 256;
/// The second round goes so many times as far as the first: making a point ready is not yet worth it.
const SECOND: u64 = 4;

/// How likely something is at every value of one lever or every pair of values of two. All points are played round by
/// round, each round about as much as all before it, so that there is soon an answer everywhere and a part is one too.
/// What all rounds come to is what each point comes to by itself.
pub struct Sweeping<'a, G> {
    probe: Probe<'a, G>,
    asked: Asked,
    plan: Plan,
    sweep: Sweep,
    /// Row by row.
    points: Vec<Point>,
    /// The point that is next.
    next: usize,
    /// Batches that each point has been played at the end of this round.
    until: u64,
    /// What all points came to at the end of the last round.
    even: Vec<Likelihood>,
    /// Draws of each by then.
    even_draws: u64,
}

/// A point as far as it is played.
#[derive(Default)]
struct Point {
    batches: u64,
    ledger: Option<Ledger>,
    likelihood: Option<Likelihood>,
}

impl<'a, G: Game> Sweeping<'a, G> {
    /// One lever or two, each point with the plan's draws, repeats and luck. `asked` is a likelihood.
    pub fn new(case: &Case, game: &'a G, asked: Asked, levers: Vec<Swept>, plan: Plan) -> Self {
        let questions = game.questions();
        let all: usize = levers.iter().map(|swept| swept.values.len()).product();
        let sweep = Sweep {
            case: case.clone(),
            of: asked::word(questions, asked),
            name: asked::name(questions, asked),
            levers,
            grid: Vec::new(),
            contours: Vec::new(),
        };
        Sweeping {
            probe: Probe::new(game, asked, plan),
            asked,
            plan,
            sweep,
            points: (0..all).map(|_| Point::default()).collect(),
            next: 0,
            until: 1,
            even: Vec::new(),
            even_draws: 0,
        }
    }

    /// What it comes to with as many draws as all points have been played; none where one has not been played at all.
    pub fn finish(self) -> Option<Sweep> {
        if self.even.is_empty() {
            return None;
        }
        let last = self.last();
        let grid: Vec<Vec<Likelihood>> =
            self.even.chunks(last.values.len()).map(<[Likelihood]>::to_vec).collect();
        let contours = self.first().map(|first| contours(&first.values, &last.values, &grid));
        let played = Played::of(self.plan.seed(), self.even_draws, self.plan.repeats());
        let case = self.sweep.case.played(played);
        Some(Sweep { case, grid, contours: contours.unwrap_or_default(), ..self.sweep })
    }

    fn first(&self) -> Option<&Swept> {
        (self.sweep.levers.len() == 2).then(|| &self.sweep.levers[0])
    }

    fn last(&self) -> &Swept {
        &self.sweep.levers[self.sweep.levers.len() - 1]
    }

    /// What is moved at a point.
    fn moves(&self, point: usize) -> Vec<(QuantityId, f64)> {
        let (first, last) = (self.first(), self.last());
        let columns = last.values.len();
        let mut moves = vec![(last.lever.quantity, last.values[point % columns])];
        moves.extend(first.map(|first| (first.lever.quantity, first.values[point / columns])));
        moves
    }

    /// Batches of a point in all.
    fn all(&self) -> u64 {
        self.plan.draws().div_ceil(AT_ONCE)
    }

    fn is_left(&self) -> bool {
        self.next < self.points.len()
    }

    /// The next parts of this round, so many batches together: which point, and what of it.
    fn parts(&self, most: u64) -> Vec<(usize, Range<u64>)> {
        let (mut parts, mut left) = (Vec::new(), most);
        for point in self.next..self.points.len() {
            let done = self.points[point].batches;
            let more = left.min(self.until - done);
            parts.push((point, done..done + more));
            left -= more;
            if left == 0 {
                break;
            }
        }
        parts
    }

    fn add(&mut self, point: usize, until: u64, part: Ledger) {
        let one = &mut self.points[point];
        one.batches = until;
        match &mut one.ledger {
            None => one.ledger = Some(part),
            Some(ledger) => ledger.merge(&part).expect("they are parts of the same point"),
        }
        let ledger = one.ledger.as_ref().expect("it has just been filled");
        let likelihood = Likelihood::in_ledger(ledger, self.asked);
        one.likelihood = Some(likelihood.expect("only likelihoods are swept"));
        self.next = if until < self.until { point } else { point + 1 };
    }

    /// Keeps what all points have come to, and begins the next round where there is one.
    fn end_round(&mut self) {
        self.even = self.points.iter().filter_map(|point| point.likelihood).collect();
        self.even_draws = (self.until * AT_ONCE).min(self.plan.draws());
        if self.until < self.all() {
            let more = if self.until == 1 { SECOND - 1 } else { self.until };
            self.until = (self.until + more.min(MOST_OF_A_ROUND)).min(self.all());
            self.next = 0;
        }
    }
}

impl<G: Game> Work for Sweeping<'_, G> {
    fn advance(&mut self, batches: u64) -> bool {
        if self.is_left() {
            let parts = self.parts(batches.saturating_mul(BATCH / AT_ONCE));
            let part = |at: usize| {
                let (point, batches) = &parts[at];
                self.probe.part(&self.moves(*point), batches.clone())
            };
            let ledgers = each(parts.len(), part);
            for ((point, batches), ledger) in parts.into_iter().zip(ledgers) {
                self.add(point, batches.end, ledger);
            }
            if !self.is_left() {
                self.end_round();
            }
        }
        self.is_left()
    }

    fn progress(&self) -> (u64, u64) {
        let done = self.points.iter().map(|point| point.batches).sum();
        (done, self.all() * self.points.len() as u64)
    }

    fn so_far(&mut self) -> Option<SoFar> {
        let points: Vec<Option<Likelihood>> =
            self.points.iter().map(|point| point.likelihood).collect();
        let rough = Rough::Swept { levers: self.sweep.levers.clone(), points };
        let is_begun = self.points[0].likelihood.is_some();
        is_begun.then(|| SoFar { name: self.sweep.name.clone(), rough })
    }
}
