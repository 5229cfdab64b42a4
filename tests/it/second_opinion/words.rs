//! What each piece of luck is called. A purpose is part of its address, so these names are what a comparison with another
//! implementation hangs on; each says whether it is drawn once a draw, once a negotiation or once a round.

use super::world::World;

/// Once a draw: does a party bargain in good faith?
pub fn good_faith(world: &World, party: usize) -> String {
    format!("good_faith.{}", world.parties[party].id)
}

/// Once a negotiation: how a party reads its instructions.
pub fn hesitation(world: &World, party: usize) -> String {
    format!("hesitation.{}", world.parties[party].id)
}

/// Once a negotiation: how firm a signatory turns out to be.
pub fn firmness(world: &World, party: usize) -> String {
    format!("firm.{}", world.parties[party].id)
}

/// Once a negotiation: how one party misreads what another cares about on an issue.
pub fn misreading(world: &World, reader: usize, of: usize, issue: usize) -> String {
    let (reader, of) = (&world.parties[reader].id, &world.parties[of].id);
    format!("misreading.{reader}.of.{of}.on.{}", world.issues[issue].id)
}

/// Once a negotiation: does a scheduled change happen at all?
pub fn change_happens(id: &str) -> String {
    format!("change.{id}.happens")
}

/// Once a negotiation: when a change at random happens.
pub fn change_when(id: &str) -> String {
    format!("change.{id}.when")
}

/// Once a round: the step of the balance.
pub const BALANCE: &str = "balance";

/// Once a month of the aftermath: the step of the balance. A word of its own, at the month since the signing, so that no horizon
/// moves it.
pub const BALANCE_AFTERWARDS: &str = "balance.aftermath";

/// Once a round: was the decisive line crossed between two rounds?
pub const CROSSING: &str = "balance.between";

/// Once a round: how often an event happens before it.
pub fn event(id: &str) -> String {
    format!("event.{id}")
}

/// Once a round: does it take place?
pub const SUSPENSION: &str = "suspension";

/// Once a round: do suspended talks resume?
pub const RESUMING: &str = "resuming";

/// Once a round: does an interim deal in force break?
pub fn breaking(id: &str) -> String {
    format!("break.{id}")
}

/// Once a round: does a signatory break off for good?
pub fn leaving(world: &World, party: usize) -> String {
    format!("leaving.{}", world.parties[party].id)
}

/// In the round of a deadline (counted from 1): does a signatory come down?
pub fn yields(world: &World, deadline: usize, party: usize) -> String {
    format!("deadline.{}.yields.{}", deadline + 1, world.parties[party].id)
}

/// In the round of a deadline (counted from 1): does it end the talks?
pub fn ends(deadline: usize) -> String {
    format!("deadline.{}.ends", deadline + 1)
}
