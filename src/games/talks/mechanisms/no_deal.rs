//! What the failure of the talks is worth: illusions, erosion, the balance, pressure.
//!
//! - Models: the no-deal value of each signatory as it moves, and what a betrayal would cost it.
//! - Equation: b = clamp(no_deal + optimism * 2^(-m / half_life) + exposure * z - eroded - pressure * look_ahead +
//!   value of the status quo now - at the start, 0, 1), eroded growing by erosion_per_month every month;
//!   and betrayal = max(0, status quo - b) + vulnerability.
//! - Source: Blainey (1973) The Causes of War; Fearon (1995) "Rationalist Explanations for War"; Touval, Zartman (1985)
//!   International Mediation in Theory and Practice; Slantchev (2003).
//! - Units: value 0..1; months; balance units.
//! - Leaves out: learning from single battles, and looking ahead to talks still to come.

use crate::games::talks::mechanisms::balance;
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::texts::preferences;
use crate::lanes::{Eight, Lanes, Mask, Simd};
use core::ops::Range;

/// Half of anything is left after one half-life: exp(-LN_2 * months / half_life).
const LN_2: f64 = core::f64::consts::LN_2;

#[derive(Clone, Debug)]
pub(crate) struct State {
    /// What is left of the illusions of the start, 0..1.
    illusion: Eight,
    /// How much of the illusions a round leaves.
    fading: Eight,
    /// By signatory: by how much failure has got worse, for good.
    eroded: Vec<Eight>,
    /// By signatory: no-deal value of the moment.
    no_deal: Vec<Eight>,
    /// By issue: the position while there is no agreement, now.
    status_quo: Vec<Eight>,
    /// By signatory and issue: its value of the status quo.
    quo_value: Vec<Eight>,
    /// By signatory: its value of the whole status quo now, and at the start.
    quo_worth: Vec<Eight>,
    quo_worth_at_start: Vec<Eight>,
}

impl State {
    pub(crate) fn new(table: &Table) -> Self {
        let (n, issues) = (table.signatories().len(), table.parts().issues.len());
        let zeros = |count: usize| vec![Eight::ZERO; count];
        State {
            illusion: Eight::ZERO,
            fading: Eight::ZERO,
            eroded: zeros(n),
            no_deal: zeros(n),
            status_quo: zeros(issues),
            quo_value: zeros(n * issues),
            quo_worth: zeros(n),
            quo_worth_at_start: zeros(n),
        }
    }

    /// By signatory: the no-deal value of the moment.
    pub(crate) fn by_signatory(&self) -> &[Eight] {
        &self.no_deal
    }

    /// By issue: the position while there is no agreement, now.
    pub(crate) fn status_quo(&self) -> &[Eight] {
        &self.status_quo
    }

    /// What a signatory values of the status quo, by issue.
    pub(crate) fn quo_values(&self, own: Range<usize>) -> &[Eight] {
        &self.quo_value[own]
    }

    /// What is left of the illusions of the start.
    pub(crate) fn illusion(&self) -> &Eight {
        &self.illusion
    }

    /// By signatory: by how much failure has got worse, for good.
    pub(crate) fn eroded(&self) -> &[Eight] {
        &self.eroded
    }

    /// Illusions and the status quo as they are at the start.
    #[inline(always)]
    pub(crate) fn begin<S: Simd>(&mut self, world: World<S>) {
        world.all(1.0).store(&mut self.illusion);
        if world.uses().no_deal.optimism {
            let half_life = world.value(world.setting().optimism_half_life);
            let months = world.all(world.table.shape().month);
            left_after(months, half_life).store(&mut self.fading);
        }
        self.eroded.fill(Eight::ZERO);
        self.status_quo.copy_from_slice(&world.draw.status_quo);
        self.read_status_quo(world);
        self.quo_worth_at_start.copy_from_slice(&self.quo_worth);
    }

    /// Moves the status quo; what it is worth must be read afterwards.
    #[inline(always)]
    pub(crate) fn move_status_quo<S: Simd>(&mut self, k: usize, to: Lanes<S>, lanes: Mask<S>) {
        to.store_where(lanes, &mut self.status_quo[k]);
    }

    /// What the status quo is worth to every signatory now.
    #[inline(always)]
    pub(crate) fn read_status_quo<S: Simd>(&mut self, world: World<S>) {
        let draw = world.draw;
        for (i, &party) in world.signatories().iter().enumerate() {
            let mut worth = world.all(0.0);
            for (k, position) in self.status_quo.iter().enumerate() {
                let value = preferences::value(world, party, k, world.load(position));
                value.store(&mut self.quo_value[draw.at(i, k)]);
                worth = worth + world.load(&draw.weight[draw.at(party, k)]) * value;
            }
            worth.store(&mut self.quo_worth[i]);
        }
    }

    /// The no-deal values of a round.
    #[inline(always)]
    pub(crate) fn step<S: Simd>(&mut self, world: World<S>, balance: &balance::State) {
        let uses = world.uses();
        if uses.no_deal.optimism {
            (world.load(&self.illusion) * world.load(&self.fading)).store(&mut self.illusion);
        }
        for (i, &party) in world.signatories().iter().enumerate() {
            let numbers = world.party(i);
            let mut worth = world.load(&world.draw.no_deal[i]);
            if uses.no_deal.optimism {
                worth = worth + world.value(numbers.optimism) * world.load(&self.illusion);
            }
            if uses.no_deal.balance {
                worth = worth + world.value(numbers.exposure) * world.load(balance.now());
            }
            if uses.no_deal.erosion {
                let more = world.value(numbers.erosion_per_month) * world.table.shape().month;
                let eroded = world.load(&self.eroded[i]) + more;
                eroded.store(&mut self.eroded[i]);
                worth = worth - eroded;
            }
            if uses.no_deal.pressure {
                worth = worth - pressure(world, party) * world.setting().look_ahead;
            }
            let quo = world.load(&self.quo_worth[i]);
            let at_start = world.load(&self.quo_worth_at_start[i]);
            (worth + (quo - at_start)).clamp_unit().store(&mut self.no_deal[i]);
        }
    }

    /// What a broken promise costs a signatory beyond the issue itself.
    #[inline(always)]
    pub(crate) fn betrayal<S: Simd>(&self, world: World<S>, i: usize) -> Lanes<S> {
        let worse = world.load(&self.quo_worth[i]) - world.load(&self.no_deal[i]);
        worse.at_least(0.0) + world.value(world.party(i).vulnerability)
    }
}

/// What is left of anything after so many months.
#[inline(always)]
pub(crate) fn left_after<S: Simd>(months: Lanes<S>, half_life: Lanes<S>) -> Lanes<S> {
    (-LN_2 * months / half_life).exp()
}

/// The pressure of all mediators on a party, a month.
#[inline(always)]
pub(crate) fn pressure<S: Simd>(world: World<S>, party: usize) -> Lanes<S> {
    let mut sum = world.all(0.0);
    for mediator in &world.table.parts().parties {
        if let Some(pressure) = mediator.pressure[party] {
            sum = sum + world.value(pressure);
        }
    }
    sum
}
