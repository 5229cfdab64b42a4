//! Walking out, postponing, coming back, and giving up.
//!
//! - Models: talks that attacks interrupt, that resume by chance, and that collapse after too long.
//! - Equation: P(the round takes place) = exp(-sum of walkout * N * (1 - trust)) * product of (1 - postpones)^N;
//!   P(suspended talks resume in a round) = 1 - exp(-months / resume_after).
//! - Source: Stedman (1997) "Spoiler Problems in Peace Processes"; Kydd, Walter (2002) "Sabotaging the Peace".
//! - Units: walkout >= 0, postpones a probability, resume_after and collapse_after months.
//! - Leaves out: walking out as a tactic.

use crate::games::talks::mechanisms::deadlines::SAME_TIME;
use crate::games::talks::mechanisms::{events, trust};
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::lanes::{Eight, Lanes, Mask, Simd};

/// Instead of the logarithm of a certainty: its exponential is below any uniform.
const NEVER: f64 = -700.0;

#[derive(Clone, Debug)]
pub(crate) struct State {
    /// Lanes whose talks are suspended.
    suspended: u8,
    /// Rounds in a row without resuming.
    waited: Eight,
    /// By event: the logarithm of the probability that an occurrence does not postpone.
    stays: Vec<Eight>,
}

impl State {
    pub(crate) fn new(table: &Table) -> Self {
        let stays = vec![Eight::ZERO; table.parts().events.len()];
        State { suspended: 0, waited: Eight::ZERO, stays }
    }

    pub(crate) fn reset(&mut self) {
        self.suspended = 0;
        self.waited = Eight::ZERO;
    }

    /// Lanes whose talks are suspended.
    pub(crate) fn lanes(&self) -> u8 {
        self.suspended
    }

    /// The logarithm of the probability that an occurrence does not postpone, by event.
    #[inline(always)]
    pub(crate) fn begin<S: Simd>(&mut self, world: World<S>) {
        if !world.uses().suspension {
            return;
        }
        for (e, event) in world.table.parts().events.iter().enumerate() {
            let stays = 1.0 - world.value(event.postpones);
            let certain = stays.le(0.0);
            certain.select(NEVER, stays.ln().at_least(NEVER)).store(&mut self.stays[e]);
        }
    }

    /// Which of the lanes meet in this round, and which have collapsed. Updates who is suspended.
    #[inline(always)]
    pub(crate) fn step<S: Simd>(
        &mut self,
        world: World<S>,
        events: &events::State,
        trust: &trust::State,
        lanes: Mask<S>,
    ) -> (Mask<S>, Mask<S>) {
        let World { simd, luck, .. } = world;
        if !world.uses().suspension {
            return (lanes, Mask::splat(simd, false));
        }
        let suspended = world.lanes(self.suspended);
        let takes_place = self.takes_place(world, events, trust);
        let interrupted = luck.uniform(simd, luck.purposes.suspension).ge(takes_place);
        let month = world.table.shape().month;
        let resumes = luck.uniform(simd, luck.purposes.resuming).lt(resumes(world));
        let waits = lanes & suspended & !resumes;
        let leaves = lanes & !suspended & interrupted;
        let waited = waits.or_zero(world.load(&self.waited) + 1.0);
        waited.store_where(lanes, &mut self.waited);
        let enough = world.setting().collapse_after - SAME_TIME;
        let collapsed = waits & (waited * month).ge(enough);
        self.suspended = ((waits | leaves) & !collapsed).bits() | (self.suspended & !lanes.bits());
        (lanes & !waits & !leaves, collapsed)
    }

    /// The probability that no event interrupts the round.
    #[inline(always)]
    pub(crate) fn takes_place<S: Simd>(
        &self,
        world: World<S>,
        events: &events::State,
        trust: &trust::State,
    ) -> Lanes<S> {
        let mut log = world.all(0.0);
        for e in 0..self.stays.len() {
            log = self.through(world, events, trust, e, log);
        }
        log.exp()
    }

    /// One less the probability that the round survives an event.
    #[inline(always)]
    pub(crate) fn disruption<S: Simd>(
        &self,
        world: World<S>,
        events: &events::State,
        trust: &trust::State,
        event: usize,
    ) -> Lanes<S> {
        1.0 - self.through(world, events, trust, event, world.all(0.0)).exp()
    }

    /// Adds the logarithm of the probability that the round survives an event.
    #[inline(always)]
    fn through<S: Simd>(
        &self,
        world: World<S>,
        events: &events::State,
        trust: &trust::State,
        e: usize,
        mut log: Lanes<S>,
    ) -> Lanes<S> {
        let event = &world.table.parts().events[e];
        let count = world.load(events.before(e));
        let walkout = world.value(event.walkout) * count;
        for &target in &event.on {
            let bond = event.by.and_then(|by| world.table.shape().bond(target, by));
            let trust = bond.map_or(count.same(0.0), |b| world.load(&trust.by_bond()[b]));
            log = log - walkout * (1.0 - trust);
        }
        log + world.load(&self.stays[e]) * count
    }
}

/// The probability that suspended talks resume in a round.
#[inline(always)]
pub(crate) fn resumes<S: Simd>(world: World<S>) -> Lanes<S> {
    let month = world.table.shape().month;
    1.0 - (-(month / world.value(world.setting().resume_after))).exp()
}
