//! Which of many levers may reach a likelihood at all: a race that drops the others early.
//!
//! - Models: the likelihood at a few values of each lever, held against the scenario as it stands
//!   ([`crate::claims::levers::paired`]).
//! - Equation: values whose interval, half as wide again, ends short of what is asked for are dropped; the others are looked
//!   at once more, with four times the draws, up to the most.
//! - Source: races, Maron and Moore (1994) "Hoeffding races".
//! - Units: values in the lever's own, likelihoods 0..1.
//! - Leaves out: what happens between the values, which lie at most half of the range apart.

use super::look::{Look, MARGIN};
use super::paired::Paired;
use super::probe::Probe;
use super::target::LeverRange;
use crate::claims::likelihood::Likelihood;
use crate::claims::parallel::each;
use crate::engine::Game;

/// Draws at the least at which something is dropped.
const FEWEST: u64 = 48;
/// So many times the draws at each further look.
const MORE: u64 = 4;
/// 1 - 0.025^(1/n) is about this over n: what was never gained in n draws is gained no more often.
const NEVER: f64 = 3.69;
/// So many levers that were dropped are looked at with a quarter of the most draws, so that a reader can be told how far
/// they get.
const TOLD: usize = 12;
/// Gaps wider than these shares of the range have a value in their middle, or two.
const GAPS: [f64; 2] = [0.5, 0.8];

/// The race.
pub(super) struct Screen {
    reach: f64,
    now: Likelihood,
    spots: Vec<Spot>,
    /// Draws up to which values are being looked at.
    draws: u64,
    /// Draws at the most.
    most: u64,
    /// The values that were dropped and are looked at once more, to be told of; none while the race goes on.
    told: Option<Vec<usize>>,
    /// The next spot to be looked at.
    next: usize,
    /// Draws played in all.
    pub played: u64,
}

/// A lever at a value.
struct Spot {
    lever: usize,
    /// What is gained and lost, by negotiations.
    moved: [u64; 2],
    look: Look,
    is_open: bool,
}

impl Screen {
    /// Nothing is looked at yet; at most so many draws at a value, which stands `now`.
    pub fn new(ranges: &[LeverRange], reach: f64, now: Likelihood, most: u64) -> Self {
        let spots = ranges.iter().enumerate().flat_map(|(lever, range)| {
            let spot = move |value| {
                let look = Look { value, seen: now, draws: 0 };
                Spot { lever, moved: [0; 2], look, is_open: true }
            };
            values(range).into_iter().map(spot)
        });
        let (spots, draws) = (spots.collect(), enough(reach, &now, most));
        Screen { reach, now, spots, draws, most, told: None, next: 0, played: 0 }
    }

    /// Looks at so many more values; whether any are left.
    pub fn advance<G: Game>(
        &mut self,
        probe: &Probe<'_, G>,
        paired: &Paired,
        ranges: &[LeverRange],
        looks: usize,
    ) -> bool {
        let is_next = |place: &usize| self.spots[*place].is_next(self.draws);
        let places: Vec<usize> =
            (self.next..self.spots.len()).filter(is_next).take(looks).collect();
        let seen = each(places.len(), |one| {
            let spot = &self.spots[places[one]];
            let quantity = ranges[spot.lever].lever.quantity;
            paired.look(probe, quantity, &spot.look, spot.moved, self.draws)
        });
        for (place, (moved, look)) in places.iter().zip(seen) {
            let spot = &mut self.spots[*place];
            self.played += look.draws - paired.kept(&spot.look);
            (spot.moved, spot.look) = (moved, look);
            self.next = place + 1;
        }
        places.len() == looks || self.close()
    }

    /// By lever: what was seen of it, and whether it may reach.
    pub fn finish(self, levers: usize) -> Vec<(Vec<Look>, bool)> {
        let mut of = vec![(Vec::new(), false); levers];
        for spot in self.spots {
            of[spot.lever].0.push(spot.look);
            of[spot.lever].1 |= spot.is_open;
        }
        of
    }

    /// Drops what cannot reach; whether anything is to be looked at with more draws.
    fn close(&mut self) -> bool {
        self.next = 0;
        if let Some(told) = &self.told {
            told.iter().for_each(|place| self.spots[*place].is_open = false);
            return false;
        }
        let (reach, is_below_now) = (self.reach, self.now.p < self.reach);
        for spot in self.spots.iter_mut().filter(|spot| spot.is_open) {
            // What stands on one side now is open where it may lie on the other.
            spot.is_open = match is_below_now {
                true => spot.look.may_be_above(reach),
                false => spot.look.may_be_below(reach),
            };
        }
        if self.draws < self.most && self.spots.iter().any(|spot| spot.is_open) {
            // What would be left for one more look is not worth it.
            let more = MORE * self.draws;
            self.draws = if 2 * more > self.most { self.most } else { more };
            return true;
        }
        self.tell();
        true
    }

    /// Opens the values once more that came nearest, of levers that were dropped.
    fn tell(&mut self) {
        let is_kept =
            |spot: &Spot| self.spots.iter().any(|other| other.lever == spot.lever && other.is_open);
        let dropped = (0..self.spots.len()).filter(|place| !is_kept(&self.spots[*place]));
        let mut places: Vec<usize> = dropped.collect();
        let away = |place: &usize| (self.spots[*place].look.seen.p - self.reach).abs();
        places.sort_by(|one, other| away(one).total_cmp(&away(other)));
        let mut levers = Vec::new();
        places.retain(|place| {
            let lever = self.spots[*place].lever;
            let is_first = levers.len() < TOLD && !levers.contains(&lever);
            levers.extend(is_first.then_some(lever));
            is_first
        });
        places.iter().for_each(|place| self.spots[*place].is_open = true);
        self.draws = (self.most / MORE).max(1);
        self.told = Some(places);
    }
}

impl Spot {
    /// Whether it is still to be looked at with so many draws.
    fn is_next(&self, draws: u64) -> bool {
        self.is_open && self.look.draws < draws
    }
}

/// So many draws that a value which gains nothing is dropped.
fn enough(reach: f64, now: &Likelihood, most: u64) -> u64 {
    let wider = 1.0 + MARGIN;
    let spans = if now.p < reach { now.high - now.p } else { now.p - now.low };
    let free = (now.p - reach).abs() - wider * spans;
    let draws = if free > 0.0 { (wider * NEVER / free).ceil() } else { most as f64 };
    // Eight are played side by side.
    (draws as u64).next_multiple_of(8).clamp(FEWEST.min(most), most)
}

/// Both ends, and values between them and the present one.
fn values(range: &LeverRange) -> Vec<f64> {
    let LeverRange { lever, low, high } = range;
    let is_inside = *low < lever.present && lever.present < *high;
    let stops: Vec<f64> = [*low].into_iter().chain(is_inside.then_some(lever.present)).collect();
    let ends = stops.iter().skip(1).copied().chain([*high]);
    let mut values = stops.clone();
    for (from, to) in stops.iter().zip(ends) {
        let inner = GAPS.iter().filter(|gap| to - from > **gap * (high - low)).count();
        let at = |place: usize| from + (to - from) * place as f64 / (inner + 1) as f64;
        values.extend((1..=inner).map(at));
        values.push(to);
    }
    // There a known number leaves the scenario as it stands, which was looked at.
    values.retain(|value| !lever.is_known() || *value != lever.present);
    values.sort_by(f64::total_cmp);
    values.dedup();
    values
}
