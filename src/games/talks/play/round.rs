//! One negotiation from the first round to an end, in the order of the model page.

use crate::engine::{Inputs, Seat};
use crate::games::talks::mechanisms::aftermath;
use crate::games::talks::mechanisms::balance;
use crate::games::talks::mechanisms::capitals;
use crate::games::talks::mechanisms::concession;
use crate::games::talks::mechanisms::credibility;
use crate::games::talks::mechanisms::events;
use crate::games::talks::mechanisms::interim;
use crate::games::talks::mechanisms::no_deal;
use crate::games::talks::mechanisms::readings;
use crate::games::talks::mechanisms::room;
use crate::games::talks::mechanisms::suspension;
use crate::games::talks::mechanisms::trust;
use crate::games::talks::play::outcome::End;
use crate::games::talks::play::record::Record;
use crate::games::talks::play::state::Talks;
use crate::games::talks::table::Table;
use crate::games::talks::texts::drafts;
use crate::games::talks::texts::offers;
use crate::games::talks::zone;
use crate::lanes::{Eight, Lanes, Mask, Simd, WIDTH};

/// Plays eight negotiations to their ends.
#[inline(always)]
pub(crate) fn play<S: Simd, R: Record>(
    simd: S,
    table: &Table,
    talks: &mut Talks,
    inputs: &Inputs,
    seats: &[Seat; WIDTH],
    record: &mut R,
) {
    set_out(simd, table, talks, inputs, seats);
    for round in 1..=talks.told.last(table.parts().setting.rounds) {
        talks.round = round;
        talks.told.turn(round, &mut talks.luck);
        play_round(simd, table, talks);
        record.round(table, talks);
        if talks.live == 0 {
            break;
        }
    }
    finish(simd, table, talks);
}

/// Before the first round.
#[inline(never)]
fn set_out<S: Simd>(
    simd: S,
    table: &Table,
    talks: &mut Talks,
    inputs: &Inputs,
    seats: &[Seat; WIDTH],
) {
    simd.vectorize(
        #[inline(always)]
        || begin(simd, table, talks, inputs, seats),
    );
}

/// After the last round.
#[inline(never)]
fn finish<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    close(talks);
    talks.told.turn_to_aftermath(&mut talks.luck);
    simd.vectorize(
        #[inline(always)]
        || aftermath::play(simd, table, talks),
    );
}

/// Everything as it is before the first round.
#[inline(always)]
fn begin<S: Simd>(
    simd: S,
    table: &Table,
    talks: &mut Talks,
    inputs: &Inputs,
    seats: &[Seat; WIDTH],
) {
    talks.draw.fill(simd, table, inputs, seats);
    talks.luck.sit(seats);
    talks.reset(table.parts().setting.rounds);
    trust::begin(simd, table, talks);
    suspension::begin(simd, table, talks);
    no_deal::begin(simd, table, talks);
    talks.reference.copy_from_slice(&talks.draw.status_quo);
    credibility::begin(simd, table, talks);
    readings::begin(simd, table, talks);
    room::begin(simd, table, talks);
    offers::begin(simd, table, talks);
}

/// One round, in order. Not inlined: whoever looks on, it is compiled once a level.
#[inline(never)]
fn play_round<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    let before = talks.live;
    let mut decided = 0;
    simd.vectorize(
        #[inline(always)]
        || decided = outside(simd, table, talks),
    );
    simd.vectorize(
        #[inline(always)]
        || hold_out(simd, table, talks),
    );
    if talks.held != 0 {
        simd.vectorize(
            #[inline(always)]
            || table_texts(simd, table, talks),
        );
        simd.vectorize(
            #[inline(always)]
            || room::step(simd, table, talks),
        );
    } else {
        talks.agreed = 0;
    }
    // Decided in the first round, there may still have been a zone at the start.
    let reached = if talks.round == 1 { before } else { before & !decided };
    simd.vectorize(
        #[inline(always)]
        || zone::step(simd, table, talks, reached),
    );
    if talks.round == 1 {
        talks.log.zone_at_start = talks.zone;
    }
    simd.vectorize(
        #[inline(always)]
        || close_round(simd, table, talks),
    );
}

/// Steps 1 and 2: the balance, events, trust, hardening; who is suspended, resumed, collapsed. Returns the lanes decided
/// outside the room.
#[inline(always)]
fn outside<S: Simd>(simd: S, table: &Table, talks: &mut Talks) -> u8 {
    let uses = table.shape().uses;
    talks.luck.turn(simd, table.shape(), u64::from(talks.round));
    balance::step(simd, table, talks, table.shape().month);
    let decided = balance::decided(simd, table, talks).bits() & talks.live;
    talks.end(decided, End::Decided);
    let live = Mask::from_bits(simd, talks.live);
    if uses.events {
        events::step(simd, table, talks, live);
    }
    if uses.trust {
        trust::after_events(simd, table, talks, live);
    }
    concession::harden(simd, table, talks, live);
    let (held, collapsed) = suspension::step(simd, table, talks, live);
    talks.held = held.bits();
    talks.end(collapsed.bits(), End::Collapsed);
    decided
}

/// The no-deal values of the round, and what rests on promises.
#[inline(always)]
fn hold_out<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    no_deal::step(simd, table, talks);
    credibility::doubts(simd, table, talks);
    credibility::hold(simd, table, talks);
}

/// Step 3: concessions, aspirations, offers, drafts.
#[inline(always)]
fn table_texts<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    concession::step(simd, table, talks);
    readings::step(simd, table, talks);
    offers::step(simd, table, talks);
    drafts::step(simd, table, talks);
}

/// Steps 5 and 6: the capitals, interim deals, goodwill.
#[inline(always)]
fn close_round<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    capitals::step(simd, table, talks);
    if talks.live != 0 && !table.parts().interims.is_empty() {
        interim::step(simd, table, talks);
    }
    if table.shape().uses.trust {
        let met = Mask::from_bits(simd, talks.held & talks.live);
        trust::goodwill(simd, table, talks, met);
    }
    readings::learn(simd, table, talks);
    let met = Lanes::load(simd, &talks.met) + Lanes::splat(simd, 1.0);
    met.store_where(Mask::from_bits(simd, talks.held), &mut talks.met);
    talks.log.suspended[talks.round as usize - 1] = talks.suspended & talks.live;
}

/// What is still going at the horizon.
fn close(talks: &mut Talks) {
    let suspended = talks.suspended & talks.live;
    for lane in (0..WIDTH).filter(|lane| suspended >> lane & 1 == 1) {
        talks.log.end[lane] = End::Suspended;
    }
}

impl Talks {
    /// Ends the given lanes in this round.
    #[inline(always)]
    fn end(&mut self, lanes: u8, end: End) {
        if lanes == 0 {
            return;
        }
        self.live &= !lanes;
        for lane in (0..WIDTH).filter(|lane| lanes >> lane & 1 == 1) {
            self.log.end[lane] = end;
            self.log.end_round[lane] = self.round;
        }
    }

    /// Forgets the negotiations before.
    fn reset(&mut self, rounds: u32) {
        self.live = u8::MAX;
        self.suspended = 0;
        self.held = 0;
        self.agreed = 0;
        self.zone = 0;
        for number in [&mut self.waited, &mut self.met, &mut self.balance] {
            *number = Eight::ZERO;
        }
        for numbers in [
            &mut self.counts,
            &mut self.conceded,
            &mut self.hardness,
            &mut self.aspiration,
            &mut self.doubt,
            &mut self.doubt_cost,
        ] {
            numbers.fill(Eight::ZERO);
        }
        self.seen_need.fill(Eight::splat(f64::NEG_INFINITY));
        self.in_force.fill(0);
        self.broke.fill(0);
        self.log.reset(rounds);
    }
}
