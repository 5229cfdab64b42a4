//! A draft that is searched for: the text that leaves the least satisfied side best off.
//!
//! - Models: a skilled mediator at its best: each side tells it in confidence what it could live with, and it looks for the
//!   single text that serves the worst served best.
//! - Equation: argmax over texts within all red lines and providers' limits of the least of V - r, weights as the mediator
//!   reads them; of several the one with the largest sum; between two, where both have the same surplus on the way from the
//!   one's best text to the other's ([`crate::games::talks::texts::even`]). Levels, and corners of curves with dents, are
//!   tried in combination.
//! - Source: Raiffa (1982) The Art and Science of Negotiation: the single negotiating text; Fisher, Ury (1981).
//! - Units: positions and values 0..1.
//! - Leaves out: what sides do not tell. Where red lines leave no text, or there are more than 4,096 combinations, the mean.

use crate::games::talks::mechanisms::{concession, credibility, no_deal, readings};
use crate::games::talks::play::log::each;
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::table::separate::{MOST_COMBINATIONS, is_separate};
use crate::games::talks::texts::even::Even;
use crate::games::talks::texts::maximin::Maximin;
use crate::games::talks::texts::preferences::{self, CLOSE, Corner};
use crate::games::talks::texts::{drafts, preferences::corners};
use crate::lanes::{Eight, Simd, WIDTH};

/// What a mediator is told, and reads.
#[derive(Clone, Copy)]
pub(crate) struct Sides<'a> {
    pub credibility: &'a credibility::State,
    pub readings: &'a readings::State,
    pub concession: &'a concession::State,
    pub no_deal: &'a no_deal::State,
}

/// The search of eight negotiations, one after the other.
#[derive(Clone, Debug)]
pub(crate) struct State {
    /// By issue: where texts may stand.
    menus: Vec<Menu>,
    /// The text found, by issue.
    text: Vec<Eight>,
    problem: Problem,
}

/// Where a text may stand on an issue.
#[derive(Clone, Debug)]
struct Menu {
    separate: bool,
    discrete: bool,
    corners: Vec<Corner>,
    /// By corner: its position; by corner and signatory: what it is worth, before weights.
    positions: Vec<Eight>,
    values: Vec<Eight>,
}

/// One negotiation's search.
#[derive(Clone, Debug, Default)]
struct Problem {
    /// By issue: whether its positions can only be tried one by one.
    separate: Vec<bool>,
    /// By signatory: surplus apart from the issues.
    spare: Vec<f64>,
    /// By issue: the positions that may stand, rising, and what each signatory has of each.
    options: Vec<Vec<(f64, Vec<f64>)>>,
    /// By issue: the option at hand of those that are tried one by one.
    choice: Vec<usize>,
    best: Option<(f64, f64)>,
    text: Vec<f64>,
    best_text: Vec<f64>,
    program: Maximin,
    even: Even,
}

impl State {
    pub(crate) fn new(table: &Table) -> Self {
        let parts = table.parts();
        let n = table.signatories().len();
        let menu = |issue: usize| {
            let mut all: Vec<Corner> = match parts.issues[issue].levels {
                Some(levels) => {
                    (0..levels).map(|l| Corner::Point(l as f64 / (levels - 1) as f64)).collect()
                }
                None => {
                    let of = |&party: &usize| corners(table, party, issue);
                    table.signatories().iter().flat_map(of).collect()
                }
            };
            if parts.issues[issue].levels.is_none() {
                all.extend([0.0, 1.0].map(Corner::Point));
            }
            Menu {
                separate: is_separate(parts, table.signatories(), issue),
                discrete: parts.issues[issue].levels.is_some(),
                positions: vec![Eight::ZERO; all.len()],
                values: vec![Eight::ZERO; all.len() * n],
                corners: all,
            }
        };
        let used = table.shape().uses.searching;
        let menus = if used { (0..parts.issues.len()).map(menu).collect() } else { Vec::new() };
        State { menus, text: vec![Eight::ZERO; parts.issues.len()], problem: Problem::default() }
    }

    /// Searches for the draft of every mediator that does, where the round takes place.
    #[inline(never)]
    pub(crate) fn step<S: Simd>(
        &mut self,
        world: World<S>,
        sides: Sides,
        drafts: &mut drafts::State,
        held: u8,
    ) {
        world.simd.vectorize(
            #[inline(always)]
            || self.look(world),
        );
        for m in 0..world.table.drafters().len() {
            let lanes = held & world.draw.drafting[m][1];
            let mut found = 0;
            for lane in each(lanes) {
                if self.search(world, sides, m, lane) {
                    found |= 1 << lane;
                }
            }
            world.simd.vectorize(
                #[inline(always)]
                || drafts.search(world, m, &self.text, world.lanes(found)),
            );
        }
    }

    /// Where texts may stand, and what that is worth.
    #[inline(always)]
    fn look<S: Simd>(&mut self, world: World<S>) {
        let n = world.draw.signatories;
        for (k, menu) in self.menus.iter_mut().enumerate() {
            let lowest = world.load(&world.draw.bounds.all_lowest[k]);
            let highest = world.load(&world.draw.bounds.all_highest[k]);
            for (c, corner) in menu.corners.iter().enumerate() {
                let corner = corner.position(world, k);
                let position =
                    if menu.discrete { corner } else { corner.at_least(lowest).at_most(highest) };
                position.store(&mut menu.positions[c]);
                for (i, &party) in world.signatories().iter().enumerate() {
                    let value = preferences::value(world, party, k, position);
                    value.store(&mut menu.values[c * n + i]);
                }
            }
        }
    }

    /// Looks for the text of one drafter in one lane; whether it found one.
    fn search<S: Simd>(&mut self, world: World<S>, sides: Sides, m: usize, lane: usize) -> bool {
        let bounds = &world.draw.bounds;
        let possible = (0..world.draw.issues)
            .all(|k| bounds.all_lowest[k].0[lane] <= bounds.all_highest[k].0[lane] + CLOSE);
        if !possible {
            return false;
        }
        self.pose(world, sides, m, lane);
        let quo = sides.no_deal.status_quo().iter().map(|position| position.0[lane]);
        if !self.problem.solve(quo) {
            return false;
        }
        for (position, best) in self.text.iter_mut().zip(&self.problem.best_text) {
            position.0[lane] = *best;
        }
        true
    }

    /// Writes down the problem of one lane: surpluses as the drafter reads the weights.
    fn pose<S: Simd>(&mut self, world: World<S>, sides: Sides, m: usize, lane: usize) {
        let (draw, bounds) = (world.draw, &world.draw.bounds);
        let n = draw.signatories;
        let problem = &mut self.problem;
        problem.separate.clear();
        problem.separate.extend(self.menus.iter().map(|menu| menu.separate));
        problem.spare.clear();
        problem.options.resize(self.menus.len(), Vec::new());
        let reads: Vec<Read> = (0..n).map(|i| Read::of(world, sides, m, i, lane)).collect();
        problem.spare.extend(reads.iter().map(|read| read.spare));
        for (k, (menu, options)) in self.menus.iter().zip(&mut problem.options).enumerate() {
            let (lowest, highest) = (bounds.all_lowest[k].0[lane], bounds.all_highest[k].0[lane]);
            options.clear();
            for (c, position) in menu.positions.iter().enumerate() {
                let position = position.0[lane];
                let inside = position >= lowest - CLOSE && position <= highest + CLOSE;
                if inside && options.iter().all(|(other, _)| *other != position) {
                    let worth =
                        (0..n).map(|i| reads[i].weights[k] * menu.values[c * n + i].0[lane]);
                    options.push((position, worth.collect()));
                }
            }
            options.sort_by(|one, other| one.0.total_cmp(&other.0));
        }
    }
}

/// How a drafter reads one signatory.
struct Read {
    spare: f64,
    /// By issue.
    weights: Vec<f64>,
}

impl Read {
    fn of<S: Simd>(world: World<S>, sides: Sides, m: usize, i: usize, lane: usize) -> Self {
        let (table, draw) = (world.table, world.draw);
        let (mediator, party) = (table.drafters()[m], table.signatories()[i]);
        let reading = table.shape().reading(mediator, party);
        let mut spare = -sides.concession.reservations()[i].0[lane];
        let mut weights = Vec::with_capacity(draw.issues);
        let mut betrayal = Eight::ZERO;
        world.simd.vectorize(
            #[inline(always)]
            || sides.no_deal.betrayal(world, i).store(&mut betrayal),
        );
        let quo_values = sides.no_deal.quo_values(draw.row(i));
        for (k, quo_value) in quo_values.iter().enumerate() {
            let weight = draw.weight[draw.at(party, k)].0[lane];
            let believed = reading
                .map_or(weight, |reading| sides.readings.believed()[draw.at(reading, k)].0[lane]);
            let held = sides.credibility.held_weights()[draw.at(i, k)].0[lane];
            let sure = if weight > 0.0 { held / weight } else { 1.0 };
            weights.push(believed * sure);
            spare -= believed * (1.0 - sure) * (betrayal.0[lane] - quo_value.0[lane]);
        }
        Read { spare, weights }
    }
}

impl Problem {
    /// Finds the best text; none above the most combinations. Of an issue that is left open the position nearest to where
    /// it stands now.
    fn solve(&mut self, quo: impl Iterator<Item = f64>) -> bool {
        let mut combinations: usize = 1;
        for (options, separate) in self.options.iter().zip(&self.separate) {
            if *separate {
                combinations = combinations.saturating_mul(options.len());
            }
        }
        if combinations > MOST_COMBINATIONS || combinations == 0 {
            return false;
        }
        self.best = None;
        self.choice.clear();
        self.choice.resize(self.options.len(), 0);
        for _ in 0..combinations {
            self.try_choice();
            self.next_choice();
        }
        self.settle_open(quo);
        true
    }

    /// The next combination; the last issue runs fastest.
    fn next_choice(&mut self) {
        for k in (0..self.choice.len()).rev().filter(|&k| self.separate[k]) {
            self.choice[k] += 1;
            if self.choice[k] < self.options[k].len() {
                return;
            }
            self.choice[k] = 0;
        }
    }

    fn try_choice(&mut self) {
        let mut spare = self.spare.clone();
        self.text.clear();
        self.text.resize(self.options.len(), 0.0);
        let mut open = Vec::new();
        for (k, options) in self.options.iter().enumerate() {
            if self.separate[k] {
                let (position, worth) = &options[self.choice[k]];
                self.text[k] = *position;
                spare.iter_mut().zip(worth).for_each(|(spare, worth)| *spare += worth);
            } else {
                open.push(k);
            }
        }
        if let [_, _] = spare[..] {
            self.even.solve(&spare, &self.options, &open, &mut self.text);
        } else if !open.is_empty() {
            self.mix(&spare, &open);
        }
        let surplus = self.surplus(&spare, &open);
        let better = self.best.is_none_or(|(least, sum)| {
            surplus.0 > least + CLOSE * 1e-3
                || (surplus.0 >= least - CLOSE * 1e-3 && surplus.1 > sum + CLOSE * 1e-3)
        });
        if better {
            self.best = Some(surplus);
            self.best_text.clone_from(&self.text);
        }
    }

    /// Several sides: positions as mixtures of corners.
    fn mix(&mut self, spare: &[f64], open: &[usize]) {
        let options: Vec<(usize, Vec<f64>)> = open
            .iter()
            .enumerate()
            .flat_map(|(place, &k)| {
                self.options[k].iter().map(move |(_, worth)| (place, worth.clone()))
            })
            .collect();
        self.program.solve(spare, open.len(), &options);
        let mut option = 0;
        for &k in open {
            self.text[k] = 0.0;
            for (position, _) in &self.options[k] {
                self.text[k] += self.program.share(option) * position;
                option += 1;
            }
        }
    }

    /// The least surplus and the sum of all.
    fn surplus(&self, spare: &[f64], open: &[usize]) -> (f64, f64) {
        let worth = |i: usize| {
            spare[i] + open.iter().map(|&k| along(&self.options[k], self.text[k], i)).sum::<f64>()
        };
        let all = (0..spare.len()).map(worth);
        all.fold((f64::INFINITY, 0.0), |(least, sum), surplus| {
            (if surplus < least { surplus } else { least }, sum + surplus)
        })
    }

    /// Issues that nobody weighs stay as near as they may to where they stand now.
    fn settle_open(&mut self, quo: impl Iterator<Item = f64>) {
        let texts = self.best_text.iter_mut().zip(&self.options).zip(&self.separate);
        for (((position, options), separate), quo) in texts.zip(quo) {
            let idle = options.iter().all(|(_, worth)| worth.iter().all(|worth| *worth == 0.0));
            if idle && *separate {
                let far = |option: &&(f64, Vec<f64>)| (option.0 - quo).abs();
                let nearest = options.iter().min_by(|a, b| far(a).total_cmp(&far(b)));
                *position = nearest.expect("an issue has options").0;
            } else if idle {
                *position = quo.clamp(options[0].0, options[options.len() - 1].0);
            }
        }
    }
}

/// What side i has of a position, straight between the options.
pub(crate) fn along(options: &[(f64, Vec<f64>)], position: f64, i: usize) -> f64 {
    let Some(place) = options.iter().position(|(at, _)| *at >= position) else {
        return options[options.len() - 1].1[i];
    };
    if place == 0 || options[place].0 == position {
        return options[place].1[i];
    }
    let ((from, before), (to, after)) = (&options[place - 1], &options[place]);
    before[i] + (position - from) / (to - from) * (after[i] - before[i])
}

const _: () = assert!(WIDTH <= 8, "a set of lanes is a byte");
