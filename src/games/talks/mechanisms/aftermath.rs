//! After a settlement: does it hold?
//!
//! - Models: month by month the balance moves on, illusions and pressure fade, and a signatory breaks what no longer
//!   beats fighting; guarantees deter.
//! - Equation: breaks if no_deal + optimism * illusion + exposure * z - eroded - pressure * look_ahead *
//!   2^(-months since / pressure_half_life) > V(y) + deterrence * G(y), by more than 1e-9: who signed at exactly what it
//!   needs does not break for a rounding. V and G with the guarantors' credibility of the month.
//! - Source: Fortna (2004) Peace Time; Werner, Yuen (2005) "Making and Keeping Peace"; Beardsley (2008) "Agreement without
//!   Peace?".
//! - Units: months, value 0..1.
//! - Leaves out: what the terms themselves change, and renegotiation.

use crate::games::talks::mechanisms::credibility::shortfall;
use crate::games::talks::mechanisms::no_deal::{left_after, pressure};
use crate::games::talks::mechanisms::{balance, credibility, no_deal};
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::texts::preferences::{self, CLOSE};
use crate::lanes::{Eight, Lanes, Mask, Simd};

/// What holds a settlement together, as it was on the day of signing.
#[derive(Clone, Debug)]
pub(crate) struct State {
    /// By signatory: what it is worth were every promise kept, and what it loses of that without any guarantee.
    kept: Vec<Eight>,
    lost: Vec<Eight>,
    /// By issue: what the signatory at hand values of the text.
    values: Vec<Eight>,
    /// By signatory: by how much failure had got worse.
    eroded: Vec<Eight>,
    balance: Eight,
    illusion: Eight,
    /// The month of signing.
    month: Eight,
    /// How far the guarantees of the month fall short.
    shortfall: Eight,
}

impl State {
    pub(crate) fn new(table: &Table) -> Self {
        let zeros = || vec![Eight::ZERO; table.signatories().len()];
        let [balance, illusion, month, shortfall] = [Eight::ZERO; 4];
        State {
            kept: zeros(),
            lost: zeros(),
            values: vec![Eight::ZERO; table.parts().issues.len()],
            eroded: zeros(),
            balance,
            illusion,
            month,
            shortfall,
        }
    }

    /// A text is signed in these lanes, after so many months.
    #[inline(always)]
    pub(crate) fn sign<S: Simd>(
        &mut self,
        world: World<S>,
        settled: Mask<S>,
        credibility: &credibility::State,
        text: &[Eight],
        months: f64,
    ) {
        for (i, &party) in world.signatories().iter().enumerate() {
            preferences::read(world, party, text, settled, &mut self.values);
            let [kept, lost] = credibility.kept_and_lost(world, i, &self.values);
            kept.store_where(settled, &mut self.kept[i]);
            lost.store_where(settled, &mut self.lost[i]);
        }
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
        for (eroded, signed) in no_deal.eroded().iter().zip(&mut self.eroded) {
            world.load(eroded).store_where(settled, signed);
        }
    }

    /// The balance on the day of signing.
    pub(crate) fn balance(&self) -> Eight {
        self.balance
    }

    /// The month of signing.
    #[inline(always)]
    pub(crate) fn month<S: Simd>(&self, simd: S) -> Lanes<S> {
        Lanes::load(simd, &self.month)
    }

    /// The guarantees of the text as they are now.
    #[inline(always)]
    pub(crate) fn look_at_guarantees<S: Simd>(&mut self, world: World<S>, text: &[Eight]) {
        shortfall(world, text).store(&mut self.shortfall);
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
        let mut apart = world.load(&world.draw.no_deal[i]);
        if uses.no_deal.optimism {
            let half_life = world.value(setting.optimism_half_life);
            let illusion = world.load(&self.illusion) * left_after(since, half_life);
            apart = apart + world.value(numbers.optimism) * illusion;
        }
        if uses.no_deal.balance {
            apart = apart + world.value(numbers.exposure) * world.load(balance.now());
        }
        if uses.no_deal.erosion {
            apart = apart - world.load(&self.eroded[i]);
        }
        if uses.no_deal.pressure {
            let half_life = world.value(setting.pressure_half_life);
            let pressure = pressure(world, world.signatories()[i]) * left_after(since, half_life);
            apart = apart - pressure * setting.look_ahead;
        }
        let shortfall = world.load(&self.shortfall);
        let worth = world.load(&self.kept[i]) - shortfall * world.load(&self.lost[i]);
        let deterred = world.value(setting.deterrence) * (1.0 - shortfall);
        apart.gt(worth + deterred + CLOSE)
    }
}
