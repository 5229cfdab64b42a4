//! The talks as a game that the engine can play.

pub(crate) mod draw;
pub(crate) mod luck;
pub(crate) mod outcome;
pub(crate) mod record;
pub(crate) mod round;
pub(crate) mod state;
pub(crate) mod tally;
pub(crate) mod weights;

use crate::engine::{Game, Inputs, Outcomes, Quantity, QuantityId, Seat};
use crate::games::talks::mechanisms::sticking;
use crate::games::talks::play::outcome::End;
use crate::games::talks::play::outcome::Outcome;
use crate::games::talks::play::record::Record;
use crate::games::talks::play::state::Talks;
use crate::games::talks::table::Table;
use crate::lanes::{Level, WIDTH, at_level};

/// What moves while eight negotiations are played.
#[derive(Clone, Debug)]
pub struct Scratch {
    pub(crate) talks: Talks,
    level: Level,
}

/// What negotiations left behind, in their order.
#[derive(Clone, Debug, Default)]
pub struct Played {
    outcomes: Vec<Outcome>,
    /// One position an issue, negotiation after negotiation.
    texts: Vec<f64>,
    /// One bit a round, in words of 64 rounds, negotiation after negotiation.
    suspended: Vec<u64>,
    issues: usize,
    words: usize,
}

impl Game for Table {
    type Scratch = Scratch;
    type Outcomes = Played;

    fn quantities(&self) -> &[Quantity] {
        Table::quantities(self)
    }

    fn uncertain(&self) -> &[QuantityId] {
        Table::uncertain(self)
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
        played: &mut Played,
    ) {
        play(self, scratch, inputs, seats, &mut ());
        played.take(self, &scratch.talks, count);
    }
}

/// Plays eight seats while somebody looks on.
pub(crate) fn play<R: Record>(
    table: &Table,
    scratch: &mut Scratch,
    inputs: &Inputs,
    seats: &[Seat; WIDTH],
    record: &mut R,
) {
    let talks = &mut scratch.talks;
    at_level!(scratch.level, simd => round::play(simd, table, talks, inputs, seats, record));
}

impl Outcomes for Played {
    fn len(&self) -> usize {
        self.outcomes.len()
    }

    fn drop_first(&mut self, count: usize) {
        self.outcomes.drain(..count);
        self.texts.drain(..count * self.issues);
        self.suspended.drain(..count * self.words);
    }
}

impl Played {
    /// The outcome of one negotiation.
    pub fn outcome(&self, place: usize) -> &Outcome {
        &self.outcomes[place]
    }

    /// Its text, one position (0..1) an issue; zeros where nothing settled.
    pub fn text(&self, place: usize) -> &[f64] {
        &self.texts[place * self.issues..(place + 1) * self.issues]
    }

    /// Its suspended rounds: bit r of word w is round 64 w + r + 1. Empty where the table suspends nothing.
    pub fn suspended(&self, place: usize) -> &[u64] {
        &self.suspended[place * self.words..(place + 1) * self.words]
    }

    /// Appends what the first `count` lanes leave behind.
    pub(crate) fn take(&mut self, table: &Table, talks: &Talks, count: usize) {
        let rounds = talks.log.suspended.len();
        self.issues = talks.issues;
        self.words = if table.shape().uses.suspension { rounds.div_ceil(64) } else { 0 };
        for lane in 0..count {
            self.outcomes.push(outcome(table, talks, lane));
            self.texts.extend(talks.log.text.iter().map(|position| position.0[lane]));
        }
        let first = self.suspended.len();
        self.suspended.resize(first + count * self.words, 0);
        if self.words == 0 {
            return;
        }
        let last = talks.round as usize;
        for (round, lanes) in talks.log.suspended[..last].iter().enumerate() {
            for lane in (0..count).filter(|lane| lanes >> lane & 1 == 1) {
                self.suspended[first + lane * self.words + round / 64] |= 1 << (round % 64);
            }
        }
    }
}

fn outcome(table: &Table, talks: &Talks, lane: usize) -> Outcome {
    let (log, has) = (&talks.log, |lanes: u8| lanes >> lane & 1 == 1);
    let end = log.end[lane];
    Outcome {
        end,
        round: log.end_round[lane],
        zone_at_start: has(log.zone_at_start),
        zone_ever: has(talks.zone),
        agreed: has(log.agreed_ever),
        refusals: log.refusals[lane],
        refused_by: log.refused_by[lane],
        last_refused_by: log.last_refused_by[lane],
        interim_ever: log.interim_ever[lane],
        months_held: log.months_held[lane],
        sticking: if end == End::Settled { 0 } else { sticking::issue(table, talks, lane) },
        author: log.author[lane],
    }
}
