//! One negotiation from the first round to an end, in the order of the model page.

use crate::engine::{Inputs, Seat};
use crate::games::talks::mechanisms::credibility::assurance;
use crate::games::talks::mechanisms::interim::Around;
use crate::games::talks::mechanisms::room::Tabled;
use crate::games::talks::play::log::each;
use crate::games::talks::play::outcome::End;
use crate::games::talks::play::talks::Talks;
use crate::games::talks::play::watcher::Watcher;
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::lanes::{Mask, Simd, WIDTH};

/// Plays eight negotiations to their ends.
#[inline(always)]
pub(crate) fn play<S: Simd, W: Watcher>(
    simd: S,
    table: &Table,
    talks: &mut Talks,
    inputs: &Inputs,
    seats: &[Seat; WIDTH],
    watcher: &mut W,
) {
    set_out(simd, table, talks, inputs, seats);
    watcher.start(world(simd, table, talks), talks);
    for round in 1..=talks.imposed.last(table.parts().setting.rounds) {
        talks.course.turn(round);
        talks.imposed.turn(round, &mut talks.luck);
        let reached = go_outside(simd, table, talks);
        watcher.outside(world(simd, table, talks), talks);
        go_inside(simd, table, talks, reached);
        watcher.round(world(simd, table, talks), talks);
        if talks.course.live() == 0 {
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
    let suspended = talks.suspension.lanes() & talks.course.live();
    each(suspended).for_each(|lane| talks.log.end[lane] = End::Suspended);
    talks.imposed.turn_to_aftermath(&mut talks.luck);
    simd.vectorize(
        #[inline(always)]
        || hold(simd, table, talks),
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
    let world = World { simd, table, draw: &talks.draw, luck: &talks.luck };
    talks.trust.begin(world);
    talks.suspension.begin(world);
    talks.no_deal.begin(world);
    talks.drafts.begin(world);
    talks.credibility.begin(world);
    talks.readings.begin(world);
    talks.room.begin(world);
    talks.offers.begin(world);
}

/// What the mechanisms look at.
#[inline(always)]
fn world<'a, S: Simd>(simd: S, table: &'a Table, talks: &'a Talks) -> World<'a, S> {
    World { simd, table, draw: &talks.draw, luck: &talks.luck }
}

/// What happens before the sides meet. Returns the lanes in which there may be a zone of agreement. Not inlined, nor the
/// rest of the round: whoever looks on, it is compiled once a level.
#[inline(never)]
fn go_outside<S: Simd>(simd: S, table: &Table, talks: &mut Talks) -> u8 {
    let before = talks.course.live();
    let mut decided = 0;
    simd.vectorize(
        #[inline(always)]
        || decided = outside(simd, table, talks),
    );
    // Decided in the first round, there may still have been a zone at the start.
    if talks.course.round() == 1 { before } else { before & !decided }
}

/// The rest of a round, in order.
#[inline(never)]
fn go_inside<S: Simd>(simd: S, table: &Table, talks: &mut Talks, reached: u8) {
    simd.vectorize(
        #[inline(always)]
        || hold_out(simd, table, talks),
    );
    if talks.course.held() != 0 {
        simd.vectorize(
            #[inline(always)]
            || table_texts(simd, table, talks),
        );
        simd.vectorize(
            #[inline(always)]
            || agree(simd, table, talks),
        );
    } else {
        talks.room.reset();
    }
    simd.vectorize(
        #[inline(always)]
        || look_for_zones(simd, table, talks, reached),
    );
    if talks.course.round() == 1 {
        talks.log.zone_at_start = talks.zone.ever();
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
    talks.luck.turn(simd, table.shape(), u64::from(talks.course.round()));
    let Talks { draw, luck, course, log, imposed, .. } = talks;
    let Talks { balance, events, trust, suspension, concession, interim, .. } = talks;
    let world = World { simd, table, draw, luck };
    balance.step(world, table.shape().month);
    let decided = balance.decided(world).bits() & course.live();
    course.end(decided, End::Decided, log);
    let live = world.lanes(course.live());
    if world.uses().events {
        events.step(world, interim.in_force(), imposed, live);
    }
    if world.uses().trust {
        trust.after_events(world, events, live);
    }
    concession.harden(world, events, live);
    let (held, collapsed) = suspension.step(world, events, trust, live);
    course.meet(held);
    course.end(collapsed.bits(), End::Collapsed, log);
    decided
}

/// The no-deal values of the round, and what rests on promises.
#[inline(always)]
fn hold_out<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    let Talks { draw, luck, course, balance, trust, no_deal, credibility, drafts, .. } = talks;
    let world = World { simd, table, draw, luck };
    no_deal.step(world, balance, f64::from(course.round()) * table.shape().month);
    credibility.doubts(world, trust, no_deal);
    credibility.hold(world, drafts.reference());
}

/// Step 3: concessions, aspirations, offers, drafts.
#[inline(always)]
fn table_texts<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    let Talks { draw, luck, course, no_deal, credibility, readings, .. } = talks;
    let world = World { simd, table, draw, luck };
    talks.concession.step(world, course, no_deal, credibility, &talks.offers);
    readings.step(world);
    talks.offers.step(world, course, credibility, readings, talks.concession.aspirations());
    let held = world.lanes(course.held());
    talks.drafts.step(world, readings, &talks.offers, no_deal.status_quo(), held);
}

/// Step 4: the room.
#[inline(always)]
fn agree<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    let world = World { simd, table, draw: &talks.draw, luck: &talks.luck };
    let tabled = Tabled::new(table, &talks.drafts, &talks.offers);
    let held = world.lanes(talks.course.held());
    talks.room.step(world, tabled, &talks.credibility, &talks.concession, held);
}

/// Zones of agreement, where none was there before.
#[inline(always)]
fn look_for_zones<S: Simd>(simd: S, table: &Table, talks: &mut Talks, reached: u8) {
    let open = talks.zone.unknown(reached, talks.room.agreed());
    if open == 0 {
        return;
    }
    let world = World { simd, table, draw: &talks.draw, luck: &talks.luck };
    talks.credibility.hold(world, talks.drafts.reference());
    let is_first = talks.course.round() == 1;
    talks.zone.step(world, &talks.credibility, &talks.no_deal, is_first, open);
}

/// Steps 5 and 6: the capitals, interim deals, goodwill.
#[inline(always)]
fn close_round<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    ratify(simd, table, talks);
    let Talks { draw, luck, course, log, suspension, events, trust, readings, .. } = talks;
    let Talks { credibility, no_deal, drafts, interim, room, .. } = talks;
    let world = World { simd, table, draw, luck };
    let met = course.held() & course.live();
    if course.live() != 0 && !table.parts().interims.is_empty() {
        let sincere = room.good_faith().iter().fold(met, |lanes, faithful| lanes & faithful);
        let reference = drafts.reference();
        let mut around = Around { credibility, reference, no_deal, trust, log };
        interim.step(world, course.live(), world.lanes(sincere), &mut around);
    }
    if world.uses().trust {
        trust.goodwill(world, events, world.lanes(met));
    }
    readings.learn(world, world.lanes(course.held()));
    course.close_round(simd);
    log.suspended[course.round() as usize - 1] = suspension.lanes() & course.live();
}

/// The capitals are asked about what the room agreed; where all ratify, it is signed.
#[inline(always)]
fn ratify<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    let Talks { draw, luck, log, room, capitals, no_deal, concession, .. } = talks;
    let world = World { simd, table, draw, luck };
    let settled = capitals.step(world, room, no_deal, concession);
    if room.agreed() == 0 {
        return;
    }
    log.agreed_ever |= room.agreed();
    log.note_refusals(capitals.refused());
    if settled.any() {
        sign(simd, table, talks, settled);
    }
    if table.shape().uses.trust {
        let world = World { simd, table, draw: &talks.draw, luck: &talks.luck };
        talks.capitals.lose_trust(world, &mut talks.trust);
    }
}

/// Notes the settlements, and what they are worth on the day of signing.
#[inline(always)]
fn sign<S: Simd>(simd: S, table: &Table, talks: &mut Talks, settled: Mask<S>) {
    let Talks { draw, luck, course, log, room, drafts, offers, balance, no_deal, .. } = talks;
    let world = World { simd, table, draw, luck };
    let tabled = Tabled::new(table, drafts, offers);
    for lane in each(settled.bits()) {
        log.author[lane] = room.author(lane);
        let text = tabled.positions(world, room.author(lane) as usize);
        for (position, signed) in text.iter().zip(&mut log.text) {
            signed.0[lane] = position.0[lane];
        }
    }
    course.end(settled.bits(), End::Settled, log);
    let months = f64::from(course.round()) * table.shape().month;
    let assurance = assurance(world, &log.text);
    talks.aftermath.sign(world, settled, room.agreed_worth(), assurance, months);
    talks.aftermath.look_outside(world, settled, balance, no_deal);
}

/// The months after the settlements: the balance moves on, and what is broken stands no more.
#[inline(always)]
fn hold<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    let setting = &table.parts().setting;
    let Talks { draw, luck, log, balance, aftermath, .. } = talks;
    let settled = (0..WIDTH).filter(|&lane| log.end[lane] == End::Settled);
    let mut standing = settled.fold(0u8, |bits, lane| bits | 1 << lane);
    balance.go_on_from(aftermath.balance());
    for month in 1..=setting.aftermath_months {
        if standing == 0 {
            break;
        }
        if table.shape().uses.balance {
            luck.turn_balance(simd, u64::from(setting.rounds) + u64::from(month));
        }
        let world = World { simd, table, draw, luck };
        balance.step(world, 1.0);
        standing &= !aftermath.broken(world, balance, month).bits();
        each(standing).for_each(|lane| log.months_held[lane] = month);
    }
}
