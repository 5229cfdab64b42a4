//! The sticking issue: what the sides of unsettled talks still lacked.
//!
//! - Equation: where red lines exclude each other on some issue, the first such; else the issue with the largest sum over
//!   signatories and others of w * max(0, v(own last offer) - v(the other's last offer)), ideals where no offer was made;
//!   of equals the first; none where nothing is lacking on any.
//! - Units: value 0..1.
//! - Leaves out: issues that were close only because somebody had already given them up.

use crate::games::talks::play::talks::Talks;
use crate::games::talks::play::world::World;
use crate::games::talks::texts::preferences::{self, CLOSE};
use crate::lanes::{Eight, Mask, Simd, WIDTH};

/// By lane: the sticking issue; none where nothing is lacking.
#[inline(always)]
pub(crate) fn issues<S: Simd>(world: World<S>, talks: &Talks) -> [Option<u32>; WIDTH] {
    let mut most = world.all(CLOSE);
    let mut place = world.all(-1.0);
    for k in 0..world.draw.issues {
        let lacking = lacking(world, talks, k);
        let more = lacking.gt(most);
        most = more.select(lacking, most);
        place = more.select(k as f64, place);
    }
    for k in (0..world.draw.issues).rev() {
        place = excluded(world, k).select(k as f64, place);
    }
    let mut places = Eight::ZERO;
    place.store(&mut places);
    places.0.map(|place| (place >= 0.0).then_some(place as u32))
}

/// Where red lines leave no position of an issue.
#[inline(always)]
fn excluded<S: Simd>(world: World<S>, k: usize) -> Mask<S> {
    let bounds = &world.draw.bounds;
    world.load(&bounds.all_lowest[k]).gt(world.load(&bounds.all_highest[k]) + CLOSE)
}

#[inline(always)]
fn lacking<S: Simd>(world: World<S>, talks: &Talks, k: usize) -> crate::lanes::Lanes<S> {
    let mut sum = world.all(0.0);
    for (i, &party) in world.signatories().iter().enumerate() {
        let offer = |who: usize| world.load(&talks.texts.offers.all()[world.draw.at(who, k)]);
        let value = |who: usize| preferences::value(world, party, k, offer(who));
        let own = value(i);
        let weight = world.load(&world.draw.weight[world.draw.at(party, k)]);
        for j in (0..world.draw.signatories).filter(|&j| j != i) {
            sum = sum + weight * (own - value(j)).at_least(0.0);
        }
    }
    sum
}
