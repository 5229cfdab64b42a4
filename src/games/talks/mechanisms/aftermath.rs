//! After a settlement: does it hold?
//!
//! - Models: month by month the balance moves on, illusions and pressure fade, and a signatory breaks what no longer
//!   beats fighting; guarantees deter.
//! - Equation: breaks if no_deal + optimism * illusion + exposure * z - cost * m(signing) - pressure * m(signing) *
//!   2^(-months since / pressure_half_life) > V(y) + deterrence * G(y), by more than 1e-9: who signed at exactly what it
//!   needs does not break for a rounding.
//! - Source: Fortna (2004) Peace Time; Werner, Yuen (2005) "Making and Keeping Peace"; Beardsley (2008) "Agreement without
//!   Peace?".
//! - Units: months, value 0..1.
//! - Leaves out: what the terms themselves change, and renegotiation.

use crate::games::talks::mechanisms::no_deal::{left_after, pressure};
use crate::games::talks::mechanisms::{balance, no_deal};
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::texts::preferences::CLOSE;
use crate::lanes::{Eight, Lanes, Mask, Simd};

/// What holds a settlement together, as it was on the day of signing.
#[derive(Clone, Debug)]
pub(crate) struct State {
    /// By signatory: what it is worth.
    worth: Vec<Eight>,
    assurance: Eight,
    balance: Eight,
    illusion: Eight,
    /// The months gone by.
    month: Eight,
}

impl State {
    pub(crate) fn new(table: &Table) -> Self {
        let worth = vec![Eight::ZERO; table.signatories().len()];
        let [assurance, balance, illusion, month] = [Eight::ZERO; 4];
        State { worth, assurance, balance, illusion, month }
    }

    /// A text of this worth to each signatory is signed in these lanes, with these guarantees, after so many months.
    #[inline(always)]
    pub(crate) fn sign<S: Simd>(
        &mut self,
        world: World<S>,
        settled: Mask<S>,
        worth: &[Eight],
        assurance: Lanes<S>,
        months: f64,
    ) {
        for (worth, signed) in worth.iter().zip(&mut self.worth) {
            world.load(worth).store_where(settled, signed);
        }
        assurance.store_where(settled, &mut self.assurance);
        world.all(months).store_where(settled, &mut self.month);
    }

    /// What the world outside looks like on the day of signing.
    #[inline(always)]
    pub(crate) fn look_outside<S: Simd>(
        &mut self,
        world: World<S>,
        settled: Mask<S>,
        balance: &balance::State,
        no_deal: &no_deal::State,
    ) {
        world.load(balance.now()).store_where(settled, &mut self.balance);
        world.load(no_deal.illusion()).store_where(settled, &mut self.illusion);
    }

    /// The balance on the day of signing.
    pub(crate) fn balance(&self) -> Eight {
        self.balance
    }

    /// The lanes in which some signatory would rather break the settlement in this month after it.
    #[inline(always)]
    pub(crate) fn broken<S: Simd>(
        &self,
        world: World<S>,
        balance: &balance::State,
        month: u32,
    ) -> Mask<S> {
        let mut broken = Mask::splat(world.simd, false);
        for i in 0..world.draw.signatories {
            broken = broken | self.breaks(world, balance, i, month);
        }
        broken
    }

    #[inline(always)]
    fn breaks<S: Simd>(
        &self,
        world: World<S>,
        balance: &balance::State,
        i: usize,
        month: u32,
    ) -> Mask<S> {
        let (setting, uses, numbers) = (world.setting(), world.uses(), world.party(i));
        let since = world.all(f64::from(month));
        let mut worth = world.value(numbers.no_deal);
        if uses.optimism {
            let half_life = world.value(setting.optimism_half_life);
            let illusion = world.load(&self.illusion) * left_after(since, half_life);
            worth = worth + world.value(numbers.optimism) * illusion;
        }
        if uses.balance {
            worth = worth + world.value(numbers.exposure) * world.load(balance.now());
        }
        if uses.waiting {
            let half_life = world.value(setting.pressure_half_life);
            let pressure = pressure(world, world.signatories()[i]) * left_after(since, half_life);
            let cost = world.value(numbers.cost_per_month) + pressure;
            worth = worth - cost * world.load(&self.month);
        }
        let deterred = world.value(setting.deterrence) * world.load(&self.assurance);
        worth.gt(world.load(&self.worth[i]) + deterred + CLOSE)
    }
}
