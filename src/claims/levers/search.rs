//! The search for what it would take: the value of a number at which a likelihood is reached.
//!
//! - Models: the likelihood as a function of one number, all else as the scenario has it, with the same luck at every
//!   value (common random numbers), so that the function is nearly smooth.
//! - Equation: x with p(x) = reach; the interval is every value around it whose 95 % interval of the likelihood holds
//!   `reach`: it misses the true value no more often than that interval misses its likelihood.
//! - Source: the inversion of a test, Fieller (1954) "Some problems in interval estimation"; common random numbers,
//!   Kleijnen (1974).
//! - Units: the number's own.
//! - Leaves out: crossings between neighbours of the 17 points that cross back at once; other crossings than the nearest.

use super::contours::crossing;
use super::probe::Probe;
use super::target::{LeverRange, Target, Targets, Value};
use crate::claims::asked;
use crate::claims::case::Case;
use crate::claims::likelihood::Likelihood;
use crate::claims::work::Work;
use crate::engine::{Asked, Game, Plan, QuantityId};

/// Points at which a lever is looked at before the search.
const POINTS: usize = 17;
/// Halvings of the way between two of them.
const HALVINGS: usize = 8;
/// Halvings of the way to each end of the interval.
const EDGE_HALVINGS: usize = 5;
/// Looks at a lever in all, about.
const LOOKS: u64 = 36;
/// More levers than these are looked at roughly before any search.
const FEW_LEVERS: usize = 4;
/// Points of that first look.
const ROUGH_POINTS: usize = 5;
/// Draws of the first look, as a share of the plan's: one in so many.
const ROUGH: u64 = 16;
/// By so much wider than its 95 % interval, a first look rules a lever out: of a hundred levers it would else be wrong
/// about several.
const MARGIN: f64 = 0.5;
/// The searches of many levers take about so many times the plan's draws together.
const BUDGET: u64 = 60;
/// Draws of a search among many, at the least: one in so many of the plan's.
const FEWEST: u64 = 20;

/// Draws of a second search, where the first could not tell, as a share of the plan's: one in so many.
const AGAIN: u64 = 2;

/// The search for what it would take of each lever, alone, look by look. Of more than four levers each is first looked at
/// roughly, and only those that may reach it are searched, with fewer draws the more they are; where that cannot tell, once
/// more with half the plan's draws.
pub struct Targeting<'a, G> {
    case: Case,
    game: &'a G,
    asked: Asked,
    plan: Plan,
    searches: Vec<LeverRange>,
    looks: Looks<'a, G>,
}

impl<'a, G: Game> Targeting<'a, G> {
    /// For a likelihood of `reach`. `asked` is a likelihood.
    pub fn new(
        case: &Case,
        game: &'a G,
        asked: Asked,
        reach: f64,
        searches: Vec<LeverRange>,
        plan: Plan,
    ) -> Self {
        let looks = Looks::new(Probe::new(game, asked, plan), reach);
        Targeting { case: case.clone(), game, asked, plan, searches, looks }
    }

    /// Everything; none where looks are left.
    pub fn finish(mut self) -> Option<Targets> {
        let (now, rows) = self.looks.all(&self.searches, self.plan.draws())?;
        let questions = self.game.questions();
        Some(Targets {
            case: self.case.played(self.plan.into()),
            of: asked::word(questions, self.asked),
            name: asked::name(questions, self.asked),
            reach: self.looks.reach,
            now,
            rows,
            left_out: Vec::new(),
        })
    }
}

impl<G: Game> Work for Targeting<'_, G> {
    /// A look at a time, however many batches are asked for.
    fn advance(&mut self, _: u64) -> bool {
        self.looks.look();
        self.looks.all(&self.searches, self.plan.draws()).is_none()
    }

    fn progress(&self) -> (u64, u64) {
        let (done, all) = (self.looks.done, self.looks.all);
        (if done < all { done } else { all }, all)
    }
}

fn at_least_1(draws: u64) -> u64 {
    if draws > 0 { draws } else { 1 }
}

/// Draws at each value of a search.
fn draws(plan: u64, levers: u64, is_rough: bool) -> u64 {
    if !is_rough || levers == 0 {
        return plan;
    }
    (BUDGET * plan / (LOOKS * levers)).clamp(at_least_1(plan / FEWEST), plan)
}

/// Looks at a likelihood, again and again. A search asks for one look after the other; where the next was not played yet
/// the search ends with nothing, and is gone through again once it was: what it asks for depends only on what it saw.
struct Looks<'a, G> {
    probe: Probe<'a, G>,
    reach: f64,
    /// What was seen, in the order in which it is asked for.
    seen: Vec<Likelihood>,
    /// How many of these the search has asked for.
    asked: usize,
    /// The look that it lacks: the lever with its value, and the draws.
    lacking: Option<(Vec<(QuantityId, f64)>, u64)>,
    /// Draws of the looks asked for, and about those of all.
    done: u64,
    all: u64,
}

/// A value and how likely it makes what is asked.
type Look = (f64, Likelihood);

impl<'a, G: Game> Looks<'a, G> {
    fn new(probe: Probe<'a, G>, reach: f64) -> Self {
        Looks { probe, reach, seen: Vec::new(), asked: 0, lacking: None, done: 0, all: 1 }
    }

    /// Plays the look that the search lacks.
    fn look(&mut self) {
        if let Some((moves, draws)) = self.lacking.take() {
            self.seen.push(self.probe.at(&moves, draws));
        }
    }

    /// The whole search; none where it lacks a look.
    fn all(&mut self, searches: &[LeverRange], plan: u64) -> Option<(Likelihood, Vec<Target>)> {
        (self.asked, self.done, self.all) = (0, 0, 1);
        let now = self.likelihood(Vec::new(), plan)?;
        // What is as it is was not asked for: it does not count.
        self.done = 0;
        let is_rough = searches.len() > FEW_LEVERS;
        let rough = at_least_1(plan / ROUGH);
        self.all = searches.len() as u64
            * if is_rough { ROUGH_POINTS as u64 * rough } else { LOOKS * plan };
        let mut rows: Vec<Target> = Vec::new();
        let mut worth: Vec<LeverRange> = Vec::new();
        for search in searches {
            match if is_rough { self.rough(search, rough, &now)? } else { None } {
                Some(cannot) => rows.push(cannot),
                None => worth.push(search.clone()),
            }
        }
        let draws = draws(plan, worth.len() as u64, is_rough);
        self.all = self.done + worth.len() as u64 * LOOKS * draws;
        for search in &worth {
            rows.push(self.search(search, draws, &now)?);
        }
        self.look_again(&mut rows, plan / AGAIN, &now)?;
        let reach = self.reach;
        rows.sort_by(|one, other| one.rank(reach).total_cmp(other.rank(reach)));
        Some((now, rows))
    }

    fn likelihood(&mut self, moves: Vec<(QuantityId, f64)>, draws: u64) -> Option<Likelihood> {
        let Some(seen) = self.seen.get(self.asked) else {
            self.lacking = Some((moves, draws));
            return None;
        };
        self.asked += 1;
        self.done += draws;
        Some(*seen)
    }

    fn at(&mut self, search: &LeverRange, value: f64, draws: u64) -> Option<Look> {
        Some((value, self.likelihood(vec![(search.lever.quantity, value)], draws)?))
    }

    /// A few points with a few draws: the row where it is plain that the likelihood is not reached.
    fn rough(
        &mut self,
        search: &LeverRange,
        draws: u64,
        now: &Likelihood,
    ) -> Option<Option<Target>> {
        let looks = self.evenly(search, ROUGH_POINTS, draws)?;
        let above = |one: &Likelihood| one.high + MARGIN * (one.high - one.p);
        let below = |one: &Likelihood| one.low - MARGIN * (one.p - one.low);
        let may_be_above = looks.iter().any(|look| above(&look.1) >= self.reach);
        let may_be_below = looks.iter().any(|look| below(&look.1) <= self.reach);
        let cannot = || self.target(search, &looks, None, draws, now);
        Some((!(may_be_above && may_be_below)).then(cannot))
    }

    fn evenly(&mut self, search: &LeverRange, points: usize, draws: u64) -> Option<Vec<Look>> {
        let last = points - 1;
        let width = search.high - search.low;
        let value = |point: usize| match point {
            _ if point == last => search.high,
            _ => search.low + width * (point as f64 / last as f64),
        };
        (0..points).map(|point| self.at(search, value(point), draws)).collect()
    }

    fn search(&mut self, search: &LeverRange, draws: u64, now: &Likelihood) -> Option<Target> {
        let mut looks = self.evenly(search, POINTS, draws)?;
        let present = search.lever.present;
        if search.low < present && present < search.high {
            looks.push(self.at(search, present, draws)?);
        }
        in_order(&mut looks);
        let Some(mut pair) = self.nearest_crossing(&looks, present) else {
            return Some(self.target(search, &looks, None, draws, now));
        };
        for _ in 0..HALVINGS {
            let middle = self.at(search, 0.5 * (pair[0].0 + pair[1].0), draws)?;
            looks.push(middle);
            pair =
                if self.crosses(&pair[0], &middle) { [pair[0], middle] } else { [middle, pair[1]] };
        }
        let value = crossing(self.reach, (pair[0].0, pair[0].1.p), (pair[1].0, pair[1].1.p));
        let value = value.unwrap_or(pair[1].0);
        in_order(&mut looks);
        let (low, is_open_below) = self.edge(search, &looks, value, true, draws)?;
        let (high, is_open_above) = self.edge(search, &looks, value, false, draws)?;
        let value = Value { value, low, high, is_open_below, is_open_above };
        Some(self.target(search, &looks, Some(value), draws, now))
    }

    /// Searches again, with more draws, where few could not tell whether the likelihood is reached.
    fn look_again(&mut self, rows: &mut [Target], draws: u64, now: &Likelihood) -> Option<()> {
        let reach = self.reach;
        let is_open = |row: &&mut Target| row.draws < draws && row.may_reach(reach);
        let open: Vec<&mut Target> = rows.iter_mut().filter(is_open).collect();
        self.all = self.done + open.len() as u64 * LOOKS * draws;
        for row in open {
            *row = self.search(&row.search.clone(), draws, now)?;
        }
        Some(())
    }

    /// The neighbours between which the likelihood is reached, nearest to the present value.
    fn nearest_crossing(&self, looks: &[Look], present: f64) -> Option<[Look; 2]> {
        let pairs = looks.windows(2).filter(|pair| self.crosses(&pair[0], &pair[1]));
        let away = |pair: &&[Look]| {
            let (low, high) = (pair[0].0, pair[1].0);
            if present < low {
                low - present
            } else if present > high {
                present - high
            } else {
                0.0
            }
        };
        let nearest = pairs.min_by(|one, other| away(one).total_cmp(&away(other)))?;
        Some([nearest[0], nearest[1]])
    }

    fn crosses(&self, one: &Look, other: &Look) -> bool {
        (one.1.p >= self.reach) != (other.1.p >= self.reach)
    }

    /// How far from the value the interval of the likelihood still holds what was asked for, and whether that is as far
    /// as was looked.
    fn edge(
        &mut self,
        search: &LeverRange,
        looks: &[Look],
        value: f64,
        is_below: bool,
        draws: u64,
    ) -> Option<(f64, bool)> {
        let holds = |look: &Look, reach: f64| look.1.low <= reach && reach <= look.1.high;
        let beyond = |look: &&Look| if is_below { look.0 < value } else { look.0 > value };
        let mut outwards: Vec<&Look> = looks.iter().filter(beyond).collect();
        if is_below {
            outwards.reverse();
        }
        let mut inside = value;
        let mut outside = None;
        for look in outwards {
            if holds(look, self.reach) {
                inside = look.0;
            } else {
                outside = Some(look.0);
                break;
            }
        }
        let Some(mut outside) = outside else {
            return Some((if is_below { search.low } else { search.high }, true));
        };
        for _ in 0..EDGE_HALVINGS {
            let look = self.at(search, 0.5 * (inside + outside), draws)?;
            if holds(&look, self.reach) { inside = look.0 } else { outside = look.0 }
        }
        Some((outside, false))
    }

    fn target(
        &self,
        search: &LeverRange,
        looks: &[Look],
        value: Option<Value>,
        draws: u64,
        now: &Likelihood,
    ) -> Target {
        let is_better = |one: &Look, other: &Look| {
            if self.reach >= now.p { one.1.p > other.1.p } else { one.1.p < other.1.p }
        };
        let first = looks[0];
        let best = looks
            .iter()
            .fold(first, |best, look| if is_better(look, &best) { *look } else { best });
        Target { search: search.clone(), value, best: best.1, best_at: best.0, draws }
    }
}

fn in_order(looks: &mut [Look]) {
    looks.sort_by(|one, other| one.0.total_cmp(&other.0));
}
