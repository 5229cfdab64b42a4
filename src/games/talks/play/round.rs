//! One negotiation from the first round to an end, in the order of the model page.

use crate::engine::{Inputs, Seat};
use crate::games::talks::mechanisms::credibility::shortfall;
use crate::games::talks::mechanisms::room::Sides;
use crate::games::talks::mechanisms::tabled::Tabled;
use crate::games::talks::mechanisms::{interim, sticking};
use crate::games::talks::play::log::each;
use crate::games::talks::play::outcome::End;
use crate::games::talks::play::talks::{Bargaining, Outside, Talks, Texts};
use crate::games::talks::play::watcher::Watcher;
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::texts::around::Around;
use crate::games::talks::texts::search;
use crate::lanes::{Lanes, Mask, Simd, WIDTH};

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
        meet(simd, table, talks);
        watcher.vote(world(simd, table, talks), talks);
        part(simd, table, talks, reached);
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
        || {
            hold(simd, table, talks);
            talks.log.sticking = sticking::issues(world(simd, table, talks), talks);
        },
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
    talks.outside.changes.begin(simd, table, &talks.draw, &talks.luck);
    talks.trust.begin(world);
    talks.suspension.begin(world);
    talks.no_deal.begin(world);
    talks.texts.drafts.begin(world);
    talks.credibility.begin(world);
    talks.readings.begin(world);
    talks.bargaining.costs.begin(world);
    talks.room.begin(world);
    talks.texts.offers.begin(world);
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

/// What the sides hold out for, put on the table and vote on.
#[inline(never)]
fn meet<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
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
}

/// What follows the vote.
#[inline(never)]
fn part<S: Simd>(simd: S, table: &Table, talks: &mut Talks, reached: u8) {
    simd.vectorize(
        #[inline(always)]
        || look_for_zones(simd, table, talks, reached),
    );
    if talks.course.round() == 1 {
        talks.log.zone_at_start = talks.zone.now();
    }
    simd.vectorize(
        #[inline(always)]
        || close_round(simd, table, talks),
    );
}

/// Steps 0 to 2: scheduled changes, the balance, events, trust, hardening; who is suspended, resumed, collapsed. Returns the
/// lanes decided outside the room.
#[inline(always)]
fn outside<S: Simd>(simd: S, table: &Table, talks: &mut Talks) -> u8 {
    let (round, month) = (talks.course.round(), table.shape().month);
    talks.luck.turn(simd, u64::from(round));
    if table.shape().uses.changes.any {
        let months = Lanes::splat(simd, f64::from(round) * month);
        talks.outside.changes.step(simd, table, &mut talks.draw, months);
    }
    let Talks { draw, luck, course, log, imposed, outside, .. } = talks;
    let Talks { trust, suspension, bargaining, interim, room, .. } = talks;
    let Outside { balance, events, .. } = outside;
    let world = World { simd, table, draw, luck };
    if world.uses().changes.faith {
        room.settle_faith(world);
    }
    log.good_faith &= room.all_in_good_faith() | !course.live();
    let mut decided = 0;
    if world.uses().no_deal.balance {
        balance.step(world, month, luck.uniform(simd, luck.purposes.balance));
        let (ended, up) = balance.decided(world);
        decided = ended.bits() & course.live();
        log.decided_up |= decided & up.bits();
        course.end(decided, End::Decided, log);
    }
    let live = world.lanes(course.live());
    if world.uses().events {
        events.step(world, interim.in_force(), imposed, live);
    }
    if world.uses().trust {
        trust.after_events(world, events, live);
    }
    bargaining.concession.harden(world, events, live);
    let (held, collapsed) = suspension.step(world, events, trust, live);
    course.meet(held);
    course.end(collapsed.bits(), End::Collapsed, log);
    decided
}

/// The no-deal values of the round, what rests on promises, and what waiting has cost.
#[inline(always)]
fn hold_out<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    let Talks { draw, luck, course, outside, trust, no_deal, credibility, .. } = talks;
    let Bargaining { costs, concession, .. } = &mut talks.bargaining;
    let world = World { simd, table, draw, luck };
    no_deal.step(world, &outside.balance);
    credibility.doubts(world, trust, no_deal);
    let reference = talks.texts.drafts.reference();
    credibility.hold(world, reference);
    concession.reserve(world, no_deal, shortfall(world, reference));
    if world.uses().costs {
        let relief = talks.interim.relief_of_costs(world);
        costs.bear(world, concession.reservations(), relief, world.lanes(course.live()));
    }
}

/// Step 3: concessions, aspirations, offers, drafts.
#[inline(always)]
fn table_texts<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    let Talks { draw, luck, course, no_deal, credibility, readings, .. } = talks;
    let Bargaining { costs, deadlines, concession, .. } = &mut talks.bargaining;
    let Texts { courting, offers, drafts, split, search } = &mut talks.texts;
    let world = World { simd, table, draw, luck };
    let held = course.held();
    readings.step(world);
    deadlines.step(world, course.round(), world.lanes(held));
    offers.look_at_others(world, course, readings);
    concession.step(world, course, costs, deadlines, offers.came());
    let aspirations = concession.aspirations();
    offers.step(world, Around { course, credibility, readings, courting, aspirations });
    drafts.step(world, readings, courting, offers, no_deal.status_quo(), held);
    if world.uses().searching {
        let sides = search::Sides { credibility, readings, concession, no_deal };
        search.step(world, sides, drafts, held);
    }
    drafts.refer(world, offers, held);
    split.step(world, concession, offers, held);
}

/// Step 4: the room.
#[inline(always)]
fn agree<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    let world = World { simd, table, draw: &talks.draw, luck: &talks.luck };
    let Talks { credibility, no_deal, .. } = talks;
    let sides = Sides { credibility, concession: &talks.bargaining.concession, no_deal };
    talks.room.step(world, tabled(table, &talks.texts), sides, talks.course.held());
}

/// What may be on the table.
#[inline(always)]
fn tabled<'a>(table: &Table, texts: &'a Texts) -> Tabled<'a> {
    Tabled::new(table, &texts.drafts, &texts.offers, &texts.split)
}

/// Whether there is a zone of agreement, in the lanes that reached the round undecided.
#[inline(always)]
fn look_for_zones<S: Simd>(simd: S, table: &Table, talks: &mut Talks, reached: u8) {
    if reached == 0 {
        return;
    }
    let world = World { simd, table, draw: &talks.draw, luck: &talks.luck };
    let reference = talks.texts.drafts.reference();
    talks.credibility.hold(world, reference);
    let shortfall = shortfall(world, reference);
    let Talks { credibility, no_deal, room, zone, .. } = talks;
    zone.step(world, credibility, no_deal, shortfall, reached, room.agreed());
}

/// Steps 5 to 7: the capitals, courting, interim deals, goodwill; who leaves, and a deadline's end.
#[inline(always)]
fn close_round<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    ratify(simd, table, talks);
    let Talks { draw, luck, course, log, suspension, trust, readings, .. } = talks;
    let Talks { credibility, no_deal, interim, room, bargaining, texts, .. } = talks;
    let world = World { simd, table, draw, luck };
    let met = course.held() & course.live();
    let tabled = Tabled::new(table, &texts.drafts, &texts.offers, &texts.split);
    let refused = met & !room.agreed();
    let on_table = |text| tabled.on_table(world, &bargaining.concession, text);
    texts.courting.step(world, room.refuses(), refused, on_table);
    if course.live() != 0 && !table.parts().interims.is_empty() {
        let sincere = met & room.all_in_good_faith();
        let reference = texts.drafts.reference();
        let mut around = interim::Around { credibility, reference, no_deal, trust, log };
        interim.step(world, course.live(), world.lanes(sincere), &mut around);
    }
    if world.uses().trust {
        trust.goodwill(world, world.lanes(met));
    }
    readings.learn(world, world.lanes(course.held()));
    if world.uses().leaving {
        let Bargaining { leaving, concession, .. } = bargaining;
        let gone = leaving.step(world, concession, room, world.lanes(met));
        log.note_who_left(leaving.left());
        course.end(gone.bits(), End::Collapsed, log);
    }
    if !table.parts().deadlines.is_empty() {
        let live = world.lanes(course.live());
        let ended = bargaining.deadlines.ended(world, course.round(), live);
        log.at_deadline |= ended.bits();
        course.end(ended.bits(), End::Collapsed, log);
    }
    course.close_round(simd);
    log.suspended[course.round() as usize - 1] = suspension.lanes() & course.live();
}

/// The capitals are asked about what the room agreed; where all ratify, it is signed.
#[inline(always)]
fn ratify<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    let Talks { draw, luck, log, room, capitals, no_deal, bargaining, .. } = talks;
    let world = World { simd, table, draw, luck };
    let settled = capitals.step(world, room, no_deal, &mut bargaining.concession);
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
    let Talks { draw, luck, course, log, room, texts, outside, no_deal, credibility, .. } = talks;
    let world = World { simd, table, draw, luck };
    let tabled = tabled(table, texts);
    for lane in each(settled.bits()) {
        log.author[lane] = room.author(lane);
        let text = tabled.positions(world, room.author(lane) as usize);
        for (position, signed) in text.iter().zip(&mut log.text) {
            signed.0[lane] = position.0[lane];
        }
    }
    course.end(settled.bits(), End::Settled, log);
    let months = f64::from(course.round()) * table.shape().month;
    talks.aftermath.sign(world, settled, credibility, &log.text, months);
    talks.aftermath.look_outside(world, settled, &outside.balance, no_deal);
}

/// The months after the settlements: the balance moves on, changes go on, and what is broken stands no more.
#[inline(always)]
fn hold<S: Simd>(simd: S, table: &Table, talks: &mut Talks) {
    let uses = table.shape().uses;
    let Talks { draw, luck, log, outside, aftermath, .. } = talks;
    let settled = (0..WIDTH).filter(|&lane| log.end[lane] == End::Settled);
    let mut standing = settled.fold(0u8, |bits, lane| bits | 1 << lane);
    outside.balance.go_on_from(aftermath.balance());
    for month in 1..=table.parts().setting.aftermath_months {
        if standing == 0 {
            break;
        }
        if uses.changes.any {
            let months = aftermath.month(simd) + f64::from(month);
            outside.changes.step(simd, table, draw, months);
        }
        let shock = uses.no_deal.balance.then(|| luck.after(simd, u64::from(month)));
        let world = World { simd, table, draw, luck };
        if let Some(shock) = shock {
            outside.balance.step(world, 1.0, shock);
        }
        if month == 1 || uses.changes.credibility {
            aftermath.look_at_guarantees(world, &log.text);
        }
        standing &= !aftermath.broken(world, &outside.balance, month).bits();
        each(standing).for_each(|lane| log.months_held[lane] = month);
    }
}
