//! What is recorded (model, section 16).

use super::bounds;
use super::curve;
use super::numbers::SLACK;
use super::outside::Way;
use super::room::{Author, Tabled};
use super::state::State;
use super::world::World;
use super::zone::Zone;

/// How a negotiation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// A text was ratified.
    Settled,
    /// The talks were suspended for too long, somebody left, or a deadline ended them.
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
    /// The least that each could live with at the reference text: r.
    pub least: Vec<f64>,
    /// Aspirations A of the last round held.
    pub aspiration: Vec<f64>,
    /// How far each had come down: s of the last round held.
    pub spent: Vec<f64>,
    /// Concessions h.
    pub conceded: Vec<f64>,
    /// Hardening g.
    pub hardened: Vec<f64>,
    /// Last offers.
    pub offers: Vec<Option<Vec<f64>>>,
    /// Drafts of the last round held.
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
    /// In round 1, where there is no zone: would there be one without the signatories' red lines?
    pub zone_without_red_lines: Option<bool>,
    /// Did all signatories bargain in good faith?
    pub good_faith: bool,
    /// Who broke off.
    pub left: Vec<usize>,
    /// Which way the conflict was decided.
    pub decided: Option<Way>,
    /// Did a deadline end the talks?
    pub deadline_ended: bool,
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
    pub author: Option<Author>,
    /// A zone of agreement in round 1.
    pub zone_at_start: bool,
    /// Where there is none: would there be one without the signatories' red lines?
    pub zone_without_red_lines: Option<bool>,
    /// One in any round.
    pub zone_ever: bool,
    /// One in the last round that was reached undecided.
    pub zone_at_last: bool,
    /// In what share of the rounds reached undecided there was one.
    pub zone_share: f64,
    /// Did all signatories bargain in good faith in every round reached?
    pub good_faith: bool,
    /// Was any text agreed in the room?
    pub agreed_ever: bool,
    // Reading: every capital that refuses counts.
    /// How often a capital refused (two at once count twice).
    pub refusals: u32,
    /// Was each interim deal ever adopted?
    pub interim_ever: Vec<bool>,
    /// Who broke off.
    pub left: Vec<usize>,
    /// Which way the conflict was decided.
    pub decided: Option<Way>,
    /// The first month in which the settlement was broken; none: never within the months watched, or nothing settled.
    pub broken_in_month: Option<u32>,
    /// The smallest distance of temptation from what held the settlement.
    pub aftermath_closest: f64,
    /// The sticking issue of talks not settled.
    pub sticking: Option<usize>,
    /// What the other's offers lack, issue by issue.
    pub lacking: Vec<f64>,
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

/// What the other's last offers lack, issue by issue, summed over ordered pairs.
pub fn lacking(world: &World, state: &State) -> Vec<f64> {
    let mut sums = vec![0.0; world.issues.len()];
    for i in world.signatories() {
        let weights = world.parties[i].weights();
        for j in world.other_signatories(i) {
            for (k, sum) in sums.iter_mut().enumerate() {
                *sum += weights[k] * lacks(world, state, i, j, k);
            }
        }
    }
    sums
}

fn lacks(world: &World, state: &State, i: usize, j: usize, issue: usize) -> f64 {
    let own = &world.parties[i];
    let mine = own.worth(issue, stands_at(world, state, i, issue));
    let theirs = own.worth(issue, stands_at(world, state, j, issue));
    super::numbers::larger(0.0, mine - theirs)
}

fn stands_at(world: &World, state: &State, i: usize, issue: usize) -> f64 {
    match &state.last_offer[i] {
        Some(offer) => offer[issue],
        None => world.parties[i].curve(issue).map_or(world.issues[issue].status_quo, curve::ideal),
    }
}

/// The first issue on which red lines exclude each other; else the one on which most is lacking, the first listed of equal ones.
// Reading: what is lacking by less than 1e-9 is not lacking.
pub fn sticking(world: &World, lacking: &[f64]) -> Option<usize> {
    let excluded = (0..lacking.len()).find(|&k| bounds::common(world, k).is_none());
    excluded.or_else(|| {
        let mut best: Option<usize> = None;
        for (k, d) in lacking.iter().enumerate() {
            if *d > SLACK && best.is_none_or(|b| *d > lacking[b]) {
                best = Some(k);
            }
        }
        best
    })
}
