//! One negotiation told round by round: what was counted, seen from inside.

use super::play::play;
use super::record::Record;
use super::shape::offers_are_tabled;
use super::{End, Outcome, Played, Table, Talks};
use crate::engine::{Game, QuantityId, alone};
use crate::lanes::{Eight, Level};

/// The negotiation that sits in this lane is told; all eight are the same.
const LANE: usize = 0;

/// One negotiation, from the first round to its end.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// The draw, counted from 0.
    pub draw: u64,
    /// The repeat, counted from 0.
    pub repeat: u64,
    /// The uncertain inputs of the draw, in their own units.
    pub inputs: Vec<(QuantityId, f64)>,
    /// The rounds that were played.
    pub rounds: Vec<Round>,
    /// What it left behind.
    pub outcome: Outcome,
    /// The settled text, one position (0..1) an issue; zeros where nothing settled.
    pub text: Vec<f64>,
}

/// One round. Positions and values are 0..1; signatories, issues, events and deals in the order of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    /// Counted from 1.
    pub round: u32,
    /// The state at its end.
    pub state: End,
    /// Whether the talks took place.
    pub held: bool,
    /// The balance outside the room.
    pub balance: f64,
    /// By event: occurrences before the round.
    pub events: Vec<f64>,
    /// Who trusts whom how much at the end of the round, where something depends on it: by party.
    pub trust: Vec<(usize, usize, f64)>,
    /// By signatory: no-deal value.
    pub no_deal: Vec<f64>,
    /// By signatory: the least it can live with. Empty where the round did not take place, as all below.
    pub reservations: Vec<f64>,
    /// By signatory: the least it asks for.
    pub aspirations: Vec<f64>,
    /// By signatory: concession so far, 0..1.
    pub conceded: Vec<f64>,
    /// By signatory: its offer, one position an issue.
    pub offers: Vec<Vec<f64>>,
    /// By drafting mediator: its draft.
    pub drafts: Vec<Vec<f64>>,
    /// By text on the table (drafts first, then offers): its value to each signatory.
    pub worth: Vec<Vec<f64>>,
    /// By text on the table: whether all accept it.
    pub accepted: Vec<bool>,
    /// The agreed text's place on the table.
    pub agreed: Option<usize>,
    /// Signatories (by their place among them) whose capital refused.
    pub refused_by: Vec<usize>,
    /// By interim deal: whether it is in force at the end of the round.
    pub in_force: Vec<bool>,
    /// By issue: the position while there is no agreement, at the end of the round.
    pub status_quo: Vec<f64>,
    /// Whether a zone of agreement existed so far.
    pub zone_so_far: bool,
}

impl Story {
    /// The negotiation of that seed, draw and repeat, exactly as a run counted it.
    pub fn of(table: &Table, seed: u64, draw: u64, repeat: u64) -> Self {
        let (inputs, seats) = alone(table, seed, draw, repeat);
        let mut scratch = table.scratch(seed, Level::best());
        let mut rounds = Rounds(Vec::new());
        play(table, &mut scratch, &inputs, &seats, &mut rounds);
        let mut played = Played::default();
        played.take(table, &scratch.talks, 1);
        let value = |(row, &id): (usize, &QuantityId)| (id, inputs.values(row)[0]);
        Story {
            draw,
            repeat,
            inputs: table.uncertain().iter().enumerate().map(value).collect(),
            rounds: rounds.0,
            outcome: *played.outcome(0),
            text: played.text(0).to_vec(),
        }
    }
}

/// Writes down every round.
struct Rounds(Vec<Round>);

impl Record for Rounds {
    fn round(&mut self, table: &Table, talks: &Talks) {
        let (n, held) = (talks.signatories, has(talks.held));
        let drafts = table.shape().drafters.len();
        let texts = if offers_are_tabled(table.parts()) { drafts + n } else { drafts };
        let when_held = |count: usize| if held { count } else { 0 };
        let agreed = has(talks.agreed).then_some(talks.verdict.author[LANE] as usize);
        let bonds = table.shape().bonds.iter().zip(&talks.trust);
        self.0.push(Round {
            round: talks.round,
            state: state(talks),
            held,
            balance: talks.balance.0[LANE],
            events: column(&talks.counts),
            trust: bonds.map(|(bond, trust)| (bond.truster, bond.trusted, trust.0[LANE])).collect(),
            no_deal: column(&talks.no_deal),
            reservations: column(&talks.reservation[..when_held(n)]),
            aspirations: column(&talks.aspiration[..when_held(n)]),
            conceded: column(&talks.conceded[..when_held(n)]),
            offers: rows(&talks.offers, talks.issues, when_held(n)),
            drafts: rows(&talks.drafts, talks.issues, when_held(drafts)),
            worth: rows(&talks.verdict.text_worth, n, when_held(texts)),
            accepted: talks.verdict.accepted[..when_held(texts)]
                .iter()
                .map(|&lanes| has(lanes))
                .collect(),
            agreed,
            refused_by: (0..n)
                .filter(|&i| agreed.is_some() && has(talks.verdict.refused[i]))
                .collect(),
            in_force: talks.in_force.iter().map(|&lanes| has(lanes)).collect(),
            status_quo: column(&talks.status_quo),
            zone_so_far: has(talks.zone),
        });
    }
}

fn has(lanes: u8) -> bool {
    lanes >> LANE & 1 == 1
}

fn column(numbers: &[Eight]) -> Vec<f64> {
    numbers.iter().map(|number| number.0[LANE]).collect()
}

fn rows(numbers: &[Eight], width: usize, count: usize) -> Vec<Vec<f64>> {
    numbers.chunks(width).take(count).map(column).collect()
}

fn state(talks: &Talks) -> End {
    let ended = !has(talks.live);
    if ended {
        talks.log.end[LANE]
    } else if has(talks.suspended) {
        End::Suspended
    } else {
        End::Talking
    }
}
