//! The talks as a game that the engine can play.

pub(crate) mod answers;
pub(crate) mod bounds;
pub(crate) mod course;
pub(crate) mod draw;
pub(crate) mod log;
pub(crate) mod luck;
pub(crate) mod outcome;
pub(crate) mod round;
pub(crate) mod talks;
pub(crate) mod watcher;
pub(crate) mod world;

use crate::engine::{Answers, Correlation, Game, Inputs, Quantity, QuantityId, Question, Seat};
use crate::games::talks::play::outcome::End;
use crate::games::talks::play::outcome::Outcome;
use crate::games::talks::play::talks::Talks;
use crate::games::talks::play::watcher::Watcher;
use crate::games::talks::table::Table;
use crate::lanes::{Level, WIDTH, at_level};
use crate::random::Sampler;
use std::sync::Arc;

/// What moves while eight negotiations are played.
#[derive(Clone, Debug)]
pub struct Scratch {
    pub(crate) talks: Talks,
    level: Level,
}

impl Game for Table {
    type Scratch = Scratch;

    fn quantities(&self) -> &[Quantity] {
        Table::quantities(self)
    }

    fn uncertain(&self) -> &[QuantityId] {
        Table::uncertain(self)
    }

    fn correlations(&self) -> &[Correlation] {
        &self.parts().correlations
    }

    fn sampler(&self, quantity: QuantityId) -> Arc<Sampler> {
        Table::sampler(self, quantity)
    }

    fn questions(&self) -> &[Question] {
        self.asks().list()
    }

    fn scratch(&self, seed: u64, level: Level) -> Scratch {
        Scratch { talks: Talks::new(self, seed), level }
    }

    fn play(
        &self,
        scratch: &mut Scratch,
        inputs: &Inputs,
        seats: &[Seat; WIDTH],
        count: usize,
        answers: &mut Answers,
    ) {
        play(self, scratch, inputs, seats, &mut ());
        answers::answer(self, &scratch.talks, count, answers);
    }

    fn has_luck_of_draws(&self) -> bool {
        self.shape().uses.bad_faith
    }

    fn moved(&self, moves: &[(QuantityId, f64)]) -> Self {
        self.with_all(moves)
    }
}

/// Plays eight seats while somebody looks on.
pub(crate) fn play<W: Watcher>(
    table: &Table,
    scratch: &mut Scratch,
    inputs: &Inputs,
    seats: &[Seat; WIDTH],
    watcher: &mut W,
) {
    let talks = &mut scratch.talks;
    at_level!(scratch.level, simd => round::play(simd, table, talks, inputs, seats, watcher));
}

/// What one negotiation left behind.
pub(crate) fn outcome(talks: &Talks, lane: usize) -> Outcome {
    let (log, has) = (&talks.log, |lanes: u8| lanes >> lane & 1 == 1);
    let end = log.end[lane];
    Outcome {
        end,
        round: log.end_round[lane],
        zone_at_start: has(log.zone_at_start),
        zone_ever: has(talks.zone.ever()),
        agreed: has(log.agreed_ever),
        refusals: log.refusals[lane],
        refused_by: log.refused_by[lane],
        last_refused_by: log.last_refused_by[lane],
        interim_ever: log.interim_ever[lane],
        months_held: log.months_held[lane],
        sticking: if end == End::Settled { None } else { log.sticking[lane] },
        good_faith: has(log.good_faith),
        zone_at_end: has(talks.zone.last()),
        zone_share: talks.zone.share(lane),
        barred: has(talks.zone.barred()),
        left: log.left[lane],
        at_deadline: has(log.at_deadline),
        decided_up: has(log.decided_up),
        interim_at_end: interims_in_force(talks, lane),
        author: log.author[lane],
    }
}

/// The interim deals in force in a lane, as bits.
fn interims_in_force(talks: &Talks, lane: usize) -> u64 {
    let deals = talks.interim.in_force().iter().enumerate();
    deals.fold(0, |bits, (deal, lanes)| bits | u64::from(lanes >> lane & 1) << deal)
}
