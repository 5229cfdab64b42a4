//! Scheduled changes: an election, a vote on aid, winter, a mediator's exit.
//!
//! - Models: numbers that change at a date, or at a time that nobody knows, for a while or for good.
//! - Equation: in force while tau <= months < tau + lasts; tau the month given, or from + an exponential time with the rate
//!   per_month; with probability likelihood, else never. Change by change in the order of the file, within each what it
//!   adds, multiplies, sets; the result clamped once to the allowed range.
//! - Source: Powell (2006) "War as a Commitment Problem" for shifts that both sides see coming.
//! - Units: months; those of the numbers changed.
//! - Leaves out: that the sides foresee them (but for the drift of the balance, see [`super::foresight`]).

use crate::engine::Range;
use crate::games::talks::mechanisms::deadlines::SAME_TIME;
use crate::games::talks::play::draw::{Draw, lanes_of};
use crate::games::talks::play::luck::Luck;
use crate::games::talks::table::Table;
use crate::games::talks::table::parts::{Effect, How, Target, When};
use crate::lanes::{Eight, Lanes, Mask, Simd};
use crate::random::Key;

/// What must be above 0 stays there.
const JUST_ABOVE: f64 = 1e-9;

#[derive(Clone, Debug)]
pub(crate) struct State {
    /// By change: where it is drawn whether it happens, and when.
    keys: Vec<[Key; 2]>,
    /// By change: the month in which it happens; never where it does not.
    times: Vec<Eight>,
    /// By target: the number without any change.
    given: Vec<Eight>,
}

impl State {
    pub(crate) fn new(table: &Table, luck: &Luck) -> Self {
        let ids = table.labels().changes.iter().map(|label| &label.id);
        let keys = ids.map(|id| {
            [
                luck.once_key(&format!("change.{id}.happens")),
                luck.once_key(&format!("change.{id}.when")),
            ]
        });
        let keys: Vec<[Key; 2]> = keys.collect();
        State {
            times: vec![Eight::ZERO; keys.len()],
            keys,
            given: vec![Eight::ZERO; table.shape().changed.len()],
        }
    }

    /// When each happens, and what the numbers are without them.
    #[inline(always)]
    pub(crate) fn begin<S: Simd>(&mut self, simd: S, table: &Table, draw: &Draw, luck: &Luck) {
        for (given, target) in self.given.iter_mut().zip(&table.shape().changed) {
            match *target {
                Target::Number(id) => draw.value(simd, id).store(given),
                Target::NoDeal(party) => *given = draw.no_deal[seat(table, party)],
            }
        }
        let changes = table.parts().changes.iter().zip(&self.keys);
        for ((change, [happens, when]), time) in changes.zip(&mut self.times) {
            let [happens, when] = luck.once(simd, [happens, when]);
            let at = match change.when {
                When::Month(month) => Lanes::splat(simd, month),
                When::Random { per_month, from } => {
                    from - (1.0 - when).ln() / draw.value(simd, per_month)
                }
            };
            let happens: Mask<S> = happens.lt(draw.value(simd, change.likelihood));
            happens.select(at, f64::INFINITY).store(time);
        }
    }

    /// The numbers as they are so many months after the start.
    #[inline(always)]
    pub(crate) fn step<S: Simd>(&self, simd: S, table: &Table, draw: &mut Draw, months: Lanes<S>) {
        for (given, target) in self.given.iter().zip(&table.shape().changed) {
            let number = self.changed(table, draw, *target, Lanes::load(simd, given), months);
            match *target {
                Target::Number(id) => {
                    let range = table.quantities()[id.index()].range;
                    draw.change(id, within(range, number));
                }
                Target::NoDeal(party) => {
                    number.clamp_unit().store(&mut draw.no_deal[seat(table, party)]);
                }
            }
        }
        self.draft(table, draw, months);
        if table.shape().uses.changes.credibility {
            draw.fill_assurances(simd, table);
        }
    }

    /// The lanes in which a change is in force.
    #[inline(always)]
    fn in_force<S: Simd>(&self, table: &Table, c: usize, months: Lanes<S>) -> Mask<S> {
        let time = Lanes::load(months.simd(), &self.times[c]);
        let begun = time.le(months + SAME_TIME);
        match table.parts().changes[c].lasts {
            None => begun,
            Some(lasts) => begun & (months + SAME_TIME).lt(time + lasts),
        }
    }

    #[inline(always)]
    fn changed<S: Simd>(
        &self,
        table: &Table,
        draw: &Draw,
        wanted: Target,
        mut number: Lanes<S>,
        months: Lanes<S>,
    ) -> Lanes<S> {
        for (c, change) in table.parts().changes.iter().enumerate() {
            for effect in &change.effects {
                let Effect::Number { target, how, by } = *effect else { continue };
                if target == wanted {
                    let by = draw.value(months.simd(), by);
                    let then = match how {
                        How::Add => number + by,
                        How::Times => number * by,
                        How::Set => by,
                    };
                    number = self.in_force(table, c, months).select(then, number);
                }
            }
        }
        number
    }

    #[inline(always)]
    fn draft<S: Simd>(&self, table: &Table, draw: &mut Draw, months: Lanes<S>) {
        for (m, &party) in table.drafters().iter().enumerate() {
            let mut ways = lanes_of(table.parts().parties[party].drafts);
            for (c, change) in table.parts().changes.iter().enumerate() {
                for effect in &change.effects {
                    if let Effect::Drafting(drafter, way) = effect
                        && *drafter == party
                    {
                        let now = self.in_force(table, c, months).bits();
                        let then = lanes_of(*way);
                        ways = [0, 1].map(|way| (ways[way] & !now) | (then[way] & now));
                    }
                }
            }
            draw.drafting[m] = ways;
        }
    }
}

fn seat(table: &Table, party: usize) -> usize {
    let seat = table.signatories().iter().position(|&signatory| signatory == party);
    seat.expect("only a signatory's no-deal value is changed")
}

#[inline(always)]
fn within<S: Simd>(range: Range, number: Lanes<S>) -> Lanes<S> {
    let least = if range.above_least { range.least + JUST_ABOVE } else { range.least };
    let most = if range.below_most { range.most - JUST_ABOVE } else { range.most };
    number.at_least(least).at_most(most)
}
