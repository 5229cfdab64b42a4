//! What is recorded (model, section 16).

use super::curve;
use super::room::Tabled;
use super::state::State;
use super::world::World;
use super::zone::Zone;

/// How a negotiation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// A text was ratified.
    Settled,
    /// The talks were suspended for too long.
    Collapsed,
    /// The conflict was decided outside the room.
    Decided,
    /// Still talking at the horizon.
    Talking,
    /// Suspended at the horizon.
    Suspended,
}

/// The state at the end of one round; vectors over parties have entries for everybody.
#[derive(Clone, Debug)]
pub struct RoundLog {
    /// Which round.
    pub round: u32,
    /// Talking, suspended, or how it ended in this round.
    pub state: End,
    /// Did the talks of the round take place?
    pub held: bool,
    /// The balance z.
    pub balance: f64,
    /// How often each event happened before the round.
    pub events: Vec<u32>,
    /// Trust at the end of the round.
    pub trust: Vec<Vec<f64>>,
    /// No-deal values b (0 for those who do not sign; those of the round before where the conflict was decided).
    pub no_deal: Vec<f64>,
    /// Aspirations A of the last round held.
    pub aspiration: Vec<f64>,
    /// Concessions h.
    pub conceded: Vec<f64>,
    /// Hardening g.
    pub hardened: Vec<f64>,
    /// Last offers.
    pub offers: Vec<Option<Vec<f64>>>,
    /// Last drafts.
    pub drafts: Vec<Option<Vec<f64>>>,
    /// The texts of this round and who accepted them.
    pub table: Vec<Tabled>,
    /// The place on the table of the text agreed in the room.
    pub agreed: Option<usize>,
    /// Capitals that refused.
    pub refused: Vec<usize>,
    /// Interim deals in force.
    pub interim: Vec<bool>,
    /// Interim deals that broke in this round.
    pub broken: Vec<usize>,
    /// The status quo at the end of the round.
    pub status_quo: Vec<f64>,
    /// The reference text at the end of the round.
    pub reference: Vec<f64>,
    /// The zone of agreement (none where the conflict was decided after round 1).
    pub zone: Option<Zone>,
    /// The closest decision of the round in units of its tolerance: 1 is a safe tie, below 0.5 rounding may have decided.
    pub closest_call: f64,
}

/// One negotiation.
#[derive(Clone, Debug)]
pub struct Story {
    /// How it ended.
    pub end: End,
    /// The round in which it did.
    pub round: u32,
    /// The text settled.
    pub text: Option<Vec<f64>>,
    /// Who tabled it.
    pub author: Option<usize>,
    /// A zone of agreement in round 1.
    pub zone_at_start: bool,
    /// One in any round.
    pub zone_ever: bool,
    /// Was any text agreed in the room?
    pub agreed_ever: bool,
    // Reading: every capital that refuses counts.
    /// How often a capital refused (two at once count twice).
    pub refusals: u32,
    /// Was each interim deal ever adopted?
    pub interim_ever: Vec<bool>,
    /// The first month in which the settlement was broken; none: never within the months watched, or nothing settled.
    pub broken_in_month: Option<u32>,
    /// The smallest distance of temptation from what held the settlement.
    pub aftermath_closest: f64,
    /// The sticking issue of talks not settled.
    pub sticking: Option<usize>,
    /// What the sides still differ by, issue by issue.
    pub differences: Vec<f64>,
    /// The rounds in order.
    pub rounds: Vec<RoundLog>,
}

impl Story {
    // Reading: a settlement broken in month u held for u - 1 months.
    /// Whole months that a settlement held; none if never broken within the months watched, or nothing settled.
    pub fn months_held(&self) -> Option<u32> {
        self.broken_in_month.map(|month| month - 1)
    }

    /// The closest decision of all rounds up to one.
    pub fn closest_call_by(&self, round: u32) -> f64 {
        let rounds = self.rounds.iter().filter(|log| log.round <= round);
        rounds
            .fold(f64::INFINITY, |closest, log| super::numbers::smaller(closest, log.closest_call))
    }
}

/// What the signatories' last positions differ by, issue by issue, summed over ordered pairs.
pub fn differences(world: &World, state: &State) -> Vec<f64> {
    let mut sums = vec![0.0; world.issues.len()];
    for i in world.signatories() {
        let weights = world.parties[i].weights();
        for j in world.signatories().into_iter().filter(|&j| j != i) {
            for (k, sum) in sums.iter_mut().enumerate() {
                *sum += weights[k] * apart(world, state, i, j, k);
            }
        }
    }
    sums
}

fn apart(world: &World, state: &State, i: usize, j: usize, issue: usize) -> f64 {
    let Some(own) = world.parties[i].curve(issue) else { return 0.0 };
    let mine = stands_at(world, state, i, issue);
    let theirs = stands_at(world, state, j, issue);
    (curve::value(own, mine) - curve::value(own, theirs)).abs()
}

// Reading: a signatory that made no offer and does not list the issue stands at the status quo of the start.
fn stands_at(world: &World, state: &State, i: usize, issue: usize) -> f64 {
    match &state.last_offer[i] {
        Some(offer) => offer[issue],
        None => world.parties[i].curve(issue).map_or(world.issues[issue].status_quo, curve::ideal),
    }
}

/// The issue with the largest difference; the first listed of equal ones.
pub fn sticking(differences: &[f64]) -> Option<usize> {
    let mut best: Option<usize> = None;
    for (k, d) in differences.iter().enumerate() {
        if best.is_none_or(|b| *d > differences[b]) {
            best = Some(k);
        }
    }
    best
}
