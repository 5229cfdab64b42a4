//! What was seen of the rounds already held, fact by fact.

use crate::engine::lanes;
use crate::games::talks::play::outcome::End;
use crate::games::talks::play::talks::Talks;
use crate::games::talks::table::Table;
use crate::games::talks::told::imposed::log_greatest;
use crate::games::talks::told::observed::Observed;
use crate::games::talks::told::observed::State;
use crate::lanes::WIDTH;
use crate::random::normal_cdf;

/// One fact about one round.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fact {
    /// The round, from 1.
    pub round: u32,
    /// What was seen of it.
    pub what: Seen,
}

/// What was seen of a round.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Seen {
    /// The talks had not ended before it: whoever saw anything of a round saw this.
    Going,
    /// How the talks stood at its end.
    State(State),
    /// Whether a text was agreed in the room.
    Agreed(bool),
    /// An interim deal, by its place: whether it was in force at the end of the round.
    Interim(usize, bool),
    /// An event, by its place: how often it happened before the round.
    Events(usize, u32),
    /// Where what a party, by its place in the file, tabled on an issue lay: between these positions.
    Offer(usize, usize, (f64, f64)),
    /// Where the draft lay on an issue.
    Draft(usize, (f64, f64)),
}

/// All that was seen, in the order of rounds; of a round that it lists without saying anything nothing was seen.
pub(crate) fn facts(observed: &[Observed]) -> Vec<Fact> {
    let mut rounds: Vec<&Observed> = observed.iter().collect();
    rounds.sort_by_key(|seen| seen.round);
    rounds.into_iter().flat_map(of_round).collect()
}

fn of_round(seen: &Observed) -> Vec<Fact> {
    let fact = |what: Seen| Fact { round: seen.round, what };
    let deals = seen.interim.iter().enumerate();
    let events = seen.events.iter().enumerate();
    let mut facts: Vec<Fact> = Vec::new();
    facts.extend(seen.state.map(|state| fact(Seen::State(state))));
    facts.extend(seen.agreed.map(|agreed| fact(Seen::Agreed(agreed))));
    facts.extend(deals.filter_map(|(d, in_force)| in_force.map(|is| fact(Seen::Interim(d, is)))));
    facts.extend(events.filter_map(|(e, count)| count.map(|count| fact(Seen::Events(e, count)))));
    for (party, offer) in seen.offers.iter().enumerate() {
        let known = offer.iter().enumerate();
        let known = known.filter_map(|(issue, between)| Some((issue, (*between)?)));
        facts.extend(known.map(|(issue, between)| fact(Seen::Offer(party, issue, between))));
    }
    let draft = seen.draft.iter().enumerate();
    let draft = draft.filter_map(|(issue, between)| Some((issue, (*between)?)));
    facts.extend(draft.map(|(issue, between)| fact(Seen::Draft(issue, between))));
    if !facts.is_empty() {
        facts.insert(0, fact(Seen::Going));
    }
    facts
}

impl Fact {
    /// The lanes that agree with it, at the end of its round.
    pub(crate) fn agreeing(self, talks: &Talks) -> u8 {
        match self.what {
            Seen::Going => (0..WIDTH)
                .filter(|lane| {
                    talks.course.live() >> lane & 1 == 1 || talks.log.end_round[*lane] == self.round
                })
                .fold(0, |lanes, lane| lanes | 1 << lane),
            Seen::State(State::Talking) => talks.course.live() & !talks.suspension.lanes(),
            Seen::State(State::Suspended) => talks.course.live() & talks.suspension.lanes(),
            Seen::State(State::Collapsed) => lanes(|lane| {
                talks.log.end[lane] == End::Collapsed && talks.log.end_round[lane] == self.round
            }),
            Seen::Offer(..) => talks.course.held(),
            Seen::Draft(..) => lanes(|lane| {
                talks.course.held() >> lane & 1 == 1 && last_drafter(talks, lane).is_some()
            }),
            Seen::Agreed(agreed) => either(talks.room.agreed(), agreed),
            Seen::Interim(deal, in_force) => either(talks.interim.in_force()[deal], in_force),
            Seen::Events(event, _) => talks.imposed.possible(event),
        }
    }

    /// By how much it weighs every lane in which it may have been seen, as a logarithm: the probability of what was seen of
    /// a text, as a share of the greatest that any text gives; 0 of anything else.
    pub(crate) fn log_weights(self, table: &Table, talks: &Talks) -> [f64; WIDTH] {
        let reading = table.parts().setting.reading;
        let at = |lane: usize| match self.what {
            Seen::Offer(party, issue, between) => {
                let seat = table.signatories().iter().position(|&other| other == party)?;
                let offer = talks.texts.offers.all()[talks.draw.at(seat, issue)].0[lane];
                Some((offer, between))
            }
            Seen::Draft(issue, between) => {
                let drafter = last_drafter(talks, lane)?;
                Some((talks.texts.drafts.all()[talks.draw.at(drafter, issue)].0[lane], between))
            }
            _ => None,
        };
        core::array::from_fn(|lane| {
            at(lane).map_or(0.0, |(position, between)| log_weight(position, between, reading))
        })
    }

    /// The logarithm of the greatest probability that any text gives to what was seen of it.
    pub(crate) fn log_greatest(self, reading: f64) -> f64 {
        match self.what {
            Seen::Offer(_, _, between) | Seen::Draft(_, between) => log_most(between, reading),
            Seen::Events(_, count) => log_greatest(count),
            _ => 0.0,
        }
    }
}

/// The last mediator, by its place among those that draft, that drafts in a lane.
fn last_drafter(talks: &Talks, lane: usize) -> Option<usize> {
    talks.draw.drafting.iter().rposition(|[mean, search]| (mean | search) >> lane & 1 == 1)
}

/// The logarithm of the likelihood of a text seen between two positions, given where it lay, as a share of the greatest: a
/// normal density where the two are one, else a normal mass.
fn log_weight(position: f64, (low, high): (f64, f64), reading: f64) -> f64 {
    if low == high {
        let apart = (low - position) / reading;
        return -0.5 * apart * apart;
    }
    let mass = normal_cdf((high - position) / reading) - normal_cdf((low - position) / reading);
    libm::log(mass) - log_most((low, high), reading)
}

/// The logarithm of the greatest such likelihood; of a density per share of the scale.
fn log_most((low, high): (f64, f64), reading: f64) -> f64 {
    if low == high {
        return -libm::log(reading * libm::sqrt(2.0 * core::f64::consts::PI));
    }
    let half = 0.5 * (high - low) / reading;
    libm::log(normal_cdf(half) - normal_cdf(-half))
}

fn either(lanes: u8, wanted: bool) -> u8 {
    if wanted { lanes } else { !lanes }
}
