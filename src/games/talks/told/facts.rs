//! What was seen of the rounds already held, fact by fact.

use crate::games::talks::play::talks::Talks;
use crate::games::talks::told::observed::Observed;
use crate::games::talks::told::observed::State;
use crate::lanes::WIDTH;

/// One fact about one round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The round, from 1.
    pub round: u32,
    /// What was seen of it.
    pub what: Seen,
}

/// What was seen of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
            Seen::Agreed(agreed) => either(talks.room.agreed(), agreed),
            Seen::Interim(deal, in_force) => either(talks.interim.in_force()[deal], in_force),
            Seen::Events(event, _) => talks.imposed.possible(event),
        }
    }
}

fn either(lanes: u8, wanted: bool) -> u8 {
    if wanted { lanes } else { !lanes }
}
