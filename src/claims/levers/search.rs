//! The search along one lever for the value at which a likelihood is reached.
//!
//! - Models: the likelihood as a function of one number, all else as the scenario has it, with the same luck at every
//!   value (common random numbers), so that the function is nearly smooth. Who asks for looks says how they are taken.
//! - Equation: x with p(x) = reach; the interval is every value around it whose 95 % interval of the likelihood holds
//!   `reach`: it misses the true value no more often than that interval misses its likelihood. Values are looked at with
//!   a few of the draws first, then with all of them where few cannot tell; between two values on either side the next is
//!   where a line between them crosses, or their middle where that went wrong.
//! - Source: the inversion of a test, Fieller (1954) "Some problems in interval estimation"; common random numbers,
//!   Kleijnen (1974); the false position made safe, Dowell and Jarratt (1971).
//! - Units: the number's own.
//! - Leaves out: crossings between neighbours of the first values that cross back at once; other crossings than the
//!   nearest.

use super::contours::crossing;
use super::look::{Look, best};
use super::target::{LeverRange, Target, Value};
use crate::claims::likelihood::Likelihood;

/// Values at which a lever is looked at first, beside the present one.
const POINTS: usize = 17;
/// Draws of that first look: one in so many, and as many at the least where there are more.
const ROUGH: u64 = 16;
const FEWEST: u64 = 128;
/// Looks between two values on either side, at the most.
const LOOKS: usize = 10;
/// The same on the way to an end of the interval.
const LOOKS_AT_END: usize = 4;
/// A value is near enough whose likelihood differs from what was asked for by this share of what its interval spans.
const NEAR: f64 = 0.1;
/// Nothing is told apart that is nearer than this share of the range: where the likelihood jumps, other draws would make it
/// jump elsewhere.
const NARROW: f64 = 1.0 / 512.0;

/// A search, look by look. Where the next look was not played yet it ends with nothing, and is gone through again once it
/// was: what it asks for depends only on what it saw.
pub(super) struct Search {
    pub range: LeverRange,
    reach: f64,
    now: f64,
    /// Draws of a look that is to be relied on.
    draws: u64,
    /// What was seen, in the order in which it is asked for.
    seen: Vec<Likelihood>,
    /// How many of these were asked for.
    asked: usize,
    /// The look that it lacks: a value, and draws.
    lacking: Option<(f64, u64)>,
}

/// Two neighbours on either side of what is asked for.
#[derive(Clone, Copy)]
struct Pair {
    /// A value and how far it is beyond: below 0.
    below: (f64, f64),
    /// The same, above 0 or at it.
    above: (f64, f64),
}

impl Search {
    /// Along a lever, with so many draws where few cannot tell.
    pub fn new(range: LeverRange, reach: f64, now: f64, draws: u64) -> Self {
        Search { range, reach, now, draws, seen: Vec::new(), asked: 0, lacking: None }
    }

    /// What it would take; none where a look is lacking.
    pub fn target(&mut self) -> Option<Target> {
        self.asked = 0;
        let mut looks = self.first_looks()?;
        let value = self.value(&mut looks)?;
        let best = match value {
            None => self.surely(best(&looks, self.reach, self.now))?,
            Some(_) => {
                looks.retain(|look| look.draws >= self.draws);
                best(&looks, self.reach, self.now)
            }
        };
        Some(Target {
            search: self.range.clone(),
            value,
            best: best.seen,
            best_at: best.value,
            draws: best.draws,
        })
    }

    /// The value and the draws that are to be looked at next.
    pub fn lacking(&self) -> Option<(f64, u64)> {
        self.lacking
    }

    /// What was seen there.
    pub fn see(&mut self, seen: Likelihood) {
        self.lacking = None;
        self.seen.push(seen);
    }

    /// The same with so many draws, where these could not tell.
    pub fn again(self, draws: u64) -> Self {
        Search::new(self.range, self.reach, self.now, draws)
    }

    fn look(&mut self, value: f64, draws: u64) -> Option<Look> {
        let Some(seen) = self.seen.get(self.asked) else {
            self.lacking = Some((value, draws));
            return None;
        };
        self.asked += 1;
        Some(Look { value, seen: *seen, draws })
    }

    /// The same value with all draws.
    fn surely(&mut self, look: Look) -> Option<Look> {
        if look.draws >= self.draws { Some(look) } else { self.look(look.value, self.draws) }
    }

    /// Looks along the whole range, in order, with a few of the draws.
    fn first_looks(&mut self) -> Option<Vec<Look>> {
        let rough = (self.draws / ROUGH).max(FEWEST).min(self.draws);
        let mut looks = Vec::new();
        for point in 0..POINTS {
            looks.push(self.look(self.point(point), rough)?);
        }
        let LeverRange { lever, low, high } = &self.range;
        let present = lever.present;
        if *low < present && present < *high && looks.iter().all(|look| look.value != present) {
            looks.push(self.look(present, rough)?);
        }
        looks.sort_by(|one, other| one.value.total_cmp(&other.value));
        Some(looks)
    }

    fn point(&self, point: usize) -> f64 {
        let last = POINTS - 1;
        let LeverRange { low, high, .. } = &self.range;
        if point == last { *high } else { low + (high - low) * (point as f64 / last as f64) }
    }

    /// The value that does it, with its interval; nothing within where none was seen. Looks stay in order.
    fn value(&mut self, looks: &mut Vec<Look>) -> Option<Option<Value>> {
        let Some([one, other]) = self.sure_crossing(looks)? else { return Some(None) };
        let reach = self.reach;
        let (at_one, at_other) =
            ((one.value, one.seen.p - reach), (other.value, other.seen.p - reach));
        let (below, above) = if at_one.1 < 0.0 { (at_one, at_other) } else { (at_other, at_one) };
        let mut pair = Pair { below, above };
        for turn in 0..LOOKS {
            let look = self.look(pair.next(turn), self.draws)?;
            looks.push(look);
            pair.take((look.value, look.seen.p - reach));
            let is_near = (look.seen.p - reach).abs() <= NEAR * look.spans();
            if is_near || pair.width() < NARROW * (self.range.high - self.range.low) {
                break;
            }
        }
        looks.sort_by(|one, other| one.value.total_cmp(&other.value));
        let value = pair.crossing();
        let (low, is_open_below) = self.end(looks, value, true)?;
        let (high, is_open_above) = self.end(looks, value, false)?;
        Some(Some(Value { value, low, high, is_open_below, is_open_above }))
    }

    /// The nearest crossing that stands with all draws at both of its ends: of few draws and many one may lie above and
    /// the other below where nothing moves.
    fn sure_crossing(&mut self, looks: &mut [Look]) -> Option<Option<[Look; 2]>> {
        loop {
            let Some(place) = self.nearest_crossing(looks) else {
                // Few draws may hide one.
                let is_hidden =
                    |look: &&mut Look| look.draws < self.draws && look.is_open(self.reach);
                let hiding: Vec<&mut Look> = looks.iter_mut().filter(is_hidden).collect();
                if hiding.is_empty() {
                    return Some(None);
                }
                for look in hiding {
                    *look = self.surely(*look)?;
                }
                continue;
            };
            let pair = &mut looks[place..place + 2];
            if pair.iter().all(|look| look.draws >= self.draws) {
                return Some(Some([pair[0], pair[1]]));
            }
            for look in pair {
                *look = self.surely(*look)?;
            }
        }
    }

    /// The first of the neighbours between which the likelihood is reached, nearest to the present value.
    fn nearest_crossing(&self, looks: &[Look]) -> Option<usize> {
        let (reach, present) = (self.reach, self.range.lever.present);
        let crosses = |pair: &[Look]| (pair[0].seen.p >= reach) != (pair[1].seen.p >= reach);
        let away = |pair: &[Look]| {
            let (below, above) = (pair[0].value - present, present - pair[1].value);
            [below, above].into_iter().fold(0.0, |most, one| if one > most { one } else { most })
        };
        let pairs = looks.windows(2).enumerate().filter(|(_, pair)| crosses(pair));
        let nearest = pairs.min_by(|(_, one), (_, other)| away(one).total_cmp(&away(other)))?;
        Some(nearest.0)
    }

    /// How far from the value the interval of the likelihood still holds what was asked for, and whether that is as far
    /// as was looked.
    fn end(&mut self, looks: &[Look], value: f64, is_below: bool) -> Option<(f64, bool)> {
        let (reach, draws) = (self.reach, self.draws);
        let mut outwards: Vec<Look> = match is_below {
            true => looks.iter().rev().filter(|look| look.value < value).copied().collect(),
            false => looks.iter().filter(|look| look.value > value).copied().collect(),
        };
        // At the value itself the likelihood is what was asked for: as far inside as a look beside it is at the most.
        let beyond = looks.iter().map(|look| look.beyond(reach, draws));
        let inside = beyond.fold(0.0, |least, one| if one < least { one } else { least });
        let (mut inside, mut outside) = ((value, inside), None);
        for look in &mut outwards {
            *look = if look.is_open(reach) { self.surely(*look)? } else { *look };
            let here = (look.value, look.beyond(reach, draws));
            if here.1 > 0.0 {
                outside = Some(here);
                break;
            }
            inside = here;
        }
        let Some(outside) = outside else {
            return Some((if is_below { self.range.low } else { self.range.high }, true));
        };
        let mut pair = Pair { below: inside, above: outside };
        for turn in 0..LOOKS_AT_END {
            let look = self.look(pair.next(turn), draws)?;
            let beyond = look.beyond(reach, draws);
            pair.take((look.value, beyond));
            if beyond.abs() <= NEAR * look.spans() {
                return Some((pair.crossing(), false));
            }
        }
        // Where the likelihood jumps no look is near: the one beyond.
        let least = NARROW * (self.range.high - self.range.low);
        let away = (pair.above.0 - value).abs();
        let away = if away > least { away } else { least };
        let end = if is_below { value - away } else { value + away };
        Some((end.clamp(self.range.low, self.range.high), false))
    }
}

impl Pair {
    /// Where to look next: on the line between the two, or in the middle every third time, and never at an end.
    fn next(&self, turn: usize) -> f64 {
        let (from, to) = (self.below.0, self.above.0);
        let share = if turn % 3 == 2 { 0.5 } else { self.below.1 / (self.below.1 - self.above.1) };
        from + (to - from) * share.clamp(0.05, 0.95)
    }

    fn take(&mut self, look: (f64, f64)) {
        *(if look.1 < 0.0 { &mut self.below } else { &mut self.above }) = look;
    }

    fn width(&self) -> f64 {
        (self.above.0 - self.below.0).abs()
    }

    fn crossing(&self) -> f64 {
        crossing(0.0, self.below, self.above).unwrap_or(self.above.0)
    }
}
