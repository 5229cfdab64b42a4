//! What it would take: the value of a number at which a likelihood is reached.
//!
//! - Models: the likelihood as a function of one number, all else as the scenario has it, with the same luck at every
//!   value (common random numbers), so that the function is nearly smooth.
//! - Equation: x with p(x) = reach; the interval is every value around it whose 95 % interval of the likelihood holds
//!   `reach`: it misses the true value no more often than that interval misses its likelihood.
//! - Source: the inversion of a test, Fieller (1954) "Some problems in interval estimation"; common random numbers,
//!   Kleijnen (1974).
//! - Units: the number's own.
//! - Leaves out: crossings between neighbours of the 17 points that cross back at once; other crossings than the nearest.

use super::probe::Probe;
use super::sweep::crossing;
use super::{Asked, Case, Lever, Likelihood};
use crate::engine::Plan;
use crate::games::talks::Table;

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

/// A lever and where to look.
#[derive(Clone, Debug, PartialEq)]
pub struct LeverRange {
    /// The lever.
    pub lever: Lever,
    /// The least value looked at.
    pub low: f64,
    /// The most.
    pub high: f64,
}

/// What it would take.
#[derive(Clone, Debug, PartialEq)]
pub struct Targets {
    /// What it is about, with the most that was played at one value.
    pub case: Case,
    /// The word for what is asked.
    pub of: String,
    /// What a reader calls it.
    pub name: String,
    /// The likelihood to be reached, 0..1.
    pub reach: f64,
    /// How likely it is as the scenario stands.
    pub now: Likelihood,
    /// A row a lever: first the uncertain ones, by how small a change does it in their standard deviations; then the
    /// known, by change over range; then those that cannot, the nearest to it first.
    pub rows: Vec<Target>,
    /// What was not looked at, in words; only the maker of the searches knows.
    pub left_out: Vec<String>,
}

/// What it would take of one lever.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The lever and where it was looked for.
    pub search: LeverRange,
    /// The value nearest to the present one at which the likelihood is reached; none where none was found.
    pub value: Option<Value>,
    /// The likelihood nearest to what was asked for, or beyond it, that was seen.
    pub best: Likelihood,
    /// The value at which it was seen.
    pub best_at: f64,
    /// Draws at each value.
    pub draws: u64,
}

/// A value with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    /// The value.
    pub value: f64,
    /// Lower end of its 95 % interval; the end of the range where that is reached first.
    pub low: f64,
    /// Upper end of it.
    pub high: f64,
    /// Whether the interval goes as far down as was looked.
    pub is_open_below: bool,
    /// Whether it goes as far up.
    pub is_open_above: bool,
}

/// The value of each lever, alone, at which the likelihood is `reach`. `asked` is a likelihood. Of more than four levers
/// each is first looked at roughly, and only those that may reach it are searched, with fewer draws the more they are;
/// where that cannot tell, once more with half the plan's draws.
/// `tell(done, all)` hears how far it is.
pub fn target(
    case: &Case,
    table: &Table,
    asked: Asked,
    reach: f64,
    searches: &[LeverRange],
    plan: Plan,
    tell: &mut dyn FnMut(u64, u64),
) -> Targets {
    let mut looks = Looks { probe: Probe::new(table, asked, plan), reach, done: 0, all: 1, tell };
    let now = looks.probe.at(&[], plan.draws());
    let is_rough = searches.len() > FEW_LEVERS;
    let rough = at_least_1(plan.draws() / ROUGH);
    looks.all = searches.len() as u64
        * if is_rough { ROUGH_POINTS as u64 * rough } else { LOOKS * plan.draws() };
    let mut rows: Vec<Target> = Vec::new();
    let mut worth: Vec<LeverRange> = Vec::new();
    for search in searches {
        match is_rough.then(|| looks.rough(search, rough, &now)).flatten() {
            Some(cannot) => rows.push(cannot),
            None => worth.push(search.clone()),
        }
    }
    let draws = draws(plan.draws(), worth.len() as u64, is_rough);
    looks.all = looks.done + worth.len() as u64 * LOOKS * draws;
    rows.extend(worth.iter().map(|search| looks.search(search, draws, &now)));
    looks.look_again(&mut rows, plan.draws() / AGAIN, &now);
    rows.sort_by(|one, other| one.rank(reach).total_cmp(other.rank(reach)));
    Targets {
        case: case.clone().played(plan.into()),
        of: asked.word(table),
        name: asked.name(table),
        reach,
        now,
        rows,
        left_out: Vec::new(),
    }
}

impl Target {
    /// The value less the present one.
    pub fn change(&self) -> Option<f64> {
        Some(self.value?.value - self.search.lever.present)
    }

    /// The change in standard deviations of what is known of the lever; none for a known number.
    pub fn change_in_sd(&self) -> Option<f64> {
        Some(self.change()? / self.search.lever.sd?)
    }

    /// Whether the likelihood was not seen to be reached, and may be all the same: the interval of the nearest holds it.
    pub fn may_reach(&self, reach: f64) -> bool {
        self.value.is_none() && (self.best.low..=self.best.high).contains(&reach)
    }

    /// The change as a share of the range looked at.
    pub fn change_in_range(&self) -> Option<f64> {
        Some(self.change()? / (self.search.high - self.search.low))
    }

    fn rank(&self, reach: f64) -> Rank {
        match (self.change_in_sd(), self.change_in_range()) {
            (Some(sd), _) => Rank(0, sd.abs()),
            (None, Some(range)) => Rank(1, range.abs()),
            (None, None) => Rank(2, (self.best.p - reach).abs()),
        }
    }
}

struct Rank(u8, f64);

impl Rank {
    fn total_cmp(&self, other: Rank) -> core::cmp::Ordering {
        self.0.cmp(&other.0).then(self.1.total_cmp(&other.1))
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

/// Looks at a likelihood, again and again, and says how far it is.
struct Looks<'a> {
    probe: Probe<'a>,
    reach: f64,
    done: u64,
    all: u64,
    tell: &'a mut dyn FnMut(u64, u64),
}

/// A value and how likely it makes what is asked.
type Look = (f64, Likelihood);

impl Looks<'_> {
    fn at(&mut self, search: &LeverRange, value: f64, draws: u64) -> Look {
        let likelihood = self.probe.at(&[(search.lever.quantity, value)], draws);
        self.done += draws;
        (self.tell)(if self.done < self.all { self.done } else { self.all }, self.all);
        (value, likelihood)
    }

    /// A few points with a few draws: the row where it is plain that the likelihood is not reached.
    fn rough(&mut self, search: &LeverRange, draws: u64, now: &Likelihood) -> Option<Target> {
        let looks = self.evenly(search, ROUGH_POINTS, draws);
        let above = |one: &Likelihood| one.high + MARGIN * (one.high - one.p);
        let below = |one: &Likelihood| one.low - MARGIN * (one.p - one.low);
        let may_be_above = looks.iter().any(|look| above(&look.1) >= self.reach);
        let may_be_below = looks.iter().any(|look| below(&look.1) <= self.reach);
        let cannot = || self.target(search, &looks, None, draws, now);
        (!(may_be_above && may_be_below)).then(cannot)
    }

    fn evenly(&mut self, search: &LeverRange, points: usize, draws: u64) -> Vec<Look> {
        let last = points - 1;
        let width = search.high - search.low;
        let value = |point: usize| match point {
            _ if point == last => search.high,
            _ => search.low + width * (point as f64 / last as f64),
        };
        (0..points).map(|point| self.at(search, value(point), draws)).collect()
    }

    fn search(&mut self, search: &LeverRange, draws: u64, now: &Likelihood) -> Target {
        let mut looks = self.evenly(search, POINTS, draws);
        let present = search.lever.present;
        if search.low < present && present < search.high {
            looks.push(self.at(search, present, draws));
        }
        in_order(&mut looks);
        let Some(mut pair) = self.nearest_crossing(&looks, present) else {
            return self.target(search, &looks, None, draws, now);
        };
        for _ in 0..HALVINGS {
            let middle = self.at(search, 0.5 * (pair[0].0 + pair[1].0), draws);
            looks.push(middle);
            pair =
                if self.crosses(&pair[0], &middle) { [pair[0], middle] } else { [middle, pair[1]] };
        }
        let value = crossing(self.reach, (pair[0].0, pair[0].1.p), (pair[1].0, pair[1].1.p));
        let value = value.unwrap_or(pair[1].0);
        in_order(&mut looks);
        let (low, is_open_below) = self.edge(search, &looks, value, true, draws);
        let (high, is_open_above) = self.edge(search, &looks, value, false, draws);
        let found = Value { value, low, high, is_open_below, is_open_above };
        self.target(search, &looks, Some(found), draws, now)
    }

    /// Searches again, with more draws, where few could not tell whether the likelihood is reached.
    fn look_again(&mut self, rows: &mut [Target], draws: u64, now: &Likelihood) {
        let reach = self.reach;
        let is_open = |row: &&mut Target| row.draws < draws && row.may_reach(reach);
        let open: Vec<&mut Target> = rows.iter_mut().filter(is_open).collect();
        self.all = self.done + open.len() as u64 * LOOKS * draws;
        for row in open {
            *row = self.search(&row.search.clone(), draws, now);
        }
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
    ) -> (f64, bool) {
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
            return (if is_below { search.low } else { search.high }, true);
        };
        for _ in 0..EDGE_HALVINGS {
            let look = self.at(search, 0.5 * (inside + outside), draws);
            if holds(&look, self.reach) { inside = look.0 } else { outside = look.0 }
        }
        (outside, false)
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
